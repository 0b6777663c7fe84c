// kith check as text and JSON: nothing of where a confidential site is, nothing wider than the terminal, worst first.
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "examples/kith/catalog_summary.h"
#include "kith/catalog/catalog_builder.h"
#include "tests/worlds/world.h"

namespace kith_program {
namespace {

struct Answers {
  std::string text, narrow, json;
};

Answers AnswersOf(const kith::Directory& directory, kith::Instant as_of) {
  const kith::Catalog catalog = *kith::CatalogBuilder(directory).Build();
  const std::vector<kith::DuplicateSource> sources = {{"mine", &catalog}, {"mine again", &catalog}};
  kith::Duplicates duplicates = kith::FindDuplicates(sources);
  kith::Health health = *kith::CheckHealth(catalog, duplicates, as_of);
  const kith::ImportAccount account;
  const CheckedDirectory checked{&catalog,          &account, *Summarize(catalog, as_of), as_of,
                                 std::move(health), sources,  std::move(duplicates)};
  return {CheckText(checked, {}), CheckText(checked, {.width = 60}), CheckJson(checked)};
}

TEST(CheckText, SaysNothingOfWhereAConfidentialSiteIs) {
  std::size_t confidential = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    const kith::World world = kith::MakeWorld(seed, {.services = 20});
    for (const kith::Location& location : world.directory.locations) confidential += location.confidential ? 1 : 0;
    kith::Directory moved = world.directory;
    kith::MoveConfidentialSites(moved, seed);
    const Answers before = AnswersOf(world.directory, world.as_of), after = AnswersOf(moved, world.as_of);
    ASSERT_EQ(before.text, after.text) << "seed " << seed;
    ASSERT_EQ(before.json, after.json) << "seed " << seed;
  }
  EXPECT_GT(confidential, 80U);
}

TEST(CheckText, KeepsToTheWidthOfTheTerminal) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const kith::World world = kith::MakeWorld(seed, {.services = 20});
    const std::string text = AnswersOf(world.directory, world.as_of).narrow;
    const std::size_t from = text.find("\nHealth\n");
    std::istringstream lines(text.substr(from, text.find("\nRecords\n") - from));
    for (std::string line; std::getline(lines, line);) ASSERT_LE(Width(line), 60) << "seed " << seed << ": " << line;
  }
}

TEST(CheckText, PutsWhatToFixFirstBeforeAllElse) {
  const kith::World world = kith::MakeWorld(1, {.services = 20});
  const std::string text = AnswersOf(world.directory, world.as_of).text;
  const std::vector<std::string> sections = {
      "\nHealth\n",          "\nWhat to fix first\n",     "\nOrganizations, worst first\n",
      "\nHow fresh it is\n", "\nSites that may be one (", "\nRecords\n"};
  std::size_t at = 0;
  for (const std::string& section : sections) {
    const std::size_t found = text.find(section);
    ASSERT_NE(found, std::string::npos) << section;
    EXPECT_GE(found, at) << section;
    at = found;
  }
}

}  // namespace
}  // namespace kith_program
