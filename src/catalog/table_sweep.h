// Sorting one table by key without its duplicates, and keeping the records that pass a test.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "src/catalog/cleaning.h"
#include "src/catalog/record_content.h"

namespace kith {

// Keeps the records for which `keep(record, report)` holds; it may repair the record. Order stays.
template <class Record, class Keep>
void Sweep(std::vector<Record>& table, Table name, Findings& findings, Keep keep) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string key = table[i].key;
    RecordReport report(findings, name, key);
    if (!keep(table[i], report)) continue;
    if (kept != i) table[kept] = std::move(table[i]);
    ++kept;
  }
  table.erase(table.begin() + static_cast<std::ptrdiff_t>(kept), table.end());
}

template <class Record>
std::string ContentOf(const Record& record) {
  ContentText text;
  AppendContent(text, record);
  return std::move(text).Take();
}

// By key; records of one key by their content, so that which of them is kept does not depend on the order of the input.
template <class Record>
void SortByKey(std::vector<Record>& table) {
  const auto before = [&table](std::uint32_t a, std::uint32_t b) {
    if (const int order = table[a].key.compare(table[b].key); order != 0) return order < 0;
    return a != b && ContentOf(table[a]) < ContentOf(table[b]);
  };
  std::vector<std::uint32_t> order(table.size());
  std::iota(order.begin(), order.end(), 0U);
  if (std::is_sorted(order.begin(), order.end(), before)) return;
  std::sort(order.begin(), order.end(), before);
  std::vector<Record> sorted;
  sorted.reserve(table.size());
  for (const std::uint32_t at : order) sorted.push_back(std::move(table[at]));
  table = std::move(sorted);
}

// After it, the table ascends by key, and every key is there once.
template <class Record>
void SortAndDropDuplicates(std::vector<Record>& table, Table name, Findings& findings) {
  SortByKey(table);
  const Record* last = nullptr;
  std::string last_key;
  Sweep(table, name, findings, [&](const Record& record, RecordReport& report) {
    if (record.key.empty()) return report.Reject("id", "empty: expected a key");
    if (last != nullptr && record.key == last_key)
      return report.Reject("id", "another record has this key: the first by content is kept");
    last = &record;
    last_key = record.key;
    return true;
  });
}

}  // namespace kith
