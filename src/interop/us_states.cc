#include "src/interop/us_states.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "kith/base/text.h"
#include "kith/geo/distance.h"
#include "src/interop/zip_code.h"

namespace kith {
namespace {

constexpr std::int32_t kE7OfHundredth = 100'000;

// In hundredths of a degree. Alaska lies on both sides of the antimeridian.
struct Extent {
  std::string_view code, name;
  std::int32_t south, west, north, east;
};
// clang-format off
constexpr Extent kExtents[] = {
    {"AK", "Alaska", 5121, -17915, 7137, -12997},
    {"AK", "Alaska", 5121, 17244, 5310, 17999},
    {"AL", "Alabama", 3022, -8848, 3501, -8488},
    {"AR", "Arkansas", 3300, -9462, 3650, -8964},
    {"AS", "American Samoa", -1455, -17109, -1104, -16814},
    {"AZ", "Arizona", 3133, -11482, 3701, -10904},
    {"CA", "California", 3253, -12441, 4201, -11413},
    {"CO", "Colorado", 3699, -10907, 4101, -10204},
    {"CT", "Connecticut", 4098, -7373, 4206, -7178},
    {"DC", "District of Columbia", 3879, -7712, 3900, -7690},
    {"DE", "Delaware", 3845, -7579, 3984, -7504},
    {"FL", "Florida", 2452, -8764, 3101, -8003},
    {"GA", "Georgia", 3035, -8561, 3501, -8083},
    {"GU", "Guam", 1323, 14461, 1366, 14496},
    {"HI", "Hawaii", 1891, -17834, 2841, -15480},
    {"IA", "Iowa", 4037, -9664, 4351, -9014},
    {"ID", "Idaho", 4198, -11725, 4901, -11104},
    {"IL", "Illinois", 3697, -9152, 4251, -8749},
    {"IN", "Indiana", 3777, -8810, 4177, -8478},
    {"KS", "Kansas", 3699, -10206, 4001, -9458},
    {"KY", "Kentucky", 3649, -8958, 3915, -8196},
    {"LA", "Louisiana", 2892, -9405, 3302, -8881},
    {"MA", "Massachusetts", 4123, -7351, 4289, -6992},
    {"MD", "Maryland", 3791, -7949, 3973, -7504},
    {"ME", "Maine", 4297, -7109, 4746, -6694},
    {"MI", "Michigan", 4169, -9042, 4824, -8241},
    {"MN", "Minnesota", 4349, -9724, 4939, -8949},
    {"MO", "Missouri", 3599, -9578, 4062, -8909},
    {"MP", "Northern Mariana Islands", 1411, 14488, 2056, 14607},
    {"MS", "Mississippi", 3017, -9166, 3500, -8809},
    {"MT", "Montana", 4435, -11606, 4901, -10403},
    {"NC", "North Carolina", 3384, -8433, 3659, -7546},
    {"ND", "North Dakota", 4593, -10405, 4901, -9655},
    {"NE", "Nebraska", 3999, -10406, 4301, -9530},
    {"NH", "New Hampshire", 4269, -7256, 4531, -7061},
    {"NJ", "New Jersey", 3892, -7556, 4136, -7389},
    {"NM", "New Mexico", 3133, -10906, 3701, -10300},
    {"NV", "Nevada", 3500, -12001, 4201, -11403},
    {"NY", "New York", 4049, -7977, 4502, -7185},
    {"OH", "Ohio", 3840, -8483, 4198, -8051},
    {"OK", "Oklahoma", 3361, -10301, 3701, -9443},
    {"OR", "Oregon", 4199, -12457, 4630, -11646},
    {"PA", "Pennsylvania", 3971, -8052, 4227, -7468},
    {"PR", "Puerto Rico", 1788, -6795, 1852, -6522},
    {"RI", "Rhode Island", 4114, -7187, 4202, -7112},
    {"SC", "South Carolina", 3203, -8336, 3522, -7854},
    {"SD", "South Dakota", 4247, -10406, 4595, -9643},
    {"TN", "Tennessee", 3498, -9032, 3668, -8164},
    {"TX", "Texas", 2583, -10665, 3651, -9350},
    {"UT", "Utah", 3699, -11406, 4201, -10904},
    {"VA", "Virginia", 3654, -8368, 3947, -7524},
    {"VI", "Virgin Islands", 1767, -6509, 1842, -6456},
    {"VT", "Vermont", 4272, -7344, 4502, -7146},
    {"WA", "Washington", 4554, -12477, 4901, -11691},
    {"WI", "Wisconsin", 4249, -9289, 4709, -8680},
    {"WV", "West Virginia", 3720, -8265, 4064, -7771},
    {"WY", "Wyoming", 4099, -11106, 4501, -10405},
};
// clang-format on

// The first three digits of ZIP codes.
struct Prefixes {
  std::int32_t first, last;
  std::string_view code;
};
// clang-format off
constexpr Prefixes kPrefixes[] = {
    {5, 5, "NY"},
    {6, 7, "PR"},
    {8, 8, "VI"},
    {9, 9, "PR"},
    {10, 27, "MA"},
    {28, 29, "RI"},
    {30, 38, "NH"},
    {39, 49, "ME"},
    {50, 54, "VT"},
    {55, 55, "MA"},
    {56, 59, "VT"},
    {60, 69, "CT"},
    {70, 89, "NJ"},
    {100, 149, "NY"},
    {150, 196, "PA"},
    {197, 199, "DE"},
    {200, 200, "DC"},
    {201, 201, "VA"},
    {202, 205, "DC"},
    {206, 219, "MD"},
    {220, 246, "VA"},
    {247, 268, "WV"},
    {270, 289, "NC"},
    {290, 299, "SC"},
    {300, 319, "GA"},
    {320, 339, "FL"},
    {341, 349, "FL"},
    {350, 369, "AL"},
    {370, 385, "TN"},
    {386, 397, "MS"},
    {398, 399, "GA"},
    {400, 427, "KY"},
    {430, 459, "OH"},
    {460, 479, "IN"},
    {480, 499, "MI"},
    {500, 528, "IA"},
    {530, 549, "WI"},
    {550, 567, "MN"},
    {569, 569, "DC"},
    {570, 577, "SD"},
    {580, 588, "ND"},
    {590, 599, "MT"},
    {600, 629, "IL"},
    {630, 658, "MO"},
    {660, 679, "KS"},
    {680, 693, "NE"},
    {700, 714, "LA"},
    {716, 729, "AR"},
    {730, 732, "OK"},
    {733, 733, "TX"},
    {734, 749, "OK"},
    {750, 799, "TX"},
    {800, 816, "CO"},
    {820, 831, "WY"},
    {832, 838, "ID"},
    {840, 847, "UT"},
    {850, 865, "AZ"},
    {870, 884, "NM"},
    {885, 885, "TX"},
    {889, 898, "NV"},
    {900, 961, "CA"},
    {967, 968, "HI"},
    {970, 979, "OR"},
    {980, 994, "WA"},
    {995, 999, "AK"},
};
// clang-format on

// The code of the state; "" where it is none.
std::string_view StateOf(std::string_view text) {
  const std::string_view state = Trim(text);
  for (const Extent& extent : kExtents) {
    if (EqualsIgnoringCase(state, extent.code) || EqualsIgnoringCase(state, extent.name)) return extent.code;
  }
  return "";
}

std::string_view StateOfZip(std::string_view text) {
  const std::string_view zip = Trim(text);
  if (!IsPostalZip(zip)) return "";
  const std::int32_t prefix = (zip[0] - '0') * 100 + (zip[1] - '0') * 10 + (zip[2] - '0');
  for (const Prefixes& range : kPrefixes) {
    if (prefix >= range.first && prefix <= range.last) return range.code;
  }
  return "";
}

bool IsUnitedStates(std::string_view country) {
  constexpr std::array<std::string_view, 6> kNames = {"us",     "usa",           "u.s.",
                                                      "u.s.a.", "united states", "united states of america"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return EqualsIgnoringCase(Trim(country), name); });
}

double MetersOutside(LatLng point, const Extent& extent) {
  const auto within = [](std::int32_t value, std::int32_t least, std::int32_t most) {
    return std::clamp(value, least * kE7OfHundredth, most * kE7OfHundredth);
  };
  const LatLng nearest = LatLng::FromE7(within(point.lat_e7(), extent.south, extent.north),
                                        within(point.lng_e7(), extent.west, extent.east));
  return nearest == point ? 0 : DistanceMeters(point, nearest);
}

double MetersOutside(LatLng point, std::string_view code) {
  double least = std::numeric_limits<double>::max();
  for (const Extent& extent : kExtents)
    if (extent.code == code) least = std::min(least, MetersOutside(point, extent));
  return least;
}

bool IsInSwapped(LatLng point, std::string_view code) {
  if (point.lng_e7() < -900'000'000 || point.lng_e7() > 900'000'000) return false;
  return MetersOutside(LatLng::FromE7(point.lng_e7(), point.lat_e7()), code) <= kFarOutsideMeters;
}

}  // namespace

