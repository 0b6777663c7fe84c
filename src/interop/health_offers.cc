// Troubles of services, of what is offered where, of phones: can they be found, reached, and counted on?
#include <algorithm>
#include <set>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/catalog/public_view.h"
#include "kith/eligibility/rule_book.h"
#include "kith/schedule/opening_hours.h"
#include "src/catalog/cleaning.h"
#include "src/catalog/key_lookup.h"
#include "src/geo/area_names.h"
#include "src/interop/health_data.h"
#include "src/interop/phone_numbers.h"
#include "src/interop/us_states.h"
#include "src/schedule/schedule_row.h"

namespace kith {
namespace {

using Target = std::pair<RuleTarget, std::string>;

// The records to which rules are bound that say who is eligible, and those to which rules are that name documents.
struct BoundRules {
  std::set<Target> deciding, bringing;
};

BoundRules BoundRulesOf(const RuleBook& book) {
  BoundRules bound;
  for (const Rule& rule : book.rules()) {
    for (const RuleBinding& binding : rule.bindings) {
      if (!rule.require.empty() || !rule.ask_provider.empty()) bound.deciding.insert({binding.target, binding.key});
      if (!rule.bring.empty()) bound.bringing.insert({binding.target, binding.key});
    }
  }
  return bound;
}

std::set<AreaType> TypesOf(const std::vector<Area>& areas) {
  std::set<AreaType> types;
  for (const Area& area : areas) types.insert(area.type);
  return types;
}

bool BindsService(const std::set<Target>& targets, const Service& service) {
  return targets.contains({RuleTarget::kService, service.key}) ||
         (!service.program_key.empty() && targets.contains({RuleTarget::kProgram, service.program_key}));
}

class OfferChecker {
 public:
  OfferChecker(HealthData& data, const RuleBook& book)
      : data_(data),
        catalog_(data.catalog),
        directory_(catalog_.directory()),
        names_(directory_.areas),
        area_types_(TypesOf(directory_.areas)),
        rules_(BoundRulesOf(book)) {}

  void Run() {
    FindNeeds();
    for (std::uint32_t i = 0; i < catalog_.offer_count(); ++i) OneOffer(ServiceAtLocationId(i));
    for (std::uint32_t i = 0; i < directory_.services.size(); ++i) OneService(i);
    for (std::uint32_t i = 0; i < directory_.phones.size(); ++i) OnePhone(i);
    for (std::uint32_t i = 0; i < directory_.organizations.size(); ++i)
      if (IsNotNamed(directory_.organizations[i].name)) data_.Add(Trouble::kOrganizationUnnamed, i, i);
  }

 private:
  void FindNeeds() {
    meets_need_.resize(catalog_.offer_count());
    for (std::uint32_t i = 0; i < directory_.taxonomy_terms.size(); ++i) {
      if (!directory_.taxonomy_terms[i].parent_key.empty()) continue;
      for (const ServiceAtLocationId id : catalog_.OffersFor(TaxonomyTermId(i))) meets_need_[id.index()] = true;
    }
  }

  void OneOffer(ServiceAtLocationId id) {
    const Offer& offer = catalog_.offer(id);
    const auto add = [&](Trouble trouble, std::string detail = "") {
      data_.Add(trouble, id.index(), offer.organization.index(), std::move(detail));
    };
    if (data_.closed[id.index()]) return add(Trouble::kClosedListed);
    if (!meets_need_[id.index()]) add(Trouble::kNeedMissing);
    if (!CanBeReached(id)) add(Trouble::kContactMissing);
    Hours(id, add);
    Areas(offer, add);
    Eligibility(id, add);
    Capacity(offer, add);
  }

  bool CanBeReached(ServiceAtLocationId id) const {
    const Offer& offer = catalog_.offer(id);
    const Service& service = catalog_.service(offer.service);
    const Organization& organization = catalog_.organization(offer.organization);
    return !ViewOf(catalog_, id).phone.empty() || !service.email.empty() || !service.url.empty() ||
           !organization.email.empty() || !organization.website.empty();
  }

  // The first that holds.
  template <class AddTrouble>
  void Hours(ServiceAtLocationId id, const AddTrouble& add) {
    const Offer& offer = catalog_.offer(id);
    if (offer.schedules.empty()) return add(Trouble::kHoursMissing);
    bool current = false, timed = false;
    for (const std::uint32_t row : offer.schedules) {
      const ScheduleRow read = ReadScheduleRow(directory_.schedules[row]);
      if (std::min(read.latest, read.valid_to) < data_.today) continue;
      current = true;
      timed = timed || read.times.has_value();
    }
    if (!current) return add(Trouble::kHoursExpired);
    const OpeningHours hours = OpeningHours::Build(catalog_, id);
    if (!hours.defects().empty()) return add(Trouble::kHoursUnreadable, hours.defects().front());
    if (!timed) add(Trouble::kHoursProse);
  }

  // The first that holds.
  template <class AddTrouble>
  void Areas(const Offer& offer, const AddTrouble& add) const {
    if (offer.service_areas.empty()) return add(Trouble::kAreaMissing);
    for (const std::uint32_t row : offer.service_areas) {
      if (const auto shared = names_.AmbiguityOf(directory_.service_areas[row]))
        return add(Trouble::kAreaAmbiguous, shared->name + " (" + std::to_string(shared->areas) + " areas)");
    }
    if (std::all_of(offer.service_areas.begin(), offer.service_areas.end(),
                    [&](std::uint32_t row) { return IsProse(directory_.service_areas[row]); }))
      return add(Trouble::kAreaProse, directory_.service_areas[offer.service_areas.front()].name);
    for (const std::uint32_t row : offer.service_areas) {
      for (const PlaceName& place : directory_.service_areas[row].places)
        if (IsUnlisted(place)) return add(Trouble::kAreaUnlisted, place.name);
    }
  }

