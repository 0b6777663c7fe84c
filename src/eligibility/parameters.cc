#include "kith/eligibility/parameters.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <limits>
#include <tuple>

#include "kith/base/status.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/parameter_file.h"
#include "src/eligibility/region_name.h"

namespace kith {
namespace {

constexpr Int128 kMaxCents = std::numeric_limits<std::int64_t>::max();

auto PlaceOf(const ParameterRow& row) { return std::tie(row.region, row.percent, row.from); }

std::string DefaultLabel(std::string_view name) {
  std::string label(name);
  std::ranges::replace(label, '_', ' ');
  return label;
}

// A region has one spelling in a table, the first.
void SpellAlike(std::vector<ParameterRow>& rows, std::span<const ParameterRow> before) {
  for (ParameterRow& row : rows) {
    const auto same = [&](const ParameterRow& other) { return IsOneRegion(other.region, row.region); };
    const auto known = std::ranges::find_if(before, same);
    row.region = known != before.end() ? known->region : std::ranges::find_if(rows, same)->region;
  }
}

// What is in `more` takes the place of what is there for the same region, percentage and day.
ParameterTable Merge(const ParameterTable* shipped, const std::string& name, ParameterFile more) {
  SpellAlike(more.rows, shipped == nullptr ? std::span<const ParameterRow>() : shipped->rows());
  if (shipped == nullptr) return {name, more.label.empty() ? DefaultLabel(name) : more.label, std::move(more.rows)};
  for (const ParameterRow& row : shipped->rows()) {
    const auto same = [&](const ParameterRow& other) { return PlaceOf(other) == PlaceOf(row); };
    if (std::ranges::none_of(more.rows, same)) more.rows.push_back(row);
  }
  return {name, more.label.empty() ? shipped->label() : more.label, std::move(more.rows)};
}

ParameterTables::File Named(const ShippedText& text) { return {std::string(text.name), std::string(text.text)}; }

}  // namespace

std::optional<std::int64_t> ParameterRow::CentsFor(std::int32_t persons) const {
  const auto known = static_cast<std::int32_t>(cents.size());
  if (persons < 1 || (persons > known && !cents_each_more)) return std::nullopt;
  if (persons <= known) return cents[static_cast<std::size_t>(persons) - 1];
  const Int128 of_all = Int128{cents.back()} + Int128{persons - known} * *cents_each_more;
  return of_all > kMaxCents ? std::nullopt : std::optional(static_cast<std::int64_t>(of_all));
}

ParameterTable::ParameterTable(std::string name, std::string label, std::vector<ParameterRow> rows)
    : name_(std::move(name)), label_(std::move(label)), rows_(std::move(rows)) {
  std::ranges::sort(rows_, {}, PlaceOf);
}

std::vector<std::string_view> ParameterTable::Regions() const {
  std::vector<std::string_view> regions;
  for (const ParameterRow& row : rows_)
    if (regions.empty() || regions.back() != row.region) regions.push_back(row.region);
  return regions;
}

std::vector<double> ParameterTable::Percents() const {
  std::vector<double> percents;
  for (const ParameterRow& row : rows_) percents.push_back(row.percent);
  std::ranges::sort(percents);
  percents.erase(std::unique(percents.begin(), percents.end()), percents.end());
  return percents;
}

std::optional<double> ParameterTable::BaseFor(double percent) const {
  for (const double base : {percent, 100.0})
    if (std::ranges::find(rows_, base, &ParameterRow::percent) != rows_.end()) return base;
  return std::nullopt;
}

const ParameterRow* ParameterTable::RowOn(std::string_view region, double percent, Date day) const {
  const ParameterRow* last = nullptr;
  for (const ParameterRow& row : rows_)
    if (row.region == region && row.percent == percent && row.from <= day) last = &row;
  return last == nullptr || day >= last->until ? nullptr : last;
}

Date ParameterTable::UntilOf(const ParameterRow& row) const {
  Date until = row.until;
  for (const ParameterRow& other : rows_)
    if (other.region == row.region && other.percent == row.percent && other.from > row.from)
      until = std::min(until, other.from);
  return until;
}

const ParameterTables& ParameterTables::Shipped() {
  static const ParameterTables kShipped = [] {
    ParameterTables tables;
    for (const ShippedText& text : ShippedParameterFiles()) {
      const auto [file_name, content] = Named(text);
      absl::StatusOr<ParameterFile> file = ReadParameterFile(content, file_name);
      const absl::StatusOr<std::string> name = ParameterTableName(file_name);
      assert(file.ok() && name.ok());  // parameters_test reads them all
      tables.tables_[*name] = std::make_shared<const ParameterTable>(Merge(nullptr, *name, *std::move(file)));
    }
    return tables;
  }();
  return kShipped;
}

absl::StatusOr<ParameterTables> ParameterTables::Read(std::span<const File> files) {
  ParameterTables tables = Shipped();
  for (const auto& [file_name, text] : files) {
    absl::StatusOr<ParameterFile> file = ReadParameterFile(text, file_name);
    if (!file.ok()) return file.status();
    const absl::StatusOr<std::string> name = ParameterTableName(file_name);
    if (!name.ok()) return name.status();
    std::shared_ptr<const ParameterTable>& table = tables.tables_[*name];
    const bool once = !file->rows.empty() && file->rows.front().period == Period::kOnce;
    if (table != nullptr && table->once() != once)
      return InputError({file_name, 0, "", "period"}, "amounts of one table come once, or all again and again");
    table = std::make_shared<const ParameterTable>(Merge(table.get(), *name, *std::move(file)));
  }
  return tables;
}

std::shared_ptr<const ParameterTable> ParameterTables::Find(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : found->second;
}

std::vector<std::string_view> ParameterTables::Names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, table] : tables_) names.push_back(name);
  return names;
}

}  // namespace kith
