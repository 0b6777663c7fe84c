// Vocabularies out of XML and JSON: real ones to the term, small ones that go wrong in one place each.
#include "kith/interop/taxonomy_file.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "kith/catalog/catalog_builder.h"
#include "tests/interop/gzip.h"
#include "tests/interop/packages.h"
#include "tests/interop/repeated.h"

namespace kith {
namespace {

Import ReadTerms(std::string_view text, const std::string& name = "needs.xml") {
  absl::StatusOr<Import> import = ReadTaxonomyText(text, name, {});
  EXPECT_TRUE(import.ok()) << import.status();
  if (!import.ok()) return {};
  EXPECT_TRUE(import->account.Balances());
  return *std::move(import);
}

std::string ErrorOf(std::string_view text) {
  return std::string(ReadTaxonomyText(text, "needs.xml", {}).status().message());
}

// "code name < parent's name (description)" of each term, in the order of their names.
std::string Terms(const Directory& directory) {
  std::map<std::string, const TaxonomyTerm*> by_key;
  std::map<std::string, std::string> lines;
  for (const TaxonomyTerm& term : directory.taxonomy_terms) by_key[term.key] = &term;
  for (const TaxonomyTerm& term : directory.taxonomy_terms) {
    std::string& line = lines[term.name + term.key];
    line = (term.code.empty() ? "-" : term.code) + " " + term.name;
    if (!term.parent_key.empty()) line += " < " + by_key.at(term.parent_key)->name;
    if (!term.description.empty()) line += " (" + term.description + ")";
  }
  std::string text;
  for (const auto& [name, line] : lines) text += line + "\n";
  return text;
}

const TaxonomyTerm& TermNamed(const Directory& directory, std::string_view name) {
  const auto found = std::find_if(directory.taxonomy_terms.begin(), directory.taxonomy_terms.end(),
                                  [&](const TaxonomyTerm& term) { return term.name == name; });
  EXPECT_NE(found, directory.taxonomy_terms.end()) << name;
  return *found;
}

TEST(TaxonomyFile, ElementsBelowOthersAreTermsBelowThem) {
  constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment --><needs version="3">
  <top id="1" title="Food &amp; drink"><second id='1.1' title="Pantries">Free food.<third id="1.1.1" title="Emergency"/></second>
  </top>
  <top id="2" title="Caf&#xe9;s"/>
</needs>
)";
  const Import import = ReadTerms(kXml);
  EXPECT_EQ(Terms(import.directory),
            "2 Cafés\n"
            "1.1.1 Emergency < Pantries\n"
            "1 Food & drink\n"
            "1.1 Pantries < Food & drink (Free food.)\n");
  ASSERT_EQ(import.directory.taxonomies.size(), 1U);
  EXPECT_EQ(import.directory.taxonomies[0].name, "needs");
  EXPECT_EQ(import.directory.taxonomies[0].version, "3");
  EXPECT_TRUE(import.account.issues.empty());
  // The same as JSON, and packed.
  constexpr std::string_view kJson = R"({"needs":{"@version":"3","top":[
    {"@id":"1","@title":"Food & drink","second":{"@id":"1.1","@title":"Pantries","#text":"Free food.","third":[{"id":"1.1.1","name":"Emergency"}]}},
    {"@id":2,"@title":"Cafés"}]}})";
  EXPECT_EQ(Terms(ReadTerms(kJson, "needs.json").directory), Terms(import.directory));
  EXPECT_TRUE(ReadTerms(kJson, "needs.json").directory == import.directory);
  const TemporaryFolder folder;
  WriteText(folder.path() / "needs.xml.gz", Gzip(kXml));
  const absl::StatusOr<Import> packed = ReadTaxonomyFile(folder.path() / "needs.xml.gz", {});
  ASSERT_TRUE(packed.ok()) << packed.status();
  EXPECT_TRUE(packed->directory == import.directory);
  EXPECT_EQ(ReadTaxonomyFile(folder.path() / "other.xml", {}).status().code(), absl::StatusCode::kNotFound);
}

TEST(TaxonomyFile, BranchesAreTaxonomiesAndDescriptionsJoinTheirTerms) {
  const Import import = ReadTerms(R"(<t><services>
<descriptions><category id="1" title="food">Meals and more.</category></descriptions>
<top id="1" title="Food"/>
</services>
<situations>
<top id="20" title="Age"/>
</situations></t>)");
  EXPECT_EQ(Terms(import.directory), "20 Age\n1 Food (Meals and more.)\n");
  ASSERT_EQ(import.directory.taxonomies.size(), 2U);
  EXPECT_NE(TermNamed(import.directory, "Age").taxonomy_key, TermNamed(import.directory, "Food").taxonomy_key);
  EXPECT_TRUE(import.account.issues.empty());
}

