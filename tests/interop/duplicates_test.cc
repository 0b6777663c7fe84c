// Duplicates: proposals equal those of comparing everything with everything, say why, and know nothing of confidential sites.
#include "kith/interop/duplicates.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bench/county/random.h"
#include "kith/catalog/catalog_builder.h"
#include "src/interop/duplicate_pairs.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Place {
  std::string key;
  std::string name;
  std::string phone = {};
  std::string street = {};
  std::string zip = {};
  std::optional<LatLng> point = {};
  std::string organization = {};  // its own where empty
};

LatLng North(std::int32_t meters) { return LatLng::FromE7(340'000'000 + meters * 90, -1'182'000'000); }

// Each place with an organization and a service of its name.
Directory Places(const std::vector<Place>& places) {
  Directory d;
  for (const Place& place : places) {
    const std::string organization = place.organization.empty() ? place.name : place.organization;
    d.organizations.push_back({.key = "o" + place.key, .name = organization});
    d.services.push_back(
        {.key = "s" + place.key, .organization_key = "o" + place.key, .name = "Pantry of " + place.name});
    d.locations.push_back({.key = place.key, .name = place.name, .point = place.point});
    d.services_at_location.push_back(
        {.key = "x" + place.key, .service_key = "s" + place.key, .location_key = place.key});
    if (!place.street.empty() || !place.zip.empty())
      d.addresses.push_back({.key = "a" + place.key,
                             .location_key = place.key,
                             .address_1 = place.street,
                             .city = "Los Angeles",
                             .postal_code = place.zip,
                             .address_type = "physical"});
    if (!place.phone.empty())
      d.phones.push_back({.key = "p" + place.key, .service_key = "s" + place.key, .number = place.phone});
  }
  return d;
}

Catalog Build(Directory directory) { return *CatalogBuilder(std::move(directory)).Build(); }

Duplicates Within(const Directory& directory) {
  const Catalog catalog = Build(directory);
  const DuplicateSource source{"one", &catalog};
  return FindDuplicates({&source, 1});
}

// Names that weigh nothing against each other, so that words of the tests are rare.
std::vector<Place> Others() {
  std::vector<Place> places;
  for (const char* name : {"Alder Hall", "Brook House", "Cedar Inn", "Dune Shop", "Elm Lodge", "Fir Room"})
    places.push_back({.key = "other " + std::string(name), .name = name});
  return places;
}

// The only link of `a` and `b` among others; nothing where they are not proposed.
std::optional<DuplicateLink> LinkOf(Place a, Place b) {
  std::vector<Place> places = Others();
  a.key = "1";
  b.key = "2";
  places.insert(places.end(), {std::move(a), std::move(b)});
  const Duplicates found = Within(Places(places));
  return found.sites.empty() ? std::nullopt : std::optional(found.sites.front().links.front());
}

TEST(FindDuplicates, ProposesByNameTelephoneAndDistanceAndSaysWhy) {
  const auto link = LinkOf({.name = "Saint Mary's Community Center", .phone = "(213) 555-0100", .point = North(0)},
                           {.name = "St. Marys Community Ctr", .phone = "1-213-555-0100 x4", .point = North(20)});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->parts, (DuplicateParts{.name = 50, .phone = 30, .distance = 35}));
  EXPECT_EQ(link->meters, 20);
  EXPECT_THAT(link->evidence, ElementsAre("the same name", "the same organization, Saint Mary's Community Center",
                                          "the same telephone number, 2135550100", "20 m apart"));
  EXPECT_THAT(link->differences, ElementsAre("name: Saint Mary's Community Center and St. Marys Community Ctr"));
}

TEST(FindDuplicates, FindsSitesWithoutAnAddressByNameAndTelephone) {
  const auto link = LinkOf({.name = "Hope House", .phone = "213-555-0100"},
                           {.name = "Hope House", .phone = "213-555-0100", .street = "1 Hill St", .zip = "90012"});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->parts, (DuplicateParts{.name = 50, .phone = 30}));
  // By name alone only where nothing can contradict it.
  EXPECT_EQ(LinkOf({.name = "Hope House"}, {.name = "Hope House", .phone = "213-555-0100"})->parts,
            (DuplicateParts{.name = 50, .name_alone = 20}));
  EXPECT_FALSE(
      LinkOf({.name = "Hope House", .phone = "213-555-0109"}, {.name = "Hope House", .phone = "213-555-0100"}));
  EXPECT_FALSE(LinkOf({.name = "Pantry"}, {.name = "Pantry"})) << "one word names no site";
}

