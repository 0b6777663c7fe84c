#include "examples/kith/asked_names.h"

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

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
                                        "gender",
                                        "residence.zip",
                                        "residence.city",
                                        "residence.county",
                                        "residence.state"};

void AddFacts(const kith::Expr& expr, std::set<std::string, std::less<>>& facts) {
  if (expr.kind == kith::Expr::Kind::kCompare) facts.insert(expr.fact);
  if (const auto* limit = std::get_if<kith::TableLimit>(&expr.constant); limit != nullptr && !limit->size.empty())
    facts.insert(limit->size);
  for (const kith::Expr& child : expr.children) AddFacts(child, facts);
}

bool BeginAlike(std::string_view a, std::string_view b) {
  return a.size() >= kSameBeginning && b.substr(0, kSameBeginning) == a.substr(0, kSameBeginning);
}

}  // namespace

absl::StatusOr<AskedNames> AskedNames::Of(const kith::Catalog& catalog) {
  const absl::StatusOr<kith::RuleBook> rules = kith::RuleBook::Build(catalog);
  if (!rules.ok()) return rules.status();
  AskedNames names;
  names.facts_.insert(std::begin(kAlways), std::end(kAlways));
  for (const kith::Rule& rule : rules->rules()) {
    for (const std::vector<kith::Expr>* list : {&rule.require, &rule.prefer})
      for (const kith::Expr& expr : *list) AddFacts(expr, names.facts_);
  }
  // A status of immigration says who is a citizen, what a member receives the household does, and the other way round.
  for (const auto& [one, other] :
       {std::pair("citizen", "immigration_status"), std::pair("receives", "person.receives")}) {
    if (names.Has(one)) names.facts_.insert(other);
    if (names.Has(other)) names.facts_.insert(one);
  }
  return names;
}

std::string AskedNames::Nearest(std::string_view fact) const {
  const std::vector<std::string_view> facts(facts_.begin(), facts_.end());
  if (std::string near = kith::Nearest(fact, facts); !near.empty()) return near;
  for (const std::string_view one : facts) {
    const std::vector<std::string> parts = kith::SplitList(std::string(one), ".");
    const std::vector<std::string_view> views(parts.begin(), parts.end());
    if (!kith::Nearest(fact, views).empty()) return std::string(one);
  }
  const auto alike = std::ranges::find_if(facts, [fact](std::string_view one) { return BeginAlike(fact, one); });
  return alike == facts.end() ? "" : std::string(*alike);
}

}  // namespace kith_program
