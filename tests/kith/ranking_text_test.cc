#include "examples/kith/ranking_text.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "examples/kith/catalog_summary.h"
#include "examples/kith/explanation_text.h"
#include "examples/kith/offer_text.h"
#include "tests/match/small_directory.h"
#include "tests/match/small_ranking.h"
#include "tests/worlds/world.h"

namespace kith_program {
namespace {

using kith::testing::SmallDirectory;
using kith::testing::SomeHousehold;
using kith::testing::SomeNeed;

constexpr std::uint64_t kWorlds = 30;

std::string TextOf(const kith::Matcher& matcher, const kith::Household& household, const kith::Need& need,
                   const TextOptions& options, std::uint32_t limit = 10) {
  const absl::StatusOr<kith::Ranking> ranking =
      matcher.Rank(household, need, kith::testing::kTuesdayAtTen, {.limit = limit});
  EXPECT_TRUE(ranking.ok()) << ranking.status();
  return ranking.ok() ? RankingsText(matcher.catalog(), std::span(&*ranking, 1), options) : "";
}

void ExpectIn(const std::string& text, std::string_view part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
}
void ExpectNotIn(const std::string& text, std::string_view part) {
  EXPECT_EQ(text.find(part), std::string::npos) << part << "\nis in\n" << text;
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// Everything that the program prints of a world.
std::string EveryTextOf(const kith::Directory& directory, const kith::World& world, const TextOptions& options) {
  absl::StatusOr<kith::Catalog> built = kith::CatalogBuilder(directory).Build();
  EXPECT_TRUE(built.ok()) << built.status();
  const auto catalog = std::make_shared<const kith::Catalog>(*std::move(built));
  const absl::StatusOr<kith::Matcher> matcher = kith::Matcher::Build(catalog, {});
  EXPECT_TRUE(matcher.ok()) << matcher.status();
  std::string text;
  for (const kith::Household& household : world.households) {
    std::vector<kith::Ranking> rankings;
    for (const kith::Need& need : household.needs) {
      rankings.push_back(*matcher->Rank(household, need, world.as_of, {.limit = 20}));
      for (std::uint32_t i = 0; i < catalog->offer_count(); ++i) {
        const kith::ServiceAtLocationId offer(i);
        text += ExplanationText(*catalog, offer, *matcher->Explain(household, need, offer, world.as_of), options);
      }
    }
    if (!rankings.empty()) text += RankingsText(*catalog, rankings, options);
  }
  const kith::ImportAccount account;
  absl::StatusOr<CatalogSummary> summary = Summarize(*catalog, world.as_of);
  EXPECT_TRUE(summary.ok()) << summary.status();
  const CheckedDirectory checked{catalog.get(), &account, *std::move(summary), world.as_of};
  return text + CheckText(checked, options) + CheckJson(checked);
}

TEST(RankingsText, ChangesNoByteWhenAConfidentialSiteMoves) {
  std::size_t confidential = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    const kith::World world = kith::MakeWorld(seed, {});
    kith::Directory moved = world.directory;
    kith::MoveConfidentialSites(moved, seed + 1000);
    const std::string text = EveryTextOf(world.directory, world, {});
    EXPECT_EQ(EveryTextOf(moved, world, {}), text) << "seed " << seed;
    if (text.find("Confidential: ") != std::string::npos) ++confidential;
  }
  EXPECT_GT(confidential, kWorlds / 2);
}

// A line is longer only where a single word of it is, such as a rule's own text.
TEST(RankingsText, KeepsToTheWidthAndEndsNoLineInBlanks) {
  for (const int width : {60, 80, 110, 140}) {
    const kith::World world = kith::MakeWorld(static_cast<std::uint64_t>(width), {});
    for (const kith::Household& household : world.households) {
      const auto catalog = std::make_shared<const kith::Catalog>(*kith::CatalogBuilder(world.directory).Build());
      const kith::Matcher matcher = *kith::Matcher::Build(catalog, {});
      for (const kith::Need& need : household.needs) {
        const kith::Ranking ranking = *matcher.Rank(household, need, world.as_of, {.limit = 20});
        for (const std::string& line : LinesOf(RankingsText(*catalog, std::span(&ranking, 1), {.width = width}))) {
          EXPECT_LE(Width(line), width) << line;
          EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
        }
      }
    }
  }
}

TEST(RankingsText, ColourChangesNothingButColour) {
  const kith::World world = kith::MakeWorld(5, {});
  std::string coloured = EveryTextOf(world.directory, world, {.colour = true});
  EXPECT_NE(coloured.find('\x1b'), std::string::npos);
  for (std::size_t at = 0; (at = coloured.find('\x1b', at)) != std::string::npos;)
    coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, EveryTextOf(world.directory, world, {}));
}

TEST(RankingsText, ReadsAtAGlance) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  directory.ServiceOf("near").name = "Peña food pantry with quite a long name";
  directory.Open("near", "TU", 9 * 60, 17 * 60);
  directory.Count("near", 12, 40, {kith::testing::kTuesdayAtTen.unix_seconds - 3600}, kith::Truth::kTrue);
  directory.AddOffer("elsewhere", kith::LatLng::FromE7(340400000, -1182100000)).ServesZip("elsewhere", "99999");
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 110});
  const std::vector<std::string> lines = LinesOf(text);
  ASSERT_GT(lines.size(), 8U) << text;
  ExpectIn(lines[0], " on Tue 2026-11-24 10:00");
  ExpectIn(lines[2], ": 1 offer");
  EXPECT_EQ(lines[4].substr(0, 20), "  #  Fits  Service  ") << text;
  ExpectIn(lines[4], "Travel   Hours             Room");
  ExpectIn(lines[5], "  1  yes   Peña food pantry with");
  ExpectIn(lines[5], "min  open until 17:00  12/40");
  ExpectIn(lines[5], "1 h ago");
  ExpectIn(text, "Peña food pantry with quite a long name, ");
  ExpectIn(text, "  Not shown  1 outside the area it serves.\n");
  ExpectIn(text, "  Near miss  ");
  ExpectIn(text, "99999");
  ExpectIn(text, "kith 0.1.0, catalog " + directory.Build()->version());
}

