#include "kith/catalog/unknown_term.h"

#include <vector>

#include "kith/base/suggest.h"

namespace kith {

std::string UnknownTerm(const Catalog& catalog, std::string_view key_code_or_name) {
  std::vector<std::string_view> names;
  for (const TaxonomyTerm& known : catalog.directory().taxonomy_terms) {
    if (!known.code.empty()) names.push_back(known.code);
    names.push_back(known.name);
  }
  return "\"" + std::string(key_code_or_name) + "\" is not a term of the directory" +
         DidYouMean(key_code_or_name, names);
}

}  // namespace kith
