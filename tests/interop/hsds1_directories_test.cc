// Whole HSDS 1.x directories: a small one of our own, and real ones where the shared test data is there.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/hsds.h"
#include "kith/match/matcher.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

Import MustReadFolder(const std::filesystem::path& folder) {
  absl::StatusOr<Import> import = ReadHsds1(folder, {});
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances());
  EXPECT_TRUE(CatalogBuilder(import->directory).Check().empty());
  return *std::move(import);
}

void ExpectToComeBackThroughFiles(const Directory& directory) {
  const TemporaryFolder folder;
  ASSERT_TRUE(WriteHsds3(directory, folder.path()).ok());
  const absl::StatusOr<Import> again = ReadHsds3(folder.path(), {});
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(IssueLines(again->account), "");
  EXPECT_TRUE(again->directory == directory);
}

// "services.csv 3 = 1 + 2 + 0": read = accepted + repaired + rejected.
std::string Counts(const ImportAccount& account) {
  std::string lines;
  for (const TableAccount& table : account.tables) {
    lines += table.file + " " + std::to_string(table.read) + " = " + std::to_string(table.accepted) + " + " +
             std::to_string(table.repaired) + " + " + std::to_string(table.rejected) + "\n";
  }
  return lines;
}

std::int64_t CountIssues(const ImportAccount& account, std::string_view file, std::string_view field,
                         std::string_view part) {
  return std::count_if(account.issues.begin(), account.issues.end(), [&](const ImportIssue& issue) {
    return issue.file == file && issue.field == field && issue.reason.find(part) != std::string::npos;
  });
}

TEST(Hsds1Directories, TheSmallOneIsAccountedForToTheRecord) {
  const Import import = MustReadFolder(std::filesystem::path(KITH_SOURCE_DIR) / "tests" / "data" / "hsds11");
  EXPECT_EQ(Counts(import.account),
            "organizations.csv 2 = 0 + 2 + 0\n"
            "programs.csv 1 = 1 + 0 + 0\n"
            "physical_addresses.csv 4 = 3 + 0 + 1\n"
            "postal_addresses.csv 1 = 1 + 0 + 0\n"
            "locations.csv 4 = 2 + 2 + 0\n"
            "taxonomy.csv 6 = 4 + 1 + 1\n"
            "services.csv 3 = 1 + 2 + 0\n"
            "eligibility.csv 4 = 2 + 0 + 2\n"
            "services_at_location.csv 4 = 3 + 0 + 1\n"
            "service_areas.csv 2 = 2 + 0 + 0\n"
            "regular_schedules.csv 8 = 3 + 5 + 0\n"
            "holiday_schedules.csv 4 = 2 + 1 + 1\n"
            "services_taxonomy.csv 4 = 3 + 0 + 1\n"
            "languages.csv 5 = 1 + 3 + 1\n"
            "accessibility_for_disabilities.csv 2 = 1 + 0 + 1\n"
            "required_documents.csv 1 = 1 + 0 + 0\n"
            "phones.csv 3 = 2 + 0 + 1\n"
            "contacts.csv 1 = 1 + 0 + 0\n"
            "funding.csv 1 = 1 + 0 + 0\n"
            "payments_accepted.csv 1 = 1 + 0 + 0\n");
  ExpectToComeBackThroughFiles(import.directory);
}

