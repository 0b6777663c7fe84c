#include "src/interop/mapping_scope.h"

#include <algorithm>
#include <optional>

#include "kith/base/quote.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"

namespace kith {
namespace {

std::optional<std::size_t> FindColumn(const MappingSource& source, std::string_view name) {
  const auto found = std::find(source.data.columns.begin(), source.data.columns.end(), name);
  if (found == source.data.columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - source.data.columns.begin());
}

std::optional<CellSlot> FindJoined(MappingSource& source, std::string_view name) {
  for (std::size_t i = 0; i < source.joins.size(); ++i) {
    MappingJoin& join = source.joins[i];
    if (!name.starts_with(join.alias) || name.size() <= join.alias.size() || name[join.alias.size()] != '.') continue;
    const std::optional<std::size_t> column = FindColumn(*join.other, name.substr(join.alias.size() + 1));
    if (!column) continue;
    join.other->used[*column] = true;
    return CellSlot{i + 1, *column};
  }
  return std::nullopt;
}

// A title, or Excel's "sep=;", stands where the header should.
std::string TitleHint(const MappingSource& source) {
  const std::vector<std::string>& columns = source.data.columns;
  const auto named =
      std::count_if(columns.begin(), columns.end(), [](const std::string& one) { return !one.starts_with('#'); });
  if (columns.empty() || (named > 1 && !ToLower(columns.front()).starts_with("sep="))) return "";
  return "; its first line says " + Quoted(columns.front()) +
         " and nothing else: if that is a title, `skip_lines = 1` passes over it";
}

absl::Status NotFound(const MappingSource& source, const std::vector<std::string>& variables, std::string_view name,
                      std::string_view file, std::int64_t line) {
  std::vector<std::string> names = source.data.columns;
  for (const MappingJoin& join : source.joins) {
    for (const std::string& column : join.other->data.columns) names.push_back(join.alias + "." + column);
  }
  names.insert(names.end(), variables.begin(), variables.end());
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  return MappingError(
      file, line,
      "column " + Quoted(name) + " is not in " + source.file + DidYouMean(name, candidates) + TitleHint(source));
}

}  // namespace

TemplateScope ScopeOf(MappingSource& source, const std::vector<std::string>& variables, const LookupTables& lookups,
                      std::string_view file, std::int64_t line) {
  TemplateScope scope{file, line, nullptr, &lookups};
  scope.find = [&source, &variables, file, line](std::string_view name) -> absl::StatusOr<CellSlot> {
    for (std::size_t i = 0; i < variables.size(); ++i) {
      if (variables[i] == name) return CellSlot{CellSlot::kVariables, i};
    }
    if (const std::optional<std::size_t> column = FindColumn(source, name)) {
      source.used[*column] = true;
      return CellSlot{0, *column};
    }
    if (const std::optional<CellSlot> joined = FindJoined(source, name)) return *joined;
    return NotFound(source, variables, name, file, line);
  };
  return scope;
}

}  // namespace kith
