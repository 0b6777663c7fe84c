// Resolving what belongs to each offer: the rows of its own, of its service, of its location and of its organization.
#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>

#include "src/catalog/catalog_data.h"
#include "src/catalog/key_lookup.h"

namespace kith {
namespace {

using Rows = Grouped<std::uint32_t>;

// The rows of one table by the record of `targets` that `key` names; rows for which `counts` does not hold are left out.
template <class Row, class Target, class Counts>
Rows GroupRows(const std::vector<Row>& rows, const std::vector<Target>& targets, std::string Row::*key, Counts counts) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if ((rows[i].*key).empty() || !counts(rows[i])) continue;
    if (const std::uint32_t target = FindRow(targets, rows[i].*key); target != kNoRow) pairs.emplace_back(target, i);
  }
  return Rows::FromPairs(targets.size(), std::move(pairs));
}

template <class Row, class Target>
Rows GroupRows(const std::vector<Row>& rows, const std::vector<Target>& targets, std::string Row::*key) {
  return GroupRows(rows, targets, key, [](const Row&) { return true; });
}

AttendanceSet AttendanceOf(const ServiceAtLocation& offer, const Location& location) {
  if (offer.attendance != 0) return offer.attendance;
  return location.type == LocationType::kVirtual ? kRemote : kInPerson;
}

Grouped<TaxonomyTermId> GroupCultures(const Directory& d, std::string_view entity, auto&& targets) {
  std::vector<std::pair<std::uint32_t, TaxonomyTermId>> pairs;
  for (const Attribute& row : d.attributes) {
    if (row.link_entity != entity || (row.link_type != "culture" && row.link_type != "lived_experience")) continue;
    const std::uint32_t target = FindRow(targets, row.link_key);
    const std::uint32_t term = FindRow(d.taxonomy_terms, row.taxonomy_term_key);
    if (target != kNoRow && term != kNoRow) pairs.emplace_back(target, TaxonomyTermId(term));
  }
  return Grouped<TaxonomyTermId>::FromPairs(targets.size(), std::move(pairs));
}

class OfferLinker {
 public:
  explicit OfferLinker(const Directory& directory) : d_(directory) {}

  OfferLinks Link() {
    OfferLinks links;
    links.offers.resize(d_.services_at_location.size());
    for (std::uint32_t i = 0; i < links.offers.size(); ++i) links.offers[i] = Resolve(d_.services_at_location[i]);
    CountSites(links);
    LinkRows(links);
    LinkCultures(links);
    return links;
  }

 private:
  // Where an offer's rows begin and end in the pool, list by list, until the pool has come to rest.
  static constexpr std::size_t kLists = 9;
  struct Bounds {
    std::size_t ends[kLists + 1];
  };

  Offer Resolve(const ServiceAtLocation& row) const {
    Offer offer;
    offer.service = ServiceId(FindRow(d_.services, row.service_key));
    offer.location = LocationId(FindRow(d_.locations, row.location_key));
    const Service& service = d_.services[offer.service.index()];
    offer.organization = OrganizationId(FindRow(d_.organizations, service.organization_key));
    offer.attendance = AttendanceOf(row, d_.locations[offer.location.index()]);
    return offer;
  }

  void CountSites(OfferLinks& links) const {
    std::vector<std::uint32_t> sites(d_.services.size());
    for (const Offer& offer : links.offers) ++sites[offer.service.index()];
    for (Offer& offer : links.offers) offer.sites_of_service = sites[offer.service.index()];
  }

  void LinkRows(OfferLinks& links) {
    std::vector<Bounds> bounds(links.offers.size());
    pool_.clear();
    for (std::uint32_t i = 0; i < links.offers.size(); ++i) bounds[i] = Collect(i, links.offers[i]);
    links.rows = std::move(pool_);
    const std::span<const std::uint32_t> rows(links.rows);
    for (std::size_t i = 0; i < links.offers.size(); ++i) {
      const std::size_t* ends = bounds[i].ends;
      const auto list = [&](std::size_t at) { return rows.subspan(ends[at], ends[at + 1] - ends[at]); };
      Offer& offer = links.offers[i];
      offer.service_areas = list(0);
      offer.capacities = list(1);
      offer.schedules = list(2);
      offer.schedule_exceptions = list(3);
      offer.phones = list(4);
      offer.languages = list(5);
      offer.accessibility = list(6);
      offer.cost_options = list(7);
      offer.required_documents = list(8);
    }
  }

