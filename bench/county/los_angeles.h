// What is known of Los Angeles County by Service Planning Area, and the coarse map on which a county without geography files is laid out.
//
// Source    docs/county.md names the source and the vintage of every table, and which ones are assumptions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kith {

// Upper ends of the bands of income by the poverty line, in hundredths of it, as table B17026 of the American Community Survey has them.
inline constexpr std::size_t kIncomeBands = 12;
inline constexpr std::array<std::uint32_t, kIncomeBands> kIncomeBandEnds = {50,  75,  100, 125, 150, 175,
                                                                            185, 200, 300, 400, 500, 1200};
inline constexpr std::size_t kPoorBands = 3;  // those below the poverty line

inline constexpr std::size_t kHouseholdSizes = 7;  // 1 .. 7

// Languages other than English that are spoken at home.
inline constexpr std::size_t kHomeLanguages = 12;
inline constexpr std::array<std::string_view, kHomeLanguages> kHomeLanguageCodes = {"es", "zh", "ko", "hy", "tl", "vi",
                                                                                    "fa", "ru", "ja", "km", "ar", "so"};
inline constexpr std::array<std::string_view, kHomeLanguages> kHomeLanguageNames = {
    "Spanish", "Chinese", "Korean",   "Armenian", "Tagalog", "Vietnamese",
    "Persian", "Russian", "Japanese", "Khmer",    "Arabic",  "Somali"};

// Shares in thousandths; of persons, where nothing else is said.
struct PlanningAreaFacts {
  std::string_view name;
  std::uint32_t population;
  std::uint32_t over_65, under_18, disabled, limited_english, uninsured;
  std::uint32_t english_only;                                  // speak English alone at home
  std::uint32_t no_vehicle;                                    // of households
  std::uint32_t snap_poor, snap_others;                        // of households below the poverty line, and of others
  std::array<std::uint32_t, kIncomeBands> income_bands;        // of families
  std::array<std::uint32_t, kHouseholdSizes> household_sizes;  // of households
  std::array<std::uint32_t, kHomeLanguages> home_languages;    // weights among those who speak another language
};

inline constexpr std::size_t kPlanningAreas = 8;
extern const std::array<PlanningAreaFacts, kPlanningAreas> kLosAngeles;

// The map: cells of 0.036 degrees of latitude by 0.042 of longitude, from the south-west corner on. A digit is the planning area that most people of
// the cell (or, without people, its middle) belong to, a dot is outside the county.
inline constexpr std::int32_t kMapSouthE7 = 337'000'000, kMapWestE7 = -1'189'500'000;
inline constexpr std::int32_t kCellHeightE7 = 360'000, kCellWidthE7 = 420'000;
inline constexpr std::size_t kMapRows = 32, kMapColumns = 31;
extern const std::array<std::string_view, kMapRows> kPlanningAreaMap;
// Hundreds of people in each cell.
extern const std::array<std::array<std::uint16_t, kMapColumns>, kMapRows> kPopulationMap;

// A place that gives its name to the land around it; of the city whose address its people write.
struct PlaceSeed {
  std::string_view city;
  std::int32_t lat_e5, lng_e5;  // 1e-5 degrees
};
std::span<const PlaceSeed> LosAngelesPlaces();

}  // namespace kith
