// What mappings make of rows, and what becomes of each row.
#include "kith/interop/mapping.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "src/interop/mapping_lookup.h"
#include "src/interop/uuid.h"
#include "tests/interop/mapped.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

TEST(Mapping, MakesRecordsOfRowsAndTiesThemTogether) {
  const Import import = MustMap(PantryMapping("[addresses from pantries]\naddress_1 = {Street}\ncity = {City}\n"
                                              "[phones from pantries]\nnumber = {Tel}\ntype = voice\n"),
                                {{"pantries.csv", "No,Name,Street,City,Tel\n7,Hope,1 Main St,Compton,555-0100\n"}});
  const Directory& directory = import.directory;
  ASSERT_EQ(directory.services_at_location.size(), 1U);
  EXPECT_EQ(directory.services.front().name, "Pantry of Hope");
  EXPECT_EQ(directory.services.front().key, UuidV5(kKithNamespace, "services/7"));
  EXPECT_EQ(directory.services.front().organization_key, UuidV5(kKithNamespace, "organizations/7"));
  EXPECT_EQ(directory.services.front().extras, (Extras{{"source_id", "7"}}));
  EXPECT_EQ(directory.services_at_location.front().location_key, directory.locations.front().key);
  EXPECT_EQ(directory.addresses.front().location_key, directory.locations.front().key);
  EXPECT_EQ(directory.phones.front().service_key, directory.services.front().key);
  EXPECT_EQ(import.account.ToText(),
            "table         read  accepted  repaired  rejected\n"
            "pantries.csv     1         1         0         0\n"
            "all              1         1         0         0\n"
            "\nThe source does not say in which time zone its local times are meant: America/Los_Angeles is assumed "
            "(--time-zone "
            "names another).\n");
}

TEST(Mapping, GivesTheSameDirectoryAtEveryImport) {
  const std::map<std::string, std::string> texts = {{"pantries.csv", "No,Name\n7,Hope\n8,Faith\n"}};
  EXPECT_EQ(MustMap(PantryMapping(), texts).directory, MustMap(PantryMapping(), texts).directory);
}

TEST(Mapping, NeedsNoIdWhereNobodyRefersToTheRecordAndKeepsTheKeyWhereRowsMove) {
  const std::string phones = "[phones from pantries]\nnumber = {Tel}\n";
  const Import first = MustMap(PantryMapping(phones), {{"pantries.csv", "No,Name,Tel\n7,Hope,1\n8,Faith,2\n"}});
  const Import moved = MustMap(PantryMapping(phones), {{"pantries.csv", "No,Name,Tel\n8,Faith,2\n7,Hope,1\n"}});
  EXPECT_EQ(first.directory.phones, moved.directory.phones);
}

TEST(Mapping, ListsTheColumnsThatItDoesNotUse) {
  const Import import = MustMap(PantryMapping(), {{"pantries.csv", "No,Name,Color,Empty\n7,Hope,blue,\n"}});
  ASSERT_EQ(import.account.tables.size(), 1U);
  EXPECT_EQ(import.account.tables.front().columns_not_mapped, (std::vector<std::string>{"Color"}));
  EXPECT_NE(import.account.ToText().find("pantries.csv: columns not mapped: Color\n"), std::string::npos);
}

TEST(Mapping, CarriesTheColumnsThatItIsToldToCarry) {
  const std::string text = "No,Name,Color,name,source_id\n7,Hope,blue,other,x\n";
  const Import all =
      MustMap(PantryMapping("[services from pantries]\nid = {No}\nname = Pantry of {Name}\ncarry = all\n"),
              {{"pantries.csv", text}});
  EXPECT_EQ(all.directory.services.front().extras,
            (Extras{{"Color", "blue"}, {"source_id", "7"}, {"source_name", "other"}, {"source_source_id", "x"}}));
  EXPECT_TRUE(all.account.tables.front().columns_not_mapped.empty());
}

