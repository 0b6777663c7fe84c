// Nested JSON of HSDS 3 is read as its tables are: what belongs together by nesting belongs together by id.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/interop/hsds.h"
#include "src/interop/hsds_json_read.h"
#include "tests/interop/gzip.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

absl::StatusOr<Import> ReadJson(const PackageTexts& files) {
  return ReadHsds3JsonFiles(SourceFiles::OfTexts(files), "", "test", {});
}

Import MustReadJson(const PackageTexts& files) {
  absl::StatusOr<Import> import = ReadJson(files);
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances()) << import->account.ToText();
  return *std::move(import);
}

std::string CountsOf(const ImportAccount& account) {
  std::string counts;
  for (const TableAccount& table : account.tables)
    counts += table.file + " " + std::to_string(table.read) + " = " + std::to_string(table.accepted) + " + " +
              std::to_string(table.repaired) + " + " + std::to_string(table.rejected) + "\n";
  return counts;
}

constexpr const char* kService = R"({
  "id": "s", "name": "Pantry", "status": "active", "assured_date": "2026-01-05", "minimum_age": 12.5,
  "organization": {"id": "o", "name": "Org", "description": "Helps", "website": "https://o.example"},
  "program": {"id": "p", "name": "Food", "description": "Food for all"},
  "phones": [{"id": "ph", "number": "1", "extension": 7, "languages": [{"id": "la", "name": "Urdu", "code": "ur"}]}],
  "schedules": [{"id": "sc", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}],
  "service_areas": [{"id": "sa", "extent_type": "geojson",
                     "extent": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}],
  "service_at_locations": [{"id": "sl", "description": "Here",
    "location": {"id": "l", "location_type": "physical", "name": "Hall", "latitude": 34.5, "longitude": -118.25,
                 "addresses": [{"id": "ad", "address_1": "1 Main St", "city": "Town", "state_province": "CA",
                                "postal_code": "90001", "country": "US", "address_type": "physical"}],
                 "accessibility": [{"id": "ac", "description": "ramp"}],
                 "contacts": [{"id": "co", "name": "Desk", "phones": [{"id": "ph2", "number": "2"}]}]}}],
  "cost_options": [{"id": "cc", "option": "Adults", "amount": 3.5, "currency": "usd"}],
  "required_documents": [{"id": "rd", "document": "photo_id"}],
  "funding": [{"id": "f", "source": "A grant"}],
  "capacities": [{"id": "ca", "available": 3, "updated": "2026-01-05T09:30:00Z", "unit": {"id": "u", "name": "Bed"}}],
  "additional_urls": [{"id": "ur", "label": "More", "url": "https://more.example"}],
  "attributes": [{"id": "at", "link_type": "need", "taxonomy_term": {"id": "t", "code": "food", "name": "Food",
    "description": "Food", "taxonomy_detail": {"id": "ta", "name": "Needs", "description": "All"}}}],
  "metadata": [{"id": "me", "last_action_date": "2026-01-01", "last_action_type": "update", "field_name": "name",
                "previous_value": "a", "replacement_value": "b", "updated_by": "c"}],
  "opening_note": "ring twice", "tags": ["a", "b"]})";

