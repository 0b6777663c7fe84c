#include "src/interop/plain_words.h"

#include <gtest/gtest.h>

#include "kith/base/text.h"

namespace kith {
namespace {

std::string Words(std::string_view name) { return JoinList(PlainWords(name), " "); }
std::string Street(std::string_view address) {
  const PlainStreet street = PlainAddress(address);
  return street.line + "|" + street.unit;
}

TEST(PlainWords, TakesTwoWaysOfWritingForOne) {
  EXPECT_EQ(Words("St. Mary's Community Centre"), "st marys community ctr");
  EXPECT_EQ(Words("SAINT MARYS COMMUNITY CENTER"), "st marys community ctr");
  EXPECT_EQ(Words("Glendale Filipino S.D.A. Church"), "glendale filipino sda church");
  EXPECT_EQ(Words("Y.M.C.A. of the First Street"), "ymca 1 st");
  EXPECT_EQ(Words("Compa\xc3\xb1\xc3\xad"
                  "a, Inc."),
            "compania");
  EXPECT_EQ(Words("O\xe2\x80\x99Neill & Sons"), "oneill sons");
}

TEST(PlainWords, KeepsWhatWouldOtherwiseBeNothing) {
  EXPECT_EQ(Words("The"), "the");
  EXPECT_EQ(Words(""), "");
  EXPECT_EQ(Words("#!"), "");
}

TEST(PlainAddress, ReadsNumberStreetAndUnit) {
  EXPECT_EQ(Street("701 N.W. 1st Court"), "701 nw 1 ct|");
  EXPECT_EQ(Street("701 Northwest First Ct., Suite 440"), "701 nw 1 ct|440");
  EXPECT_EQ(Street("12 Main St #3B"), "12 main st|3b");
  EXPECT_EQ(Street("12 Main Street Apt 3 B"), "12 main st|3 b");
  EXPECT_EQ(Street("S 424 Central Ave"), "424 s central ave|");
  EXPECT_EQ(Street("s 424"), "424 s|");
  EXPECT_EQ(Street("E 5th St & S San Pedro St"), "e 5 st s san pedro st|");
  EXPECT_EQ(Street(""), "|");
}

}  // namespace
}  // namespace kith
