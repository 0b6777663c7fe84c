#include "examples/kith/asked_names.h"

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

#include "kith/base/latin.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/eligibility/rule_book.h"

namespace kith_program {
namespace {

constexpr std::size_t kSameBeginning = 5;  // letters: disability, disabled

// Of limits, of the place, and of everybody.
constexpr std::string_view kAlways[] = {"age",
                                        "household.size",
                                        "household.expected_children",
                                        "expected_children",
                                        "pregnant",
                                        "role",
                                        "gender",
                                        "residence.zip",
                                        "residence.city",
                                        "residence.county",
                                        "residence.state"};

// As two writings of one word are the same.
std::string Plainly(std::string_view word) {
  std::string plain = kith::ToLower(kith::WithoutMarks(word));
  std::erase(plain, '.');
  for (char& c : plain)
    if (c == '_' || c == '-') c = ' ';
  return std::string(kith::Trim(plain));
}

// As questions show it.
std::string Label(const kith::Messages& messages, std::string_view fact, const std::string& word) {
  using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals
  std::string readable = word;
  std::ranges::replace(readable, '_', ' ');
  return messages
      .Say("word.*"_message, word,
           {kith::MessageArgument::Text("words", readable), kith::MessageArgument::Key("fact", fact)})
      .text;
}

bool BeginAlike(std::string_view a, std::string_view b) {
  return a.size() >= kSameBeginning && b.substr(0, kSameBeginning) == a.substr(0, kSameBeginning);
}

}  // namespace

AskedNames::Form AskedNames::FormOf(const kith::Expr& compare) {
  using kith::FactType;
  const kith::RuleConstant& constant = compare.constant;
  if (std::holds_alternative<bool>(constant)) return {FactType::kBool, false, "yes, no"};
  if (const auto* number = std::get_if<double>(&constant))
    return {FactType::kNumber, false, "a number, as in " + kith::FactValue::Number(*number).ToText()};
  if (const auto* amount = std::get_if<kith::Money>(&constant))
    return {FactType::kMoney, amount->period == kith::Period::kOnce,
            "an amount, as in " + kith::FactValue::Amount(*amount).ToText()};
  if (const auto* words = std::get_if<std::vector<std::string>>(&constant); words != nullptr && !words->empty())
    return {FactType::kWords, false, "a word, as in " + words->front(), *words};
  return {FactType::kMoney, false, "an amount, as in $2,100/month"};  // a table's share
}

void AskedNames::AddFacts(const kith::Expr& expr, Facts& facts) {
  if (expr.kind == kith::Expr::Kind::kCompare) {
    std::vector<Form>& forms = facts[expr.fact];
    if (expr.op != kith::CompareOp::kWithin) forms.push_back(FormOf(expr));
  }
  if (const auto* limit = std::get_if<kith::TableLimit>(&expr.constant); limit != nullptr && !limit->size.empty())
    facts[limit->size].push_back({kith::FactType::kNumber, false, "a number, as in 3"});
  for (const kith::Expr& child : expr.children) AddFacts(child, facts);
}

absl::StatusOr<AskedNames> AskedNames::Of(const kith::Catalog& catalog) {
  const absl::StatusOr<kith::RuleBook> rules = kith::RuleBook::Build(catalog);
  if (!rules.ok()) return rules.status();
  AskedNames names;
  for (const std::string_view fact : kAlways) names.facts_.try_emplace(std::string(fact));
  for (const kith::Rule& rule : rules->rules()) {
    for (const std::vector<kith::Expr>* list : {&rule.require, &rule.prefer})
      for (const kith::Expr& expr : *list) AddFacts(expr, names.facts_);
  }
  // A status of immigration says who is a citizen, what a member receives the household does, and the other way round.
  for (const auto& [one, other] :
       {std::pair("citizen", "immigration_status"), std::pair("receives", "person.receives")}) {
    if (names.Has(one)) names.facts_.try_emplace(other);
    if (names.Has(other)) names.facts_.try_emplace(one);
  }
  return names;
}

std::string AskedNames::Nearest(std::string_view fact) const {
  std::vector<std::string_view> facts;
  for (const auto& [name, forms] : facts_) facts.emplace_back(name);
  if (std::string near = kith::Nearest(fact, facts); !near.empty()) return near;
  for (const std::string_view one : facts) {
    const std::vector<std::string> parts = kith::SplitList(std::string(one), ".");
    const std::vector<std::string_view> views(parts.begin(), parts.end());
    if (!kith::Nearest(fact, views).empty()) return std::string(one);
  }
  const auto alike = std::ranges::find_if(facts, [fact](std::string_view one) { return BeginAlike(fact, one); });
  return alike == facts.end() ? "" : std::string(*alike);
}

std::vector<std::string> AskedNames::Words(std::string_view fact) const {
  std::vector<std::string> words;
  const auto found = facts_.find(fact);
  if (found == facts_.end() || fact.starts_with("residence.")) return words;
  for (const Form& form : found->second)
    for (const std::string& word : form.words)
      if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  return words;
}

std::string AskedNames::WordMeant(std::string_view fact, const std::string& typed,
                                  const kith::Messages& messages) const {
  const std::string plain = Plainly(typed);
  for (const std::string& word : Words(fact))
    if (plain == Plainly(word) || plain == Plainly(Label(messages, fact, word))) return word;
  return "";
}

absl::Status AskedNames::CheckForm(std::string_view fact, const kith::FactValue& value) const {
  const auto found = facts_.find(fact);
  if (found == facts_.end() || found->second.empty() || !value.known()) return absl::OkStatus();
  const auto fits = [&](const Form& form) {
    const bool is_amount = form.type == kith::FactType::kMoney;
    return form.type == value.type() && (!is_amount || form.is_once == (value.period() == kith::Period::kOnce));
  };
  if (std::ranges::any_of(found->second, fits)) return absl::OkStatus();
  std::string expected;
  std::vector<kith::FactType> told;
  for (const Form& form : found->second) {
    if (std::ranges::find(told, form.type) != told.end()) continue;
    told.push_back(form.type);
    expected += (expected.empty() ? "" : ", ") + form.example;
  }
  return absl::InvalidArgumentError(std::string(fact) + ": " + value.ToText() + ": expected " + expected +
                                    " or declined");
}

}  // namespace kith_program