bool IsUsState(std::string_view text) { return !StateOf(text).empty(); }

std::optional<OutsideState> FarOutsideItsState(LatLng point, const Address& address) {
  const std::string_view state = StateOf(address.state_province);
  const std::string_view of_zip = StateOfZip(address.postal_code);
  const bool is_known = IsUnitedStates(address.country) || (Trim(address.country).empty() && state == of_zip);
  // A state that is none of these may be anything: "Baja California".
  if (!is_known || (state.empty() && !Trim(address.state_province).empty())) return std::nullopt;
  const std::string_view named = state.empty() ? of_zip : state;
  if (named.empty()) return std::nullopt;
  const double meters = MetersOutside(point, named);
  if (meters <= kFarOutsideMeters) return std::nullopt;
  if (!of_zip.empty() && MetersOutside(point, of_zip) <= kFarOutsideMeters) return std::nullopt;
  const auto found =
      std::find_if(std::begin(kExtents), std::end(kExtents), [&](const Extent& each) { return each.code == named; });
  return OutsideState{found->name, static_cast<std::int64_t>(meters / 1000), IsInSwapped(point, named)};
}

std::string ToString(const OutsideState& far) {
  return std::to_string(far.kilometers) + " km outside of " + std::string(far.state) + ", which the address names";
}

}  // namespace kith
