// The phrases of directory texts that say something of who is served: a table. Edges that are not certain are questions (`?`) within the
// condition: "homeless" is certain of the literally homeless, and asked of those near it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {

enum class WordSort : std::uint8_t { kPlain, kYouth, kGrown, kSenior, kMan, kWoman, kFamily };

struct WordRow {
  std::string_view pattern;  // as propose_pattern.h reads it
  PhraseKind kind = PhraseKind::kUnknown;
  std::string_view means = "";  // in the rule language
  WordSort sort = WordSort::kPlain;
};

// The rows whose patterns may begin with the token, in the table's order.
const std::vector<const WordRow*>& RowsFor(const TextToken& token);

}  // namespace kith::propose_internal
