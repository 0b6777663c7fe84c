// Every limit of the files of a directory: at it accepted, one beyond refused or told, with the place and the number.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/rule.h"
#include "kith/interop/csv.h"
#include "kith/interop/hsds.h"
#include "src/interop/csv_table.h"
#include "src/interop/data_package.h"
#include "src/interop/hsds1_read.h"
#include "src/interop/hsds1_table.h"
#include "src/interop/import_log.h"
#include "src/interop/source_files.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

absl::Status CsvStatus(std::string_view text) {
  CsvReader reader(text, "t.csv");
  std::vector<std::string_view> fields;
  while (reader.Next(fields)) {
  }
  return reader.status();
}

TEST(CsvLimits, HoldForTheBytesOfAField) {
  const std::string longest(kMaxCsvFieldBytes, 'x');
  for (const std::string& quote : {std::string(), std::string("\"")}) {
    const std::string begin = "a\n" + quote;
    EXPECT_TRUE(CsvStatus(begin + longest + quote + "\n").ok());
    const absl::Status over = CsvStatus(begin + longest + "x" + quote + "\n");
    EXPECT_EQ(over.code(), absl::StatusCode::kResourceExhausted);
    EXPECT_EQ(over.message(), "t.csv:2: a field is longer than 67108864 bytes");
  }
  EXPECT_TRUE(CsvStatus("\"\"\"" + longest.substr(1) + "\"").ok());
  EXPECT_EQ(CsvStatus("\"\"\"" + longest + "\"").message(), "t.csv:1: a field is longer than 67108864 bytes");
}

// It is told where the quote stands, and the lines behind the limit are not read.
TEST(CsvLimits, HoldForAQuoteThatIsNotClosed) {
  const std::string text = "a\nb\n\"open\n" + std::string(2 * kMaxCsvFieldBytes, '\n') + std::string("\0", 1);
  EXPECT_EQ(CsvStatus(text).message(), "t.csv:3: a field is longer than 67108864 bytes");
  EXPECT_EQ(CsvStatus("a\nb\n\"open\n\n\n").message(),
            "t.csv:3: a quoted field is not closed before the end of the file");
}

TEST(CsvLimits, HoldForTheFieldsOfARecord) {
  EXPECT_TRUE(CsvStatus(std::string(kMaxCsvColumns - 1, ',')).ok());
  EXPECT_EQ(CsvStatus("a\n" + std::string(kMaxCsvColumns, ',')).message(),
            "t.csv:2: a record has more than 1024 fields");
  EXPECT_EQ(CsvStatus("a\n" + std::string(kMaxCsvColumns, ',')).code(), absl::StatusCode::kResourceExhausted);
}

TEST(CsvLimits, HoldForTheRecordsOfATable) {
  const auto read = [](std::int64_t records_max) {
    ImportLog log;
    const std::string text = "id\na\n\nb\n";
    absl::StatusOr<CsvTable> table = CsvTable::Open({"t.csv", text, nullptr}, {}, log, records_max);
    EXPECT_TRUE(table.ok());
    while (table->Next()) {
    }
    return std::string(table->status().message());
  };
  EXPECT_EQ(read(kMaxRecords), "");
  EXPECT_EQ(read(2), "");
  EXPECT_EQ(read(1), "t.csv:4: more than 1 records");
}

// A folder with the files of a small package.
class PackageFolder {
 public:
  PackageFolder() {
    for (const auto& [name, text] : SmallPackage()) WriteText(path() / name, text);
  }
  std::filesystem::path path() const { return folder_.path(); }
  // A sparse file, of which nothing is read.
  [[nodiscard]] bool Grow(const std::string& name, std::uint64_t bytes) const {
    if (!std::filesystem::exists(path() / name)) WriteText(path() / name, "");
    return GrowSparse(path() / name, bytes);
  }
  std::string Path(const std::string& name) const { return (path() / name).string(); }

 private:
  TemporaryFolder folder_;
};

std::string Message(const absl::StatusOr<Import>& import) { return std::string(import.status().message()); }

TEST(PackageLimits, HoldForTheBytesOfAFileBeforeItIsRead) {
  for (const std::string& name : {std::string("services.csv"), std::string("my_own_table.csv")}) {
    const PackageFolder folder;
    if (!folder.Grow(name, kMaxCsvFileBytes + 1)) GTEST_SKIP() << "no sparse file of 16 GiB can be made here";
    const std::string expected = folder.Path(name) + ": 17179869185 bytes; at most 17179869184 are read";
    EXPECT_EQ(Message(ReadHsds3(folder.path(), {})), expected);
    std::filesystem::rename(folder.path() / "service_at_location.csv", folder.path() / "services_at_location.csv");
    EXPECT_EQ(Message(ReadHsds1(folder.path(), {})), expected);
    ASSERT_TRUE(folder.Grow(name, kMaxCsvFileBytes));
    const absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder(folder.path());
    ASSERT_TRUE(files.ok());
    EXPECT_EQ(files->Open(name, kMaxCsvFileBytes)->text.size(), kMaxCsvFileBytes);
  }
}