TEST(FindDuplicates, LetsAnAddressOutweighAPointThatIsWrong) {
  const auto link =
      LinkOf({.name = "Haely's Water Store", .street = "1 Hill Street", .zip = "90012", .point = North(0)},
             {.name = "Haelys Water Store",
              .street = "1 Hill St.",
              .zip = "90012-1234",
              .point = *LatLng::FromDegrees(52.38, 4.82)});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->parts, (DuplicateParts{.name = 50, .address = 50}));
  EXPECT_THAT(link->differences, testing::Contains("points: 8937 km apart"));
}

TEST(FindDuplicates, LetsBranchesBe) {
  const auto branch = [](std::string street, std::string zip, std::int32_t meters) {
    return Place{.name = "Hope Food Pantry",
                 .phone = "213-555-0100",
                 .street = std::move(street),
                 .zip = std::move(zip),
                 .point = North(meters)};
  };
  EXPECT_FALSE(LinkOf(branch("1 Hill St", "90012", 0), branch("900 Main St", "90012", 5'000)));
  EXPECT_FALSE(LinkOf(branch("1 Hill St", "90012", 0), branch("900 Main St", "90057", 0)))
      << "another ZIP code outweighs points that a geocoder put together";
  EXPECT_TRUE(LinkOf(branch("1 Hill St", "90012", 0), branch("3 Hill St", "90012", 40)));
}

TEST(FindDuplicates, LetsTenantsOfOneBuildingBe) {
  const Place clinic = {
      .name = "Sunrise Clinic", .phone = "213-555-0100", .street = "1 Hill St", .zip = "90012", .point = North(0)};
  Place other = clinic;
  other.name = "Legal Aid Society";
  other.phone = "213-555-0199";
  EXPECT_FALSE(LinkOf(clinic, other));
  other.organization = "Sunrise Clinic";
  EXPECT_EQ(LinkOf(clinic, other)->parts, (DuplicateParts{.organization = 30, .address = 50}));
  other.street = "1 Hill St, Suite 5";
  EXPECT_TRUE(LinkOf(clinic, other)) << "a suite that only one of them names decides nothing";
  Place third = other;
  third.street = "1 Hill St #7";
  third.name = "Summer School";
  third.phone = "213-555-0188";
  EXPECT_FALSE(LinkOf(third, other));
}

TEST(FindDuplicates, LetsNamesThatManyBearTellNothingAcrossOrganizations) {
  std::vector<Place> places;
  for (int i = 0; i < 20; ++i)
    places.push_back({.key = "other " + std::to_string(i),
                      .name = i % 2 == 0 ? "Main Office" : "Downtown Office",
                      .point = North(10'000 * i),
                      .organization = "Network " + std::to_string(i)});
  const Place one = {.key = "1", .name = "Main Office", .point = North(0), .organization = "Legal Aid"};
  Place other = one;
  other.key = "2";
  other.organization = "Bar Association";
  places.insert(places.end(), {one, other});
  EXPECT_EQ(Within(Places(places)).pairs, 0U);
  places.back().organization = "Legal Aid";
  EXPECT_EQ(Within(Places(places)).pairs, 1U);
}

TEST(FindDuplicates, TellsHoursThatDiffer) {
  Directory d = Places({{.key = "1", .name = "Hope House", .phone = "213-555-0100"},
                        {.key = "2", .name = "Hope House", .phone = "213-555-0100"}});
  const auto on_monday = [](const std::string& key, std::int32_t opens_at) {
    return Schedule{.key = "h" + key,
                    .service_key = "s" + key,
                    .freq = "WEEKLY",
                    .byday = "MO",
                    .opens_at = opens_at,
                    .closes_at = opens_at + 60};
  };
  d.schedules = {on_monday("1", 540), on_monday("2", 600)};
  EXPECT_THAT(Within(d).sites.at(0).links.at(0).differences, ElementsAre("hours: Mon 09:00-10:00 and Mon 10:00-11:00"));
}

TEST(FindDuplicates, GroupsWhatHangsTogetherByItsStrongestLinks) {
  std::vector<Place> places = Others();
  for (const char* key : {"1", "2", "3"})
    places.push_back({.key = key, .name = "Hope House", .phone = "213-555-0100", .point = North(key[0] * 20)});
  const Duplicates found = Within(Places(places));
  EXPECT_EQ(found.pairs, 3U);
  ASSERT_THAT(found.sites, SizeIs(1));
  EXPECT_THAT(found.sites[0].members, SizeIs(3));
  EXPECT_THAT(found.sites[0].links, SizeIs(2));
  EXPECT_FALSE(found.sites[0].across);
  EXPECT_EQ(found.sites[0].points, 115);
}

TEST(FindDuplicates, ComparesTheFirstSourceWithTheOthersAndNotTheseAmongThemselves) {
  const Catalog mine = Build(Places({{.key = "1", .name = "Hope House", .phone = "213-555-0100"}}));
  const Catalog theirs = Build(Places({{.key = "1", .name = "Hope House", .phone = "213-555-0100"},
                                       {.key = "2", .name = "Rose Garden", .phone = "213-555-0111"},
                                       {.key = "3", .name = "Rose Garden", .phone = "213-555-0111"}}));
  const std::vector<DuplicateSource> sources = {{"mine", &mine}, {"theirs", &theirs}};
  const Duplicates found = FindDuplicates(sources);
  EXPECT_EQ(found.pairs, 1U);
  EXPECT_EQ(found.pairs_across, 1U);
  ASSERT_THAT(found.sites, SizeIs(1));
  EXPECT_TRUE(found.sites[0].across);
  EXPECT_EQ(found.sites[0].members[1].source, 1U);
  ASSERT_THAT(found.services, SizeIs(1)) << "the services of the two are of one organization and name";
  EXPECT_TRUE(found.services[0].across);
}

TEST(FindDuplicates, ProposesServicesOfOneNameAtOneSite) {
  Directory d = Places({{.key = "1", .name = "Hope House"}});
  d.services.push_back({.key = "s2", .organization_key = "o1", .name = "PANTRY OF HOPE HOUSE"});
  d.services.push_back({.key = "s3", .organization_key = "o1", .name = "Clinic"});
  d.services_at_location.push_back({.key = "x2", .service_key = "s2", .location_key = "1"});
  d.services_at_location.push_back({.key = "x3", .service_key = "s3", .location_key = "1"});
  const Duplicates found = Within(d);
  EXPECT_THAT(found.sites, IsEmpty());
  ASSERT_THAT(found.services, SizeIs(1));
  ASSERT_THAT(found.services[0].members, SizeIs(2));
  EXPECT_EQ(found.services[0].members[0].key, "s1");
  EXPECT_EQ(found.services[0].members[1].key, "s2");
}

TEST(FindDuplicates, DoesNotCompareConfidentialSites) {
  Directory d = Places({{.key = "1", .name = "Hope House", .phone = "213-555-0100", .point = North(0)},
                        {.key = "2", .name = "Hope House", .phone = "213-555-0100", .point = North(0)}});
  d.locations[1].confidential = true;
  const Duplicates found = Within(d);
  EXPECT_EQ(found.pairs, 0U);
  EXPECT_EQ(found.sites_compared, 1U);
  EXPECT_EQ(found.confidential, 1U);
}

// ---- against comparing everything

// A crowded directory: few words, numbers, streets and points, so that much agrees by chance.
Directory Crowd(std::uint64_t seed, std::uint32_t size) {
  Random random(seed);
  const std::vector<std::string> words = {"Hope", "St.",    "Saint", "Mary's", "Center",
                                          "Food", "Pantry", "Rose",  "Hall",   "#3"};
  const std::vector<std::string> streets = {"1 Hill St", "1 Hill Street, Suite 2", "1 Hill St #3", "900 Main Ave",
                                            "E 5th St & Main"};
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < size; ++i) {
    Place place{.key = std::to_string(100 + i)};
    const std::uint32_t count = 1 + random.Below(4);
    for (std::uint32_t word = 0; word < count; ++word) place.name += (word == 0 ? "" : " ") + random.Pick(words);
    if (random.Chance(60)) place.phone = "213-555-01" + std::to_string(10 + random.Below(20));
    if (random.Chance(60)) place.street = random.Pick(streets);
    if (random.Chance(60)) place.zip = random.Chance(50) ? "90012" : "90057";
    if (random.Chance(60)) {
      // Now and then on another continent, near a pole, where the longitudes meet.
      const std::int32_t lat = random.Chance(80) ? 340'000'000 : random.Pick({700'000'000, 799'990'000, -879'000'000});
      const std::int32_t lng = random.Chance(80) ? -1'182'000'000 : random.Pick({1'799'999'000, -1'799'999'000});
      const std::int32_t spread = random.Chance(50) ? 90'000 : 500;
      const std::int32_t sideways = lng == -1'182'000'000 ? spread : 1'000;
      place.point = LatLng::FromE7(lat + random.Between(-spread, spread), lng + random.Between(-sideways, sideways));
    }
    if (random.Chance(30)) place.organization = random.Pick(words) + " Network";
    places.push_back(std::move(place));
  }
  Directory directory = Places(places);
  for (Location& location : directory.locations) location.confidential = random.Chance(5);
  return directory;
}

std::vector<std::tuple<std::uint32_t, std::uint32_t, std::int32_t>> Tuples(const std::vector<ProposedPair>& pairs) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::int32_t>> tuples;
  for (const ProposedPair& pair : pairs) tuples.emplace_back(pair.first, pair.second, pair.points);
  return tuples;
}

std::vector<ProposedPair> AllPairs(const std::vector<ComparedSite>& sites) {
  std::vector<ProposedPair> pairs;
  for (std::uint32_t a = 0; a < sites.size(); ++a) {
    for (std::uint32_t b = a + 1; b < sites.size(); ++b) {
      const std::int32_t points = ScoreSites(sites[a], sites[b]).parts.total();
      if (IsAskedAbout(sites[a], sites[b]) && points >= kDuplicatePoints) pairs.push_back({a, b, points});
    }
  }
  return pairs;
}

TEST(FindDuplicates, MissesNoPairThatReachesThePoints) {
  std::size_t proposed = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Catalog one = Build(Crowd(seed, 40)), other = Build(Crowd(seed + 1'000, 30));
    const std::vector<DuplicateSource> sources = {{"one", &one}, {"other", &other}};
    const std::vector<ComparedSite> sites = SitesToCompare(sources).sites;
    const ProposedPairs found = ProposePairs(sites, kMaxDuplicateBlock);
    ASSERT_EQ(Tuples(found.pairs), Tuples(AllPairs(sites))) << "seed " << seed;
    ASSERT_THAT(found.limits, IsEmpty());
    proposed += found.pairs.size();
  }
  EXPECT_GT(proposed, 1'000U);
}

TEST(FindDuplicates, SaysWhatItsLimitLeavesOut) {
  std::size_t missed = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Catalog one = Build(Crowd(seed, 60));
    const DuplicateSource source{"one", &one};
    const std::vector<ComparedSite> sites = SitesToCompare({&source, 1}).sites;
    const auto all = Tuples(AllPairs(sites));
    const ProposedPairs found = ProposePairs(sites, 5);
    const auto some = Tuples(found.pairs);
    ASSERT_TRUE(std::includes(all.begin(), all.end(), some.begin(), some.end())) << "seed " << seed;
    if (some.size() == all.size()) continue;
    missed += all.size() - some.size();
    ASSERT_FALSE(found.limits.empty()) << "seed " << seed;
    ASSERT_THAT(found.limits.front(), HasSubstr("with the next 5 by name only"));
  }
  EXPECT_GT(missed, 0U);
}

TEST(FindDuplicates, GivesTheSameWhateverTheOrderOfRecords) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Directory directory = Crowd(seed, 40);
    Directory shuffled = directory;
    Shuffle(shuffled, seed);
    const Duplicates a = Within(directory), b = Within(shuffled);
    ASSERT_EQ(a.sites.size(), b.sites.size()) << "seed " << seed;
    for (std::size_t i = 0; i < a.sites.size(); ++i) {
      ASSERT_EQ(a.sites[i].members.front().key, b.sites[i].members.front().key) << "seed " << seed;
      ASSERT_EQ(a.sites[i].links.front().evidence, b.sites[i].links.front().evidence) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace kith