TEST(ReadHsds3Json, TiesTogetherWhatStandsTogether) {
  const Import import = MustReadJson({{"service.json", kService}});
  EXPECT_EQ(IssueLines(import.account), "");
  const Import tables = MustRead({
      {"organizations.csv", "id,name,description,website\no,Org,Helps,https://o.example\n"},
      {"programs.csv", "id,organization_id,name,description\np,o,Food,Food for all\n"},
      {"services.csv",
       "id,organization_id,program_id,name,status,assured_date,minimum_age,opening_note,tags\n"
       "s,o,p,Pantry,active,2026-01-05,12.5,ring twice,\"[\"\"a\"\",\"\"b\"\"]\"\n"},
      {"phones.csv", "id,service_id,contact_id,number,extension\nph,s,,1,7\nph2,,co,2,\n"},
      {"languages.csv", "id,phone_id,name,code\nla,ph,Urdu,ur\n"},
      {"schedules.csv", "id,service_id,freq,byday,opens_at,closes_at\nsc,s,WEEKLY,MO,09:00,12:00\n"},
      {"service_areas.csv",
       "id,service_id,extent_type,extent\n"
       "sa,s,geojson,\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[0,0],[1,0],[1,1],[0,0]]]}\"\n"},
      {"service_at_location.csv", "id,service_id,location_id,description\nsl,s,l,Here\n"},
      {"locations.csv", "id,location_type,name,latitude,longitude\nl,physical,Hall,34.5,-118.25\n"},
      {"addresses.csv",
       "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
       "ad,l,1 Main St,Town,CA,90001,US,physical\n"},
      {"accessibility.csv", "id,location_id,description\nac,l,ramp\n"},
      {"contacts.csv", "id,location_id,name\nco,l,Desk\n"},
      {"cost_options.csv", "id,service_id,option,amount,currency\ncc,s,Adults,3.5,usd\n"},
      {"required_documents.csv", "id,service_id,document\nrd,s,photo_id\n"},
      {"funding.csv", "id,service_id,source\nf,s,A grant\n"},
      {"service_capacity.csv", "id,service_id,unit_id,available,updated\nca,s,u,3,2026-01-05T09:30:00Z\n"},
      {"units.csv", "id,name\nu,Bed\n"},
      {"url.csv", "id,label,url,service_id\nur,More,https://more.example,s\n"},
      {"attributes.csv", "id,link_id,link_entity,link_type,taxonomy_term_id\nat,s,service,need,t\n"},
      {"taxonomy_terms.csv", "id,code,name,description,taxonomy_id\nt,food,Food,Food,ta\n"},
      {"taxonomies.csv", "id,name,description\nta,Needs,All\n"},
      {"metadata.csv",
       "id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,replacement_value,"
       "updated_by\nme,s,service,2026-01-01,update,name,a,b,c\n"},
  });
  EXPECT_EQ(IssueLines(tables.account), "");
  EXPECT_EQ(MustFormat(import.directory), MustFormat(tables.directory));
  EXPECT_TRUE(import.directory == tables.directory);
}

TEST(ReadHsds3Json, IsTheSameInEveryShapeOfFile) {
  std::string line = kService;
  std::erase(line, '\n');
  const Import expected = MustReadJson({{"service.json", kService}});
  for (const PackageTexts& files : std::vector<PackageTexts>{
           {{"a.ndjson", line + "\n"}},
           {{"a.json", "[" + line + "]"}},
           {{"a.json", R"({"total_items":1,"contents":[)" + line + "]}"}},
           {{"a.json", R"({"services.csv":[)" + line + "]}"}},
           {{"a.jsonl", line + "\n" + line + "\n"}},
           {{"a.json", line}, {"b.json", line}, {"README.md", "about"}},
       }) {
    const Import import = MustReadJson(files);
    EXPECT_EQ(IssueLines(import.account), "") << files.begin()->second.substr(0, 40);
    EXPECT_TRUE(import.directory == expected.directory) << files.begin()->second.substr(0, 40);
  }
}

