#include "src/match/need_index.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "src/geo/box_distance.h"
#include "src/geo/hilbert.h"
#include "src/match/offer_traits.h"

namespace kith {
namespace {

constexpr std::uint8_t kSharedLanguageBit = 63;  // of the languages that are recorded least often

}  // namespace

Worth Join(const Worth& a, const Worth& b) {
  return {.confirmed = std::max(a.confirmed, b.confirmed),
          .counted = std::max(a.counted, b.counted),
          .staff_speak = a.staff_speak | b.staff_speak,
          .interpreters_speak = a.interpreters_speak | b.interpreters_speak,
          .needs_met_there = a.needs_met_there | b.needs_met_there,
          .places = std::max(a.places, b.places),
          .never_confirmed = a.never_confirmed || b.never_confirmed,
          .counts = a.counts || b.counts,
          .uncounted = a.uncounted || b.uncounted,
          .languages_unknown = a.languages_unknown || b.languages_unknown,
          .free = a.free || b.free,
          .cultures = a.cultures || b.cultures,
          .accessible = a.accessible || b.accessible,
          .preferences = a.preferences || b.preferences,
          .certain = a.certain || b.certain};
}

NeedIndex::NeedIndex(const Catalog& catalog, const RuleBook& rules, const CatalogCatchments& catchments) {
  ListLocations(catalog);
  ListLanguages(catalog);
  FindTraits(catalog, rules, catchments);
  NumberRules(catalog, rules);
  const std::vector<std::uint32_t> places = Places();
  for (std::uint32_t i = 0; i < catalog.records().taxonomy_terms.size(); ++i) {
    const auto begin = static_cast<std::uint32_t>(roots_.size());
    Plant(catalog.OffersFor(TaxonomyTermId(i)), places);
    roots_of_.push_back({begin, static_cast<std::uint32_t>(roots_.size())});
  }
  Glance();
}

void NeedIndex::ListLocations(const Catalog& catalog) {
  std::vector<LocationId> at;
  for (std::uint32_t i = 0; i < catalog.records().taxonomy_terms.size(); ++i) {
    at.clear();
    for (const ServiceAtLocationId offer : catalog.OffersFor(TaxonomyTermId(i)))
      at.push_back(catalog.offer(offer).location);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    const auto begin = static_cast<std::uint32_t>(locations_.size());
    locations_.insert(locations_.end(), at.begin(), at.end());
    locations_of_.push_back({begin, static_cast<std::uint32_t>(locations_.size())});
  }
}

// Those recorded most often get bits of their own.
void NeedIndex::ListLanguages(const Catalog& catalog) {
  std::map<std::string_view, std::uint32_t> rows;
  for (const Language& language : catalog.records().languages) ++rows[language.code];
  std::vector<std::pair<std::uint32_t, std::string_view>> by_rows;
  for (const auto& entry : rows) by_rows.emplace_back(entry.second, entry.first);
  std::sort(by_rows.begin(), by_rows.end(),
            [](const auto& a, const auto& b) { return std::pair(b.first, a.second) < std::pair(a.first, b.second); });
  if (by_rows.size() > kSharedLanguageBit) by_rows.resize(kSharedLanguageBit);
  std::map<std::string_view, std::uint8_t> bits;
  for (const auto& entry : by_rows) bits.emplace(entry.second, static_cast<std::uint8_t>(bits.size()));
  for (const auto& [code, bit] : bits) {
    languages_.push_back(code);
    language_bits_.push_back(bit);
  }
}

std::uint64_t NeedIndex::LanguageBit(std::string_view code) const {
  const auto at = std::lower_bound(languages_.begin(), languages_.end(), code);
  const bool own = at != languages_.end() && *at == code;
  const std::uint8_t bit = own ? language_bits_[static_cast<std::size_t>(at - languages_.begin())] : kSharedLanguageBit;
  return std::uint64_t{1} << bit;
}

void NeedIndex::FindTraits(const Catalog& catalog, const RuleBook& rules, const CatalogCatchments& catchments) {
  std::vector<std::uint64_t> needs_met(catalog.records().locations.size());
  for (std::uint32_t i = 0; i < locations_of_.size(); ++i) {
    for (std::uint32_t at = locations_of_[i].begin; at < locations_of_[i].end; ++at)
      needs_met[locations_[at].index()] |= NeedBit(TaxonomyTermId(i));
  }
  traits_.reserve(catalog.offer_count());
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId offer(i);
    OfferTraits traits = TraitsOf(catalog, rules, offer, [this](std::string_view code) { return LanguageBit(code); });
    traits.worth.needs_met_there = needs_met[catalog.offer(offer).location.index()];
    traits.catchment = catchments.Of(offer);
    traits_.push_back(traits);
  }
}

// By the rules bound to them and what their service's record says of ages; of its prose, whether there is any.
void NeedIndex::NumberRules(const Catalog& catalog, const RuleBook& rules) {
  using Key = std::tuple<std::vector<std::uint32_t>, std::optional<double>, std::optional<double>, bool>;
  std::map<Key, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < traits_.size(); ++i) {
    const ServiceAtLocationId offer(i);
    const std::span<const std::uint32_t> bound = rules.RulesOf(offer);
    const Service& service = catalog.service(catalog.offer(offer).service);
    const Key key{{bound.begin(), bound.end()},
                  service.minimum_age,
                  service.maximum_age,
                  Trim(service.eligibility_description).empty()};
    traits_[i].rules = numbers.emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second;
  }
  different_rules_ = static_cast<std::uint32_t>(numbers.size());
}

