#include "src/eligibility/answers.h"

#include <utility>

#include "src/eligibility/answer_builder.h"
#include "src/eligibility/fact_text.h"
#include "src/eligibility/what_follows.h"

namespace kith {
namespace {

void AnswerForWhom(AnswerBuilder& answers) {
  for (const Member& member : answers.household().members) {
    TriedAnswer& answer = answers.Add(1);
    answer.need.for_member = member.id;
    answer.words = {SayMember(answers.messages(), answers.household(), member)};
  }
}

void AnswerWithMembers(AnswerBuilder& answers) {
  const auto listed = static_cast<double>(answers.household().members.size());
  const FactValue& size = FindFact(answers.household().facts, "household.size");
  const bool more = size.type() == FactType::kNumber && size.min() && *size.min() > listed;
  if (!more) {
    TriedAnswer& nobody = answers.Add(answers.prior().yes_percent);
    nobody.household.members_complete = true;
    nobody.words = {answers.messages().Say("answer.nobody_else"_message)};
  }
  TriedAnswer& others = answers.Add(100 - answers.prior().yes_percent);
  if (!more)
    others.household.facts["household.size"] =
        FactValue::Interval(listed + 1, size.type() == FactType::kNumber ? size.max() : std::nullopt);
  others.words = {answers.messages().Say("answer.others_too"_message)};
}

void AnswerWithAreas(AnswerBuilder& answers) {
  const auto each =
      static_cast<double>(answers.prior().yes_percent) / static_cast<double>(answers.asked().areas.size());
  for (const AskedFact::WordList& areas : answers.asked().areas) {
    TriedAnswer& answer = answers.Add(each);
    answer.assumed.inside = {areas};
    std::vector<Phrase> names;
    for (const std::string& area : areas)
      names.push_back(answers.messages().Say("member.named"_message, {MessageArgument::Name("name", area)}));
    answer.words = {answers.messages().Say(
        "answer.within"_message,
        {MessageArgument::Said("areas", SaySome(answers.messages(), "join.answers"_message, names))})};
  }
  TriedAnswer& elsewhere = answers.Add(100 - answers.prior().yes_percent);
  elsewhere.assumed.outside = answers.asked().areas;
  elsewhere.words = {answers.messages().Say("answer.elsewhere"_message)};
}

void AnswerYesOrNo(AnswerBuilder& answers) {
  answers.Add(FactValue::Bool(true), answers.prior().yes_percent).words = {answers.messages().Say("value.yes"_message)};
  answers.Add(FactValue::Bool(false), 100 - answers.prior().yes_percent).words = {
      answers.messages().Say("value.no"_message)};
}

void Answer(AnswerBuilder& answers) {
  const AskedFact& asked = answers.asked();
  if (asked.of.fact == kFactForWhom) return AnswerForWhom(answers);
  if (asked.of.fact == kFactMembers) return AnswerWithMembers(answers);
  if (asked.of.fact == kFactAddress) return AnswerWithAreas(answers);
  if (asked.is_flag) return AnswerYesOrNo(answers);
  if (!asked.words.empty()) return asked.is_set ? AnswerWithSets(answers) : AnswerInWords(answers);
  if (asked.is_count) return AnswerWithCounts(answers);
  if (!asked.numbers.empty()) return AnswerWithNumbers(answers);
  if (!asked.amounts.empty()) return AnswerWithAmounts(answers);
}

}  // namespace

std::vector<TriedAnswer> AnswersTo(const AskedFact& asked, const Household& household, const Need& need, Date day,
                                   const FactPrior& prior, const Messages& messages) {
  AnswerBuilder answers(asked, household, need, day, prior, messages);
  Answer(answers);
  std::vector<TriedAnswer> tried = std::move(answers).Take();
  for (TriedAnswer& answer : tried) AddWhatFollows(answer.household, day);
  return tried;
}

}  // namespace kith
