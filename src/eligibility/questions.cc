#include "kith/eligibility/questions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <tuple>

#include "src/eligibility/answers.h"
#include "src/eligibility/asked_facts.h"
#include "src/eligibility/assumption.h"
#include "src/eligibility/fact_text.h"

namespace kith {
namespace {

// An offer that becomes certain counts so many times one that drops out, until that many are.
constexpr std::int64_t kCertainCounts = 8, kCertainWanted = 3;
constexpr std::int32_t kOne = 65536;
constexpr std::int64_t kMemberWork = 50;  // looks that copying a member, with an answer, is worth

// What the offers come to after one answer, in the order of those that wait.
using Outcomes = std::vector<Truth>;

// But for whose they are.
bool AsksTheSame(const AskedFact& a, const AskedFact& b) {
  const auto demands = [](const AskedFact& asked) {
    return std::tie(asked.is_flag, asked.is_set, asked.is_count, asked.of_limit, asked.numbers, asked.equals,
                    asked.amounts, asked.period, asked.words, asked.areas, asked.offers);
  };
  return demands(a) == demands(b);
}

// The steps that one question may take. Where its first tries show that it will take more, it is given up early.
struct Purse {
  std::int64_t left = 0;
  std::int64_t granted = 0;
  std::int64_t tries = 0;  // in all
  std::int64_t tried = 0;

  bool Lasts() const {
    constexpr std::int64_t kRough = 4;  // times dearer than it seems it may be and last
    return left > 0 && (tried == 0 || (granted - left) / tried * (tries - tried) <= kRough * left);
  }
};

class Asking {
 public:
  Asking(const RuleBook& rules, std::span<const WeighedOffer> offers, const Household& household, const Need& need,
         Date day, const QuestionPriors& priors, const Messages& messages)
      : rules_(rules),
        offers_(offers),
        household_(household),
        need_(need),
        day_(day),
        priors_(priors),
        messages_(messages) {}

  std::vector<Question> All() {
    std::vector<AskedFact> asked = Gather();
    std::vector<AskedFact> now;
    std::ranges::copy_if(asked, std::back_inserter(now), [&](const AskedFact& one) { return !ComesLater(one, asked); });
    asked = std::move(now);
    std::ranges::stable_sort(asked, std::ranges::greater(), [&](const AskedFact& one) { return Weight(one); });
    std::vector<std::pair<std::int64_t, Question>> questions;  // with the weight that waits
    std::vector<std::pair<const AskedFact*, Question>> tried;
    for (const AskedFact& one : asked) {
      const auto same = std::ranges::find_if(tried, [&](const auto& other) { return AreAlike(*other.first, one); });
      Question question = same != tried.end() ? same->second : Try(one);
      if (same == tried.end() && one.member != nullptr) tried.emplace_back(&one, question);
      Name(one, question);
      questions.emplace_back(Weight(one), std::move(question));
    }
    std::ranges::sort(questions, {}, [](const auto& one) {
      return std::tuple(-one.second.score, -one.first, std::string_view(one.second.name));
    });
    std::vector<Question> all;
    for (auto& [weight, question] : questions) all.push_back(std::move(question));
    return all;
  }

 private:
  const Member* Person() const {
    return need_.for_member.empty() ? household_.Head() : household_.FindMember(need_.for_member);
  }

  std::vector<AskedFact> Gather() {
    AskedFacts facts(household_, need_, day_);
    for (std::uint32_t i = 0; i < offers_.size(); ++i) {
      clauses_.push_back(rules_.Clauses(offers_[i].offer, day_));
      facts.Look(clauses_.back(), i);
    }
    std::vector<AskedFact> asked = std::move(facts).All();
    SetWorth(asked);
    return asked;
  }

  // Who has some certain offers is helped most by knowing of the rest what drops out, too.
  void SetWorth(const std::vector<AskedFact>& asked) {
    std::vector<bool> waits(offers_.size());
    for (const AskedFact& one : asked)
      for (const std::uint32_t offer : one.offers) waits[offer] = true;
    std::int64_t certain = 0;
    for (std::uint32_t i = 0; i < offers_.size() && certain < kCertainWanted; ++i)
      if (!waits[i] && rules_.Evaluate(offers_[i].offer, household_, need_, day_) == Truth::kTrue) ++certain;
    if (certain >= kCertainWanted) certain_counts_ = 1;
  }

  // What hangs on another fact waits until that is known, and for ever where it was declined.
  bool ComesLater(const AskedFact& asked, const std::vector<AskedFact>& all) const {
    const std::string& gate = priors_.Of(asked.of.fact).after;
    if (gate.empty()) return false;
    const Member* whose = asked.member != nullptr ? asked.member : Person();
    const Scope scope{&household_, whose, day_};
    if (LookUp(gate, scope).known()) return false;
    return WasDeclined(gate, scope) || std::ranges::any_of(all, [&](const AskedFact& other) {
             return other.of.fact == gate && (other.member == nullptr || other.member == whose);
           });
  }

  std::int64_t Weight(const AskedFact& asked) const { return WeightOf(asked.offers) / priors_.Of(asked.of.fact).cost; }

  // The same fact of two members of whom the same is known, and on whom the rules make the same demands: neither is singled out by the need or by
  // a role, so that their answers come to the same.
  bool AreAlike(const AskedFact& a, const AskedFact& b) const {
    const Member *one = a.member, *other = b.member;
    if (one == nullptr || other == nullptr || a.of.fact != b.of.fact) return false;
    if (one == Person() || other == Person() || one == household_.Head() || other == household_.Head()) return false;
    return one->role == other->role && one->facts == other->facts && AsksTheSame(a, b);
  }

