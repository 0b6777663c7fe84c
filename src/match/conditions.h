// Conditions that must all hold, as one reads them one after the other.
#pragma once

#include <string>
#include <vector>

namespace kith {

// "Eligible if age is at least 60." "Eligible if housing is unstable." -> the second begins "And only if": each alone would not be true.
void JoinConditions(std::vector<std::string>& sentences);

}  // namespace kith
