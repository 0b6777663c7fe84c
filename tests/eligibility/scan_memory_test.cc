// A scan allocates nothing once it has seen its largest household: every allocation of the program is counted.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/compiled_rules.h"
#include "tests/base/allocations.h"
#include "tests/eligibility/random_clients.h"

namespace kith {
namespace {

const Date kToday = *ParseDate("2026-11-24");

// Those allocate as the plain code does.
void WithoutPlainComparisons(Directory& directory) {
  const std::vector<Rule> rules = *ParseRules(directory.rule_files.front().text, "a.rules");
  std::string text;
  for (const Rule& rule : rules) {
    const std::string formatted = FormatRule(rule);
    if (formatted.find("unborn") == std::string::npos && formatted.find("size:") == std::string::npos)
      text += formatted;
  }
  directory.rule_files.front().text = text;
}

TEST(ScanMemoryTest, NothingIsAllocatedOnceTheLargestHouseholdWasSeen) {
  Dice dice(7);
  Directory directory = AnyRuledDirectory(dice, 200, kToday);
  WithoutPlainComparisons(directory);
  const Catalog catalog = *CatalogBuilder(directory).Build();
  const RuleBook rules = *RuleBook::Build(catalog);
  const CompiledRules compiled = CompiledRules::Build(rules);
  ASSERT_EQ(compiled.size().plain, 0U);
  EligibilityScan scan(compiled);
  std::vector<Household> households;
  for (int i = 0; i < 40; ++i) households.push_back(AnyHousehold(dice, 6));
  const Need need;
  std::vector<Inquiry> inquiries;
  for (const Household& household : households) inquiries.push_back({&household, &need});
  const auto ask_all = [&] {
    std::size_t held = 0;
    for (const Household& household : households) {
      for (const Truth value : scan.Scan(household, need, kToday)) held += value == Truth::kTrue ? 1 : 0;
      held += scan.Update(household, need, "age").size();
    }
    for (const BatchTruth& value : scan.ScanBatch(inquiries, kToday)) held += value.holds;
    return held;
  };
  const std::size_t held = ask_all();
  const std::size_t before = Allocations();
  const std::size_t again = ask_all();
  EXPECT_EQ(Allocations(), before);
  EXPECT_EQ(again, held);
  EXPECT_GT(before, 0U);
}

}  // namespace
}  // namespace kith
