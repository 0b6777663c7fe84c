#include "kith/interop/ranking_json.h"

#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/household_file.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kWorlds = 40;

Matcher MatcherOf(const Directory& directory) {
  absl::StatusOr<Catalog> catalog = CatalogBuilder(directory).Build();
  EXPECT_TRUE(catalog.ok()) << catalog.status();
  absl::StatusOr<Matcher> matcher =
      Matcher::Build(std::make_shared<const Catalog>(*std::move(catalog)), RankingPolicy{});
  EXPECT_TRUE(matcher.ok()) << matcher.status();
  return *std::move(matcher);
}

std::vector<Ranking> RankAll(const Matcher& matcher, const Household& household, Instant as_of) {
  std::vector<Ranking> rankings;
  for (const Need& need : household.needs) {
    absl::StatusOr<Ranking> ranking = matcher.Rank(household, need, as_of, {.limit = 5});
    EXPECT_TRUE(ranking.ok()) << ranking.status();
    if (ranking.ok()) rankings.push_back(*std::move(ranking));
  }
  return rankings;
}

// Every answer and every explanation of a world, a line each.
std::string AnswersOf(const Directory& directory, const World& world) {
  const Matcher matcher = MatcherOf(directory);
  std::string text;
  for (const Household& household : world.households) {
    text += FormatRankings(matcher.catalog(), RankAll(matcher, household, world.as_of)) + "\n";
    for (const Need& need : household.needs) {
      for (std::uint32_t i = 0; i < matcher.catalog().offer_count(); ++i) {
        const auto explanation = matcher.Explain(household, need, ServiceAtLocationId(i), world.as_of);
        EXPECT_TRUE(explanation.ok()) << explanation.status();
        if (explanation.ok()) text += FormatExplanation(matcher.catalog(), *explanation) + "\n";
      }
    }
  }
  return text;
}

template <class Visit>
void ForEachLine(const std::string& text, Visit visit) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) visit(Json::parse(line));
}

void CollectNames(const Json& json, std::set<std::string>& names) {
  for (const auto& [name, value] : json.items()) {
    if (json.is_object()) names.insert(name);
    if (value.is_structured() && name != "excluded" && name != "need") CollectNames(value, names);
  }
}

TEST(FormatRankings, HasScorePartsThatAddUp) {
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    const World world = MakeWorld(seed, {});
    ForEachLine(AnswersOf(world.directory, world), [&](const Json& answer) {
      if (!answer.contains("needs")) return;
      for (const Json& need : answer["needs"]) {
        std::int64_t excluded = 0;
        for (const auto& [reason, count] : need["excluded"].items()) excluded += count.get<std::int64_t>();
        EXPECT_EQ(need["considered"], need["ranked"].get<std::int64_t>() + excluded) << "seed " << seed;
        for (const Json& offer : need["offers"]) {
          std::int64_t points = 0;
          for (const Json& part : offer["parts"]) points += part["points"].get<std::int64_t>();
          EXPECT_EQ(offer["score"], points) << "seed " << seed;
        }
      }
    });
  }
}

TEST(FormatRankings, ChangesNoByteWhenAConfidentialSiteMoves) {
  std::size_t confidential = 0;
  for (std::uint64_t seed = 1; seed <= kWorlds; ++seed) {
    const World world = MakeWorld(seed, {});
    Directory moved = world.directory;
    MoveConfidentialSites(moved, seed + 1000);
    const std::string answers = AnswersOf(world.directory, world);
    EXPECT_EQ(AnswersOf(moved, world), answers) << "seed " << seed;
    if (answers.find("\"confidential\":true") != std::string::npos) ++confidential;
  }
  EXPECT_GT(confidential, kWorlds / 2);
}

TEST(FormatRankings, GivesEqualBytesForShuffledInput) {
  for (std::uint64_t seed = 1; seed <= kWorlds / 4; ++seed) {
    const World world = MakeWorld(seed, {});
    Directory shuffled = world.directory;
    Shuffle(shuffled, seed);
    EXPECT_EQ(AnswersOf(shuffled, world), AnswersOf(world.directory, world)) << "seed " << seed;
  }
}

