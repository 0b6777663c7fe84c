// Cells in the form that HSDS 3.1 asks for, with what was stated beside them.
#include "src/interop/hsds3_official.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "src/interop/uri_text.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

using Cells = std::vector<std::pair<std::string, std::string>>;

struct Formed {
  std::map<std::string, std::string> cells;
  std::string as_stated;
};

// Puts the cells into the form and demands that Restore gives them back.
Formed MustPut(std::string_view table, const Cells& stated) {
  std::vector<std::string> columns, cells;
  for (const auto& [column, cell] : stated) {
    columns.push_back(column);
    cells.push_back(cell);
  }
  const std::vector<std::string> before = cells;
  const OfficialForm form(table, columns);
  Formed formed;
  formed.as_stated = form.Put(cells);
  for (std::size_t i = 0; i < columns.size(); ++i) formed.cells[columns[i]] = cells[i];
  if (!formed.as_stated.empty()) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    std::vector<OfficialForm::Stated> restored;
    EXPECT_TRUE(form.Restore(formed.as_stated, views, restored)) << formed.as_stated;
    for (OfficialForm::Stated& one : restored) cells[one.column] = std::move(one.text);
  }
  EXPECT_EQ(cells, before) << formed.as_stated;
  return formed;
}

TEST(OfficialForm, LeavesWhatHsdsTakesAsItIs) {
  const Cells fine = {{"name", "Org"},
                      {"description", "Helps"},
                      {"email", "info@example.org"},
                      {"website", "https://example.org/a?b=c#d"},
                      {"year_incorporated", "1974"},
                      {"x_own", "anything at all"}};
  const Formed formed = MustPut("organizations", fine);
  EXPECT_EQ(formed.as_stated, "");
  for (const auto& [column, cell] : fine) EXPECT_EQ(formed.cells.at(column), cell);
  EXPECT_EQ(MustPut("our_own", {{"website", "no uri"}}).cells.at("website"), "no uri");
}

TEST(OfficialForm, WritesTheUriAddressOrNumberThatACellHolds) {
  const std::vector<std::pair<std::string, std::string>> websites = {
      {"www.example.org", "http://www.example.org"},
      {"example.org/a; www.other.org", "http://example.org/a"},
      {"see https://example.org", "https://example.org"},
      {"example.org:8080", "example.org:8080"},  // a scheme, by RFC 3986
      {"http://", ""},
      {"http//www.example.org", ""},
      {"none yet", ""},
      {"https://example.org/100%", ""}};
  for (const auto& [stated, written] : websites) {
    const Formed formed = MustPut("organizations", {{"website", stated}});
    EXPECT_EQ(formed.cells.at("website"), written);
    EXPECT_EQ(formed.as_stated, stated == written ? "" : "{\"website\":\"" + stated + "\"}");
  }
  EXPECT_EQ(MustPut("services", {{"email", "a@b.org; c@d.org"}}).cells.at("email"), "a@b.org");
  EXPECT_EQ(MustPut("services", {{"email", "ask at the door"}}).cells.at("email"), "");
  EXPECT_EQ(MustPut("phones", {{"extension", "ext. 12"}}).cells.at("extension"), "12");
  EXPECT_EQ(MustPut("phones", {{"extension", "12 or 13"}}).cells.at("extension"), "");
  EXPECT_EQ(MustPut("schedules", {{"timezone", "-8"}}).as_stated, "");
}

TEST(OfficialForm, SaysThatARequiredTextIsNotStated) {
  const Formed formed = MustPut("addresses", {{"address_1", ""},
                                              {"city", "Miami"},
                                              {"state_province", "FL"},
                                              {"postal_code", "33101"},
                                              {"country", ""},
                                              {"address_type", ""}});
  EXPECT_EQ(formed.cells.at("address_1"), "Not stated");
  EXPECT_EQ(formed.cells.at("country"), "US");
  EXPECT_EQ(formed.cells.at("address_type"), "physical");
  EXPECT_EQ(formed.as_stated, R"({"address_1":"","country":"","address_type":""})");
  EXPECT_EQ(MustPut("addresses", {{"state_province", "Ontario"}, {"country", ""}}).cells.at("country"), "ZZ");
}

