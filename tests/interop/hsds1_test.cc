// Reading HSDS 1.x and 2.0 packages: what becomes of every record, right or wrong.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/interop/hsds.h"
#include "kith/schedule/opening_hours.h"
#include "src/interop/hsds1_read.h"
#include "src/interop/uuid.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

std::string KeyOf(const std::string& name) { return UuidV5(kKithNamespace, name); }

// A package that imports without an issue: one organization, service, location and service at location, with `more` added or instead.
PackageTexts Package(const PackageTexts& more = {}) {
  PackageTexts texts = {{"organizations.csv", "id,name,description\n1,Org,\n"},
                        {"services.csv", "id,organization_id,name,status\n10,1,Food,active\n"},
                        {"locations.csv", "id,organization_id,name,latitude,longitude\n20,1,Hall,34.05,-118.25\n"},
                        {"services_at_location.csv", "id,service_id,location_id\n30,10,20\n"}};
  for (const auto& [name, text] : more) texts[name] = text;
  return texts;
}

// What every import must keep: the account adds up, the catalog finds nothing to clean, and HSDS 3 gives the same directory back.
Import Read(const PackageTexts& texts) {
  absl::StatusOr<Import> import = ReadHsds1Files(SourceFiles::OfTexts(texts), "test", {});
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances()) << import->account.ToText();
  EXPECT_TRUE(CatalogBuilder(import->directory).Check().empty());
  const absl::StatusOr<Import> again = ReadTexts(MustFormat(import->directory));
  EXPECT_TRUE(again.ok()) << again.status();
  if (again.ok()) {
    EXPECT_EQ(IssueLines(again->account), "");
    EXPECT_TRUE(again->directory == import->directory);
  }
  return *std::move(import);
}

std::string Issues(const PackageTexts& more) { return IssueLines(Read(Package(more)).account); }

std::string Extra(const Extras& extras, std::string_view column) {
  for (const auto& [name, text] : extras) {
    if (name == column) return text;
  }
  return "";
}

TEST(ReadHsds1, ReadsTheSmallestPackageWithoutAnIssue) {
  const Import import = Read(Package());
  EXPECT_EQ(IssueLines(import.account), "");
  ASSERT_EQ(import.directory.services_at_location.size(), 1U);
  EXPECT_EQ(import.directory.services[0].status, ServiceStatus::kActive);
  EXPECT_EQ(import.directory.time_zone, "America/Los_Angeles");
}

TEST(ReadHsds1, MakesTheSameUuidsOfIdsEverywhereAndKeepsTheIds) {
  const Directory directory = Read(Package()).directory;
  const ServiceAtLocation& offer = directory.services_at_location[0];
  EXPECT_EQ(offer.key, KeyOf("service_at_location/30"));
  EXPECT_EQ(offer.service_key, KeyOf("services/10"));
  EXPECT_EQ(offer.location_key, KeyOf("locations/20"));
  EXPECT_EQ(directory.services[0].organization_key, directory.organizations[0].key);
  EXPECT_EQ(Extra(offer.extras, "source_id"), "30");
  EXPECT_EQ(Extra(directory.services[0].extras, "source_id"), "10");
}

TEST(ReadHsds1, FindsTheTablesInTheFolderData) {
  PackageTexts texts;
  for (const auto& [name, text] : Package()) texts["data/" + name] = text;
  texts["datapackage.json"] = R"({"name": "template", "kith": {"time_zone": "America/New_York", "name": "Harbor"}})";
  const Import import = Read(texts);
  EXPECT_EQ(import.account.tables[0].file, "organizations.csv");
  EXPECT_EQ(import.directory.time_zone, "America/New_York");
  EXPECT_EQ(import.directory.name, "Harbor");
}

TEST(ReadHsds1, SaysWhatItCannotRead) {
  const auto status = [](const PackageTexts& texts) {
    return ReadHsds1Files(SourceFiles::OfTexts(texts), "dir", {}).status();
  };
  PackageTexts none = Package();
  none.erase("services.csv");
  EXPECT_EQ(status(none).code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status(Package({{"services.csv", "key,name\n1,a\n"}})).message(),
            "services.csv:1: id: the header has no such column, which is required");
  EXPECT_EQ(status(Package({{"services.csv", ""}})).message(), "services.csv:1: empty: a header is expected");
  EXPECT_EQ(status(Package({{"phones.csv", "id,number\n1,\"2\n"}})).code(), absl::StatusCode::kInvalidArgument);
  const absl::Status three = status({{"services.csv", "id,name\n"}, {"service_at_location.csv", "id\n"}});
  EXPECT_NE(three.message().find("looks like HSDS 3.x"), std::string::npos) << three;
  EXPECT_EQ(ReadHsds1("/no/such/folder", {}).status().code(), absl::StatusCode::kNotFound);
  HsdsReadOptions options;
  options.time_zone = "Mars/Olympus";
  EXPECT_FALSE(ReadHsds1Files(SourceFiles::OfTexts(Package()), "dir", options).ok());
}