TEST(FormatRankings, WritesTheNeedAsClientFilesDo) {
  const World world = MakeWorld(3, {});
  const Matcher matcher = MatcherOf(world.directory);
  for (const Household& household : world.households) {
    const Json answer = Json::parse(FormatRankings(matcher.catalog(), RankAll(matcher, household, world.as_of)));
    const Json line = Json::parse(FormatHousehold(household, matcher.catalog().time_zone()));
    ASSERT_EQ(answer["needs"].size(), household.needs.size());
    for (std::size_t i = 0; i < household.needs.size(); ++i) EXPECT_EQ(answer["needs"][i]["need"], line["needs"][i]);
  }
}

TEST(FormatRankings, OfNothingIsAnEmptyListOfNeeds) {
  const Matcher matcher = MatcherOf(MakeWorld(1, {}).directory);
  EXPECT_EQ(FormatRankings(matcher.catalog(), {}), R"({"needs":[]})");
}

TEST(FormatAnswers, IsFormatRankingsWhereEveryNeedIsAnswered) {
  const World world = MakeWorld(4, {});
  const Matcher matcher = MatcherOf(world.directory);
  for (const Household& household : world.households) {
    const std::vector<Ranking> rankings = RankAll(matcher, household, world.as_of);
    if (rankings.empty()) continue;
    std::vector<NeedAnswer> answers;
    for (const Ranking& ranking : rankings) answers.push_back({ranking.need, ranking});
    EXPECT_EQ(FormatAnswers(matcher, household, world.as_of, answers), FormatRankings(matcher.catalog(), rankings));
  }
}

TEST(FormatAnswers, SaysWhyANeedIsNotAnsweredAmongTheOthers) {
  const World world = MakeWorld(4, {});
  const Matcher matcher = MatcherOf(world.directory);
  Household household;
  household.id = "h";
  Need need;
  need.term = "no such term";
  const std::vector<NeedAnswer> answers = {{need, matcher.Rank(household, need, world.as_of, {})}};
  const Json answer = Json::parse(FormatAnswers(matcher, household, world.as_of, answers));
  EXPECT_EQ(answer["household"], "h");
  EXPECT_EQ(answer["versions"]["catalog"], matcher.catalog().version());
  const Json& failed = answer["needs"][0];
  EXPECT_EQ(failed["need"]["term"], "no such term");
  EXPECT_TRUE(failed["term"].is_null());
  EXPECT_NE(failed["error"].get<std::string>().find("\"no such term\" is not a term"), std::string::npos);
  EXPECT_EQ(failed["offers"].size(), 0U);
}

TEST(FormatRankings, HasEveryMemberInEveryOffer) {
  std::set<std::string> shapes;
  const World world = MakeWorld(2, {});
  ForEachLine(AnswersOf(world.directory, world), [&](const Json& answer) {
    if (!answer.contains("meets_need") || answer["offer"].is_null()) return;
    std::string shape;
    for (const auto& [name, value] : answer["offer"].items()) shape += name + " ";
    shapes.insert(shape);
  });
  EXPECT_EQ(shapes.size(), 1U);
}

TEST(AnswersDocument, ListsEveryMember) {
  std::set<std::string> names;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const World world = MakeWorld(seed, {});
    ForEachLine(AnswersOf(world.directory, world), [&](const Json& answer) { CollectNames(answer, names); });
  }
  std::ifstream in(std::string(KITH_SOURCE_DIR) + "/docs/answers.md");
  std::stringstream document;
  document << in.rdbuf();
  EXPECT_GT(names.size(), 80U);
  for (const std::string& name : names) {
    const bool listed = document.str().find("`" + name + "`") != std::string::npos ||
                        document.str().find("`" + name + ".") != std::string::npos ||
                        document.str().find("." + name) != std::string::npos ||
                        document.str().find("`" + name + "[]") != std::string::npos;
    EXPECT_TRUE(listed) << name << " is not in docs/answers.md";
  }
}

}  // namespace
}  // namespace kith
