// Sites as duplicates are looked for: each location that is not confidential, with what it is compared by.
//
// Privacy   The one place where duplicates read locations, addresses and phones: a confidential location gives no site.
// Model     Phones are those of the location, of what is offered there and of services that are offered there, fax apart; those of the organization only
//           where there are none. Words weigh by how few sites have them.
// Order     By source, then key.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kith/interop/duplicates.h"

namespace kith {

struct ComparedSite {
  std::uint32_t source = 0;
  LocationId location;
  std::string name;
  std::string organization;
  std::string plain_name;          // its words in the order of the alphabet, with a blank between
  std::string plain_organization;  // as written
  std::string street;              // plain number and street
  std::string unit;
  std::string zip;   // five digits
  std::string city;  // folded
  std::string where;
  std::vector<std::string> phones;   // ascending; of three digits none
  std::vector<std::uint32_t> words;  // of the name, ascending, each once
  std::vector<std::uint32_t> word_weights;
  std::uint32_t weight = 0;   // of all words
  bool names_little = false;  // they weigh less than one word that no other site has: "Main Office"
  std::optional<LatLng> point;
  bool phones_of_organization = false;
  bool has_address() const { return !street.empty() && (!zip.empty() || !city.empty()); }
};

struct ComparedSites {
  std::vector<ComparedSite> sites;
  std::uint64_t confidential = 0;
};

ComparedSites SitesToCompare(std::span<const DuplicateSource> sources);

}  // namespace kith
