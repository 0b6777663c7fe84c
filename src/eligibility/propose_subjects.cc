#include "src/eligibility/propose_subjects.h"

#include <algorithm>
#include <string_view>

#include "src/eligibility/propose_pattern.h"

namespace kith::propose_internal {
namespace {

using enum PhraseKind;

constexpr std::size_t kFewPhrases = 6;  // of a sentence that is a name for people and little else
constexpr double kOldest = 100;

constexpr std::string_view kOfAge[] = {"age|ages|aged|older|younger|year-old|years-old|minors|adulthood",
                                       "years|yrs|months old|of? age?"};
constexpr std::string_view kOfPeople[] = {
    "welcome|welcomed|accepted|served|serve|serves|qualify|qualifies|admitted|patients"};
constexpr std::string_view kOfPlace[] = {"resident|residents|live|lives|living|reside|resides|residing",
                                         "zip|zipcode|zipcodes|county|counties|area"};
constexpr std::string_view kOfIncome[] = {"income|incomes|poverty|fpl|fpg|ami|smi|%|percent"};
constexpr std::string_view kCounted[] = {
    "%|:|am|pm|a.m|p.m|percent|hours|hour|hrs|minutes|days|day|weeks|times|people|persons|members|miles|lbs|"
    "pounds|items|bags|th|st"};
constexpr std::string_view kHours =
    "hours|daily|noon|am|pm|a.m|p.m|monday|mondays|mon|tuesday|tuesdays|tue|tues|wednesday|wednesdays|wed|thursday|"
    "thursdays|thu|thur|thurs|friday|fridays|fri|saturday|saturdays|sat|sunday|sundays|sun";
// What may stand before the colon below which conditions are listed.
constexpr std::string_view kOpens[] = {"must be|have|meet?",
                                       "eligibility requirements|criteria?",
                                       "requirements",
                                       "criteria",
                                       "living in",
                                       "who",
                                       "following",
                                       "to qualify",
                                       "be",
                                       "limits",
                                       "eligibility",
                                       "codes",
                                       "zipcodes",
                                       "areas"};

bool NamesPeople(const PhrasedSentence& sentence) {
  bool aimed = false;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (aimed && (sentence.KindAt(i) == kOthers || sentence.KindAt(i) == kGroup)) return true;
    aimed = aimed || sentence.SaysAt(i, "for|to");
  }
  const auto who = [](const Phrase& phrase) { return IsNoun(phrase.kind) || IsTrait(phrase.kind); };
  if (sentence.size() <= kFewPhrases && !sentence.Has(kMust) && std::ranges::any_of(sentence.phrases, who)) return true;
  for (const Phrase& phrase : sentence.phrases) {
    if (phrase.kind == kFiller || Joins(phrase.kind) || IsTrait(phrase.kind)) continue;
    return IsNoun(phrase.kind) || (phrase.kind == kPlace && !phrase.predicate);
  }
  return false;
}

bool Obliges(const PhrasedSentence& sentence) {
  for (const Phrase& phrase : sentence.phrases) {
    if (phrase.kind == kFiller || phrase.kind == kPeople || Joins(phrase.kind)) continue;
    const Tokens words = sentence.tokens.subspan(phrase.begin, phrase.end - phrase.begin);
    return phrase.kind == kMust || phrase.kind == kDocument || phrase.kind == kBring ||
           std::ranges::any_of(words, [](const TextToken& token) { return token.Is("must"); });
  }
  return false;
}

// What words say that no table knows.
void NoteUnknown(const PhrasedSentence& sentence, std::size_t at, bool of_hours, Subjects& subjects) {
  const auto says = [&](std::span<const std::string_view> patterns) {
    return MatchAny(patterns, sentence.tokens, at) > 0;
  };
  subjects.people = subjects.people || says(kOfPeople);
  subjects.age = subjects.age || says(kOfAge) || (!of_hours && MayBeAge(sentence.tokens, at));
  subjects.place = subjects.place || says(kOfPlace);
  subjects.income = subjects.income || says(kOfIncome);
}

}  // namespace

Subjects SubjectsOf(const PhrasedSentence& sentence) {
  Subjects subjects;
  subjects.people = NamesPeople(sentence);
  subjects.age = sentence.Has(kAge);
  subjects.place = sentence.Has(kPlace);
  subjects.income = sentence.Has(kIncome);
  subjects.obliges = Obliges(sentence);
  const bool of_hours = SpeaksOfHours(sentence.tokens);
  for (const Phrase& phrase : sentence.phrases) {
    if (phrase.kind == kFiller && MatchPattern("of all|any age|ages", sentence.tokens, phrase.begin) > 0)
      subjects.age = true;
    if (phrase.kind != kUnknown && phrase.kind != kOtherTrait) continue;
    for (std::size_t at = phrase.begin; at < phrase.end; ++at) NoteUnknown(sentence, at, of_hours, subjects);
  }
  return subjects;
}

bool SpeaksOfHours(Tokens sentence) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (MatchPattern(kHours, sentence, i) > 0) return true;
  }
  return false;
}

bool MayBeAge(Tokens sentence, std::size_t at) {
  const TextToken& token = sentence[at];
  if (token.kind != TextToken::Kind::kNumber || token.ordinal || token.number > kOldest) return false;
  if (MatchAny(kCounted, sentence, at + 1) > 0) return false;
  if (at > 0 && (sentence[at - 1].Is("$") || sentence[at - 1].Is(":") || sentence[at - 1].Is("#"))) return false;
  const auto is_long = [&](std::size_t i) {
    return i < sentence.size() && sentence[i].kind == TextToken::Kind::kNumber && sentence[i].number > kOldest;
  };
  return !is_long(at + 2) && (at < 2 || !is_long(at - 2));
}

bool IsHeading(Tokens sentence) {
  bool colon = sentence.back().Is(":");
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    const TextToken& next = sentence[i + 1];
    colon = colon || (sentence[i].Is(":") && next.blank_before && next.kind == TextToken::Kind::kWord);
  }
  if (!colon) return false;
  std::size_t end = 0;
  while (!sentence[end].Is(":")) ++end;
  for (std::size_t i = end > 3 ? end - 3 : 0; i < end; ++i) {
    const std::size_t size = MatchAny(kOpens, sentence, i);
    if (size > 0 && i + size == end) return false;
  }
  return true;
}

}  // namespace kith::propose_internal
