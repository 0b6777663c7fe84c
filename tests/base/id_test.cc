#include "kith/base/id.h"

#include <type_traits>

#include <gtest/gtest.h>

namespace kith {
namespace {

static_assert(!std::is_convertible_v<ServiceId, LocationId>);
static_assert(!std::is_convertible_v<std::uint32_t, ServiceId>);

TEST(IdTest, IsNoRecordUntilItIsGivenOne) {
  EXPECT_FALSE(ServiceId().valid());
  EXPECT_TRUE(ServiceId(0).valid());
  EXPECT_EQ(ServiceId(7).index(), 7U);
}

TEST(IdTest, OrdersByPositionWithNoRecordLast) {
  EXPECT_LT(ServiceId(1), ServiceId(2));
  EXPECT_LT(ServiceId(4'000'000'000U), ServiceId());
}

}  // namespace
}  // namespace kith
