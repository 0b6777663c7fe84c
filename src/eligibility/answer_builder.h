// What a kind of question makes its answers with: each is a household in which it was given, with its share.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "src/eligibility/answers.h"
#include "src/eligibility/case_cells.h"
#include "src/eligibility/fact_names.h"

namespace kith {

class AnswerBuilder {
 public:
  AnswerBuilder(const AskedFact& asked, const Household& household, const Need& need, Date day, const FactPrior& prior,
                const Messages& messages);

  const AskedFact& asked() const { return asked_; }
  const KnownFact* fact() const { return fact_; }  // nullptr: a directory's own
  const Household& household() const { return household_; }
  const FactValue& known() const { return known_; }
  bool IsKnown(FactType type) const { return known_.known() && known_.type() == type; }
  const FactPrior& prior() const { return prior_; }
  const Messages& messages() const { return messages_; }

  TriedAnswer& Add(double share);
  TriedAnswer& Add(FactValue value, double share);
  TriedAnswer& AddOrdered(FactValue value, double share);
  // What is tried of a set first is said last.
  void FirstBecomesLast();

  // Of the answers that are left: whether the prior says something of what lies from `from` to `to`.
  void LookAtPrior(std::optional<double> from, std::optional<double> to);
  // Of a stretch of the prior; of a point among stretches `counts` says whether it is an answer by itself.
  double ShareOf(std::optional<double> from, std::optional<double> to, bool counts) const;

  // With shares that add up to 1. Where nothing is known beforehand of any, each has an even one.
  std::vector<TriedAnswer> Take() &&;

 private:
  const AskedFact& asked_;
  const KnownFact* fact_;
  const Household& household_;
  const Need& need_;
  FactValue known_;
  const FactPrior& prior_;
  const Messages& messages_;
  bool has_share_ = true;
  std::vector<TriedAnswer> answers_;
};

// Answers about facts of each kind.
void AnswerInWords(AnswerBuilder& answers);
void AnswerWithSets(AnswerBuilder& answers);
void AnswerWithCounts(AnswerBuilder& answers);
void AnswerWithNumbers(AnswerBuilder& answers);
void AnswerWithAmounts(AnswerBuilder& answers);

// As many as cells can be made of, evenly among all: of more, answers are told apart less finely.
template <class T>
void ThinOut(std::vector<T>& cuts) {
  constexpr std::size_t kMaxCuts = (kMaxCells - 1) / 2;
  if (cuts.size() <= kMaxCuts) return;
  std::vector<T> kept;
  for (std::size_t i = 0; i < kMaxCuts; ++i) kept.push_back(cuts[i * cuts.size() / kMaxCuts]);
  cuts = std::move(kept);
}

template <class T>
std::optional<T> Greater(const std::optional<T>& a, const std::optional<T>& b) {
  return a && b ? std::max(*a, *b) : a ? a : b;
}
template <class T>
std::optional<T> Lesser(const std::optional<T>& a, const std::optional<T>& b) {
  return a && b ? std::min(*a, *b) : a ? a : b;
}

}  // namespace kith
