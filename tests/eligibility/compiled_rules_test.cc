// Compiled rules against the plain tree: the same value of every offer for every household, however it is asked.
#include "kith/eligibility/compiled_rules.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include "tests/eligibility/random_clients.h"

namespace kith {
namespace {

const Date kToday = *ParseDate("2026-11-24");
constexpr std::uint64_t kSeed = 41;

// A directory with its rules, plain and compiled.
struct Book {
  explicit Book(const Directory& directory)
      : catalog(*CatalogBuilder(directory).Build()),
        rules(*RuleBook::Build(catalog)),
        compiled(CompiledRules::Build(rules)) {}
  Book(std::uint64_t seed, std::size_t services) : Book(Random(seed, services)) {}

  static Directory Random(std::uint64_t seed, std::size_t services) {
    Dice dice(seed);
    return AnyRuledDirectory(dice, services, kToday);
  }

  std::vector<Truth> Plain(const Household& household, const Need& need, Date day) const {
    std::vector<Truth> values;
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i)
      values.push_back(rules.EvaluatePlainly(ServiceAtLocationId(i), household, need, day));
    return values;
  }

  // The rules of the first offer of which `values` differ, for failures.
  std::string Difference(const std::vector<Truth>& plain, const std::vector<Truth>& values) const {
    for (std::uint32_t i = 0; i < plain.size(); ++i) {
      if (plain[i] == values[i]) continue;
      std::string text = "offer " + std::to_string(i) + ": plain " + std::string(ToString(plain[i])) + ", compiled " +
                         std::string(ToString(values[i])) + "\n";
      for (const std::uint32_t rule : rules.RulesOf(ServiceAtLocationId(i))) text += FormatRule(rules.rules()[rule]);
      return text;
    }
    return "";
  }

