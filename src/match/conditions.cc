#include "src/match/conditions.h"

#include <string_view>

namespace kith {

void JoinConditions(std::vector<std::string>& sentences) {
  constexpr std::string_view kFirst = "Eligible if ";
  constexpr std::string_view kNext = "And only if ";
  bool told = false;
  for (std::string& sentence : sentences) {
    if (!sentence.starts_with(kFirst)) continue;
    if (told) sentence.replace(0, kFirst.size(), kNext);
    told = true;
  }
}

}  // namespace kith