TEST(ReadHsds1, LeavesAStatusThatIsNotStatedUnknown) {
  const Import import =
      Read(Package({{"services.csv", "id,organization_id,name,status\n10,1,Food,\n11,1,Care,open\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired services.csv:2 10 status: is empty: not known, ranked as open\n"
            "repaired services.csv:3 11 status: \"open\" is not active, inactive, defunct or temporarily closed: taken "
            "as not "
            "stated\n");
  for (const Service& service : import.directory.services) EXPECT_EQ(service.status, ServiceStatus::kUnknown);
}

TEST(ReadHsds1, NamesTheSourcesIdsWhereReferencesLeadNowhere) {
  EXPECT_EQ(
      Issues({{"services.csv", "id,organization_id,name,status\n10,99,Food,active\n"},
              {"services_at_location.csv", "id,service_id,location_id\n30,10,20\n31,10,77\n"},
              {"locations.csv", "id,organization_id,name\n20,55,Hall\n"}}),
      "repaired locations.csv:2 20 organization_id: \"55\" is not in organizations: cleared\n"
      "repaired services.csv:2 10 organization_id: \"99\" is not in organizations: an organization of that id was "
      "added, its name is not known\n"
      "rejected services_at_location.csv:3 31 location_id: \"77\" is not in locations\n");
}

TEST(ReadHsds1, NamesAnOrganizationThatIsNotThereByItsSourceId) {
  const Import import = Read(Package({{"services.csv", "id,organization_id,name,status\n10,99,Food,active\n"}}));
  std::vector<std::string> names;
  for (const Organization& organization : import.directory.organizations) names.push_back(organization.name);
  EXPECT_NE(std::find(names.begin(), names.end(), "Organization not named in the source (99)"), names.end());
}

TEST(ReadHsds1, HangsTermsByTheirCodesBelowTheParentThatIsStated) {
  const Import import = Read(Package({{"taxonomy.csv",
                                       "id,name,parent_id,vocabulary\n"
                                       "B,Basic Needs,,v\n"
                                       "BD-1800,Emergency Food,B,v\n"
                                       "BD-1800.2000,Assistance,B,v\n"
                                       "BD-1800.2000-250,Pantries,B,v\n"
                                       "BD-1800.9,Elsewhere,H,v\n"
                                       "BD-1800.8,No parent,,v\n"
                                       "BD-1800.7,Lost parent,nowhere,v\n"
                                       "BD-1800.6,Other vocabulary,,w\n"
                                       "H,Health,,v\n"}}));
  std::map<std::string, std::string> name, parent;  // by key, by name
  for (const TaxonomyTerm& term : import.directory.taxonomy_terms) name[term.key] = term.name;
  for (const TaxonomyTerm& term : import.directory.taxonomy_terms) parent[term.name] = name[term.parent_key];
  EXPECT_EQ(parent["Emergency Food"], "Basic Needs");
  EXPECT_EQ(parent["Assistance"], "Emergency Food");
  EXPECT_EQ(parent["Pantries"], "Assistance");
  EXPECT_EQ(parent["Elsewhere"], "Health") << "the source says another branch";
  EXPECT_EQ(parent["No parent"], "Emergency Food");
  EXPECT_EQ(parent["Lost parent"], "Emergency Food");
  EXPECT_EQ(parent["Other vocabulary"], "");
  EXPECT_NE(IssueLines(import.account)
                .find("repaired taxonomy.csv:8 BD-1800.7 parent_id: \"nowhere\" has no record: taken as \"BD-1800\""),
            std::string::npos)
      << IssueLines(import.account);
  EXPECT_NE(import.account.ToText().find("Of the taxonomy's terms, 3 hang under the nearest"), std::string::npos)
      << import.account.ToText();
}

TEST(ReadHsds1, SaysWhichTimeZoneItAssumed) {
  const std::string assumed = "America/Los_Angeles is assumed";
  EXPECT_NE(Read(Package({})).account.ToText().find(assumed), std::string::npos);
  EXPECT_NE(Read(Package({})).account.ToJson().find(assumed), std::string::npos);
  const Import stated = Read(Package({{"datapackage.json", R"({"kith": {"time_zone": "America/New_York"}})"}}));
  EXPECT_EQ(stated.account.ToText().find("is assumed"), std::string::npos);
}

TEST(ReadHsds1, KeepsTheFirstOfSeveralRecordsThatOthersReferTo) {
  EXPECT_EQ(Issues({{"organizations.csv", "id,name\n1,Org\n1,Again\n,Nameless\n"}}),
            "rejected organizations.csv:3 1 id: the record on line 2 has this id: that one is kept\n"
            "rejected organizations.csv:4  id: is empty: a record that others refer to needs an id\n");
}

TEST(ReadHsds1, TellsRecordsApartWhoseIdsDoNot) {
  const Import import =
      Read(Package({{"languages.csv",
                     "id,service_id,location_id,language\n10,10,,English\n10,10,,Spanish\n,10,,French\n"
                     ",10,,Greek\n,10,,Greek\n"}}));
  EXPECT_EQ(import.directory.languages.size(), 4U);
  EXPECT_EQ(IssueLines(import.account),
            "rejected languages.csv:6  id: the record on line 5 is the same: that one is kept\n");
}

TEST(ReadHsds1, GivesTheSameDirectoryWhateverTheOrderOfRows) {
  const std::vector<std::string> rows = {",10,,1,9:00am,5:00pm\n", ",10,,2,9:00am,5:00pm\n", "7,10,,3,9:00am,noon\n",
                                         "7,10,,4,8:00am,noon\n"};
  const std::string header = "id,service_id,location_id,weekday,opens_at,closes_at\n";
  std::string forth = header, back = header;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    forth += rows[i];
    back += rows[rows.size() - 1 - i];
  }
  EXPECT_TRUE(Read(Package({{"regular_schedules.csv", forth}})).directory ==
              Read(Package({{"regular_schedules.csv", back}})).directory);
}

TEST(ReadHsds1, PutsDamagedTextRight) {
  const Import import = Read(Package({{"organizations.csv", "id,name,description\n1,Org,One.\\n\\nTheirGÇÖs\n"}}));
  EXPECT_EQ(import.directory.organizations[0].description, "One.\n\nTheir\u2019s");
  EXPECT_EQ(IssueLines(import.account),
            "repaired organizations.csv:2 1 description: \\n and \\t written out: turned into line breaks and tabs\n"
            "repaired organizations.csv:2 1 description: punctuation scrambled by a wrong code page: restored\n");
  EXPECT_EQ(import.account.tables[0].repaired, 1);  // one record
}

TEST(ReadHsds1, JoinsEligibilityToItsServiceAndSaysWhatCannotBeTied) {
  const Import import = Read(Package({{"eligibility.csv",
                                       "id,service_id,eligibility\n1,10,Adults\n2,10,Residents\n3,,Crime victims\n"
                                       "4,88,Anyone\n5,10,\n"}}));
  EXPECT_EQ(import.directory.services[0].eligibility_description, "Adults\nResidents");
  EXPECT_EQ(IssueLines(import.account),
            "rejected eligibility.csv:4 3 service_id: is empty: the text cannot be tied to a service\n"
            "rejected eligibility.csv:5 4 service_id: \"88\" is not in services.csv\n"
            "rejected eligibility.csv:6 5 eligibility: is empty: the record says nothing\n");
}

// --- Hours.

struct HoursOf {
  Import import;
  std::string Row(std::size_t line) const {  // of regular_schedules.csv, from 2
    const std::string id = std::to_string(line - 1);
    for (const Schedule& row : import.directory.schedules) {
      if (Extra(row.extras, "source_id") != id) continue;
      return row.byday + " " + (row.opens_at ? FormatMinuteOfDay(*row.opens_at) : "?") + "-" +
             (row.closes_at ? FormatMinuteOfDay(*row.closes_at) : "?") + " " + row.description;
    }
    return "none";
  }
};

HoursOf ReadHours(const std::vector<std::string>& rows) {
  std::string text = "id,service_id,weekday,opens_at,closes_at,original_text\n";
  for (std::size_t i = 0; i < rows.size(); ++i) text += std::to_string(i + 1) + ",10," + rows[i] + "\n";
  return {Read(Package({{"regular_schedules.csv", text}}))};
}

TEST(ReadHsds1, MakesOneScheduleOfEachRegularRow) {
  const HoursOf hours = ReadHours({"Monday,9:00am,5:00pm,", "2,08:00,17:00,", "Sat,09:00-08:00,17:00-08:00,"});
  EXPECT_EQ(IssueLines(hours.import.account), "");
  EXPECT_EQ(hours.Row(2), "MO 09:00-17:00 ");
  EXPECT_EQ(hours.Row(3), "TU 08:00-17:00 ");
  EXPECT_EQ(hours.Row(4), "SA 09:00-17:00 ");
}

TEST(ReadHsds1, TakesWhatTheTextBesideTheTimesSaysForCertain) {
  const HoursOf hours =
      ReadHours({"Monday,,,\"9:00am-12:00pm / 1:00pm-6:00pm, Mon, Tue\"", "Wednesday,5:00,7:00pm,\"5:00-7:00pm, Wed\"",
                 "Saturday,8:00am,4:30pm,\"8:00am-4:30pm, Every 3rd Saturday of each month\"",
                 "Sunday,,,\"9:00am-5:00pm, Mon-Fri\"", ",,,Tue 9am-5pm; Sat 10am-2pm"});
  EXPECT_EQ(hours.Row(2), "MO 09:00-12:00 9:00am-12:00pm / 1:00pm-6:00pm, Mon, Tue");
  EXPECT_EQ(hours.Row(3), "WE 17:00-19:00 5:00-7:00pm, Wed");
  EXPECT_EQ(hours.Row(4), "3SA 08:00-16:30 8:00am-4:30pm, Every 3rd Saturday of each month");
  EXPECT_EQ(hours.Row(5), "SU ?-? 9:00am-5:00pm, Mon-Fri");  // says nothing of Sundays
  EXPECT_EQ(hours.Row(6), "TU 09:00-17:00 Tue 9am-5pm; Sat 10am-2pm");
  std::string further;  // what a row of the source has beside its first opening
  for (const Schedule& row : hours.import.directory.schedules) {
    if (Extra(row.extras, "source_id").empty()) further += row.byday + " " + FormatMinuteOfDay(*row.opens_at) + ";";
  }
  EXPECT_EQ(further, "SA 10:00;MO 13:00;");  // in the order of their keys
  EXPECT_EQ(
      IssueLines(hours.import.account),
      "repaired regular_schedules.csv:2 1 original_text: \"9:00am-12:00pm / 1:00pm-6:00pm, Mon, Tue\" is taken as "
      "09:00-12:00 and 13:00-18:00\n"
      "repaired regular_schedules.csv:3 2 original_text: \"5:00-7:00pm, Wed\" is taken as 17:00-19:00\n"
      "repaired regular_schedules.csv:4 3 original_text: is not of every week: taken as 3SA\n"
      "repaired regular_schedules.csv:6 5 original_text: \"Tue 9am-5pm; Sat 10am-2pm\" is taken as its openings\n");
}

TEST(ReadHsds1, KeepsHoursThatCannotBeReadForCertainAsProse) {
  const HoursOf hours = ReadHours({"Monday,,6:00pm,\"Dismissal Bell - 6:00pm, Mon\"", "Monday,,,Call first",
                                   "Monday,6:00,8:00pm,", "Monday,8:00m,5:00pm,", "Weekdays,8:00am,4:00pm,",
                                   ",8:00am,4:00pm,mornings", "Monday,09:00+05:00,17:00+05:00,"});
  EXPECT_EQ(hours.Row(2), "MO ?-? Dismissal Bell - 6:00pm, Mon");
  EXPECT_EQ(hours.Row(3), "MO ?-? Call first");
  EXPECT_EQ(hours.Row(4), "MO ?-? 6:00 - 8:00pm");
  EXPECT_EQ(hours.Row(5), "MO ?-? 8:00m - 5:00pm");
  EXPECT_EQ(hours.Row(6), " ?-? Weekdays 8:00am - 4:00pm");
  EXPECT_EQ(hours.Row(7), " ?-? mornings");
  EXPECT_EQ(hours.Row(8), "MO ?-? 09:00+05:00 - 17:00+05:00");
  EXPECT_EQ(
      IssueLines(hours.import.account),
      "repaired regular_schedules.csv:2 1 opens_at: is empty: hours unknown\n"
      "repaired regular_schedules.csv:4 3 opens_at: \"6:00\" to \"8:00pm\" may be meant in the morning or after noon: "
      "hours unknown\n"
      "repaired regular_schedules.csv:5 4 opens_at: \"8:00m\" is not a time of day such as 9:00am or 17:00: hours "
      "unknown\n"
      "repaired regular_schedules.csv:6 5 weekday: \"Weekdays\" is not a day of the week: hours unknown\n"
      "repaired regular_schedules.csv:7 6 weekday: \"\" is not a day of the week: hours unknown\n"
      "repaired regular_schedules.csv:8 7 opens_at: \"09:00+05:00\" is not a local time HH:MM from 00:00 to 24:00: "
      "cleared\n"
      "repaired regular_schedules.csv:8 7 closes_at: \"17:00+05:00\" is not a local time HH:MM from 00:00 to 24:00: "
      "cleared\n");
}

TEST(ReadHsds1, KnowsAroundTheClock) {
  const HoursOf hours =
      ReadHours({"Monday,24 hours,,", "Monday,,,\"24 hours a day, 7 days a week\"", "Monday,,,24 hours for members"});
  EXPECT_EQ(hours.Row(2), "MO 00:00-24:00 ");
  EXPECT_EQ(hours.Row(3), "MO 00:00-24:00 24 hours a day, 7 days a week");
  EXPECT_EQ(hours.Row(4), "MO ?-? 24 hours for members");
}

std::vector<Schedule> Holiday(const std::string& row) {
  return Read(Package({{"holiday_schedules.csv",
                        "id,service_id,closed,opens_at,closes_at,start_date,end_date\n1,10," + row + "\n"}}))
      .directory.schedules;
}

// Every day of these years on which a place that is open daily from 8 to 9 is closed.
std::string ClosedDays(std::vector<Schedule> rows, int first_year, int last_year) {
  Schedule daily;
  daily.freq = "DAILY";
  daily.opens_at = 8 * 60;
  daily.closes_at = 9 * 60;
  rows.push_back(daily);
  const TimeZone zone = *TimeZone::Load("America/Los_Angeles");
  const OpeningHours hours = OpeningHours::Build(rows, zone);
  std::string closed;
  const Date end = Date::FromYmd({std::chrono::year(last_year + 1), std::chrono::January, std::chrono::day(1)});
  for (Date day = Date::FromYmd({std::chrono::year(first_year), std::chrono::January, std::chrono::day(1)}); day < end;
       day = day + 1) {
    if (hours.OpenAt(zone.ToInstant({day, 8 * 60 + 30})) == Truth::kFalse) closed += FormatDate(day) + " ";
  }
  return closed;
}

TEST(ReadHsds1, RepeatsHolidaysWithoutAYearEveryYear) {
  EXPECT_EQ(ClosedDays(Holiday("true,,,\"January 01, 0001\",\"January 01, 0001\""), 2027, 2028),
            "2027-01-01 2028-01-01 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,\"December 31, 0001\",\"January 02, 0001\""), 2027, 2028),
            "2027-01-01 2027-01-02 2027-12-31 2028-01-01 2028-01-02 2028-12-31 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/27,3/1"), 2027, 2028),
            "2027-02-27 2027-02-28 2027-03-01 2028-02-27 2028-02-28 2028-02-29 2028-03-01 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/27,2/29"), 2027, 2028),
            "2027-02-27 2027-02-28 2028-02-27 2028-02-28 2028-02-29 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/29,3/1"), 2027, 2028), "2027-02-28 2027-03-01 2028-02-29 2028-03-01 ");
  EXPECT_EQ(ClosedDays(Holiday("true,,,2/29,"), 2027, 2028), "2027-02-28 2028-02-29 ");
}

