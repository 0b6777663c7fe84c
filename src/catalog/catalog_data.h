// What a Catalog holds besides the records: resolved links, indexes and versions, all as flat arrays.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/time.h"
#include "kith/catalog/catalog.h"
#include "src/catalog/row_groups.h"

namespace kith {

// Every offer's links. The spans of `offers` point into the two pools, which do not change any more once filled.
struct OfferLinks {
  std::vector<Offer> offers;
  std::vector<std::uint32_t> rows;
  std::vector<TaxonomyTermId> cultures;
};
OfferLinks LinkOffers(const Directory& directory);

// Terms with what lies below them, and the offers that meet them.
struct NeedIndex {
  Grouped<TaxonomyTermId> subtrees;     // by term
  Grouped<ServiceAtLocationId> offers;  // by term
};
NeedIndex IndexNeeds(const Directory& directory, const std::vector<Offer>& offers);

// (folded name or code, position), ascending.
using NameIndex = std::vector<std::pair<std::string, std::uint32_t>>;
std::uint32_t FindName(const NameIndex& index, std::string_view name);  // the smallest position, or kNoRow

std::string AreaNameKey(AreaType type, std::string_view code_or_name);  // "<type> <folded>"

// The hash behind Catalog::version(): all content but the rules and the whereabouts of confidential locations.
std::string VersionOf(const Directory& directory);
std::string RulesVersionOf(const Directory& directory);

struct Catalog::Data {
  Directory directory;
  TimeZone zone;
  OfferLinks links;
  NeedIndex needs;
  std::vector<std::uint32_t> physical_addresses;  // by location: a position in addresses, or kNoRow
  NameIndex terms_by_code, terms_by_name;
  NameIndex areas_by_code, areas_by_name;  // by AreaNameKey
  std::string version, rules_version;
};

}  // namespace kith