TEST(TaxonomyFile, TermsWithoutAnIdOfTheirOwnHaveNoCode) {
  const Import import = ReadTerms(R"(<t>
<top id="1" title="Health">
<second id="1" title="Doctors"/>
<second title="Nurses"/>
<second id="2"/>
<second title="Nurses"/>
</top>
<top id="3" title="Food" color="red"/></t>)");
  EXPECT_EQ(Terms(import.directory), "- Doctors < Health\n3 Food\n1 Health\n- Nurses < Health\n");
  EXPECT_EQ(IssueLines(import.account),
            "repaired needs.xml:3 1 id: is that of \"Health\", too: \"Doctors\" is a term without a code\n"
            "repaired needs.xml:4  id: \"Nurses\" has none: a term without a code\n"
            "rejected needs.xml:5 2 title: is empty\n"
            "rejected needs.xml:6  title: \"Nurses\" stands there already, at 4\n");
  EXPECT_EQ(import.account.tables[0].columns_not_mapped, std::vector<std::string>{"color"});
}

TEST(TaxonomyFile, IssuesAreNumberedWhereLinesDoNotTellTermsApart) {
  const Import import = ReadTerms(R"({"top":[{"title":"A","id":"1"},{"title":"B"},{"title":"C"}]})", "x.json");
  EXPECT_EQ(IssueLines(import.account),
            "repaired x.json:2  id: \"B\" has none: a term without a code\n"
            "repaired x.json:3  id: \"C\" has none: a term without a code\n");
  ASSERT_EQ(import.account.notes.size(), 1U);
  EXPECT_EQ(import.account.notes[0],
            "x.json: several terms stand in one line; the numbers of issues are those of the terms.");
}

TEST(TaxonomyFile, TermsGoIntoADirectoryAndReplaceThoseOfTheirKey) {
  Directory directory = MustRead(SmallPackage({})).directory;
  const TaxonomyMerge first =
      MergeTaxonomies(ReadTerms("<t><a id='1' title='Food'/>\n<a id='2' title='Meals'/></t>").directory, directory);
  EXPECT_EQ(first.added, 2U);
  EXPECT_EQ(first.replaced, 0U);
  const TaxonomyMerge second = MergeTaxonomies(
      ReadTerms("<t><a id='2' title='Hot meals'/>\n<a id='3' title='Cold meals'/></t>").directory, directory);
  EXPECT_EQ(second.added, 1U);
  EXPECT_EQ(second.replaced, 1U);
  EXPECT_EQ(Terms(directory), "3 Cold meals\n1 Food\n2 Hot meals\n");
  EXPECT_EQ(directory.taxonomies.size(), 1U);
  EXPECT_EQ(directory.services.size(), 1U);
  EXPECT_TRUE(CatalogBuilder(directory).Check().empty());
}

TEST(TaxonomyFile, SaysWhatIsNoXmlAndWhere) {
  EXPECT_EQ(ErrorOf("a,b"), "needs.xml: is neither XML nor JSON");
  EXPECT_EQ(ErrorOf("<t>\xff</t>"), "needs.xml: is no text in UTF-8");
  EXPECT_EQ(ErrorOf("<t>\n<a title='x'>\n</b></t>"), "needs.xml:3: </b> closes <a>");
  EXPECT_EQ(ErrorOf("<t>\n<a title='x'>\n"), "needs.xml:3: the text ends early");
  EXPECT_EQ(ErrorOf("<t>\n<a title=x/></t>"), "needs.xml:2: the value of \"title\" stands in no quotes");
  EXPECT_EQ(ErrorOf("<t><a title='x & y'/></t>"), "needs.xml:1: an & that begins no entity: write &amp;");
  EXPECT_EQ(ErrorOf("<t><a title='&nbsp;'/></t>"), "needs.xml:1: \"&nbsp;\" is no entity of XML");
  EXPECT_EQ(ErrorOf("<t><a title='&#0;'/></t>"), "needs.xml:1: \"&#0;\" is no entity of XML");
  EXPECT_EQ(ErrorOf("<!DOCTYPE t [<!ENTITY a 'b'>]><t/>"),
            "needs.xml:1: a document type or another declaration is not read");
  EXPECT_EQ(ErrorOf("<t/><u/>"), "needs.xml:1: something stands behind the last element");
  EXPECT_EQ(ErrorOf("<t><a/></t>"), "needs.xml: no term: an element with a title or an id was expected");
  EXPECT_TRUE(ErrorOf("{\"a\":").starts_with("needs.xml:1: is not JSON (")) << ErrorOf("{\"a\":");
  EXPECT_EQ(ErrorOf("<t><a title='x'/>\n</t>"), "");
}

