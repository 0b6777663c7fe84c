#include "kith/interop/policy_file.h"

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kith {
namespace {

std::string ErrorOf(std::string_view json) {
  const absl::StatusOr<RankingPolicy> policy = ParsePolicy(json, "county.json");
  return policy.ok() ? "" : std::string(policy.status().message());
}

TEST(ParsePolicy, LeavesOutMembersAtTheirDefault) {
  EXPECT_EQ(*ParsePolicy("{}", "county.json"), RankingPolicy());
  RankingPolicy expected;
  expected.name = "county";
  expected.travel.car_start_minutes = 8;
  expected.capacity.prior_q16 = 0;
  expected.stale_after_days = 90;
  expected.distance_unit = DistanceUnit::kKilometers;
  expected.ties = TieOrder::kKey;
  EXPECT_EQ(*ParsePolicy(R"({"name": "county", "travel": {"car_start_minutes": 8}, "capacity": {"prior_q16": 0},
                             "stale_after_days": 90, "distance_unit": "km", "ties": "key"})",
                         "county.json"),
            expected);
}

TEST(ParsePolicy, ReadsWhatFormatPolicyWrites) {
  RankingPolicy policy;
  policy.name = "Ñ";
  policy.weights.points = {1000, 2000, 3000, 3500, 500};
  policy.dangers = {{{"a"}, {}, {{"911", "now"}}}, {{}, {"two words"}, {}}};
  for (const RankingPolicy& each : {RankingPolicy(), policy}) {
    const absl::StatusOr<RankingPolicy> read = ParsePolicy(FormatPolicy(each), "county.json");
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(*read, each);
    EXPECT_EQ(read->Version(), each.Version());
  }
}

// Changes each number that is written, one at a time: it must come back changed, and change the version.
TEST(ParsePolicy, ReadsEveryNumberThatIsWritten) {
  const auto json = nlohmann::ordered_json::parse(FormatPolicy(RankingPolicy()));
  int numbers = 0;
  const auto flat = json.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (!value.is_number() || pointer.starts_with("/weights")) continue;
    auto changed = json;
    changed[nlohmann::ordered_json::json_pointer(pointer)] = value.get<int>() + 1;
    const absl::StatusOr<RankingPolicy> policy = ParsePolicy(changed.dump(), "county.json");
    ASSERT_TRUE(policy.ok()) << pointer << ": " << policy.status();
    EXPECT_NE(*policy, RankingPolicy()) << pointer;
    EXPECT_NE(policy->Version(), RankingPolicy().Version()) << pointer;
    EXPECT_EQ(nlohmann::ordered_json::parse(FormatPolicy(*policy)), changed) << pointer;
    ++numbers;
  }
  EXPECT_EQ(numbers, 23);
}

TEST(ParsePolicy, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(ErrorOf(R"({"proximity_half_life": 20})"),
            "county.json: \"proximity_half_life\" is not known here (did you mean proximity_half_life_minutes?)");
  EXPECT_EQ(ErrorOf(R"({"weights": {"proximity": 4000}})"),
            "county.json: weights: they add up to 10500: expected 10000");
  EXPECT_EQ(ErrorOf(R"({"weights": {"proximity": -1}})"),
            "county.json: weights.proximity: -1: expected a whole number from 0 to 10000");
  EXPECT_EQ(ErrorOf(R"({"travel": {"detour_percent": 99}})"),
            "county.json: travel.detour_percent: 99: expected 100 to 1000");
  EXPECT_EQ(ErrorOf(R"({"stale_after_days": "90"})").substr(0, 31), "county.json: stale_after_days: ");
  EXPECT_EQ(ErrorOf(R"({"dangers": [{"terms": ["a"]}]})"),
            "county.json: dangers[0].numbers: missing: expected a list of emergency numbers");
  EXPECT_EQ(ErrorOf("{\"name\": \"x\",\n \"weights\": ]}").substr(0, 43),
            "county.json: not JSON at line 2, column 13:");
  EXPECT_EQ(ErrorOf(R"({"distance_unit": "m"})"),
            "county.json: distance_unit: \"m\": expected mi or km (did you mean mi?)");
  EXPECT_EQ(ErrorOf("").substr(0, 21), "county.json: not JSON");
  EXPECT_EQ(ErrorOf("[]"), "county.json: a list: expected one JSON object, a policy");
  EXPECT_NE(ErrorOf(R"({"name": ""})"), "");
  EXPECT_NE(ErrorOf(R"({"name": "a", "name": "b"})"), "");
}

TEST(PolicyDocument, ListsEveryMemberWithItsDefault) {
  std::ifstream in(std::string(KITH_SOURCE_DIR) + "/docs/policy.md");
  std::stringstream text;
  text << in.rdbuf();
  const auto json = nlohmann::ordered_json::parse(FormatPolicy(RankingPolicy()));
  for (const auto& [name, value] : json.items()) {
    const std::string prefix = value.is_object() ? name + "." : "";
    for (const auto& [member, number] : value.is_object() ? value.items() : json.items()) {
      if (number.is_structured() || number.is_string()) continue;
      const std::string row = "| `" + prefix + member + "` | " + number.dump() + " |";
      EXPECT_NE(text.str().find(row), std::string::npos) << row;
    }
  }
  EXPECT_NE(text.str().find("`dangers[].numbers[].label`"), std::string::npos);
}

}  // namespace
}  // namespace kith
