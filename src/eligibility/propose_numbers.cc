#include "src/eligibility/propose_numbers.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

#include "src/eligibility/propose_pattern.h"

namespace kith::propose_internal {
namespace {

constexpr std::pair<std::string_view, int> kNumbers[] = {
    {"one", 1},         {"two", 2},       {"three", 3},       {"four", 4},       {"five", 5},       {"six", 6},
    {"seven", 7},       {"eight", 8},     {"nine", 9},        {"ten", 10},       {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13},   {"fourteen", 14}, {"fifteen", 15},    {"sixteen", 16},   {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19},   {"twenty", 20},   {"twenty-one", 21}, {"thirty", 30},    {"forty", 40},     {"fifty", 50},
    {"fifty-five", 55}, {"sixty", 60},    {"sixty-two", 62},  {"sixty-five", 65}};

}  // namespace

std::optional<int> NumberWordAt(Tokens tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  const auto* found = std::ranges::find_if(kNumbers, [&](const auto& word) { return tokens[at].Is(word.first); });
  return found == std::end(kNumbers) ? std::nullopt : std::optional(found->second);
}

int PersonsAt(Tokens tokens, std::size_t at) {
  if (at >= tokens.size()) return 0;
  const bool digits = tokens[at].kind == TextToken::Kind::kNumber;
  const double persons = digits ? tokens[at].number : NumberWordAt(tokens, at).value_or(0);
  return persons >= 1 && persons <= kMaxPersons && persons == std::floor(persons) ? static_cast<int>(persons) : 0;
}

std::optional<Period> TakePeriod(Tokens tokens, std::size_t& at) {
  constexpr std::pair<std::string_view, Period> kPeriods[] = {
      {"/|per|a|each mo|month", Period::kMonth},     {"monthly", Period::kMonth},
      {"/|per|a|each yr|year|annum", Period::kYear}, {"annually|yearly", Period::kYear},
      {"/|per|a|each week", Period::kWeek},          {"weekly", Period::kWeek},
  };
  for (const auto& [pattern, period] : kPeriods) {
    const std::size_t size = MatchPattern(pattern, tokens, at);
    if (size == 0) continue;
    at += size;
    return period;
  }
  return std::nullopt;
}

int TakeHouseholdSize(Tokens tokens, std::size_t& at) {
  std::size_t i = at + MatchPattern("(? if|for a|an?", tokens, at);
  const std::size_t of = MatchPattern("family|household|households size? of", tokens, i);
  i += of;
  const int size = PersonsAt(tokens, i);
  if (size == 0) return 0;
  ++i;
  const std::size_t persons = MatchPattern("person|persons|people|member|members|individual|individuals", tokens, i);
  if (of == 0 && persons == 0) return 0;
  i += persons;
  i += MatchPattern("in the? household|family|home )?", tokens, i);
  at = i;
  return size;
}

}  // namespace kith::propose_internal
