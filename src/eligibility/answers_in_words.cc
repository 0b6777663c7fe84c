// Answers in words: one of several, or which of a set are held.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/eligibility/answer_builder.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/fact_text.h"
#include "src/eligibility/prior_shares.h"
#include "src/eligibility/value_text.h"

namespace kith {
namespace {

using WordList = AskedFact::WordList;

constexpr std::size_t kMaxSetGroups = 4;  // whose subsets are tried
constexpr std::size_t kMaxWordsApart = 64;

// Words that no list tells apart, as one.
std::vector<WordList> GroupWords(const WordList& words, const std::vector<WordList>& lists) {
  std::vector<std::pair<std::vector<bool>, WordList>> groups;
  for (const std::string& word : words) {
    std::vector<bool> in;
    for (const WordList& list : lists) in.push_back(std::ranges::find(list, word) != list.end());
    const auto same = std::ranges::find(groups, in, [](const auto& group) { return group.first; });
    (same == groups.end() ? groups.emplace_back(std::move(in), WordList()) : *same).second.push_back(word);
  }
  std::vector<WordList> grouped;
  for (auto& [in, group] : groups) grouped.push_back(std::move(group));
  return grouped;
}

WordList AskedWords(const AnswerBuilder& answers) {
  WordList words;
  for (const WordList& list : answers.asked().words) words.insert(words.end(), list.begin(), list.end());
  SortUnique(words);
  return words;
}

void AddWords(AnswerBuilder& answers, const WordList& words, double share) {
  TriedAnswer& answer =
      answers.Add(words.size() == 1 ? FactValue::Word(words.front()) : FactValue::OneOf(words), share);
  for (const std::string& word : words)
    answer.words.push_back(SayWord(answers.messages(), answers.asked().of.fact, word));
}

void AddSet(AnswerBuilder& answers, const std::vector<std::pair<double, WordList>>& groups, std::uint32_t set,
            WordList held) {
  double share = 1;
  std::vector<Phrase> said;
  WordList not_held;
  const bool several = (set & (set - 1)) != 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto& [chance, words] = groups[i];
    const bool holds = (set >> i & 1U) != 0;
    share *= holds ? chance : 1 - chance;
    if (!holds) {
      not_held.insert(not_held.end(), words.begin(), words.end());
      continue;
    }
    held.push_back(words.front());
    const Phrase one = SayWords(answers.messages(), answers.asked().of.fact, "join.answers"_message, words);
    said.push_back(several && words.size() > 1
                       ? answers.messages().Say("join.apart"_message, {MessageArgument::Said("text", one)})
                       : one);
  }
  TriedAnswer& answer = answers.Add(FactValue::AllOf(std::move(held), false), share);
  answer.kind = TriedAnswer::Kind::kSet;
  answer.held = set;
  answer.of_tried = static_cast<std::uint32_t>(groups.size());
  answer.words = std::move(said);
  SortUnique(not_held);
  answer.assumed.set = answers.asked().of;
  answer.assumed.not_held = std::move(not_held);
}

}  // namespace

void AnswerInWords(AnswerBuilder& answers) {
  const bool closed = answers.fact() != nullptr && HasClosedWords(*answers.fact());
  const auto all = closed ? UsualWords(*answers.fact()) : std::span<const std::string_view>();
  WordList words = answers.IsKnown(FactType::kWords) ? answers.known().words() : AskedWords(answers);
  if (closed && !answers.IsKnown(FactType::kWords)) words.insert(words.end(), all.begin(), all.end());
  SortUnique(words);
  const std::vector<double> shares = ShareOfWords(answers.prior(), words, all);
  double named = 0;
  const auto share_of = [&](const WordList& group) {
    double share = 0;
    for (const std::string& word : group)
      share += shares[static_cast<std::size_t>(std::ranges::lower_bound(words, word) - words.begin())];
    named += share;
    return share;
  };
  // Names of places mean what others mean, too: each is tried by itself.
  const bool apart =
      answers.fact() != nullptr && answers.fact()->kind == FactKind::kPlaceName && words.size() <= kMaxWordsApart;
  std::vector<WordList> groups;
  if (apart) {
    for (const std::string& word : words) groups.push_back({word});
  } else {
    groups = GroupWords(words, answers.asked().words);
  }
  for (const WordList& group : groups) AddWords(answers, group, share_of(group));
  if (!closed && !answers.IsKnown(FactType::kWords))
    answers.Add(FactValue::Word("*"), std::max(1 - named, 0.0)).words = {
        answers.messages().Say("answer.another"_message)};
}

// Of words that rules do not tell apart it counts whether any is held. What is not tried is left open.
void AnswerWithSets(AnswerBuilder& answers) {
  WordList held = answers.IsKnown(FactType::kWords) ? answers.known().words() : WordList();
  WordList words = AskedWords(answers);
  std::erase_if(words, [&](const std::string& word) { return std::ranges::find(held, word) != held.end(); });
  std::vector<std::pair<double, WordList>> groups;
  for (WordList& group : GroupWords(words, answers.asked().words)) {
    double none = 1;
    for (const std::string& word : group) none *= 1 - ShareHolding(answers.prior(), word);
    groups.emplace_back(1 - none, std::move(group));
  }
  std::ranges::stable_sort(groups, std::ranges::greater(), [](const auto& group) { return group.first; });
  if (groups.size() > kMaxSetGroups) groups.resize(kMaxSetGroups);
  for (std::uint32_t set = 0; set < 1U << groups.size(); ++set) AddSet(answers, groups, set, held);
  answers.FirstBecomesLast();  // none of them
}

}  // namespace kith
