#include "src/eligibility/reasons.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

#include "kith/base/text.h"
#include "src/eligibility/comparison.h"

namespace kith {
namespace {

using Shape = Finding::Shape;

void AddOnce(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

std::string_view GroupName(MemberGroup group) {
  constexpr std::array<std::string_view, 3> kNames = {"household member", "child", "adult"};
  return kNames[static_cast<std::size_t>(group)];
}

// "there is a child", "there is no child".
std::string ThereIs(MemberGroup group, bool any) {
  constexpr std::string_view kArticles[] = {"a ", "a ", "an "};
  return "there is " + std::string(any ? kArticles[static_cast<std::size_t>(group)] : "no ") +
         std::string(GroupName(group));
}

std::string InHousehold(MemberGroup group, bool any) { return ThereIs(group, any) + " in the household"; }

bool IsOne(const FactValue& size) { return size.type() == FactType::kNumber && size.min() && size.min() == size.max(); }

}  // namespace

// Names of people stay as they were written.
std::string Reasons::SentenceOf(std::string text) const {
  const bool is_name = std::ranges::any_of(household_.members, [&](const Member& member) {
    return !member.id.empty() && text.starts_with(member.id + " ");
  });
  if (!is_name && !text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  constexpr std::string_view kEnds = ".?!";
  return text.empty() || kEnds.find(text.back()) != std::string_view::npos ? text : text + ".";
}

OpenQuestions Reasons::Questions(const Finding& finding) const {
  OpenQuestions questions;
  Gather(finding, questions);
  return questions;
}

void Reasons::Gather(const Finding& finding, OpenQuestions& questions) const {
  if (finding.truth != Truth::kUnknown) return;
  for (const Finding& part : finding.parts) Gather(part, questions);
  switch (finding.shape) {
    case Shape::kAskProvider:
      return AddOnce(questions.provider, finding.expr->question);
    case Shape::kUnlisted:
      if (WasDeclined("household.size", {&household_, nullptr, day_}))
        return AddOnce(questions.declined, text_.Label("household.size", {}));
      AddOnce(questions.facts, "members");
      return AddOnce(questions.labels, "who lives in the household");
    case Shape::kAtom:
    case Shape::kGroup:
      return GatherAtom(finding, questions);
    default:
      return;
  }
}

void Reasons::GatherAtom(const Finding& atom, OpenQuestions& questions) const {
  const Expr& compare = *atom.expr;
  const FactValue value = LookUp(compare.fact, {&household_, atom.member, day_});
  const bool guideline = std::holds_alternative<PercentFpl>(compare.constant);
  const bool comparable = guideline ? YearlyAmounts(value).has_value()
                                    : CompareValue(value, compare.op, compare.constant, compare.fact).has_value();
  if (value.known() && !comparable)
    AddOnce(questions.notes, SentenceOf(text_.Label(compare.fact, {atom.member}) + " was stated as " + value.ToText() +
                                        ", which cannot be compared with what the rule says"));
  if (guideline) return GatherGuideline(atom, questions);
  GatherFact(compare.fact, atom.member, questions);
}

void Reasons::GatherGuideline(const Finding& atom, OpenQuestions& questions) const {
  const auto [from, until] = KnownPovertyGuidelines();
  if (day_ >= until || day_ < from) {
    AddOnce(questions.provider, "What is the income limit on " + FormatDate(day_) + "?");
    return AddOnce(questions.notes,
                   day_ >= until
                       ? "Parameter expired: the last known poverty guideline counts to " + FormatDate(until + -1) + "."
                       : "No poverty guideline is known for a day before " + FormatDate(from) + ".");
  }
  const Scope scope{&household_, atom.member, day_};
  const std::optional<Range<Int128>> amounts = YearlyAmounts(LookUp(atom.expr->fact, scope));
  if (!amounts || !amounts->min || !amounts->max || *amounts->min != *amounts->max)
    GatherFact(atom.expr->fact, atom.member, questions);
  if (!IsOne(LookUp("household.size", scope))) GatherFact("household.size", nullptr, questions);
}

void Reasons::GatherFact(std::string_view fact, const Member* member, OpenQuestions& questions) const {
  const std::string label = text_.AskLabel(fact, {member});
  if (WasDeclined(fact, {&household_, member, day_})) return AddOnce(questions.declined, label);
  AddOnce(questions.facts, text_.AskName(fact, member));
  AddOnce(questions.labels, label);
}

Reasons::Phrase Reasons::Join(const std::vector<Phrase>& phrases, std::string_view joint) {
  if (phrases.size() == 1) return phrases.front();
  std::vector<std::string> texts;
  for (const Phrase& phrase : phrases) {
    const bool apart = !phrase.joint.empty() && phrase.joint != joint;
    AddOnce(texts, apart ? "(" + phrase.text + ")" : phrase.text);
  }
  return {ListSome(texts, joint), texts.size() == 1 ? "" : joint};
}

Reasons::Phrase Reasons::Wanted(const Expr& expr, const Subject& subject, bool holds) const {
  switch (expr.kind) {
    case Expr::Kind::kAnyone:
      return {"it is open to everyone", ""};
    case Expr::Kind::kAskProvider:
      return {"the provider says " + std::string(holds ? "yes" : "no") + " to \"" + expr.question + "\"", ""};
    case Expr::Kind::kCompare:
      return {text_.Wanted(expr, subject, holds), ""};
    case Expr::Kind::kNot:
      return Wanted(expr.children.front(), subject, !holds);
    case Expr::Kind::kQuantified:
      return WantedOfGroup(expr, holds);
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr:
      break;
  }
  std::vector<Phrase> phrases;
  for (const Expr& child : expr.children) phrases.push_back(Wanted(child, subject, holds));
  return Join(phrases, (expr.kind == Expr::Kind::kAnd) == holds ? " and " : " or ");
}

Reasons::Phrase Reasons::WantedOfGroup(const Expr& quantified, bool holds) const {
  const MemberGroup group = quantified.group;
  const bool any = quantified.quantifier == Quantifier::kAny;
  const Expr& of_one = quantified.children.front();
  if (any && of_one.kind == Expr::Kind::kAnyone) return {InHousehold(group, holds), ""};
  const Phrase body = Wanted(of_one, {nullptr, true}, any || holds);
  if (!any && holds) return {"every " + std::string(GroupName(group)) + " is one " + body.text, body.joint};
  return {ThereIs(group, !any || holds) + " " + body.text, body.joint};
}

Reasons::Phrase Reasons::StillWanted(const Finding& finding, bool holds) const {
  switch (finding.shape) {
    case Shape::kNot:
      return StillWanted(finding.parts.front(), !holds);
    case Shape::kAll:
    case Shape::kAny:
      break;
    default:
      return Wanted(*finding.expr, {finding.member}, holds);
  }
  std::vector<Phrase> phrases;
  for (const Finding& part : finding.parts) {
    if (part.truth == Truth::kUnknown) phrases.push_back(StillWanted(part, holds));
  }
  return Join(phrases, (finding.shape == Shape::kAll) == holds ? " and " : " or ");
}

std::string Reasons::Told(const Finding& finding) const {
  switch (finding.shape) {
    case Shape::kAnyone:
      return "open to everyone";
    case Shape::kAtom:
      return text_.Told(*finding.expr, {finding.member}, finding.truth == Truth::kTrue);
    case Shape::kNot:
      return Told(finding.parts.front());
    case Shape::kAll:
    case Shape::kAny:
      return ToldParts(finding);
    default:
      return "";  // who is a child goes without saying; the rest is never decided
  }
}

std::string Reasons::ToldParts(const Finding& finding) const {
  const bool one_decides = (finding.shape == Shape::kAny) == (finding.truth == Truth::kTrue);
  std::vector<std::string> told;
  for (const Finding& part : finding.parts) {
    if (part.truth != finding.truth) continue;
    const std::string text = Told(part);
    if (one_decides && text.empty()) return "";  // not of the group: what else holds of this member says nothing
    AddOnce(told, text);
    if (finding.shape == Shape::kAny && one_decides) break;
  }
  if (finding.expr->kind != Expr::Kind::kQuantified) return ListSome(told, "; ");
  if (told.empty()) return InHousehold(finding.expr->group, false);
  if (finding.expr->children.front().kind == Expr::Kind::kAnyone) return InHousehold(finding.expr->group, true);
  return ListSome(told, "; ");
}

std::string Reasons::Sentence(const Finding& finding) const {
  if (finding.truth != Truth::kUnknown) return SentenceOf(Told(finding));
  if (finding.shape == Shape::kAskProvider) return SentenceOf("Ask the provider: " + finding.expr->question);
  const OpenQuestions questions = Questions(finding);
  std::string sentence = SentenceOf("Eligible if " + StillWanted(finding, true).text);
  if (!questions.labels.empty()) sentence += " Ask: " + JoinList(questions.labels, ", ") + ".";
  if (!questions.declined.empty()) sentence += " Declined: " + JoinList(questions.declined, ", ") + ".";
  for (const std::string& note : questions.notes) sentence += " " + note;
  return sentence;
}

std::string Reasons::WouldChange(const Expr& expr) const {
  return SentenceOf("Eligible if " + Wanted(expr, {person_}, true).text);
}

}  // namespace kith
