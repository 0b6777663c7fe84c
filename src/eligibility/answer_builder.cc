#include "src/eligibility/answer_builder.h"

#include <utility>

#include "src/eligibility/fact_text.h"
#include "src/eligibility/prior_shares.h"

namespace kith {
namespace {

// A name of the place would stand before what is answered.
void Unname(AreaType area, Place& place) {
  if (area == AreaType::kZip) place.zip.clear();
  if (area == AreaType::kCity) place.city.clear();
  if (area == AreaType::kCounty) place.county.clear();
  if (area == AreaType::kState) place.state.clear();
}

}  // namespace

AnswerBuilder::AnswerBuilder(const AskedFact& asked, const Household& household, const Need& need, Date day,
                             const FactPrior& prior, const Messages& messages)
    : asked_(asked),
      fact_(FindKnownFact(asked.of.fact)),
      household_(household),
      need_(need),
      known_(LookUp(asked.of.fact, {&household, asked.member, day})),
      prior_(prior),
      messages_(messages) {}

TriedAnswer& AnswerBuilder::Add(double share) {
  TriedAnswer& answer = answers_.emplace_back();
  answer.household = household_;
  answer.need = need_;
  answer.share = share;
  return answer;
}

TriedAnswer& AnswerBuilder::Add(FactValue value, double share) {
  TriedAnswer& answer = Add(share);
  const bool of_member = asked_.of.person >= 0 && asked_.member != nullptr;
  Facts& facts =
      of_member ? answer.household.members[static_cast<std::size_t>(asked_.of.person)].facts : answer.household.facts;
  facts[std::string(asked_.of.fact)] = std::move(value);
  if (fact_ != nullptr && fact_->owner == FactOwner::kPlace) Unname(fact_->area, answer.household.place);
  return answer;
}

TriedAnswer& AnswerBuilder::AddOrdered(FactValue value, double share) {
  TriedAnswer& answer = Add(std::move(value), share);
  answer.kind = TriedAnswer::Kind::kOrdered;
  return answer;
}

void AnswerBuilder::FirstBecomesLast() {
  if (!answers_.empty()) std::rotate(answers_.begin(), answers_.begin() + 1, answers_.end());
}

void AnswerBuilder::LookAtPrior(std::optional<double> from, std::optional<double> to) {
  has_share_ = ShareBetween(prior_, from, to) > 0;
}

double AnswerBuilder::ShareOf(std::optional<double> from, std::optional<double> to, bool counts) const {
  if (prior_.below.empty() || !has_share_) return counts ? 1 : 0;
  return ShareBetween(prior_, from, to);
}

std::vector<TriedAnswer> AnswerBuilder::Take() && {
  double total = 0;
  for (const TriedAnswer& answer : answers_) total += answer.share;
  if (total <= 0) {
    for (TriedAnswer& answer : answers_) answer.share = 1;
    total = static_cast<double>(answers_.size());
  }
  for (TriedAnswer& answer : answers_) answer.share /= total;
  return std::move(answers_);
}

}  // namespace kith
