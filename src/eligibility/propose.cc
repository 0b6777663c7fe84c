#include "kith/eligibility/propose.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <variant>

#include <absl/status/status.h>

#include "kith/base/text.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/propose_amounts.h"
#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_phrase.h"
#include "src/eligibility/propose_sentence.h"
#include "src/eligibility/propose_text.h"

namespace kith {
namespace {

using propose_internal::SentenceReading;
using propose_internal::Subjects;
using propose_internal::TextToken;
using propose_internal::Tokens;

// One sentence with its place.
struct Part {
  Tokens tokens;
  SentenceReading reading;
  bool alternative = false;  // of a list of which one suffices
};

// On one line of their own.
// With one blank between words; a rule file holds no control characters.
std::string WordsAt(std::string_view text, TextSpan span) {
  std::string words(text.substr(span.begin, span.end - span.begin));
  std::ranges::replace_if(
      words, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return JoinList(SplitList(words, " "), " ");
}

TextSpan SpanOf(Tokens tokens) { return {tokens.front().begin, tokens.back().end}; }

// Sentences; those behind "Must be one of:" on its line are alternatives.
std::vector<Part> PartsOf(Tokens tokens, std::string_view text) {
  std::vector<Part> parts;
  std::size_t list_end = 0;  // bytes
  const std::vector<Tokens> sentences = propose_internal::SentencesOf(tokens);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Tokens sentence = sentences[i];
    if (auto [table, size] = propose_internal::ReadIncomeTable({sentences.data() + i, sentences.size() - i}, text);
        table) {
      const Tokens all(sentence.data(), sentences[i + size - 1].data() + sentences[i + size - 1].size());
      SentenceReading reading;
      reading.matched.push_back({SpanOf(all), FormatExpr(*table)});
      reading.means.push_back(*std::move(table));
      reading.subjects.income = reading.subjects.obliges = true;
      parts.push_back({all, std::move(reading), false});
      i += size - 1;
      continue;
    }
    const std::size_t lead = propose_internal::MatchPattern("must be one of the? following? :", sentence, 0);
    if (lead > 0 && lead < sentence.size()) {
      const auto line_end = std::ranges::find_if(tokens, [&](const TextToken& token) {
        return token.begin >= sentence.front().begin && token.kind == TextToken::Kind::kBreak;
      });
      list_end = line_end == tokens.end() ? text.size() : line_end->begin;
      sentence = sentence.subspan(lead);
    }
    parts.push_back({sentence, propose_internal::ReadSentence(sentence, text), sentence.front().begin < list_end});
  }
  return parts;
}

void Forget(Part& part) {
  part.reading.means.clear();
  part.reading.bring.clear();
  part.reading.matched.clear();
  part.reading.anyone = false;
  part.reading.unread = {SpanOf(part.tokens)};
}

// Alternatives become one condition in the place of the first, with a question for each that is not wholly read.
void JoinAlternatives(std::vector<Part>& parts, std::string_view text) {
  std::vector<Expr> either;
  Part* first = nullptr;
  bool claims = false;
  for (Part& part : parts) {
    if (!part.alternative) continue;
    if (first == nullptr) first = &part;
    const bool whole = part.reading.unread.empty() && !part.reading.means.empty();
    if (!whole) Forget(part);
    claims = claims || whole;
    if (whole) {
      either.push_back(propose_internal::AllOf(std::exchange(part.reading.means, {})));
    } else {
      either.push_back(Question(WordsAt(text, SpanOf(part.tokens))));
    }
  }
  if (!claims) return;
  first->reading.means = {propose_internal::AnyOf(std::move(either))};
}

// Whether nothing of the text may be claimed: a sentence loosens the others or is of a part of the service; or several sentences speak of people,
// and it is not certain that they are the same people: "Must be 60 or older. Disabled of any age." Only what obliges whoever was meant before
// ("must live in ...") narrows for certain, and not where it was said already: "Residents of Pasadena. Residents of Glendale."
bool IsUncertain(const std::vector<Part>& parts) {
  std::ptrdiff_t ages = 0, places = 0, incomes = 0;
  bool claims = false, anyone = false, spoken = false, apart = false;
  for (const Part& part : parts) {
    const SentenceReading& reading = part.reading;
    const Subjects& subjects = reading.subjects;
    if (reading.loosens || reading.heading) return true;
    claims = claims || !reading.means.empty();
    anyone = anyone || reading.anyone;
    if (reading.anyone || !(part.alternative || subjects.any())) continue;
    const bool obliges = part.alternative || subjects.obliges;
    apart = apart || (spoken && !obliges);
    spoken = true;
    if (part.alternative) continue;
    ages += subjects.age ? 1 : 0;
    places += subjects.place ? 1 : 0;
    incomes += subjects.income ? 1 : 0;
  }
  return claims && (apart || anyone || ages > 1 || places > 1 || incomes > 1);
}

// "Families with children. Must be disabled.": who must?
void AskWhoseItIs(std::vector<Part>& parts) {
  if (std::ranges::none_of(parts, [](const Part& part) { return part.reading.family; })) return;
  for (Part& part : parts) {
    if (std::ranges::any_of(part.reading.means, propose_internal::IsOfOnePerson)) Forget(part);
  }
}

bool IsAmountOfTheHousehold(const Expr& expr) {
  return expr.kind == Expr::Kind::kCompare && expr.fact == "household.income.gross" &&
         std::holds_alternative<Money>(expr.constant);
}

// "Must be 60 or older. Income must be below $2,000 a month.": theirs, or their household's?
void AskWhoseIncomeItIs(std::vector<Part>& parts) {
  const auto names_people = [](const Part& part) {
    return part.reading.subjects.people || part.reading.subjects.age ||
           std::ranges::any_of(part.reading.means, propose_internal::IsOfOnePerson);
  };
  const auto says_household = [](const Part& part) {
    return std::ranges::any_of(part.tokens, [](const TextToken& token) {
      return token.Is("household") || token.Is("households") || token.Is("family") || token.Is("families");
    });
  };
  const bool named = std::ranges::any_of(parts, names_people);
  if (!named || std::ranges::any_of(parts, says_household)) return;
  for (Part& part : parts) {
    if (!names_people(part) && std::ranges::any_of(part.reading.means, IsAmountOfTheHousehold)) Forget(part);
  }
}

void Add(const Part& part, Proposal& proposal) {
  for (const Expr& expr : part.reading.means) {
    if (std::ranges::find(proposal.require, expr) == proposal.require.end()) proposal.require.push_back(expr);
  }
  for (const std::string& document : part.reading.bring) {
    if (std::ranges::find(proposal.bring, document) == proposal.bring.end()) proposal.bring.push_back(document);
  }
  std::ranges::copy(part.reading.matched, std::back_inserter(proposal.matched));
  std::ranges::copy(part.reading.unread, std::back_inserter(proposal.unmatched));
}

// What is left of each sentence, where that is one run of words; else all of it. Each question once.
std::vector<std::string> QuestionsOf(const std::vector<Part>& parts, std::string_view text) {
  std::vector<std::string> questions;
  std::set<std::string> asked;
  for (const Part& part : parts) {
    if (part.reading.unread.empty()) continue;
    const TextSpan span = part.reading.unread.size() == 1 ? part.reading.unread.front() : SpanOf(part.tokens);
    std::string words = WordsAt(text, span);
    if (!words.empty() && asked.insert(words).second) questions.push_back(std::move(words));
  }
  return questions;
}

// Whether the rule asks it in the midst of a condition.
bool Asks(const Expr& expr, std::string_view question) {
  return (expr.kind == Expr::Kind::kAskProvider && expr.question == question) ||
         std::ranges::any_of(expr.children, [question](const Expr& child) { return Asks(child, question); });
}

ProposalGrade GradeOf(const Proposal& proposal) {
  if (proposal.require.empty() && proposal.bring.empty()) return ProposalGrade::kNotAtAll;
  return proposal.unmatched.empty() ? ProposalGrade::kFully : ProposalGrade::kPartly;
}

}  // namespace

absl::StatusOr<Proposal> ProposeRule(std::string_view text) {
  if (text.size() > kMaxProposalTextBytes)
    return absl::ResourceExhaustedError("the text is longer than " + std::to_string(kMaxProposalTextBytes) + " bytes");
  if (!IsValidUtf8(text)) return absl::InvalidArgumentError("the text is not UTF-8");
  const std::vector<TextToken> tokens = propose_internal::TokensOf(text);
  std::vector<Part> parts = PartsOf(tokens, text);
  JoinAlternatives(parts, text);
  if (IsUncertain(parts)) std::ranges::for_each(parts, Forget);
  AskWhoseItIs(parts);
  AskWhoseIncomeItIs(parts);
  if (std::ranges::any_of(parts, [](const Part& part) { return part.reading.limits_documents; })) {
    for (Part& part : parts) {
      if (!part.reading.bring.empty()) Forget(part);
    }
  }
  Proposal proposal;
  for (const Part& part : parts) Add(part, proposal);
  proposal.ask_provider = QuestionsOf(parts, text);
  std::erase_if(proposal.ask_provider, [&](const std::string& question) {
    return std::ranges::any_of(proposal.require, [&](const Expr& expr) { return Asks(expr, question); });
  });
  const bool anyone = std::ranges::any_of(parts, [](const Part& part) { return part.reading.anyone; });
  if (anyone && proposal.require.empty()) proposal.require.emplace_back();
  proposal.stale_amounts = propose_internal::FindStaleAmounts(tokens);
  proposal.grade = GradeOf(proposal);
  return proposal;
}

}  // namespace kith
