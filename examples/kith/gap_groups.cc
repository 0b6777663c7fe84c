#include "examples/kith/gap_groups.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "kith/interop/area_file.h"

namespace kith_program {
namespace {

constexpr std::string_view kAreaPrefix = "area:";
constexpr std::size_t kMaxKnownNames = 10'000;  // of facts, for what is meant by one that nobody states

absl::Status WrongBy(const std::string& by, const std::string& expected) {
  return absl::InvalidArgumentError("--by: " + by + ": expected " + expected);
}

absl::StatusOr<std::vector<double>> ParseBounds(const std::string& by, std::size_t at) {
  std::vector<double> bounds;
  while (at != std::string::npos) {
    const std::size_t end = by.find(':', at + 1);
    const std::string text = by.substr(at + 1, end == std::string::npos ? end : end - at - 1);
    double bound = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
    const bool read = error == std::errc() && stopped == text.data() + text.size() && std::isfinite(bound);
    if (!read || (!bounds.empty() && bound <= bounds.back()))
      return WrongBy(by, "bounds that ascend, such as age:18:65");
    bounds.push_back(bound);
    at = end;
  }
  return bounds;
}

std::string BandName(const std::vector<double>& bounds, std::size_t band) {
  const auto text = [&](std::size_t i) { return kith::FactValue::Number(bounds[i]).ToText(); };
  if (band == 0) return "under " + text(0);
  if (band == bounds.size()) return text(band - 1) + " and over";
  return text(band - 1) + " to under " + text(band);
}

std::string NumberName(const kith::FactValue& fact, const std::vector<double>& bounds) {
  if (bounds.empty()) return fact.min() && fact.min() == fact.max() ? fact.ToText() : std::string(kNotKnown);
  const auto band = [&](double number) {
    return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), number) - bounds.begin());
  };
  const std::size_t least = fact.min() ? band(*fact.min()) : 0;
  const std::size_t most = fact.max() ? band(*fact.max()) : bounds.size();
  return least == most ? BandName(bounds, least) : std::string(kNotKnown);
}

std::string WordsName(const kith::FactValue& fact) {
  const std::vector<std::string>& words = fact.words();
  if (!fact.is_set()) return words.size() == 1 ? words.front() : std::string(kNotKnown);
  if (!fact.complete()) return std::string(kNotKnown);
  return words.empty() ? "none" : kith::JoinList(words, "; ");
}

std::string FactName(const kith::FactValue& fact, const std::vector<double>& bounds) {
  if (fact.state() == kith::FactState::kNotApplicable) return "(does not apply)";
  if (!fact.known()) return std::string(kNotKnown);
  switch (fact.type()) {
    case kith::FactType::kBool:
      return fact.bool_value() ? "yes" : "no";
    case kith::FactType::kNumber:
      return NumberName(fact, bounds);
    case kith::FactType::kMoney:
      return fact.min_cents() && fact.min_cents() == fact.max_cents() ? fact.ToText() : std::string(kNotKnown);
    case kith::FactType::kWords:
      return WordsName(fact);
    case kith::FactType::kNone:
      break;
  }
  return std::string(kNotKnown);
}

// That of the stated name, where neither a point nor a ZIP area tells.
kith::AreaId StatedArea(const kith::LocatedPlace& where, kith::AreaType type) {
  if (where.place.point || where.zip.valid()) return {};
  switch (type) {
    case kith::AreaType::kCity:
      return where.city;
    case kith::AreaType::kCounty:
      return where.county;
    case kith::AreaType::kState:
      return where.state;
    case kith::AreaType::kPlanningArea:
      return where.planning_area;
    case kith::AreaType::kZip:
    case kith::AreaType::kOther:
      break;
  }
  return {};
}

// As people know it: a ZIP code, else a name. Areas of a file have codes that tables are joined by.
std::string NameOf(const kith::Area& area, bool by_code) {
  if (area.type == kith::AreaType::kZip || (by_code && !area.code.empty())) return area.code;
  return area.name.empty() ? area.code : area.name;
}

}  // namespace

absl::Status GapGroups::Add(const std::string& by, const kith::Catalog* areas) {
  Group group{.name = by};
  const std::size_t colon = by.find(':');
  if (by == "need") {
    group.kind = Kind::kNeed;
  } else if (by == "zip") {
    group.kind = Kind::kZip;
    group.area = kith::AreaType::kZip;
    group.areas = catalog_;
  } else if (by == "language") {
    group.kind = Kind::kLanguage;
  } else if (by == "area") {
    if (areas == nullptr) return WrongBy(by, "--areas with a file, or area:TYPE for areas of the directory");
    group.kind = Kind::kArea;
    group.areas = areas;
  } else if (by.starts_with(kAreaPrefix)) {
    const std::optional<kith::AreaType> type = kith::AreaTypeOf(by.substr(kAreaPrefix.size()));
    if (!type) return WrongBy(by, "area: and zip, city, county, planning_area, state or other");
    group.kind = Kind::kArea;
    group.name = by.substr(kAreaPrefix.size());
    group.area = *type;
    group.areas = catalog_;
  } else {
    if (by.empty() || colon == 0) return WrongBy(by, "need, zip, area, area:TYPE, language, or a fact such as veteran");
    absl::StatusOr<std::vector<double>> bounds = ParseBounds(by, colon);
    if (!bounds.ok()) return bounds.status();
    group.kind = Kind::kFact;
    group.name = by.substr(0, colon);
    group.bounds = *std::move(bounds);
  }
  for (const Group& other : groups_)
    if (other.name == group.name) return WrongBy(by, "each once");
  groups_.push_back(std::move(group));
  return absl::OkStatus();
}

