#include "bench/county/county.h"

#include <algorithm>
#include <utility>

#include "bench/county/plan.h"

namespace kith {
namespace {

constexpr std::string_view kZone = "America/Los_Angeles";
constexpr std::uint32_t kMostCatchments = 3'000;
constexpr std::uint64_t kVerticesOfCatchment = 1'100;
constexpr std::uint32_t kServicesOfOrganization = 6;

absl::Status OutOfRange(std::string_view option, std::uint64_t least, std::uint64_t most) {
  return absl::InvalidArgumentError(std::string(option) + ": expected " + std::to_string(least) + " to " +
                                    std::to_string(most));
}

absl::Status Check(const CountyOptions& options) {
  if (options.services < kMinCountyServices || options.services > kMaxCountyServices)
    return OutOfRange("services", kMinCountyServices, kMaxCountyServices);
  if (options.households > kMaxCountyHouseholds) return OutOfRange("households", 0, kMaxCountyHouseholds);
  if (options.sites < kMinCountyServices * 2 / 5 || options.sites > kMaxCountyServices)
    return OutOfRange("sites", kMinCountyServices * 2 / 5, kMaxCountyServices);
  if (options.catchments < 3 || options.catchments > options.services)
    return OutOfRange("catchments", 3, options.services);
  if (options.vertices > kMaxCountyVertices) return OutOfRange("vertices", 1, kMaxCountyVertices);
  return absl::OkStatus();
}

template <class Weight>
std::vector<std::uint64_t> Cumulate(const std::vector<Neighborhood>& neighborhoods, Weight weight) {
  std::vector<std::uint64_t> before = {0};
  for (const Neighborhood& each : neighborhoods) before.push_back(before.back() + weight(each));
  return before;
}

void AppendTerms(const CountyPlan& plan, Directory& out) {
  Taxonomy taxonomy;
  taxonomy.key = plan.Key(KeyTable::kTaxonomy, OwnerKind::kCounty, 0);
  taxonomy.name = "Made-up needs";
  taxonomy.description = "Needs, cultures and lived experience of a made-up county";
  const auto add = [&](const TermShape& shape) {
    TaxonomyTerm term;
    term.key = plan.TermKey(TermNumber(shape.code));
    term.code = shape.code;
    term.name = shape.name;
    term.description = shape.name;  // HSDS asks for one
    if (!shape.parent.empty()) term.parent_key = plan.TermKey(TermNumber(shape.parent));
    term.taxonomy_key = taxonomy.key;
    out.taxonomy_terms.push_back(std::move(term));
  };
  for (const TermShape& term : ParentTerms()) add(term);
  for (const NeedKind& kind : NeedKinds()) add(kind.term);
  for (const TermShape& term : CultureTerms()) add(term);
  for (const TermShape& term : LivedTerms()) add(term);
  out.taxonomies.push_back(std::move(taxonomy));
}

void AppendUnits(const CountyPlan& plan, Directory& out) {
  for (std::uint32_t i = 0; i < std::size(kCountyUnits); ++i) {
    Unit unit;
    unit.key = plan.Key(KeyTable::kUnit, OwnerKind::kCounty, i);
    unit.name = kCountyUnits[i];
    out.units.push_back(std::move(unit));
  }
}

void AppendAreas(const CountyPlan& plan, Directory& out) {
  std::uint32_t number = 0;
  const auto add = [&](AreaType type, std::string code, std::string name, const Outline& outline) {
    Area area;
    area.key = plan.Key(KeyTable::kArea, OwnerKind::kCounty, number++);
    area.type = type;
    area.code = std::move(code);
    area.name = std::move(name);
    area.outline = outline;
    out.areas.push_back(std::move(area));
  };
  const Geography& geography = plan.geography;
  for (const ZipArea& zip : geography.zips) add(AreaType::kZip, zip.code, "", zip.outline);
  for (const NamedOutline& city : geography.cities) add(AreaType::kCity, "", city.name, city.outline);
  for (const NamedOutline& area : geography.planning_areas) add(AreaType::kPlanningArea, "", area.name, area.outline);
  add(AreaType::kCounty, "", "Los Angeles", geography.county);
  add(AreaType::kState, "", "California", {});
}

}  // namespace

Date CountyPlan::Before(Random& random, std::int32_t most) const {
  const std::int32_t one = random.Between(0, most);
  return options.today + -std::min(one, random.Between(0, most));
}

std::uint32_t DrawNeighborhood(const std::vector<std::uint64_t>& before, Random& random) {
  const std::uint64_t at = random.Next() % before.back();
  return static_cast<std::uint32_t>(std::upper_bound(before.begin(), before.end(), at) - before.begin()) - 1;
}

CountyOptions WithDefaults(CountyOptions options) {
  if (options.sites == 0) options.sites = std::max(options.services / 5 * 2, kMinCountyServices * 2 / 5);
  if (options.catchments == 0)
    options.catchments =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(std::uint64_t{options.services} * 3 / 50, kMostCatchments));
  if (options.vertices == 0) options.vertices = kVerticesOfCatchment * options.catchments;
  return options;
}

