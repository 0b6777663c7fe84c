#include "kith/eligibility/poverty_guideline.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

namespace kith {
namespace {

using std::chrono::January, std::chrono::February, std::chrono::day, std::chrono::year;

constexpr std::int32_t kRows = 8;

// As printed: dollars a year for households of 1 to 8, and for each person more.
struct Table {
  int year;
  Date effective;
  std::array<std::int32_t, kRows> dollars;
  std::int32_t each_more;
  std::string_view source;
};

constexpr Table kTables[] = {
    {2024,
     Date::FromYmd(year(2024) / January / day(11)),
     {15'060, 20'440, 25'820, 31'200, 36'580, 41'960, 47'340, 52'720},
     5'380,
     "HHS poverty guidelines 2024, 89 FR 2961"},
    {2025,
     Date::FromYmd(year(2025) / January / day(15)),
     {15'650, 21'150, 26'650, 32'150, 37'650, 43'150, 48'650, 54'150},
     5'500,
     "HHS poverty guidelines 2025, 90 FR 5917"},
    {2026,
     Date::FromYmd(year(2026) / January / day(13)),
     {15'960, 21'640, 27'320, 33'000, 38'680, 44'360, 50'040, 55'720},
     5'680,
     "HHS poverty guidelines 2026, 91 FR 1797"},
};

// Each table so far took effect in January; by February another one counts.
constexpr Date kLastTableUntil = Date::FromYmd(year(2027) / February / day(1));

}  // namespace

PovertyGuidelineSpan KnownPovertyGuidelines() { return {std::begin(kTables)->effective, kLastTableUntil}; }

std::optional<PovertyGuideline> FindPovertyGuideline(std::int32_t size, Date day) {
  const Table* next = std::ranges::upper_bound(kTables, day, {}, &Table::effective);
  if (size < 1 || next == std::begin(kTables) || day >= kLastTableUntil) return std::nullopt;
  const Table& table = *std::prev(next);
  const std::int64_t dollars = table.dollars[static_cast<std::size_t>(std::min(size, kRows) - 1)] +
                               std::int64_t{std::max(size - kRows, 0)} * table.each_more;
  return PovertyGuideline{dollars * 100, table.year, next == std::end(kTables) ? kLastTableUntil : next->effective,
                          table.source};
}

}  // namespace kith