TEST(RankingsText, NamesEveryOfferAndWhereANearMissIs) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  directory.AddOffer("elsewhere", kith::LatLng::FromE7(340400000, -1182100000)).ServesZip("elsewhere", "99999");
  directory.LocationOf("elsewhere").name = "Far Hall";
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 140});
  ExpectIn(text, "Offer      offer-near\n");
  ExpectIn(text, ", Far Hall: ");
  ExpectIn(text, "(offer offer-elsewhere)");
}

TEST(RankingsText, ShowsTheHoursOfTheWantedWindow) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  directory.Open("near", "TU", 9 * 60, 12 * 60);
  kith::Schedule afternoon = directory.directory().schedules.back();
  afternoon.key = "afternoon";
  afternoon.opens_at = 16 * 60;
  afternoon.closes_at = 18 * 60;
  directory.directory().schedules.push_back(afternoon);
  kith::Need need = SomeNeed();
  const std::int64_t ten = kith::testing::kTuesdayAtTen.unix_seconds;
  need.window = kith::TimeWindow{{ten + 13 * 1800}, {ten + 10 * 3600}};  // 16:30 to 20:00
  const std::string text = TextOf(directory.Match(), SomeHousehold(), need, {.width = 140});
  ExpectIn(LinesOf(text)[5], "open today 16:30-18:00");
  ExpectNotIn(text, "open until 12:00");
  need.window = kith::TimeWindow{{ten}, {ten + 10 * 3600}};
  const std::string both = TextOf(directory.Match(), SomeHousehold(), need, {.width = 140});
  ExpectIn(LinesOf(both)[5], "open today 10:00-12:00+");
  ExpectIn(both, "Hours: open today 10:00-12:00, today 16:00-18:00.");
}

