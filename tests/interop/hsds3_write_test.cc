// Writing HSDS 3.1 packages: what was written is read back as it was, and a folder is replaced whole or not at all.
#include <filesystem>
#include <regex>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/interop/csv.h"
#include "kith/interop/hsds.h"
#include "tests/interop/packages.h"
#include "tests/interop/scribbles.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

// Export, import, export: the same directory, no issue, the same bytes.
void ExpectIdentity(const Directory& directory, const std::string& what) {
  SCOPED_TRACE(what);
  const PackageTexts written = MustFormat(directory);
  const Import import = MustRead(written);
  ASSERT_EQ(IssueLines(import.account), "");
  ASSERT_TRUE(import.directory == directory);
  ASSERT_EQ(MustFormat(import.directory), written);
}

TEST(WriteHsds3, IsReadBackAsItWasWhateverTheTextsHold) {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const Directory directory = ScribbledDirectory(seed);
    ExpectIdentity(directory, "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
}

TEST(WriteHsds3, IsReadBackAsItWasForSyntheticWorlds) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Directory directory = MakeWorld(seed, {}).directory;
    Shuffle(directory, seed);
    const Import import = MustRead(MustFormat(directory));
    // Some of their schedules recur in a way that nobody can read, or end before they begin.
    for (const ImportIssue& issue : import.account.issues)
      ASSERT_TRUE(issue.field == "freq" || issue.field == "byday" || issue.field == "opens_at" ||
                  issue.field == "until")
          << IssueLines(import.account);
    ExpectIdentity(import.directory, "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
}

TEST(WriteHsds3, WritesEqualBytesForRecordsInAnyOrder) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Directory directory = MakeWorld(seed, {}).directory;
    const PackageTexts written = MustFormat(directory);
    Shuffle(directory, seed);
    ASSERT_EQ(MustFormat(directory), written) << "seed " << seed;
  }
}

TEST(WriteHsds3, LeavesADamagedDirectorySoundAfterOneImport) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Directory directory = MakeWorld(seed, {}).directory;
    Damage(directory, seed, 10);
    const auto written = MustFormat(directory);
    const Import import = MustRead(written);
    ExpectIdentity(import.directory, "seed " + std::to_string(seed));
    if (HasFatalFailure()) return;
  }
}

// Moving a place gives it other addresses, sound ones, in other numbers: lines move, and what was wrong with the old ones is gone.
std::vector<ImportIssue> IssuesThatStay(const Directory& directory) {
  std::vector<ImportIssue> issues = MustRead(MustFormat(directory)).account.issues;
  std::erase_if(issues, [](const ImportIssue& issue) { return issue.file == "addresses.csv"; });
  for (ImportIssue& issue : issues) {
    issue.line = 0;
    issue.reason = std::regex_replace(issue.reason, std::regex("line [0-9]+"), "line #");
  }
  return issues;
}

// What an import says must not depend on where a confidential place is.
TEST(WriteHsds3, SaysNothingOfConfidentialPlacesInTheAccountOfADamagedDirectory) {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Directory here = MakeWorld(seed, {}).directory;
    Damage(here, seed, 20);
    Directory there = here;
    MoveConfidentialSites(there, seed);
    if (here == there) continue;
    ++compared;
    ASSERT_TRUE(IssuesThatStay(here) == IssuesThatStay(there)) << "seed " << seed;
  }
  EXPECT_GT(compared, 50);
}

