// Every limit of client and policy files: at it accepted, one beyond refused, with file, line, field and number in the message.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/interop/household_file.h"
#include "kith/interop/policy_file.h"
#include "src/interop/fact_json.h"
#include "src/interop/household_words.h"
#include "src/interop/json_form.h"

namespace kith {
namespace {

using Code = absl::StatusCode;

absl::Status StatusOf(std::string_view text) {
  HouseholdReader reader(text, "c.ndjson", *TimeZone::Load("America/Los_Angeles"));
  for (Household household; reader.Next(household);) {
  }
  return reader.status();
}

std::string ErrorOf(std::string_view text) { return std::string(StatusOf(text).message()); }

std::string PolicyError(std::string_view text) { return std::string(ParsePolicy(text, "p.json").status().message()); }

// `entry(0)`, `entry(1)` ... with commas between.
std::string Entries(std::size_t count, const std::function<std::string(std::size_t)>& entry) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + entry(i);
  return text;
}
std::string Words(std::size_t count) {
  return Entries(count, [](std::size_t i) { return "\"w" + std::to_string(i) + "\""; });
}
// Codes of three letters, each once.
std::string LanguageCodes(std::size_t count) {
  return Entries(count, [](std::size_t i) {
    return std::string{'"', static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26), 'x', '"'};
  });
}
std::string With(const std::string& members) { return R"({"id":"a",)" + members + "}"; }

TEST(ClientLimits, HoldForTheBytesOfALine) {
  const auto line = [](std::size_t bytes) {
    const std::string text = R"({"id":"a"})";
    return text + std::string(bytes - text.size(), ' ');
  };
  EXPECT_EQ(ErrorOf(line(kMaxHouseholdBytes)), "");
  EXPECT_EQ(ErrorOf("\n" + line(kMaxHouseholdBytes + 1)), "c.ndjson:2: longer than 1048576 bytes");
  EXPECT_EQ(StatusOf(line(kMaxHouseholdBytes + 1)).code(), Code::kResourceExhausted);
}

// Gives `bytes` blanks in an object that does not end, and counts what it is asked for.
class EndlessLine {
 public:
  explicit EndlessLine(std::uint64_t bytes) : left_(bytes) {}
  std::size_t Read(char* to, std::size_t size) {
    most_asked_ = std::max<std::size_t>(most_asked_, size);
    const auto given = static_cast<std::size_t>(std::min<std::uint64_t>(size, left_));
    std::fill_n(to, given, begun_ ? ' ' : '{');
    begun_ = begun_ || given > 0;
    left_ -= given;
    return given;
  }
  std::uint64_t left() const { return left_; }
  std::size_t most_asked() const { return most_asked_; }

 private:
  std::uint64_t left_;
  std::size_t most_asked_ = 0;
  bool begun_ = false;
};

// The reader holds one line's limit and one block: it passes over the rest of 64 MiB without keeping it.
TEST(ClientLimits, HoldForALineThatDoesNotEnd) {
  EndlessLine line(64U << 20);
  HouseholdReader reader([&](char* to, std::size_t size) { return line.Read(to, size); }, "c.ndjson",
                         *TimeZone::Load("America/Los_Angeles"));
  Household household;
  EXPECT_FALSE(reader.Next(household));
  EXPECT_EQ(reader.status().message(), "c.ndjson:1: longer than 1048576 bytes");
  EXPECT_GT(line.left(), (64U << 20) - 2 * kMaxHouseholdBytes) << "it reads no further than it must";
  reader.PassOver();
  EXPECT_FALSE(reader.Next(household));
  EXPECT_TRUE(reader.status().ok()) << reader.status();
  EXPECT_EQ(line.left(), 0U);
  EXPECT_LE(line.most_asked(), std::size_t{1} << 16);
}