absl::StatusOr<GapGroups> GapGroups::Parse(const std::vector<std::string>& by, const kith::Catalog& catalog,
                                           const kith::Catalog* areas) {
  GapGroups groups(catalog);
  for (const std::string& one : by) KITH_RETURN_IF_ERROR(groups.Add(one, areas));
  for (const Group& group : groups.groups_) {
    const auto known = [&](const auto& locator) { return locator.first == group.areas; };
    if (group.areas != nullptr && std::none_of(groups.locators_.begin(), groups.locators_.end(), known))
      groups.locators_.emplace_back(group.areas, kith::CatchmentLocator(*group.areas));
  }
  if (areas != nullptr && std::find(by.begin(), by.end(), "area") == by.end())
    return absl::InvalidArgumentError("--areas: expected area in --by, which names them");
  return groups;
}

std::vector<std::string> GapGroups::columns() const {
  std::vector<std::string> names;
  for (const Group& group : groups_) names.push_back(group.name);
  return names;
}

std::string GapGroups::AreaNameFor(const Group& group) const {
  const auto locator =
      std::find_if(locators_.begin(), locators_.end(), [&](const auto& entry) { return entry.first == group.areas; });
  const kith::LocatedPlace where = locator->second.Locate(household_->place);
  kith::AreaId area = locator->second.CertainArea(where, group.area);
  if (!area.valid()) area = StatedArea(where, group.area);
  return area.valid() ? NameOf(group.areas->area(area), group.areas != catalog_) : std::string(kNotKnown);
}

void GapGroups::SetHousehold(const kith::Household& household) {
  household_ = &household;
  for (Group& group : groups_) {
    if (group.kind == Kind::kLanguage) {
      group.value = household.languages.empty() ? std::string(kNotKnown) : household.languages.front();
    } else if (group.kind == Kind::kZip && !household.place.zip.empty()) {
      group.value = household.place.zip;
    } else if (group.areas != nullptr) {
      group.value = AreaNameFor(group);
    }
  }
  const auto note = [this](const kith::Facts& facts) {
    for (const auto& [name, fact] : facts) {
      if (fact.known() && stated_.size() < kMaxKnownNames) stated_.insert(name);
    }
  };
  note(household.facts);
  for (const kith::Member& member : household.members) note(member.facts);
}

const kith::FactValue& GapGroups::FactFor(const std::string& name, const kith::Need& need) const {
  if (household_->facts.contains(name)) return kith::FindFact(household_->facts, name);
  const kith::Member* member = need.for_member.empty() ? household_->Head() : household_->FindMember(need.for_member);
  static const kith::FactValue unknown;
  return member == nullptr ? unknown : kith::FindFact(member->facts, name);
}

kith::GapKey GapGroups::KeyOf(const kith::Need& need) const {
  kith::GapKey key;
  for (const Group& group : groups_) {
    if (group.kind == Kind::kNeed) {
      const kith::TaxonomyTermId term = catalog_->FindTerm(need.term);
      key.push_back(term.valid() ? catalog_->taxonomy_term(term).name : need.term);
    } else if (group.kind == Kind::kFact) {
      key.push_back(FactName(FactFor(group.name, need), group.bounds));
    } else {
      key.push_back(group.value);
    }
  }
  return key;
}

std::optional<std::size_t> GapGroups::area_column() const {
  for (std::size_t i = 0; i < groups_.size(); ++i)
    if (groups_[i].areas != nullptr) return i;
  return std::nullopt;
}

std::vector<const kith::Area*> GapGroups::AreasOf(const std::string& value) const {
  const Group& group = groups_[*area_column()];
  std::vector<const kith::Area*> named;
  for (std::uint32_t i = 0; i < group.areas->records().areas.size(); ++i) {
    const kith::Area& area = group.areas->area(kith::AreaId(i));
    if (area.type == group.area && NameOf(area, group.areas != catalog_) == value) named.push_back(&area);
  }
  return named;
}

std::vector<std::string> GapGroups::UnstatedFacts() const {
  std::vector<std::string> unstated;
  for (const Group& group : groups_)
    if (group.kind == Kind::kFact && !stated_.contains(group.name)) unstated.push_back(group.name);
  return unstated;
}

}  // namespace kith_program