TEST(WriteHsds3, PutsOfficialColumnsFirstThenOursThenCarriedOnes) {
  Directory d = MustRead(SmallPackage()).directory;
  d.services[0].extras = {{"fees", "none"}, {"source_id", "7"}};
  d.services[0].status = ServiceStatus::kUnknown;
  d.organizations[0].description = "An organization";
  d.organizations[0].extras = {{"zebra", "z"}, {"ant", "a"}};
  const PackageTexts texts = MustFormat(d);
  EXPECT_EQ(texts.at("services.csv"),
            "id,organization_id,program_id,name,alternate_name,description,url,email,status,interpretation_services,"
            "application_process,fees_description,wait_time,fees,accreditations,eligibility_description,minimum_age,"
            "maximum_age,assured_date,assurer_email,licenses,alert,last_modified,status_assumed,source_id\n"
            "s,o,,Food,,,,,active,,,,,none,,,,,,,,,,true,7\n");
  EXPECT_EQ(
      texts.at("organizations.csv"),
      "id,name,alternate_name,description,email,website,tax_status,tax_id,year_incorporated,legal_status,logo,uri,"
      "parent_organization_id,ant,zebra\no,Org,,An organization,,,,,,,,,,a,z\n");
  // Ours only where they are used.
  EXPECT_EQ(texts.at("service_at_location.csv"), "id,service_id,location_id,description\nsl,s,l,\n");
  EXPECT_FALSE(texts.contains("phones.csv"));
}

TEST(WriteHsds3, DeclaresAllFilesAndColumnsInTheDataPackage) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const PackageTexts texts = MustFormat(ScribbledDirectory(seed));
    const nlohmann::json package = nlohmann::json::parse(texts.at("datapackage.json"));
    std::set<std::string> names;
    std::set<std::string> files = {"datapackage.json"};
    for (const nlohmann::json& resource : package["resources"]) {
      names.insert(resource["name"]);
      const std::string path = resource["path"];
      files.insert(path);
      std::string header;
      std::vector<std::string> columns;
      for (const nlohmann::json& field : resource["schema"]["fields"]) columns.push_back(field["name"]);
      AppendCsvRecord(header, columns);
      EXPECT_TRUE(texts.at(path).starts_with(header)) << path;
    }
    EXPECT_EQ(names.size(), package["resources"].size());
    for (const auto& [name, text] : texts) EXPECT_TRUE(files.contains(name) || name.starts_with("rules/")) << name;
    for (const nlohmann::json& resource : package["resources"]) {
      if (!resource["schema"].contains("foreignKeys")) continue;
      for (const nlohmann::json& key : resource["schema"]["foreignKeys"]) {
        const std::string target = key["reference"]["resource"];
        EXPECT_TRUE(target.empty() || names.contains(target)) << target;
      }
    }
  }
}

TEST(WriteHsds3, ReplacesAnEarlierDirectoryAndNothingOfItStays) {
  TemporaryFolder folder;
  const std::filesystem::path out = folder.path() / "new" / "directory";
  Directory first = MustRead(SmallPackage({{"phones.csv", "id,number\np,1\n"},
                                           {"contacts.csv", "id\nc\n"},
                                           {"our_own.csv", "id\nc\n"},
                                           {"rules/a.rules", "# a\n"},
                                           {"parameters/mine.csv", "from,until,p1,source\n"}}))
                        .directory;
  EXPECT_EQ(first.rule_files, (std::vector<RuleFile>{{"a.rules", "# a\n"}, {"mine.csv", "from,until,p1,source\n"}}));
  ASSERT_TRUE(WriteHsds3(first, out).ok());
  EXPECT_EQ(FilesIn(out), MustFormat(first));
  EXPECT_TRUE(FilesIn(out).contains("parameters/mine.csv"));
  WriteText(out / ".hidden" / "x", "left alone");
  WriteText(out / "services.csv.kith-tmp", "of a run that died");
  const Directory second = MustRead(SmallPackage({{"rules/b.rules", "# b\n"}})).directory;
  const absl::Status written = WriteHsds3(second, out);
  ASSERT_TRUE(written.ok()) << written;
  PackageTexts expected = MustFormat(second);
  expected[".hidden/x"] = "left alone";
  EXPECT_EQ(FilesIn(out), expected);
  const absl::StatusOr<Import> read = ReadHsds3(out, {});
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->directory == second);
}