TEST(RankingsText, NamesTheHoliday) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  directory.Open("near", "TU,WE", 9 * 60, 17 * 60);
  kith::Schedule holiday = directory.directory().schedules.back();
  holiday.key = "holiday";
  holiday.exception = kith::ScheduleException::kClosed;
  holiday.freq = holiday.byday = "";
  holiday.opens_at = holiday.closes_at = std::nullopt;
  holiday.dtstart = holiday.until = *kith::ParseDate("2026-11-24");
  holiday.description = "Founders Day";
  directory.directory().schedules.push_back(holiday);
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 140});
  ExpectIn(LinesOf(text)[5], "  opens Wed 09:00  ");
  ExpectIn(text, "Hours: closed for Founders Day; opens Wed 09:00.");
  kith::Need need = SomeNeed();
  const std::int64_t ten = kith::testing::kTuesdayAtTen.unix_seconds;
  need.window = kith::TimeWindow{{ten}, {ten + 3600}};
  ExpectIn(TextOf(directory.Match(), SomeHousehold(), need, {.width = 140}),
           "Closed for Founders Day from today 10:00 to today 11:00.");
}

TEST(RoomCell, IsShortenedWhereItsColumnIsNarrow) {
  kith::Availability room;
  room.known = true;
  room.brief = "2 units, 3 subsidies, 3 h ago";
  room.shorter = {"2 units+, 3 h ago", "2+, 3 h ago", "2+"};
  const auto in_cells = [&](int width) {
    Table table({{"", width}});
    table.Add({RoomCell(room)});
    const std::string line = table.Lines(0, {})[1].text;
    return line.substr(0, line.size() - 1);
  };
  EXPECT_EQ(in_cells(30), "2 units, 3 subsidies, 3 h ago");
  EXPECT_EQ(in_cells(18), "2 units+, 3 h ago");
  EXPECT_EQ(in_cells(12), "2+, 3 h ago");
  EXPECT_EQ(in_cells(6), "2+");
}

TEST(HoursCell, IsNotCutWithoutAMark) {
  kith::Hours hours;
  hours.known = true;
  hours.open_now = kith::Truth::kFalse;
  hours.next = kith::OpenInterval{{0}, {3600}, kith::ByAppointment::kAll};
  hours.brief = "opens today 09:00, by appointment";
  Table table({{"Hours", kHoursWidth}, {"Service"}});
  table.Add({HoursCell(hours, {}), {"Lunch"}});
  ExpectIn(table.Lines(0, {})[1].text, "opens today 09:00\xE2\x80\xA6 ");
  hours.brief = "closed for Thanksgiving Day; opens Sat 2026-12-05 09:00, by appointment";
  Table narrow({{"Hours", 18}, {"Service"}});
  narrow.Add({HoursCell(hours, {}), {"Lunch"}});
  ExpectIn(narrow.Lines(0, {})[1].text, "\xE2\x80\xA6");
}

TEST(RankingsText, ShowsWhatTheListingSaysOfHoursThatAreNotKnown) {
  SmallDirectory directory;
  directory.AddOffer("prose", kith::testing::North(1)).AddOffer("silent", kith::testing::North(2));
  directory.directory().schedules = {
      {.key = "p", .service_key = directory.directory().services[0].key, .description = "MO 10:00-03:00"}};
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {});
  ExpectIn(text, "Hours      MO 10:00-03:00\n");
  ExpectIn(text, "When is it open?");
  ExpectNotIn(text, "Hours      hours unknown");
}

TEST(RankingsText, MakesWhatIsUncertainLookUncertain) {
  SmallDirectory directory;
  directory.AddOffer("open", kith::LatLng::FromE7(340400000, -1182100000)).Require("open", "veteran");
  kith::Household household = SomeHousehold();
  household.place = {};
  const std::string text = TextOf(directory.Match(), household, SomeNeed(), {.width = 110});
  ExpectIn(LinesOf(text)[5], "  1  ask ");
  ExpectIn(LinesOf(text)[5], "  ?       ?      ?  ");
  ExpectIn(text, "Ask client whether a veteran");
}

TEST(RankingsText, NarrowTerminalsHaveTheOrganizationUnderTheRow) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  const std::string organization = directory.directory().organizations[0].name;
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 80});
  ExpectNotIn(text, "Organization");
  ExpectIn(text, ", " + organization + "\n");
}