  Catalog catalog;
  RuleBook rules;
  CompiledRules compiled;
};

std::vector<Truth> Copy(std::span<const Truth> values) { return {values.begin(), values.end()}; }

std::vector<BatchTruth> CopyBatch(std::span<const BatchTruth> values) { return {values.begin(), values.end()}; }

std::vector<Truth> OfInquiry(std::span<const BatchTruth> batch, std::size_t inquiry) {
  std::vector<Truth> values;
  for (const BatchTruth& each : batch) values.push_back(each.of(inquiry));
  return values;
}

TEST(CompiledRulesTest, SaysWhatThePlainTreeSaysOf100000RandomRulesAndClients) {
  std::size_t pairs = 0;
  std::vector<std::size_t> of_truth(3);
  for (std::uint64_t seed = kSeed; seed < kSeed + 250; ++seed) {
    const Book book(seed, 400);
    EligibilityScan scan(book.compiled);
    Dice dice(seed ^ 0xc11e);
    for (int client = 0; client < 2; ++client) {
      const Household household = AnyHousehold(dice, 4);
      const Need need = AnyNeed(dice, household);
      const Date day = kToday + (dice.OneIn(8) ? 300 : 0);  // past the last table
      const std::vector<Truth> plain = book.Plain(household, need, day);
      const std::vector<Truth> values = Copy(scan.Scan(household, need, day));
      ASSERT_EQ(values, plain) << "seed " << seed << " client " << client << "\n" << book.Difference(plain, values);
      pairs += values.size();
      for (const Truth value : values) ++of_truth[static_cast<std::size_t>(value)];
    }
  }
  EXPECT_GE(pairs, 200'000U);
  for (const std::size_t count : of_truth) EXPECT_GT(count, pairs / 20);
}

TEST(CompiledRulesTest, JudgesHouseholdsLargerThanTheLanesOfOnePass) {
  for (std::uint64_t seed = kSeed; seed < kSeed + 10; ++seed) {
    const Book book(seed, 100);
    EligibilityScan scan(book.compiled);
    Dice dice(seed);
    for (const std::size_t most : {7U, 8U, 16U, 30U, 300U}) {
      const Household household = AnyHousehold(dice, most);
      const std::vector<Truth> plain = book.Plain(household, {}, kToday);
      const std::vector<Truth> values = Copy(scan.Scan(household, {}, kToday));
      ASSERT_EQ(values, plain) << "seed " << seed << ", members " << household.members.size() << "\n"
                               << book.Difference(plain, values);
    }
  }
}

TEST(CompiledRulesTest, ABatchSaysOfEachHouseholdWhatAScanSays) {
  for (std::uint64_t seed = kSeed; seed < kSeed + 12; ++seed) {
    const Book book(seed, 200);
    EligibilityScan scan(book.compiled);
    EligibilityScan batch(book.compiled);
    Dice dice(seed ^ 0xba7c);
    std::vector<Household> households(1 + dice.Below(kMaxBatch));
    if (seed == kSeed) households.resize(kMaxBatch);
    std::vector<Need> needs;
    const bool small = seed % 3 == 0;  // so that narrow rows have room for everybody
    for (Household& household : households) {
      household = AnyHousehold(dice, small ? 3 : dice.OneIn(10) ? 12 : 5);
      needs.push_back(AnyNeed(dice, household));
    }
    std::vector<Inquiry> inquiries;
    for (std::size_t i = 0; i < households.size(); ++i) inquiries.push_back({&households[i], &needs[i]});
    const std::span<const BatchTruth> values = batch.ScanBatch(inquiries, kToday);
    for (std::size_t i = 0; i < households.size(); ++i)
      ASSERT_EQ(OfInquiry(values, i), Copy(scan.Scan(households[i], needs[i], kToday))) << "seed " << seed << " " << i;
    for (const BatchTruth& value : values) {
      ASSERT_EQ(value.holds & ~value.may_hold, 0U);
      if (households.size() < kMaxBatch) {
        ASSERT_EQ(value.may_hold >> households.size(), 0U);
      }
    }
  }
}

TEST(CompiledRulesTest, ABatchLeavesOutWhatIsMoreThanItsMaximum) {
  const Book book(kSeed, 50);
  EligibilityScan scan(book.compiled);
  Dice dice(kSeed);
  const Household household = AnyHousehold(dice, 3);
  const Need need;
  const std::vector<Inquiry> inquiries(kMaxBatch + 7, Inquiry{&household, &need});
  const std::vector<Truth> plain = book.Plain(household, need, kToday);
  const std::span<const BatchTruth> values = scan.ScanBatch(inquiries, kToday);
  EXPECT_EQ(OfInquiry(values, 0), plain);
  EXPECT_EQ(OfInquiry(values, kMaxBatch - 1), plain);
  EXPECT_EQ(scan.ScanBatch({}, kToday).size(), plain.size());
}

// Gives the household one fact another value, and says which.
std::string ChangeOneFact(Dice& dice, Household& household) {
  const Household other = AnyHousehold(dice, 1);
  std::vector<std::string> names = {"residence.city", "residence.zip"};
  for (const auto& [name, value] : other.facts) names.push_back(name);
  std::string name = dice.Pick(names);
  if (name == "residence.city") household.place.city = other.place.city;
  if (name == "residence.zip") household.place.zip = other.place.zip;
  household.facts[name] = FindFact(other.facts, name);
  if (!household.members.empty() && !other.members.empty())
    household.members[dice.Below(household.members.size())].facts[name] = FindFact(other.members.front().facts, name);
  return name;
}

TEST(CompiledRulesTest, AnUpdateNamesTheOffersWhoseValueIsAnother) {
  std::size_t changes = 0;
  for (std::uint64_t seed = kSeed; seed < kSeed + 20; ++seed) {
    const Book book(seed, 200);
    EligibilityScan scan(book.compiled);
    Dice dice(seed ^ 0xfac7);
    Household household = AnyHousehold(dice, dice.OneIn(4) ? 12 : 4);
    const Need need = AnyNeed(dice, household);
    const std::span<const Truth> values = scan.Scan(household, need, kToday);
    for (int step = 0; step < 40; ++step) {
      const std::vector<Truth> before = Copy(values);
      const std::string fact = ChangeOneFact(dice, household);
      const std::span<const ServiceAtLocationId> changed = scan.Update(household, need, fact);
      const std::vector<Truth> plain = book.Plain(household, need, kToday);
      ASSERT_EQ(Copy(values), plain) << "seed " << seed << " step " << step << " " << fact << "\n"
                                     << book.Difference(plain, Copy(values));
      std::vector<ServiceAtLocationId> expected;
      for (std::uint32_t i = 0; i < plain.size(); ++i)
        if (plain[i] != before[i]) expected.emplace_back(i);
      ASSERT_EQ(std::vector(changed.begin(), changed.end()), expected) << "seed " << seed << " " << fact;
      changes += expected.size();
    }
  }
  EXPECT_GT(changes, 1000U);
}

TEST(CompiledRulesTest, EveryProcessorsPathGivesTheSameBytes) {
  const Book book(kSeed, 300);
  Dice dice(kSeed);
  std::vector<Household> households;
  for (std::size_t i = 0; i < kMaxBatch; ++i) households.push_back(AnyHousehold(dice, 5));
  const Need need;
  std::vector<Inquiry> inquiries;
  for (const Household& household : households) inquiries.push_back({&household, &need});
  std::vector<Inquiry> small;  // for narrow rows
  for (const Inquiry& inquiry : inquiries)
    if (inquiry.household->members.size() <= 3) small.push_back(inquiry);
  ASSERT_GT(small.size(), 10U);
  std::vector<std::vector<Truth>> scans;
  std::vector<BatchTruth> batch, small_batch;
  std::size_t paths = 0;
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    EligibilityScan scan(book.compiled);
    std::vector<std::vector<Truth>> values;
    for (const Household& household : households) {
      values.push_back(Copy(scan.Scan(household, need, kToday)));
      scan.Begin(household, need, kToday);
      for (std::uint32_t i = 0; i < values.back().size(); ++i)
        EXPECT_EQ(scan.At(ServiceAtLocationId(i)), values.back()[i]) << hwy::TargetName(target);
    }
    const std::vector<BatchTruth> wide = CopyBatch(scan.ScanBatch(inquiries, kToday));
    const std::vector<BatchTruth> narrow = CopyBatch(scan.ScanBatch(small, kToday));
    if (paths++ == 0) {
      scans = values;
      batch = wide;
      small_batch = narrow;
    }
    EXPECT_EQ(values, scans) << hwy::TargetName(target);
    EXPECT_EQ(wide, batch) << hwy::TargetName(target);
    EXPECT_EQ(narrow, small_batch) << hwy::TargetName(target);
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  EXPECT_GE(paths, 1U);
  EXPECT_EQ(scans.front(), book.Plain(households.front(), need, kToday));
}

TEST(CompiledRulesTest, SharesEqualPartsOfRules) {
  Directory directory = TinyDirectory();
  directory.rule_files = {{"a.rules",
                           "rule a { for service \"service-1\"; require age >= 60 and (veteran or disabled); }\n"
                           "rule b { for service \"service-1\"; require (disabled or veteran) and age >= 60; }\n"
                           "rule c { for service \"service-1\"; require not (not veteran and not disabled); }\n"}};
  const Book book(directory);
  const CompiledRules::Size size = book.compiled.size();
  EXPECT_EQ(size.rules, 3U);
  EXPECT_EQ(size.comparisons, 3U);
  EXPECT_EQ(size.plain, 0U);
  EXPECT_EQ(size.nodes, 3U);  // veteran or disabled; that and the age; both rules
}

}  // namespace
}  // namespace kith
