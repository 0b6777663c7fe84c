#include "kith/base/quote.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(Quoted, KeepsAReasonOnItsLineAndShort) {
  EXPECT_EQ(Quoted("a\"b"), "\"a\"b\"");
  EXPECT_EQ(Quoted("a\nb\r\t\x1b[31m\x7f"), "\"a\\nb\\r\\t\\x1b[31m\\x7f\"");
  EXPECT_EQ(Quoted(std::string(60, 'x')), "\"" + std::string(60, 'x') + "\"");
  EXPECT_EQ(Quoted(std::string(61, 'x')), "\"" + std::string(60, 'x') + "...\"");
  EXPECT_EQ(Quoted(std::string(59, 'x') + "éé"), "\"" + std::string(59, 'x') + "...\"");
}

}  // namespace
}  // namespace kith