TEST(ClientLimits, HoldForMembersNeedsAndFacts) {
  const auto members = [](std::size_t count) {
    return With(R"("members":[)" + Entries(count, [](std::size_t) { return "{}"; }) + "]");
  };
  EXPECT_EQ(ErrorOf(members(kMaxHouseholdMembers)), "");
  EXPECT_EQ(ErrorOf(members(kMaxHouseholdMembers + 1)), "c.ndjson:1: members: more than 100 entries");
  const auto needs = [](std::size_t count) {
    return With(R"("needs":[)" + Entries(count, [](std::size_t) { return R"({"term":"food"})"; }) + "]");
  };
  EXPECT_EQ(ErrorOf(needs(kMaxHouseholdNeeds)), "");
  EXPECT_EQ(ErrorOf(needs(kMaxHouseholdNeeds + 1)), "c.ndjson:1: needs: more than 100 entries");
  const auto facts = [](std::size_t count) {
    return R"("facts":{)" + Entries(count, [](std::size_t i) { return "\"f" + std::to_string(i) + "\":1"; }) + "}";
  };
  EXPECT_EQ(ErrorOf(With(facts(kMaxFacts))), "");
  EXPECT_EQ(ErrorOf(With(facts(kMaxFacts + 1))), "c.ndjson:1: facts: more than 1000 facts");
  EXPECT_EQ(StatusOf(With(facts(kMaxFacts + 1))).code(), Code::kResourceExhausted);
  EXPECT_EQ(ErrorOf(With(R"("members":[{)" + facts(kMaxFacts) + "}]")), "");
  EXPECT_EQ(ErrorOf(With(R"("members":[{},{)" + facts(kMaxFacts + 1) + "}]")),
            "c.ndjson:1: members[1].facts: more than 1000 facts");
}

TEST(ClientLimits, HoldForListsOfWords) {
  const auto languages = [](std::size_t count) { return With(R"("languages":[)" + LanguageCodes(count) + "]"); };
  EXPECT_EQ(ErrorOf(languages(kMaxHouseholdWords)), "");
  EXPECT_EQ(ErrorOf(languages(kMaxHouseholdWords + 1)), "c.ndjson:1: languages: more than 100 entries");
  for (const std::string& member :
       {std::string("culture"), std::string("lived_experience"), std::string("accessibility")}) {
    const auto need = [&](std::size_t count) {
      return With(R"("needs":[{"term":"food",")" + member + "\":[" + Words(count) + "]}]");
    };
    EXPECT_EQ(ErrorOf(need(kMaxHouseholdWords)), "");
    EXPECT_EQ(ErrorOf(need(kMaxHouseholdWords + 1)), "c.ndjson:1: needs[0]." + member + ": more than 100 entries");
  }
  for (const std::string& form : {std::string("one_of"), std::string("all_of"), std::string("at_least")}) {
    const auto fact = [&](std::size_t count) {
      return With(R"("facts":{"mine":{")" + form + "\":[" + Words(count) + "]}}");
    };
    EXPECT_EQ(ErrorOf(fact(kMaxFactWords)), "");
    EXPECT_EQ(ErrorOf(fact(kMaxFactWords + 1)), "c.ndjson:1: facts.mine." + form + ": more than 1000 entries");
  }
}

TEST(ClientLimits, HoldForTextsAndForNames) {
  const auto city = [](std::size_t bytes) { return With(R"("place":{"city":")" + std::string(bytes, 'x') + "\"}"); };
  EXPECT_EQ(ErrorOf(city(kMaxJsonTextBytes)), "");
  EXPECT_EQ(ErrorOf(city(kMaxJsonTextBytes + 1)),
            "c.ndjson:1: place.city: \"" + std::string(60, 'x') + "...\": expected at most 1000 bytes");
  const auto fact = [](std::size_t bytes) { return With(R"("facts":{")" + std::string(bytes, 'x') + "\":1}"); };
  EXPECT_EQ(ErrorOf(fact(kMaxJsonTextBytes)), "");
  EXPECT_EQ(ErrorOf(fact(kMaxJsonTextBytes + 1)),
            "c.ndjson:1: facts: \"" + std::string(60, 'x') + "...\": a name is longer than 1000 bytes");
  // What is below such a name would repeat it fifty thousand times in its paths: 25 GB.
  const std::string deep =
      With(R"("facts":{")" + std::string(500'000, 'x') + R"(":{"one_of":[)" + Words(50'000) + "]}}");
  EXPECT_EQ(ErrorOf(deep), "c.ndjson:1: facts: \"" + std::string(60, 'x') + "...\": a name is longer than 1000 bytes");
}

TEST(ClientLimits, HoldForNumbers) {
  const auto need = [](const std::string& member, std::int64_t value) {
    return With(R"("needs":[{"term":"food",")" + member + "\":" + std::to_string(value) + "}]");
  };
  EXPECT_EQ(ErrorOf(need("places", kMaxPlacesWanted)), "");
  EXPECT_EQ(ErrorOf(need("places", kMaxPlacesWanted + 1)),
            "c.ndjson:1: needs[0].places: 1000001: expected a whole number from 1 to 1000000");
  EXPECT_EQ(ErrorOf(need("travel_minutes_max", kMaxTravelMinutesWanted)), "");
  EXPECT_EQ(ErrorOf(need("travel_minutes_max", kMaxTravelMinutesWanted + 1)),
            "c.ndjson:1: needs[0].travel_minutes_max: 100001: expected a whole number from 0 to 100000");
  const auto fact = [](const std::string& json) { return With("\"facts\":{" + json + "}"); };
  EXPECT_EQ(ErrorOf(fact(R"("household.size":1000)")), "");
  EXPECT_EQ(ErrorOf(fact(R"("household.size":1001)")),
            "c.ndjson:1: facts.household.size: 1,001: expected a number of persons from 1 to 1000");
  EXPECT_EQ(ErrorOf(fact(R"("household.assets":{"amount":1000000000000})")), "");
  EXPECT_EQ(
      ErrorOf(fact(R"("household.assets":{"amount":1000000000000.01})")),
      "c.ndjson:1: facts.household.assets.amount: 1000000000000.01: expected an amount in dollars with at most two "
      "decimals, at most 1,000,000,000,000");
  const auto age = [](int years) { return With(R"("members":[{"facts":{"age":)" + std::to_string(years) + "}}]"); };
  EXPECT_EQ(ErrorOf(age(130)), "");
  EXPECT_EQ(ErrorOf(age(131)), "c.ndjson:1: members[0].facts.age: 131: expected an age in years from 0 to 130");
}

