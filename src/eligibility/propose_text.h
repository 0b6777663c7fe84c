// The tokens of a directory's text, and the sentences they make.
//
// Model     Words in lower case (letters, digits behind letters, hyphens and apostrophes within), numbers, signs of one character. Dashes and
//           quotation marks of print are read as those of a keyboard. A line's end, also written as a backslash and an n, is a break.
// Sentence  Ends at a break, a bullet, `;`, and at `.`, `!` or `?` with a blank or the end behind it that is no abbreviation's.
// Errors    None: any bytes are some tokens.   Cost  O(bytes).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kith::propose_internal {

struct TextToken {
  enum class Kind : std::uint8_t { kWord, kNumber, kSign, kBreak };
  Kind kind = Kind::kSign;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string word;  // of a word in lower case; of a sign itself; of a number its digits as written
  double number = 0;
  bool capital = false;  // a word that begins with a capital letter
  bool ordinal = false;  // 5th
  bool blank_before = false;

  bool Is(std::string_view text) const { return word == text && kind != Kind::kNumber; }
};

using Tokens = std::span<const TextToken>;

std::vector<TextToken> TokensOf(std::string_view text);

// Sentences of `tokens`, without bullets and the signs at their ends; none is empty.
std::vector<Tokens> SentencesOf(Tokens tokens);

}  // namespace kith::propose_internal
