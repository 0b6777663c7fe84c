// Templates: what a mapping makes of a row's cells. "{Name}[, {City | title}]" is the name and, where there is a city, a comma and the city.
//
//   absl::StatusOr<Template> name = Template::Parse("{Name}[, {City | title}]", scope);
//   std::string text = name->Text(row, problems);
//
// Model     `{name | filter argument | filter}` stands for a cell; `[...]` is left out where any cell in it (but not in brackets within) states nothing; a backslash takes away the
//           meaning of what follows it (\n is a line break). A template that is one reference and nothing else may give several texts (see
//           mapping_filters.h); inside other text they are joined with ", ". Blanks at the ends are dropped unless the whole stands in quotes.
// Errors    InvalidArgument with the mapping's line: braces or brackets that are not closed, a name or filter that is not known (with what may be meant),
//           arguments that the filter does not take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "src/interop/mapping_filters.h"

namespace kith {

inline constexpr int kMaxGroupDepth = 8;  // [...] within each other

// Where a name leads: a column of the row (table 0) or of a row joined to it (1, 2 ...), or a value given by `each` (kVariables).
struct CellSlot {
  static constexpr std::size_t kVariables = static_cast<std::size_t>(-1);
  std::size_t table = 0;
  std::size_t column = 0;
  bool operator==(const CellSlot&) const = default;
};

struct RowView {
  std::vector<const std::vector<std::string>*> tables;  // nullptr: nothing is joined
  std::vector<std::string> variables;
  std::string_view Cell(CellSlot slot) const;
};

// What could not be read as the mapping asks.
struct CellProblem {
  std::string field;  // of the source
  std::string reason;
  std::int64_t mapping_line = 0;
  bool lost = false;  // a part of the cell is not stated for it
  bool once = false;  // said of the column rather than of the row: "holds numbers, which are taken as ..."
};
using CellProblems = std::vector<CellProblem>;

using LookupTables = std::map<std::string, LookupTable, std::less<>>;

struct TemplateScope {
  std::string_view file;  // the mapping's, for errors
  std::int64_t line = 0;
  std::function<absl::StatusOr<CellSlot>(std::string_view name)> find;
  const LookupTables* lookups = nullptr;
};

class Template {
 public:
  static absl::StatusOr<Template> Parse(std::string_view text, const TemplateScope& scope);

  MappingItems Items(const RowView& row, CellProblems& problems) const;
  std::string Text(const RowView& row, CellProblems& problems) const;
  // With the cells as the source has them: no filter changes them.
  std::string Unfiltered(const RowView& row) const;
  // Whether any cell stands in it; one without is a constant.
  bool refers() const { return refers_; }
  // The name of the first cell in it; "" of a constant.
  const std::string& first_name() const { return first_name_; }
  std::int64_t line() const { return line_; }

 private:
  friend class TemplateParser;
  struct Reference {
    std::string name;
    CellSlot slot;
    std::vector<FilterCall> filters;
  };
  struct Piece {
    std::string text;                   // where there is no reference
    std::vector<Reference> references;  // none or one
    std::vector<Piece> group;           // of [...]
    bool is_group = false;
  };
  MappingItems Evaluate(const Reference& reference, const RowView& row, CellProblems& problems) const;
  // `problems` nullptr: without filters.
  bool Append(const std::vector<Piece>& pieces, const RowView& row, CellProblems* problems, std::string& out) const;

  std::vector<Piece> pieces_;
  std::string first_name_;
  std::int64_t line_ = 0;
  bool refers_ = false;
  bool quoted_ = false;
};

}  // namespace kith
