// Reading the records of HSDS 3 packages: what becomes of every cell, right or wrong.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "kith/interop/hsds.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

std::string IssuesOf(const PackageTexts& more) { return IssueLines(MustRead(SmallPackage(more)).account); }

TEST(ReadHsds3, ReadsTheSmallestPackageWithoutAnIssue) {
  const Import import = MustRead(SmallPackage());
  EXPECT_EQ(IssueLines(import.account), "");
  ASSERT_EQ(import.directory.services_at_location.size(), 1U);
  EXPECT_EQ(import.directory.services_at_location[0].service_key, "s");
  EXPECT_EQ(import.directory.services[0].status, ServiceStatus::kActive);
  EXPECT_EQ(import.directory.time_zone, "America/Los_Angeles");
}

TEST(ReadHsds3, TakesAnEmptyCellAsNotStated) {
  const Import import = MustRead(SmallPackage(
      {{"services.csv", "id,organization_id,name,status,minimum_age,maximum_age,assured_date,url\ns,o,Food,,,,,  \n"},
       {"schedules.csv", "id,service_id,count,interval,opens_at,closes_at,until\nh,s,,,,,\n"},
       {"service_capacity.csv", "id,service_id,available,maximum,updated,waitlist\nc,s,,0,,\n"},
       {"cost_options.csv", "id,service_id,amount\np,s,\nq,s,0\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const Service& service = import.directory.services[0];
  EXPECT_EQ(service.status, ServiceStatus::kUnknown);
  EXPECT_FALSE(service.minimum_age || service.maximum_age || service.assured_date);
  EXPECT_EQ(service.url, "");
  const Schedule& schedule = import.directory.schedules[0];
  EXPECT_FALSE(schedule.count || schedule.interval || schedule.opens_at || schedule.closes_at || schedule.until);
  const ServiceCapacity& capacity = import.directory.capacities[0];
  EXPECT_FALSE(capacity.available || capacity.updated);
  EXPECT_EQ(capacity.maximum, 0);  // none is not "not stated"
  EXPECT_EQ(capacity.waitlist, Truth::kUnknown);
  EXPECT_FALSE(import.directory.cost_options[0].amount_cents);
  EXPECT_EQ(import.directory.cost_options[1].amount_cents, 0);
}

TEST(ReadHsds3, ClearsWhatCannotBeReadAndQuotesIt) {
  EXPECT_EQ(
      IssuesOf({{"services.csv",
                 "id,organization_id,name,status,minimum_age,assured_date\n"
                 "s,o,Food,open,eighteen,01/02/2026\n"}}),
      "repaired services.csv:2 s status: \"open\" is not active, inactive, defunct or temporarily closed: taken as "
      "not stated\n"
      "repaired services.csv:2 s minimum_age: \"eighteen\" is not a number: cleared\n"
      "repaired services.csv:2 s assured_date: \"01/02/2026\" is not a date YYYY-MM-DD: cleared\n");
  EXPECT_EQ(
      IssuesOf({{"service_capacity.csv",
                 "id,service_id,available,maximum,updated,waitlist\n"
                 "c,s,2.5,99999999999999999999,yesterday,perhaps\n"}}),
      "repaired service_capacity.csv:2 c available: \"2.5\" is not a whole number: cleared\n"
      "repaired service_capacity.csv:2 c maximum: \"99999999999999999999\" is not a whole number: cleared\n"
      "repaired service_capacity.csv:2 c updated: \"yesterday\" is not a time YYYY-MM-DDTHH:MM:SS with or without "
      "an offset such as -08:00: cleared\n"
      "repaired service_capacity.csv:2 c waitlist: \"perhaps\" is neither true nor false: cleared\n");
  EXPECT_EQ(
      IssuesOf(
          {{"cost_options.csv", "id,service_id,amount\na,s,$5\nb,s,1.005\nc,s,2.50\nd,s,.5\ne,s,1234567890123456\n"}}),
      "repaired cost_options.csv:2 a amount: \"$5\" is not an amount such as 35 or 35.50: cleared\n"
      "repaired cost_options.csv:3 b amount: \"1.005\" is rounded to whole cents\n"
      "repaired cost_options.csv:6 e amount: \"1234567890123456\" is not an amount such as 35 or 35.50: cleared\n");
  EXPECT_EQ(IssuesOf({{"service_at_location.csv",
                       "id,service_id,location_id,attendance,opened\nsl,s,l,In person; by phone ;home-visit,soon\n"}}),
            "repaired service_at_location.csv:2 sl opened: \"soon\" is not a date YYYY-MM-DD: cleared\n"
            "repaired service_at_location.csv:2 sl attendance: \"In person; by phone ;home-visit\" is not in_person, "
            "remote or home_visit: what is none of these is left out\n");
}

TEST(ReadHsds3, ReadsWordsInAnyCaseAndPunctuation) {
  const Import import = MustRead(
      SmallPackage({{"services.csv", "id,organization_id,name,status\ns,o,Food, Temporarily_Closed \n"},
                    {"locations.csv", "id,location_type,confidential\nl,VIRTUAL,Yes\nm,postal,0\nn,physical,FALSE\n"},
                    {"service_at_location.csv", "id,service_id,location_id,attendance\nsl,s,l,Remote; home visit\n"},
                    {"schedules.csv", "id,service_id,freq,byday,opens_at,closes_at\nh,s,weekly,MO,09:00,12:00\n"},
                    {"languages.csv", "id,service_id,name,code,provided_by\na,s,Spanish,ES,Interpreter\n"},
                    {"areas.csv", "id,area_type,code,name\nz,ZIP,90011,\np,Planning Area,,SPA 4\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  const Directory& d = import.directory;
  EXPECT_EQ(d.services[0].status, ServiceStatus::kTemporarilyClosed);
  EXPECT_EQ(d.locations[0].type, LocationType::kVirtual);
  EXPECT_TRUE(d.locations[0].confidential);
  EXPECT_FALSE(d.locations[1].confidential || d.locations[2].confidential);
  EXPECT_EQ(d.services_at_location[0].attendance, kRemote | kHomeVisit);
  EXPECT_EQ(d.schedules[0].freq, "WEEKLY");
  EXPECT_EQ(d.languages[0].code, "es");
  EXPECT_TRUE(d.languages[0].interpreter);
  EXPECT_EQ(d.areas[0].type, AreaType::kPlanningArea);
  EXPECT_EQ(d.areas[1].type, AreaType::kZip);
}

TEST(ReadHsds3, FillsInTheCodeOfALanguageThatIsKnownByName) {
  const Import import = MustRead(SmallPackage(
      {{"languages.csv", "id,service_id,name,code\na,s,Spanish,\nb,s,Spanish,spa\nc,s,Others upon request,\n"}}));
  EXPECT_EQ(IssueLines(import.account), "repaired languages.csv:2 a code: is empty: set to es, after the name\n");
  EXPECT_EQ(import.directory.languages[0].code, "es");
  EXPECT_EQ(import.directory.languages[1].code, "spa");
  EXPECT_EQ(import.directory.languages[2].code, "");
}

TEST(ReadHsds3, RejectsWhatHasNoIdOrAnothersIdOrAWrongNumberOfFields) {
  const Import import = MustRead(
      SmallPackage({{"phones.csv", "id,service_id,number\np,s,1\n,s,2\np,s,3\nq,s\nr,s,4,5\nt,nobody,6\n\"\",,7\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "rejected phones.csv:3  id: is empty: a record needs an id\n"
            "rejected phones.csv:4 p id: the record on line 2 has this id: that one is kept\n"
            "rejected phones.csv:5  : 2 fields; the header has 3\n"
            "rejected phones.csv:6  : 4 fields; the header has 3\n"
            "rejected phones.csv:7 t service_id: \"nobody\" is not in services\n"
            "rejected phones.csv:8  id: is empty: a record needs an id\n");
  ASSERT_EQ(import.directory.phones.size(), 1U);
  EXPECT_EQ(import.directory.phones[0].number, "1");
  const auto table = std::find_if(import.account.tables.begin(), import.account.tables.end(),
                                  [](const TableAccount& t) { return t.file == "phones.csv"; });
  EXPECT_EQ(*table, (TableAccount{"phones.csv", 7, 1, 0, 6}));
}

TEST(ReadHsds3, CountsARecordWithSeveralIssuesOnce) {
  const Import import = MustRead(SmallPackage(
      {{"services.csv",
        "id,organization_id,name,status,minimum_age,maximum_age\ns,o,Food,active,x,y\nt,o,Help,open,-1,\n"}}));
  const auto table = std::find_if(import.account.tables.begin(), import.account.tables.end(),
                                  [](const TableAccount& t) { return t.file == "services.csv"; });
  EXPECT_EQ(*table, (TableAccount{"services.csv", 2, 0, 2, 0}));
}

TEST(ReadHsds3, KeepsTheStatusThatSomebodyStated) {
  const Import import =
      MustRead(SmallPackage({{"services.csv",
                              "id,organization_id,name,status,status_assumed\na,o,A,active,true\n"
                              "b,o,B,defunct,true\nc,o,C,,true\nd,o,D,active,false\ns,o,S,active,\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired services.csv:3 b status_assumed: true, but the status is defunct, not active: cleared\n");
  EXPECT_EQ(import.directory.services[0].status, ServiceStatus::kUnknown);
  EXPECT_EQ(import.directory.services[1].status, ServiceStatus::kDefunct);
  EXPECT_EQ(import.directory.services[2].status, ServiceStatus::kUnknown);
  EXPECT_EQ(import.directory.services[3].status, ServiceStatus::kActive);
}

TEST(ReadHsds3, CarriesColumnsAndTablesThatItDoesNotInterpret) {
  const Import import = MustRead(
      SmallPackage({{"organizations.csv", "zeta,id,name,tax_id,alpha,,year_incorporated\n z ,o,Org,12,\"a,b\",,1999\n"},
                    {"schedules.csv", "id,service_id,timezone\nh,s,-8\n"},
                    {"contacts.csv", "id,name\nc2,Bob\nc1, Ann \n"},
                    {"our_own.csv", "x\n\"\"\n1\n"},
                    {"notes.txt", "no table"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_EQ(import.directory.organizations[0].extras,
            (Extras{{"alpha", "a,b"}, {"tax_id", "12"}, {"year_incorporated", "1999"}, {"zeta", " z "}}));
  EXPECT_EQ(import.directory.schedules[0].extras, (Extras{{"timezone", "-8"}}));
  EXPECT_EQ(import.directory.carried,
            (std::vector<CarriedTable>{{"contacts", {"id", "name"}, {{"c1", " Ann "}, {"c2", "Bob"}}},
                                       {"our_own", {"x"}, {{""}, {"1"}}}}));
}

TEST(ReadHsds3, DropsTextUnderAColumnWithoutANameAndSaysSo) {
  const std::string issues =
      IssuesOf({{"organizations.csv", "id,name,,\no,Org,,\np,Pal,lost,\n"}, {"contacts.csv", "id,\nc,lost\n"}});
  EXPECT_EQ(issues,
            "repaired organizations.csv:3 p : column 3 has no name in the header: its text is dropped\n"
            "repaired contacts.csv:2 c : column 2 has no name in the header: its text is dropped\n");
}

TEST(ReadHsds3, ReadsTextThatIsNotUtf8AsWindows1252) {
  const Import import = MustRead(SmallPackage({{"organizations.csv",
                                                "id,name,t\xE9l\no,Caf\xE9 \x93"
                                                "Ana\x94 \x80,\x81\np,Peña,\n"},
                                               {"contacts.csv", "id,name\nc,Jos\xE9\n"},
                                               {"rules/a.rules", "# caf\xE9\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired organizations.csv:2 o name: not UTF-8: read as Windows-1252\n"
            "repaired organizations.csv:2 o tél: not UTF-8: read as Windows-1252\n"
            "repaired contacts.csv:2 c name: not UTF-8: read as Windows-1252\n"
            "repaired rules/a.rules:1  : not UTF-8: read as Windows-1252\n");
  EXPECT_EQ(import.directory.organizations[0].name, "Café “Ana” €");
  EXPECT_EQ(import.directory.organizations[0].extras, (Extras{{"tél", "\xEF\xBF\xBD"}}));
  EXPECT_EQ(import.directory.organizations[1].name, "Peña");
  EXPECT_EQ(import.directory.rule_files, (std::vector<RuleFile>{{"a.rules", "# café\n"}}));
}

}  // namespace
}  // namespace kith
