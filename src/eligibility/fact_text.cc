#include "src/eligibility/fact_text.h"

#include <algorithm>
#include <variant>

#include "src/eligibility/asked_of.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/limit_text.h"
#include "src/eligibility/value_text.h"

namespace kith {
namespace {

using A = MessageArgument;

const std::vector<std::string>& Words(const Expr& compare) {
  return std::get<std::vector<std::string>>(compare.constant);
}

bool ComparesWords(const Expr& compare) { return std::holds_alternative<std::vector<std::string>>(compare.constant); }

// Whether the words are to be among those named, or the fact true.
bool WantsIt(const Expr& compare, bool holds) {
  const bool* flag = std::get_if<bool>(&compare.constant);
  return ((flag == nullptr || *flag) == (compare.op != CompareOp::kNe)) == holds;
}

bool IsKnownStatement(std::string_view fact) {
  const KnownFact* known = FindKnownFact(fact);
  return known != nullptr && known->kind == FactKind::kBoolean;
}

bool SaysSet(const Expr& compare, const FactValue& found) {
  return compare.op == CompareOp::kIncludes || found.is_set();
}

MessageCode ToldOfWords(const Expr& compare, bool holds) {
  const bool one = Words(compare).size() == 1;
  if (WantsIt(compare, holds)) return one ? "told.word"_message : "told.one_of"_message;
  return one ? "told.not_word"_message : "told.none_of"_message;
}

}  // namespace

bool IsOfMember(std::string_view fact) {
  const KnownFact* known = FindKnownFact(fact);
  return known == nullptr || known->owner == FactOwner::kMember || known->owner == FactOwner::kMemberElseHousehold;
}

CompareOp OppositeOf(CompareOp op) {
  switch (op) {
    case CompareOp::kEq:
      return CompareOp::kNe;
    case CompareOp::kNe:
      return CompareOp::kEq;
    case CompareOp::kLt:
      return CompareOp::kGe;
    case CompareOp::kLe:
      return CompareOp::kGt;
    case CompareOp::kGt:
      return CompareOp::kLe;
    case CompareOp::kGe:
      return CompareOp::kLt;
    case CompareOp::kIn:
    case CompareOp::kIncludes:
    case CompareOp::kWithin:
      break;
  }
  return op;
}

MessageCode WantedCode(const Expr& compare, bool holds) {
  if (compare.op == CompareOp::kWithin) return "stays.within"_message;
  if (std::holds_alternative<bool>(compare.constant)) return "statement.*"_message;
  if (compare.op == CompareOp::kIncludes) return holds ? "set.includes"_message : "set.includes_none"_message;
  if (ComparesWords(compare)) {
    const bool one = Words(compare).size() == 1;
    if (WantsIt(compare, holds)) return one ? "wanted.word"_message : "wanted.one_of"_message;
    return one ? "wanted.not_word"_message : "wanted.none_of"_message;
  }
  switch (holds ? compare.op : OppositeOf(compare.op)) {
    case CompareOp::kNe:
      return "wanted.not_equal"_message;
    case CompareOp::kLt:
      return "wanted.under"_message;
    case CompareOp::kLe:
      return "wanted.at_most"_message;
    case CompareOp::kGt:
      return "wanted.over"_message;
    case CompareOp::kGe:
      return "wanted.at_least"_message;
    default:
      return "wanted.equal"_message;
  }
}

MessageCode ToldCode(const Expr& compare, const FactValue& found, bool holds) {
  if (compare.op == CompareOp::kWithin) return "stays.within"_message;
  if (!found.known()) return "told.not_applicable"_message;
  if (found.type() == FactType::kBool) return "statement.*"_message;
  if (found.type() == FactType::kWords) {
    if (SaysSet(compare, found)) return holds ? "set.includes"_message : "set.includes_none"_message;
    return ToldOfWords(compare, holds);
  }
  if (!holds && compare.op == CompareOp::kLt) return "told.not_under"_message;
  if (!holds && compare.op == CompareOp::kGt) return "told.not_over"_message;
  switch (holds ? compare.op : OppositeOf(compare.op)) {
    case CompareOp::kNe:
      return "told.not_equal"_message;
    case CompareOp::kLt:
      return "told.under"_message;
    case CompareOp::kLe:
      return "told.at_most"_message;
    case CompareOp::kGt:
      return "told.over"_message;
    case CompareOp::kGe:
      return "told.at_least"_message;
    default:
      return "told.equal"_message;
  }
}

std::vector<std::string> HeldWords(const FactValue& found, const Expr& compare) {
  std::vector<std::string> held;
  for (const std::string& word : found.words()) {
    if (std::ranges::find(Words(compare), word) != Words(compare).end()) held.push_back(word);
  }
  return held;
}

std::string MemberName(const Household& household, const Member& member) {
  if (!member.id.empty()) return member.id;
  return "member " + std::to_string(&member - household.members.data() + 1);
}

Phrase SayMember(const Messages& messages, const Household& household, const Member& member) {
  if (!member.id.empty()) return messages.Say("member.named"_message, {A::Name("name", member.id)});
  const auto number = static_cast<double>(&member - household.members.data() + 1);
  return messages.Say("member.unnamed"_message, {A::Number("number", number)});
}

std::string_view FactText::SubjectKey(std::string_view fact, const Subject& subject) const {
  if (!IsOfMember(fact)) return "household";
  if (subject.one_of_group) return "one";
  if (subject.member == nullptr) return "nobody";
  // Where others live there: "benefits of the person", of whom? Months since a pregnancy stand beside "whether rosa is pregnant".
  const bool asks_whose = fact == "person.receives" || fact == "months_since_pregnancy" || fact == "expected_children";
  const bool named = names_person_ || (asks_whose && household_.members.size() > 1);
  return subject.member == person_ && !named ? "self" : "another";
}

Phrase FactText::NameOf(const Subject& subject) const {
  return subject.member == nullptr ? Phrase() : SayMember(messages_, household_, *subject.member);
}

std::string FactText::AskName(std::string_view fact, const Member* member) const {
  const bool of_another = IsOfMember(fact) && member != nullptr && member != person_;
  return std::string(fact) + (of_another ? " of " + MemberName(household_, *member) : "");
}

Phrase FactText::Label(std::string_view fact, const Subject& subject) const {
  return messages_.Say("fact.*"_message, fact,
                       {A::Key("subject", SubjectKey(fact, subject)), A::Said("name", NameOf(subject)),
                        A::Text("words", ReadableFact(fact))});
}

Phrase FactText::Statement(std::string_view fact, const Subject& subject, bool value) const {
  return messages_.Say("statement.*"_message, fact,
                       {A::Key("subject", SubjectKey(fact, subject)), A::Said("name", NameOf(subject)),
                        A::Key("value", value ? "yes" : "no"), A::Said("label", Label(fact, subject))});
}

Phrase FactText::AskLabel(std::string_view fact, const Subject& subject) const {
  if (!IsKnownStatement(fact) && !messages_.Has("statement.*"_message, fact)) return Label(fact, subject);
  return messages_.Say("ask.whether"_message, {A::Said("statement", Statement(fact, subject, true))});
}

Phrase FactText::Limit(const Expr& compare, CompareOp op, const Subject& subject, bool wanted) const {
  if (const auto* limit = std::get_if<TableLimit>(&compare.constant))
    return SayLimit(messages_, {*limit, compare, op}, {&household_, subject.member, day_}, wanted);
  if (const auto* money = std::get_if<Money>(&compare.constant)) return SayMoney(messages_, *money);
  return SayNumber(messages_, compare.fact, std::get<double>(compare.constant));
}

Phrase FactText::WithWords(MessageCode code, const Expr& compare, const Subject& subject,
                           const std::vector<std::string>& words) const {
  return messages_.Say(code, {A::Said("label", Label(compare.fact, subject)),
                              A::Key("subject", SubjectKey(compare.fact, subject)), A::Key("fact", compare.fact),
                              A::Said("words", SayWords(messages_, compare.fact, "join.words"_message, words))});
}

Phrase FactText::Includes(const Expr& compare, const Subject& subject, const std::vector<std::string>& words,
                          bool includes) const {
  const Phrase name = NameOf(subject);
  return messages_.Say(
      includes ? "set.includes"_message : "set.includes_none"_message,
      {A::Said("label", Label(compare.fact, subject)), A::Key("subject", SubjectKey(compare.fact, subject)),
       A::Key("fact", compare.fact), A::Said("words", SayWords(messages_, compare.fact, "join.words"_message, words)),
       A::Said("choices", SayWords(messages_, compare.fact, "join.choices"_message, words)), A::Said("name", name),
       A::Number("count", static_cast<double>(words.size()))});
}

Phrase FactText::StaysIn(const AreaNames& areas, bool holds) const {
  std::vector<Phrase> names;
  for (const std::string& name : areas.names)
    names.push_back(messages_.Say("member.named"_message, {A::Name("name", name)}));
  return messages_.Say("stays.within"_message, {A::Said("areas", SaySome(messages_, "join.choices"_message, names)),
                                                A::Key("value", holds ? "yes" : "no")});
}

Phrase FactText::Wanted(const Expr& compare, const Subject& subject, bool holds) const {
  if (const auto* areas = std::get_if<AreaNames>(&compare.constant)) return StaysIn(*areas, holds);
  const MessageCode code = WantedCode(compare, holds);
  if (std::holds_alternative<bool>(compare.constant)) return WantedStatement(compare, subject, holds);
  if (compare.op == CompareOp::kIncludes) return Includes(compare, subject, Words(compare), holds);
  if (ComparesWords(compare)) return WithWords(code, compare, subject, Words(compare));
  const CompareOp op = holds ? compare.op : OppositeOf(compare.op);
  return messages_.Say(
      code, {A::Said("label", Label(compare.fact, subject)), A::Key("subject", SubjectKey(compare.fact, subject)),
             A::Key("fact", compare.fact), A::Said("limit", Limit(compare, op, subject, true))});
}

// Of whom it does not apply to that it is not so must be stated: "rosa is not a veteran" holds of them.
Phrase FactText::WantedStatement(const Expr& compare, const Subject& subject, bool holds) const {
  const bool value = WantsIt(compare, holds);
  const Phrase statement = Statement(compare.fact, subject, value);
  const bool stated = holds && !value && !subject.one_of_group &&
                      LookUp(compare.fact, {&household_, subject.member, day_}).state() == FactState::kNotApplicable;
  return stated ? messages_.Say("wanted.stated"_message, {A::Said("statement", statement)}) : statement;
}

Phrase FactText::ToldWords(const Expr& compare, const Subject& subject, const FactValue& found, bool holds) const {
  if (SaysSet(compare, found))
    return Includes(compare, subject, holds ? HeldWords(found, compare) : Words(compare), holds);
  const MessageCode code = ToldCode(compare, found, holds);
  const Phrase label = Label(compare.fact, subject), value = SayValue(messages_, compare.fact, found);
  const A of = A::Said("label", label), who = A::Key("subject", SubjectKey(compare.fact, subject)),
          fact = A::Key("fact", compare.fact);
  if (code.text() == "told.word") return messages_.Say(code, {of, who, fact, A::Said("found", value)});
  return messages_.Say(code,
                       {of, who, fact, A::Said("found", value),
                        A::Said("words", SayWords(messages_, compare.fact, "join.words"_message, Words(compare)))});
}

Phrase FactText::Told(const Expr& compare, const Subject& subject, bool holds) const {
  Phrase told = ToldOf(compare, subject, holds);
  const Taken taken = WhyTaken(compare.fact, Scope{&household_, subject.member, day_});
  if (taken == Taken::kNot) return told;
  const A text = A::Said("text", told);
  return taken == Taken::kOfMen ? messages_.Say("told.taken_of_men"_message, {text})
                                : messages_.Say("told.taken_at_that_age"_message, {text});
}

Phrase FactText::ToldOf(const Expr& compare, const Subject& subject, bool holds) const {
  if (const auto* areas = std::get_if<AreaNames>(&compare.constant)) return StaysIn(*areas, holds);
  const FactValue found = LookUp(compare.fact, {&household_, subject.member, day_});
  // Nothing of the person, but of all together.
  if (compare.fact == "person.receives" && !found.known() && FindFact(household_.facts, "receives").known()) {
    Expr of_all = compare;
    of_all.fact = "receives";
    return ToldOf(of_all, {}, holds);
  }
  if (found.known() && found.type() == FactType::kBool) return Statement(compare.fact, subject, found.bool_value());
  if (found.known() && found.type() == FactType::kWords) return ToldWords(compare, subject, found, holds);
  const MessageCode code = ToldCode(compare, found, holds);
  const Phrase label = Label(compare.fact, subject);
  const A of = A::Said("label", label), who = A::Key("subject", SubjectKey(compare.fact, subject)),
          fact = A::Key("fact", compare.fact);
  if (!found.known()) return messages_.Say(code, {of, who, fact});
  const Phrase value = SayValue(messages_, compare.fact, found);
  const CompareOp op = holds ? compare.op : OppositeOf(compare.op);
  if (op == CompareOp::kEq) return messages_.Say(code, {of, who, fact, A::Said("found", value)});
  return messages_.Say(code,
                       {of, who, fact, A::Said("found", value), A::Said("limit", Limit(compare, op, subject, false))});
}

}  // namespace kith
