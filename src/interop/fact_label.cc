#include "kith/interop/fact_label.h"

#include <algorithm>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/fact_names.h"

namespace kith {

namespace {

// "pregnant of luz": of which member, too. "" where `fact` is not that of a known fact.
std::string QuestionOfMember(std::string_view fact) {
  constexpr std::string_view kOf = " of ";
  const std::size_t at = fact.find(kOf);
  const KnownFact* known = FindKnownFact(fact.substr(0, at));
  if (at == std::string_view::npos || known == nullptr) return "";
  const std::string member(fact.substr(at + kOf.size()));
  const std::string label(known->label);
  return known->kind == FactKind::kBoolean ? "whether " + member + " is " + label : label + kOf.data() + member;
}

}  // namespace

std::string FactQuestion(std::string_view fact) {
  if (std::string of_member = QuestionOfMember(fact); !of_member.empty()) return of_member;
  if (const KnownFact* known = FindKnownFact(fact))
    return (known->kind == FactKind::kBoolean ? "whether " : "") + std::string(known->label);
  if (fact == kFactForWhom) return "who the help is for";
  if (fact == "members") return "who lives in the household";
  if (fact == "residence.address") return "street address or nearest crossing";
  std::string words = ReadableWord(fact);
  std::replace(words.begin(), words.end(), '.', ' ');
  return words;
}

}  // namespace kith
