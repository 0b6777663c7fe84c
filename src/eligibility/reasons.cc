#include "src/eligibility/reasons.h"

#include <algorithm>
#include <variant>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/asked_of.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/limit_regions.h"
#include "src/eligibility/limit_text.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/nearest_change.h"
#include "src/eligibility/value_text.h"

namespace kith {
namespace {

using A = MessageArgument;
using Shape = Finding::Shape;

void AddOnce(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

void AddOnce(std::vector<Phrase>& list, Phrase phrase) {
  if (!phrase.text.empty() && std::ranges::find(list, phrase.text, &Phrase::text) == list.end())
    list.push_back(std::move(phrase));
}

A GroupKey(MemberGroup group) {
  constexpr std::string_view kNames[] = {"member", "child", "adult", "head", "spouse", "head_or_spouse"};
  return A::Key("group", kNames[static_cast<std::size_t>(group)]);
}

A YesOrNo(bool value) { return A::Key("value", value ? "yes" : "no"); }

std::vector<Phrase> Phrases(const std::vector<std::string>& texts) {
  std::vector<Phrase> phrases;
  for (const std::string& text : texts) phrases.push_back({text});
  return phrases;
}

// Whether the language's "or" stands in the text, outside parentheses.
bool HoldsOr(const Messages& messages, std::string_view text) {
  const std::string joined = SayJoined(messages, "join.choices"_message, {Phrase{}, Phrase{}}).text;
  std::string outside;
  int open = 0;
  for (const char c : text) {
    open += c == '(' ? 1 : 0;
    if (open == 0) outside += c;
    open -= c == ')' && open > 0 ? 1 : 0;
  }
  return joined.size() > 2 && outside.find(joined) != std::string::npos;
}

}  // namespace

OpenQuestions Reasons::Questions(const Finding& finding) const {
  OpenQuestions questions;
  Gather(finding, questions);
  return questions;
}

void Reasons::Speak(const Expr& compare, const Member* member, Spoken& spoken) const {
  if (member == nullptr || compare.kind != Expr::Kind::kCompare || !IsOfMember(compare.fact)) return;
  (member == person_ ? spoken.person : spoken.others) = true;
}

void Reasons::Speak(const Residual& residual, Spoken& spoken) const {
  for (const Residual& part : residual.parts) Speak(part, spoken);
  if (residual.shape == Residual::Shape::kLeaf) Speak(*residual.leaf.expr, residual.leaf.member, spoken);
}

Reasons Reasons::NamingAll() const {
  Reasons naming(*this);
  naming.text_.NamePerson();
  return naming;
}

OpenQuestions Reasons::Questions(const Residual& residual) const {
  Spoken spoken;
  Speak(residual, spoken);
  if (NamesAll(spoken)) return NamingAll().Questions(residual);
  OpenQuestions questions;
  Gather(residual, questions);
  return questions;
}

void Reasons::Gather(const Finding& finding, OpenQuestions& questions) const {
  if (finding.truth != Truth::kUnknown) return;
  for (const Finding& part : finding.parts) Gather(part, questions);
  if (finding.parts.empty()) GatherLeaf(finding, questions);
}

void Reasons::Gather(const Residual& residual, OpenQuestions& questions) const {
  for (const Residual& part : residual.parts) Gather(part, questions);
  if (residual.shape == Residual::Shape::kLeaf) GatherLeaf(residual.leaf, questions);
}

void Reasons::GatherLeaf(const Finding& leaf, OpenQuestions& questions) const {
  if (leaf.idle) return;
  switch (leaf.shape) {
    case Shape::kAskProvider:
      return AddOnce(questions.provider, leaf.expr->question);
    case Shape::kUnlisted:
      if (WasDeclined("members", {&household_, nullptr, day_}))
        return AddOnce(questions.declined, text_.Label("household.size", {}).text);
      AddOnce(questions.facts, "members");
      return AddOnce(questions.labels, messages_.Say("ask.members"_message).text);
    case Shape::kAtom:
    case Shape::kGroup:
      return GatherAtom(leaf, questions);
    default:
      return;
  }
}

void Reasons::GatherAtom(const Finding& atom, OpenQuestions& questions) const {
  const Expr& compare = *atom.expr;
  if (compare.op == CompareOp::kWithin) {
    const std::string label = messages_.Say("ask.address"_message).text;
    if (WasDeclined(kFactAddress, {&household_, nullptr, day_})) return AddOnce(questions.declined, label);
    AddOnce(questions.facts, std::string(kFactAddress));
    return AddOnce(questions.labels, label);
  }
  const FactValue value = LookUp(compare.fact, {&household_, atom.member, day_});
  const auto* limit = std::get_if<TableLimit>(&compare.constant);
  const bool comparable = limit != nullptr
                              ? AmountsFor(value, *limit).has_value()
                              : CompareValue(value, compare.op, compare.constant, compare.fact).has_value();
  if (value.known() && !comparable)
    AddOnce(questions.notes,
            messages_
                .Say("note.not_comparable"_message, {A::Said("label", text_.Label(compare.fact, {atom.member})),
                                                     A::Said("found", SayValue(messages_, compare.fact, value))})
                .text);
  if (limit != nullptr) return GatherLimit(atom, *limit, questions);
  GatherFact(compare.fact, atom.member, questions);
}

void Reasons::GatherLimit(const Finding& atom, const TableLimit& limit, OpenQuestions& questions) const {
  const Scope scope{&household_, atom.member, day_};
  const FactValue value = LookUp(atom.expr->fact, scope);
  const LimitRange range = FindLimits(limit, scope, value.period());
  const std::string_view telling =
      range.missing == LimitMissing::kNoPlace ? FactThatTellsRegion(*TableOf(limit), scope) : "";
  if (!telling.empty()) return GatherFact(telling, nullptr, questions);
  if (range.missing != LimitMissing::kNothing || range.past_table) {
    const Phrase day = SayDate(messages_, day_);
    AddOnce(questions.provider, messages_.Say("question.income_limit"_message, {A::Said("date", day)}).text);
    AddOnce(questions.notes, WhyNoLimit(messages_, limit, range, day_).text);
    if (!range.past_table) return;
  }
  const std::optional<Range<Int128>> amounts = AmountsFor(value, limit);
  if (!amounts || !amounts->min || !amounts->max || *amounts->min != *amounts->max)
    GatherFact(atom.expr->fact, atom.member, questions);
  for (const LimitFact& needed : FactsToNarrow(limit, scope)) GatherFact(needed.fact, needed.member, questions);
}

void Reasons::GatherFact(std::string_view fact, const Member* member, OpenQuestions& questions) const {
  const Scope scope{&household_, member, day_};
  const bool of_member = member != nullptr && IsOfMember(fact);
  const Phrase named = text_.Label(fact, {member});
  const A label_of_it = A::Said("label", named);
  if (of_member && !IsOfAgeToBeAsked(fact, scope))
    return AddOnce(questions.notes, messages_.Say("note.not_of_age"_message, {label_of_it}).text);
  const Phrase label = text_.AskLabel(fact, {member});
  if (WasDeclined(fact, scope)) return AddOnce(questions.declined, label.text);
  AddOnce(questions.facts, text_.AskName(fact, member));
  AddOnce(questions.labels, label.text);
}

// Beside `other`, `piece` says nothing more: of several that must hold alternatives of which it is one, of alternatives what must hold with it.
bool Reasons::IsIdleBeside(const Piece& piece, const Piece& other, Joint joint) {
  if (piece.joint != (joint == Joint::kAll ? Joint::kAny : Joint::kAll)) return false;
  return std::ranges::find(piece.parts, other.phrase.text) != piece.parts.end();
}

std::vector<Reasons::Piece> Reasons::WithoutIdle(const std::vector<Piece>& pieces, Joint joint) {
  constexpr std::size_t kMaxCompared = 100;  // more than anybody reads
  if (pieces.size() > kMaxCompared) return pieces;
  std::vector<bool> idle(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t k = 0; k < pieces.size() && !idle[i]; ++k) {
      if (k == i || idle[k] || !IsIdleBeside(pieces[i], pieces[k], joint)) continue;
      idle[i] = k < i || !IsIdleBeside(pieces[k], pieces[i], joint);  // of two that say the same the first stays
    }
  }
  std::vector<Piece> kept;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (!idle[i]) kept.push_back(pieces[i]);
  }
  return kept;
}