// Kinds one after the other, neighbours of one kind beside each other: the place of each offer in that order, by offer.
std::vector<std::uint32_t> NeedIndex::Places() const {
  using Key = std::tuple<AttendanceSet, SiteKind, std::uint64_t, std::uint32_t>;
  std::vector<Key> keys;
  for (std::uint32_t i = 0; i < traits_.size(); ++i) {
    const OfferTraits& t = traits_[i];
    const std::uint64_t along = t.site == SiteKind::kPlaced ? geo_internal::HilbertPosition(t.point) : 0;
    keys.emplace_back(t.attendance, t.site, along, i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> places(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) places[std::get<3>(keys[i])] = i;
  return places;
}

void NeedIndex::Plant(std::span<const ServiceAtLocationId> offers, std::span<const std::uint32_t> places) {
  const auto kind = [this](ServiceAtLocationId offer) {
    const OfferTraits& t = traits_[offer.index()];
    return std::pair(t.attendance, t.site);
  };
  const std::size_t first = order_.size();
  order_.insert(order_.end(), offers.begin(), offers.end());
  std::sort(order_.begin() + static_cast<std::ptrdiff_t>(first), order_.end(),
            [&](ServiceAtLocationId a, ServiceAtLocationId b) { return places[a.index()] < places[b.index()]; });
  for (std::size_t begin = first, end = first; begin < order_.size(); begin = end) {
    while (end < order_.size() && kind(order_[end]) == kind(order_[begin])) ++end;
    Range level = AddLeaves({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    while (level.end - level.begin > kNodeWidth) level = Raise(level);
    roots_.insert(roots_.end(), nodes_.begin() + level.begin, nodes_.begin() + level.end);
  }
}

void NeedIndex::Glance() {
  glances_.reserve(order_.size());
  for (const ServiceAtLocationId offer : order_) {
    const OfferTraits& of = traits(offer);
    glances_.push_back({offer, of.catchment, of.rules, IsAlwaysListed(of)});
  }
}

// Of offers of one kind.
NeedIndex::Range NeedIndex::AddLeaves(Range offers) {
  Range level{static_cast<std::uint32_t>(nodes_.size()), 0};
  for (std::uint32_t first = offers.begin; first < offers.end; first += kNodeWidth)
    nodes_.push_back(Leaf(first, std::min(kNodeWidth, offers.end - first)));
  level.end = static_cast<std::uint32_t>(nodes_.size());
  return level;
}

NeedNode NeedIndex::Leaf(std::uint32_t first, std::uint32_t count) {
  const OfferTraits& one = traits_[order_[first].index()];
  NeedNode node{.worth = one.worth,
                .box = geo_internal::BoxOf(one.point),
                .around = geo_internal::ChordBoxOf(one.at),
                .number = static_cast<std::uint32_t>(nodes_.size()),
                .site = one.site,
                .attendance = one.attendance,
                .leaf = true,
                .count = static_cast<std::uint8_t>(count),
                .first = first};
  for (const ServiceAtLocationId offer : OffersOf(node)) {
    const OfferTraits& traits = traits_[offer.index()];
    node.worth = Join(node.worth, traits.worth);
    node.box = geo_internal::Join(node.box, geo_internal::BoxOf(traits.point));
    node.around = geo_internal::Join(node.around, geo_internal::ChordBoxOf(traits.at));
  }
  if (one.site != SiteKind::kPlaced) return node;
  node.block = static_cast<std::uint32_t>(blocks_.size());
  SiteBlock& block = blocks_.emplace_back();
  for (std::uint32_t i = 0; i < kNodeWidth; ++i) {
    constexpr geo_internal::Vector3 kLeftOver{SiteBlock::kNowhere, SiteBlock::kNowhere, SiteBlock::kNowhere};
    const geo_internal::Vector3 at = i < count ? traits_[order_[first + i].index()].at : kLeftOver;
    block.x[i] = at.x;
    block.y[i] = at.y;
    block.z[i] = at.z;
  }
  return node;
}

// The nodes above those of `level`.
NeedIndex::Range NeedIndex::Raise(Range level) {
  const Range above{level.end, level.end + (level.end - level.begin + kNodeWidth - 1) / kNodeWidth};
  for (std::uint32_t first = level.begin; first < level.end; first += kNodeWidth) {
    NeedNode node = nodes_[first];
    node.number = static_cast<std::uint32_t>(nodes_.size());
    node.leaf = false;
    node.first = first;
    node.count = static_cast<std::uint8_t>(std::min(kNodeWidth, level.end - first));
    for (std::uint32_t at = first + 1; at < first + node.count; ++at) {
      node.worth = Join(node.worth, nodes_[at].worth);
      node.box = geo_internal::Join(node.box, nodes_[at].box);
      node.around = geo_internal::Join(node.around, nodes_[at].around);
    }
    nodes_.push_back(node);
  }
  return above;
}

std::span<const NeedNode> NeedIndex::RootsFor(TaxonomyTermId term) const {
  const Range range = roots_of_[term.index()];
  return std::span(roots_).subspan(range.begin, range.end - range.begin);
}

std::span<const NeedNode> NeedIndex::Below(const NeedNode& node) const {
  return std::span(nodes_).subspan(node.first, node.count);
}

std::span<const ServiceAtLocationId> NeedIndex::OffersOf(const NeedNode& leaf) const {
  return std::span(order_).subspan(leaf.first, leaf.count);
}

std::span<const OfferGlance> NeedIndex::GlancesOf(const NeedNode& leaf) const {
  return std::span(glances_).subspan(leaf.first, leaf.count);
}

bool NeedIndex::MeetsAt(TaxonomyTermId term, LocationId location) const {
  const Range range = locations_of_[term.index()];
  return std::binary_search(locations_.begin() + range.begin, locations_.begin() + range.end, location);
}

}  // namespace kith
