// What a CatchmentIndex holds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/geo/catchment_index.h"
#include "src/geo/border_boxes.h"
#include "src/geo/catchment_grid.h"
#include "src/geo/catchment_parts.h"
#include "src/geo/circle_shape.h"

namespace kith {

struct CatchmentIndex::Data {
  // What members a catchment has.
  struct Kind {
    bool everyone = false, unknown = false, ask = false, drawn = false, zips = false;
    std::uint8_t names = 0;
  };
  struct Zip {
    std::string code;
    bool has_outline = false;
    std::vector<CatchmentId> catchments;  // that list it, ascending
  };
  static constexpr std::size_t kNameSets = 1U << 6;

  // nullptr where neither a catchment nor an outline has it.
  const Zip* FindZip(std::string_view code) const;
  std::span<const CatchmentId> Asked(std::uint8_t names) const { return asked[names % kNameSets]; }

  std::uint32_t catchment_count = 0;
  std::vector<Kind> kinds;  // by CatchmentId
  std::vector<Zip> zips;    // by code; region catchment_count + i is that of zips[i]
  geo_internal::CatchmentParts parts;
  std::vector<geo_internal::CircleShape> circles;
  std::vector<std::uint32_t> first_part, first_circle;  // by region, and the end
  geo_internal::BorderBoxes boxes{geo_internal::CatchmentParts{}};
  geo_internal::CatchmentGrid grid;
  // For a household with a point: who covers it in any case; who leaves it open where a ZIP area is known and where none is; whom to ask about, by
  // the kinds of names stated.
  std::vector<CatchmentId> everyone, open, open_without_zip;
  std::array<std::vector<CatchmentId>, kNameSets> asked;
};

}  // namespace kith
