#include "src/interop/duplicate_score.h"

#include <algorithm>
#include <string>

#include "kith/geo/distance.h"

namespace kith {
namespace {

constexpr std::int32_t kNamePoints = 50;
constexpr std::int32_t kNamePermilleMin = 400;  // less agreement is chance
constexpr std::int32_t kOrganizationPoints = 30;
constexpr std::int32_t kPhonePoints = 30;
constexpr std::int32_t kAddressPoints = 50;
constexpr std::int32_t kOtherUnitPoints = 30;      // the same street and number, another suite
constexpr std::int32_t kOtherAddressPoints = -30;  // in another ZIP code, or where no distance says more
constexpr std::int32_t kFarPoints = -40;
constexpr std::int64_t kFarMeters = 2'000;
constexpr std::int32_t kNameAlonePoints = 20;
constexpr std::size_t kNameAloneWords = 2;

struct Nearness {
  std::int64_t meters_max;
  std::int32_t points;
  std::int32_t
      points_of_other_address;  // a geocoder that knows the street or the city alone puts many addresses in one point
};
constexpr Nearness kNearness[] = {{30, 35, 25}, {150, 25, 20}, {kNearMeters, 10, 5}};

std::int32_t NamePermille(const ComparedSite& a, const ComparedSite& b) {
  std::uint32_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
    if (a.words[i] == b.words[j]) {
      shared += a.word_weights[i];
      ++i, ++j;
    } else if (a.words[i] < b.words[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  const std::uint32_t both = a.weight + b.weight;
  return both == 0 ? 0 : static_cast<std::int32_t>(std::uint64_t{2000} * shared / both);
}

// A name that many bear tells nothing, unless organization or address agree, too.
std::int32_t NamePoints(const ComparedSite& a, const ComparedSite& b, std::int32_t permille) {
  if (permille < kNamePermilleMin) return 0;
  if ((a.names_little || b.names_little) && !SameOrganization(a, b) && !SameAddress(a, b)) return 0;
  return permille * kNamePoints / 1000;
}

// Where the same is said of both, or one says nothing, the units agree.
bool UnitsDiffer(const ComparedSite& a, const ComparedSite& b) {
  return !a.unit.empty() && !b.unit.empty() && a.unit != b.unit;
}

std::int32_t DistancePoints(std::int64_t meters, bool other_address) {
  for (const Nearness& near : kNearness)
    if (meters <= near.meters_max) return other_address ? near.points_of_other_address : near.points;
  return meters > kFarMeters ? kFarPoints : 0;
}

void ScorePlace(const ComparedSite& a, const ComparedSite& b, DuplicateScore& score) {
  if (a.point && b.point) score.meters = static_cast<std::int64_t>(DistanceMeters(*a.point, *b.point));
  if (SameAddress(a, b)) {
    score.parts.address = UnitsDiffer(a, b) ? kOtherUnitPoints : kAddressPoints;
    return;
  }
  const bool other_address = a.has_address() && b.has_address();
  const bool other_zip = other_address && !a.zip.empty() && !b.zip.empty() && a.zip != b.zip;
  if (score.meters && !other_zip) {
    score.parts.distance = DistancePoints(*score.meters, other_address);
  } else if (other_address) {
    score.parts.address = kOtherAddressPoints;
  }
}

bool SaysWhere(const ComparedSite& site) { return site.point || site.has_address(); }

// One of them may be anywhere, and no two numbers contradict each other.
bool NothingContradicts(const ComparedSite& a, const ComparedSite& b) {
  return (!SaysWhere(a) || !SaysWhere(b)) && (a.phones.empty() || b.phones.empty());
}

}  // namespace

bool SameAddress(const ComparedSite& a, const ComparedSite& b) {
  if (a.street.empty() || a.street != b.street) return false;
  return (!a.zip.empty() && a.zip == b.zip) || (!a.city.empty() && a.city == b.city);
}

bool SameOrganization(const ComparedSite& a, const ComparedSite& b) {
  return !a.plain_organization.empty() && a.plain_organization == b.plain_organization;
}

std::string SharedPhone(const ComparedSite& a, const ComparedSite& b) {
  for (const std::string& number : a.phones)
    if (std::binary_search(b.phones.begin(), b.phones.end(), number)) return number;
  return "";
}

DuplicateScore ScoreSites(const ComparedSite& a, const ComparedSite& b) {
  DuplicateScore score;
  score.name_permille = NamePermille(a, b);
  const bool same_organization = SameOrganization(a, b);
  const std::int32_t name = NamePoints(a, b, score.name_permille);
  if (same_organization && name < kOrganizationPoints) {
    score.parts.organization = kOrganizationPoints;
  } else {
    score.parts.name = name;
  }
  // The number of one organization says no more than its name.
  const bool of_one = same_organization && a.phones_of_organization && b.phones_of_organization;
  if (!of_one && !SharedPhone(a, b).empty()) score.parts.phone = kPhonePoints;
  if (score.parts.total() == 0) return score;  // no place makes up for it: most pairs end here, without a distance
  ScorePlace(a, b, score);
  if (a.plain_name == b.plain_name && a.words.size() >= kNameAloneWords && NothingContradicts(a, b))
    score.parts.name_alone = kNameAlonePoints;
  return score;
}

}  // namespace kith
