#include "kith/catalog/catalog.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/catalog/tiny_directory.h"

namespace kith {
namespace {

Catalog BuildOf(Directory directory) { return *CatalogBuilder(std::move(directory)).Build(); }

// The keys of rows that a span names.
template <class Row>
std::vector<std::string> KeysOf(std::span<const std::uint32_t> rows, const std::vector<Row>& table) {
  std::vector<std::string> keys;
  for (const std::uint32_t row : rows) keys.push_back(table[row].key);
  return keys;
}

using Keys = std::vector<std::string>;

// The tiny directory with a second site of the same service.
Directory TwoSites() {
  Directory d = TinyDirectory();
  Location second = d.locations.front();
  second.key = "location-2";
  second.type = LocationType::kVirtual;
  d.locations.push_back(second);
  d.services_at_location.push_back(MakeOffer("offer-2", "service-1", "location-2"));
  return d;
}

TEST(CatalogTest, ResolvesAnOffersRecords) {
  const Catalog catalog = BuildOf(TwoSites());
  ASSERT_EQ(catalog.offer_count(), 2U);
  const Offer& offer = catalog.offer(catalog.FindOffer("offer-2"));
  EXPECT_EQ(catalog.service(offer.service).key, "service-1");
  EXPECT_EQ(catalog.location(offer.location).key, "location-2");
  EXPECT_EQ(catalog.organization(offer.organization).key, "org-1");
}

TEST(CatalogTest, DerivesHowPeopleAttendFromTheLocation) {
  Directory d = TwoSites();
  d.services_at_location.push_back(MakeOffer("offer-3", "service-1", "location-2"));
  d.services_at_location.back().attendance = kInPerson | kHomeVisit;
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(catalog.offer(catalog.FindOffer("offer-1")).attendance, kInPerson);
  EXPECT_EQ(catalog.offer(catalog.FindOffer("offer-2")).attendance, kRemote);
  EXPECT_EQ(catalog.offer(catalog.FindOffer("offer-3")).attendance, kInPerson | kHomeVisit);
}

TEST(CatalogTest, ASitesOwnRowsReplaceTheServices) {
  Directory d = TwoSites();
  d.service_areas.push_back({.key = "of-service", .service_key = "service-1"});
  d.service_areas.push_back({.key = "of-site", .service_at_location_key = "offer-2"});
  d.capacities.push_back({.key = "pool", .service_key = "service-1"});
  d.capacities.push_back({.key = "own", .service_key = "service-1", .service_at_location_key = "offer-2"});
  const Catalog catalog = BuildOf(d);
  const Offer& first = catalog.offer(catalog.FindOffer("offer-1"));
  const Offer& second = catalog.offer(catalog.FindOffer("offer-2"));
  EXPECT_EQ(KeysOf(first.service_areas, catalog.directory().service_areas), Keys{"of-service"});
  EXPECT_EQ(KeysOf(second.service_areas, catalog.directory().service_areas), Keys{"of-site"});
  EXPECT_EQ(KeysOf(first.capacities, catalog.directory().capacities), Keys{"pool"});
  EXPECT_EQ(KeysOf(second.capacities, catalog.directory().capacities), Keys{"own"});
}

TEST(CatalogTest, TakesHoursFromTheMostSpecificLevelAndExceptionsFromAll) {
  Directory d = TwoSites();
  const auto closed = ScheduleException::kClosed;
  d.schedules = {{.key = "a-site", .service_at_location_key = "offer-1"},
                 {.key = "b-service", .service_key = "service-1"},
                 {.key = "c-location", .location_key = "location-1"},
                 {.key = "d-location", .location_key = "location-2"},
                 {.key = "x-site", .service_at_location_key = "offer-1", .exception = closed},
                 {.key = "y-service", .service_key = "service-1", .exception = closed},
                 {.key = "z-location", .location_key = "location-1", .exception = ScheduleException::kInstead}};
  const Catalog catalog = BuildOf(d);
  const auto& schedules = catalog.directory().schedules;
  const Offer& first = catalog.offer(catalog.FindOffer("offer-1"));
  const Offer& second = catalog.offer(catalog.FindOffer("offer-2"));
  EXPECT_EQ(KeysOf(first.schedules, schedules), Keys{"a-site"});
  EXPECT_EQ(KeysOf(first.schedule_exceptions, schedules), (Keys{"x-site", "y-service", "z-location"}));
  EXPECT_EQ(KeysOf(second.schedules, schedules), Keys{"b-service"});
  EXPECT_EQ(KeysOf(second.schedule_exceptions, schedules), Keys{"y-service"});
}

TEST(CatalogTest, AScheduleOfAServiceAtALocationIsAboutTheServiceThere) {
  Directory d = TwoSites();
  d.schedules = {{.key = "here", .service_key = "service-1", .location_key = "location-1"}};
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(catalog.offer(catalog.FindOffer("offer-1")).schedules.size(), 1U);
  EXPECT_TRUE(catalog.offer(catalog.FindOffer("offer-2")).schedules.empty());
}

TEST(CatalogTest, ListsPhonesFromTheNearestToTheFarthest) {
  Directory d = TinyDirectory();
  d.phones = {{.key = "a", .organization_key = "org-1"},
              {.key = "b", .location_key = "location-1"},
              {.key = "c", .service_key = "service-1"},
              {.key = "d", .service_at_location_key = "offer-1"},
              {.key = "e", .location_key = "location-1", .service_at_location_key = "offer-1"},
              {.key = "f"}};
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(KeysOf(catalog.offer(ServiceAtLocationId(0)).phones, catalog.directory().phones),
            (Keys{"d", "e", "c", "b", "a"}));
}

TEST(CatalogTest, GathersWhatAnOfferOffers) {
  Directory d = TinyDirectory();
  d.languages = {{.key = "a", .location_key = "location-1"}, {.key = "b", .service_key = "service-1"}};
  d.accessibility = {{.key = "c", .location_key = "location-1"}};
  d.cost_options = {{.key = "d", .service_key = "service-1"}};
  d.required_documents = {{.key = "e", .service_key = "service-1"}};
  d.attributes.push_back(MakeLink("culture-1", "organization", "org-1", "term-food", "culture"));
  d.attributes.push_back(MakeLink("culture-2", "service", "service-1", "term-food", "lived_experience"));
  d.attributes.push_back(MakeLink("carried", "service", "service-1", "term-pantry", "eligibility"));
  const Catalog catalog = BuildOf(d);
  const Offer& offer = catalog.offer(ServiceAtLocationId(0));
  EXPECT_EQ(KeysOf(offer.languages, catalog.directory().languages), (Keys{"a", "b"}));
  EXPECT_EQ(offer.accessibility.size(), 1U);
  EXPECT_EQ(offer.cost_options.size(), 1U);
  EXPECT_EQ(offer.required_documents.size(), 1U);
  ASSERT_EQ(offer.cultures.size(), 1U);
  EXPECT_EQ(catalog.taxonomy_term(offer.cultures[0]).key, "term-food");
}

TEST(CatalogTest, MeetsANeedByItsTermOrOneBelowIt) {
  Directory d = TwoSites();
  d.taxonomy_terms.push_back(MakeTerm("term-shelter", "Shelter"));
  d.attributes.push_back(MakeLink("link-2", "service_at_location", "offer-2", "term-shelter", "need"));
  d.attributes.push_back(MakeLink("link-3", "service", "service-1", "term-shelter", "culture"));
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(catalog.OffersFor(catalog.FindTerm("term-food")).size(), 2U);
  EXPECT_EQ(catalog.OffersFor(catalog.FindTerm("term-pantry")).size(), 2U);
  const auto shelter = catalog.OffersFor(catalog.FindTerm("term-shelter"));
  ASSERT_EQ(shelter.size(), 1U);
  EXPECT_EQ(catalog.service_at_location(shelter[0]).key, "offer-2");
  EXPECT_EQ(catalog.Subtree(catalog.FindTerm("term-food")).size(), 2U);
  EXPECT_EQ(catalog.Subtree(catalog.FindTerm("term-pantry")).size(), 1U);
}

TEST(CatalogTest, MeetsANeedThroughTheProgram) {
  Directory d = TinyDirectory();
  d.programs.push_back({.key = "program-1", .organization_key = "org-1", .name = "Program"});
  d.services.front().program_key = "program-1";
  d.taxonomy_terms.push_back(MakeTerm("term-shelter", "Shelter"));
  d.attributes.push_back(MakeLink("link-2", "program", "program-1", "term-shelter"));
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(catalog.OffersFor(catalog.FindTerm("term-shelter")).size(), 1U);
}

TEST(CatalogTest, FindsTermsByKeyThenCodeThenFoldedName) {
  Directory d = TinyDirectory();
  d.taxonomy_terms = {MakeTerm("b", "Food & Meals"), MakeTerm("c", "food meals"), MakeTerm("d", "D"),
                      MakeTerm("e", "E")};
  d.taxonomy_terms[2].code = "e";
  d.taxonomy_terms[3].code = "BD-1800";
  d.attributes.clear();
  const Catalog catalog = BuildOf(d);
  const auto key = [&](std::string_view text) { return catalog.taxonomy_term(catalog.FindTerm(text)).key; };
  EXPECT_EQ(key("c"), "c");
  EXPECT_EQ(key("e"), "e") << "a key goes before a code";
  EXPECT_EQ(key("BD-1800"), "e");
  EXPECT_EQ(key("FOOD, meals"), "b") << "the first by key";
  EXPECT_FALSE(catalog.FindTerm("nothing").valid());
  EXPECT_FALSE(catalog.FindTerm("").valid());
}

TEST(CatalogTest, FindsAreasByTypeAndCodeOrName) {
  Directory d = TinyDirectory();
  d.areas = {{.key = "a", .type = AreaType::kZip, .code = "90033", .name = "Boyle Heights"},
             {.key = "b", .type = AreaType::kCity, .name = "L.A."},
             {.key = "c", .type = AreaType::kCounty, .name = "L.A."}};
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(catalog.area(catalog.FindArea(AreaType::kZip, "90033")).key, "a");
  EXPECT_EQ(catalog.area(catalog.FindArea(AreaType::kZip, "boyle heights")).key, "a");
  EXPECT_EQ(catalog.area(catalog.FindArea(AreaType::kCounty, "l a")).key, "c");
  EXPECT_FALSE(catalog.FindArea(AreaType::kState, "l a").valid());
  EXPECT_FALSE(catalog.FindArea(AreaType::kZip, "").valid());
}

TEST(CatalogTest, TakesThePhysicalAddressAndNeverAPostalOne) {
  Directory d = TwoSites();
  d.addresses = {{.key = "a", .location_key = "location-1", .address_1 = "untyped"},
                 {.key = "b", .location_key = "location-1", .address_1 = "street", .address_type = "Physical"},
                 {.key = "c", .location_key = "location-2", .address_1 = "box", .address_type = "postal"}};
  const Catalog catalog = BuildOf(d);
  EXPECT_EQ(catalog.PhysicalAddress(catalog.FindLocation("location-1"))->address_1, "street");
  EXPECT_EQ(catalog.PhysicalAddress(catalog.FindLocation("location-2")), nullptr);
}

TEST(CatalogTest, FindsNothingUnderAKeyThatIsNotThere) {
  const Catalog catalog = BuildOf(TinyDirectory());
  EXPECT_FALSE(catalog.FindOffer("").valid());
  EXPECT_FALSE(catalog.FindOffer("offer-0").valid());
  EXPECT_FALSE(catalog.FindService("zzz").valid());
  EXPECT_FALSE(catalog.FindLocation("offer-1").valid());
}

TEST(CatalogVersionTest, ChangesWithEveryContentThatMayShow) {
  const std::string before = BuildOf(TinyDirectory()).version();
  EXPECT_EQ(before.size(), 16U);
  Directory d = TinyDirectory();
  d.services.front().name = "Pantry!";
  EXPECT_NE(BuildOf(d).version(), before);
  d = TinyDirectory();
  d.locations.front().point = LatLng::FromE7(340'000'001, -1'182'000'000);
  EXPECT_NE(BuildOf(d).version(), before);
  d = TinyDirectory();
  d.locations.front().confidential = true;
  EXPECT_NE(BuildOf(d).version(), before);
}

TEST(CatalogVersionTest, KeepsTheRulesApart) {
  Directory d = TinyDirectory();
  const Catalog before = BuildOf(d);
  d.rule_files = {{"a.rules", "rule a {}"}};
  const Catalog after = BuildOf(d);
  EXPECT_EQ(after.version(), before.version());
  EXPECT_NE(after.rules_version(), before.rules_version());
}

TEST(CatalogVersionTest, DoesNotKnowWhereAConfidentialSiteLies) {
  Directory d = TinyDirectory();
  d.locations.front().confidential = true;
  d.addresses = {{.key = "address-1", .location_key = "location-1", .address_1 = "1 First St"}};
  d.phones = {{.key = "phone-1", .location_key = "location-1", .number = "213-555-0100"},
              {.key = "phone-2", .service_key = "service-1", .number = "213-555-0101"}};
  d.carried = {{"metadata", {"id", "resource_id", "previous_value"}, {{"1", "location-1", "old street"}}}};
  const std::string before = BuildOf(d).version();
  Location& site = d.locations.front();
  site.point = LatLng::FromE7(350'000'000, -1'190'000'000);
  site.name = "Elsewhere";
  site.description = "A yellow house";
  site.transportation = "Bus 7";
  site.extras = {{"district", "9"}};
  d.addresses = {{.key = "address-7", .location_key = "location-1", .address_1 = "9 Last St"},
                 {.key = "address-8", .location_key = "location-1", .address_1 = "Box 9"}};
  d.phones.front().number = "661-555-0100";
  d.carried.front().rows = {{"2", "location-1", "other street"}, {"3", "address-8", "x"}};
  EXPECT_EQ(BuildOf(d).version(), before);
  d.phones.back().number = "213-555-0199";
  EXPECT_NE(BuildOf(d).version(), before) << "a phone of the service is shown";
}

}  // namespace
}  // namespace kith
