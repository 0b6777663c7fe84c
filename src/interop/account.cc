#include "kith/interop/account.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

#include "kith/base/status.h"
#include "kith/base/text.h"

namespace kith {
namespace {

std::string_view ToString(DefectFate fate) {
  switch (fate) {
    case DefectFate::kRepaired:
      return "repaired";
    case DefectFate::kRejected:
      return "rejected";
    case DefectFate::kLeftOut:
      break;
  }
  return "left out";
}

// Issues that differ in what stood in the record are one kind: quoted text and numbers are left out of it.
std::string KindOf(std::string_view reason) {
  std::string kind;
  bool quoted = false;
  for (const char c : reason) {
    if (c == '"') {
      quoted = !quoted;
      if (!quoted) kind += "\"...\"";
    } else if (quoted) {
      continue;
    } else if (c >= '0' && c <= '9') {
      if (kind.empty() || kind.back() != '#') kind += '#';
    } else {
      kind += c;
    }
  }
  return kind;
}

struct Kind {
  std::int64_t count = 0;
  const ImportIssue* first = nullptr;
};

std::string Padded(std::string_view text, std::size_t width, bool right) {
  const std::string blanks(width > text.size() ? width - text.size() : 0, ' ');
  return right ? blanks + std::string(text) : std::string(text) + blanks;
}

using Row = std::vector<std::string>;

// The first column flush left, the numbers flush right.
void AppendTable(std::string& out, const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "  ") + Padded(row[i], widths[i], i > 0);
    out += '\n';
  }
}

void AppendKinds(std::string& out, const std::vector<ImportIssue>& issues) {
  std::map<std::tuple<std::string, std::string, DefectFate, std::string>, Kind> kinds;
  std::vector<const Kind*> order;
  for (const ImportIssue& issue : issues) {
    Kind& kind = kinds[{issue.file, issue.field, issue.fate, KindOf(issue.reason)}];
    if (kind.count++ > 0) continue;
    kind.first = &issue;
    order.push_back(&kind);
  }
  for (const Kind* kind : order) {
    const ImportIssue& issue = *kind->first;
    out += Padded(std::to_string(kind->count), 8, true) + "  " + std::string(ToString(issue.fate)) + "  " +
           ToString(InputPlace{issue.file, issue.line, issue.record, issue.field}) + ": " + issue.reason;
    if (kind->count > 1) out += " (and " + std::to_string(kind->count - 1) + " more like it)";
    out += '\n';
  }
}

void AppendNotMapped(std::string& out, const std::vector<TableAccount>& tables) {
  bool first = true;
  for (const TableAccount& table : tables) {
    if (table.columns_not_mapped.empty()) continue;
    if (std::exchange(first, false)) out += '\n';
    out += table.file + ": columns not mapped: " + JoinList(table.columns_not_mapped, ", ") + "\n";
  }
}

}  // namespace

std::int64_t ImportAccount::rejected() const {
  return std::accumulate(tables.begin(), tables.end(), std::int64_t{0},
                         [](std::int64_t sum, const TableAccount& table) { return sum + table.rejected; });
}

std::int64_t ImportAccount::repaired() const {
  return std::accumulate(tables.begin(), tables.end(), std::int64_t{0},
                         [](std::int64_t sum, const TableAccount& table) { return sum + table.repaired; });
}

std::int64_t ImportAccount::left_out() const {
  return std::accumulate(tables.begin(), tables.end(), std::int64_t{0},
                         [](std::int64_t sum, const TableAccount& table) { return sum + table.left_out; });
}

bool ImportAccount::Balances() const {
  // A record is its file and line; one without a line is its id. Its fate is the gravest of its issues'.
  using Record = std::pair<std::int64_t, std::string>;
  constexpr auto kGravity = [](DefectFate fate) {
    return fate == DefectFate::kRejected ? 2 : fate == DefectFate::kLeftOut ? 1 : 0;
  };
  std::map<std::string, std::map<Record, int>> named;  // file -> record -> gravity
  for (const ImportIssue& issue : issues) {
    int& gravity = named[issue.file][{issue.line, issue.line > 0 ? std::string() : issue.record}];
    gravity = std::max(gravity, kGravity(issue.fate));
  }
  std::size_t found = 0;
  for (const TableAccount& table : tables) {
    if (table.accepted < 0 || table.read != table.accepted + table.repaired + table.rejected + table.left_out)
      return false;
    std::array<std::int64_t, 3> counts{};
    if (const auto at = named.find(table.file); at != named.end()) {
      ++found;
      for (const auto& [record, gravity] : at->second) ++counts[static_cast<std::size_t>(gravity)];
    }
    if (counts != std::array<std::int64_t, 3>{table.repaired, table.left_out, table.rejected}) return false;
  }
  return found == named.size();
}

std::string ImportAccount::ToText() const {
  const bool any_left_out = left_out() > 0;
  std::vector<Row> rows = {{"table", "read", "accepted", "repaired", "rejected"}};
  if (any_left_out) rows.front().emplace_back("left out");
  TableAccount all{"all", 0, 0, repaired(), rejected(), left_out(), {}};
  const auto add_row = [&](const TableAccount& table) {
    Row& row = rows.emplace_back();
    row.push_back(table.file);
    for (const std::int64_t count : {table.read, table.accepted, table.repaired, table.rejected})
      row.push_back(std::to_string(count));
    if (any_left_out) row.push_back(std::to_string(table.left_out));
  };
  for (const TableAccount& table : tables) {
    add_row(table);
    all.read += table.read;
    all.accepted += table.accepted;
  }
  add_row(all);
  std::string text;
  AppendTable(text, rows);
  AppendNotMapped(text, tables);
  if (!issues.empty()) text += '\n';
  AppendKinds(text, issues);
  if (!notes.empty()) text += '\n';
  for (const std::string& note : notes) text += note + '\n';
  return text;
}

std::string ImportAccount::ToJson() const {
  nlohmann::ordered_json json = {
      {"tables", nlohmann::ordered_json::array()}, {"issues", nlohmann::ordered_json::array()}, {"notes", notes}};
  for (const TableAccount& table : tables) {
    nlohmann::ordered_json& row = json["tables"].emplace_back(nlohmann::ordered_json{{"file", table.file},
                                                                                     {"read", table.read},
                                                                                     {"accepted", table.accepted},
                                                                                     {"repaired", table.repaired},
                                                                                     {"rejected", table.rejected}});
    if (table.left_out > 0) row["left_out"] = table.left_out;
    if (!table.columns_not_mapped.empty()) row["columns_not_mapped"] = table.columns_not_mapped;
  }
  for (const ImportIssue& issue : issues) {
    json["issues"].push_back({{"fate", ToString(issue.fate)},
                              {"file", issue.file},
                              {"line", issue.line},
                              {"record", issue.record},
                              {"field", issue.field},
                              {"reason", issue.reason}});
  }
  // Texts are UTF-8 by now; should one not be, it is shown as well as it can be rather than throwing.
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace kith
