// A ZIP code is not a ZIP area: the Post Office draws no borders, and the Census Bureau's ZIP Code Tabulation Areas (ZCTAs) are the areas in
// which most addresses have a code. 4 to 9% of addresses stand in the area of another one, and post-office boxes have none. Both are kept:
// a service area that lists ZIP codes means the stated one, an outline the place. This counts where they differ.
//
//   ZipComparison comparison = CompareZips(addresses, catalog.directory().areas);
//   comparison.found[i]                                     // the area in which address i stands, or nothing
//
// Model     Closed areas: an address on a border stands in the area of its own code if that is one of them, else in that with the lowest code.
// Order     found[i] is of addresses[i].
// Cost      O(addresses (areas + vertices of those whose box has the point)).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith {

struct ZipAddress {
  std::string zip;  // as stated; its first five characters count
  LatLng point;
};

struct ZipComparison {
  std::vector<std::string> found;  // the code of the area; "" in none
  std::uint64_t same = 0;          // stand in the area of their code
  std::uint64_t different = 0;     // stand in the area of another code
  std::uint64_t outside = 0;       // stand in no area
  std::uint64_t without_area = 0;  // of all these: there is no outline of their code, as for post-office boxes
  std::uint64_t addresses() const { return same + different + outside; }
};

// Of `areas`, those of type kZip that have an outline.
ZipComparison CompareZips(std::span<const ZipAddress> addresses, std::span<const Area> areas);

// The physical addresses of a directory that state a ZIP code and whose location has a point; those of confidential places are left out.
struct DirectoryZips {
  std::vector<ZipAddress> addresses;
  std::vector<std::uint32_t> rows;  // in directory.addresses
};
DirectoryZips ZipsOf(const Directory& directory);

// Writes the ZIP area in which each of them stands to the column `zcta` of its address, beside the stated code; how many have one.
std::uint64_t NoteZipAreas(Directory& directory);

}  // namespace kith