TEST(ReadHsds1, TakesHolidaysWithAYearOnce) {
  EXPECT_EQ(ClosedDays(Holiday("true,,,12/24/27,2027-12-26"), 2026, 2028), "2027-12-24 2027-12-25 2027-12-26 ");
  const std::vector<Schedule> instead = Holiday("false,10:00,2pm,12/24/2027,");
  ASSERT_EQ(instead.size(), 1U);
  EXPECT_EQ(instead[0].exception, ScheduleException::kInstead);
  EXPECT_EQ(instead[0].opens_at, 600);
  EXPECT_EQ(instead[0].closes_at, 840);
}

TEST(ReadHsds1, SaysWhichHolidaysItCannotPlace) {
  EXPECT_EQ(
      Issues({{"holiday_schedules.csv",
               "id,service_id,closed,opens_at,closes_at,start_date,end_date\n1,10,true,,,Easter,\n"
               "2,10,true,9am,5pm,7/4/2027,7/3/2027\n3,10,true,,,7/4,7/4/2027\n"}}),
      "rejected holiday_schedules.csv:2 1 start_date: \"Easter\" is not a date such as 2026-12-24 or 12/24/2026\n"
      "repaired holiday_schedules.csv:3 2 opens_at: \"9am - 5pm\" stands beside closed: cleared\n"
      "repaired holiday_schedules.csv:3 2 end_date: \"7/3/2027\" does not follow start_date: only the first day is "
      "taken\n"
      "repaired holiday_schedules.csv:4 3 end_date: \"7/4/2027\" does not follow start_date: only the first day is "
      "taken\n");
}

