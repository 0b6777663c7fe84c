#include "src/interop/zip_code.h"

#include <gtest/gtest.h>

#include "kith/interop/area_file.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

TEST(ZipCode, HasFiveDigits) {
  EXPECT_TRUE(IsZipCode("90012"));
  for (const char* const bad : {"", "9001", "900123", "9001a", "90012-1234"}) EXPECT_FALSE(IsZipCode(bad)) << bad;
  for (const char* const good : {"90012", "90012-1234", "90012 1234", "900121234"})
    EXPECT_TRUE(IsPostalZip(good)) << good;
  for (const char* const bad : {"", "9001", "90012-", "90012-123", "90012--123", "90012/1234", "9001-21234"})
    EXPECT_FALSE(IsPostalZip(bad)) << bad;
}

TEST(ZipCode, OfThreeOrFourDigitsGetsItsZerosBackAndSaysSo) {
  EXPECT_EQ(RestoreZip("2134")->code, "02134");
  EXPECT_EQ(RestoreZip("501")->code, "00501");
  EXPECT_EQ(RestoreZip("9001")->told, "\"9001\" is taken as 09001, if it has lost no digit at its end");
  for (const char* const bad : {"", "7", "42", "90012", "12a", "-123"}) EXPECT_FALSE(RestoreZip(bad)) << bad;
}

TEST(ZipCode, OfAreasIsReadInTheSameWay) {
  const auto areas = ReadAreasText("zip\n2134\n7\n90012\n", "zips.csv", {});
  ASSERT_TRUE(areas.ok()) << areas.status();
  EXPECT_EQ(areas->areas.size(), 2U);
  EXPECT_EQ(IssueLines(areas->account),
            "repaired zips.csv:2 02134 code: \"2134\" is taken as 02134, if it has lost no digit at its end\n"
            "rejected zips.csv:3 7 code: \"7\" is not a ZIP code of five digits\n");
}

}  // namespace
}  // namespace kith