TEST(OfficialForm, WritesEveryDayAsEveryDayOfTheWeek) {
  const Formed daily = MustPut("schedules", {{"freq", "DAILY"}, {"interval", "1"}, {"byday", ""}});
  EXPECT_EQ(daily.cells.at("freq"), "WEEKLY");
  EXPECT_EQ(daily.cells.at("byday"), "MO,TU,WE,TH,FR,SA,SU");
  EXPECT_EQ(daily.as_stated, R"({"byday":"","freq":"DAILY"})");
  EXPECT_EQ(MustPut("schedules", {{"freq", "DAILY"}, {"interval", "2"}, {"byday", ""}}).cells.at("freq"), "");
  EXPECT_EQ(MustPut("schedules", {{"freq", "YEARLY"}, {"interval", ""}, {"byday", ""}}).as_stated,
            R"({"freq":"YEARLY"})");
}

TEST(OfficialForm, BelievesWhoEditsACellLater) {
  const Import import = MustRead(SmallPackage(
      {{"organizations.csv",
        "id,name,description,website,as_stated\n"
        "o,Org,Not stated,https://new.example.org,\"{\"\"description\"\":\"\"\"\",\"\"website\"\":\"\"old.org\"\"}\"\n"
        "p,Other,Not stated,http://www.a.org,\"{\"\"website\"\":\"\"www.a.org\"\"}\"\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  ASSERT_EQ(import.directory.organizations.size(), 2U);
  EXPECT_EQ(import.directory.organizations[0].website, "https://new.example.org");
  EXPECT_EQ(import.directory.organizations[0].description, "");
  EXPECT_EQ(import.directory.organizations[1].website, "www.a.org");
  EXPECT_EQ(import.directory.organizations[1].description, "Not stated");  // someone wrote that
}

TEST(OfficialForm, ReportsAStatementThatCannotBeRead) {
  for (const std::string bad : {"old.org", "[]", R"({""website"":1})", R"({""color"":""red""})"}) {
    const Import import = MustRead(
        SmallPackage({{"organizations.csv", "id,name,website,as_stated\no,Org,http://a.org,\"" + bad + "\"\n"}}));
    EXPECT_EQ(IssueLines(import.account),
              "repaired organizations.csv:2 o as_stated: is no JSON object of texts by column: left out\n")
        << bad;
    EXPECT_EQ(import.directory.organizations[0].website, "http://a.org");
  }
}

TEST(OfficialForm, HoldsForOfficialTablesThatAreCarried) {
  const Import import =
      MustRead(SmallPackage({{"contacts.csv", "email,x,id\nask,1,c\n"}, {"url.csv", "id,url\nu,\n"}}));
  const PackageTexts texts = MustFormat(import.directory);
  EXPECT_EQ(texts.at("contacts.csv"),
            "id,organization_id,service_id,service_at_location_id,location_id,name,title,department,email,x,as_stated\n"
            "c,,,,,,,,,1,\"{\"\"email\"\":\"\"ask\"\"}\"\n");
  EXPECT_EQ(texts.at("url.csv"),
            "id,label,url,organization_id,service_id,as_stated\nu,,about:blank,,,\"{\"\"url\"\":\"\"\"\"}\"\n");
  const Import again = MustRead(texts);
  EXPECT_EQ(IssueLines(again.account), "");
  EXPECT_TRUE(again.directory == import.directory);
}

TEST(UriText, KnowsMoments) {
  for (const char* moment : {"2026-01-05T09:30:00Z", "2026-01-05T09:30:00.125-08:00"})
    EXPECT_TRUE(IsMoment(moment)) << moment;
  for (const char* other : {"2026-01-05", "2026-01-05 09:30:00Z", "2026-01-05T09:30:00", "2026-02-30T09:30:00Z",
                            "2026-01-05T24:00:00Z", "2026-01-05T09:30:00.Z", "2026-01-05T09:30:00-0800"})
    EXPECT_FALSE(IsMoment(other)) << other;
}

TEST(UriText, KnowsAddresses) {
  for (const char* email : {"a@b.org", "first.last+tag@sub.example.org"}) EXPECT_TRUE(IsEmail(email)) << email;
  for (const char* other :
       {"", "a", "a@b", "@b.org", "a@", "a b@c.org", "a..b@c.org", "a@-b.org", "a@b..org", "a@b@c.org"})
    EXPECT_FALSE(IsEmail(other)) << other;
}

}  // namespace
}  // namespace kith