Reasons::Piece Reasons::Join(const std::vector<Piece>& all_pieces, Joint joint) const {
  const std::vector<Piece> pieces = WithoutIdle(all_pieces, joint);
  if (pieces.size() == 1) return pieces.front();
  Piece joined;
  std::vector<Phrase> phrases;
  for (const Piece& piece : pieces) {
    const bool apart = (piece.joint != Joint::kNone && piece.joint != joint) || (piece.either && joint == Joint::kAll);
    AddOnce(phrases, apart ? messages_.Say("join.apart"_message, {A::Said("text", piece.phrase)}) : piece.phrase);
    joined.parts.push_back(piece.phrase.text);
  }
  const MessageCode code = joint == Joint::kAll ? "join.all_of"_message : "join.any_of"_message;
  joined.phrase = SaySome(messages_, code, phrases);
  joined.joint = phrases.size() == 1 ? Joint::kNone : joint;
  return joined;
}

Reasons::Piece Reasons::Wanted(const Expr& expr, const Subject& subject, bool holds) const {
  switch (expr.kind) {
    case Expr::Kind::kAnyone:
      return {messages_.Say("wanted.everyone"_message)};
    case Expr::Kind::kAskProvider:
      return {messages_.Say("wanted.provider"_message, {A::Text("question", expr.question), YesOrNo(holds)})};
    case Expr::Kind::kCompare:
      return WantedOfFact(expr, subject, holds);
    case Expr::Kind::kNot:
      return Wanted(expr.children.front(), subject, !holds);
    case Expr::Kind::kQuantified:
      return WantedOfGroup(expr, holds);
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr:
      break;
  }
  std::vector<Piece> pieces;
  for (const Expr& child : expr.children) pieces.push_back(Wanted(child, subject, holds));
  return Join(pieces, (expr.kind == Expr::Kind::kAnd) == holds ? Joint::kAll : Joint::kAny);
}