  // A name that no area bears, though there are areas of its type: as like as not it is none, or another one's.
  bool IsUnlisted(const PlaceName& place) const {
    const bool is_state = place.type == AreaType::kState && IsUsState(place.name);
    return area_types_.contains(place.type) && !is_state && !names_.Has(place.type, place.name);
  }

  // A name that neither it nor an area of the directory outlines.
  bool IsProse(const ServiceArea& area) const {
    if (area.extent_type != ExtentType::kText) return false;
    for (const AreaType type : {AreaType::kZip, AreaType::kCity, AreaType::kCounty, AreaType::kPlanningArea,
                                AreaType::kState, AreaType::kOther}) {
      const AreaId named = names_.Find(type, area.name);
      if (named.valid() && !catalog_.area(named).outline.polygons.empty()) return false;
    }
    return true;
  }

  template <class AddTrouble>
  void Eligibility(ServiceAtLocationId id, const AddTrouble& add) const {
    const Service& service = catalog_.service(catalog_.offer(id).service);
    if (BindsService(rules_.deciding, service) ||
        rules_.deciding.contains({RuleTarget::kServiceAtLocation, catalog_.service_at_location(id).key}))
      return;
    if (!service.eligibility_description.empty()) return add(Trouble::kEligibilityProse);
    if (!service.minimum_age && !service.maximum_age) add(Trouble::kEligibilityMissing);
  }

  template <class AddTrouble>
  void Capacity(const Offer& offer, const AddTrouble& add) const {
    bool counted = false;
    std::string over;
    std::optional<Instant> latest;
    for (const std::uint32_t row : offer.capacities) {
      const ServiceCapacity& capacity = directory_.capacities[row];
      if (!capacity.available) continue;
      counted = true;
      if (over.empty() && capacity.maximum && *capacity.available > *capacity.maximum)
        over = std::to_string(*capacity.available) + " of " + std::to_string(*capacity.maximum);
      if (capacity.updated && (!latest || *capacity.updated > *latest)) latest = capacity.updated;
    }
    if (!counted) return;
    if (!over.empty()) add(Trouble::kCapacityOver, over);
    if (!latest || data_.today - catalog_.time_zone().ToLocal(*latest).date > kCapacityDaysMax)
      add(Trouble::kCapacityStale, latest ? FormatDate(catalog_.time_zone().ToLocal(*latest).date) : "");
  }

  void OneService(std::uint32_t row) {
    const Service& service = directory_.services[row];
    const auto add = [&](Trouble trouble, std::string detail = "") {
      data_.Add(trouble, row, data_.owner_of_service[row], std::move(detail));
    };
    if (data_.service_offers[row] == 0) return add(Trouble::kOfferedNowhere);
    if (!data_.live_service[row]) return;
    if (!service.assured_date) {
      add(Trouble::kNeverAssured);
    } else if (data_.today - *service.assured_date > kAssuredDaysMax) {
      add(Trouble::kAssuredLongAgo, FormatDate(*service.assured_date));
    } else if (*service.assured_date > data_.today) {
      add(Trouble::kAssuredAhead, FormatDate(*service.assured_date));
    }
    if (service.status == ServiceStatus::kUnknown) add(Trouble::kStatusMissing);
    if (!NamesDocuments(service)) add(Trouble::kDocumentsMissing);
  }

  bool NamesDocuments(const Service& service) {
    if (documents_.empty()) {
      documents_.insert("");  // looked for once
      for (const RequiredDocument& document : directory_.required_documents) documents_.insert(document.service_key);
    }
    return documents_.contains(service.key) || BindsService(rules_.bringing, service);
  }

  // Its own number alone tells where a confidential location is.
  void OnePhone(std::uint32_t row) {
    const Phone& phone = directory_.phones[row];
    if (phone.number.empty() || !PhoneNumbersIn(phone.number).empty()) return;
    const std::uint32_t location = FindRow(directory_.locations, phone.location_key);
    const bool shared =
        !phone.service_key.empty() || !phone.organization_key.empty() || !phone.service_at_location_key.empty();
    if (location != kNoRow && directory_.locations[location].confidential && !shared) return;
    data_.Add(Trouble::kPhoneInvalid, row, OwnerOf(phone), Quoted(phone.number));
  }

  std::uint32_t OwnerOf(const Phone& phone) const {
    if (const std::uint32_t row = FindRow(directory_.organizations, phone.organization_key); row != kNoRow) return row;
    if (const std::uint32_t row = FindRow(directory_.services, phone.service_key); row != kNoRow)
      return data_.owner_of_service[row];
    if (const ServiceAtLocationId id = catalog_.FindOffer(phone.service_at_location_key); id.valid())
      return catalog_.offer(id).organization.index();
    const std::uint32_t row = FindRow(directory_.locations, phone.location_key);
    return row == kNoRow ? kNoOrganization : data_.owner_of_location[row];
  }

  HealthData& data_;
  const Catalog& catalog_;
  const Directory& directory_;
  const geo_internal::AreaNames names_;
  const std::set<AreaType> area_types_;
  BoundRules rules_;
  std::vector<bool> meets_need_;
  std::set<std::string, std::less<>> documents_;
};

}  // namespace

absl::Status CheckOffers(HealthData& data) {
  const absl::StatusOr<RuleBook> book = RuleBook::Build(data.catalog);
  if (!book.ok()) return book.status();
  OfferChecker(data, *book).Run();
  return absl::OkStatus();
}

}  // namespace kith
