#include "kith/catalog/public_view.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/catalog/tiny_directory.h"

namespace kith {
namespace {

PublicView FirstView(Directory directory) {
  const Catalog catalog = *CatalogBuilder(std::move(directory)).Build();
  return ViewOf(catalog, ServiceAtLocationId(0));
}

Directory WithAddress() {
  Directory d = TinyDirectory();
  d.addresses = {{.key = "a",
                  .location_key = "location-1",
                  .address_1 = "530 S Example St ",
                  .city = "Los Angeles",
                  .postal_code = "90013",
                  .address_type = "physical"}};
  return d;
}

TEST(PublicViewTest, ShowsAnOrdinaryPlace) {
  const PublicView view = FirstView(WithAddress());
  EXPECT_EQ(view.offer_key, "offer-1");
  EXPECT_EQ(view.service_name, "Pantry");
  EXPECT_EQ(view.organization_name, "Sample Pantry Network");
  EXPECT_EQ(view.location_name, "Main hall");
  EXPECT_EQ(view.where, "530 S Example St, Los Angeles 90013");
  EXPECT_TRUE(view.point.has_value());
  EXPECT_FALSE(view.confidential);
}

TEST(PublicViewTest, NamesThePlaceWhereNoAddressIsKnown) { EXPECT_EQ(FirstView(TinyDirectory()).where, "Main hall"); }

TEST(PublicViewTest, SaysRemoteWhereNobodyTravels) {
  Directory d = WithAddress();
  d.services_at_location.front().attendance = kRemote;
  EXPECT_EQ(FirstView(d).where, "remote");
  d.services_at_location.front().attendance = kRemote | kInPerson;
  EXPECT_NE(FirstView(d).where, "remote");
}

TEST(PublicViewTest, ShowsTheNearestVoicePhoneAndNeverAFax) {
  Directory d = TinyDirectory();
  d.phones = {{.key = "a", .service_at_location_key = "offer-1", .number = "1", .type = "fax"}};
  EXPECT_EQ(FirstView(d).phone, "");
  d.phones.push_back({.key = "b", .organization_key = "org-1", .number = "2", .type = "text"});
  EXPECT_EQ(FirstView(d).phone, "2");
  d.phones.push_back({.key = "c", .organization_key = "org-1", .number = "3", .extension = "7", .type = "Voice"});
  EXPECT_EQ(FirstView(d).phone, "3 ext. 7");
  d.phones.push_back({.key = "d", .location_key = "location-1", .number = "4"});
  EXPECT_EQ(FirstView(d).phone, "4");
}

Directory Confidential() {
  Directory d = WithAddress();
  d.locations.front().confidential = true;
  d.phones = {{.key = "a", .location_key = "location-1", .number = "local", .type = "hotline"}};
  return d;
}

TEST(PublicViewTest, HidesAConfidentialPlaceBehindItsHotline) {
  Directory d = Confidential();
  d.phones.push_back({.key = "b", .service_key = "service-1", .number = "voice", .type = "voice"});
  d.phones.push_back({.key = "c", .organization_key = "org-1", .number = "213-555-0100", .type = "hotline"});
  const PublicView view = FirstView(d);
  EXPECT_TRUE(view.confidential);
  EXPECT_EQ(view.where, "Confidential: call 213-555-0100");
  EXPECT_EQ(view.phone, "213-555-0100");
  EXPECT_EQ(view.location_name, "");
  EXPECT_FALSE(view.point.has_value());
}

TEST(PublicViewTest, NeverShowsAPhoneOfAConfidentialPlaceItself) {
  EXPECT_EQ(FirstView(Confidential()).phone, "");
  EXPECT_EQ(FirstView(Confidential()).where, "Confidential: ask Sample Pantry Network");
  Directory d = Confidential();
  d.phones.push_back({.key = "b", .service_key = "service-1", .number = "voice", .type = "voice"});
  EXPECT_EQ(FirstView(d).phone, "voice");
}

}  // namespace
}  // namespace kith