std::uint64_t GeographyVertices(const CountyOptions& options) { return WithDefaults(options).vertices / 8; }

County::County(std::unique_ptr<const CountyPlan> plan) : plan_(std::move(plan)) {}
County::County(County&&) noexcept = default;
County& County::operator=(County&&) noexcept = default;
County::~County() = default;

absl::StatusOr<County> County::Make(const CountyOptions& options, Geography geography) {
  auto plan = std::make_unique<CountyPlan>();
  plan->options = WithDefaults(options);
  if (absl::Status status = Check(plan->options); !status.ok()) return status;
  const absl::StatusOr<TimeZone> zone = TimeZone::Load(kZone);
  if (!zone.ok()) return zone.status();
  plan->as_of = zone->ToInstant({plan->options.today, 10 * 60});
  plan->geography = std::move(geography);
  plan->organizations = std::max(1U, plan->options.services / kServicesOfOrganization);
  const std::vector<Neighborhood>& neighborhoods = plan->geography.neighborhoods;
  plan->people_before = Cumulate(neighborhoods, [](const Neighborhood& n) { return std::uint64_t{n.population}; });
  // Where more are poor there are more services: up to four times as many for as many people.
  plan->demand_before = Cumulate(
      neighborhoods, [](const Neighborhood& n) { return std::uint64_t{n.population} * (1000 + 3 * n.poor) / 1000; });
  for (const NeedKind& kind : NeedKinds()) {
    plan->service_kind_weights.push_back(kind.supply);
    plan->demand_kind_weights.push_back(kind.demand);
  }
  const std::uint64_t of_geography = plan->geography.vertices();
  const std::uint64_t wanted = plan->options.vertices;
  plan->catchment_vertices = CatchmentVertices(*plan, wanted > of_geography ? wanted - of_geography : 0);
  return County(std::move(plan));
}

const CountyOptions& County::options() const { return plan_->options; }
const Geography& County::geography() const { return plan_->geography; }
Instant County::as_of() const { return plan_->as_of; }
std::uint32_t County::organization_count() const { return plan_->organizations; }
std::uint32_t County::site_count() const { return plan_->options.sites; }
std::uint32_t County::service_count() const { return plan_->options.services; }
std::uint32_t County::household_count() const { return plan_->options.households; }
std::uint32_t County::catchment_count() const { return plan_->options.catchments; }
std::uint32_t County::rule_file_count() const {
  return (plan_->options.services + kServicesOfRuleFile - 1) / kServicesOfRuleFile;
}