TEST(Hsds1Directories, Miami211IsAccountedForToTheRecord) {
  const std::filesystem::path folder = SharedData("miami-211");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const Import import = MustReadFolder(folder);
  EXPECT_EQ(Counts(import.account),
            "organizations.csv 1074 = 447 + 627 + 0\n"
            "physical_addresses.csv 4089 = 4059 + 0 + 30\n"
            "locations.csv 4089 = 482 + 3607 + 0\n"
            "taxonomy.csv 1994 = 1991 + 0 + 3\n"
            "services.csv 4089 = 0 + 4089 + 0\n"
            "eligibility.csv 2244 = 0 + 0 + 2244\n"
            "services_at_location.csv 4089 = 4089 + 0 + 0\n"
            "regular_schedules.csv 11350 = 10613 + 737 + 0\n"
            "services_taxonomy.csv 26259 = 26259 + 0 + 0\n"
            "languages.csv 9364 = 8984 + 373 + 7\n"
            "accessibility_for_disabilities.csv 4089 = 1620 + 0 + 2469\n"
            "phones.csv 4089 = 4067 + 0 + 22\n");
  const ImportAccount& account = import.account;
  EXPECT_EQ(CountIssues(account, "services.csv", "status", "is empty"), 4089);
  EXPECT_EQ(CountIssues(account, "services.csv", "organization_id", "is not in organizations"), 447);
  EXPECT_EQ(CountIssues(account, "eligibility.csv", "service_id", "cannot be tied to a service"), 2244);
  EXPECT_EQ(CountIssues(account, "locations.csv", "latitude", "contradicts the address"), 13);
  EXPECT_EQ(CountIssues(account, "locations.csv", "latitude", "km outside of"), 9) << "of Washington, Texas, Georgia";
  EXPECT_EQ(CountIssues(account, "locations.csv", "confidential", "its address says"), 1);
  EXPECT_EQ(CountIssues(account, "regular_schedules.csv", "opens_at", "hours unknown"), 32);
  EXPECT_EQ(CountIssues(account, "regular_schedules.csv", "opens_at", "is taken as"), 10);
  const Directory& directory = import.directory;
  EXPECT_EQ(directory.services.size(), 4089U);
  EXPECT_EQ(directory.organizations.size(), 1156U);     // 82 are named by services and were not there
  EXPECT_EQ(directory.schedules.size(), 11350U + 38U);  // text beside a row may have two openings of its weekday
  EXPECT_EQ(directory.attributes.size(), 26259U);
  EXPECT_EQ(std::count_if(directory.locations.begin(), directory.locations.end(),
                          [](const Location& location) { return location.point.has_value(); }),
            2260 - 13 - 9);
  EXPECT_EQ(std::count_if(directory.schedules.begin(), directory.schedules.end(),
                          [](const Schedule& row) { return !row.opens_at.has_value(); }),
            68);  // prose that cannot be read wholly, and times that cannot be read for certain
  ExpectToComeBackThroughFiles(directory);
}

TEST(Hsds1Directories, Miami211IsRankedFrom) {
  const std::filesystem::path folder = SharedData("miami-211");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  absl::StatusOr<Catalog> catalog = CatalogBuilder(MustReadFolder(folder).directory).Build();
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  const absl::StatusOr<Matcher> matcher =
      Matcher::Build(std::make_shared<const Catalog>(*std::move(catalog)), RankingPolicy());
  ASSERT_TRUE(matcher.ok()) << matcher.status();
  Household household;
  household.id = "test";
  household.place.point = *LatLng::FromDegrees(25.79, -80.21);
  household.place.zip = "33136";
  household.languages = {"ht"};
  Need need;
  need.term = "Food Stamps/SNAP";
  const absl::StatusOr<Ranking> ranking =
      matcher->Rank(household, need, *ParseInstant("2026-11-24T10:00", matcher->catalog().time_zone()), {.limit = 10});
  ASSERT_TRUE(ranking.ok()) << ranking.status();
  EXPECT_EQ(ranking->offers.size(), 10U);
  // Its terms all name the trunk as parent, and belong to Emergency Food by their codes.
  const Catalog& directory = matcher->catalog();
  const std::size_t pantries = directory.OffersFor(directory.FindTerm("BD-1800.2000-640")).size();
  EXPECT_GT(pantries, 0U);
  EXPECT_GE(directory.OffersFor(directory.FindTerm("Emergency Food")).size(), pantries);
  EXPECT_GE(directory.OffersFor(directory.FindTerm("Basic Needs")).size(),
            directory.OffersFor(directory.FindTerm("Emergency Food")).size());
}

TEST(Hsds1Directories, OhanaIsAccountedForToTheRecord) {
  const std::filesystem::path folder = SharedData("hsds-samples/ohana-hsds10");
  if (folder.empty()) GTEST_SKIP() << "skipped: the shared test data is not there";
  const Import import = MustReadFolder(folder);
  EXPECT_EQ(Counts(import.account),
            "organizations.csv 8 = 8 + 0 + 0\n"
            "programs.csv 1 = 1 + 0 + 0\n"
            "addresses.csv 21 = 21 + 0 + 0\n"
            "mail_addresses.csv 21 = 21 + 0 + 0\n"
            "locations.csv 22 = 22 + 0 + 0\n"
            "taxonomy.csv 290 = 290 + 0 + 0\n"
            "services.csv 23 = 23 + 0 + 0\n"
            "regular_schedules.csv 11 = 10 + 1 + 0\n"
            "holiday_schedules.csv 4 = 4 + 0 + 0\n"
            "phones.csv 54 = 54 + 0 + 0\n"
            "contacts.csv 31 = 31 + 0 + 0\n");
  const Directory& directory = import.directory;
  EXPECT_EQ(directory.services_at_location.size(), 23U);
  EXPECT_EQ(directory.addresses.size(), 42U);
  EXPECT_EQ(directory.attributes.size(), 6U);
  EXPECT_EQ(directory.schedules.size(), 15U);
  ExpectToComeBackThroughFiles(directory);
}

}  // namespace
}  // namespace kith
