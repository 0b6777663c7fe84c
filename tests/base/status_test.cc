#include "kith/base/status.h"

#include <gtest/gtest.h>

namespace kith {
namespace {

TEST(InputErrorTest, SaysFileLineRecordFieldAndWhat) {
  const absl::Status status = InputError({.file = "services.csv", .line = 12, .record = "5b0f", .field = "minimum_age"},
                                         "\"x\" is not a number");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "services.csv:12: record 5b0f: minimum_age: \"x\" is not a number");
}

TEST(InputErrorTest, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(InputError({.file = "a.csv"}, "empty").message(), "a.csv: empty");
  EXPECT_EQ(InputError({.record = "5b0f"}, "empty").message(), "record 5b0f: empty");
  EXPECT_EQ(InputError({.field = "term"}, "empty").message(), "term: empty");
  EXPECT_EQ(InputError({}, "empty").message(), "empty");
}

absl::Status FailsEarly(bool fail, bool& reached) {
  KITH_RETURN_IF_ERROR(fail ? absl::InvalidArgumentError("no") : absl::OkStatus());
  reached = true;
  return absl::OkStatus();
}

TEST(ReturnIfErrorTest, ReturnsTheErrorAndGoesOnWithoutOne) {
  bool reached = false;
  EXPECT_FALSE(FailsEarly(true, reached).ok());
  EXPECT_FALSE(reached);
  EXPECT_TRUE(FailsEarly(false, reached).ok());
  EXPECT_TRUE(reached);
}

}  // namespace
}  // namespace kith
