// The columns of HSDS 3.1's tables, each described once: how it is read, how it is written, what the data package says of it.
//
//   TableSpec<Phone>{"phones", "phone", &Directory::phones,
//                    {KeyColumn<&Phone::key>("id").Required(), TextColumn<&Phone::number>("number"), ...}};
//
// Model     Columns stand in the order in which they are written: official ones in the official order, then ours. A carried column is read into and
//           written from the record's extras. What takes several cells is read by the table's `finish`.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/catalog/records.h"
#include "src/interop/csv_table.h"
#include "src/interop/import_log.h"

namespace kith {

enum class ColumnKind : std::uint8_t { kText, kNumber, kInteger, kBoolean, kDate, kTimeOfDay, kMoment };

// One record while it is read.
struct Row {
  CsvTable& table;
  std::span<const CsvColumn> columns;  // of the table's spec; absent where they are carried
  const TimeZone& zone;
  const ImportLog& log;
  std::unordered_set<std::string>& confidential_locations;
  std::unordered_set<std::string>* confidential_offers = nullptr;  // services at them

  CsvColumn At(std::string_view name) const {
    for (const CsvColumn& column : columns) {
      if (column.name == name) return column;
    }
    return {name};
  }
};

template <class Record>
struct ColumnSpec {
  std::string_view name;
  ColumnKind kind = ColumnKind::kText;
  void (*read)(Record&, Row&, CsvColumn) = nullptr;  // nullptr: carried
  void (*write)(const Record&, const TimeZone&, std::string&) = nullptr;
  std::string_view refers_to = {};  // the resource whose id it is
  bool required = false;            // a header without it is an error, and every record that stands has it
  bool ours = false;                // no official column; written where any record has it

  bool carried() const { return write == nullptr; }
  constexpr ColumnSpec Required() const {
    return With([](ColumnSpec& column) { column.required = true; });
  }
  constexpr ColumnSpec Ours() const {
    return With([](ColumnSpec& column) { column.ours = true; });
  }
  constexpr ColumnSpec RefersTo(std::string_view resource) const {
    return With([resource](ColumnSpec& column) { column.refers_to = resource; });
  }