Reasons::Piece Reasons::WantedOfFact(const Expr& compare, const Subject& subject, bool holds) const {
  Piece piece{text_.Wanted(compare, subject, holds)};
  // "60 years or more" is one thing.
  const bool of_words = std::holds_alternative<bool>(compare.constant) || compare.op == CompareOp::kIncludes ||
                        compare.op == CompareOp::kWithin;
  piece.either = of_words && HoldsOr(messages_, piece.phrase.text);
  return piece;
}

Phrase Reasons::InHousehold(MemberGroup group, bool any) const {
  return messages_.Say("group.present"_message, {GroupKey(group), YesOrNo(any)});
}

Reasons::Piece Reasons::WantedOfGroup(const Expr& quantified, bool holds) const {
  const A group = GroupKey(quantified.group);
  const bool any = quantified.quantifier == Quantifier::kAny;
  const Expr& of_one = quantified.children.front();
  if (any && of_one.kind == Expr::Kind::kAnyone) return {InHousehold(quantified.group, holds)};
  const Piece body = Wanted(of_one, {nullptr, true}, any || holds);
  const A condition = A::Said("condition", body.phrase);
  Piece piece{{}, body.joint, {}, body.either};
  piece.phrase = !any && holds ? messages_.Say("group.every"_message, {group, condition})
                               : messages_.Say("group.there_is"_message, {group, YesOrNo(!any || holds), condition});
  return piece;
}

Reasons::Piece Reasons::StillWanted(const Residual& residual) const {
  if (residual.shape == Residual::Shape::kLeaf)
    return Wanted(*residual.leaf.expr, {residual.leaf.member}, residual.holds);
  std::vector<Piece> pieces;
  for (const Residual& part : residual.parts) pieces.push_back(StillWanted(part));
  return Join(pieces, residual.shape == Residual::Shape::kAll ? Joint::kAll : Joint::kAny);
}

// Each once: several parts of a rule may find the same.
Phrase Reasons::Told(const Finding& finding) const {
  std::vector<Phrase> told;
  const std::vector<Telling> tellings = ToldOnce(AllTold(finding), {&household_, person_, day_});
  Spoken spoken;
  for (const Telling& telling : tellings)
    if (telling.compare != nullptr) Speak(*telling.compare, telling.member, spoken);
  if (NamesAll(spoken)) return NamingAll().Told(finding);
  for (const Telling& telling : tellings) {
    AddOnce(told, telling.compare == nullptr ? telling.phrase
                                             : text_.Told(*telling.compare, {telling.member}, telling.holds));
  }
  return told.size() > kMaxFindingsTold ? SaySome(messages_, "join.findings"_message, told)
                                        : SayJoined(messages_, "join.findings"_message, told);
}