TEST(WriteHsds3, LeavesAFolderOfOtherThingsAlone) {
  const Directory directory = MustRead(SmallPackage()).directory;
  for (const std::string other : {"README.md", "data/x.csv", "my.csv", "rules/notes.txt", "datapackage.json.bak"}) {
    TemporaryFolder folder;
    WriteText(folder.path() / "services.csv", "id,name,organization_id\n");
    WriteText(folder.path() / other, "mine");
    const PackageTexts before = FilesIn(folder.path());
    const absl::Status status = WriteHsds3(directory, folder.path());
    EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists) << other << ": " << status;
    EXPECT_EQ(FilesIn(folder.path()), before) << other;
  }
  TemporaryFolder folder;
  WriteText(folder.path() / "file", "");
  EXPECT_FALSE(WriteHsds3(directory, folder.path() / "file").ok());
  EXPECT_FALSE(WriteHsds3(directory, folder.path() / "file" / "below").ok());
}

TEST(UpdateHsds3, LeavesOtherFilesAsTheyAre) {
  const Directory directory = MustRead(SmallPackage()).directory;
  TemporaryFolder folder;
  EXPECT_EQ(CheckCanUpdate(folder.path()).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(UpdateHsds3(directory, folder.path()).code(), absl::StatusCode::kFailedPrecondition);
  PackageTexts expected = MustFormat(directory);
  for (const auto& [name, text] : expected) WriteText(folder.path() / name, "old");
  WriteText(folder.path() / "contacts.csv", "id,name\n");  // a directory's, and this one has none
  for (const std::string other : {"README.md", "notes/x.txt", "rules/notes.txt", "datapackage.json.bak"}) {
    WriteText(folder.path() / other, "mine");
    expected[other] = "mine";
  }
  EXPECT_EQ(CheckCanUpdate(folder.path()), absl::OkStatus());
  EXPECT_EQ(UpdateHsds3(directory, folder.path()), absl::OkStatus());
  EXPECT_EQ(FilesIn(folder.path()), expected);
}

TEST(WriteHsds3, WritesNothingWhereARecordCannotBeWritten) {
  const Directory sound = MustRead(SmallPackage()).directory;
  const auto message_of = [](const Directory& directory) {
    TemporaryFolder folder;
    const absl::Status status = WriteHsds3(directory, folder.path());
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
    EXPECT_TRUE(FilesIn(folder.path()).empty());
    return std::string(status.message());
  };
  Directory d = sound;
  d.services[0].name = std::string("a\0b", 3);
  EXPECT_EQ(message_of(d), "services.csv: record s: name: a NUL byte cannot be written");
  d = sound;
  d.services[0].description = "caf\xE9";
  EXPECT_EQ(message_of(d), "services.csv: record s: description: text that is not UTF-8 cannot be written");
  d = sound;
  d.services[0].extras = {{"name", "other"}};
  EXPECT_EQ(message_of(d), "services.csv: record s: name: is no carried column");
  d = sound;
  d.carried = {{"../contacts", {"id"}, {}}};
  EXPECT_EQ(message_of(d), "../contacts.csv: a carried table cannot have this name");
  d.carried = {{"services", {"id"}, {}}};
  EXPECT_EQ(message_of(d), "services.csv: a carried table cannot have this name");
  d.carried = {{"contacts", {"id"}, {{"1", "2"}}}};
  EXPECT_EQ(message_of(d), "contacts.csv: a row is not as long as the header");
  d = sound;
  d.rule_files = {{"a/b.rules", ""}};
  EXPECT_EQ(message_of(d), "rules/a/b.rules: a rule file needs a name that ends in .rules");
  d.rule_files = {{"a.rules", "\xFF"}};
  EXPECT_EQ(message_of(d), "rules/a.rules: text that is not UTF-8 cannot be written");
  d = sound;
  d.time_zone = "Nowhere";
  EXPECT_NE(message_of(d).find("time zone"), std::string::npos);
}

}  // namespace
}  // namespace kith
