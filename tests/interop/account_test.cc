// ImportAccount: it adds up, and says so in text and in JSON. ImportLog: how it comes about.
#include "kith/interop/account.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "src/interop/import_log.h"

namespace kith {
namespace {

ImportIssue Issue(DefectFate fate, std::string file, std::int64_t line, std::string reason) {
  return {fate, std::move(file), line, "r" + std::to_string(line), "field", std::move(reason)};
}

ImportAccount SmallAccount() {
  return {{{"a.csv", 10, 7, 2, 1}, {"b.csv", 5, 5, 0, 0}},
          {Issue(DefectFate::kRepaired, "a.csv", 2, "\"x\" is not a number: cleared"),
           Issue(DefectFate::kRejected, "a.csv", 3, "3 fields; the header has 4"),
           Issue(DefectFate::kRepaired, "a.csv", 3, "not UTF-8"),
           Issue(DefectFate::kRepaired, "a.csv", 9, "\"y\" is not a number: cleared")}};
}

TEST(ImportAccount, BalancesWhereTablesAddUpAndIssuesNameAsManyRecords) {
  EXPECT_TRUE(ImportAccount().Balances());
  EXPECT_TRUE(SmallAccount().Balances());
  EXPECT_EQ(SmallAccount().repaired(), 2);
  EXPECT_EQ(SmallAccount().rejected(), 1);
  ImportAccount account = SmallAccount();
  account.tables[1].read = 6;
  EXPECT_FALSE(account.Balances());
  account = SmallAccount();
  account.tables[0].repaired = 3;
  account.tables[0].accepted = 6;
  EXPECT_FALSE(account.Balances());
  account = SmallAccount();
  account.issues.pop_back();
  EXPECT_FALSE(account.Balances());
  account = SmallAccount();
  account.issues.push_back(Issue(DefectFate::kRepaired, "c.csv", 1, "of a table that was not read"));
  EXPECT_FALSE(account.Balances());
}

TEST(ImportAccount, ShowsATableAndThenTheIssuesByKind) {
  EXPECT_EQ(SmallAccount().ToText(),
            "table  read  accepted  repaired  rejected\n"
            "a.csv    10         7         2         1\n"
            "b.csv     5         5         0         0\n"
            "all      15        12         2         1\n"
            "\n"
            "       2  repaired  a.csv:2: record r2: field: \"x\" is not a number: cleared (and 1 more like it)\n"
            "       1  rejected  a.csv:3: record r3: field: 3 fields; the header has 4\n"
            "       1  repaired  a.csv:3: record r3: field: not UTF-8\n");
}

TEST(ImportAccount, HoldsEveryIssueInJson) {
  const nlohmann::json json = nlohmann::json::parse(SmallAccount().ToJson());
  EXPECT_EQ(json["tables"][0]["file"], "a.csv");
  EXPECT_EQ(json["tables"][0]["read"], 10);
  ASSERT_EQ(json["issues"].size(), 4U);
  EXPECT_EQ(json["issues"][1], (nlohmann::json{{"fate", "rejected"},
                                               {"file", "a.csv"},
                                               {"line", 3},
                                               {"record", "r3"},
                                               {"field", "field"},
                                               {"reason", "3 fields; the header has 4"}}));
}

TEST(ImportLog, CountsEachRecordOnceAndSortsIssues) {
  ImportLog log;
  const std::size_t a = log.AddTable("a.csv");
  const std::size_t b = log.AddTable("b.csv");
  for (int i = 0; i < 5; ++i) log.CountRead(a);
  log.CountRead(b);
  log.Add(b, Issue(DefectFate::kRejected, "", 2, "last"));
  log.Add(a, Issue(DefectFate::kRepaired, "", 4, "third"));
  log.Add(a, Issue(DefectFate::kRepaired, "", 3, "first"));
  log.Add(a, Issue(DefectFate::kRejected, "", 3, "second"));
  const ImportAccount account = std::move(log).Finish();
  EXPECT_TRUE(account.Balances());
  EXPECT_EQ(account.tables, (std::vector<TableAccount>{{"a.csv", 5, 3, 1, 1}, {"b.csv", 1, 0, 0, 1}}));
  EXPECT_EQ(account.issues[0].reason, "first");
  EXPECT_EQ(account.issues[1].reason, "second");
  EXPECT_EQ(account.issues[2].reason, "third");
  EXPECT_EQ(account.issues[3].file, "b.csv");
}

TEST(FinishImport, TellsDefectsWithTheLineOfTheRecordTheyAreOf) {
  ImportLog log;
  const std::size_t table = log.AddTable("contacts.csv");
  for (int i = 0; i < 3; ++i) log.CountRead(table);
  Directory directory;
  for (const char* key : {"p", "q", "made"}) {
    Phone phone;
    phone.key = key;
    phone.service_key = "nobody";
    directory.phones.push_back(phone);
  }
  EXPECT_EQ(log.NoteOrigin("phones", "p", {table, 7}), nullptr);
  EXPECT_EQ(log.NoteOrigin("phones", "q", {.table = table, .line = 9, .source_id = "12", .part = true}), nullptr);
  const Origin* first = log.NoteOrigin("phones", "p", {table, 8});
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->line, 7);
  const Import import = FinishImport(std::move(directory), std::move(log));
  EXPECT_TRUE(import.directory.phones.empty());
  EXPECT_TRUE(import.account.Balances()) << import.account.ToText();
  ASSERT_EQ(import.account.issues.size(), 3U);
  EXPECT_EQ(import.account.issues[0].line, 7);
  EXPECT_EQ(import.account.issues[0].fate, DefectFate::kRejected);
  EXPECT_EQ(import.account.issues[1].record, "12");
  EXPECT_EQ(import.account.issues[1].fate, DefectFate::kRepaired);  // only a part of the source's record is lost
  EXPECT_EQ(import.account.issues[2].file, "phones.csv");
  EXPECT_EQ(import.account.issues[2].line, 0);
  EXPECT_EQ(import.account.tables[1], (TableAccount{"phones.csv", 1, 0, 0, 1}));
}

}  // namespace
}  // namespace kith