std::vector<Telling> Reasons::AllTold(const Finding& finding) const {
  switch (finding.shape) {
    case Shape::kAnyone:
      return {{messages_.Say("told.everyone"_message)}};
    case Shape::kAtom:
      return {{{}, finding.expr, finding.member, finding.truth == Truth::kTrue}};
    case Shape::kNot:
      return AllTold(finding.parts.front());
    case Shape::kAll:
    case Shape::kAny:
      return ToldParts(finding);
    default:
      return {};  // who is a child goes without saying; the rest is never decided
  }
}

std::vector<Telling> Reasons::ToldParts(const Finding& finding) const {
  const bool one_decides = (finding.shape == Shape::kAny) == (finding.truth == Truth::kTrue);
  std::vector<Telling> told;
  for (const Finding& part : finding.parts) {
    if (part.truth != finding.truth) continue;
    const std::vector<Telling> of_part = AllTold(part);
    if (one_decides && of_part.empty()) return {};  // not of the group: what else holds of this member says nothing
    told.insert(told.end(), of_part.begin(), of_part.end());
    if (finding.shape == Shape::kAny && one_decides) break;
  }
  if (finding.expr->kind != Expr::Kind::kQuantified) return told;
  if (told.empty()) return {{InHousehold(finding.expr->group, false)}};
  if (finding.expr->children.front().kind == Expr::Kind::kAnyone) return {{InHousehold(finding.expr->group, true)}};
  return told;
}

std::string Reasons::OpenSentence(const Phrase& condition, bool after) const {
  return messages_
      .Say("clause.open"_message, {A::Said("condition", condition), A::Key("order", after ? "after" : "first"),
                                   A::Key("end", EndOf(condition.text))})
      .text;
}

std::string Reasons::AskProvider(std::string_view question) const {
  return messages_.Say("clause.ask_provider"_message, {A::Text("question", question), A::Key("end", EndOf(question))})
      .text;
}

Reasons::OpenSentences Reasons::Open(const Residual& residual, const OpenQuestions& questions) const {
  Spoken spoken;
  Speak(residual, spoken);
  if (NamesAll(spoken)) return NamingAll().Open(residual, questions);
  const Phrase wanted = StillWanted(residual).phrase;
  OpenSentences open;
  open.condition = OpenSentence(wanted, false);
  open.condition_after = OpenSentence(wanted, true);
  std::vector<Phrase> sentences = {{}};
  const auto join_facts = [&](const std::vector<std::string>& labels) {
    return SayJoined(messages_, "join.words"_message, Phrases(labels));
  };
  if (!questions.labels.empty())
    sentences.push_back(messages_.Say("clause.ask"_message, {A::Said("facts", join_facts(questions.labels))}));
  if (!questions.declined.empty())
    sentences.push_back(messages_.Say("clause.declined"_message, {A::Said("facts", join_facts(questions.declined))}));
  for (const std::string& note : questions.notes) sentences.push_back({note});
  const auto with_questions = [&](const std::string& condition) {
    sentences.front().text = condition;
    return SayJoined(messages_, "join.sentences"_message, sentences).text;
  };
  open.sentence = with_questions(open.condition);
  open.sentence_after = with_questions(open.condition_after);
  return open;
}

std::string Reasons::Sentence(const Finding& finding) const {
  if (finding.shape == Shape::kAskProvider) return AskProvider(finding.expr->question);
  if (finding.truth == Truth::kUnknown) return Open(PlainResidual(finding), Questions(finding)).sentence;
  const Phrase told = Told(finding);
  const A text = A::Said("text", told), end = A::Key("end", EndOf(told.text));
  return (finding.truth == Truth::kTrue ? messages_.Say("clause.holds"_message, {text, end})
                                        : messages_.Say("clause.fails"_message, {text, end}))
      .text;
}

Phrase Reasons::Condition(const Expr& expr) const { return Wanted(expr, {person_}, true).phrase; }

std::string Reasons::WouldChange(const Expr& expr, bool after) const {
  return OpenSentence(Condition(NearestFirst(expr, {&household_, person_, day_})), after);
}

}  // namespace kith
