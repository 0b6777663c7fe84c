// Places, vocabularies and what hangs on services in HSDS 1.x packages; tables and columns that it does not know.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/interop/hsds1_packages.h"

namespace kith {
namespace {

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

// Else the export would be taken for HSDS 1.x, and Read would fail.
TEST(ReadHsds1, RenamesACarriedTableByWhichHsds1IsKnown) {
  const Import import = Read(Package({{"postal_addresses.csv", "id,location_id,address_1,city\n1,20,PO Box 1,Colma\n"},
                                      {"mail_addresses.csv", "id,location_id,address_1,city\n1,20,PO Box 2,Colma\n"}}));
  ASSERT_EQ(import.directory.carried.size(), 1U);
  EXPECT_EQ(import.directory.carried[0].name, "hsds1_mail_addresses");
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

}  // namespace
}  // namespace kith