TEST(PackageLimits, HoldForTheDescriptor) {
  const PackageFolder folder;
  const std::string name(kDataPackageFile);
  ASSERT_TRUE(folder.Grow(name, kMaxDataPackageBytes));
  EXPECT_TRUE(SourceFiles::OfFolder(folder.path())->Open(name, kMaxDataPackageBytes).ok());
  ASSERT_TRUE(folder.Grow(name, kMaxDataPackageBytes + 1));
  const std::string expected = folder.Path(name) + ": 67108865 bytes; at most 67108864 are read";
  EXPECT_EQ(Message(ReadHsds3(folder.path(), {})), expected);
  EXPECT_EQ(LoadCatalog(folder.path()).status().message(), expected);
  std::filesystem::rename(folder.path() / "service_at_location.csv", folder.path() / "services_at_location.csv");
  EXPECT_EQ(Message(ReadHsds1(folder.path(), {})), expected);
  EXPECT_EQ(ParseDataPackage(std::string(1'000'000, '[')).status().message(), "not JSON");
}

TEST(PackageLimits, HoldForRuleFiles) {
  const PackageFolder folder;
  ASSERT_TRUE(folder.Grow("rules/a.rules", kMaxRuleFileBytes));
  const absl::StatusOr<Import> import = ReadHsds3(folder.path(), {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->directory.rule_files.front().text.size(), kMaxRuleFileBytes);
  ASSERT_TRUE(folder.Grow("rules/a.rules", kMaxRuleFileBytes + 1));
  EXPECT_EQ(Message(ReadHsds3(folder.path(), {})),
            folder.Path("rules/a.rules") + ": 67108865 bytes; at most 67108864 are read");
}

TEST(PackageLimits, HoldForTheNumberOfFiles) {
  const PackageFolder folder;
  constexpr std::size_t kFiles = 4;
  static_assert(kFiles < kMaxPackageFiles);
  const absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder(folder.path(), {"rules"}, kFiles);
  ASSERT_TRUE(files.ok()) << files.status();
  EXPECT_EQ(files->names().size(), kFiles);
  WriteText(folder.path() / "rules" / "a.rules", "");
  EXPECT_EQ(SourceFiles::OfFolder(folder.path(), {"rules"}, kFiles).status().message(),
            (folder.path() / "rules").string() + ": more than 4 files");
}

TEST(PackageLimits, HoldForAmounts) {
  const auto cost = [](const std::string& amount) {
    return MustRead(SmallPackage({{"cost_options.csv", "id,service_id,amount\nc,s," + amount + "\n"}}));
  };
  EXPECT_EQ(cost("999999999999999.99").directory.cost_options.front().amount_cents, 99'999'999'999'999'999);
  EXPECT_EQ(
      IssueLines(cost("1000000000000000").account),
      "repaired cost_options.csv:2 c amount: \"1000000000000000\" is not an amount such as 35 or 35.50: cleared\n");
}

TEST(PackageLimits, HoldForListsInCellsOfHsds1) {
  const auto read = [](std::size_t terms) {
    std::string list;
    for (std::size_t i = 0; i < terms; ++i) list += (i == 0 ? "" : ",") + std::to_string(1000 + i);
    const PackageTexts texts = {
        {"organizations.csv", "id,name\n1,Org\n"},
        {"services.csv", "id,organization_id,name,status,taxonomy_ids\n10,1,Food,active,\"" + list + "\"\n"},
        {"locations.csv", "id,organization_id,name\n20,1,Hall\n"},
        {"services_at_location.csv", "id,service_id,location_id\n30,10,20\n"}};
    return *ReadHsds1Files(SourceFiles::OfTexts(texts), "test", {});
  };
  const auto is_cut = [](const Import& import) {
    return IssueLines(import.account).find("1001 items: the first 1000 are kept") != std::string::npos;
  };
  EXPECT_FALSE(is_cut(read(kMaxListItems)));
  EXPECT_TRUE(is_cut(read(kMaxListItems + 1))) << IssueLines(read(kMaxListItems + 1).account).substr(0, 1000);
}

}  // namespace
}  // namespace kith
