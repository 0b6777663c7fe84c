// The phrases of one sentence: who, and what they must be or have.
//
// Model     PhrasesOf covers every token of the sentence: at each place the longest phrase that a table or a reader of ages, places, incomes
//           or documents knows, else one unknown word.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/eligibility/propose.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/propose_text.h"

namespace kith::propose_internal {

enum class PhraseKind : std::uint8_t {
  kUnknown,  // a word
  kFiller,   // says nothing: "open to", "clients must be"
  kAnd,
  kOr,
  kComma,
  kMust,        // "must be", "have to": what follows is a condition
  kWho,         // "who are", "that"
  kPeople,      // anybody: "individuals", "clients"
  kGroup,       // a noun that stands for a condition: "veterans", "children"
  kAgeNoun,     // says an age only roughly: "youth", "teens"; the age beside it counts
  kOthers,      // people who are not those of a condition: "families", "caregivers"
  kTrait,       // an adjective that stands for a condition: "homeless"
  kOtherTrait,  // one that no fact states: "low-income"
  kAge,
  kPlace,
  kIncome,
  kDocument,
  kBring,   // "must bring"
  kAnyone,  // "open to the public"
  kBounds,  // bounds or loosens its sentence: "for", "priority", "their"
  kLoosens  // may loosen the whole text: "unless", "exceptions"
};

struct Phrase {
  PhraseKind kind = PhraseKind::kUnknown;
  std::size_t begin = 0;  // tokens of the sentence
  std::size_t end = 0;
  std::vector<Expr> means;  // all must hold
  std::vector<std::string> bring;
  bool from_age = false;  // an age with a lower bound
  bool to_age = false;    // with an upper bound
  bool youth = false;     // a group of those under 18
  bool grown = false;     // a group of adults
  bool senior = false;
  bool family = false;  // a household by its children, whose age may stand beside
  bool man = false;     // one sex of two: where both stand, it is anybody
  bool woman = false;
  bool residents = false;        // of a place: "Compton residents"
  bool predicate = false;        // of a place: with its own verb, "who live in"
  std::vector<TextSpan> unread;  // parts of the phrase that are not in `means`
};

inline bool Joins(PhraseKind kind) {
  return kind == PhraseKind::kAnd || kind == PhraseKind::kOr || kind == PhraseKind::kComma;
}
inline bool IsNoun(PhraseKind kind) {
  return kind == PhraseKind::kPeople || kind == PhraseKind::kGroup || kind == PhraseKind::kAgeNoun ||
         kind == PhraseKind::kOthers;
}
inline bool IsTrait(PhraseKind kind) { return kind == PhraseKind::kTrait || kind == PhraseKind::kOtherTrait; }

// A sentence and its phrases.
struct PhrasedSentence {
  Tokens tokens;
  std::string_view text;  // the whole, in which the tokens have their places
  std::vector<Phrase> phrases;

  std::size_t size() const { return phrases.size(); }
  PhraseKind KindAt(std::size_t i) const { return i < phrases.size() ? phrases[i].kind : PhraseKind::kUnknown; }
  bool Has(PhraseKind kind) const;
  // Whether the words from the phrase on begin as the pattern says.
  bool SaysAt(std::size_t i, std::string_view pattern) const;
};

// Several as one, without nesting; of one, it itself.
Expr AllOf(std::vector<Expr> parts);
Expr AnyOf(std::vector<Expr> parts);

// Text of the rule language as an expression; `?` stands for ask_provider with `words`.
Expr ExprOf(std::string_view rule_text, std::string_view words);

// Whether it says something of a person, other than of somebody among the members: "veteran", not "any child: disabled" or "receives calfresh".
bool IsOfOnePerson(const Expr& expr);

PhrasedSentence PhrasesOf(Tokens sentence, std::string_view text);

// The readers. std::nullopt: no such phrase begins at `at`. `after_person`: a group of people stands directly before.
std::optional<Phrase> ReadAge(Tokens tokens, std::size_t at, bool after_person, std::string_view text);
std::optional<Phrase> ReadPlace(Tokens tokens, std::size_t at, bool after_person, std::string_view text);
// "do not need to be a resident of Maywood": a place that nobody asks for, kFiller.
std::optional<Phrase> ReadPlaceNotAsked(Tokens tokens, std::size_t at, std::string_view text);
std::optional<Phrase> ReadIncome(Tokens tokens, std::size_t at, std::string_view text);
std::optional<Phrase> ReadDocument(Tokens tokens, std::size_t at);

// A table of limits, one line for each size of household, below a line that says of what income they are; and how many sentences it takes.
std::pair<std::optional<Expr>, std::size_t> ReadIncomeTable(std::span<const Tokens> sentences, std::string_view text);

// The words of tokens [begin, end) as they stand in the text, blanks folded.
std::string WordsOf(std::string_view text, Tokens tokens, std::size_t begin, std::size_t end);

// Whether a noun of people begins at `at`.
bool IsPersonAt(Tokens tokens, std::size_t at);

}  // namespace kith::propose_internal
