// Rules that a mapping makes of rows: `require = household.income.gross <= {ceiling}% FPL`, bound to the row's service.
//
//   MappedRules rules;
//   rules.Add({"service", key, {"require household.income.gross <= 125% FPL;"}, "locations_12", &row, section});
//   rules.AddTo(directory, "legal_aid.rules");
//
// Model     Rules that say the same are one, bound to all their offers. A rule that does not parse, or whose offer is not in the directory, is a repair of
//           its row.
#pragma once

#include <string>
#include <vector>

#include "kith/catalog/records.h"
#include "src/interop/mapping_plan.h"

namespace kith {

struct MappedRule {
  std::string entity;  // "service", "program", "service_at_location"
  std::string key;
  std::vector<std::string> statements;
  std::string name;  // letters, digits and underscores; unique
  SourceRow* row = nullptr;
  std::int64_t mapping_line = 0;
};

class MappedRules {
 public:
  void Add(MappedRule rule) { rules_.push_back(std::move(rule)); }
  void AddTo(Directory& directory, const std::string& file_name) const;

 private:
  std::vector<MappedRule> rules_;
};

// The statement of a field: {"require", "age >= 60"} -> "require age >= 60;". Texts in quotes where the language wants them.
std::string RuleStatement(std::string_view field, std::string_view text);

}  // namespace kith
