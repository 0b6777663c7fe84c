// Sixteen sites at once: which of them lie within so much of a place?
#pragma once

#include <cstdint>

#include "src/geo/sphere.h"

namespace kith {

inline constexpr std::uint32_t kBlockSites = 16;

// Unit vectors of sites by coordinate. What is left over is nowhere.
struct SiteBlock {
  static constexpr double kNowhere = 8;  // farther from every unit vector than any other
  alignas(64) double x[kBlockSites];
  double y[kBlockSites];
  double z[kBlockSites];
};

// SquaredChord(from, site i), to the bit, on every processor; of what is left over more than that of any two places.
void SquaredChords(const SiteBlock& sites, const geo_internal::Vector3& from, double* squared_chords);

// Bit i: SquaredChord(from, site i) <= `squared_chord`, to the bit, on every processor.
std::uint32_t SitesWithin(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord);

}  // namespace kith