 private:
  template <class Change>
  constexpr ColumnSpec With(Change change) const {
    ColumnSpec changed = *this;
    change(changed);
    return changed;
  }
};

template <class Record>
struct TableSpec {
  std::string_view name;      // of the file, without .csv
  std::string_view resource;  // its name in the data package
  std::vector<Record> Directory::*records;
  std::vector<ColumnSpec<Record>> columns;
  void (*begin)(Row&) = nullptr;            // before any cell is read
  void (*finish)(Record&, Row&) = nullptr;  // after all
};

template <class Member>
struct MemberTraits;
template <class R, class V>
struct MemberTraits<V R::*> {
  using Record = R;
  using Value = V;
};
template <auto kMember>
using RecordOf = typename MemberTraits<decltype(kMember)>::Record;
template <auto kMember>
using ValueOf = typename MemberTraits<decltype(kMember)>::Value;

template <class Record>
constexpr ColumnSpec<Record> CarriedColumn(std::string_view name) {
  return {.name = name};
}

// Read by the table's `finish`.
template <class Record>
constexpr ColumnSpec<Record> JointColumn(std::string_view name, ColumnKind kind,
                                         void (*write)(const Record&, const TimeZone&, std::string&)) {
  return {.name = name, .kind = kind, .read = [](Record&, Row&, CsvColumn) {}, .write = write};
}

template <auto kMember>
constexpr auto TextColumn(std::string_view name) {
  using Record = RecordOf<kMember>;
  return ColumnSpec<Record>{
      .name = name,
      .read = [](Record& record, Row& row, CsvColumn column) { record.*kMember = row.table.Text(column); },
      .write = [](const Record& record, const TimeZone&, std::string& out) { out = record.*kMember; }};
}

// Ids, codes and words: blanks around them mean nothing.
template <auto kMember>
constexpr auto KeyColumn(std::string_view name) {
  using Record = RecordOf<kMember>;
  ColumnSpec<Record> column = TextColumn<kMember>(name);
  column.read = [](Record& record, Row& row, CsvColumn at) { record.*kMember = row.table.Key(at); };
  return column;
}

// A column of an optional value: how it is read and written follows from its type.
template <class Value>
struct CellFormat;

template <>
struct CellFormat<double> {
  static constexpr ColumnKind kKind = ColumnKind::kNumber;
  static std::optional<double> Read(Row& row, CsvColumn column) { return row.table.Number(column); }
  static void Write(double value, const TimeZone&, std::string& out) {
    std::array<char, 32> text{};
    const std::to_chars_result end = std::to_chars(text.data(), text.data() + text.size(), value);
    out.assign(text.data(), end.ptr);
  }
};

template <class Number>
struct IntegerFormat {
  static constexpr ColumnKind kKind = ColumnKind::kInteger;
  static std::optional<Number> Read(Row& row, CsvColumn column) {
    const std::optional<std::int64_t> value =
        row.table.Integer(column, std::numeric_limits<Number>::min(), std::numeric_limits<Number>::max());
    return value ? std::optional(static_cast<Number>(*value)) : std::nullopt;
  }
  static void Write(Number value, const TimeZone&, std::string& out) { out = std::to_string(value); }
};
template <>
struct CellFormat<std::int32_t> : IntegerFormat<std::int32_t> {};
template <>
struct CellFormat<std::int64_t> : IntegerFormat<std::int64_t> {};

template <>
struct CellFormat<Date> {
  static constexpr ColumnKind kKind = ColumnKind::kDate;
  static std::optional<Date> Read(Row& row, CsvColumn column) { return row.table.Day(column); }
  static void Write(Date value, const TimeZone&, std::string& out) { out = FormatDate(value); }
};

template <>
struct CellFormat<Instant> {
  static constexpr ColumnKind kKind = ColumnKind::kMoment;
  static std::optional<Instant> Read(Row& row, CsvColumn column) { return row.table.Moment(column, row.zone); }
  static void Write(Instant value, const TimeZone& zone, std::string& out) {
    out = FormatInstant(value, zone);
    // A local offset of before standard time has seconds, which the text has not.
    const absl::StatusOr<Instant> read = ParseInstant(out, zone);
    if (!read.ok() || *read != value) out = FormatInstant(value, TimeZone());
  }
};

template <auto kMember>
constexpr auto ValueColumn(std::string_view name) {
  using Record = RecordOf<kMember>;
  using Format = CellFormat<typename ValueOf<kMember>::value_type>;
  return ColumnSpec<Record>{
      .name = name,
      .kind = Format::kKind,
      .read = [](Record& record, Row& row, CsvColumn column) { record.*kMember = Format::Read(row, column); },
      .write =
          [](const Record& record, const TimeZone& zone, std::string& out) {
            if (record.*kMember) Format::Write(*(record.*kMember), zone, out);
          }};
}

template <auto kMember>
constexpr auto TruthColumn(std::string_view name) {
  using Record = RecordOf<kMember>;
  return ColumnSpec<Record>{.name = name,
                            .kind = ColumnKind::kBoolean,
                            .read =
                                [](Record& record, Row& row, CsvColumn column) {
                                  const std::optional<bool> value = row.table.Boolean(column);
                                  record.*kMember = value ? ToTruth(*value) : Truth::kUnknown;
                                },
                            .write =
                                [](const Record& record, const TimeZone&, std::string& out) {
                                  if (record.*kMember != Truth::kUnknown)
                                    out = record.*kMember == Truth::kTrue ? "true" : "false";
                                }};
}

// What a column's words stand for. Case does not matter, and neither do blanks, hyphens and underscores between words.
template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

template <class Words>
auto FindWord(const Words& words, std::string_view text) -> decltype(&*words.begin()) {
  for (const auto& word : words) {
    if (word.word == text) return &word;
  }
  const std::string folded = FoldName(text);
  for (const auto& word : words) {
    if (FoldName(word.word) == folded) return &word;
  }
  return nullptr;
}

template <class Words, class Value>
std::string_view WordFor(const Words& words, Value value) {
  for (const auto& word : words) {
    if (word.value == value) return word.word;
  }
  return {};
}

// "active, inactive or defunct"
template <class Words>
std::string ListOf(const Words& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += words[i].word;
  }
  return list;
}

// The cell's word. Where it is none of them, it is reported with `instead` ("taken as physical") and nothing is given; so is an empty one with
// `must_be_stated`.
template <class Words>
auto ReadWord(Row& row, CsvColumn column, const Words& words, std::string_view instead, bool must_be_stated = false)
    -> std::optional<decltype(words.begin()->value)> {
  const std::string_view text = Trim(row.table.Cell(column));
  if (text.empty()) {
    if (must_be_stated) row.table.Repair(column, "is empty: " + std::string(instead));
    return std::nullopt;
  }
  if (const auto* word = FindWord(words, text)) return word->value;
  row.table.RepairCell(column, "is not " + ListOf(words) + ": " + std::string(instead));
  return std::nullopt;
}

}  // namespace kith