TEST(Mapping, SaysWhichTimeZoneItAssumed) {
  const Import import = MustMap(PantryMapping(), {{"pantries.csv", "No,Name\n7,Hope\n"}});
  ASSERT_EQ(import.account.notes.size(), 1U);
  EXPECT_NE(import.account.notes[0].find("America/Los_Angeles"), std::string::npos);
}

TEST(Mapping, MergesRowsThatMakeOneRecordAndTellsWhereTheyDiffer) {
  const Import import = MustMap(
      "[source services]\nfile = services.csv\n"
      "[organizations from services]\nid = {Org}\nname = {OrgName}\nwebsite = {Site}\n"
      "[services from services]\nid = {No}\nname = {Name}\n",
      {{"services.csv", "No,Name,Org,OrgName,Site\n1,a,5,Five,\n2,b,5,Five,http://five\n3,c,5,FIVE,http://five\n"}});
  ASSERT_EQ(import.directory.organizations.size(), 1U);
  EXPECT_EQ(import.directory.organizations.front().name, "Five");
  EXPECT_EQ(import.directory.organizations.front().website, "http://five");
  EXPECT_EQ(import.directory.services.size(), 3U);
  EXPECT_EQ(IssueLines(import.account),
            "repaired services.csv:4  : line 2 makes the same record of organizations with another name: that one is "
            "kept (mapping line 3)\n");
}

TEST(Mapping, TellsWhatTheMappingSaysOfARow) {
  const Import import = MustMap(PantryMapping("[locations from pantries]\nwhen = {Lat} is over 50\nid = {No}\n"
                                              "report = {Lat} is not in California: the point is not taken\n"),
                                {{"pantries.csv", "No,Name,Lat\n7,Hope,52.38\n8,Faith,34\n"}});
  EXPECT_EQ(IssueLines(import.account),
            "repaired pantries.csv:2 7 Lat: 52.38 is not in California: the point is not taken (mapping line 17)\n");
}

// Two sections of one id make one record, and what refers to it has no choice to make.
TEST(Mapping, MergesSectionsThatMakeOneRecordOfARow) {
  const Import import = MustMap(
      "[source pantries]\nfile = pantries.csv\n"
      "[locations from pantries]\nid = {No}\nname = {Name}\n"
      "[locations from pantries]\nwhen = {Lat} is not 0\nid = {No}\nlatitude = {Lat}\nlongitude = 1\n"
      "[addresses from pantries]\ncity = {Name}\n",
      {{"pantries.csv", "No,Name,Lat\n7,Hope,34\n8,Faith,0\n"}});
  EXPECT_EQ(import.directory.addresses.size(), 2U);
  ASSERT_EQ(import.directory.locations.size(), 2U);
  for (const Location& location : import.directory.locations)
    EXPECT_EQ(location.point.has_value(), location.name == "Hope");
  EXPECT_TRUE(import.account.issues.empty());
}

TEST(Mapping, TellsWhatTheReaderOfHsdsFindsOfTheRowItComesFrom) {
  const Import import =
      MustMap(PantryMapping("[locations from pantries]\nid = {No}\nlatitude = {Lat}\nlongitude = {Lng}\n"),
              {{"pantries.csv", "No,Name,Lat,Lng\n7,Hope,-118.2,34.0\n"}});
  EXPECT_FALSE(import.directory.locations.front().point);
  ASSERT_EQ(import.account.issues.size(), 1U);
  const ImportIssue& issue = import.account.issues.front();
  EXPECT_EQ(issue.file, "pantries.csv");
  EXPECT_EQ(issue.line, 2);
  EXPECT_EQ(issue.record, "7");
  EXPECT_NE(issue.reason.find("swapped?"), std::string::npos) << issue.reason;
}

