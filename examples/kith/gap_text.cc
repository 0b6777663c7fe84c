#include "examples/kith/gap_text.h"

#include <algorithm>

#include "examples/kith/gap_files.h"
#include "examples/kith/offer_text.h"
#include "kith/base/text.h"

namespace kith_program {
namespace {

using A = kith::MessageArgument;
using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

constexpr int kIndent = 2;
constexpr int kNumberWidth = 12;

// Those whose number is told, most first; rows stay as they are among equals.
std::vector<const kith::GapRow*> MostWithout(const kith::GapTable& table, std::size_t top) {
  std::vector<const kith::GapRow*> rows;
  for (const kith::GapRow& row : table.rows)
    if (row.has_barrier) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const kith::GapRow* a, const kith::GapRow* b) {
    return a->with.front().number > b->with.front().number;
  });
  if (rows.size() > top) rows.resize(top);
  return rows;
}

std::string Cellular(const kith::GapNumber& number) {
  return number.told == kith::Told::kNumber ? Thousands(static_cast<long long>(number.number)) : GapNumberText(number);
}

std::string BarrierText(const kith::GapRow& row, const TextOptions& options) {
  if (!row.has_barrier) return "";
  if (!row.barrier) return options.Say("gaps.not_listed"_message);
  return options.Say("exclusion.text"_message, {A::Key("reason", ToString(*row.barrier))});
}

std::vector<Cell> RowCells(std::vector<Cell> cells, const kith::GapRow& row, const TextOptions& options) {
  cells.push_back({Cellular(row.households)});
  for (const kith::GapNumber& number : row.with) cells.push_back({Cellular(number)});
  cells.push_back({BarrierText(row, options)});
  return cells;
}

std::string Rows(const GapGroups& groups, const kith::GapTable& table, std::size_t top, const TextOptions& options) {
  std::vector<Column> columns;
  for (const std::string& name : groups.columns()) columns.push_back({Printable(name)});
  columns.insert(columns.end(), {{options.Say("gaps.households"_message), kNumberWidth, true},
                                 {options.Say("gaps.none"_message), kNumberWidth, true},
                                 {options.Say("gaps.one"_message), kNumberWidth, true},
                                 {options.Say("gaps.several"_message), kNumberWidth, true},
                                 {options.Say("gaps.barrier"_message)}});
  Table shown(std::move(columns));
  for (const kith::GapRow* row : MostWithout(table, top)) {
    std::vector<Cell> cells;
    for (const std::string& value : row->key) cells.push_back({Printable(value)});
    shown.Add(RowCells(std::move(cells), *row, options));
  }
  std::vector<Cell> all(groups.columns().size());
  all.front().text = options.Say("gaps.all"_message);
  shown.Add(RowCells(std::move(all), table.all, options));
  std::string text;
  for (const TableLine& line : shown.Lines(kIndent, options)) text += line.text;
  return text;
}

}  // namespace

std::string GapsText(const kith::Matcher& matcher, const GapGroups& groups, const kith::GapTable& table,
                     kith::Instant as_of, std::size_t top, const TextOptions& options) {
  kith::Ranking versions;
  versions.as_of = as_of;
  versions.versions = matcher.versions();
  const kith::Phrase moment = {TimeText(as_of, matcher.catalog().time_zone(), options)};
  const A rows = A::Number("rows", static_cast<double>(table.rows.size()));
  const A shown = A::Number("shown", static_cast<double>(MostWithout(table, top).size()));
  return Paragraph(options.Say("gaps.title"_message, {A::Said("moment", moment)}), Style::kBold, options) + "\n" +
         Rows(groups, table, top, options) + "\n" +
         Paragraph(options.Say("gaps.shown"_message, {shown, rows}), Style::kPlain, options) +
         Paragraph(options.Say("gaps.marks"_message), Style::kPlain, options) + "\n" +
         FooterText(matcher.catalog(), versions, options);
}

}  // namespace kith_program
