#include "kith/interop/fact_label.h"

#include <algorithm>

#include "src/eligibility/fact_names.h"

namespace kith {

std::string FactQuestion(std::string_view fact) {
  if (const KnownFact* known = FindKnownFact(fact))
    return (known->kind == FactKind::kBoolean ? "whether " : "") + std::string(known->label);
  if (fact == "members") return "who lives in the household";
  if (fact == "residence.address") return "street address or nearest crossing";
  std::string words = ReadableWord(fact);
  std::replace(words.begin(), words.end(), '.', ' ');
  return words;
}

}  // namespace kith
