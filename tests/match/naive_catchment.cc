#include "tests/match/naive_catchment.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "kith/base/text.h"
#include "kith/geo/outline.h"

namespace kith {
namespace {

constexpr AreaType kNamedTypes[] = {AreaType::kZip, AreaType::kCity, AreaType::kPlanningArea, AreaType::kCounty,
                                    AreaType::kState};

bool HasOutline(const Area& area) { return !area.outline.polygons.empty(); }

std::string WithoutPrefix(const std::string& name, std::string_view prefix) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

// "City of Alder City", "ALDER  CITY" -> "alder city"; "Los Angeles County" -> "los angeles" as the name of a county.
std::string PlainName(AreaType type, const std::string& name) {
  std::string plain = FoldName(name);
  if (type == AreaType::kCity) plain = WithoutPrefix(plain, "city of ");
  if (type == AreaType::kState) plain = plain == "ca" ? "california" : WithoutPrefix(plain, "state of ");
  if (type != AreaType::kCounty) return plain;
  plain = WithoutPrefix(plain, "county of ");
  constexpr std::string_view kBehind = " county";
  if (plain.ends_with(kBehind)) plain.resize(plain.size() - kBehind.size());
  return plain;
}

bool SameName(AreaType type, const std::string& a, const std::string& b) {
  return !FoldName(a).empty() && PlainName(type, a) == PlainName(type, b);
}

bool IsNamed(const Area& area, AreaType type, const std::string& name) {
  return area.type == type && (SameName(type, area.code, name) || SameName(type, area.name, name));
}

// The area of that type that has a code like it, else a name; none where several have.
const Area* FindArea(const Directory& d, AreaType type, const std::string& name) {
  std::vector<const Area*> by_code, by_name;
  for (const Area& area : d.areas) {
    if (area.type != type) continue;
    if (SameName(type, area.code, name)) by_code.push_back(&area);
    if (SameName(type, area.name, name)) by_name.push_back(&area);
  }
  const std::vector<const Area*>& meant = by_code.empty() ? by_name : by_code;
  return meant.size() == 1 ? meant.front() : nullptr;
}

// Where the place surely lies: the outlines of what it was stated to be in, smallest first.
std::vector<const Outline*> StatedOutlines(const Directory& d, const Place& place) {
  std::vector<const Outline*> outlines;
  for (const AreaType type : kNamedTypes) {
    if (place.Named(type).empty()) continue;
    const Area* area = FindArea(d, type, place.Named(type));
    if (area != nullptr && HasOutline(*area)) outlines.push_back(&area->outline);
  }
  return outlines;
}

// Inside -> yes, disjoint -> no, else the next wider statement; open where none decides.
Truth LiesIn(const Directory& d, const Outline& outline, const Place& place) {
  if (outline.polygons.empty()) return Truth::kUnknown;
  if (place.point) return ToTruth(Covers(outline, *place.point));
  for (const Outline* stated : StatedOutlines(d, place)) {
    const OutlineRelation relation = Relate(*stated, outline);
    if (relation == OutlineRelation::kInside) return Truth::kTrue;
    if (relation == OutlineRelation::kDisjoint) return Truth::kFalse;
  }
  return Truth::kUnknown;
}

bool IsListed(const ServiceArea& area, const std::string& zip) {
  return std::find(area.zip_codes.begin(), area.zip_codes.end(), zip) != area.zip_codes.end();
}

Truth ByZipOfPoint(const Directory& d, const ServiceArea& area, LatLng point) {
  Truth verdict = Truth::kUnknown;
  for (const Area& zip : d.areas) {
    if (zip.type != AreaType::kZip || !HasOutline(zip) || !Covers(zip.outline, point)) continue;
    if (IsListed(area, zip.code)) return Truth::kTrue;
    verdict = Truth::kFalse;
  }
  return verdict;
}

Truth ByZips(const Directory& d, const ServiceArea& area, const Place& place) {
  if (!place.zip.empty()) return ToTruth(IsListed(area, place.zip));
  if (place.point) return ByZipOfPoint(d, area, *place.point);
  // The outline of all that is listed, as far as it is known: where a listed ZIP has no outline, nothing is surely outside.
  Outline listed;
  bool complete = true;
  for (const std::string& zip : area.zip_codes) {
    const Area* known = FindArea(d, AreaType::kZip, zip);
    if (known == nullptr || !HasOutline(*known)) {
      complete = false;
      continue;
    }
    listed.polygons.insert(listed.polygons.end(), known->outline.polygons.begin(), known->outline.polygons.end());
  }
  const Truth verdict = LiesIn(d, listed, place);
  return verdict == Truth::kFalse && !complete ? Truth::kUnknown : verdict;
}

Truth ByPlace(const Directory& d, const PlaceName& served, const Place& place) {
  const std::string& stated = place.Named(served.type);
  if (!stated.empty()) {
    const Area* one = FindArea(d, served.type, stated);
    const Area* other = FindArea(d, served.type, served.name);
    if (SameName(served.type, stated, served.name) || (one != nullptr && one == other)) return Truth::kTrue;
    if (one != nullptr && other != nullptr) return Truth::kFalse;
    if (!NaiveMayBeOne(served.type, stated, served.name)) return Truth::kFalse;
  }
  const Area* area = FindArea(d, served.type, served.name);
  return area == nullptr ? Truth::kUnknown : LiesIn(d, area->outline, place);
}

Truth ByPlaces(const Directory& d, const ServiceArea& area, const Place& place) {
  Truth verdict = area.places.empty() ? Truth::kUnknown : Truth::kFalse;
  for (const PlaceName& served : area.places) verdict = Or(verdict, ByPlace(d, served, place));
  return verdict;
}

Truth ByName(const Directory& d, const ServiceArea& area, const Place& place) {
  for (const AreaType type : kNamedTypes) {
    if (!place.Named(type).empty() && SameName(type, place.Named(type), area.name)) return Truth::kTrue;
  }
  bool yes = false, no = false, open = false;
  for (const Area& known : d.areas) {
    if (!IsNamed(known, known.type, area.name)) continue;
    const Truth lies = LiesIn(d, known.outline, place);
    (lies == Truth::kTrue ? yes : lies == Truth::kFalse ? no : open) = true;
  }
  if (open || yes == no) return Truth::kUnknown;
  return ToTruth(yes);
}

// Edits (insert, delete, replace, swap of neighbours) from the end of `a` to that of `b`, by trying them all, up to `most`.
bool IsWithin(std::string_view a, std::string_view b, int most) {
  if (most < 0) return false;
  if (a.empty() && b.empty()) return true;
  if (!a.empty() && !b.empty() && a.front() == b.front() && IsWithin(a.substr(1), b.substr(1), most)) return true;
  if (!a.empty() && IsWithin(a.substr(1), b, most - 1)) return true;
  if (!b.empty() && IsWithin(a, b.substr(1), most - 1)) return true;
  if (a.empty() || b.empty()) return false;
  if (IsWithin(a.substr(1), b.substr(1), most - 1)) return true;
  return a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] && IsWithin(a.substr(2), b.substr(2), most - 1);
}

std::string Initials(const std::string& plain) {
  std::string initials;
  for (const std::string& word : SplitList(plain, " ")) initials += word[0];
  return initials.size() > 1 ? initials : "";
}

}  // namespace

