// Counties on disk: written part by part as they would be written whole, and read back without an issue.
#include "bench/county/county_files.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/interop/household_file.h"
#include "kith/interop/hsds.h"
#include "kith/interop/hsds_writer.h"
#include "src/interop/hsds3_write.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

class CountyFiles : public testing::Test {
 protected:
  static County Make(const CountyOptions& options) {
    absl::StatusOr<County> county =
        County::Make(options, LosAngelesByMap({.seed = options.seed, .vertices = GeographyVertices(options)}));
    EXPECT_TRUE(county.ok()) << county.status();
    return *std::move(county);
  }
  static std::string Read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

  const TemporaryFolder temporary_;
  const std::filesystem::path folder_ = temporary_.path();
};

TEST_F(CountyFiles, WrittenInPartsAreTheBytesOfTheWhole) {
  for (const std::uint32_t services : {200U, 1'500U}) {
    const County county = Make({.seed = 3, .services = services, .vertices = 40'000});
    ASSERT_TRUE(WriteCounty(county, folder_, nullptr, {}).ok());
    std::map<std::string, std::string> expected;
    const auto formatted = FormatHsds3(county.ToDirectory());
    ASSERT_TRUE(formatted.ok()) << formatted.status();
    for (const auto& [name, text] : *formatted) expected[name] = text;
    const std::map<std::string, std::string> written = FilesIn(folder_);
    ASSERT_EQ(written.size(), expected.size());
    for (const auto& [name, text] : expected) {
      ASSERT_TRUE(written.contains(name)) << name;
      EXPECT_TRUE(written.at(name) == text) << name << " differs, " << services << " services";
    }
  }
}

TEST_F(CountyFiles, ReadBackWithoutAnIssue) {
  const County county = Make({.seed = 12, .services = 2'000, .vertices = 100'000});
  CountySummary summary(county);
  ASSERT_TRUE(WriteCounty(county, folder_, &summary, {}).ok());
  const absl::StatusOr<Import> import = ReadHsds3(folder_, {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_TRUE(import->account.issues.empty()) << import->account.ToText();
  EXPECT_TRUE(import->directory == county.ToDirectory());
  std::int64_t read = 0;
  for (const TableAccount& table : import->account.tables) read += table.file.ends_with(".csv") ? table.read : 0;
  EXPECT_EQ(static_cast<std::uint64_t>(read), summary.records());
}

TEST_F(CountyFiles, MayReplaceAMadeUpCountyAndNoOtherDirectory) {
  EXPECT_TRUE(CheckCountyFolder(folder_ / "new").ok());
  EXPECT_TRUE(CheckCountyFolder(folder_).ok());
  const County county = Make({.services = 200, .vertices = 3'000});
  ASSERT_TRUE(WriteCounty(county, folder_ / "made", nullptr, {}).ok());
  EXPECT_TRUE(CheckCountyFolder(folder_ / "made").ok());
  Directory real;
  real.name = "Pantries";
  ASSERT_TRUE(WriteHsds3(real, folder_ / "real").ok());
  EXPECT_EQ(CheckCountyFolder(folder_ / "real"),
            absl::AlreadyExistsError((folder_ / "real").string() + ": holds a directory that is no made-up county"));
  // Tables without a descriptor are someone's, and so is a county that says not of itself that it is a sample.
  std::filesystem::remove(folder_ / "made" / "datapackage.json");
  EXPECT_EQ(CheckCountyFolder(folder_ / "made").code(), absl::StatusCode::kAlreadyExists);
  real.name = "Made-up county, seed 1";
  ASSERT_TRUE(WriteHsds3(real, folder_ / "real").ok());
  EXPECT_EQ(CheckCountyFolder(folder_ / "real").code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(CountyFiles, HouseholdsAreLinesThatReadBack) {
  const County county = Make({.seed = 12, .services = 200, .households = 300, .vertices = 3'000});
  CountySummary summary(county);
  const std::filesystem::path file = folder_ / "clients.ndjson";
  ASSERT_TRUE(WriteHouseholds(county, file, &summary, {}).ok());
  const std::string text = Read(file);
  HouseholdReader reader(text, "clients.ndjson", *TimeZone::Load("America/Los_Angeles"));
  Household household;
  std::uint32_t read = 0;
  for (; reader.Next(household); ++read) EXPECT_EQ(household, county.HouseholdAt(read));
  EXPECT_TRUE(reader.status().ok()) << reader.status();
  EXPECT_EQ(read, 300U);
  EXPECT_EQ(summary.whole().households, 300U);
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".part"));
}

TEST_F(CountyFiles, AFolderWithOtherFilesIsLeftAlone) {
  std::ofstream(folder_ / "letter.txt") << "Dear";
  const County county = Make({.services = 200, .vertices = 3'000});
  EXPECT_EQ(WriteCounty(county, folder_, nullptr, {}).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(FilesIn(folder_).size(), 1U);
  EXPECT_FALSE(WriteHouseholds(county, folder_ / "no" / "where", nullptr, {}).ok());
}

// The writer that counties are written with.
using Writer = CountyFiles;

Directory Named(const std::string& key) {
  Directory part;
  part.organizations.push_back({.key = key, .name = "One"});
  return part;
}

TEST_F(Writer, RefusesWhatItCannotKeep) {
  const auto message = [&](const Directory& shape, const std::vector<Directory>& parts) {
    absl::StatusOr<Hsds3Writer> writer = Hsds3Writer::Open(shape, folder_);
    if (!writer.ok()) return std::string(writer.status().message());
    absl::Status status;
    for (const Directory& part : parts) {
      if (status.ok()) status = writer->Add(part);
    }
    if (status.ok()) status = writer->Commit();
    return std::string(status.message());
  };
  const Directory shape = Named("x");
  EXPECT_EQ(message(shape, {Named("a"), Named("b")}), "");
  EXPECT_EQ(message(shape, {Named("b"), Named("a")}),
            R"(organizations.csv: record a: id: does not ascend: it follows "b")");
  Directory other = Named("a");
  other.units.push_back({.key = "bed"});
  EXPECT_EQ(message(shape, {other}), "units.csv: this table was not among the tables to write");
  Directory extra = Named("a");
  extra.organizations[0].extras = {{"x_note", "kept"}};
  EXPECT_EQ(message(shape, {extra}), R"(organizations.csv: record a: x_note: was not among the columns to write)");
  EXPECT_EQ(message(extra, {extra}), "");
  Directory rules = Named("a");
  rules.rule_files = {{"one.rules", "# none"}, {"one.rules", "# none"}};
  EXPECT_EQ(message(shape, {rules}), "rules/one.rules: this rule file has been written already");
  Directory carried = Named("a");
  carried.carried = {{"visits", {"id"}, {}}};
  EXPECT_EQ(message(shape, {carried}), "visits.csv: carried tables cannot be written in parts");
}

TEST_F(Writer, LeavesTheFolderAsItWasUnlessItCommits) {
  ASSERT_TRUE(WriteHsds3(Named("old"), folder_).ok());
  const std::map<std::string, std::string> before = FilesIn(folder_);
  {
    absl::StatusOr<Hsds3Writer> writer = Hsds3Writer::Open(Named("x"), folder_);
    ASSERT_TRUE(writer.ok()) << writer.status();
    ASSERT_TRUE(writer->Add(Named("new")).ok());
  }
  EXPECT_TRUE(FilesIn(folder_) == before);
}

}  // namespace
}  // namespace kith
