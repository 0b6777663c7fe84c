// Reading HSDS 3 packages as a whole: descriptor, folders and files, errors, progress.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/interop/hsds.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

std::string IssuesOf(const PackageTexts& more) { return IssueLines(MustRead(SmallPackage(more)).account); }

TEST(ReadHsds3, NamesTheTablesThatThePackageDeclaresAndLacks) {
  const auto notes = [](PackageTexts texts) {
    std::string all;
    for (const std::string& note : MustRead(texts).account.notes) all += note + "\n";
    return all;
  };
  const std::string descriptor =
      R"({"kith": {"time_zone": "America/Los_Angeles"}, "resources": [{"name": "s", "path": "services.csv"},)"
      R"({"name": "p", "path": "data/phones.csv"}, {"name": "h", "path": "./schedules.csv"}, {"path": 7}]})";
  PackageTexts texts = SmallPackage({{"datapackage.json", descriptor}, {"phones.csv", "id,number\n"}});
  EXPECT_EQ(notes(texts), "datapackage.json declares a file that is not there: schedules.csv.\n");
  texts.erase("phones.csv");
  EXPECT_EQ(notes(texts), "datapackage.json declares 2 files that are not there: schedules.csv, data/phones.csv.\n");
  texts.erase("service_at_location.csv");
  EXPECT_NE(notes(texts).find("No service is tied to a location"), std::string::npos) << notes(texts);
}

TEST(ReadHsds3, ReadsItsMemberOfTheDataPackage) {
  const Import import = MustRead(SmallPackage(
      {{"datapackage.json", R"({"title":"x","kith":{"time_zone":"America/New_York","name":"N","sample":true}})"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_EQ(import.directory.time_zone, "America/New_York");
  EXPECT_EQ(import.directory.name, "N");
  EXPECT_TRUE(import.directory.sample);
}

TEST(ReadHsds3, KeepsTheTablesWhereTheDataPackageIsWrong) {
  EXPECT_EQ(IssuesOf({{"datapackage.json", "../datapackage.json"}}), "rejected datapackage.json:1  : not JSON\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", "[]"}}), "rejected datapackage.json:1  : expected a JSON object\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", R"({"kith":7})"}}),
            "rejected datapackage.json:1  : kith: expected an object\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", R"({"kith":{"name":7}})"}}),
            "rejected datapackage.json:1  : kith.name: expected a text\n");
  EXPECT_EQ(IssuesOf({{"datapackage.json", R"({"kith":{"sample":"yes"}})"}}),
            "rejected datapackage.json:1  : kith.sample: expected true or false\n");
  EXPECT_EQ(
      IssuesOf({{"datapackage.json", R"({"kith":{"time_zone":"Los Angeles"}})"}}),
      "repaired datapackage.json:1  kith.time_zone: \"Los Angeles\" is no time zone: taken as America/Los_Angeles\n");
}

TEST(ReadHsds3, TellsItsProgressUpToTheEndOfEachFile) {
  TemporaryFolder folder;
  for (const auto& [name, text] : SmallPackage()) WriteText(folder.path() / name, text);
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> last;
  HsdsReadOptions options;
  options.progress = [&](std::string_view file, std::uint64_t bytes, std::uint64_t size) {
    last[std::string(file)] = {bytes, size};
  };
  ASSERT_TRUE(ReadHsds3(folder.path(), options).ok());
  EXPECT_EQ(last.size(), 4U);
  for (const auto& [file, at] : last) EXPECT_EQ(at.first, at.second) << file;
}

