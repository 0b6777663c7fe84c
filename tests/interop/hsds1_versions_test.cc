// The shapes of the versions 1.0 and 2.0, where they differ from 1.1.
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/interop/hsds1_packages.h"

namespace kith {
namespace {

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
