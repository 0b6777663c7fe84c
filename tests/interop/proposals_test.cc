#include "kith/interop/proposals.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kith/catalog/catalog_builder.h"
#include "tests/catalog/tiny_directory.h"

namespace kith {
namespace {

Proposals Propose(const std::vector<ListedText>& texts) {
  absl::StatusOr<Proposals> proposals = ProposeRules(texts, "the test");
  EXPECT_TRUE(proposals.ok()) << proposals.status();
  return proposals.ok() ? *std::move(proposals) : Proposals();
}

std::string ErrorOf(std::string_view csv, const std::string& id, const std::string& text) {
  return std::string(ReadListedTexts(csv, "t.csv", id, text).status().message());
}

TEST(ProposalsTest, WritesEachTextAsAProposedRuleWithWhatWasReadOfIt) {
  const std::string text = FormatProposals(
      Propose({{"s-1", "Seniors' lunch", "Seniors 60+ who live in Pasadena. Call first."}, {"s-2", "", "Low income"}}));
  EXPECT_NE(text.find("rule seniors_lunch {\n"
                      "  # text: Seniors 60+ who live in Pasadena. Call first.\n"
                      "  # read 8-11: \"60+\" -> age >= 60\n"
                      "  # read 12-32: \"who live in Pasadena\" -> residence.city == Pasadena\n"
                      "  # not read 34-44: \"Call first\"\n"
                      "  for service \"s-1\";\n"
                      "  source \"the test\";\n"
                      "  status proposed;\n"
                      "  require age >= 60;\n"
                      "  require residence.city == Pasadena;\n"
                      "  ask_provider \"Call first\";\n"
                      "}\n"),
            std::string::npos)
      << text;
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, "proposed.rules");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_EQ(rules->size(), 1U) << "of a text that is not read there is no rule";
  EXPECT_TRUE(rules->front().proposed);
}

TEST(ProposalsTest, MakesOneRuleOfEqualTextsAndNamesEachOnce) {
  const Proposals proposals = Propose({{"1", "Lunch", "Veterans"},
                                       {"2", "Dinner", "Veterans"},
                                       {"3", "Lunch", "Adults"},
                                       {"1", "Lunch", "Veterans"},
                                       {"4", "90 days", "Students"}});
  ASSERT_EQ(proposals.rules.size(), 3U);
  EXPECT_EQ(proposals.rules[0].keys, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(proposals.rules[0].rule.name, "lunch");
  EXPECT_EQ(proposals.rules[1].rule.name, "lunch_2");
  EXPECT_EQ(proposals.rules[2].rule.name, "text_90_days");
  EXPECT_EQ(proposals.texts[0], 5U);
}

TEST(ProposalsTest, NumbersTheRulesOfOneNameByTheFirstThatIsFree) {
  const Proposals proposals = Propose({{"1", "Lunch", "Adults"},
                                       {"2", "Lunch 2", "Veterans"},
                                       {"3", "Lunch", "Students"},
                                       {"4", "Lunch", "Seniors"},
                                       {"5", "Lunch 2", "Children"}});
  std::vector<std::string> names;
  for (const ProposedRule& proposed : proposals.rules) names.push_back(proposed.rule.name);
  EXPECT_EQ(names, (std::vector<std::string>{"lunch", "lunch_2", "lunch_3", "lunch_4", "lunch_2_2"}));
}

TEST(ProposalsTest, PassesOverServicesThatHaveARule) {
  Directory directory = TinyDirectory();
  directory.services.front().eligibility_description = "Veterans";
  EXPECT_EQ(ListedTextsOf(directory, {}).size(), 1U);
  Rule rule;
  rule.bindings = {{RuleTarget::kService, directory.services.front().key}};
  EXPECT_TRUE(ListedTextsOf(directory, {rule}).empty());
  rule.proposed = true;
  EXPECT_EQ(ListedTextsOf(directory, {rule}).size(), 1U) << "a proposal may be made again";
}

ProposalsFile Anew(const std::string& old, const std::vector<ListedText>& texts) {
  absl::StatusOr<ProposalsFile> file = WithProposals(old, "p.rules", texts, "the test");
  EXPECT_TRUE(file.ok()) << file.status();
  return file.ok() ? *std::move(file) : ProposalsFile();
}

std::string Replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what << " in " << text;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

const std::vector<ListedText>& ThreeTexts() {
  static const auto* const texts = new std::vector<ListedText>{
      {"s-1", "Lunch", "Veterans"}, {"s-2", "Dinner", "Adults"}, {"s-3", "Lunch", "Students"}};
  return *texts;
}

TEST(ProposalsTest, WritesTheSameFileAgainWhereNobodyTouchedIt) {
  const std::string text = FormatProposals(Propose(ThreeTexts()));
  EXPECT_EQ(Anew("", ThreeTexts()).text, text);
  const ProposalsFile again = Anew(text, ThreeTexts());
  EXPECT_EQ(again.text, text);
  EXPECT_TRUE(again.approved.empty());
  EXPECT_TRUE(again.edited.empty());
  EXPECT_EQ(Anew(text, {}).edited.size(), 3U) << "what is not proposed any more is for a person to delete";
}

TEST(ProposalsTest, KeepsWhatAPersonApprovedOrEditedByteForByte) {
  const std::string text = FormatProposals(Propose(ThreeTexts()));
  const std::string approved = Replaced(text, "  status proposed;", "  approved_by \"Ana\"; # by telephone");
  ProposalsFile again = Anew(approved, ThreeTexts());
  EXPECT_EQ(again.approved, (std::vector<std::string>{"lunch"}));
  EXPECT_EQ(again.text, approved) << "and of the others under the names that they had";
  EXPECT_EQ(again.proposals.rules.size(), 2U) << "the service of the approved rule is passed over";
  // The catalog passes it over, too, and names the others as though it were not there.
  again = Anew(approved, {ThreeTexts()[1], ThreeTexts()[2]});
  EXPECT_EQ(again.text, approved);

  const std::string edited = Replaced(text, "require veteran;", "require veteran or age >= 60;");
  again = Anew(edited, ThreeTexts());
  EXPECT_EQ(again.edited, (std::vector<std::string>{"lunch"}));
  EXPECT_EQ(again.text, edited);
  again = Anew(text, {{"s-1", "Lunch", "Veterans only"}, ThreeTexts()[1], ThreeTexts()[2]});
  EXPECT_EQ(again.edited, (std::vector<std::string>{"lunch"})) << "the words of the listing are others now";
  const std::string renamed = Replaced(text, "rule dinner", "rule evening_meal");
  again = Anew(renamed, ThreeTexts());
  EXPECT_EQ(again.edited, (std::vector<std::string>{"evening_meal"}));
  const std::string noted = Replaced(text, "rule dinner", "# Ask Bo.\nrule dinner");
  again = Anew(noted, ThreeTexts());
  EXPECT_EQ(again.edited, (std::vector<std::string>{"dinner"}));
  EXPECT_NE(again.text.find("# Ask Bo.\nrule dinner {"), std::string::npos);
  const std::string own = "# Mine.\nrule mine { for service \"s-2\"; require student; }\n";
  again = Anew(own, ThreeTexts());
  EXPECT_NE(again.text.find(own), std::string::npos);
  EXPECT_EQ(again.proposals.rules.size(), 2U);
}

TEST(ProposalsTest, KeepsRulesThatShareALineWithOneThatCounts) {
  const std::string text =
      Replaced(FormatProposals(Propose(ThreeTexts())), "  status proposed;", "  approved_by \"Ana\";");
  const std::string joined = Replaced(text, "}\n\nrule dinner", "} rule dinner");
  EXPECT_EQ(Anew(joined, ThreeTexts()).text, joined);
}

TEST(ProposalsTest, DoesNotWriteOverAFileThatItCannotRead) {
  EXPECT_EQ(WithProposals("rule {", "p.rules", ThreeTexts(), "").status().message().substr(0, 10), "p.rules:1:");
}

TEST(ProposalsTest, ReadsTablesOfTexts) {
  const absl::StatusOr<std::vector<ListedText>> texts =
      ReadListedTexts("id,note,text\na,x,Veterans\n,y,\"Adults, only\"\nc,z, \n", "t.csv", "", "text");
  ASSERT_TRUE(texts.ok()) << texts.status();
  ASSERT_EQ(texts->size(), 2U);
  EXPECT_EQ((*texts)[0].key, "a");
  EXPECT_EQ((*texts)[1].key, "row_3");
  EXPECT_EQ((*texts)[1].text, "Adults, only");
  EXPECT_EQ(ErrorOf("id,txet\n", "", "text"),
            "t.csv:1: there is no column \"text\" (did you mean txet?): there are id, txet");
  EXPECT_EQ(ErrorOf("id,text\n", "key", "text"), "t.csv:1: there is no column \"key\": there are id, text");
  EXPECT_EQ(ErrorOf("id,text\na\n", "", "text"), "t.csv:2: the row has fewer cells than the header");
}

TEST(ProposalsTest, NamesTheRecordThatCannotBeRead) {
  EXPECT_EQ(ProposeRules({{"s-9", "", "\xff"}}, "").status().message(), "record s-9: the text is not UTF-8");
}

TEST(ProposalsTest, WarnsOfAmountsThatAge) {
  const Proposals proposals = Propose(
      {{"1", "Food", "Income <= $1287/mo if one person in household or <= $2002/mo if two persons in household"}});
  const std::string text = FormatProposals(proposals);
  EXPECT_NE(text.find("warning: $1,287 a month is 130% of the 2016 poverty guideline, household of 1; write "
                      "household.income.gross <= 130% FPL"),
            std::string::npos)
      << text;
}

TEST(ProposalsTest, ReportsEveryTextAsJson) {
  const Proposals proposals = Propose({{"s-1", "Lunch", "Seniors 60+. Call first."}, {"s-2", "", "Low income"}});
  const nlohmann::json json = nlohmann::json::parse(ProposalsToJson(proposals));
  EXPECT_EQ(json["texts"]["partly"], 1);
  EXPECT_EQ(json["texts"]["not_at_all"], 1);
  ASSERT_EQ(json["proposals"].size(), 2U);
  const nlohmann::json& lunch = json["proposals"][0];
  EXPECT_EQ(lunch["matched"], "partly");
  EXPECT_EQ(lunch["rule"], "lunch");
  EXPECT_EQ(lunch["read"][0]["begin"], 8);
  EXPECT_EQ(lunch["read"][0]["words"], "60+");
  EXPECT_EQ(lunch["read"][0]["becomes"], "age >= 60");
  EXPECT_EQ(lunch["not_read"][0]["words"], "Call first");
  EXPECT_TRUE(json["proposals"][1]["rule"].is_null());
  EXPECT_EQ(json["proposals"][1]["ask_provider"][0], "Low income");
}

}  // namespace
}  // namespace kith
