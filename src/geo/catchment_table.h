// What a CatalogCatchments holds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/geo/catchment.h"
#include "src/geo/catalog_catchments.h"
#include "src/geo/grouped_lists.h"
#include "src/geo/outline_set.h"

namespace kith {

// What is known of a place, as far as what is not found depends on it.
enum class PlaceSetting : std::uint8_t { kPoint, kAreas, kNeither };
inline constexpr std::size_t kPlaceSettings = 6;
constexpr std::size_t SettingNumber(PlaceSetting setting, bool zip_known) {
  return static_cast<std::size_t>(setting) * 2 + (zip_known ? 1 : 0);
}

// Kinds of names twice over: of places; and of those places that are no area with an outline, or may be.
using NameBits = std::uint16_t;
constexpr NameBits AnyName(std::uint8_t names) { return names; }
constexpr NameBits UnclearName(std::uint8_t names) { return static_cast<NameBits>(names << 8); }

// A Truth, or: the locator knows.
using Said = std::uint8_t;
inline constexpr Said kAskLocator = 3;
constexpr Said Say(Truth truth) { return static_cast<Said>(truth); }

struct CatalogCatchments::Table {
  static constexpr std::uint32_t kUnlisted = ~std::uint32_t{0};

  // A catchment that an outline decides, unless one of these kinds of names is stated.
  struct Decided {
    std::uint32_t catchment = 0;
    std::uint8_t names = 0;
  };
  struct OutlinedArea {
    AreaId area;
    bool has_zip = false;           // a ZIP area with a code
    std::uint32_t zip = kUnlisted;  // its list in `listing`
  };
  // An extent in words, as a stated name of that type may say it.
  struct Wording {
    AreaType type = AreaType::kOther;
    std::string folded;
    std::uint32_t catchment = 0;
  };

  Table(const Catalog& catalog, const CatchmentLocator::Index& index);

  std::span<const std::uint32_t> Listing(std::uint32_t zip) const {
    return zip == kUnlisted ? std::span<const std::uint32_t>() : listing[zip];
  }
  std::uint32_t FindZip(std::string_view code) const;  // kUnlisted where no catchment lists it
  std::span<const Wording> Worded(AreaType type, std::string_view folded) const;

  std::vector<std::uint32_t> of_offer;
  std::vector<ServiceAtLocationId> first_offer;  // by catchment
  std::vector<NameBits> names;                   // by catchment: AnyName and UnclearName of the places that it lists
  std::array<std::vector<Said>, kPlaceSettings> elsewhere;  // by catchment: where nothing decides it
  geo_internal::OutlineSet outlines;
  geo_internal::GroupedLists<OutlinedArea> areas;     // by outline
  geo_internal::GroupedLists<Decided> decided;        // by outline
  geo_internal::GroupedLists<std::uint32_t> naming;   // catchments that list it by name, by AreaId
  std::vector<std::string> zips;                      // ascending
  geo_internal::GroupedLists<std::uint32_t> listing;  // catchments by ZIP code
  std::vector<Wording> wordings;                      // by type and name
};

}  // namespace kith
