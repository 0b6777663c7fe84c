// Organizations, their programs, services, and the services at sites.
#include <algorithm>
#include <optional>
#include <utility>

#include "bench/county/plan.h"

namespace kith {
namespace {

constexpr std::uint32_t kLargeShare = 35;  // percent of services that are of the largest organizations

std::uint32_t DrawOrganization(const CountyPlan& plan, Random& random) {
  const std::uint32_t large = std::max(1U, plan.organizations / 50);
  return random.Chance(kLargeShare) ? random.Below(large) : random.Below(plan.organizations);
}

// A site where such a service can be.
std::uint32_t DrawSite(const CountyPlan& plan, const NeedKind& kind, Random& random) {
  constexpr std::uint32_t kHubStep = 25, kConfidentialStep = 40;  // as SiteAt has them
  const std::uint32_t sites = plan.options.sites;
  std::uint32_t site = random.Below(sites);
  if (kind.confidential) {
    site = site / kConfidentialStep * kConfidentialStep + 11;
  } else if (random.Chance(40)) {
    site = site / kHubStep * kHubStep + 7;
  }
  site %= sites;
  for (std::uint32_t tries = 0; tries < 4; ++tries) {
    const SiteShape shape = SiteAt(plan, site);
    const bool fits = shape.confidential == kind.confidential && (shape.type == LocationType::kPhysical || kind.remote);
    if (fits) break;
    site = (site + 1) % sites;
  }
  return site;
}

ServiceStatus DrawStatus(Random& random) {
  switch (random.Weighted({880, 80, 20, 8, 12})) {
    case 0:
      return ServiceStatus::kActive;
    case 1:
      return ServiceStatus::kUnknown;
    case 2:
      return ServiceStatus::kInactive;
    case 3:
      return ServiceStatus::kDefunct;
    default:
      return ServiceStatus::kTemporarilyClosed;
  }
}

void SetAges(const NeedKind& kind, Random& random, Service& service) {
  if (kind.rules == RuleFamily::kYouth) {
    service.minimum_age = random.Pick({12.0, 16.0, 18.0});
    service.maximum_age = random.Pick({21.0, 24.0, 25.0});
  } else if (kind.rules == RuleFamily::kSenior && random.Chance(40)) {
    service.minimum_age = random.Pick({55.0, 60.0, 62.0, 65.0});
  } else if (random.Chance(12)) {
    service.minimum_age = random.Pick({5.0, 16.0, 18.0, 21.0});
  }
}

AttendanceSet DrawAttendance(const NeedKind& kind, Random& random) {
  if (kind.term.code == "food.delivery") return kHomeVisit;
  if (!kind.remote) return random.Chance(3) ? kInPerson : AttendanceSet{0};
  switch (random.Weighted({50, 25, 15, 10})) {
    case 0:
      return 0;  // not stated: in person, but at a virtual site
    case 1:
      return kInPerson | kRemote;
    case 2:
      return kRemote;
    default:
      return kInPerson | kHomeVisit;
  }
}

void AppendOffers(const CountyPlan& plan, std::uint32_t number, const ServiceShape& shape, Random& random,
                  Directory& out) {
  const NeedKind& kind = NeedKinds()[shape.kind];
  const AttendanceSet attendance = DrawAttendance(kind, random);
  const Date today = plan.options.today;
  for (std::uint32_t i = 0; i < shape.sites.size(); ++i) {
    ServiceAtLocation offer;
    offer.key = plan.Key(KeyTable::kServiceAtLocation, OwnerKind::kService, number, i);
    offer.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
    offer.location_key = plan.Key(KeyTable::kLocation, OwnerKind::kSite, shape.sites[i]);
    offer.attendance = attendance;
    // Some begin, some end; every thousandth number so that even few services have both.
    if (random.Permille(10) || number % 100 == 41) offer.opened = today + random.Between(-200, 120);
    if (random.Permille(12) || number % 100 == 43) offer.closed = today + random.Between(-200, 120);
    if (offer.opened && offer.closed && *offer.opened >= *offer.closed) offer.closed.reset();
    out.services_at_location.push_back(std::move(offer));
  }
}

void AppendNeeds(const CountyPlan& plan, std::uint32_t number, const ServiceShape& shape, Random& random,
                 Directory& out) {
  const auto add = [&](std::uint32_t row, std::uint32_t term, std::string_view type) {
    Attribute link;
    link.key = plan.Key(KeyTable::kAttribute, OwnerKind::kService, number, row);
    link.link_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
    link.link_entity = "service";
    link.link_type = type;
    link.taxonomy_term_key = plan.TermKey(term);
    out.attributes.push_back(std::move(link));
  };
  const auto below = [](std::span<const TermShape> terms, Random& draw) {
    return TermNumber(terms[1 + draw.Below(static_cast<std::uint32_t>(terms.size()) - 1)].code);
  };
  std::uint32_t row = 0;
  add(row++, TermNumber(NeedKinds()[shape.kind].term.code), "need");
  if (random.Chance(8)) {
    const std::uint32_t other = random.Weighted(plan.service_kind_weights);
    if (other != shape.kind) add(row++, TermNumber(NeedKinds()[other].term.code), "");
  }
  if (random.Chance(18)) add(row++, below(CultureTerms(), random), "culture");
  if (random.Chance(15)) add(row++, below(LivedTerms(), random), "lived_experience");
}

std::string NameOf(const CountyPlan& plan, const ServiceShape& shape) {
  const Geography& geography = plan.geography;
  const std::string& city = geography.cities[geography.zips[ZipOfService(plan, shape)].city].name;
  return city + " " + std::string(NeedKinds()[shape.kind].term.name);
}

}  // namespace

ServiceShape ServiceAt(const CountyPlan& plan, std::uint32_t number) {
  Random random = plan.Draw(CountyPurpose::kService, number);
  ServiceShape shape;
  shape.kind = random.Weighted(plan.service_kind_weights);
  shape.organization = DrawOrganization(plan, random);
  const std::uint32_t count = 1 + random.Weighted({780, 140, 40, 25, 15});
  const NeedKind& kind = NeedKinds()[shape.kind];
  for (std::uint32_t i = 0; i < count; ++i) shape.sites.push_back(DrawSite(plan, kind, random));
  std::sort(shape.sites.begin(), shape.sites.end());
  shape.sites.erase(std::unique(shape.sites.begin(), shape.sites.end()), shape.sites.end());
  return shape;
}

std::uint32_t ZipOfService(const CountyPlan& plan, const ServiceShape& service) {
  return plan.geography.neighborhoods[SiteAt(plan, service.sites.front()).neighborhood].zip;
}

void AppendOrganizationPart(const CountyPlan& plan, std::uint32_t number, Directory& out) {
  Random random = plan.Draw(CountyPurpose::kOrganization, number);
  constexpr std::string_view kFirst[] = {"Bright", "Golden", "Harbor", "Mesa",  "Mission", "New",
                                         "Open",   "Rio",    "Sierra", "Unity", "Valley",  "Willow"};
  constexpr std::string_view kLast[] = {"Alliance", "Center",   "Coalition",  "Community Services", "Family Services",
                                        "Health",   "Outreach", "Foundation", "Legal Project",      "House"};
  Organization organization;
  organization.key = plan.Key(KeyTable::kOrganization, OwnerKind::kOrganization, number);
  organization.name = std::string(kFirst[random.Below(std::size(kFirst))]) + " ";
  organization.name += kLast[random.Below(std::size(kLast))];
  organization.name += " " + std::to_string(number);
  organization.description = "Made-up organization";
  if (random.Chance(60)) organization.description += ", since " + std::to_string(random.Between(1920, 2024));
  if (random.Chance(70)) organization.website = "https://organization-" + std::to_string(number) + ".example";
  if (random.Chance(40)) {
    Phone phone;
    phone.key = plan.Key(KeyTable::kPhone, OwnerKind::kOrganization, number);
    phone.organization_key = organization.key;
    phone.number = "(800) 555-" + std::to_string(1000 + number % 9000);
    phone.type = "voice";
    out.phones.push_back(std::move(phone));
  }
  if (number % 2 == 0) {
    Program program;
    program.key = plan.Key(KeyTable::kProgram, OwnerKind::kOrganization, number);
    program.organization_key = organization.key;
    program.name = organization.name + " program";
    program.description = "Made-up program";
    out.programs.push_back(std::move(program));
  }
  out.organizations.push_back(std::move(organization));
}

void AppendServicePart(const CountyPlan& plan, std::uint32_t number, Directory& out) {
  const ServiceShape shape = ServiceAt(plan, number);
  const NeedKind& kind = NeedKinds()[shape.kind];
  Random random = plan.Draw(CountyPurpose::kDetails, number);
  Service service;
  service.key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
  service.organization_key = plan.Key(KeyTable::kOrganization, OwnerKind::kOrganization, shape.organization);
  if (shape.organization % 2 == 0 && random.Chance(50))
    service.program_key = plan.Key(KeyTable::kProgram, OwnerKind::kOrganization, shape.organization);
  service.name = NameOf(plan, shape);
  if (random.Chance(60)) service.description = "Made up. Call first, or come by at the hours given.";
  // One of each fifty is not stated, so that the column is there.
  service.status = number % 50 == 9 ? ServiceStatus::kUnknown : DrawStatus(random);
  SetAges(kind, random, service);
  if (random.Chance(12)) service.eligibility_description = "Residents of the area; ask when you call.";
  if (random.Chance(85)) service.assured_date = plan.Before(random, 1500);
  if (random.Chance(10)) service.fees_description = "Sliding scale";
  if (random.Chance(3)) service.alert = "Moves soon";
  AppendOffers(plan, number, shape, random, out);
  AppendNeeds(plan, number, shape, random, out);
  out.services.push_back(std::move(service));
  AppendServiceAreas(plan, number, shape, out);
  AppendServiceHours(plan, number, shape, out);
  AppendCapacities(plan, number, shape, out);
  AppendServiceDetails(plan, number, shape, out);
}

}  // namespace kith
