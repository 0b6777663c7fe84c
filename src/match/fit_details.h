// What of an offer fits: asked by the numbers and by the words alike.
#pragma once

#include <string>

#include "src/match/query.h"

namespace kith {

// Whether its staff, programs or people share the culture or lived experience, or one below it. False of a term that the catalog does not have.
bool SharesCulture(const MatchIndex& index, const Offer& offer, TaxonomyTermId term);

// Whether its accessibility records hold the word.
bool IsAccessible(const MatchIndex& index, const Offer& offer, const std::string& word);

}  // namespace kith
