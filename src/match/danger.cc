#include "src/match/danger.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "kith/base/text.h"

namespace kith {
namespace {

// Whole words: "fire" is in "house fire", not in "fireworks".
bool HoldsWords(std::string_view name, std::string_view words) {
  return (" " + FoldName(name) + " ").find(" " + FoldName(words) + " ") != std::string::npos;
}

bool IsTrue(const FactValue& fact) { return fact.type() == FactType::kBool && fact.bool_value(); }

bool Holds(const Household& household, const std::string& fact) {
  return IsTrue(FindFact(household.facts, fact)) ||
         std::any_of(household.members.begin(), household.members.end(),
                     [&](const Member& member) { return IsTrue(FindFact(member.facts, fact)); });
}

}  // namespace

DangerIndex::DangerIndex(const Catalog& catalog, const std::vector<DangerRule>& dangers) {
  const RecordTable<TaxonomyTerm>& terms = catalog.records().taxonomy_terms;
  for (const DangerRule& danger : dangers) {
    Entry entry{.terms = {}, .facts = danger.facts, .numbers = danger.numbers};
    const auto add_subtree = [&](TaxonomyTermId root) {
      const std::span<const TaxonomyTermId> subtree = catalog.Subtree(root);
      entry.terms.insert(entry.terms.end(), subtree.begin(), subtree.end());
    };
    for (const std::string& code : danger.term_codes) {
      if (const TaxonomyTermId term = catalog.FindTerm(code); term.valid()) add_subtree(term);
    }
    for (std::uint32_t i = 0; i < terms.size(); ++i) {
      const auto held = [&](const std::string& words) { return HoldsWords(terms[i].name, words); };
      if (std::any_of(danger.words.begin(), danger.words.end(), held)) add_subtree(TaxonomyTermId(i));
    }
    std::sort(entry.terms.begin(), entry.terms.end());
    entry.terms.erase(std::unique(entry.terms.begin(), entry.terms.end()), entry.terms.end());
    entries_.push_back(std::move(entry));
  }
}

std::vector<EmergencyNumber> DangerIndex::NumbersFor(TaxonomyTermId term, const Household& household) const {
  std::vector<EmergencyNumber> numbers;
  for (const Entry& entry : entries_) {
    const bool of_fact = std::any_of(entry.facts.begin(), entry.facts.end(),
                                     [&](const std::string& fact) { return Holds(household, fact); });
    if (!of_fact && !std::binary_search(entry.terms.begin(), entry.terms.end(), term)) continue;
    for (const EmergencyNumber& number : entry.numbers) {
      const auto same = [&](const EmergencyNumber& other) { return other.number == number.number; };
      if (std::none_of(numbers.begin(), numbers.end(), same)) numbers.push_back(number);
    }
  }
  return numbers;
}

}  // namespace kith