TEST(Mapping, MakesOneRecordForEachOfAList) {
  const Import import = MustMap(
      PantryMapping("[required_documents from pantries]\neach paper = {Papers | list comma and}\ndocument = {paper}\n"),
      {{"pantries.csv", "No,Name,Papers\n7,Hope,\"photo ID, proof of address and a bag\"\n8,Faith,\n"}});
  std::vector<std::string> documents;
  for (const RequiredDocument& document : import.directory.required_documents) documents.push_back(document.document);
  std::sort(documents.begin(), documents.end());
  EXPECT_EQ(documents, (std::vector<std::string>{"a bag", "photo ID", "proof of address"}));
}

TEST(Mapping, ReadsServiceAreasAsListsOfZipCodesAndPlaces) {
  const Import import = MustMap(
      PantryMapping(
          "[service_areas from pantries]\nzip_codes = {Zips | list newline}\ncounties = {Counties | list semicolon}\n"),
      {{"pantries.csv", "No,Name,Zips,Counties\n7,Hope,\"90002\n  90001\",Kern; Inyo\n8,Faith,,\n"}});
  ASSERT_EQ(import.directory.service_areas.size(), 2U);
  for (const ServiceArea& area : import.directory.service_areas) {
    if (area.extent_type == ExtentType::kZipCodes) {
      EXPECT_EQ(area.zip_codes, (std::vector<std::string>{"90001", "90002"}));
    } else {
      EXPECT_EQ(area.places, (std::vector<PlaceName>{{AreaType::kCounty, "Kern"}, {AreaType::kCounty, "Inyo"}}));
    }
  }
}

TEST(Mapping, LeavesOutRulesWhoseShareNoProgramGoesByOrThatAreNone) {
  const Import import = MustMap(PantryMapping("[rules from pantries]\nwhen = {Max} is not empty\n"
                                              "require = household.income.gross <= {Max | number}% FPL\n"),
                                {{"pantries.csv", "No,Name,Max\n7,Hope,\"$30,000\"\n8,Faith,0%\n9,Love,abc\n"}});
  EXPECT_TRUE(import.directory.rule_files.empty());
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired pantries.csv:2 7 : the rule of mapping line 14 is left out: `household.income.gross <= 30000% FPL` is "
      "a share that no program goes by: they are from 5% to 1000%\n"
      "repaired pantries.csv:3 8 : the rule of mapping line 14 is left out: `household.income.gross <= 0% FPL` is a "
      "share that no program goes by: they are from 5% to 1000%\n"
      "repaired pantries.csv:4 9 Max: \"abc\" is not a number: not stated (mapping line 16)\n"
      "repaired pantries.csv:4 9 : the rule of mapping line 14 is left out: `require household.income.gross <= % "
      "FPL;`: "
      "expected a value: a number, an amount, a word, or a text in quotes, found `%`\n");
}

// As where one night of many is taken: who reads the account sees how many were not.
TEST(Mapping, LeavesOutRowsThatAConditionDoesNotTakeAndThatSayNothingElse) {
  const Import import =
      MustMap(PantryMapping("[service_capacity from pantries]\nwhen = {Night} is 2\nunit = bed\n"
                            "available = {Free | count}\n"),
              {{"pantries.csv", "No,Name,Night,Free\n7,Hope,1,3\n7,Hope,2,4\n7,Hope,3,5\n8,Faith,3,1\n"}});
  EXPECT_EQ(IssueLines(import.account),
            "left out pantries.csv:4 7 Night: other rows say all that is taken of it; service_capacity only where "
            "{Night} is 2 (mapping line 14)\n");
  EXPECT_EQ(import.account.tables.front().accepted, 3) << "the first row makes the pantry, and the last another one";
}