void County::AppendShared(Directory& out) const {
  AppendTerms(*plan_, out);
  AppendUnits(*plan_, out);
  AppendAreas(*plan_, out);
}
void County::AppendCatchment(std::uint32_t number, Directory& out) const { AppendCatchmentPart(*plan_, number, out); }
void County::AppendOrganization(std::uint32_t number, Directory& out) const {
  AppendOrganizationPart(*plan_, number, out);
}
void County::AppendSite(std::uint32_t number, Directory& out) const { AppendSitePart(*plan_, number, out); }
void County::AppendService(std::uint32_t number, Directory& out) const { AppendServicePart(*plan_, number, out); }
RuleFile County::RuleFileAt(std::uint32_t number) const { return MakeRuleFile(*plan_, number); }
Household County::HouseholdAt(std::uint32_t number) const { return MakeHousehold(*plan_, number); }

std::uint32_t County::NeighborhoodOfHousehold(std::uint32_t number) const {
  Random random = plan_->Draw(CountyPurpose::kHousehold, number);
  return DrawNeighborhood(plan_->people_before, random);
}
std::uint32_t County::NeighborhoodOfSite(std::uint32_t number) const { return SiteAt(*plan_, number).neighborhood; }
std::uint32_t County::FirstSiteOfService(std::uint32_t number) const { return ServiceAt(*plan_, number).sites.front(); }

std::string_view County::WiderNeedOfService(std::uint32_t number) const {
  const std::string_view code = NeedKinds()[ServiceAt(*plan_, number).kind].term.code;
  return code.substr(0, code.find('.'));
}

Directory County::Shape() const {
  Directory shape;
  shape.name = std::string(kCountyName) + std::to_string(plan_->options.seed);
  shape.time_zone = kZone;
  shape.sample = true;
  const Date day = plan_->options.today;
  // Texts that HSDS asks for are stated in every record, so that none needs the column `as_stated`.
  shape.organizations.push_back({.name = "x", .description = "x"});
  shape.programs.push_back({.name = "x", .description = "x"});
  shape.services.push_back({.name = "x"});  // without a status: assumed
  shape.locations.push_back({.confidential = true, .opened = day, .closed = day, .relocated_to_key = "x"});
  shape.addresses.push_back({.address_1 = "x",
                             .city = "x",
                             .state_province = "x",
                             .postal_code = "x",
                             .country = "x",
                             .address_type = "physical"});
  shape.services_at_location.push_back({.opened = day, .closed = day, .attendance = kInPerson});
  shape.service_areas.emplace_back();
  shape.areas.emplace_back();
  shape.schedules.push_back({.exception = ScheduleException::kClosed});
  shape.capacities.push_back({.service_at_location_key = "x", .source = "x", .waitlist = Truth::kTrue, .refill = "x"});
  shape.units.push_back({.name = "x"});
  shape.taxonomies.push_back({.name = "x", .description = "x"});
  shape.taxonomy_terms.push_back({.name = "x", .description = "x"});
  shape.attributes.push_back({.link_entity = "x"});
  shape.languages.push_back({.interpreter = true});
  shape.accessibility.emplace_back();
  shape.cost_options.emplace_back();
  shape.required_documents.emplace_back();
  shape.phones.push_back({.number = "x"});
  return shape;
}

Directory County::ToDirectory() const {
  const Directory shape = Shape();
  Directory directory;
  directory.name = shape.name;
  directory.time_zone = shape.time_zone;
  directory.sample = shape.sample;
  AppendShared(directory);
  for (std::uint32_t i = 0; i < catchment_count(); ++i) AppendCatchment(i, directory);
  for (std::uint32_t i = 0; i < organization_count(); ++i) AppendOrganization(i, directory);
  for (std::uint32_t i = 0; i < site_count(); ++i) AppendSite(i, directory);
  for (std::uint32_t i = 0; i < service_count(); ++i) AppendService(i, directory);
  for (std::uint32_t i = 0; i < rule_file_count(); ++i) directory.rule_files.push_back(RuleFileAt(i));
  return directory;
}

}  // namespace kith
