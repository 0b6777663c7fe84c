// Shares of people, 0 to 1, as a prior has them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/eligibility/questions.h"

namespace kith {

// Of people between two values (an end that is not there is unbounded), straight between the points of `prior.below`; 0 where it has none.
double ShareBetween(const FactPrior& prior, std::optional<double> from, std::optional<double> to);

// Of each of `words`, which differ. Those that the prior does not list share what those listed leave: of a fact with closed words (`all`) all such words
// alike; of another at most other_word_percent each, and four fifths of it together, so that something is left for words that nobody named.
std::vector<double> ShareOfWords(const FactPrior& prior, std::span<const std::string> words,
                                 std::span<const std::string_view> all);

// Who hold a word of a set.
double ShareHolding(const FactPrior& prior, const std::string& word);

}  // namespace kith
