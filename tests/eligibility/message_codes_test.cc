// Every message that the code says is in every shipped catalogue, and no catalogue has one that nobody says. The codes are read off the
// sources: there they are literals, "money.month"_message.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/messages.h"
#include "kith/eligibility/parameters.h"
#include "src/base/message_file.h"
#include "src/eligibility/documents.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

using Texts = std::vector<std::string>;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> CodesIn(const std::string& source) {
  static const std::regex kCode("\"([A-Za-z0-9_.*-]+)\"_message");
  std::set<std::string> codes;
  for (std::sregex_iterator code(source.begin(), source.end(), kCode), end; code != end; ++code)
    codes.insert((*code)[1]);
  return codes;
}

std::set<std::string> CodesOfSources() {
  std::set<std::string> codes;
  const std::filesystem::path root = KITH_SOURCE_DIR;
  for (const char* folder : {"src", "examples"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && entry.path().extension() == ".cc") codes.merge(CodesIn(ReadFile(entry.path())));
    }
  }
  return codes;
}

// Members of families whose words a directory has, in English mostly, which other languages say in their own: each has all of them.
const std::set<std::string, std::less<>> kFamiliesOfDirectories = {"language", "unit"};

bool IsOfDirectories(const std::string& code) {
  return kFamiliesOfDirectories.contains(code.substr(0, code.find('.')));
}

// The members of open families that the library itself knows.
std::set<std::string> KnownMembers() {
  std::set<std::string> members;
  for (const KnownFact& fact : KnownFacts()) {
    members.insert("fact." + std::string(fact.name));
    if (fact.kind == FactKind::kBoolean) members.insert("statement." + std::string(fact.name));
  }
  for (const std::string& code : MessageFile::DataOf(Messages::English()).codes) {
    if (IsOfDirectories(code)) members.insert(code);
  }
  for (const std::string_view word : AllUsualWords()) members.insert("word." + std::string(word));
  for (const std::string_view document : KnownDocuments()) members.insert("word." + std::string(document));
  for (const std::string_view table : ParameterTables::Shipped().Names()) members.insert("table." + std::string(table));
  return members;
}

// What is wrong between what is said and what a catalogue has.
Texts Differences(const std::set<std::string>& said, const std::vector<std::string>& catalogue) {
  Texts differences;
  const std::set<std::string> has(catalogue.begin(), catalogue.end());
  for (const std::string& code : said) {
    if (!has.contains(code)) differences.push_back("no message: " + code);
  }
  for (const std::string& code : has) {
    if (!said.contains(code)) differences.push_back("nobody says: " + code);
  }
  return differences;
}

std::set<std::string> AllSaid() {
  std::set<std::string> said = CodesOfSources();
  said.merge(KnownMembers());
  return said;
}

TEST(MessageCodesTest, EveryCatalogueHasWhatTheCodeSaysAndNothingElse) {
  const std::set<std::string> said = AllSaid();
  EXPECT_GT(said.size(), 150U);
  for (const std::string_view language : Messages::ShippedLanguages()) {
    const Messages& messages = *Messages::Shipped(language);
    EXPECT_EQ(Differences(said, MessageFile::DataOf(messages).codes), Texts()) << language;
    EXPECT_EQ(messages.missing(), Texts()) << language;
  }
}

TEST(MessageCodesTest, FindsAMessageThatIsMissingAndOneTooMany) {
  EXPECT_EQ(CodesIn("Say(\"a.b\"_message, x); Say(family, \"c\"); \"word.*\"_message"),
            (std::set<std::string>{"a.b", "word.*"}));
  std::set<std::string> said = AllSaid();
  const std::vector<std::string>& codes = MessageFile::DataOf(*Messages::Shipped("es")).codes;
  said.insert("clause.invented");
  said.erase("clause.open");
  EXPECT_EQ(Differences(said, codes), (Texts{"no message: clause.invented", "nobody says: clause.open"}));

  // A Spanish catalogue without one of its lines.
  std::string spanish = ReadFile(std::string(KITH_SOURCE_DIR) + "/data/messages/es.messages");
  const std::size_t line = spanish.find("\nclause.ask =");
  ASSERT_NE(line, std::string::npos);
  spanish.erase(line, spanish.find('\n', line + 1) - line);
  const absl::StatusOr<Messages> cut = MessageFile::Read(spanish, "es.messages", Messages::English());
  ASSERT_TRUE(cut.ok()) << cut.status();
  EXPECT_EQ(cut->missing(), Texts{"clause.ask"});
  EXPECT_EQ(Differences(AllSaid(), MessageFile::DataOf(*cut).codes), Texts{"no message: clause.ask"});
}

// The values that a message shows.
std::map<std::string, std::set<std::string>> Shown(const Messages& messages) {
  std::map<std::string, std::set<std::string>> shown;
  const MessageTable& table = MessageFile::DataOf(messages);
  for (const std::string& code : table.codes) {
    for (const MessagePattern::Use& use : table.Find(code)->pattern.uses()) {
      if (use.shown || use.plural) shown[code].insert(use.name);
    }
  }
  return shown;
}

Texts DifferencesInValues(const Messages& messages) {
  const std::set<std::string> other_by_nature = {"date.day", "date.short"};  // 2027-01-31; 31 de enero de 2027
  const auto english = Shown(Messages::English()), other = Shown(messages);
  Texts differences;
  for (const std::string& code : MessageFile::DataOf(messages).codes) {
    const auto in_english = english.find(code), in_other = other.find(code);
    const std::set<std::string> none;
    if ((in_english == english.end() ? none : in_english->second) !=
            (in_other == other.end() ? none : in_other->second) &&
        !other_by_nature.contains(code) && !IsOfDirectories(code))
      differences.push_back(code);
  }
  return differences;
}

TEST(MessageCodesTest, LanguagesShowTheSameValues) {
  for (const std::string_view language : Messages::ShippedLanguages())
    EXPECT_EQ(DifferencesInValues(*Messages::Shipped(language)), Texts()) << language;
}

TEST(MessageCodesTest, FindsAValueThatALanguageLeavesOut) {
  const absl::StatusOr<Messages> careless =
      MessageFile::Read("@language = es\nwanted.under = {label} es poca cosa\nmoney.week = {amount} a la semana\n",
                        "es.messages", Messages::English());
  ASSERT_TRUE(careless.ok()) << careless.status();
  EXPECT_EQ(DifferencesInValues(*careless), Texts{"wanted.under"});
}

}  // namespace
}  // namespace kith