// --- Places.

TEST(ReadHsds1, TakesStreetAndPostalAddresses) {
  const Import import =
      Read(Package({{"physical_addresses.csv",
                     "id,location_id,address_1,address_2,address_3,city,state_province,postal_code,country\n"
                     "1,20,2 Hill St,Suite 5,Rear,Los Angeles,CA ,90012,   \n2,20,,,,,,,\n"},
                    {"postal_addresses.csv", "id,location_id,address_1,city\n1,20,PO Box 7,Los Angeles\n"}}));
  ASSERT_EQ(import.directory.addresses.size(), 2U);
  for (const Address& address : import.directory.addresses) {
    if (address.address_type == "postal") continue;
    EXPECT_EQ(address.address_2, "Suite 5, Rear");
    EXPECT_EQ(address.state_province, "CA");
    EXPECT_EQ(address.country, "");
  }
  EXPECT_EQ(
      IssueLines(import.account),
      "rejected physical_addresses.csv:3 2 address_1: is empty, as are city, state and postal code: the record says "
      "nothing\n");
}

TEST(ReadHsds1, KeepsAPlaceSecretWhoseAddressSaysSo) {
  const Import import =
      Read(Package({{"physical_addresses.csv", "id,location_id,address_1,city\n1,20,CONFIDENTIAL location,Marathon\n"},
                    {"locations.csv", "id,organization_id,name,latitude,longitude\n20,1,Haven,99.123,-80.5\n"}}));
  EXPECT_TRUE(import.directory.locations[0].confidential);
  EXPECT_EQ(IssueLines(import.account),
            "repaired locations.csv:2 20 confidential: its address says that the place is: set to true\n"
            "repaired locations.csv:2 20 latitude: the point is out of range: cleared\n");
}

