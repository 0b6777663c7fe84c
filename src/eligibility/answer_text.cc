// Answers that make the same difference, as one.
#include <algorithm>

#include "src/eligibility/answers.h"

namespace kith {
namespace {

using Answers = std::vector<const TriedAnswer*>;

Phrase SayOrdered(const Messages& messages, const TriedAnswer& first, const TriedAnswer& last) {
  if (first.from.text.empty() && last.to.text.empty()) return messages.Say("answer.any"_message);
  if (first.from.text == last.to.text && first.from_included && last.to_included) return first.from;
  const auto edge = [](bool included) { return MessageArgument::Key("edge", included ? "included" : "left_out"); };
  Phrase least =
      messages.Say("answer.least"_message, {MessageArgument::Said("least", first.from), edge(first.from_included)});
  Phrase most = messages.Say("answer.most"_message, {MessageArgument::Said("most", last.to), edge(last.to_included)});
  if (first.from.text.empty()) return most;
  if (last.to.text.empty()) return least;
  return messages.Say("answer.between"_message,
                      {MessageArgument::Said("least", least), MessageArgument::Said("most", most)});
}

// --- Sets ---

Phrase SayHeld(const Messages& messages, const TriedAnswer& answer) {
  if (answer.words.empty()) return messages.Say("answer.none_of_these"_message);
  return SayJoined(messages, "join.together"_message, answer.words);
}

// Of `answers`, those that hold nothing but what another one holds.
Answers Least(const Answers& answers) {
  Answers least;
  for (const TriedAnswer* one : answers) {
    const bool more = std::ranges::any_of(
        answers, [one](const TriedAnswer* other) { return other != one && (other->held & one->held) == other->held; });
    if (!more) least.push_back(one);
  }
  return least;
}

// Whether all sets are among `answers` that hold what one of `least` holds, of `words` words tried.
bool HoldsAllAbove(const Answers& answers, const Answers& least, std::size_t words) {
  std::size_t above = 0;
  for (std::uint32_t set = 0; set < 1U << words; ++set) {
    above += std::ranges::any_of(least, [set](const TriedAnswer* one) { return (set & one->held) == one->held; });
  }
  return above == answers.size();
}

// "Medi-Cal, WIC or SSI and SSDI": what is more than that makes no difference. "Anything else" where that is the rest.
Phrase SaySets(const Messages& messages, const Answers& answers) {
  constexpr std::size_t kReadOut = 3;
  const Answers least = Least(answers);
  const bool at_least = HoldsAllAbove(answers, least, answers.front()->of_tried);
  const bool or_none = least.front()->held == 0;
  if (or_none && answers.size() > kReadOut) return messages.Say("answer.anything_else"_message);
  std::vector<Phrase> said;
  for (const TriedAnswer* one : at_least ? least : answers) said.push_back(SayHeld(messages, *one));
  return SaySome(messages, "join.answers"_message, said);
}

}  // namespace

Phrase SayAnswers(const Messages& messages, const std::vector<const TriedAnswer*>& answers) {
  switch (answers.front()->kind) {
    case TriedAnswer::Kind::kOrdered:
      return SayOrdered(messages, *answers.front(), *answers.back());
    case TriedAnswer::Kind::kSet:
      return SaySets(messages, answers);
    case TriedAnswer::Kind::kWords:
      break;
  }
  std::vector<Phrase> words;
  for (const TriedAnswer* answer : answers) words.insert(words.end(), answer->words.begin(), answer->words.end());
  return SaySome(messages, "join.answers"_message, words);
}

}  // namespace kith