TEST(ReadHsds3Json, KeepsTheFirstOfCopiesThatDifferAndFillsWhatItLeavesOpen) {
  const Import import = MustReadJson(
      {{"a.json",
        R"({"id":"o","name":"Org","description":"d","locations":[{"id":"l","location_type":"physical","name":"Hall"}]})"},
       {"b.json",
        R"([{"id":"l","location_type":"physical","name":"Barn","transportation":"Bus 2"},
            {"id":"o","name":"Org","description":"d","email":"a@o.example"}])"}});
  EXPECT_EQ(CountsOf(import.account), "a.json 1 = 1 + 0 + 0\nb.json 2 = 1 + 1 + 0\n");
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired b.json:1 l /0/name: a.json:1 /locations/0 is the same record with another name: that one is kept\n");
  EXPECT_EQ(import.directory.locations[0].name, "Hall");
  EXPECT_EQ(import.directory.locations[0].transportation, "Bus 2");
  EXPECT_EQ(import.directory.organizations[0].email, "a@o.example");
}

TEST(ReadHsds3Json, GivesARecordOfSeveralOwnersToEach) {
  const Import import = MustReadJson({{"a.json", R"([
    {"id":"s","name":"A","status":"active","organization":{"id":"o","name":"O","description":"d"},
     "phones":[{"id":"p","number":"1"}],"attributes":[{"id":"a","taxonomy_term":{"id":"t","name":"T","description":"t"}}]},
    {"id":"r","name":"B","status":"active","organization":{"id":"o","name":"O","description":"d","phones":[{"id":"p","number":"1"}]},
     "phones":[{"id":"p","number":"1"}],"attributes":[{"id":"a","taxonomy_term":{"id":"t","name":"T","description":"t"}}]}])"}});
  EXPECT_EQ(IssueLines(import.account), "");
  ASSERT_EQ(import.directory.phones.size(), 2U);
  const auto of = [&](const std::string& service) {
    return std::find_if(import.directory.phones.begin(), import.directory.phones.end(),
                        [&](const Phone& phone) { return phone.service_key == service; });
  };
  EXPECT_EQ(of("s")->key, "p");
  EXPECT_EQ(of("s")->organization_key, "o");  // one row names an owner of each kind
  EXPECT_EQ(of("r")->extras, (Extras{{"source_id", "p"}}));
  ASSERT_EQ(import.directory.attributes.size(), 2U);
  EXPECT_NE(import.directory.attributes[0].link_key, import.directory.attributes[1].link_key);
}

TEST(ReadHsds3Json, TellsWhatIsWrongByFileObjectAndPointer) {
  const Import import = MustReadJson({{"pages.json", R"({"contents":[
    {"id":"s","name":"A","status":"open","organization_id":"x","organization":{"id":"o","name":"O","description":"d"},
     "minimum_age":"twelve","phones":[{"number":"1"},"2"],"service_areas":{"id":"sa","service_id":"z","name":"Town"},
     "description":["a"]},
    {"id":"q"}, 7, {"id":"r",}, {"id":"t","name":"T","status":"active","name":"U","organization_id":"none"}]})"},
                                      {"odd.json", R"({"zebras.csv":[{"id":"1"}]})"}});
  EXPECT_EQ(CountsOf(import.account), "odd.json 1 = 0 + 0 + 1\npages.json 5 = 0 + 2 + 3\n");
  EXPECT_EQ(
      IssueLines(import.account),
      "rejected odd.json:1  /zebras.csv/0: \"zebras.csv\" is no table of HSDS\n"
      "repaired pages.json:1 s /contents/0/description: is no text: kept as JSON in json_description\n"
      "repaired pages.json:1 s /contents/0/organization: is not what organization_id names: what is nested is taken\n"
      "repaired pages.json:1  /contents/0/phones/0/id: is not stated: one is made of the record's content\n"
      "repaired pages.json:1 s /contents/0/phones/1: is no object: left out\n"
      "repaired pages.json:1 sa /contents/0/service_areas/service_id: does not name the record in which it stands: "
      "that one is taken\n"
      "repaired pages.json:1 s /contents/0/status: \"open\" is not active, inactive, defunct or temporarily closed: "
      "taken as not stated\n"
      "repaired pages.json:1 s /contents/0/minimum_age: \"twelve\" is not a number: cleared\n"
      "rejected pages.json:2  /contents/1: its members do not say which record of HSDS it is\n"
      "rejected pages.json:3  /contents/2: is no object\n"
      "rejected pages.json:4  /contents/3: not JSON: The JSON document has an improper structure: missing or "
      "superfluous commas, braces, missing keys, etc.\n"
      "repaired pages.json:5 t /contents/4/name: stands there twice: the first is kept\n"
      "repaired pages.json:5 t /contents/4/organization_id: \"none\" is not in organizations: an organization of that "
      "id was added, its name is not known\n");
}

