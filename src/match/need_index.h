// NeedIndex: the offers of each need in blocks of neighbours, with the most that an offer of a block may be worth.
//
//   for (const NeedNode& root : index.RootsFor(term)) ...        // a node has nodes below it, or offers
//
// Model     Of the offers that meet a need, those that are alike in how they are attended and in what is known of their site are one tree; those with a
//           site to travel to lie in it along a Hilbert curve, the others by id. Where a confidential site lies is read nowhere.
// Order     A function of the catalog alone.
// Threads   Immutable once built; const calls need no lock. Lifetime: points to the catalog and the rules.
// Cost      Build O(sum over terms of their offers x log). RootsFor O(1), MeetsAt O(log).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/eligibility/rule_book.h"
#include "kith/geo/outline.h"
#include "src/geo/catalog_catchments.h"
#include "src/geo/chord_box.h"
#include "src/match/site_kernel.h"

namespace kith {

inline constexpr std::uint32_t kNodeWidth = kBlockSites;  // offers of a leaf, nodes of a node

// What is known of the site that a visit would go to.
enum class SiteKind : std::uint8_t { kPlaced, kUnknown, kConfidential };

// What bounds the parts of a score, of one offer or of several together: nothing here is less than what one of them has.
struct Worth {
  Date confirmed;                        // the last
  Instant counted{};                     // the last count, where one has a date
  std::uint64_t staff_speak = 0;         // by LanguageBit
  std::uint64_t interpreters_speak = 0;  // by LanguageBit
  std::uint64_t needs_met_there = 0;     // by NeedBit: what the site's offers meet, these and others
  std::int64_t places = 0;               // counted, of all rows together
  // Whether one of them may be of this kind.
  bool never_confirmed = false;
  bool counts = false, uncounted = false;
  bool languages_unknown = false;
  bool free = false;
  bool cultures = false, accessible = false, preferences = false;
  bool certain =
      false;  // eligible and served for certain: not where there are no rules, or no service area, or where only the provider can tell
};
Worth Join(const Worth& a, const Worth& b);

// One offer, as the index sees it. It is listed from `opens` on and before `closes`.
struct OfferTraits {
  Worth worth;
  // Of kPlaced.
  LatLng point;
  geo_internal::Vector3 at;

  SiteKind site = SiteKind::kUnknown;
  AttendanceSet attendance = 0;
  Date opens, closes;
  std::uint32_t catchment = 0;  // CatalogCatchments::Of
  std::uint32_t rules = 0;  // offers of one number have the same rules and age limits: the same standing, whoever asks
  bool refills = false;
  bool ungated = false;  // no rule and no age says who it is for: one open condition, whoever asks
};

// What tells soonest that an offer is shut out, beside those of its block.
struct OfferGlance {
  ServiceAtLocationId offer;
  std::uint32_t catchment = 0;  // OfferTraits::catchment
  std::uint32_t rules = 0;      // OfferTraits::rules
  bool always_listed = false;   // whatever the day
};

struct NeedNode {
  Worth worth;
  // Of kPlaced.
  Box box;
  geo_internal::ChordBox around;
  std::uint32_t block = 0;   // of a leaf
  std::uint32_t number = 0;  // no other node has it

  SiteKind site = SiteKind::kUnknown;
  AttendanceSet attendance = 0;
  bool leaf = false;
  std::uint8_t count = 0;
  std::uint32_t first = 0;  // of `count` nodes, or offers
};

class NeedIndex {
 public:
  NeedIndex(const Catalog& catalog, const RuleBook& rules, const CatalogCatchments& catchments);

  std::span<const NeedNode> RootsFor(TaxonomyTermId term) const;
  std::span<const NeedNode> Below(const NeedNode& node) const;                          // where it is no leaf
  std::span<const ServiceAtLocationId> OffersOf(const NeedNode& leaf) const;            // where it is one
  std::span<const OfferGlance> GlancesOf(const NeedNode& leaf) const;                   // as its offers
  const SiteBlock& SitesOf(const NeedNode& leaf) const { return blocks_[leaf.block]; }  // of kPlaced, as its offers
  const OfferTraits& traits(ServiceAtLocationId offer) const { return traits_[offer.index()]; }
  std::uint32_t different_rules() const { return different_rules_; }  // OfferTraits::rules are below
  std::size_t nodes() const { return nodes_.size(); }                 // NeedNode::number are below
  std::size_t offers() const { return traits_.size(); }

  // Whether an offer at that location meets the need.
  bool MeetsAt(TaxonomyTermId term, LocationId location) const;

  // Bits that stand for a language, for a need. Two may share one.
  std::uint64_t LanguageBit(std::string_view code) const;
  static std::uint64_t NeedBit(TaxonomyTermId term) { return std::uint64_t{1} << (term.index() % 64); }

 private:
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  void ListLocations(const Catalog& catalog);
  void ListLanguages(const Catalog& catalog);
  void FindTraits(const Catalog& catalog, const RuleBook& rules, const CatalogCatchments& catchments);
  void Glance();
  void NumberRules(const Catalog& catalog, const RuleBook& rules);
  std::vector<std::uint32_t> Places() const;
  void Plant(std::span<const ServiceAtLocationId> offers, std::span<const std::uint32_t> places);
  Range AddLeaves(Range offers);
  NeedNode Leaf(std::uint32_t first, std::uint32_t count);
  Range Raise(Range level);

  std::vector<OfferTraits> traits_;  // by offer
  std::uint32_t different_rules_ = 0;
  std::vector<NeedNode> nodes_;              // those below others
  std::vector<NeedNode> roots_;              // by term
  std::vector<Range> roots_of_;              // by term
  std::vector<ServiceAtLocationId> order_;   // what leaves hold
  std::vector<OfferGlance> glances_;         // beside it
  std::vector<SiteBlock> blocks_;            // where that is
  std::vector<LocationId> locations_;        // by term, ascending
  std::vector<Range> locations_of_;          // by term
  std::vector<std::string_view> languages_;  // those with a bit of their own, ascending
  std::vector<std::uint8_t> language_bits_;  // beside them
};

}  // namespace kith
