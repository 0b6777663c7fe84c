// Does a point lie in the state that its address names?
//
//   if (const std::optional<OutsideState> far = FarOutsideItsState(point, address)) ... far->kilometers, far->state
//
// Model     The extent of each state and territory of the United States, and which of them a ZIP code begins in. An address names a state by its name or
//           code, by its ZIP code, or by both; where its country is not stated, by both alike: codes of provinces elsewhere read as states (MI is Milan).
//           Far is more than kFarOutsideMeters outside of the extent of every state that it names. Extents are boxes: what is far is wrong for certain, what
//           is not may be wrong.
// Source    Census Bureau, cartographic boundary file of states (2017), extents rounded outward to 0.01 degree; Postal Service, Publication 65 (ZIP code
//           prefixes). Military addresses have no extent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"

namespace kith {

inline constexpr double kFarOutsideMeters = 100'000;

struct OutsideState {
  std::string_view state;       // "California"
  std::int64_t kilometers = 0;  // from its extent
  bool swapped = false;         // with latitude and longitude exchanged it would lie in it
};

std::optional<OutsideState> FarOutsideItsState(LatLng point, const Address& address);

// Whether it is the name or the code of a state or territory.
bool IsUsState(std::string_view text);

// "8945 km outside of California, which the address names"
std::string ToString(const OutsideState& far);

}  // namespace kith
