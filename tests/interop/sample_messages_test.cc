// Every fact, word, document and table of the bundled sample's rules is said in words of its own, in each language that it ships.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "kith/eligibility/rule_book.h"
#include "kith/interop/fact_label.h"
#include "kith/interop/hsds.h"
#include "kith/interop/message_files.h"
#include "src/eligibility/documents.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

const std::filesystem::path kSample = std::filesystem::path(KITH_SOURCE_DIR) / "examples/data/los_angeles";

const std::vector<Rule>& SampleRules() {
  static const Catalog catalog = *LoadCatalog(kSample);
  static const RuleBook rules = *RuleBook::Build(catalog);
  return rules.rules();
}

Messages InLanguage(const std::string& language) {
  absl::StatusOr<std::optional<Messages>> messages = LoadDirectoryMessages(kSample, *Messages::Shipped(language));
  EXPECT_TRUE(messages.ok()) << messages.status();
  return **std::move(messages);
}

class Wanting {
 public:
  explicit Wanting(const Messages& messages) : messages_(messages) {}

  void Look(const Rule& rule) {
    for (const Expr& expr : rule.require) Look(expr);
    for (const Expr& expr : rule.prefer) Look(expr);
    for (const std::string& document : rule.bring) LookAt("word.*"_message, document);
    for (const std::vector<std::string>& any : rule.bring_any)
      for (const std::string& document : any) LookAt("word.*"_message, document);
  }
  const std::set<std::string>& missing() const { return missing_; }

 private:
  void LookAt(MessageCode family, const std::string& member) {
    if (!messages_.Has(family, member)) missing_.insert(std::string(family.text()) + " " + member);
  }

  void LookAtFact(const std::string& fact) {
    if (!fact.empty() && !fact.starts_with("residence.")) LookAt("fact.*"_message, fact);
  }

  void Look(const Expr& expr) {
    for (const Expr& child : expr.children) Look(child);
    if (expr.kind != Expr::Kind::kCompare) return;
    LookAtFact(expr.fact);
    if (std::holds_alternative<bool>(expr.constant)) LookAt("statement.*"_message, expr.fact);
    if (const auto* words = std::get_if<std::vector<std::string>>(&expr.constant);
        words != nullptr && !expr.fact.starts_with("residence."))
      for (const std::string& word : *words) LookAt("word.*"_message, word);
    if (const auto* limit = std::get_if<TableLimit>(&expr.constant)) {
      LookAt("table.*"_message, limit->table);
      LookAtFact(limit->size);
    }
  }

  const Messages& messages_;
  std::set<std::string> missing_;
};

TEST(SampleMessagesTest, SayEveryFactAndWordOfItsRulesInBothLanguages) {
  for (const std::string language : {"en", "es"}) {
    const Messages messages = InLanguage(language);
    Wanting wanting(messages);
    for (const Rule& rule : SampleRules()) wanting.Look(rule);
    EXPECT_EQ(wanting.missing(), std::set<std::string>()) << language;
    EXPECT_EQ(messages.missing(), std::vector<std::string>());
  }
}

TEST(SampleMessagesTest, AreMissedWithoutTheSamplesOwn) {
  Wanting wanting(Messages::English());
  for (const Rule& rule : SampleRules()) wanting.Look(rule);
  EXPECT_TRUE(wanting.missing().contains("fact.* barred_member"));
  EXPECT_FALSE(wanting.missing().contains("word.* us_national")) << "words of built-in facts are shipped";
}

TEST(SampleMessagesTest, SayWhatAFactMeansWhereItIsAskedFor) {
  const Messages english = InLanguage("en"), spanish = InLanguage("es");
  EXPECT_EQ(FactQuestion("has_medicare of luz", english), "whether luz has Medicare");
  EXPECT_EQ(FactQuestion("vehicles", english), "number of vehicles");
  EXPECT_EQ(FactQuestion("barred_member", spanish),
            "si alguien del hogar está excluido de CalFresh (por fraude, por huir de un delito grave o por violar su "
            "libertad condicional o probatoria)");
  EXPECT_EQ(SayDocument(spanish, "Photo ID").text, "identificación con foto");
  EXPECT_EQ(SayDocument(spanish, "a letter").text, "a letter");
}

TEST(SampleMessagesTest, SayWhatSomebodyIsLookedForInTheSubjunctive) {
  const Messages spanish = InLanguage("es");
  const auto said = [&](std::string_view subject, std::string_view value) {
    const Phrase name{"luz"}, label{"el no poder salir de casa"};
    return spanish
        .Say("statement.*"_message, "homebound",
             {MessageArgument::Key("subject", subject), MessageArgument::Said("name", name),
              MessageArgument::Key("value", value), MessageArgument::Said("label", label)})
        .text;
  };
  EXPECT_EQ(said("one", "yes"), "que no pueda salir de casa por enfermedad, discapacidad o aislamiento");
  EXPECT_EQ(said("one", "no"), "que pueda salir de casa");
  EXPECT_EQ(said("another", "yes"), "luz no puede salir de casa por enfermedad, discapacidad o aislamiento");
}

TEST(SampleMessagesTest, AddToTheCatalogueBelowThem) {
  const Messages spanish = InLanguage("es");
  const absl::StatusOr<Messages> mine =
      Messages::ParseOver(spanish, "@language = es\nfact.vehicles = los carros\n", "mine.messages");
  ASSERT_TRUE(mine.ok()) << mine.status();
  EXPECT_EQ(FactQuestion("vehicles", *mine), "los carros");
  EXPECT_EQ(FactQuestion("days_sober", *mine), "el número de días sin consumir");
  EXPECT_EQ(FactQuestion("age", *mine), "la edad");
  EXPECT_EQ(Messages::ParseOver(spanish, "@language = en\n", "mine.messages").status().message(),
            "mine.messages: @language: en: expected es, the language that it adds to");
  EXPECT_FALSE(LoadDirectoryMessages(kSample / "rules", spanish)->has_value());
}

}  // namespace
}  // namespace kith
