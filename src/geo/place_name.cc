#include "src/geo/place_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "kith/base/latin.h"
#include "kith/base/text.h"

namespace kith::geo_internal {
namespace {

struct Marker {
  AreaType type;
  std::string_view word;
  bool in_front;
};
constexpr Marker kMarkers[] = {{AreaType::kCity, "city of ", true},
                               {AreaType::kCounty, "county of ", true},
                               {AreaType::kState, "state of ", true},
                               {AreaType::kCounty, " county", false},
                               {AreaType::kCounty, " co", false},
                               {AreaType::kCounty, " parish", false},
                               {AreaType::kCounty, " borough", false},
                               {AreaType::kPlanningArea, "service planning area ", true},
                               {AreaType::kPlanningArea, "planning area ", true},
                               {AreaType::kPlanningArea, "spa ", true},
                               {AreaType::kPlanningArea, " service planning area", false},
                               {AreaType::kPlanningArea, " planning area", false},
                               {AreaType::kPlanningArea, " spa", false}};

// The Postal Service's letters (Publication 28, appendix B).
constexpr std::array<std::pair<std::string_view, std::string_view>, 52> kStates = {
    {{"al", "alabama"},        {"ak", "alaska"},        {"az", "arizona"},
     {"ar", "arkansas"},       {"ca", "california"},    {"co", "colorado"},
     {"ct", "connecticut"},    {"de", "delaware"},      {"dc", "district of columbia"},
     {"fl", "florida"},        {"ga", "georgia"},       {"hi", "hawaii"},
     {"id", "idaho"},          {"il", "illinois"},      {"in", "indiana"},
     {"ia", "iowa"},           {"ks", "kansas"},        {"ky", "kentucky"},
     {"la", "louisiana"},      {"me", "maine"},         {"md", "maryland"},
     {"ma", "massachusetts"},  {"mi", "michigan"},      {"mn", "minnesota"},
     {"ms", "mississippi"},    {"mo", "missouri"},      {"mt", "montana"},
     {"ne", "nebraska"},       {"nv", "nevada"},        {"nh", "new hampshire"},
     {"nj", "new jersey"},     {"nm", "new mexico"},    {"ny", "new york"},
     {"nc", "north carolina"}, {"nd", "north dakota"},  {"oh", "ohio"},
     {"ok", "oklahoma"},       {"or", "oregon"},        {"pa", "pennsylvania"},
     {"pr", "puerto rico"},    {"ri", "rhode island"},  {"sc", "south carolina"},
     {"sd", "south dakota"},   {"tn", "tennessee"},     {"tx", "texas"},
     {"ut", "utah"},           {"vt", "vermont"},       {"va", "virginia"},
     {"wa", "washington"},     {"wv", "west virginia"}, {"wi", "wisconsin"},
     {"wy", "wyoming"}}};

// As the Postal Service shortens them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kInFull = {
    {{"st", "saint"}, {"ft", "fort"}, {"mt", "mount"}}};

// "spa6" -> "spa 6", as "SPA6" and "SPA-6" are one.
std::string WithBlankBeforeNumber(AreaType type, std::string folded) {
  constexpr std::string_view kWord = "spa";
  const bool glued = type == AreaType::kPlanningArea && folded.size() > kWord.size() && folded.starts_with(kWord) &&
                     folded[kWord.size()] >= '0' && folded[kWord.size()] <= '9';
  return glued ? folded.insert(kWord.size(), " ") : folded;
}

std::string WithoutMarker(AreaType type, std::string folded) {
  for (const Marker& marker : kMarkers) {
    if (marker.type != type) continue;
    if (marker.in_front && folded.starts_with(marker.word)) return folded.substr(marker.word.size());
    if (!marker.in_front && folded.ends_with(marker.word)) return folded.substr(0, folded.size() - marker.word.size());
  }
  return folded;
}

// "st paul" -> "saint paul", but for a last word: "main st" is a street.
std::string WithWordsInFull(AreaType type, const std::string& folded) {
  if (type != AreaType::kCity && type != AreaType::kCounty) return folded;
  std::string full;
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    const bool last = end == rest.size();
    rest.remove_prefix(last ? end : end + 1);
    const auto known = std::ranges::find(kInFull, word, &std::pair<std::string_view, std::string_view>::first);
    full += last || known == kInFull.end() ? word : known->second;
    if (!last) full += ' ';
  }
  return full;
}

}  // namespace

std::string FoldPlaceName(AreaType type, std::string_view name) {
  std::string plain =
      WithWordsInFull(type, WithoutMarker(type, WithBlankBeforeNumber(type, FoldName(WithoutMarks(name)))));
  if (type != AreaType::kState || plain.size() != 2) return plain;
  const std::string_view state = StateOf(plain);
  return state.empty() ? plain : std::string(state);
}

std::string_view StateOf(std::string_view folded) {
  const auto state =
      std::ranges::find_if(kStates, [&](const auto& one) { return one.first == folded || one.second == folded; });
  return state == kStates.end() ? std::string_view() : state->second;
}

std::vector<std::string_view> StateNames() {
  std::vector<std::string_view> names;
  names.reserve(kStates.size());
  for (const auto& [letters, name] : kStates) names.push_back(name);
  return names;
}

bool SaysType(AreaType type, std::string_view name) {
  const std::string folded = WithBlankBeforeNumber(type, FoldName(WithoutMarks(name)));
  return WithoutMarker(type, folded) != folded;
}

}  // namespace kith::geo_internal
