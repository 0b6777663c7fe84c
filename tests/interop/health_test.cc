// Health: each trouble on a small directory, beside the same without it; the counts add up.
#include "kith/interop/health.h"

#include <map>
#include <numeric>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/health_report.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Date Day(int year, unsigned month, unsigned day) {
  return Date::FromYmd(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

// One pantry with which nothing is wrong on 2026-11-24.
Directory SoundDirectory() {
  Directory d;
  d.organizations = {{.key = "o", .name = "Hope House"}};
  d.services = {{.key = "s",
                 .organization_key = "o",
                 .name = "Pantry",
                 .status = ServiceStatus::kActive,
                 .minimum_age = 18,
                 .assured_date = Day(2026, 10, 1)}};
  d.locations = {{.key = "l", .name = "Main hall", .point = LatLng::FromE7(340'000'000, -1'182'000'000)}};
  d.services_at_location = {{.key = "x", .service_key = "s", .location_key = "l"}};
  d.addresses = {{.key = "a",
                  .location_key = "l",
                  .address_1 = "1 Hill St",
                  .city = "Los Angeles",
                  .state_province = "CA",
                  .postal_code = "90012",
                  .address_type = "physical"}};
  d.phones = {{.key = "p", .service_key = "s", .number = "213-555-0100", .type = "voice"}};
  d.service_areas = {{.key = "r", .service_key = "s", .extent_type = ExtentType::kEverywhere}};
  d.schedules = {{.key = "h", .service_key = "s", .freq = "WEEKLY", .byday = "MO", .opens_at = 540, .closes_at = 600}};
  d.required_documents = {{.key = "q", .service_key = "s", .document = "none"}};
  d.taxonomy_terms = {{.key = "food", .name = "Food"}};
  d.attributes = {{.key = "t", .link_key = "s", .link_entity = "service", .taxonomy_term_key = "food"}};
  return d;
}

struct Checked {
  Catalog catalog;
  Health health;
};

Checked Check(Directory directory) {
  Catalog catalog = *CatalogBuilder(std::move(directory)).Build();
  const DuplicateSource self{"", &catalog};
  const Instant as_of = *ParseInstant("2026-11-24T10:00", catalog.time_zone());
  Health health = *CheckHealth(catalog, FindDuplicates({&self, 1}), as_of);
  return {std::move(catalog), std::move(health)};
}

// "hours_missing x", one for each finding.
std::vector<std::string> Found(Directory directory) {
  const Checked checked = Check(std::move(directory));
  std::vector<std::string> found;
  for (const HealthFinding& finding : checked.health.findings)
    found.push_back(std::string(KindOf(finding.trouble).name) + " " + RecordOf(checked.catalog, finding).key +
                    (finding.detail.empty() ? "" : ": " + finding.detail));
  return found;
}

// Adds `count` sound sites of their own about a kilometer from each other.
void AddSites(Directory& d, int count) {
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    d.locations.push_back(
        {.key = "l" + n, .name = "Hall " + n, .point = LatLng::FromE7(340'100'000 + i * 100'000, -1'182'000'000)});
    d.services_at_location.push_back({.key = "x" + n, .service_key = "s", .location_key = "l" + n});
    Address address = d.addresses.front();
    address.key = "a" + n;
    address.location_key = "l" + n;
    address.address_1 = std::to_string(100 + i) + " Main St";
    d.addresses.push_back(address);
  }
}

TEST(CheckHealth, FindsNothingWhereNothingIsWrong) {
  EXPECT_THAT(Found(SoundDirectory()), IsEmpty());
  const Checked checked = Check(SoundDirectory());
  EXPECT_EQ(checked.health.ready, 1U);
  EXPECT_EQ(checked.health.assured[0], 1U);
  EXPECT_THAT(checked.health.organizations, IsEmpty());
}

TEST(CheckHealth, WantsToBeFoundAndReached) {
  Directory d = SoundDirectory();
  d.attributes.clear();
  EXPECT_THAT(Found(d), ElementsAre("need_missing x"));
  d = SoundDirectory();
  d.phones.clear();
  EXPECT_THAT(Found(d), ElementsAre("contact_missing x"));
  d.organizations[0].website = "https://hope.example";
  EXPECT_THAT(Found(d), IsEmpty());
  d = SoundDirectory();
  d.services_at_location.clear();
  EXPECT_THAT(Found(d), ElementsAre("offered_nowhere s", "location_unused l"));
}

TEST(CheckHealth, LooksAtTelephoneNumbers) {
  Directory d = SoundDirectory();
  d.phones.push_back({.key = "p2", .service_key = "s", .number = "626-333-726"});
  EXPECT_THAT(Found(d), ElementsAre("phone_invalid p2: \"626-333-726\""));
  d.phones[1].number = "211";
  EXPECT_THAT(Found(d), IsEmpty());
}

TEST(CheckHealth, WantsAnAddressAndAPointWherePeopleGo) {
  Directory d = SoundDirectory();
  d.locations[0].point.reset();
  EXPECT_THAT(Found(d), ElementsAre("point_missing l"));
  d.addresses.clear();
  EXPECT_THAT(Found(d), ElementsAre("place_missing l"));
  d.services_at_location[0].attendance = kRemote;
  EXPECT_THAT(Found(d), IsEmpty()) << "nobody goes there";
  d = SoundDirectory();
  d.addresses.clear();
  EXPECT_THAT(Found(d), ElementsAre("address_missing l"));
}

TEST(CheckHealth, FindsPointsThatContradictTheirAddresses) {
  Directory d = SoundDirectory();
  AddSites(d, 6);
  EXPECT_THAT(Found(d), IsEmpty());
  d.locations[2].point = *LatLng::FromDegrees(52.382286, 4.8152151);
  EXPECT_THAT(Found(d), ElementsAre("point_contradicts l1: 7995 km outside of California, which the address names",
                                    "point_outside l1: 8933 km from the middle of all sites"));
}

TEST(CheckHealth, FindsAPointOutsideOfTheStateOfItsAddressWithoutOthers) {
  Directory d = SoundDirectory();
  AddSites(d, 1);
  for (Address& address : d.addresses) {
    address.state_province = "CA";
    address.postal_code = "90013";
    address.country = "US";
  }
  EXPECT_THAT(Found(d), IsEmpty());
  d.locations[0].point = *LatLng::FromDegrees(52.382286, 4.8152151);
  EXPECT_THAT(Found(d), ElementsAre("point_contradicts " + d.locations[0].key +
                                    ": 7995 km outside of California, which the address names"));
}

TEST(CheckHealth, SaysWhichMistakeWouldExplainAPoint) {
  // Chicago: there both numbers are latitudes, so that a swap is in range.
  Directory d = SoundDirectory();
  AddSites(d, 6);
  for (std::size_t i = 0; i < d.locations.size(); ++i) {
    d.locations[i].point = *LatLng::FromDegrees(41.88 + 0.01 * static_cast<double>(i), -87.63);
    d.addresses[i].postal_code = "60601";
  }
  const auto remedy = [&](double lat, double lng) {
    d.locations[2].point = *LatLng::FromDegrees(lat, lng);
    const std::vector<std::string> found = Found(d);
    return found.empty() ? "" : found[0];
  };
  EXPECT_THAT(remedy(-87.63, 41.88), HasSubstr("; with latitude and longitude swapped it would lie among them"));
  EXPECT_THAT(remedy(41.88, 87.63), HasSubstr("; with the other sign of the longitude"));
  EXPECT_THAT(remedy(-41.88, -87.63), HasSubstr("; with the other sign of the latitude"));
  EXPECT_THAT(remedy(-41.88, 87.63), HasSubstr("; with the other signs"));
  EXPECT_THAT(remedy(0, 0), Not(HasSubstr("with")));
  EXPECT_THAT(remedy(41.9, -87.6), "");
}

TEST(CheckHealth, TakesAWiderAreaForAWiderDirectory) {
  Directory d = SoundDirectory();
  AddSites(d, 8);
  for (std::size_t i = 0; i < d.locations.size(); ++i) {
    d.locations[i].point = *LatLng::FromDegrees(38.0 + 0.5 * static_cast<double>(i), -89.0);
    d.addresses[i].postal_code = "";
    d.addresses[i].city = "Town " + std::to_string(i);
  }
  EXPECT_THAT(Found(d), IsEmpty()) << "220 km from the middle, in a directory of a state";
  d.locations[3].point = *LatLng::FromDegrees(-89.0, 39.5);
  EXPECT_THAT(Found(d), ElementsAre(HasSubstr("; with latitude and longitude swapped it would lie among them")));
}

TEST(CheckHealth, FindsOnePointThatStandsForManyAddresses) {
  Directory d = SoundDirectory();
  AddSites(d, 6);
  for (std::size_t i = 1; i < 5; ++i) d.locations[i].point = d.locations[0].point;
  const auto shared = [&] {
    const std::vector<std::string> found = Found(d);
    return std::count_if(found.begin(), found.end(), [](const std::string& one) {
      return one.starts_with("point_shared ") && one.ends_with(": it stands for 5 addresses");
    });
  };
  EXPECT_EQ(shared(), 5);
  for (Address& address : d.addresses) address.address_1 = "1 Hill Street, Suite " + address.key;
  EXPECT_EQ(shared(), 0) << "the offices of one building";
}

TEST(CheckHealth, TakesTheOutlinesOfCountiesForTheArea) {
  Directory d = SoundDirectory();
  const auto corner = [](std::int32_t lat, std::int32_t lng) { return LatLng::FromE7(lat, lng); };
  Area county{.key = "c", .type = AreaType::kCounty, .name = "Home County"};
  county.outline.polygons = {{.outer = {{corner(330'000'000, -1'190'000'000), corner(330'000'000, -1'170'000'000),
                                         corner(350'000'000, -1'170'000'000), corner(350'000'000, -1'190'000'000)}}}};
  d.areas = {county};
  EXPECT_THAT(Found(d), IsEmpty());
  d.locations[0].point = corner(350'000'001, -1'180'000'000);
  EXPECT_THAT(Found(d), ElementsAre("point_outside l: outside of Home County"));
}

TEST(CheckHealth, WantsHours) {
  Directory d = SoundDirectory();
  d.schedules.clear();
  EXPECT_THAT(Found(d), ElementsAre("hours_missing x"));
  d.schedules = {{.key = "h", .service_key = "s", .description = "Call us"}};
  EXPECT_THAT(Found(d), ElementsAre("hours_prose x"));
  d = SoundDirectory();
  d.schedules[0].until = Day(2026, 11, 23);
  EXPECT_THAT(Found(d), ElementsAre("hours_expired x"));
  d.schedules[0].until = Day(2026, 11, 24);
  EXPECT_THAT(Found(d), IsEmpty());
  d.schedules[0].valid_to = Day(2025, 1, 1);
  EXPECT_THAT(Found(d), ElementsAre("hours_expired x"));
  d.schedules.push_back({.key = "h2", .service_key = "s", .description = "Call us"});
  EXPECT_THAT(Found(d), ElementsAre("hours_prose x")) << "what has run out gives no hours";
  d = SoundDirectory();
  d.schedules[0].byday = "MO,XX";
  EXPECT_THAT(Found(d), ElementsAre(HasSubstr("hours_unreadable x: ")));
}

TEST(CheckHealth, WantsAnAreaThatCanBeDecided) {
  Directory d = SoundDirectory();
  d.service_areas.clear();
  EXPECT_THAT(Found(d), ElementsAre("area_missing x"));
  d.service_areas = {{.key = "r", .service_key = "s", .name = "Watts", .extent_type = ExtentType::kText}};
  EXPECT_THAT(Found(d), ElementsAre("area_prose x: Watts"));
  Area watts{.key = "w", .type = AreaType::kOther, .name = "Watts"};
  watts.outline.polygons = {{.outer = {{LatLng::FromE7(0, 0), LatLng::FromE7(0, 10), LatLng::FromE7(10, 0)}}}};
  d.areas = {watts};
  EXPECT_THAT(Found(d), IsEmpty());
}

TEST(CheckHealth, TellsWhereSeveralAreasBearTheNameOfTheAreaServed) {
  Directory d = SoundDirectory();
  Area one{.key = "a", .type = AreaType::kCity, .code = "1", .name = "Testville"};
  one.outline.polygons = {{.outer = {{LatLng::FromE7(0, 0), LatLng::FromE7(0, 10), LatLng::FromE7(10, 0)}}}};
  Area other = one;
  other.key = "b";
  other.code = "2";
  other.name = "City of Testville";
  d.areas = {one, other};
  d.service_areas = {{.key = "r", .service_key = "s", .extent_type = ExtentType::kPlaces}};
  d.service_areas[0].places = {{AreaType::kCity, "testville"}};
  EXPECT_THAT(Found(d), ElementsAre("area_ambiguous x: testville (2 areas)"));
  d.service_areas[0].places = {{AreaType::kCity, "2"}};
  EXPECT_THAT(Found(d), IsEmpty()) << "its code says which";
  d.service_areas[0] = {.key = "r", .service_key = "s", .name = "Testville", .extent_type = ExtentType::kText};
  EXPECT_THAT(Found(d), ElementsAre("area_ambiguous x: Testville (2 areas)"));
  d.areas[1].type = AreaType::kOther;
  EXPECT_THAT(Found(d), IsEmpty()) << "a name without a type is looked for in each";
}

TEST(CheckHealth, TellsOfPlacesServedThatNoAreaIsCalled) {
  Directory d = SoundDirectory();
  d.areas = {{.key = "a", .type = AreaType::kCity, .name = "Testville"},
             {.key = "b", .type = AreaType::kState, .name = "California"}};
  const auto found = [&](AreaType type, const std::string& name) {
    d.service_areas = {{.key = "r", .service_key = "s", .extent_type = ExtentType::kPlaces}};
    d.service_areas[0].places = {{AreaType::kCity, "City of Testville"}, {type, name}};
    return Found(d);
  };
  EXPECT_THAT(found(AreaType::kCity, "Testvile"), ElementsAre("area_unlisted x: Testvile"));
  EXPECT_THAT(found(AreaType::kState, "Calif."), ElementsAre("area_unlisted x: Calif."));
  EXPECT_THAT(found(AreaType::kState, "NV"), IsEmpty()) << "states are known by their letters";
  EXPECT_THAT(found(AreaType::kCounty, "Kern"), IsEmpty()) << "the directory has no counties";
}

TEST(CheckHealth, WantsEligibilityThatCanBeVerified) {
  Directory d = SoundDirectory();
  d.services[0].minimum_age.reset();
  EXPECT_THAT(Found(d), ElementsAre("eligibility_missing x"));
  d.services[0].eligibility_description = "Must live in the surrounding area";
  EXPECT_THAT(Found(d), ElementsAre("eligibility_prose x"));
  d.rule_files = {{.name = "a.rules", .text = "rule a {\n  for service \"s\";\n  require anyone;\n}\n"}};
  EXPECT_THAT(Found(d), IsEmpty());
}

TEST(CheckHealth, WantsToBeConfirmedEachYear) {
  Directory d = SoundDirectory();
  d.services[0].assured_date.reset();
  EXPECT_THAT(Found(d), ElementsAre("never_assured s"));
  d.services[0].assured_date = Day(2025, 11, 24);
  EXPECT_THAT(Found(d), IsEmpty()) << "365 days";
  d.services[0].assured_date = Day(2025, 11, 23);
  EXPECT_THAT(Found(d), ElementsAre("assured_long_ago s: 2025-11-23"));
  d.services[0].assured_date = Day(2099, 1, 2);
  EXPECT_THAT(Found(d), ElementsAre("assured_ahead s: 2099-01-02"));
}

TEST(CheckHealth, CountsFreshnessByBothDates) {
  const auto assured = [](std::optional<Date> date) {
    Directory d = SoundDirectory();
    d.services[0].assured_date = date;
    return Check(d).health.assured;
  };
  const Date today = Day(2026, 11, 24);
  const std::vector<std::pair<std::int32_t, std::size_t>> ages = {{0, 0},   {90, 0},  {91, 1},  {180, 1}, {181, 2},
                                                                  {365, 2}, {366, 3}, {730, 3}, {731, 4}, {-1, 5}};
  for (const auto& [days, bucket] : ages) EXPECT_EQ(assured(today + -days)[bucket], 1U) << days;
  EXPECT_EQ(assured(std::nullopt)[6], 1U);
  Directory d = SoundDirectory();
  d.services[0].extras = {{"last_modified", "2026-11-01 09:11:21-07"}};
  EXPECT_EQ(Check(d).health.modified[0], 1U);
  d.services[0].extras = {{"last_modified", "yesterday"}};
  EXPECT_EQ(Check(d).health.modified[6], 1U);
}

TEST(CheckHealth, WantsStatusDocumentsAndFreshCounts) {
  Directory d = SoundDirectory();
  d.services[0].status = ServiceStatus::kUnknown;
  d.required_documents.clear();
  EXPECT_THAT(Found(d), ElementsAre("status_missing s", "documents_missing s"));
  d.rule_files = {{.name = "a.rules", .text = "rule a {\n  for service \"s\";\n  bring photo_id;\n}\n"}};
  EXPECT_THAT(Found(d), ElementsAre("status_missing s"));
  d = SoundDirectory();
  d.capacities = {{.key = "c", .service_key = "s", .available = 3}};
  EXPECT_THAT(Found(d), ElementsAre("capacity_stale x"));
  d.capacities[0].updated = *ParseInstant("2026-10-24T10:00:00Z", TimeZone());
  EXPECT_THAT(Found(d), ElementsAre("capacity_stale x: 2026-10-24"));
  d.capacities[0].updated = *ParseInstant("2026-10-25T10:00:00Z", TimeZone());
  EXPECT_THAT(Found(d), IsEmpty()) << "30 days";
  d.capacities[0].available = 12;
  d.capacities[0].maximum = 10;
  EXPECT_THAT(Found(d), ElementsAre("capacity_over x: 12 of 10"));
}

TEST(CheckHealth, SaysOfWhatIsClosedThatItIsListedAndNoMore) {
  const auto closed = [](auto change) {
    Directory d = SoundDirectory();
    d.schedules.clear();
    d.addresses.clear();
    d.services[0].assured_date.reset();
    change(d);
    return Found(d);
  };
  const auto only = ElementsAre("closed_listed x");
  EXPECT_THAT(closed([](Directory& d) { d.services[0].status = ServiceStatus::kDefunct; }), only);
  EXPECT_THAT(closed([](Directory& d) { d.services[0].status = ServiceStatus::kInactive; }), only);
  EXPECT_THAT(closed([](Directory& d) { d.locations[0].closed = Day(2026, 11, 24); }), only);
  EXPECT_THAT(closed([](Directory& d) { d.services_at_location[0].closed = Day(2026, 11, 1); }), only);
  EXPECT_THAT(closed([](Directory& d) { d.services[0].status = ServiceStatus::kTemporarilyClosed; }), SizeIs(3));
  EXPECT_THAT(closed([](Directory& d) { d.locations[0].closed = Day(2026, 11, 25); }), SizeIs(3));
}

TEST(CheckHealth, CountsWhatMayBeTwice) {
  Directory d = SoundDirectory();
  AddSites(d, 2);
  d.locations[2] = {.key = "l1", .name = "Hall 0", .point = d.locations[1].point};
  d.addresses[2].address_1 = "100 Main Street";
  EXPECT_THAT(Found(d), ElementsAre("duplicate_site l0: 2 of them", "duplicate_site l1: 2 of them"));
  Service again = d.services[0];
  again.key = "s2";
  d.services.push_back(again);
  d.services_at_location[2].service_key = "s2";
  EXPECT_THAT(Found(d), Contains("duplicate_service s2: 2 of them"));
}

TEST(CheckHealth, NamesOrganizationsThatTheSourceDoesNot) {
  Directory d = SoundDirectory();
  d.organizations.clear();
  EXPECT_THAT(Found(d), ElementsAre("organization_unnamed o"));
}

TEST(CheckHealth, RanksOrganizationsByPointsAndSaysWhatToFixFirst) {
  Directory d = SoundDirectory();
  d.organizations.push_back({.key = "p", .name = "Rose Garden"});
  d.services.push_back({.key = "s2",
                        .organization_key = "p",
                        .name = "Seeds",
                        .status = ServiceStatus::kActive,
                        .minimum_age = 18,
                        .assured_date = Day(2026, 1, 1)});
  d.services_at_location.push_back({.key = "x2", .service_key = "s2", .location_key = "l"});
  d.services[0].assured_date.reset();
  const Health health = Check(d).health;
  ASSERT_THAT(health.organizations, SizeIs(2));
  EXPECT_EQ(health.organizations[0].organization, 1U);
  EXPECT_EQ(health.organizations[0].points, 10 + 10 + 6 + 4 + 1);
  EXPECT_EQ(health.organizations[0].fix_first, Trouble::kNeedMissing);
  EXPECT_EQ(health.organizations[0].ready, 0U);
  EXPECT_EQ(health.organizations[1].points, 3);
  EXPECT_EQ(health.organizations[1].fix_first, Trouble::kNeverAssured);
  EXPECT_EQ(health.organizations[1].ready, 1U) << "three points spoil nothing";
}

TEST(CheckHealth, AddsUpOnEveryWorld) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const World world = MakeWorld(seed, {.services = 20});
    const Health health = Check(world.directory).health;
    std::int64_t points = 0;
    TroubleCounts counts{};
    for (const HealthFinding& finding : health.findings) {
      points += KindOf(finding.trouble).points;
      ++counts[static_cast<std::size_t>(finding.trouble)];
    }
    ASSERT_EQ(points, health.points) << "seed " << seed;
    ASSERT_EQ(counts, health.counts) << "seed " << seed;
    std::int64_t of_organizations = 0;
    std::uint64_t live = 0, ready = 0;
    for (const OrganizationHealth& one : health.organizations) of_organizations += one.points;
    for (const OrganizationHealth& one : health.organizations) live += one.offers, ready += one.ready;
    ASSERT_EQ(of_organizations, health.points) << "seed " << seed;
    ASSERT_LE(live, health.offers - health.closed) << "seed " << seed;
    ASSERT_LE(health.ready, health.offers - health.closed) << "seed " << seed;
    ASSERT_LE(ready, health.ready) << "seed " << seed;
    ASSERT_EQ(std::accumulate(health.assured.begin(), health.assured.end(), std::uint64_t{0}),
              std::accumulate(health.modified.begin(), health.modified.end(), std::uint64_t{0}));
  }
}

TEST(Troubles, StandInTheOrderOfTheirPointsUnderNamesOfTheirOwn) {
  std::map<std::string_view, int> names;
  for (std::size_t i = 0; i < kTroubles; ++i) {
    const TroubleKind& kind = KindOf(static_cast<Trouble>(i));
    ++names[kind.name];
    EXPECT_GE(kind.points, 1);
    EXPECT_LE(kind.points, 10);
    if (i > 0) {
      EXPECT_LE(kind.points, KindOf(static_cast<Trouble>(i - 1)).points) << kind.name;
    }
  }
  EXPECT_THAT(names, SizeIs(kTroubles));
}

}  // namespace
}  // namespace kith
