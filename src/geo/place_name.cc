#include "src/geo/place_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "kith/base/suggest.h"
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
                               {AreaType::kCounty, " county", false}};

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

std::string WithoutMarker(AreaType type, std::string folded) {
  for (const Marker& marker : kMarkers) {
    if (marker.type != type) continue;
    if (marker.in_front && folded.starts_with(marker.word)) return folded.substr(marker.word.size());
    if (!marker.in_front && folded.ends_with(marker.word)) return folded.substr(0, folded.size() - marker.word.size());
  }
  return folded;
}

std::string WithoutBlanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// "los angeles" -> "la"; "" of one word.
std::string Initials(std::string_view folded) {
  std::string initials;
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (folded[i] != ' ' && (i == 0 || folded[i - 1] == ' ')) initials += folded[i];
  return initials.size() > 1 ? initials : "";
}

}  // namespace

std::string FoldPlaceName(AreaType type, std::string_view name) {
  std::string plain = WithoutMarker(type, FoldName(name));
  if (type != AreaType::kState || plain.size() != 2) return plain;
  const auto state = std::find_if(kStates.begin(), kStates.end(), [&](const auto& one) { return one.first == plain; });
  return state == kStates.end() ? plain : std::string(state->second);
}

bool MayBeOnePlace(AreaType type, std::string_view a, std::string_view b) {
  const std::string one = FoldPlaceName(type, a);
  const std::string other = FoldPlaceName(type, b);
  if (one.empty() || other.empty() || one == other || type == AreaType::kZip) return false;
  const std::string one_letters = WithoutBlanks(one);
  const std::string other_letters = WithoutBlanks(other);
  if (one_letters == other_letters || one_letters == Initials(other) || other_letters == Initials(one)) return true;
  // One edit in six letters, two in ten. Names of states are few and well known: those of two are never one's.
  const std::size_t length = std::min(one.size(), other.size());
  const std::size_t edits = length < 6 || type == AreaType::kState ? 0 : length < 10 ? 1 : 2;
  const std::size_t longer = std::max(one.size(), other.size());
  return edits > 0 && longer - length <= edits && longer <= 100 && EditDistance(one, other) <= edits;
}

bool SaysType(AreaType type, std::string_view name) {
  const std::string folded = FoldName(name);
  return WithoutMarker(type, folded) != folded;
}

}  // namespace kith::geo_internal
