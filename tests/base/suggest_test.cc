#include "kith/base/suggest.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace kith {
namespace {

const std::vector<std::string_view> kWords = {"urgency", "places", "window", "for", "free"};

TEST(SuggestTest, FindsTheWordThatWasMeant) {
  EXPECT_EQ(Nearest("urgncy", kWords), "urgency");
  EXPECT_EQ(Nearest("Windwo", kWords), "window");
  EXPECT_EQ(DidYouMean("place", kWords), " (did you mean places?)");
}

TEST(SuggestTest, SaysNothingWhereNothingIsNear) {
  EXPECT_EQ(Nearest("accessibility", kWords), "");
  EXPECT_EQ(DidYouMean("", kWords), "");
  EXPECT_EQ(DidYouMean("urgency", {}), "");
  EXPECT_EQ(Nearest(std::string(1'000'000, 'x'), kWords), "");
}

TEST(SuggestTest, TakesTheFirstOfEquals) {
  const std::vector<std::string_view> words = {"bed", "bad"};
  EXPECT_EQ(Nearest("bxd", words), "bed");
}

}  // namespace
}  // namespace kith