TEST(Mapping, TakesNoWordForAPlaceThatNamesNone) {
  const Import import =
      MustMap(PantryMapping("[service_areas from pantries]\ncities = {Cities | list semicolon}\n"
                            "states = {State}\nplanning_areas = {SPA}\nzip_codes = {Zips | list comma}\n"),
              {{"pantries.csv",
                "No,Name,Cities,State,SPA,Zips\n7,Hope,All cities; Lynwood,CA,n/a,none\n8,Faith,None,XX,-,\n"}});
  EXPECT_EQ(IssueLines(import.account),
            "repaired pantries.csv:2 7 Zips: \"none\" names no place: not stated (mapping line 14)\n"
            "repaired pantries.csv:2 7 Cities: \"All cities\" names no one place: kept as text, whom it serves is "
            "unknown (mapping line 14)\n"
            "repaired pantries.csv:2 7 SPA: \"n/a\" names no place: not stated (mapping line 14)\n"
            "repaired pantries.csv:3 8 Cities: \"None\" names no place: not stated (mapping line 14)\n"
            "repaired pantries.csv:3 8 State: \"XX\" are the letters of no state: kept (mapping line 14)\n"
            "repaired pantries.csv:3 8 SPA: \"-\" names no place: not stated (mapping line 14)\n");
  std::vector<std::string> texts;
  std::vector<PlaceName> places;
  for (const ServiceArea& area : import.directory.service_areas) {
    if (area.extent_type == ExtentType::kText) texts.push_back(area.extent_text);
    places.insert(places.end(), area.places.begin(), area.places.end());
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"All cities"}));
  std::ranges::sort(places, {}, &PlaceName::name);
  EXPECT_EQ(places,
            (std::vector<PlaceName>{{AreaType::kState, "CA"}, {AreaType::kCity, "Lynwood"}, {AreaType::kState, "XX"}}));
}

TEST(Mapping, MakesRulesOfIncomeCeilingsAndBindsEqualOnesTogether) {
  const Import import =
      MustMap(PantryMapping("[rules from pantries]\nwhen = {Max} is not empty\n"
                            "require = household.income.gross <= {Max | number}% FPL\nsource = The pantry's page\n"),
              {{"pantries.csv", "No,Name,Max\n7,Hope,185%\n8,Faith,185 %\n9,Love,lots\n10,Joy,\n"}});
  ASSERT_EQ(import.directory.rule_files.size(), 1U);
  EXPECT_EQ(import.directory.rule_files.front().name, "test.rules");
  EXPECT_EQ(import.directory.rule_files.front().text,
            "rule r_pantries_2_1 {\n  for service \"" + UuidV5(kKithNamespace, "services/7") + "\",\n      \"" +
                UuidV5(kKithNamespace, "services/8") +
                "\";\n  require household.income.gross <= 185% FPL;\n  source \"The pantry's page\";\n}\n");
  EXPECT_EQ(IssueLines(import.account).substr(0, 63),
            "repaired pantries.csv:4 9 Max: \"lots\" is not a number: not stat");
}

TEST(Mapping, MakesTermsAndLinksThem) {
  const Import import = MustMap(
      "[taxonomy needs]\nfood = Food\nfood.pantry = Food pantry < food\n"
      "[lookup kinds]\nPantry = food.pantry\n\"Soup = hot\" = food\n" +
          PantryMapping("[attributes from pantries]\nterm = {Kind | lookup kinds}\nlink_type = need\n"),
      {{"pantries.csv", "No,Name,Kind\n7,Hope,PANTRY\n8,Faith,Soup = hot\n9,Love,Clothes\n"}});
  ASSERT_EQ(import.directory.taxonomy_terms.size(), 2U);
  EXPECT_EQ(import.directory.attributes.size(), 2U);
  EXPECT_EQ(IssueLines(import.account),
            "repaired pantries.csv:4 9 Kind: \"Clothes\" is not in lookup kinds: not stated (mapping line 21)\n");
}

