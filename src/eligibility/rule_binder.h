// Which rules are bound to which offers: to the offer itself, to its service or to its program.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"
#include "kith/eligibility/rule.h"

namespace kith {

using RulePositions = std::vector<std::uint32_t>;  // ascending

// "the directory has no service `x` (did you mean y?)": where a binding refers to nothing in the catalog; else "".
std::string WhatIsMissing(const Catalog& catalog, const RuleBinding& binding);

// By ServiceAtLocationId. InvalidArgument names file, place and rule where a binding refers to nothing in the catalog.
absl::StatusOr<std::vector<RulePositions>> BindRules(const Catalog& catalog, std::span<const Rule> rules);

}  // namespace kith
