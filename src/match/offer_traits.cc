#include "src/match/offer_traits.h"

#include <algorithm>
#include <optional>

namespace kith {
namespace {

// Beyond all dates, and near enough that days between them can be counted.
constexpr Date kEver{1'000'000'000};
constexpr Date kNever{-1'000'000'000};
constexpr std::int64_t kMostPlaces = 1'000'000'000'000;  // more are no more likely to be free

// A clause that asks the provider is open whoever asks, and so is an offer without rules: neither is ever certain.
void AddGates(const Catalog& catalog, const RuleBook& rules, ServiceAtLocationId offer, OfferTraits& traits) {
  const Offer& links = catalog.offer(offer);
  const Service& service = catalog.service(links.service);
  bool gated = service.minimum_age || service.maximum_age;
  bool asks = false;
  for (const std::uint32_t position : rules.RulesOf(offer)) {
    const Rule& rule = rules.rules()[position];
    asks = asks || !rule.ask_provider.empty();
    gated = gated || asks || !rule.require.empty();
  }
  traits.ungated = !gated;
  traits.worth.certain = gated && !asks && !links.service_areas.empty();
}

void AddCounts(const Catalog& catalog, const Offer& links, Worth& worth) {
  worth.uncounted = links.capacities.empty();
  worth.counts = !links.capacities.empty();
  for (const std::uint32_t row : links.capacities) {
    const ServiceCapacity& capacity = catalog.records().capacities[row];
    const std::int64_t places = std::clamp<std::int64_t>(capacity.available.value_or(0), 0, kMostPlaces);
    worth.places = std::min(worth.places + places, kMostPlaces);
    if (capacity.updated) worth.counted = std::max(worth.counted, *capacity.updated);
  }
}

void AddLanguages(const Catalog& catalog, const Offer& links,
                  const std::function<std::uint64_t(std::string_view)>& language_bit, Worth& worth) {
  worth.languages_unknown = true;
  for (const std::uint32_t row : links.languages) {
    const Language& language = catalog.records().languages[row];
    if (language.code.empty()) continue;
    worth.languages_unknown = false;
    (language.interpreter ? worth.interpreters_speak : worth.staff_speak) |= language_bit(language.code);
  }
}

// What Filter reads of dates and of the status, as days of one interval (docs/ranking.md): with an inactive service it is empty.
void AddDays(const Catalog& catalog, ServiceAtLocationId offer, OfferTraits& traits) {
  const Offer& links = catalog.offer(offer);
  const ServiceAtLocation& own = catalog.service_at_location(offer);
  const Location& site = catalog.location(links.location);
  traits.opens = std::max(site.opened.value_or(kNever), own.opened.value_or(kNever));
  traits.closes = std::min(site.closed.value_or(kEver), own.closed.value_or(kEver));
  const ServiceStatus status = catalog.service(links.service).status;
  if (status != ServiceStatus::kActive && status != ServiceStatus::kUnknown) traits.opens = kEver;
}

}  // namespace

bool IsAlwaysListed(const OfferTraits& traits) { return traits.opens == kNever && traits.closes == kEver; }

OfferTraits TraitsOf(const Catalog& catalog, const RuleBook& rules, ServiceAtLocationId offer,
                     const std::function<std::uint64_t(std::string_view)>& language_bit) {
  const Offer& links = catalog.offer(offer);
  const Service& service = catalog.service(links.service);
  const Location& site = catalog.location(links.location);
  OfferTraits traits{.attendance = links.attendance};
  if (site.confidential) {
    traits.site = SiteKind::kConfidential;
  } else if (site.point && site.type != LocationType::kPostal) {
    traits.site = SiteKind::kPlaced;
    traits.point = *site.point;
    traits.at = geo_internal::UnitVector(*site.point);
  }
  Worth& worth = traits.worth;
  worth.confirmed = service.assured_date.value_or(kNever);
  worth.never_confirmed = !service.assured_date;
  AddCounts(catalog, links, worth);
  AddLanguages(catalog, links, language_bit, worth);
  worth.free = std::ranges::any_of(links.cost_options, [&](std::uint32_t row) {
    return catalog.records().cost_options[row].amount_cents == std::int64_t{0};
  });
  worth.cultures = !links.cultures.empty();
  worth.accessible = !links.accessibility.empty();
  worth.preferences = std::ranges::any_of(
      rules.RulesOf(offer), [&](std::uint32_t position) { return !rules.rules()[position].prefer.empty(); });
  AddGates(catalog, rules, offer, traits);
  AddDays(catalog, offer, traits);
  traits.refills = std::ranges::any_of(
      links.capacities, [&](std::uint32_t row) { return !catalog.records().capacities[row].refill.empty(); });
  return traits;
}

}  // namespace kith