bool NaiveMayBeOne(AreaType type, const std::string& a, const std::string& b) {
  const std::string one = PlainName(type, a), other = PlainName(type, b);
  if (type == AreaType::kZip || one.empty() || other.empty() || one == other) return false;
  const auto letters = [](std::string text) { return std::erase(text, ' '), text; };
  if (letters(one) == letters(other) || letters(one) == Initials(other) || Initials(one) == letters(other)) return true;
  const std::size_t shorter = std::min(one.size(), other.size());
  return type != AreaType::kState && shorter >= 6 && IsWithin(one, other, shorter >= 10 ? 2 : 1);
}

Truth NaiveServes(const Directory& directory, const ServiceArea& area, const Place& place) {
  switch (area.extent_type) {
    case ExtentType::kEverywhere:
      return Truth::kTrue;
    case ExtentType::kGeoJson:
      return LiesIn(directory, area.outline, place);
    case ExtentType::kZipCodes:
      return ByZips(directory, area, place);
    case ExtentType::kPlaces:
      return ByPlaces(directory, area, place);
    case ExtentType::kText:
      return ByName(directory, area, place);
  }
  return Truth::kUnknown;
}

Truth NaiveServes(const Directory& directory, const ServiceAtLocation& offer, const Place& place) {
  bool own = false, any = false;
  for (const ServiceArea& area : directory.service_areas) own = own || area.service_at_location_key == offer.key;
  Truth verdict = Truth::kFalse;
  for (const ServiceArea& area : directory.service_areas) {
    const bool counts = own ? area.service_at_location_key == offer.key
                            : area.service_at_location_key.empty() && area.service_key == offer.service_key;
    if (!counts) continue;
    any = true;
    verdict = Or(verdict, NaiveServes(directory, area, place));
  }
  return any ? verdict : Truth::kUnknown;
}

const Outline* NaiveOutlineOf(const Directory& directory, const Place& place) {
  for (const AreaType type : {AreaType::kZip, AreaType::kCity}) {
    if (place.Named(type).empty()) continue;
    const Area* area = FindArea(directory, type, place.Named(type));
    if (area != nullptr && HasOutline(*area)) return &area->outline;
  }
  return nullptr;
}

}  // namespace kith