TEST(Mapping, TellsWhichWordsOfALookupNoRowSays) {
  const auto notes = [](const std::string& lookup, const std::string& rows) {
    const Import import = MustMap(
        "[directory]\ntime_zone = America/Los_Angeles\n[taxonomy needs]\nfood = Food\nmeal = Meal\n[lookup kinds]\n" +
            lookup + PantryMapping("[attributes from pantries]\nterm = {Kind | lookup kinds}\n"),
        {{"pantries.csv", "No,Name,Kind\n" + rows}});
    return import.account.notes;
  };
  using Notes = std::vector<std::string>;
  EXPECT_EQ(
      notes("Pantry = food\nSoup Kitchen = meal\notherwise = food\n", "7,Hope,PANTRY\n8,Faith,Soup\n9,Love,soup\n"),
      (Notes{"[lookup kinds]: no row says \"Soup Kitchen\" (mapping line 8).",
             "[lookup kinds]: 1 other word is taken as `otherwise` (mapping line 9)."}));
  EXPECT_EQ(notes("Pantry = food\nSoup = meal\n", "7,Hope,PANTRY\n8,Faith,Soup\n"), Notes());
  std::string many;
  for (std::size_t i = 0; i <= kMaxWordsOfANote; ++i) many += "word " + std::to_string(i) + " = food\n";
  const Notes of_many = notes(many + "Pantry = food\n", "7,Hope,Pantry\n");
  ASSERT_EQ(of_many.size(), 1U);
  EXPECT_TRUE(of_many.front().ends_with("\"word 19\" (mapping line 26), and 1 more.")) << of_many.front();
}

TEST(Mapping, TellsHowManyRecordsOfSeveralRowsAreOne) {
  const auto notes = [](const std::string& rows) {
    return MustMap("[directory]\ntime_zone = America/Los_Angeles\n" +
                       PantryMapping("[service_capacity from pantries]\nunit = beds\nmaximum = {Beds | count}\n"),
                   {{"pantries.csv", "No,Name,Beds\n" + rows}})
        .account.notes;
  };
  EXPECT_EQ(
      notes("7,Hope,12\n7,Hope,12\n7,Hope,12\n8,Faith,12\n"),
      (std::vector<std::string>{"2 of the records of service_capacity say the same as one of another row, and have "
                                "no id: such records are one."}));
  EXPECT_EQ(notes("7,Hope,12\n7,Hope,13\n8,Faith,12\n"), std::vector<std::string>());
}

TEST(Mapping, ALineThatGoesOnHasNoBlanksOfTheNext) {
  const Import import =
      MustMap(PantryMapping("[addresses from pantries]\naddress_1 = {Street}[ of\\\n    \t{City}]\\\n   [, {Zip}]\n"),
              {{"pantries.csv", "No,Name,Street,City,Zip\n7,Hope,Main,Compton,90221\n"}});
  EXPECT_EQ(import.directory.addresses.front().address_1, "Main ofCompton, 90221");
}

TEST(Mapping, ReadsLanguagesAndCapacity) {
  const Import import =
      MustMap(PantryMapping("[languages from pantries]\nlanguages = {Languages}\n"
                            "[service_capacity from pantries]\nunit = beds\nmaximum = {Beds | count}\n"),
              {{"pantries.csv", "No,Name,Languages,Beds\n7,Hope,\"English\nSpanish\",\"1,200\"\n8,Faith,,< 5\n"}});
  EXPECT_EQ(import.directory.languages.size(), 2U);
  ASSERT_EQ(import.directory.capacities.size(), 1U) << "a suppressed count is not known: never 0";
  EXPECT_EQ(import.directory.capacities.front().maximum, 1200);
  ASSERT_EQ(import.directory.units.size(), 1U);
  EXPECT_EQ(import.directory.capacities.front().unit_key, import.directory.units.front().key);
  EXPECT_EQ(
      IssueLines(import.account),
      "repaired pantries.csv:4 8 Beds: \"< 5\" is a suppressed count: not known, from 0 to 4 (mapping line 18)\n");
}

}  // namespace
}  // namespace kith
