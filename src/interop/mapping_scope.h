// The names that templates of one source may use: its columns, those of the rows it joins ("category.name"), and what `each` names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/interop/mapping_plan.h"

namespace kith {

// Marks the columns that are found as used. `source`, `variables` and `file` must outlive the scope.
TemplateScope ScopeOf(MappingSource& source, const std::vector<std::string>& variables, const LookupTables& lookups,
                      std::string_view file, std::int64_t line);

}  // namespace kith
