// Stated ZIP codes against the ZIP areas that addresses stand in.
#include "kith/geo/zip_comparison.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/geo/shapes.h"

namespace kith {
namespace {

using geo_test::Lattice;
using geo_test::Square;

std::vector<Area> TwoZips() {
  return {{"b", AreaType::kZip, "90002", "", Square(10, 0, 20, 10), {}},
          {"a", AreaType::kZip, "90001", "", Square(0, 0, 10, 10), {}},
          {"c", AreaType::kZip, "90009", "", {}, {}},
          {"d", AreaType::kCity, "90003", "", Square(0, 0, 99, 99), {}}};
}

TEST(CompareZips, CountsWhereTheStatedCodeIsNotThatOfTheArea) {
  const std::vector<ZipAddress> addresses = {{"90001", Lattice(5, 5)},        // same
                                             {"90001-1234 ", Lattice(5, 5)},  // ZIP+4
                                             {"90001", Lattice(15, 5)},       // in 90002
                                             {"90009", Lattice(5, 5)},        // a post-office box in 90001
                                             {"90001", Lattice(50, 50)},      // in none
                                             {"90099", Lattice(50, 50)},      // in none, without an area
                                             {"90001", Lattice(10, 5)},       // on the border of both
                                             {"90002", Lattice(10, 5)},      {"90009", Lattice(10, 5)}};
  const ZipComparison comparison = CompareZips(addresses, TwoZips());
  EXPECT_EQ(comparison.found,
            (std::vector<std::string>{"90001", "90001", "90002", "90001", "", "", "90001", "90002", "90001"}));
  EXPECT_EQ(comparison.same, 4U);
  EXPECT_EQ(comparison.different, 3U);
  EXPECT_EQ(comparison.outside, 2U);
  EXPECT_EQ(comparison.without_area, 3U);
  EXPECT_EQ(comparison.addresses(), 9U);
  EXPECT_EQ(CompareZips({}, TwoZips()).addresses(), 0U);
}

Directory SmallDirectory() {
  Directory directory;
  directory.areas = TwoZips();
  const auto place = [&](const std::string& key, std::int32_t x, const std::string& zip) {
    Location location;
    location.key = key;
    location.point = Lattice(x, 5);
    directory.locations.push_back(location);
    Address address;
    address.key = "address of " + key;
    address.location_key = key;
    address.postal_code = zip;
    directory.addresses.push_back(address);
  };
  place("here", 5, "90001");
  place("beside", 15, "90001");
  place("far", 80, "90001");
  place("secret", 5, "90001");
  place("no code", 5, "CA");
  place("mail", 5, "90001");
  place("pointless", 5, "90001");
  directory.locations[3].confidential = true;
  directory.addresses[5].address_type = "postal";
  directory.locations[6].point.reset();
  return directory;
}

TEST(ZipsOf, LeavesOutConfidentialPlacesAndWhatIsNoPlace) {
  const DirectoryZips zips = ZipsOf(SmallDirectory());
  EXPECT_EQ(zips.rows, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(NoteZipAreas, KeepsBothCodes) {
  Directory directory = SmallDirectory();
  directory.addresses[1].extras = {{"zcta", "old"}, {"zone", "x"}};
  EXPECT_EQ(NoteZipAreas(directory), 2U);
  EXPECT_EQ(directory.addresses[0].extras, (Extras{{"zcta", "90001"}}));
  EXPECT_EQ(directory.addresses[1].postal_code, "90001");
  EXPECT_EQ(directory.addresses[1].extras, (Extras{{"zcta", "90002"}, {"zone", "x"}}));
  EXPECT_TRUE(directory.addresses[2].extras.empty());
  EXPECT_TRUE(directory.addresses[3].extras.empty());
}

}  // namespace
}  // namespace kith