TEST(TaxonomyFile, EveryLimitHoldsAtItAndOneBeyond) {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a title='x'>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  EXPECT_EQ(ErrorOf(nested(kMaxTaxonomyFileDepth)), "");
  EXPECT_EQ(ErrorOf(nested(kMaxTaxonomyFileDepth + 1)), "needs.xml:1: more than 64 elements in each other");
  const auto listed = [](std::size_t depth) {
    return "{\"title\":\"x\",\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_EQ(ErrorOf(listed(kMaxTaxonomyFileDepth - 2)), "");
  EXPECT_EQ(ErrorOf(listed(kMaxTaxonomyFileDepth + 1)), "needs.xml:1: more than 64 elements in each other");
  const auto many = [](std::size_t count) { return "<t title='x'>" + Repeated("<a/>", count - 1) + "</t>"; };
  EXPECT_EQ(ErrorOf(many(kMaxTaxonomyFileElements)), "");
  EXPECT_EQ(ErrorOf(many(kMaxTaxonomyFileElements + 1)), "needs.xml:1: more than 1000000 elements");
  const auto objects = [](std::size_t count) {
    return "{\"title\":\"x\",\"a\":[{}" + Repeated(",{}", count - 2) + "]}";
  };
  EXPECT_EQ(ErrorOf(objects(kMaxTaxonomyFileElements)), "");
  EXPECT_EQ(ErrorOf(objects(kMaxTaxonomyFileElements + 1)), "needs.xml:1: more than 1000000 elements");
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "x.xml";
  WriteText(file, "<t title='x'/>");
  std::filesystem::resize_file(file, kMaxTaxonomyFileBytes + 1);
  EXPECT_EQ(ReadTaxonomyFile(file, {}).status().message(), file.string() + ": longer than 67108864 bytes");
}

// The figures are those of the data's README; what it says of ids, counted: eleven are of a description and of its branch, one of two terms, none is missing.
TEST(TaxonomyData, OpenEligibility2IsReadToTheTerm) {
  const std::filesystem::path folder = SharedData("taxonomy");
  if (folder.empty()) GTEST_SKIP() << "no folder of shared data";
  const absl::StatusOr<Import> import = ReadTaxonomyFile(folder / "open_eligibility_2.xml", {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->directory.taxonomy_terms.size(), 33U + 132U + 162U + 58U);
  ASSERT_EQ(import->directory.taxonomies.size(), 2U);
  EXPECT_EQ(import->directory.taxonomies[0].version, "2.0");
  EXPECT_EQ(IssueLines(import->account),
            "repaired open_eligibility_2.xml:230 1206 id: is that of \"Medical Care\", too: \"Primary Care\" is a "
            "term without a code\n");
  ASSERT_EQ(import->account.notes.size(), 1U);
  EXPECT_EQ(import->account.notes[0],
            "open_eligibility_2.xml: the header says version \"2.0\", which XML does not have: read as version 1.0.");
  std::size_t described = 0;
  for (const TaxonomyTerm& term : import->directory.taxonomy_terms) described += term.description.empty() ? 0U : 1U;
  EXPECT_EQ(described, 11U);
  EXPECT_EQ(TermNamed(import->directory, "Care").code, "1108");
  EXPECT_TRUE(CatalogBuilder(import->directory).Check().empty());
}

TEST(TaxonomyData, OpenEligibility1IsReadToTheTerm) {
  const std::filesystem::path folder = SharedData("taxonomy");
  if (folder.empty()) GTEST_SKIP() << "no folder of shared data";
  const absl::StatusOr<Import> import = ReadTaxonomyFile(folder / "open_eligibility_1.json", {});
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->directory.taxonomy_terms.size(), 11U + 60U + 161U + 58U);
  EXPECT_TRUE(import->account.issues.empty());
  const TaxonomyTerm& pay = TermNamed(import->directory, "Help Pay for School");
  EXPECT_FALSE(pay.parent_key.empty());
}

}  // namespace
}  // namespace kith
