// Reading HSDS 1.x and 2.0 packages: what becomes of every record, right or wrong.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "src/interop/hsds1_read.h"
#include "tests/interop/hsds1_packages.h"

namespace kith {
namespace {

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

TEST(ReadHsds1, NamesTheTablesThatThePackageDeclaresAndLacks) {
  PackageTexts texts = Package();
  texts.erase("services_at_location.csv");
  texts["datapackage.json"] =
      R"({"resources": [{"path": "data/services.csv"}, {"path": "data/services_at_location.csv"}]})";
  const std::vector<std::string> notes = Read(texts).account.notes;
  const auto said = [&](std::string_view words) {
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string& note) { return note.find(words) != std::string::npos; });
  };
  EXPECT_TRUE(said("declares a file that is not there: data/services_at_location.csv."));
  EXPECT_TRUE(said("No service is tied to a location"));
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

}  // namespace
}  // namespace kith
