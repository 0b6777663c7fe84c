#include "kith/match/ranking.h"

namespace kith {

std::string_view ToString(ExclusionReason reason) {
  constexpr std::string_view kNames[kExclusionReasons] = {
      "inactive", "not_yet_open",     "closed_down", "relocated", "outside_catchment", "ineligible", "attendance",
      "too_far",  "closed_in_window", "too_late",    "full"};
  return kNames[static_cast<std::size_t>(reason)];
}

std::string_view ToText(ExclusionReason reason) {
  constexpr std::string_view kTexts[kExclusionReasons] = {"not active",
                                                          "not yet open",
                                                          "closed for good",
                                                          "moved elsewhere",
                                                          "outside the area it serves",
                                                          "not eligible by its rules",
                                                          "not offered in the wanted way",
                                                          "too far to travel",
                                                          "closed in the wanted time",
                                                          "opening too late",
                                                          "full, without a waitlist"};
  return kTexts[static_cast<std::size_t>(reason)];
}

}  // namespace kith