TEST(ClientLimits, HoldForNesting) {
  // The household's object is the first of them.
  const auto nested = [](std::size_t depth) {
    return With("\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']'));
  };
  EXPECT_EQ(ErrorOf(nested(kMaxJsonDepth)).find("c.ndjson:1: \"x\" is not known here"), 0U)
      << ErrorOf(nested(kMaxJsonDepth));
  EXPECT_EQ(ErrorOf(nested(kMaxJsonDepth + 1)), "c.ndjson:1: nested deeper than 32");
  EXPECT_EQ(ErrorOf(nested(kMaxHouseholdBytes / 2 - 100)), "c.ndjson:1: nested deeper than 32");
}

TEST(PolicyLimits, HoldForBytes) {
  EXPECT_EQ(PolicyError("{}" + std::string(kMaxPolicyBytes - 2, ' ')), "");
  EXPECT_EQ(PolicyError("{}" + std::string(kMaxPolicyBytes - 1, ' ')), "p.json: longer than 1048576 bytes");
  EXPECT_EQ(ParsePolicy("{}" + std::string(kMaxPolicyBytes - 1, ' '), "p.json").status().code(),
            Code::kResourceExhausted);
}

TEST(PolicyLimits, HoldForDangersAndTheirLists) {
  const auto dangers = [](std::size_t count) {
    return R"({"dangers":[)" + Entries(count, [](std::size_t) { return R"({"terms":["a"],"numbers":[]})"; }) + "]}";
  };
  EXPECT_EQ(PolicyError(dangers(kMaxPolicyEntries)), "");
  EXPECT_EQ(PolicyError(dangers(kMaxPolicyEntries + 1)), "p.json: dangers: more than 1000 entries");
  for (const std::string& list : {std::string("terms"), std::string("words"), std::string("facts")}) {
    const auto words = [&](std::size_t count) {
      return R"({"dangers":[{"numbers":[],")" + list + "\":[" + Words(count) + "]}]}";
    };
    EXPECT_EQ(PolicyError(words(kMaxPolicyEntries)), "");
    EXPECT_EQ(PolicyError(words(kMaxPolicyEntries + 1)), "p.json: dangers[0]." + list + ": more than 1000 entries");
  }
  const auto numbers = [](std::size_t count) {
    return R"({"dangers":[{"numbers":[)" +
           Entries(count, [](std::size_t) { return R"({"number":"911","label":"now"})"; }) + "]}]}";
  };
  EXPECT_EQ(PolicyError(numbers(kMaxPolicyEntries)), "");
  EXPECT_EQ(PolicyError(numbers(kMaxPolicyEntries + 1)), "p.json: dangers[0].numbers: more than 1000 entries");
}

}  // namespace
}  // namespace kith
