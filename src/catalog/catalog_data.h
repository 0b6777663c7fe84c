// What a Catalog holds besides the records: resolved links, indexes and versions, all as flat arrays.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
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

// (folded name or code, position), ascending.
using NameIndex = std::vector<std::pair<std::string, std::uint32_t>>;

struct CatalogIndexes {
  Grouped<TaxonomyTermId> subtrees;               // by term: it and what lies below it
  Grouped<ServiceAtLocationId> offers_for;        // by term: the offers that meet it
  std::vector<std::uint32_t> physical_addresses;  // by location: a position in addresses, or kNoRow
  NameIndex terms_by_code, terms_by_name;
  NameIndex areas_by_code, areas_by_name;  // by AreaNameKey
};
// Fills `subtrees` and `offers_for`.
void IndexNeeds(const Directory& directory, const std::vector<Offer>& offers, CatalogIndexes& indexes);

std::uint32_t FindName(const NameIndex& index, std::string_view name);  // the smallest position, or kNoRow

std::string AreaNameKey(AreaType type, std::string_view code_or_name);  // "<type> <folded>"

// The hash behind Catalog::version(): all content but the rules and the whereabouts of confidential locations.
std::string VersionOf(const Directory& directory);
std::string RulesVersionOf(const Directory& directory);

// Built, the records lie in `directory` and the offers in `links`. Opened from a snapshot, both are decoded from `snapshot` when they are first
// asked for, and `directory` as a whole when somebody asks for the whole.
struct Catalog::Data {
  const Directory& WholeDirectory() const;

  std::shared_ptr<const void> snapshot;  // keeps its bytes; before what views them
  mutable std::once_flag decoded;
  mutable Directory directory;
  OfferLinks links;
  CatalogRecords records;
  RecordTable<Offer> offers;
  CatalogIndexes indexes;
  TimeZone zone;
  std::string version, rules_version;
};

}  // namespace kith
