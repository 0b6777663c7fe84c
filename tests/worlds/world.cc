#include "tests/worlds/world.h"

#include <array>
#include <utility>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

constexpr std::int64_t kFirstMoment = 1767600000;  // 2026-01-05T00:00 in Los Angeles

// Any minute of 2026, and now and then one around a change of clocks (2026-03-08 and 2026-11-01).
Instant AnyMoment(Random random) {
  if (random.Chance(10)) {
    const std::int64_t change = random.Pick({std::int64_t{1772964000}, std::int64_t{1793523600}});
    return Instant{change + 60 * random.Between(-20 * 60, 20 * 60)};
  }
  return Instant{kFirstMoment + 60 * static_cast<std::int64_t>(random.Below(360 * 24 * 60))};
}

std::string Hex4(std::uint64_t bits) {
  std::string text(4, '0');
  for (char& digit : text) {
    digit = "0123456789abcdef"[bits & 15];
    bits >>= 4;
  }
  return text;
}

}  // namespace

std::string KeyOf(const Draft& draft, std::string_view table, std::size_t number) {
  const std::uint64_t bits =
      Random(draft.seed, 1000 + number * 31 + table.size() * 7 + static_cast<std::uint64_t>(table[0])).Next();
  return std::string(table) + "-" + Hex4(bits) + "-" + std::to_string(number);
}

World MakeWorld(std::uint64_t seed, const WorldOptions& options) {
  Draft draft{.seed = seed, .options = options, .directory = {}, .as_of = {}, .today = {}};
  draft.as_of = AnyMoment(draft.Stream(Purpose::kAsOf));
  draft.today = Date{static_cast<std::int32_t>((draft.as_of.unix_seconds - 8 * 3600) / 86400)};
  draft.directory.name = "Synthetic county " + std::to_string(seed);
  draft.directory.sample = true;
  MakeAreas(draft);
  MakeOffered(draft);
  MakeNeeds(draft);
  MakeCatchments(draft);
  MakeHours(draft);
  MakeCapacities(draft);
  MakeDetails(draft);
  MakeRules(draft);
  std::vector<Household> households = MakeHouseholds(draft);
  return World{std::move(draft.directory), std::move(households), draft.as_of};
}

}  // namespace kith
