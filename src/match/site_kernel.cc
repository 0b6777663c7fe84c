#include "src/match/site_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "src/match/site_kernel.cc"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace kith {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

std::uint32_t Within(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord) {
  std::uint32_t bits = 0;
  for (std::uint32_t i = 0; i < kBlockSites; ++i) {
    const geo_internal::Vector3 site{sites.x[i], sites.y[i], sites.z[i]};
    bits |= (geo_internal::SquaredChord(from, site) <= squared_chord ? 1U : 0U) << i;
  }
  return bits;
}

#else

// The operations of SquaredChord in their order; none are fused.
std::uint32_t Within(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord) {
  const hn::CappedTag<double, 8> d;
  const auto from_x = hn::Set(d, from.x);
  const auto from_y = hn::Set(d, from.y);
  const auto from_z = hn::Set(d, from.z);
  const auto most = hn::Set(d, squared_chord);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < kBlockSites; i += hn::Lanes(d)) {
    const auto x = hn::Sub(from_x, hn::LoadU(d, sites.x + i));
    const auto y = hn::Sub(from_y, hn::LoadU(d, sites.y + i));
    const auto z = hn::Sub(from_z, hn::LoadU(d, sites.z + i));
    const auto chord = hn::Add(hn::Add(hn::Mul(x, x), hn::Mul(y, y)), hn::Mul(z, z));
    std::uint8_t lanes[8] = {};
    hn::StoreMaskBits(d, hn::Le(chord, most), lanes);
    bits |= std::uint32_t{lanes[0]} << i;
  }
  return bits;
}

#endif

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace kith
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kith {

HWY_EXPORT(Within);

std::uint32_t SitesWithin(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord) {
  return HWY_DYNAMIC_DISPATCH(Within)(sites, from, squared_chord);
}

}  // namespace kith
#endif