TEST(RankingsText, EmergencyNumbersStandBeforeEverything) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  kith::RankingPolicy policy;
  policy.dangers = {{{"food"}, {}, {{"911", "if anyone is in danger now"}, {"988", "Lifeline"}}}};
  const std::string text = TextOf(directory.Match(policy), SomeHousehold(), SomeNeed(), {.width = 110});
  EXPECT_EQ(LinesOf(text)[1], "Call 911  if anyone is in danger now");
  EXPECT_EQ(LinesOf(text)[2], "Call 988  Lifeline");
}

TEST(RankingsText, SaysWhereTheDirectoryListsNothing) {
  SmallDirectory directory;
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 110});
  ExpectIn(text, ": the directory lists nothing for it\n");
}

TEST(RankingsText, CountsWhatIsBeyondTheLimit) {
  SmallDirectory directory;
  for (const char* name : {"a", "b", "c"}) directory.AddOffer(name, kith::LatLng::FromE7(340400000, -1182100000));
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 110}, 2);
  ExpectIn(text, ": the best 2 of 3 offers\n");
}

TEST(RankingsText, LetsNoControlCharacterOfADirectoryThrough) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  directory.ServiceOf("near").name = "evil\x1b]0;title\x07 name";
  directory.ServiceOf("near").alert = "line\nbreak";
  const std::string text = TextOf(directory.Match(), SomeHousehold(), SomeNeed(), {.width = 110});
  ExpectNotIn(text, "\x1b");
  ExpectNotIn(text, "\x07");
  ExpectIn(text, "line break");
}

TEST(ExplanationText, SaysEveryFilterThatShutsAnOfferOutAndWhatWouldChangeIt) {
  SmallDirectory directory;
  directory.AddOffer("far", kith::LatLng::FromE7(344400000, -1182100000)).ServesZip("far", "99999");
  kith::Need need = SomeNeed();
  need.travel_minutes_max = 5;
  const kith::Matcher matcher = directory.Match();
  const kith::ServiceAtLocationId offer(0);
  const auto explanation = matcher.Explain(SomeHousehold(), need, offer, kith::testing::kTuesdayAtTen);
  ASSERT_TRUE(explanation.ok()) << explanation.status();
  const std::string text = ExplanationText(matcher.catalog(), offer, *explanation, {.width = 110});
  ExpectIn(text, "Not offered: 2 filters shut it out.");
  ExpectIn(text, "  Why not    outside the area it serves: ");
  ExpectIn(text, "  Why not    too far to travel: ");
  ExpectIn(text, "  Change     Possible ");
  ExpectIn(text, "Score, were it not shut out");
}

TEST(ExplanationText, HasPointsThatAddUp) {
  SmallDirectory directory;
  directory.AddOffer("near", kith::LatLng::FromE7(340400000, -1182100000));
  const kith::Matcher matcher = directory.Match();
  const kith::ServiceAtLocationId offer(0);
  const auto explanation = matcher.Explain(SomeHousehold(), SomeNeed(), offer, kith::testing::kTuesdayAtTen);
  ASSERT_TRUE(explanation.ok()) << explanation.status();
  const std::string text = ExplanationText(matcher.catalog(), offer, *explanation, {.width = 110});
  ExpectIn(text, "Ranked 1 of 1, " + Thousands(explanation->offer.score) + " of 10,000 points.");
  for (const kith::ScorePartValue& part : explanation->offer.parts) ExpectIn(text, Thousands(part.points));
}

TEST(ExplanationText, SaysWhereAnOfferIsForOtherNeeds) {
  SmallDirectory directory;
  directory.AddOffer("bed", kith::LatLng::FromE7(340400000, -1182100000), "legal");
  const kith::Matcher matcher = directory.Match();
  const kith::ServiceAtLocationId offer(0);
  const auto explanation = matcher.Explain(SomeHousehold(), SomeNeed(), offer, kith::testing::kTuesdayAtTen);
  ASSERT_TRUE(explanation.ok()) << explanation.status();
  ExpectIn(ExplanationText(matcher.catalog(), offer, *explanation, {}), "This offer is for other needs, not for ");
}

}  // namespace
}  // namespace kith_program
