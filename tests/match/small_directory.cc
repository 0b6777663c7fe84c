#include "tests/match/small_directory.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <utility>

namespace kith::testing {
namespace {

template <class Record>
Record& Find(std::vector<Record>& records, const std::string& key) {
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.key == key; });
  if (found == records.end()) {
    std::cerr << "the test's directory has no " << key << '\n';
    std::abort();
  }
  return *found;
}

}  // namespace

SmallDirectory::SmallDirectory() {
  directory_.organizations = {{.key = "organization", .name = "Neighbors"}};
  directory_.taxonomies = {{.key = "taxonomy", .name = "Needs"}};
  const auto term = [&](const std::string& code, const std::string& name, const std::string& parent) {
    directory_.taxonomy_terms.push_back({.key = "term-" + code,
                                         .code = code,
                                         .name = name,
                                         .parent_key = parent.empty() ? "" : "term-" + parent,
                                         .taxonomy_key = "taxonomy"});
  };
  term("food", "Food", "");
  term("food.pantry", "Food pantries", "food");
  term("legal", "Legal aid", "");
  term("suicide", "Suicide prevention", "");
  term("culture", "Culture", "");
  term("culture.oaxacan", "Oaxacan", "culture");
  directory_.units = {{.key = "unit-parcel", .name = "parcel"}};
  directory_.rule_files = {{.name = "small.rules", .text = ""}};
}

SmallDirectory& SmallDirectory::AddOffer(const std::string& name, LatLng where, const std::string& term) {
  const std::string service = "service-" + name;
  directory_.services.push_back({.key = service,
                                 .organization_key = "organization",
                                 .name = "Service " + name,
                                 .status = ServiceStatus::kActive,
                                 .assured_date = Date::FromYmd(std::chrono::year(2026) / 11 / 24)});
  directory_.locations.push_back({.key = "location-" + name, .name = "Place " + name, .point = where});
  directory_.services_at_location.push_back(
      {.key = "offer-" + name, .service_key = service, .location_key = "location-" + name});
  directory_.service_areas.push_back(
      {.key = "area-" + name, .service_key = service, .extent_type = ExtentType::kEverywhere});
  directory_.attributes.push_back({.key = "attribute-" + name,
                                   .link_key = service,
                                   .link_entity = "service",
                                   .link_type = "need",
                                   .taxonomy_term_key = "term-" + term});
  Require(name, "anyone");
  return *this;
}

Service& SmallDirectory::ServiceOf(const std::string& name) { return Find(directory_.services, "service-" + name); }
Location& SmallDirectory::LocationOf(const std::string& name) { return Find(directory_.locations, "location-" + name); }
ServiceAtLocation& SmallDirectory::OfferOf(const std::string& name) {
  return Find(directory_.services_at_location, "offer-" + name);
}

SmallDirectory& SmallDirectory::Open(const std::string& name, const std::string& byday, int opens_at, int closes_at) {
  directory_.schedules.push_back({.key = "schedule-" + name + byday,
                                  .service_key = "service-" + name,
                                  .freq = "WEEKLY",
                                  .byday = byday,
                                  .opens_at = opens_at,
                                  .closes_at = closes_at});
  return *this;
}

SmallDirectory& SmallDirectory::Count(const std::string& name, std::int64_t available, std::int64_t maximum,
                                      Instant updated, Truth waitlist) {
  directory_.capacities.push_back({.key = "capacity-" + name,
                                   .service_key = "service-" + name,
                                   .unit_key = "unit-parcel",
                                   .available = available,
                                   .maximum = maximum,
                                   .updated = updated,
                                   .waitlist = waitlist});
  return *this;
}

SmallDirectory& SmallDirectory::Require(const std::string& name, const std::string& expression) {
  const std::string head = "rule rule_" + name + " {";
  std::string& text = directory_.rule_files[0].text;
  if (const std::size_t old = text.find(head); old != std::string::npos)
    text.erase(old, text.find("}\n", old) + 2 - old);
  text += head + " for service \"service-" + name + "\"; require " + expression + "; }\n";
  return *this;
}

SmallDirectory& SmallDirectory::ServesZip(const std::string& name, const std::string& zip) {
  ServiceArea& area = Find(directory_.service_areas, "area-" + name);
  area.extent_type = ExtentType::kZipCodes;
  area.zip_codes = {zip};
  return *this;
}

std::shared_ptr<const Catalog> SmallDirectory::Build() const {
  CatalogBuilder builder(directory_);
  for (const Defect& defect : builder.Check())
    std::cerr << defect.table << " " << defect.record << ": " << defect.reason << '\n';
  absl::StatusOr<Catalog> catalog = std::move(builder).Build();
  if (!catalog.ok()) {
    std::cerr << catalog.status() << '\n';
    std::abort();
  }
  return std::make_shared<const Catalog>(*std::move(catalog));
}

Matcher SmallDirectory::Match(const RankingPolicy& policy) const {
  absl::StatusOr<Matcher> matcher = Matcher::Build(Build(), policy);
  if (!matcher.ok()) {
    std::cerr << matcher.status() << '\n';
    std::abort();
  }
  return *std::move(matcher);
}

Household SomeHousehold() {
  Household household;
  household.id = "rosa";
  household.place.point = LatLng::FromE7(340000000, -1182000000);
  household.place.zip = "90033";
  household.members = {{.id = "rosa", .role = MemberRole::kHead}};
  return household;
}

Need SomeNeed(const std::string& term) {
  Need need;
  need.term = term;
  return need;
}

}  // namespace kith::testing
