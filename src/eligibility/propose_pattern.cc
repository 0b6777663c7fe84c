#include "src/eligibility/propose_pattern.h"

#include <algorithm>

namespace kith::propose_internal {
namespace {

// Whether `token` is one of the words that `|` divides.
bool IsOneOf(std::string_view choices, const TextToken& token) {
  while (!choices.empty()) {
    const std::size_t end = std::min(choices.find('|'), choices.size());
    if (token.Is(choices.substr(0, end))) return true;
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return false;
}

}  // namespace

std::size_t MatchPattern(std::string_view pattern, Tokens tokens, std::size_t at) {
  const std::size_t begin = at;
  while (!pattern.empty()) {
    const std::size_t end = std::min(pattern.find(' '), pattern.size());
    std::string_view word = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    const bool optional = word.size() > 1 && word.ends_with('?');
    if (optional) word.remove_suffix(1);
    if (at < tokens.size() && IsOneOf(word, tokens[at])) {
      ++at;
    } else if (!optional) {
      return 0;
    }
  }
  return at - begin;
}

std::vector<std::string_view> FirstWords(std::string_view pattern) {
  std::vector<std::string_view> words;
  bool optional = true;
  while (optional && !pattern.empty()) {
    const std::size_t end = std::min(pattern.find(' '), pattern.size());
    std::string_view choices = pattern.substr(0, end);
    pattern.remove_prefix(std::min(end + 1, pattern.size()));
    optional = choices.size() > 1 && choices.ends_with('?');
    if (optional) choices.remove_suffix(1);
    while (!choices.empty()) {
      const std::size_t bar = std::min(choices.find('|'), choices.size());
      words.push_back(choices.substr(0, bar));
      choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
  }
  return words;
}

std::size_t MatchAny(std::span<const std::string_view> patterns, Tokens tokens, std::size_t at) {
  std::size_t longest = 0;
  for (const std::string_view pattern : patterns) longest = std::max(longest, MatchPattern(pattern, tokens, at));
  return longest;
}

}  // namespace kith::propose_internal