  // Appends the nine lists of one offer to the pool.
  Bounds Collect(std::uint32_t at, const Offer& offer) {
    const std::uint32_t service = offer.service.index();
    const std::uint32_t location = offer.location.index();
    Bounds bounds{};
    bounds.ends[0] = pool_.size();
    std::size_t list = 0;
    const auto close = [&] { bounds.ends[++list] = pool_.size(); };
    AppendFirst({site_areas_[at], service_areas_[service]});
    close();
    AppendFirst({site_capacities_[at], service_capacities_[service]});
    close();
    AppendSchedules(at, offer);
    close();
    AppendExceptions(at, offer);
    close();
    AppendPhones(at, offer);
    close();
    AppendUnion({service_languages_[service], location_languages_[location]});
    close();
    AppendFirst({location_accessibility_[location]});
    close();
    AppendFirst({service_costs_[service]});
    close();
    AppendFirst({service_documents_[service]});
    close();
    return bounds;
  }

  // The first of `levels` that has rows.
  void AppendFirst(std::initializer_list<std::span<const std::uint32_t>> levels) {
    for (const auto level : levels) {
      pool_.insert(pool_.end(), level.begin(), level.end());
      if (!level.empty()) return;
    }
  }

  // All levels, ascending, every row once.
  void AppendUnion(std::initializer_list<std::span<const std::uint32_t>> levels) {
    const auto begin = static_cast<std::ptrdiff_t>(pool_.size());
    for (const auto level : levels) pool_.insert(pool_.end(), level.begin(), level.end());
    std::sort(pool_.begin() + begin, pool_.end());
    pool_.erase(std::unique(pool_.begin() + begin, pool_.end()), pool_.end());
  }

  // A row of a service that names a location too is about the service there, and nowhere else.
  std::vector<std::uint32_t> OfThisPlace(std::span<const std::uint32_t> rows, const Offer& offer) const {
    const std::string& location = d_.locations[offer.location.index()].key;
    std::vector<std::uint32_t> here;
    for (const std::uint32_t row : rows) {
      const std::string& named = d_.schedules[row].location_key;
      if (named.empty() || named == location) here.push_back(row);
    }
    return here;
  }

  void AppendSchedules(std::uint32_t at, const Offer& offer) {
    const std::vector<std::uint32_t> of_service = OfThisPlace(regular_.service[offer.service.index()], offer);
    AppendFirst({regular_.site[at], of_service, regular_.location[offer.location.index()]});
  }

  void AppendExceptions(std::uint32_t at, const Offer& offer) {
    const std::vector<std::uint32_t> of_service = OfThisPlace(exceptions_.service[offer.service.index()], offer);
    AppendUnion({exceptions_.site[at], of_service, exceptions_.location[offer.location.index()]});
  }

  // From the most specific to the least, every phone once.
  void AppendPhones(std::uint32_t at, const Offer& offer) {
    const auto begin = static_cast<std::ptrdiff_t>(pool_.size());
    for (const auto level :
         {site_phones_[at], service_phones_[offer.service.index()], location_phones_[offer.location.index()],
          organization_phones_[offer.organization.index()]}) {
      for (const std::uint32_t phone : level) {
        if (std::find(pool_.begin() + begin, pool_.end(), phone) == pool_.end()) pool_.push_back(phone);
      }
    }
  }

