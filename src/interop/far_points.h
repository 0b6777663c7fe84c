// Points that contradict their addresses, found by what a directory itself knows of where its ZIP codes and cities are.
//
// Model     For each place, the points of all places of its ZIP code, else of its city, else of its ZIP code's first three digits are asked: the first
//           group that has kMinGroup points, most of them close together. Far from that group's middle, the point contradicts the address.
//           A national office far away is not found: its neighbours by address are far away, too.
// Method    Medians, which a few wrong points do not move.
// Cost      O(n log n).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/catalog/records.h"
#include "src/interop/import_log.h"

namespace kith {

struct AddressedPoint {
  LatLng point;
  std::string postal_code;
  std::string city;
  std::string state;
};

struct FarPoint {
  std::size_t index = 0;        // in the input
  std::int64_t kilometers = 0;  // from the middle of the others
  std::string group;            // "ZIP code", "city", "ZIP code area"
};

// Ascending by index.
std::vector<FarPoint> FindFarPoints(const std::vector<AddressedPoint>& places);

// Clears the points of locations that lie far outside of the state that every physical address of theirs names (us_states.h), and tells it of the record that
// they come from. Confidential locations are passed over: an account says nothing of where these are.
void ClearPointsOutsideTheirState(Directory& directory, ImportLog& log);

}  // namespace kith