  // What was too dear to ask of one member is so of the next.
  bool IsLikeOneTooDear(const AskedFact& asked) const {
    return std::ranges::any_of(too_dear_, [&](const AskedFact* other) {
      return other->of.fact == asked.of.fact && AsksTheSame(*other, asked);
    });
  }

  std::int64_t WeightOf(const std::vector<std::uint32_t>& offers) const {
    std::int64_t weight = 0;
    for (const std::uint32_t offer : offers) weight += offers_[offer].weight;
    return weight;
  }

  // Answers with the same outcomes are one: in what is in order, those that stand side by side.
  Question Try(const AskedFact& asked) {
    const FactPrior& prior = priors_.Of(asked.of.fact);
    Question question;
    question.cost = prior.cost;
    question.sensitive = prior.sensitive;
    question.offers_waiting = static_cast<std::uint32_t>(asked.offers.size());
    const std::int64_t granted = std::min(left_, kQuestionBudget);
    const auto members = static_cast<std::int64_t>(household_.members.size());
    question.weighed =
        granted > (asked.of.fact == kFactForWhom ? kMemberWork * members * members : 0) && !IsLikeOneTooDear(asked);
    if (!question.weighed) return question;
    const std::vector<TriedAnswer> answers = AnswersTo(asked, household_, need_, day_, prior, messages_);
    const auto tries = static_cast<std::int64_t>(answers.size() * asked.offers.size());
    Purse purse{granted - kMemberWork * members * static_cast<std::int64_t>(answers.size()), granted, tries};
    std::vector<std::pair<Outcomes, std::vector<const TriedAnswer*>>> apart;
    for (const TriedAnswer& answer : answers) {
      Outcomes outcomes = After(answer, asked.offers, purse);
      if (!purse.Lasts()) break;
      const bool in_order = answer.kind == TriedAnswer::Kind::kOrdered;
      const auto same = std::ranges::find(apart, outcomes, [](const auto& one) { return one.first; });
      if (!apart.empty() && (in_order ? apart.back().first == outcomes : same != apart.end())) {
        (in_order ? apart.back() : *same).second.push_back(&answer);
      } else {
        apart.emplace_back(std::move(outcomes), std::vector{&answer});
      }
    }
    left_ -= granted - purse.left;
    question.weighed = purse.Lasts();
    if (!question.weighed) too_dear_.push_back(&asked);
    if (!question.weighed || apart.size() < 2) return question;  // it settles nothing by itself
    std::stable_partition(apart.begin(), apart.end(),
                          [](const auto& one) { return std::ranges::none_of(one.second, HoldsNothing); });
    for (const auto& [outcomes, same] : apart) AddAnswer(asked, outcomes, same, question);
    question.score /= question.cost;
    return question;
  }

  static bool HoldsNothing(const TriedAnswer* answer) {
    return answer->kind == TriedAnswer::Kind::kSet && answer->held == 0;
  }

  void Name(const AskedFact& asked, Question& question) const {
    const FactText text(household_, Person(), day_, messages_);
    question.fact = std::string(asked.of.fact);
    if (asked.member != nullptr) question.member = asked.member->id;
    question.name = text.AskName(asked.of.fact, asked.member);
    question.label = asked.of.fact == kFactMembers   ? messages_.Say("ask.members"_message).text
                     : asked.of.fact == kFactForWhom ? messages_.Say("ask.for_whom"_message).text
                     : asked.of.fact == kFactAddress ? messages_.Say("ask.address"_message).text
                                                     : text.AskLabel(asked.of.fact, {asked.member}).text;
  }

  Outcomes After(const TriedAnswer& answer, const std::vector<std::uint32_t>& offers, Purse& purse) const {
    Outcomes outcomes;
    for (const std::uint32_t offer : offers) {
      if (!purse.Lasts()) break;
      outcomes.push_back(
          EvaluateAssuming(answer.assumed, clauses_[offer], answer.household, answer.need, day_, purse.left));
      ++purse.tried;
    }
    return outcomes;
  }

  void AddAnswer(const AskedFact& asked, const Outcomes& outcomes, const std::vector<const TriedAnswer*>& same,
                 Question& question) const {
    PossibleAnswer answer;
    double share = 0;
    for (const TriedAnswer* one : same) share += one->share;
    answer.text = SayAnswers(messages_, same).text;
    answer.chance_q16 = static_cast<std::int32_t>(std::lround(share * kOne));
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const std::uint32_t offer = asked.offers[i];
      if (outcomes[i] == Truth::kUnknown) continue;
      const bool certain = outcomes[i] == Truth::kTrue;
      (certain ? answer.certain : answer.drops_out).push_back(offer);
      question.score += offers_[offer].weight * std::int64_t{answer.chance_q16} * (certain ? certain_counts_ : 1);
    }
    const std::size_t settled = answer.certain.size() + answer.drops_out.size();
    question.settles_up_to = std::max(question.settles_up_to, static_cast<std::uint32_t>(settled));
    question.answers.push_back(std::move(answer));
  }

  const RuleBook& rules_;
  std::span<const WeighedOffer> offers_;
  const Household& household_;
  const Need& need_;
  Date day_;
  const QuestionPriors& priors_;
  const Messages& messages_;
  std::vector<std::vector<const Expr*>> clauses_;  // by position of the offer
  std::int64_t certain_counts_ = kCertainCounts;
  std::int64_t left_ = kQuestionsBudget;
  std::vector<const AskedFact*> too_dear_;
};

}  // namespace

std::vector<Question> NextQuestions(const RuleBook& rules, std::span<const WeighedOffer> offers,
                                    const Household& household, const Need& need, Date day,
                                    const QuestionPriors& priors, const Messages& messages) {
  return Asking(rules, offers, household, need, day, priors, messages).All();
}

}  // namespace kith
