// Every limit of mappings and of the files that they read: at it accepted, one beyond refused or told, with the place and the number.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "src/interop/mapping_filters.h"
#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_records.h"
#include "src/interop/mapping_source.h"
#include "src/interop/mapping_template.h"
#include "src/interop/mapping_text.h"
#include "tests/interop/mapped.h"
#include "tests/interop/packages.h"
#include "tests/interop/repeated.h"

namespace kith {
namespace {

using Texts = std::map<std::string, std::string>;

const std::string kSource = "[source x]\nfile = x.csv\n";
const std::string kOrganizations = "[organizations from x]\nid = {Id}\nname = {Id}\n";

std::string ErrorOf(const std::string& mapping) { return MappingErrorOf(mapping, {{"x.csv", "Id\na\n"}}); }

absl::StatusOr<SourceData> Read(const std::string& name, std::string_view text, const SourceDialect& dialect = {},
                                const SourceLimits& limits = {}) {
  return ReadSource({name, text, nullptr}, dialect, limits);
}

std::string SourceError(const std::string& name, std::string_view text, const SourceDialect& dialect = {},
                        const SourceLimits& limits = {}) {
  return std::string(Read(name, text, dialect, limits).status().message());
}

TEST(MappingLimits, HoldForTheTextOfAMapping) {
  const std::string plan = kSource + kOrganizations;
  EXPECT_EQ(ErrorOf(plan + std::string(kMaxMappingBytes - plan.size(), '#')), "");
  EXPECT_EQ(ErrorOf(plan + std::string(kMaxMappingBytes + 1 - plan.size(), '#')),
            "test.mapping: longer than 1048576 bytes");
  EXPECT_EQ(ErrorOf(plan + std::string(kMaxMappingLines - 5, '\n')), "");
  EXPECT_EQ(ErrorOf(plan + std::string(kMaxMappingLines - 4, '\n')), "test.mapping: more than 20000 lines");
  EXPECT_EQ(ErrorOf(kSource + Repeated(kOrganizations, kMaxMappingSections)), "");
  EXPECT_EQ(ErrorOf(kSource + Repeated(kOrganizations, kMaxMappingSections + 1)),
            "test.mapping: more than 1000 sections");
  // Lines that go on, without end.
  EXPECT_EQ(ErrorOf(plan + Repeated("\\\n", kMaxMappingLines)), "test.mapping: more than 20000 lines");
}

TEST(MappingLimits, HoldForTheNumberOfAFilter) {
  const auto taking = [](double number) {
    std::string digits = std::to_string(number);
    digits.erase(digits.find('.'));
    return ErrorOf(kSource + "[organizations from x]\nid = {Id | part " + digits + " comma}\nname = a\n");
  };
  EXPECT_EQ(taking(kMaxMappingNumber), "");
  EXPECT_NE(taking(kMaxMappingNumber + 1).find("takes a number from 0 to 1,000,000,000,000"), std::string::npos);
}

TEST(MappingLimits, HoldForRepeats) {
  const auto repeat = [](std::size_t values) {
    std::string list = "0";
    for (std::size_t i = 1; i < values; ++i) list += "," + std::to_string(i);
    return kSource + "[organizations from x]\nid = {Id}-<n>\nname = {Id}\nrepeat n = " + list + "\n";
  };
  EXPECT_EQ(ErrorOf(repeat(kMaxRepeats)), "");
  EXPECT_EQ(ErrorOf(repeat(kMaxRepeats + 1)), "test.mapping:6: `repeat` takes at most 100 values");
  // A value of 10 kB where it stands 10,000 times: 100 MB of mapping out of 40 kB.
  EXPECT_EQ(ErrorOf(kSource + "[organizations from x]\nid = {Id}\nname = " + Repeated("<n>", 10'000) +
                    "\nrepeat n = " + std::string(10'000, 'x') + "\n"),
            "test.mapping:6: `repeat` makes over 1048576 bytes of this section");
}

TEST(MappingLimits, HoldForGroupsWithinGroups) {
  const auto nested = [](int depth) {
    const auto times = static_cast<std::size_t>(depth);
    return ErrorOf(kSource + "[organizations from x]\nid = {Id}\nname = " + std::string(times, '[') + "{Id}" +
                   std::string(times, ']') + "\n");
  };
  EXPECT_EQ(nested(kMaxGroupDepth), "");
  EXPECT_EQ(nested(kMaxGroupDepth + 1), "test.mapping:5: `[...]` stand in each other more than 8 deep");
  EXPECT_EQ(nested(100'000), "test.mapping:5: `[...]` stand in each other more than 8 deep");
}

TEST(MappingLimits, HoldForLinesInFrontOfAHeader) {
  const auto skip = [](std::size_t lines) {
    return ErrorOf("[source x]\nskip_lines = " + std::to_string(lines) + "\nfile = x.csv\n" + kOrganizations);
  };
  EXPECT_EQ(skip(kMaxSkippedLines), "x.csv: the file is empty; a line with the names of its columns is expected");
  EXPECT_EQ(skip(kMaxSkippedLines + 1), "test.mapping:2: a number of lines from 0 to 1000 is expected");
}

// Items of a value with "|" between, then "!" and the problem.
std::string Made(const std::string& text, const std::string& cell) {
  const LookupTables lookups;
  const TemplateScope scope{"t.mapping", 1, [](std::string_view) -> absl::StatusOr<CellSlot> { return CellSlot{}; },
                            &lookups};
  const absl::StatusOr<Template> made = Template::Parse(text, scope);
  if (!made.ok()) return std::string(made.status().message());
  const std::vector<std::string> cells = {cell};
  CellProblems problems;
  std::string said = JoinList(made->Items({{&cells}, {}}, problems), "|");
  for (const CellProblem& problem : problems) said += "!" + problem.reason;
  return said;
}

TEST(MappingLimits, HoldForTheItemsOfAValue) {
  const auto list = [](std::size_t items) { return Made("{c | list comma}", Repeated("a,", items)); };
  EXPECT_EQ(list(kMaxMappingItems), Repeated("a|", kMaxMappingItems - 1) + "a");
  EXPECT_EQ(list(kMaxMappingItems + 1), Repeated("a|", kMaxMappingItems - 1) + "a!\"" + Repeated("a,", 30) +
                                            "...\" is a list of more than 10000: the rest is left out");
  EXPECT_EQ(Made("{c | part 1000000000000 comma}", "a,b"), "");
  EXPECT_EQ(Made("{c | part 1000000000001 comma}", "a,b"),
            "t.mapping:1: filter part takes a number from 0 to 1,000,000,000,000");
  EXPECT_EQ(Made("{c | first 1e300}", "a,b"), "t.mapping:1: filter first takes a number from 0 to 1,000,000,000,000");
}

// Each of them could make terabytes of a small file.
TEST(MappingLimits, HoldForTheBytesOfAValue) {
  const std::string problem = "makes a text of over 33554432 bytes: not stated";
  const std::string longest(kMaxMappingTextBytes, 'a');
  EXPECT_EQ(Made("{c}", longest), longest);
  EXPECT_EQ(Made("{c}", longest + "a"), "!" + problem);
  EXPECT_EQ(Made("{c | replace b bb}", "b" + longest.substr(2)), "b" + longest.substr(2, 0) + "b" + longest.substr(2));
  const std::string ten = " | replace a aaaaaaaaaa";
  EXPECT_EQ(Made("{c" + Repeated(ten, 30) + "}", "a"), "!\"" + std::string(60, 'a') + "...\" " + problem);
  EXPECT_EQ(Made("{c | list comma | prefix " + std::string(100'000, 'x') + "}", Repeated("a,", 1000)),
            "!\"a\" " + problem);
  EXPECT_EQ(Made("{c | list comma | join " + std::string(100'000, 'x') + "}", Repeated("a,", 1000)),
            "!\"a\" " + problem);
  EXPECT_EQ(Made(Repeated("{c}", 4), std::string(kMaxMappingTextBytes / 2, 'a')), "!" + problem);
}

TEST(MappingLimits, HoldForTheRecordsOfARow) {
  const std::string mapping =
      kSource + kOrganizations +
      "[phones from x]\neach a = {A | list comma}\neach b = {B | list comma}\nnumber = {a}{b}\n";
  const auto phones = [&](std::size_t a, std::size_t b) {
    const auto numbers = [](std::size_t count) {
      std::string list;
      for (std::size_t i = 0; i < count; ++i) list += std::to_string(10'000 + i) + ",";
      return list;
    };
    return MustMap(mapping, {{"x.csv", "Id,A,B\no,\"" + numbers(a) + "\",\"" + numbers(b) + "\"\n"}});
  };
  const Import most = phones(100, kMaxMappingItems / 100 - 1);
  EXPECT_EQ(IssueLines(most.account), "");
  EXPECT_EQ(most.directory.phones.size(), kMaxMappingItems - 100);
  const Import over = phones(100, kMaxMappingItems / 100 + 1);
  EXPECT_EQ(over.directory.phones.size(), kMaxMappingItems);
  EXPECT_EQ(IssueLines(over.account),
            "repaired x.csv:2  : makes over 10000 records of mapping line 6: the rest is left out\n");
}

// 10,000 times 10,000 times 10,000 ways to say something, of which none is a record: it ends at once.
TEST(MappingLimits, EndListsWithinListsThatMakeNothing) {
  const std::string list = Repeated("1,", kMaxMappingItems);
  const Import import = MustMap(kSource + kOrganizations +
                                    "[phones from x]\neach a = {A | list comma}\neach b = {A | list comma}\n"
                                    "each c = {A | list comma}\neach d = {B | list comma}\nnumber = {d}\n",
                                {{"x.csv", "Id,A,B\no,\"" + list + "\",\n"}});
  EXPECT_TRUE(import.directory.phones.empty());
}

// 10,000 records of 40 cells out of each row of 600 bytes: a small file would fill the memory.
TEST(MappingLimits, HoldForAllThatIsMadeOfASmallTable) {
  std::string list = "1", extras;
  for (int i = 2; i <= 99; ++i) list += "," + std::to_string(i);
  for (int i = 0; i < 40; ++i) extras += "extra.e" + std::to_string(i) + " = {Id}\n";
  const std::string mapping =
      kSource + kOrganizations +
      "[phones from x]\neach a = {A | list comma}\neach b = {A | list comma}\nnumber = {Id} {a} {b}\n" + extras;
  const auto rows = [&](int count) {
    std::string text = "Id,A\n";
    for (int i = 0; i < count; ++i) text += std::to_string(i) + ",\"" + list + "\"\n";
    return Texts{{"x.csv", text}};
  };
  EXPECT_EQ(MappingErrorOf(mapping, rows(1)), "");
  const std::uint64_t bytes = 4 * (1 + list.size());
  EXPECT_EQ(MappingErrorOf(mapping, rows(4)),
            "test.mapping: the records have more than " + std::to_string(kMadeCellsOfAny + kMadeCellsOfACell * 4 * 2) +
                " cells, or more than " + std::to_string(kMadeBytesOfAny + kMadeBytesOfAByte * bytes) +
                " bytes of text");
}

TEST(MappedFileLimits, HoldForBytesBeforeTheFileIsRead) {
  const TemporaryFolder folder;
  WriteText(folder.path() / "x.csv", "Id\n");
  WriteText(folder.path() / "t.mapping", kSource + kOrganizations);
  if (!GrowSparse(folder.path() / "x.csv", kMaxMappedFileBytes + 1))
    GTEST_SKIP() << "no sparse file of 1 GiB can be made here";
  EXPECT_EQ(ReadMapped(folder.path() / "t.mapping", folder.path(), {}).status().message(),
            "t.mapping:1: x.csv: 1073741825 bytes; at most 1073741824 are read");
  std::filesystem::resize_file(folder.path() / "x.csv", kMaxMappedFileBytes);  // is read, and has a NUL byte
  EXPECT_EQ(ReadMapped(folder.path() / "t.mapping", folder.path(), {}).status().message(),
            "x.csv:2: a NUL byte; the file is not UTF-8 text");
  std::filesystem::resize_file(folder.path() / "t.mapping", kMaxMappingBytes + 1);
  EXPECT_EQ(ReadMapped(folder.path() / "t.mapping", folder.path(), {}).status().message(),
            "t.mapping: 1048577 bytes; at most 1048576 are read");
}

TEST(MappedFileLimits, AreThoseThatTheHeadersName) {
  const SourceLimits limits;
  EXPECT_EQ(limits.rows, kMaxRecords);
  EXPECT_EQ(limits.cells, kMaxMappedCells);
}

TEST(MappedFileLimits, HoldForRecordsAndCells) {
  const std::string features = R"({"features":[{"properties":{"a":1}},{"properties":{"b":2}}]})";
  const std::string csv = "a,b\n1,2\n\n3,4\n";
  const SourceLimits at_both{.rows = 2, .cells = 4};
  EXPECT_EQ(SourceError("x.csv", csv, {}, at_both), "");
  EXPECT_EQ(SourceError("x.geojson", features, {}, at_both), "");
  EXPECT_EQ(SourceError("x.csv", csv, {}, {.rows = 1, .cells = 4}), "x.csv:4: more than 1 records");
  EXPECT_EQ(SourceError("x.geojson", features, {}, {.rows = 1, .cells = 4}), "x.geojson:2: more than 1 records");
  EXPECT_EQ(SourceError("x.csv", csv, {}, {.rows = 2, .cells = 3}),
            "x.csv:4: more than 3 cells (records times columns)");
  EXPECT_EQ(SourceError("x.geojson", features, {}, {.rows = 2, .cells = 3}),
            "x.geojson:2: more than 3 cells (records times columns)");
}

// One feature with very many properties, and very many with none: 4 MB that would become 32 GB of empty cells.
TEST(MappedFileLimits, HoldForFeaturesThatDifferInTheirProperties) {
  std::string properties;
  for (std::size_t i = 0; i < kMaxCsvColumns; ++i) properties += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) + "\":1";
  const std::string text = R"({"features":[{"properties":{)" + properties + "}}" + Repeated(",{}", 1'000'000) + "]}";
  EXPECT_EQ(SourceError("x.geojson", text), "x.geojson:97657: more than 100000000 cells (records times columns)");
}

TEST(MappedFileLimits, HoldForColumns) {
  const auto features = [](std::size_t count) {
    std::string properties;
    for (std::size_t i = 0; i < count; ++i) properties += (i == 0 ? "\"p" : ",\"p") + std::to_string(i) + "\":1";
    return R"({"features":[{},{"properties":{)" + properties + "}}]}";
  };
  EXPECT_EQ(Read("x.geojson", features(kMaxCsvColumns))->columns.size(), kMaxCsvColumns);
  EXPECT_EQ(SourceError("x.geojson", features(kMaxCsvColumns + 1)), "x.geojson:2: more than 1024 properties");
  SourceDialect on_its_side;
  on_its_side.format = SourceFormat::kColumns;
  EXPECT_EQ(Read("x.csv", Repeated("a,b\n", kMaxCsvColumns), on_its_side)->columns.size(), kMaxCsvColumns);
  EXPECT_EQ(SourceError("x.csv", Repeated("a,b\n", kMaxCsvColumns + 1), on_its_side),
            "x.csv:1025: more than 1024 columns");
  EXPECT_EQ(SourceError("x.csv", Repeated("a,", kMaxCsvColumns) + "\n"), "x.csv:1: a record has more than 1024 fields");
}

// simdjson stops at a depth of 1024: nothing here recurses further.
TEST(MappedFileLimits, HoldForNesting) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(SourceError("x.geojson", deep).find("x.geojson: not JSON: "), 0U);
  EXPECT_EQ(
      SourceError("x.geojson", R"({"features":[{"properties":{"a":)" + deep + "}}]}").find("x.geojson: not JSON: "),
      0U);
}

}  // namespace
}  // namespace kith
