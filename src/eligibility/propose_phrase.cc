#include "src/eligibility/propose_phrase.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "src/eligibility/expression_parser.h"
#include "src/eligibility/fact_text.h"
#include "src/eligibility/lexer.h"
#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_words.h"

namespace kith::propose_internal {
namespace {

bool IsPerson(PhraseKind kind) {
  return kind == PhraseKind::kPeople || kind == PhraseKind::kGroup || kind == PhraseKind::kAgeNoun;
}

// "children and adolescents 6-17", "who are 60+": whether the phrases so far leave an age or a place to follow people directly.
bool FollowsPeople(const std::vector<Phrase>& phrases) {
  constexpr std::ptrdiff_t kReach = 6;
  for (auto phrase = phrases.rbegin(); phrase != phrases.rend() && phrase - phrases.rbegin() < kReach; ++phrase) {
    if (phrase->kind == PhraseKind::kWho || phrase->kind == PhraseKind::kMust || phrase->kind == PhraseKind::kComma ||
        phrase->kind == PhraseKind::kAge)
      continue;
    return IsPerson(phrase->kind) || phrase->residents;
  }
  return false;
}

Phrase FromTable(const WordRow& row, std::size_t size, Tokens tokens, std::size_t at, std::string_view text) {
  Phrase phrase;
  phrase.kind = row.kind;
  phrase.begin = at;
  phrase.end = at + size;
  if (!row.means.empty()) phrase.means.push_back(ExprOf(row.means, WordsOf(text, tokens, at, at + size)));
  phrase.youth = row.sort == WordSort::kYouth;
  phrase.grown = row.sort == WordSort::kGrown;
  phrase.senior = row.sort == WordSort::kSenior;
  phrase.family = row.sort == WordSort::kFamily;
  phrase.man = row.sort == WordSort::kMan;
  phrase.woman = row.sort == WordSort::kWoman;
  return phrase;
}

// "regardless of income, race or gender": nothing is asked of these. Not of age, which other words may speak of.
std::optional<Phrase> ReadRegardless(Tokens tokens, std::size_t at) {
  constexpr std::string_view kOf =
      "their|of|income|race|gender|origin|national|religion|religious|beliefs|sex|sexual|orientation|preference|"
      "ability|to|pay|immigration|citizenship|"
      "legal|status|ethnicity|disability|color|creed|nationality|insurance|,|and|or";
  constexpr std::size_t kMaxWords = 20;
  if (MatchPattern("regardless of", tokens, at) == 0) return std::nullopt;
  Phrase phrase;
  phrase.kind = PhraseKind::kFiller;
  phrase.begin = at;
  phrase.end = at + 2;
  while (phrase.end < at + kMaxWords && MatchPattern(kOf, tokens, phrase.end) > 0) ++phrase.end;
  return phrase.end > at + 2 ? std::optional<Phrase>(phrase) : std::nullopt;
}

// The longest of the table and the readers; of equals the reader, which knows more.
Phrase LongestAt(Tokens tokens, std::size_t at, const std::vector<Phrase>& before, std::string_view text) {
  Phrase longest;
  longest.begin = at;
  longest.end = at + 1;
  bool found = false;
  const auto consider = [&](std::optional<Phrase> phrase) {
    if (!phrase || (found && phrase->end <= longest.end)) return;
    longest = *std::move(phrase);
    found = true;
  };
  const bool after_person = FollowsPeople(before);
  consider(ReadIncome(tokens, at, text));
  consider(ReadPlace(tokens, at, after_person, text));
  consider(ReadPlaceNotAsked(tokens, at, text));
  consider(ReadAge(tokens, at, after_person, text));
  consider(ReadDocument(tokens, at));
  consider(ReadRegardless(tokens, at));
  for (const WordRow* row : RowsFor(tokens[at])) {
    const std::size_t size = MatchPattern(row->pattern, tokens, at);
    if (size > 0 && (!found || at + size > longest.end)) consider(FromTable(*row, size, tokens, at, text));
  }
  return longest;
}

// Puts the words in the place of the question that stands for them.
void SayWords(Expr& expr, std::string_view words) {
  if (expr.kind == Expr::Kind::kAskProvider) expr.question = words;
  for (Expr& child : expr.children) SayWords(child, words);
}

Expr Chain(Expr::Kind kind, std::vector<Expr> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Expr chain;
  chain.kind = kind;
  for (Expr& part : parts) {
    if (part.kind == kind) {
      std::ranges::move(part.children, std::back_inserter(chain.children));
    } else {
      chain.children.push_back(std::move(part));
    }
  }
  return chain;
}

}  // namespace

bool IsOfOnePerson(const Expr& expr) {
  if (expr.kind == Expr::Kind::kQuantified) return false;
  return (expr.kind == Expr::Kind::kCompare && IsOfMember(expr.fact)) ||
         std::ranges::any_of(expr.children, IsOfOnePerson);
}

Expr AllOf(std::vector<Expr> parts) { return Chain(Expr::Kind::kAnd, std::move(parts)); }
Expr AnyOf(std::vector<Expr> parts) { return Chain(Expr::Kind::kOr, std::move(parts)); }

Expr ExprOf(std::string_view rule_text, std::string_view words) {
  std::string text(rule_text);
  if (const std::size_t at = text.find('?'); at != std::string::npos) text.replace(at, 1, "ask_provider \"?\"");
  TokenStream in(text, "phrases");
  Expr expr = ParseExpression(in, {&ParameterTables::Shipped()});
  SayWords(expr, words);
  return expr;
}

bool PhrasedSentence::Has(PhraseKind kind) const {
  return std::ranges::any_of(phrases, [kind](const Phrase& phrase) { return phrase.kind == kind; });
}

bool PhrasedSentence::SaysAt(std::size_t i, std::string_view pattern) const {
  return i < phrases.size() && MatchPattern(pattern, tokens, phrases[i].begin) > 0;
}

PhrasedSentence PhrasesOf(Tokens sentence, std::string_view text) {
  PhrasedSentence phrased{sentence, text, {}};
  for (std::size_t at = 0; at < sentence.size(); at = phrased.phrases.back().end)
    phrased.phrases.push_back(LongestAt(sentence, at, phrased.phrases, text));
  return phrased;
}

std::string WordsOf(std::string_view text, Tokens tokens, std::size_t begin, std::size_t end) {
  if (begin >= end) return "";
  std::string words;
  bool blank = false;
  for (const char c : text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin)) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f) {
      blank = true;
      continue;
    }
    if (std::exchange(blank, false) && !words.empty()) words += ' ';
    words += c;
  }
  return words;
}

bool IsPersonAt(Tokens tokens, std::size_t at) {
  if (at >= tokens.size()) return false;
  return std::ranges::any_of(RowsFor(tokens[at]), [&](const WordRow* row) {
    return (IsPerson(row->kind) || row->kind == PhraseKind::kOthers || row->kind == PhraseKind::kTrait) &&
           MatchPattern(row->pattern, tokens, at) > 0;
  });
}

}  // namespace kith::propose_internal
