#include "src/interop/text_repair.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(DecodeEscapes, TurnsWrittenOutLineBreaksIntoLineBreaks) {
  EXPECT_EQ(DecodeEscapes(R"(one\ntwo\r\nthree\tfour)"), "one\ntwo\nthree\tfour");
  EXPECT_EQ(DecodeEscapes(R"(a \ b \x \)"), R"(a \ b \x \)");
  EXPECT_EQ(DecodeEscapes("plain\nalready"), "plain\nalready");
  EXPECT_EQ(DecodeEscapes(""), "");
}

TEST(Unscramble, RestoresPunctuation) {
  EXPECT_EQ(Unscramble("AttorneyGÇÖs"), "Attorney\u2019s");
  EXPECT_EQ(Unscramble("8:30amGÇô5:00pm"), "8:30am\u20135:00pm");
  EXPECT_EQ(Unscramble("GÇ£quotedGÇ¥GÇª"), "\u201cquoted\u201d\u2026");
  EXPECT_EQ(Unscramble("GÇ, G and Ç"), "GÇ, G and Ç");
  EXPECT_EQ(Unscramble("GÇ"), "GÇ");
  EXPECT_EQ(Unscramble("Español"), "Español");
}

}  // namespace
}  // namespace kith