TEST(ReadHsds1, ClearsAPointThatContradictsItsAddress) {
  std::string locations = "id,organization_id,name,latitude,longitude\n";
  std::string addresses = "id,location_id,address_1,city,state_province,postal_code\n";
  for (int i = 0; i < 6; ++i) {
    const std::string id = std::to_string(20 + i);
    const std::string point = i == 3 ? "41.88,-87.62" : "34.05,-118.25";
    locations.append(id).append(",1,Hall,").append(point).append("\n");
    addresses.append(id).append(",").append(id).append(",1 Hill St,Los Angeles,CA,90012\n");
  }
  const Import import = Read(Package({{"locations.csv", locations}, {"physical_addresses.csv", addresses}}));
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired locations.csv:5 23 latitude: contradicts the address: the other places of its ZIP code are 2805 km "
      "away: cleared\n");
}

TEST(ReadHsds1, TakesServiceAreasByNameAndListsOfZipCodes) {
  const Import import = Read(
      Package({{"service_areas.csv", "id,service_id,service_area\n1,10,\"90731, 90012\"\n2,10,Los Angeles County\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  for (const ServiceArea& area : import.directory.service_areas) {
    const bool zips = Extra(area.extras, "source_id") == "1";
    EXPECT_EQ(area.extent_type, zips ? ExtentType::kZipCodes : ExtentType::kText);
    EXPECT_EQ(area.zip_codes, zips ? std::vector<std::string>({"90012", "90731"}) : std::vector<std::string>());
    EXPECT_EQ(area.name, zips ? "90731, 90012" : "Los Angeles County");
  }
}

// --- Vocabularies.

TEST(ReadHsds1, LinksServicesToTermsAsNeedsAndPopulations) {
  const Import import =
      Read(Package({{"taxonomy.csv",
                     "id,name,parent_id,parent_name,vocabulary\nB,Basic Needs,,,V\nB-1,Pantries,B,,V\n"
                     "Y,Target Populations,,,V\nY-1,Veterans,Y,,V\n"},
                    {"services_taxonomy.csv",
                     "id,service_id,taxonomy_id,taxonomy_detail\n1,10,B-1,\n2,10,Y-1,all ages\n"
                     "3,10,Q,\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "rejected services_taxonomy.csv:4 3 taxonomy_term_id: \"Q\" is not in taxonomy_terms\n");
  ASSERT_EQ(import.directory.attributes.size(), 2U);
  for (const Attribute& attribute : import.directory.attributes) {
    const bool need = attribute.taxonomy_term_key == KeyOf("taxonomy_terms/B-1");
    EXPECT_EQ(attribute.link_type, need ? "need" : "target_population");
    EXPECT_EQ(attribute.value, need ? "" : "all ages");
  }
  ASSERT_EQ(import.directory.taxonomies.size(), 1U);
  EXPECT_EQ(import.directory.taxonomies[0].name, "V");
  absl::StatusOr<Catalog> catalog = CatalogBuilder(import.directory).Build();
  ASSERT_TRUE(catalog.ok());
  EXPECT_EQ(catalog->OffersFor(catalog->FindTerm("basic needs")).size(), 1U);
  EXPECT_EQ(catalog->OffersFor(catalog->FindTerm("Y-1")).size(), 0U);
}

TEST(ReadHsds1, AddsParentsThatHaveANameAndNoRecord) {
  const Import import = Read(Package(
      {{"taxonomy.csv", "id,name,parent_id,parent_name\nF-1,Legal Aid,F,Law\nF-2,Advice,F,Law\nG-1,Else,G,\n"}}));
  EXPECT_EQ(import.directory.taxonomy_terms.size(), 4U);
  EXPECT_EQ(IssueLines(import.account),
            "repaired taxonomy.csv:2 F-1 parent_id: \"F\" has no record: a term named \"Law\" was added\n"
            "repaired taxonomy.csv:4 G-1 parent_id: \"G\" is not in taxonomy_terms: cleared\n");
}

// --- What hangs on services and locations.

TEST(ReadHsds1, ReadsLanguagesOfServicesLocationsAndPhones) {
  const Import import =
      Read(Package({{"languages.csv",
                     "id,service_id,location_id,language\n1,10,20,Spanish (limited)\n2,,20,English and Creole\n"
                     "3,10,,es\n4,10,,\n"},
                    {"phones.csv", "id,service_id,number,language\n1,10,310-555-0100,\"es,vi\"\n2,10,,\n"}}));
  EXPECT_EQ(IssueLines(import.account),
            "repaired languages.csv:2 1 language: \"Spanish (limited)\" is read as es\n"
            "repaired languages.csv:3 2 language: \"English and Creole\" is read as en, ht\n"
            "rejected languages.csv:5 4 language: is empty: the record says nothing\n"
            "rejected phones.csv:3 2 number: is empty: there is nothing to call\n");
  std::string spoken;
  for (const Language& language : import.directory.languages)
    spoken += language.phone_key.empty() ? "" : language.code + " ";
  EXPECT_EQ(import.directory.languages.size(), 6U);
  EXPECT_TRUE(spoken == "es vi " || spoken == "vi es ") << spoken;
}

TEST(ReadHsds1, CarriesOtherTablesWithTheirReferences) {
  const Import import = Read(Package({{"contacts.csv", "id,organization_id,service_id,name\n50,1,10,Contact\n"},
                                      {"phones.csv", "id,contact_id,number\n1,50,310-555-0100\n"},
                                      {"payments_accepted.csv", "id,service_id,payment\n1,10,cash\n"},
                                      {"areas.csv", "id,shape\n1,round\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  ASSERT_EQ(import.directory.carried.size(), 3U);
  const CarriedTable& contacts = import.directory.carried[0];
  EXPECT_EQ(contacts.name, "contacts");
  EXPECT_EQ(contacts.columns, (std::vector<std::string>{"id", "organization_id", "service_id", "name", "source_id"}));
  EXPECT_EQ(contacts.rows[0][0], import.directory.phones[0].contact_key);
  EXPECT_EQ(contacts.rows[0][1], import.directory.organizations[0].key);
  EXPECT_EQ(contacts.rows[0][4], "50");
  EXPECT_EQ(import.directory.carried[1].name,
            "hsds1_areas");  // not the table of that name that HSDS 3 directories of Kith have
}

TEST(ReadHsds1, KeepsColumnsItDoesNotKnow) {
  const Import import = Read(Package(
      {{"services.csv", "id,organization_id,name,status,taste,alert,source_id\n10,1,Food,active,sweet,hot,x\n"}}));
  const Service& service = import.directory.services[0];
  EXPECT_EQ(Extra(service.extras, "taste"), "sweet");
  EXPECT_EQ(Extra(service.extras, "hsds1_alert"), "hot");
  EXPECT_EQ(Extra(service.extras, "hsds1_source_id"), "x");
  EXPECT_EQ(Extra(service.extras, "source_id"), "10");
  EXPECT_EQ(service.alert, "");
}

// --- Other versions.

TEST(ReadHsds1, ReadsTheShapeOf10InWhichServicesHangOnLocations) {
  const Import import =
      Read({{"organizations.csv", "id,name,website\n1,Org,https://org.example\n"},
            {"locations.csv",
             "id,organization_id,name,accessibility,languages,virtual\n20,1,Hall,\"ramp, wheelchair\",\"Spanish, "
             "Tagalog\",true\n"},
            {"services.csv",
             "id,location_id,name,status,fees,eligibility,languages,required_documents,service_areas,"
             "taxonomy_ids,website,keywords\n10,20,Food,active,None,Adults,Spanish,\"Photo ID, Bill\",\"Colma, "
             "Daly City\",\"101, 102\",https://food.example,\"a, b\"\n"},
            {"taxonomy.csv", "taxonomy_id,name,parent_id,parent_name\n101,Emergency,,\n102,Food,,\n"},
            {"addresses.csv", "id,location_id,address_1,city\n1,20,1 Main St,Colma\n"},
            {"mail_addresses.csv", "id,location_id,address_1,city\n1,20,PO Box 1,Colma\n"},
            {"phones.csv", "id,location_id,number,number_type,department\n1,20,650-555-0100,hotline,Intake\n"}});
  EXPECT_EQ(IssueLines(import.account), "");
  const Directory& d = import.directory;
  ASSERT_EQ(d.services_at_location.size(), 1U);
  EXPECT_EQ(d.services_at_location[0].location_key, d.locations[0].key);
  EXPECT_EQ(d.services[0].organization_key, d.organizations[0].key);
  EXPECT_EQ(d.services[0].eligibility_description, "Adults");
  EXPECT_EQ(d.services[0].fees_description, "None");
  EXPECT_EQ(d.services[0].url, "https://food.example");
  EXPECT_EQ(d.locations[0].type, LocationType::kVirtual);
  EXPECT_EQ(d.accessibility.size(), 2U);
  EXPECT_EQ(d.languages.size(), 3U);
  EXPECT_EQ(d.required_documents.size(), 2U);
  EXPECT_EQ(d.service_areas.size(), 2U);
  EXPECT_EQ(d.attributes.size(), 2U);
  EXPECT_EQ(d.addresses.size(), 2U);
  EXPECT_EQ(d.phones[0].type, "hotline");
  EXPECT_EQ(d.phones[0].description, "Intake");
}

TEST(ReadHsds1, ReadsTheShapeOf20) {
  const Import import = Read(
      Package({{"taxonomy_terms.csv", "id,term,description,parent_id,taxonomy\nB,Basic Needs,All of it,,V\n"},
               {"service_attributes.csv", "id,service_id,taxonomy_term_id\n1,10,B\n"},
               {"other_attributes.csv", "id,link_id,link_type,taxonomy_term_id\n1,20,location,B\n"},
               {"schedules.csv",
                "id,service_id,freq,byday,dtstart,until,description\n1,10,WEEKLY,\"MO,TU\",2026-01-05,,Mornings\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  EXPECT_EQ(import.directory.attributes.size(), 2U);
  ASSERT_EQ(import.directory.schedules.size(), 1U);
  EXPECT_EQ(import.directory.schedules[0].byday, "MO,TU");
  EXPECT_EQ(import.directory.schedules[0].service_key, KeyOf("services/10"));
}

TEST(ReadHsds1, TiesWhatVersion20NamesByTableAndId) {
  const Import import = Read(Package(
      {{"taxonomy_terms.csv", "id,term,description,parent_id,taxonomy\nB,Adults,All of them,,V\n"},
       {"eligibility.csv", "id,service_id\n7,10\n"},
       {"phones.csv", "id,service_id,number\n5,10,1\n"},
       {"other_attributes.csv", "id,link_id,link_type,taxonomy_term_id\n1,7,eligibility,B\n2,5,phone,B\n3,9,zebra,B\n"},
       {"metadata.csv", "id,resource_id,resource_type,updated_by\n1,5,phone,me\n2,x,zebra,me\n"}}));
  EXPECT_EQ(IssueLines(import.account), "");
  std::map<std::string, const Attribute*> by_id;
  for (const Attribute& attribute : import.directory.attributes)
    by_id[Extra(attribute.extras, "source_id")] = &attribute;
  ASSERT_EQ(by_id.size(), 3U);
  EXPECT_EQ(by_id["1"]->link_key, KeyOf("services/10"));
  EXPECT_EQ(by_id["1"]->link_entity, "service");
  EXPECT_EQ(by_id["1"]->link_type, "eligibility");
  EXPECT_EQ(by_id["2"]->link_key, import.directory.phones[0].key);
  EXPECT_EQ(by_id["3"]->link_key, "9");
  ASSERT_EQ(import.directory.carried.size(), 1U);
  const CarriedTable& metadata = import.directory.carried[0];
  EXPECT_EQ(metadata.columns,
            (std::vector<std::string>{"id", "resource_id", "resource_type", "updated_by", "source_id"}));
  std::set<std::string> resources;
  for (const std::vector<std::string>& row : metadata.rows) resources.insert(row[1]);
  EXPECT_EQ(resources, (std::set<std::string>{import.directory.phones[0].key, "x"}));
}

}  // namespace
}  // namespace kith
