// Small patterns over tokens: "open to all|any? individuals|persons|people".
//
// Model     Words apart by blanks; `a|b` is either; `a?` may be absent and is taken where it stands. Nothing is tried twice, so that matching
//           costs at most the pattern's length.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "src/eligibility/propose_text.h"

namespace kith::propose_internal {

// How many tokens from `tokens[at]` on the pattern takes; 0: it does not fit.
std::size_t MatchPattern(std::string_view pattern, Tokens tokens, std::size_t at);

// The longest that any of `patterns` takes.
std::size_t MatchAny(std::span<const std::string_view> patterns, Tokens tokens, std::size_t at);

// The words with which what the pattern takes may begin.
std::vector<std::string_view> FirstWords(std::string_view pattern);

}  // namespace kith::propose_internal