  void LinkCultures(OfferLinks& links) const {
    const auto sites = GroupCultures(d_, "service_at_location", d_.services_at_location);
    const auto services = GroupCultures(d_, "service", d_.services);
    const auto programs = GroupCultures(d_, "program", d_.programs);
    const auto organizations = GroupCultures(d_, "organization", d_.organizations);
    std::vector<std::pair<std::uint32_t, TaxonomyTermId>> pairs;
    for (std::uint32_t i = 0; i < links.offers.size(); ++i) {
      const Offer& offer = links.offers[i];
      const std::uint32_t program = FindRow(d_.programs, d_.services[offer.service.index()].program_key);
      for (const TaxonomyTermId term : sites[i]) pairs.emplace_back(i, term);
      for (const TaxonomyTermId term : services[offer.service.index()]) pairs.emplace_back(i, term);
      if (program != kNoRow)
        for (const TaxonomyTermId term : programs[program]) pairs.emplace_back(i, term);
      for (const TaxonomyTermId term : organizations[offer.organization.index()]) pairs.emplace_back(i, term);
    }
    const auto by_offer = Grouped<TaxonomyTermId>::FromPairs(links.offers.size(), std::move(pairs));
    for (std::size_t i = 0; i < links.offers.size(); ++i)
      links.cultures.insert(links.cultures.end(), by_offer[i].begin(), by_offer[i].end());
    std::size_t at = 0;
    for (std::size_t i = 0; i < links.offers.size(); ++i) {
      links.offers[i].cultures = std::span(links.cultures).subspan(at, by_offer[i].size());
      at += by_offer[i].size();
    }
  }

  // Schedules by level, the rows of one kind only.
  struct Levels {
    Rows site, service, location;

    Levels(const Directory& d, bool exceptions)
        : site(GroupRows(
              d.schedules, d.services_at_location, &Schedule::service_at_location_key,
              [=](const Schedule& row) { return (row.exception != ScheduleException::kNone) == exceptions; })),
          service(GroupRows(d.schedules, d.services, &Schedule::service_key,
                            [=](const Schedule& row) {
                              return row.service_at_location_key.empty() &&
                                     (row.exception != ScheduleException::kNone) == exceptions;
                            })),
          location(GroupRows(d.schedules, d.locations, &Schedule::location_key, [=](const Schedule& row) {
            return row.service_at_location_key.empty() && row.service_key.empty() &&
                   (row.exception != ScheduleException::kNone) == exceptions;
          })) {}
  };

  const Directory& d_;
  const Rows site_areas_ = GroupRows(d_.service_areas, d_.services_at_location, &ServiceArea::service_at_location_key);
  const Rows service_areas_ = GroupRows(d_.service_areas, d_.services, &ServiceArea::service_key,
                                        [](const ServiceArea& row) { return row.service_at_location_key.empty(); });
  const Rows site_capacities_ =
      GroupRows(d_.capacities, d_.services_at_location, &ServiceCapacity::service_at_location_key);
  const Rows service_capacities_ =
      GroupRows(d_.capacities, d_.services, &ServiceCapacity::service_key,
                [](const ServiceCapacity& row) { return row.service_at_location_key.empty(); });
  const Levels regular_{d_, false};
  const Levels exceptions_{d_, true};
  const Rows site_phones_ = GroupRows(d_.phones, d_.services_at_location, &Phone::service_at_location_key);
  const Rows service_phones_ = GroupRows(d_.phones, d_.services, &Phone::service_key);
  const Rows location_phones_ = GroupRows(d_.phones, d_.locations, &Phone::location_key);
  const Rows organization_phones_ = GroupRows(d_.phones, d_.organizations, &Phone::organization_key);
  const Rows service_languages_ = GroupRows(d_.languages, d_.services, &Language::service_key);
  const Rows location_languages_ = GroupRows(d_.languages, d_.locations, &Language::location_key);
  const Rows location_accessibility_ = GroupRows(d_.accessibility, d_.locations, &Accessibility::location_key);
  const Rows service_costs_ = GroupRows(d_.cost_options, d_.services, &CostOption::service_key);
  const Rows service_documents_ = GroupRows(d_.required_documents, d_.services, &RequiredDocument::service_key);
  std::vector<std::uint32_t> pool_;
};

}  // namespace

OfferLinks LinkOffers(const Directory& directory) { return OfferLinker(directory).Link(); }

}  // namespace kith