TEST(ReadHsds3, SaysWhatIsWrongWithAFolderOrAFile) {
  TemporaryFolder folder;
  EXPECT_EQ(ReadHsds3(folder.path() / "none", {}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadHsds3(folder.path(), {}).status().code(), absl::StatusCode::kNotFound);
  WriteText(folder.path() / "a.csv", "x\n");
  const absl::Status file = LoadCatalog(folder.path() / "a.csv").status();
  EXPECT_EQ(file.code(), absl::StatusCode::kNotFound);
  EXPECT_NE(file.message().find("this is a file"), std::string_view::npos);

  const absl::Status old = ReadTexts({{"services.csv", ""}, {"regular_schedules.csv", ""}}).status();
  EXPECT_EQ(old.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(old.message(), "test: this looks like HSDS 1.x; import it first with kith import --from hsds1");

  EXPECT_EQ(ReadTexts(SmallPackage({{"phones.csv", "number\n1\n"}})).status().message(),
            "phones.csv:1: id: the header has no such column, which is required");
  EXPECT_EQ(
      ReadTexts(SmallPackage({{"phones.csv", "id;number\n1;2\n"}})).status().message(),
      "phones.csv:1: id: the header has no such column, which is required; cells are divided by commas here, and the "
      "header has none (a mapping reads semicolons, tabs and bars)");
  EXPECT_EQ(ReadTexts(SmallPackage({{"phones.csv", "id,number,id\n1,2,3\n"}})).status().message(),
            "phones.csv:1: id: two columns have this name");
  EXPECT_EQ(ReadTexts(SmallPackage({{"phones.csv", "id,number\n1,\"2\n"}})).status().message(),
            "phones.csv:2: a quoted field is not closed before the end of the file");
  EXPECT_EQ(ReadTexts(SmallPackage({{"contacts.csv", "id,name\n1,\"2\"x\n"}})).status().message(),
            "contacts.csv:2: text after a closing quote; a comma or the end of the line is expected");
}

TEST(ReadHsds3, FindsTheTablesInAFolderNamedData) {
  PackageTexts texts = {{"datapackage.json", R"({"kith":{"name":"N"}})"}};
  for (const auto& [name, text] : SmallPackage({{"contacts.csv", "id\nc\n"}, {"phones.csv", "id,service_id\np,x\n"}}))
    texts["data/" + name] = text;
  const Import import = MustRead(texts);
  EXPECT_EQ(IssueLines(import.account), "rejected data/phones.csv:2 p service_id: \"x\" is not in services\n");
  EXPECT_EQ(import.directory.name, "N");
  ASSERT_EQ(import.directory.carried.size(), 1U);
  EXPECT_EQ(import.directory.carried[0].name, "contacts");
}

TEST(ReadHsds3, TakesAnEmptyFileAsAnEmptyTableButNotThatOfServices) {
  const absl::Status status = ReadTexts({{"services.csv", ""}}).status();
  EXPECT_EQ(status.message(), "services.csv:1: empty: a header is expected");
  const Import import =
      MustRead({{"services.csv", "id,organization_id,name,status\n"}, {"phones.csv", "\n"}, {"contacts.csv", ""}});
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_TRUE(import.directory.services.empty());
}

TEST(ReadHsds3, CarriesWhatTheDescriptorSaysOfTheSource) {
  const std::string descriptor =
      R"({"name": "harbor", "title": "Harbor directory", "licenses": [{"name": "CC-BY-4.0", "since": 2.5}],)"
      R"( "profile": "tabular-data-package", "resources": [], "kith": {"name": "Harbor"}, "version": "\u00e9"})";
  const Import import = MustRead(SmallPackage({{"datapackage.json", descriptor}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const PackageTexts written = MustFormat(import.directory);
  const nlohmann::json json = nlohmann::json::parse(written.at("datapackage.json"));
  EXPECT_EQ(json["name"], "harbor");
  EXPECT_EQ(json["title"], "Harbor directory");
  EXPECT_EQ(json["licenses"][0]["since"], 2.5);
  EXPECT_EQ(json["version"], "\u00e9");
  EXPECT_EQ(json["kith"]["name"], "Harbor");
  EXPECT_FALSE(written.contains("/datapackage.json.csv"));
  const Import again = MustRead(written);
  EXPECT_TRUE(again.directory == import.directory);
  EXPECT_EQ(MustFormat(again.directory), written);
  const Import plain = MustRead(MustFormat(MustRead(SmallPackage()).directory));
  EXPECT_TRUE(plain.directory.carried.empty()) << "what Kith always writes is not carried";
  Directory wrong = import.directory;
  wrong.carried.back().rows.front() = {"licenses", "["};
  EXPECT_FALSE(WriteHsds3(wrong, TemporaryFolder().path() / "out").ok());
}

TEST(LoadCatalog, ReadsBuildsAndKeepsAccount) {
  TemporaryFolder folder;
  for (const auto& [name, text] : SmallPackage()) WriteText(folder.path() / name, text);
  const absl::Status status = LoadCatalog(folder.path()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_NE(status.message().find("there is no datapackage.json"), std::string_view::npos) << status;
  WriteText(folder.path() / "datapackage.json", "{}");
  WriteText(folder.path() / "phones.csv", "id,number,service_id\np,1,nobody\n");
  ImportAccount account;
  const absl::StatusOr<Catalog> catalog = LoadCatalog(folder.path(), &account);
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  EXPECT_EQ(catalog->offer_count(), 1U);
  EXPECT_EQ(account.rejected(), 1);
}

}  // namespace
}  // namespace kith
