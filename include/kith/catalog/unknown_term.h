// UnknownTerm: what to say of a taxonomy term that Catalog::FindTerm does not find.
//
//   UnknownTerm(catalog, "fod");   // "\"fod\" is not a term of the directory (did you mean Food?)"
//
// Errors    None.   Cost  O(terms x length of the text).
#pragma once

#include <string>
#include <string_view>

#include "kith/catalog/catalog.h"

namespace kith {

std::string UnknownTerm(const Catalog& catalog, std::string_view key_code_or_name);

}  // namespace kith
