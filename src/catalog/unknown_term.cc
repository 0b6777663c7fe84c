#include "kith/catalog/unknown_term.h"

#include <cstdint>
#include <vector>

#include "kith/base/suggest.h"
#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::size_t kMaxSuggestions = 3;

// "rent" -> "Rent assistance": names that begin a word with it.
bool HoldsWord(std::string_view name, const std::string& folded) {
  return (" " + FoldName(name)).find(" " + folded) != std::string::npos;
}

}  // namespace

std::string UnknownTerm(const Catalog& catalog, std::string_view key_code_or_name) {
  const std::string unknown = "\"" + std::string(key_code_or_name) + "\" is not a term of the directory";
  const std::string folded = FoldName(key_code_or_name);
  std::vector<std::string_view> names;
  std::vector<std::string> holding;
  const RecordTable<TaxonomyTerm>& terms = catalog.records().taxonomy_terms;
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    if (catalog.OffersFor(TaxonomyTermId(i)).empty()) continue;  // nobody asks for a culture
    if (!terms[i].code.empty()) names.push_back(terms[i].code);
    names.push_back(terms[i].name);
    if (!folded.empty() && holding.size() < kMaxSuggestions && HoldsWord(terms[i].name, folded))
      holding.push_back(terms[i].name);
  }
  if (!holding.empty()) return unknown + " (did you mean " + JoinList(holding, ", or ") + "?)";
  return unknown + DidYouMean(key_code_or_name, names);
}

}  // namespace kith