TEST(ReadHsds3Json, KnowsAServiceThatDoesNotSayWhetherItIsActive) {
  const Import import = MustReadJson({{"pages.json", R"([
    {"id":"s","name":"A","organization":{"id":"o","name":"O"},"schedules":[],"service_areas":[{"id":"w","name":"Town"}]},
    {"id":"x","organization":{"id":"o","name":"O"},"schedules":[]},
    {"id":"t","name":"B","organization":{"id":"o","name":"O"}}])"}});
  ASSERT_EQ(import.directory.services.size(), 1U);
  EXPECT_EQ(import.directory.services.front().name, "A");
  EXPECT_EQ(import.directory.service_areas.size(), 1U);
  EXPECT_EQ(import.account.rejected(), 2) << "these may be a program's or a place's";
}

TEST(ReadHsds3Json, IsConfidentialAsSoonAsOneCopySaysSo) {
  for (const std::string second : {R"("confidential":true,)", R"("confidential":"maybe",)"}) {
    const Import import = MustReadJson({{"a.json", R"([
      {"id":"l","location_type":"physical","name":"Hall","latitude":10,"longitude":10,"confidential":false},
      {"id":"l","location_type":"physical",)" + second +
                                                       R"("name":"Secret house","latitude":11,"longitude":10},
      {"id":"l","location_type":"physical","name":"Secret house"}])"}});
    ASSERT_EQ(import.directory.locations.size(), 1U);
    EXPECT_TRUE(import.directory.locations[0].confidential);
    EXPECT_EQ(IssueLines(import.account).find("Secret"), std::string::npos);
    EXPECT_EQ(IssueLines(import.account).find("11"), std::string::npos);
  }
}

TEST(ReadHsds3Json, RefusesWhatIsTooDeepAndReadsOn) {
  std::string deep =
      R"({"id":"s","name":"S","status":"active","x":)" + std::string(40, '[') + std::string(40, ']') + "}";
  const Import import = MustReadJson({{"a.ndjson", deep + "\n" + R"({"id":"l","location_type":"physical"})"}});
  EXPECT_EQ(IssueLines(import.account), "rejected a.ndjson:1  : nested deeper than 32\n");
  EXPECT_EQ(import.directory.locations.size(), 1U);
  const absl::StatusOr<Import> cut = ReadJson({{"a.json", R"([{"id":"l","location_type":"physical"},{"id":)"}});
  EXPECT_EQ(cut.status().message(), "a.json:1: the text ends early");
  EXPECT_EQ(ReadJson({{"a.txt", "{}"}}).status().code(), absl::StatusCode::kNotFound);
}

TEST(ReadHsds3Json, ReadsOtherThanUtf8AsWindows1252) {
  const Import import =
      MustReadJson({{"a.json", "{\"id\":\"l\",\"location_type\":\"physical\",\"name\":\"Caf\xE9\"}"}});
  EXPECT_EQ(import.directory.locations[0].name, "Café");
  EXPECT_EQ(IssueLines(import.account), "repaired a.json:1  : not UTF-8: read as Windows-1252\n");
}

// The official examples: what is wrong in them is told, all else is there.
TEST(ReadHsds3Json, ReadsTheOfficialExamples) {
  const std::filesystem::path folder = SharedData("hsds-schemas/3.1/examples");
  if (folder.empty()) GTEST_SKIP() << "no shared data";
  const absl::StatusOr<Import> import = ReadHsds3Json(folder, {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_TRUE(import->account.Balances());
  EXPECT_EQ(
      CountsOf(import->account),
      "base.json 1 = 0 + 0 + 1\nlocation.json 1 = 0 + 1 + 0\norganization_full.json 1 = 0 + 1 + 0\n"
      "organization_list.json 1 = 1 + 0 + 0\nservice_at_location_full.json 1 = 0 + 1 + 0\n"
      "service_at_location_list.json 1 = 0 + 1 + 0\nservice_full.json 1 = 0 + 1 + 0\nservice_list.json 1 = 1 + 0 + 0\n"
      "tabular.json 21 = 15 + 6 + 0\ntaxonomy.json 1 = 1 + 0 + 0\ntaxonomy_list.json 1 = 1 + 0 + 0\n"
      "taxonomy_term.json 1 = 1 + 0 + 0\ntaxonomy_term_list.json 1 = 1 + 0 + 0\n");
  // The files give one record several hours and identifiers; attributes and metadata name tables in which they do not stand.
  std::map<std::string, int> by_member;
  for (const ImportIssue& issue : import->account.issues) ++by_member[issue.field.substr(issue.field.rfind('/') + 1)];
  const std::map<std::string, int> expected = {{"", 1},
                                               {"latitude", 1},
                                               {"external_identifier", 8},
                                               {"closes_at", 13},
                                               {"link_entity", 4},
                                               {"resource_type", 3},
                                               {"extent", 1},
                                               {"parent_id", 1},
                                               {"organization_id", 1},
                                               {"taxonomy_id", 1},
                                               {"resource_id", 1}};
  EXPECT_EQ(by_member, expected);
  EXPECT_EQ(import->directory.services.size(), 1U);
  EXPECT_EQ(import->directory.phones.size(), 1U);
}

TEST(ReadHsds3Json, ReadsTheFullExampleOfAnOrganization) {
  const std::filesystem::path folder = SharedData("hsds-schemas/3.1/examples");
  if (folder.empty()) GTEST_SKIP() << "no shared data";
  const absl::StatusOr<Import> import = ReadHsds3Json(folder / "organization_full.json", {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(CountsOf(import->account), "organization_full.json 1 = 0 + 1 + 0\n");
  std::vector<std::string> fields;
  for (const ImportIssue& issue : import->account.issues) fields.push_back(issue.field);
  EXPECT_EQ(fields,
            (std::vector<std::string>{"/services/0/attributes/0/link_entity", "/services/0/metadata/0/resource_type",
                                      "/locations/0/latitude", "/services/0/service_areas/0/extent",
                                      "/services/0/attributes/0/taxonomy_term/parent_id"}));
  ASSERT_EQ(import->account.notes.size(), 2U);
  EXPECT_EQ(
      import->account.notes[1],
      "The objects hold these records: accessibility 1, addresses 1, attributes 1, contacts 1, cost_options 1, funding "
      "1, "
      "languages 1, locations 1, metadata 1, organization_identifiers 1, organizations 1, phones 1, programs 1, "
      "required_documents 1, schedules 1, service_areas 1, service_at_location 1, service_capacity 1, services 1, "
      "taxonomies 1, taxonomy_terms 1, units 1, url 1.");
}

TEST(ReadHsds3Json, ReadsTheExamplesOf30) {
  const std::filesystem::path folder = SharedData("hsds-samples/hsds30-examples");
  if (folder.empty()) GTEST_SKIP() << "no shared data";
  for (const char* file : {"organization_full.json", "service_full.json", "service_at_location_full.json"}) {
    const absl::StatusOr<Import> import = ReadHsds3Json(folder / file, {});
    ASSERT_TRUE(import.ok()) << import.status();
    EXPECT_EQ(import->account.rejected(), 0) << file;
    EXPECT_EQ(import->directory.services.size(), 1U) << file;
    EXPECT_EQ(import->directory.phones.size(), 1U) << file;
    EXPECT_EQ(import->directory.service_areas.size(), 1U) << file;
  }
}

TEST(ReadHsds3Json, RefusesAFileThatUnpacksToAThousandTimesItsSize) {
  const auto of_blanks = [](std::size_t count) {
    return ReadJson({{"services.json.gz", Gzip("[" + std::string(kService) + std::string(count, ' ') + "]")}});
  };
  EXPECT_TRUE(of_blanks(15U << 20).ok());  // short enough to be read whatever it unpacks to
  const absl::Status refused = of_blanks(200U << 20).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted) << refused;
  EXPECT_NE(refused.message().find("services.json.gz"), std::string_view::npos) << refused;
  EXPECT_NE(refused.message().find("unpacks to over 1000 times its size"), std::string_view::npos) << refused;
}

}  // namespace
}  // namespace kith
