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

void Chords(const SiteBlock& sites, const geo_internal::Vector3& from, double* squared_chords) {
  for (std::uint32_t i = 0; i < kBlockSites; ++i)
    squared_chords[i] = geo_internal::SquaredChord(from, {sites.x[i], sites.y[i], sites.z[i]});
}

#else

using Tag = hn::CappedTag<double, 8>;

// Of the sites from `i` on, as many as there are lanes. The operations of SquaredChord in their order; none are fused.
HWY_INLINE hn::Vec<Tag> ChordsAt(const SiteBlock& sites, std::size_t i, const geo_internal::Vector3& from) {
  const Tag d;
  const auto x = hn::Sub(hn::Set(d, from.x), hn::LoadU(d, sites.x + i));
  const auto y = hn::Sub(hn::Set(d, from.y), hn::LoadU(d, sites.y + i));
  const auto z = hn::Sub(hn::Set(d, from.z), hn::LoadU(d, sites.z + i));
  return hn::Add(hn::Add(hn::Mul(x, x), hn::Mul(y, y)), hn::Mul(z, z));
}

std::uint32_t Within(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord) {
  const Tag d;
  const auto most = hn::Set(d, squared_chord);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < kBlockSites; i += hn::Lanes(d)) {
    std::uint8_t lanes[8] = {};
    hn::StoreMaskBits(d, hn::Le(ChordsAt(sites, i, from), most), lanes);
    bits |= std::uint32_t{lanes[0]} << i;
  }
  return bits;
}

void Chords(const SiteBlock& sites, const geo_internal::Vector3& from, double* squared_chords) {
  const Tag d;
  for (std::size_t i = 0; i < kBlockSites; i += hn::Lanes(d))
    hn::StoreU(ChordsAt(sites, i, from), d, squared_chords + i);
}

#endif

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace kith
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kith {

HWY_EXPORT(Chords);
HWY_EXPORT(Within);

void SquaredChords(const SiteBlock& sites, const geo_internal::Vector3& from, double* squared_chords) {
  HWY_DYNAMIC_DISPATCH(Chords)(sites, from, squared_chords);
}

std::uint32_t SitesWithin(const SiteBlock& sites, const geo_internal::Vector3& from, double squared_chord) {
  return HWY_DYNAMIC_DISPATCH(Within)(sites, from, squared_chord);
}

}  // namespace kith
#endif
