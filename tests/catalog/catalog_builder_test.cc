#include "kith/catalog/catalog_builder.h"

#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "src/catalog/cleaning.h"
#include "tests/catalog/tiny_directory.h"

namespace kith {
namespace {

std::vector<Defect> CheckOf(Directory directory) { return CatalogBuilder(std::move(directory)).Check(); }
Directory CleanedOf(Directory directory) { return CatalogBuilder(std::move(directory)).Cleaned(); }

// "repaired services service-1 minimum_age: why"
std::vector<std::string> TextOf(const std::vector<Defect>& defects) {
  std::vector<std::string> lines;
  for (const Defect& defect : defects) {
    lines.push_back((defect.fate == DefectFate::kRepaired ? "repaired " : "rejected ") + defect.table + " " +
                    defect.record + " " + defect.field + ": " + defect.reason);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(CatalogBuilderTest, FindsNothingWrongWithASoundDirectory) {
  EXPECT_EQ(TextOf(CheckOf(TinyDirectory())), Lines{});
  EXPECT_EQ(CleanedOf(TinyDirectory()), TinyDirectory());
  EXPECT_TRUE(CatalogBuilder(TinyDirectory()).Build().ok());
}

TEST(CatalogBuilderTest, BuildsOfNothing) {
  EXPECT_EQ(TextOf(CheckOf(Directory())), Lines{});
  EXPECT_EQ(CatalogBuilder(Directory()).Build()->offer_count(), 0U);
}

TEST(CatalogBuilderTest, NamesATimeZoneItDoesNotKnow) {
  Directory d = TinyDirectory();
  d.time_zone = "America/Nowhere";
  const auto catalog = CatalogBuilder(std::move(d)).Build();
  EXPECT_EQ(catalog.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(std::string(catalog.status().message()).find("America/Nowhere"), std::string::npos);
}

TEST(CatalogBuilderTest, RejectsRecordsWithoutAKeyAndAllButOneOfAKey) {
  Directory d = TinyDirectory();
  d.organizations.push_back({.key = "", .name = "Nameless key"});
  d.organizations.push_back({.key = "org-1", .name = "Another"});
  EXPECT_EQ(TextOf(CheckOf(d)),
            (Lines{"rejected organizations  id: empty: expected a key",
                   "rejected organizations org-1 id: another record has this key: the first by content is kept"}));
  const Directory cleaned = CleanedOf(d);
  ASSERT_EQ(cleaned.organizations.size(), 1U);
  std::swap(d.organizations.front(), d.organizations.back());
  EXPECT_EQ(CleanedOf(d), cleaned) << "which of two is kept must not depend on the order of the input";
}

TEST(CatalogBuilderTest, KeepsTheConfidentialOneOfTwoLocationsWithOneKey) {
  for (const bool confidential_first : {true, false}) {
    Directory d = TinyDirectory();
    Location other = d.locations.front();
    other.confidential = true;
    d.locations.insert(confidential_first ? d.locations.begin() : d.locations.end(), other);
    const Directory cleaned = CleanedOf(d);
    ASSERT_EQ(cleaned.locations.size(), 1U);
    EXPECT_TRUE(cleaned.locations.front().confidential);
  }
}

TEST(CatalogBuilderTest, KeepsAServiceFindableWhoseOrganizationIsMissing) {
  Directory d = TinyDirectory();
  d.organizations.clear();
  EXPECT_EQ(TextOf(CheckOf(d)),
            (Lines{"repaired services service-1 organization_id: \"org-1\" is not in organizations: an organization "
                   "of that id was added, its name is not known"}));
  const Directory cleaned = CleanedOf(d);
  ASSERT_EQ(cleaned.organizations.size(), 1U);
  EXPECT_EQ(cleaned.organizations.front().key, "org-1");
  EXPECT_EQ(cleaned.organizations.front().name, "Organization not named in the source (org-1)");
  const Catalog catalog = *CatalogBuilder(d).Build();
  EXPECT_EQ(catalog.OffersFor(catalog.FindTerm("Food")).size(), 1U);
}

TEST(CatalogBuilderTest, GivesServicesOfOneMissingOrganizationOneRecord) {
  Directory d = TinyDirectory();
  Service second = d.services.front();
  second.key = "service-0";
  second.name = "Hot meals";
  d.services.push_back(second);
  d.programs.push_back({.key = "program-1", .organization_key = "org-1", .name = "Meals for all"});
  d.organizations.clear();
  const Directory cleaned = CleanedOf(d);
  ASSERT_EQ(cleaned.organizations.size(), 1U);
  EXPECT_EQ(cleaned.organizations.front().key, "org-1");
  EXPECT_EQ(CheckOf(d).size(), 3U);
}

TEST(CatalogBuilderTest, GivesAServiceThatNamesNoOrganizationOneOfItsOwn) {
  Directory d = TinyDirectory();
  d.services.front().organization_key.clear();
  d.organizations.push_back({.key = "service-1", .name = "Unlucky key"});
  const Directory cleaned = CleanedOf(d);
  EXPECT_EQ(cleaned.services.front().organization_key, "service-1-organization");
  EXPECT_EQ(cleaned.organizations.size(), 3U);
  EXPECT_EQ(TextOf(CheckOf(d)), (Lines{"repaired services service-1 organization_id: empty: an organization of "
                                       "that id was added, its name is not known"}));
  const auto added = std::find_if(cleaned.organizations.begin(), cleaned.organizations.end(),
                                  [](const Organization& o) { return o.key == "service-1-organization"; });
  ASSERT_NE(added, cleaned.organizations.end());
  EXPECT_EQ(added->name, "Organization not named in the source (service-1-organization)");
  d.services.front().organization_key = "0a10a93f-2439-5fc7-959c-72548996a8fc";
  EXPECT_EQ(CleanedOf(d).organizations.front().name, "Organization not named in the source (0a10a93f)");
}

TEST(CatalogBuilderTest, RejectsWhatNeedsARejectedRecordToo) {
  Directory d = TinyDirectory();
  d.services.front().key.clear();
  d.cost_options.push_back({.key = "cost-1", .service_key = "service-1"});
  d.phones.push_back({.key = "phone-1", .service_at_location_key = "offer-1", .number = "1"});
  d.languages.push_back({.key = "language-1", .phone_key = "phone-1"});
  d.schedules.push_back({.key = "schedule-1", .service_at_location_key = "offer-1"});
  EXPECT_EQ(TextOf(CheckOf(d)),
            (Lines{"rejected services  id: empty: expected a key",
                   "rejected service_at_location offer-1 service_id: \"service-1\" is not in services",
                   "rejected schedules schedule-1 service_at_location_id: \"offer-1\" is not in service_at_location",
                   "rejected attributes link-1 link_id: \"service-1\" is not in services",
                   "rejected languages language-1 phone_id: \"phone-1\" is not in phones",
                   "rejected cost_options cost-1 service_id: \"service-1\" is not in services",
                   "rejected phones phone-1 service_at_location_id: \"offer-1\" is not in service_at_location"}));
}

TEST(CatalogBuilderTest, ClearsLinksThatMayBeMissing) {
  Directory d = TinyDirectory();
  d.services.front().program_key = "no-program";
  d.locations.front().organization_key = "no-organization";
  d.locations.front().relocated_to_key = "no-location";
  d.capacities.push_back({.key = "capacity-1", .service_key = "service-1", .unit_key = "no-unit"});
  d.phones.push_back({.key = "phone-1", .location_key = "no-location", .service_key = "service-1", .number = "1"});
  d.taxonomy_terms.front().parent_key = "no-term";
  d.taxonomy_terms.front().taxonomy_key = "no-taxonomy";
  const std::vector<Defect> defects = CheckOf(d);
  EXPECT_EQ(defects.size(), 7U);
  for (const Defect& defect : defects) {
    EXPECT_EQ(defect.fate, DefectFate::kRepaired);
    EXPECT_NE(defect.reason.find("cleared"), std::string::npos);
  }
  const Directory cleaned = CleanedOf(d);
  EXPECT_EQ(cleaned.services.front().program_key, "");
  EXPECT_EQ(cleaned.locations.front().relocated_to_key, "");
  EXPECT_EQ(cleaned.phones.front().service_key, "service-1");
  EXPECT_EQ(cleaned.phones.front().location_key, "");
}

TEST(CatalogBuilderTest, NeverLetsARowForOneSiteHoldForAllSites) {
  Directory d = TinyDirectory();
  d.service_areas.push_back({.key = "area-1", .service_key = "service-1", .service_at_location_key = "gone"});
  d.capacities.push_back({.key = "capacity-1", .service_key = "service-1", .service_at_location_key = "gone"});
  d.schedules.push_back({.key = "schedule-1", .service_key = "service-1", .service_at_location_key = "gone"});
  d.schedules.push_back({.key = "schedule-2", .service_key = "service-1", .location_key = "gone"});
  const Directory cleaned = CleanedOf(d);
  EXPECT_TRUE(cleaned.service_areas.empty());
  EXPECT_TRUE(cleaned.capacities.empty());
  EXPECT_TRUE(cleaned.schedules.empty());
  EXPECT_EQ(CheckOf(d).size(), 4U);
}

TEST(CatalogBuilderTest, RejectsARowThatBelongsToNothing) {
  Directory d = TinyDirectory();
  d.service_areas.push_back({.key = "area-1"});
  d.schedules.push_back({.key = "schedule-1"});
  d.capacities.push_back({.key = "capacity-1"});
  EXPECT_EQ(CheckOf(d).size(), 3U);
  for (const Defect& defect : CheckOf(d)) EXPECT_EQ(defect.fate, DefectFate::kRejected);
}

TEST(CatalogBuilderTest, SetsTheServiceOfASiteRowToTheSites) {
  Directory d = TinyDirectory();
  d.capacities.push_back({.key = "capacity-1", .service_key = "other", .service_at_location_key = "offer-1"});
  EXPECT_EQ(CleanedOf(d).capacities.front().service_key, "service-1");
  EXPECT_EQ(CheckOf(d).front().fate, DefectFate::kRepaired);
}

struct AgeCase {
  std::optional<double> min, max, cleaned_min, cleaned_max;
  std::size_t defects;
};

TEST(CatalogBuilderTest, ClearsAgesThatNobodyHas) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const AgeCase cases[] = {{0, 120, 0, 120, 0},
                           {18, 200, 18, std::nullopt, 1},
                           {18, 999, 18, std::nullopt, 1},
                           {-1, 17.5, std::nullopt, 17.5, 1},
                           {std::nullopt, kInfinity, std::nullopt, std::nullopt, 1},
                           {60, 18, std::nullopt, std::nullopt, 2},
                           {5, 5, 5, 5, 0}};
  for (const AgeCase& c : cases) {
    Directory d = TinyDirectory();
    d.services.front().minimum_age = c.min;
    d.services.front().maximum_age = c.max;
    EXPECT_EQ(CheckOf(d).size(), c.defects);
    const Service cleaned = CleanedOf(d).services.front();
    EXPECT_EQ(cleaned.minimum_age, c.cleaned_min);
    EXPECT_EQ(cleaned.maximum_age, c.cleaned_max);
  }
}

TEST(CatalogBuilderTest, UsesNeitherOfTwoDatesThatContradict) {
  Directory d = TinyDirectory();
  d.locations.front().opened = Date{100};
  d.locations.front().closed = Date{100};
  d.services_at_location.front().opened = Date{100};
  d.services_at_location.front().closed = Date{101};
  const Directory cleaned = CleanedOf(d);
  EXPECT_FALSE(cleaned.locations.front().opened || cleaned.locations.front().closed);
  EXPECT_EQ(cleaned.services_at_location.front().closed, Date{101});
  EXPECT_EQ(CheckOf(d).size(), 1U);
}

TEST(CatalogBuilderTest, ClearsCountsAndTimesOutOfRange) {
  Directory d = TinyDirectory();
  d.capacities.push_back({.key = "capacity-1", .service_key = "service-1", .available = -1, .maximum = -2});
  d.capacities.push_back({.key = "capacity-2", .service_key = "service-1", .available = 12, .maximum = 10});
  d.schedules.push_back(
      {.key = "schedule-1", .service_key = "service-1", .count = 0, .interval = 0, .opens_at = 540, .closes_at = 1441});
  d.schedules.push_back(
      {.key = "schedule-2", .service_key = "service-1", .valid_from = Date{9}, .valid_to = Date{1}, .opens_at = 540});
  d.cost_options.push_back({.key = "cost-1", .service_key = "service-1", .amount_cents = -100});
  EXPECT_EQ(CheckOf(d).size(), 8U);
  const Directory cleaned = CleanedOf(d);
  EXPECT_FALSE(cleaned.capacities[0].available || cleaned.capacities[0].maximum);
  EXPECT_EQ(cleaned.capacities[1].available, 12) << "above the maximum is kept and flagged later";
  EXPECT_FALSE(cleaned.schedules[0].opens_at || cleaned.schedules[0].closes_at || cleaned.schedules[0].count ||
               cleaned.schedules[0].interval);
  EXPECT_EQ(cleaned.schedules[1].description, "Opens at 09:00");
  EXPECT_EQ(cleaned.schedules[1].valid_from, Date{1});
  EXPECT_EQ(cleaned.schedules[1].valid_to, Date{9});
  EXPECT_FALSE(cleaned.cost_options[0].amount_cents);
}

TEST(CatalogBuilderTest, CutsRingsOfTermsAndOfMoves) {
  Directory d = TinyDirectory();
  d.taxonomy_terms = {MakeTerm("a", "A", "c"), MakeTerm("b", "B", "a"), MakeTerm("c", "C", "b"),
                      MakeTerm("d", "D", "c"), MakeTerm("e", "E", "e")};
  d.attributes.clear();
  Location second = d.locations.front();
  second.key = "location-2";
  second.relocated_to_key = "location-1";
  d.locations.front().relocated_to_key = "location-2";
  d.locations.push_back(second);
  EXPECT_EQ(TextOf(CheckOf(d)),
            (Lines{"repaired locations location-1 relocated_to: leads back to this location: cleared",
                   "repaired taxonomy_terms a parent_id: leads back to this term: cleared",
                   "repaired taxonomy_terms e parent_id: leads back to this term: cleared"}));
  const Catalog catalog = *CatalogBuilder(d).Build();
  EXPECT_EQ(catalog.Subtree(catalog.FindTerm("a")).size(), 4U);
}

TEST(CatalogBuilderTest, RefusesATableOfTooManyRecords) {
  Directory d = TinyDirectory();
  EXPECT_TRUE(CheckSizes(d, kMaxRecords).ok());
  d.phones.resize(7);
  EXPECT_TRUE(CheckSizes(d, 7).ok());
  d.phones.resize(8);
  EXPECT_EQ(CheckSizes(d, 7).message(), "phones: 8 records: expected at most 7");
}

TEST(CatalogBuilderTest, CutsTermsThatLieTooDeep) {
  Directory d = TinyDirectory();
  d.taxonomy_terms.clear();
  d.attributes.clear();
  const auto key = [](int i) { return "term-" + std::to_string(1000 + i); };
  for (int i = 0; i < 200; ++i) d.taxonomy_terms.push_back(MakeTerm(key(i), "T", i == 0 ? "" : key(i - 1)));
  EXPECT_EQ(CheckOf(d).size(), 3U);
  const Catalog catalog = *CatalogBuilder(d).Build();
  EXPECT_EQ(catalog.Subtree(catalog.FindTerm(key(0))).size(), kMaxTaxonomyDepth);
  EXPECT_EQ(catalog.Subtree(catalog.FindTerm(key(64))).size(), kMaxTaxonomyDepth);
}

TEST(CatalogBuilderTest, KeepsOneAreaOfACodeAndClearsBrokenOutlines) {
  Directory d = TinyDirectory();
  const Ring line{{LatLng::FromE7(0, 0), LatLng::FromE7(1, 1)}};
  d.areas = {{.key = "a", .type = AreaType::kZip, .code = "90033"},
             {.key = "b", .type = AreaType::kZip, .code = "90033"},
             {.key = "c", .type = AreaType::kCity, .name = "Pasadena"},
             {.key = "d", .type = AreaType::kCity, .name = "Pasadena", .outline = {{{line, {}}}}}};
  EXPECT_EQ(TextOf(CheckOf(d)), (Lines{"rejected areas b code: \"90033\" is the code of area a too",
                                       "repaired areas d extent: a ring has fewer than 3 vertices: cleared"}));
  EXPECT_TRUE(CleanedOf(d).areas.back().outline.polygons.empty());
}

TEST(CatalogBuilderTest, SquaresCarriedTablesAndKeepsOneOfAName) {
  Directory d = TinyDirectory();
  d.carried = {{"contacts", {"id", "name"}, {{"2"}, {"1", "x"}}}, {"contacts", {"id"}, {}}, {"", {}, {}}};
  d.rule_files = {{"b.rules", "rule b {}"}, {"a.rules", "y"}, {"a.rules", "x"}};
  const Directory cleaned = CleanedOf(d);
  ASSERT_EQ(cleaned.carried.size(), 1U);
  ASSERT_EQ(cleaned.rule_files.size(), 2U);
  EXPECT_EQ(cleaned.rule_files[0].text, "x");
  EXPECT_EQ(CheckOf(d).size(), 4U);
}

TEST(CatalogBuilderTest, NamesWhatHasNoName) {
  Directory d = TinyDirectory();
  d.organizations.front().name = " ";
  d.services.front().name.clear();
  const Directory cleaned = CleanedOf(d);
  EXPECT_EQ(cleaned.organizations.front().name, "Unnamed organization");
  EXPECT_EQ(cleaned.services.front().name, "Unnamed service");
  EXPECT_EQ(CheckOf(d).size(), 2U);
}

TEST(CatalogBuilderTest, NeverQuotesAPlaceInADefect) {
  Directory d = TinyDirectory();
  d.locations.front().confidential = true;
  d.locations.front().name = "Secret house";
  d.locations.front().opened = d.locations.front().closed = Date{1};
  d.locations.push_back(d.locations.front());
  d.addresses.push_back({.key = "address-1", .location_key = "gone", .address_1 = "1 Secret St"});
  d.addresses.push_back({.key = "address-2", .location_key = "location-1", .address_1 = "1 Secret St"});
  d.addresses.push_back({.key = "address-2", .location_key = "location-1", .address_1 = "2 Secret St"});
  for (const std::string& line : TextOf(CheckOf(d))) EXPECT_EQ(line.find("Secret"), std::string::npos) << line;
}

}  // namespace
}  // namespace kith
