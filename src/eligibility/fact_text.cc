#include "src/eligibility/fact_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <variant>

#include "kith/base/text.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

constexpr std::size_t kMaxListed = 8;  // a person reads no more at a glance

CompareOp Opposite(CompareOp op) {
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
      break;
  }
  return op;
}

// "at most " of `age is at most 64`.
std::string_view Relation(CompareOp op) {
  constexpr std::array<std::string_view, 6> kRelations = {"", "not ", "under ", "at most ", "over ", "at least "};
  return kRelations[static_cast<std::size_t>(op)];
}

std::string Number(double number) { return FactValue::Number(number).ToText(); }

std::vector<std::string> Readable(const std::vector<std::string>& words) {
  std::vector<std::string> readable;
  readable.reserve(words.size());
  for (const std::string& word : words) readable.push_back(ReadableWord(word));
  return readable;
}

const std::vector<std::string>& Words(const Expr& compare) {
  return std::get<std::vector<std::string>>(compare.constant);
}

// " is one of a, b", " is not a".
std::string Among(const std::vector<std::string>& words, bool among) {
  const std::string list = ListSome(Readable(words), ", ");
  if (words.size() == 1) return among ? list : "not " + list;
  return (among ? "one of " : "none of ") + list;
}

bool IsReceives(const Expr& compare) { return compare.fact == "receives"; }

std::string Includes(const Expr& compare, const std::string& label, bool includes) {
  const std::string list = ListSome(Readable(Words(compare)), includes ? " or " : ", ");
  if (!IsReceives(compare)) return label + (includes ? " includes " : " includes none of ") + list;
  if (includes) return "the household receives " + list;
  return "the household " + (Words(compare).size() == 1 ? "does not receive " : std::string("receives none of ")) +
         list;
}

// The words of a set that the comparison looks for.
std::vector<std::string> Held(const FactValue& value, const std::vector<std::string>& words) {
  std::vector<std::string> held;
  for (const std::string& word : value.words()) {
    if (std::ranges::find(words, word) != words.end()) held.push_back(word);
  }
  return held;
}

std::string SizeText(const GuidelineRange& range) {
  if (!range.max_size) return std::to_string(range.min_size) + " or more";
  if (*range.max_size == range.min_size) return std::to_string(range.min_size);
  return std::to_string(range.min_size) + " to " + std::to_string(*range.max_size);
}

// Rounded so that whole cents fall on the same side as of the limit itself.
std::string AmountText(PercentFpl percent, const PovertyGuideline& guideline, CompareOp op, Period period) {
  const bool up = op == CompareOp::kLt || op == CompareOp::kGe;
  return FormatMoney(RoundedLimit(ExactLimit(percent, guideline.cents_per_year), period, up));
}

std::string AmountsText(PercentFpl percent, const GuidelineRange& range, CompareOp op, Period period) {
  const std::string least = AmountText(percent, *range.least, op, period);
  if (!range.greatest) return least + ", more in a larger household";
  const std::string greatest = AmountText(percent, *range.greatest, op, period);
  return least == greatest ? least : least + " to " + greatest;
}

}  // namespace

std::string ListSome(const std::vector<std::string>& items, std::string_view separator) {
  if (items.size() <= kMaxListed) return JoinList(items, separator);
  const std::vector<std::string> first(items.begin(), items.begin() + kMaxListed);
  return JoinList(first, separator) + " and " + std::to_string(items.size() - kMaxListed) + " more";
}

std::string MemberName(const Household& household, const Member& member) {
  if (!member.id.empty()) return member.id;
  return "member " + std::to_string(&member - household.members.data() + 1);
}

// Whether the phrase must say whose fact it is.
bool FactText::IsOfAnother(std::string_view fact, const Member* member) const {
  const KnownFact* known = FindKnownFact(fact);
  const bool of_member =
      known == nullptr || known->owner == FactOwner::kMember || known->owner == FactOwner::kMemberElseHousehold;
  return of_member && member != nullptr && member != person_;
}

std::string FactText::AskName(std::string_view fact, const Member* member) const {
  return std::string(fact) + (IsOfAnother(fact, member) ? " of " + MemberName(household_, *member) : "");
}

std::string FactText::Label(std::string_view fact, const Subject& subject) const {
  const KnownFact* known = FindKnownFact(fact);
  std::string label(known == nullptr ? fact : known->label);
  if (known == nullptr)
    std::ranges::replace_if(
        label, [](char c) { return c == '_' || c == '.'; }, ' ');
  const bool of_member =
      known == nullptr || known->owner == FactOwner::kMember || known->owner == FactOwner::kMemberElseHousehold;
  if (subject.one_of_group) return of_member ? "whose " + label : label;
  return label + (IsOfAnother(fact, subject.member) ? " of " + MemberName(household_, *subject.member) : "");
}

std::string FactText::Who(std::string_view fact, const Subject& subject) const {
  if (FindKnownFact(fact)->owner == FactOwner::kHousehold) return "the household";
  if (subject.one_of_group) return "who";
  return subject.member == nullptr ? "the person" : MemberName(household_, *subject.member);
}

std::string FactText::BoolText(std::string_view fact, const Subject& subject, bool value) const {
  const KnownFact* known = FindKnownFact(fact);
  if (known == nullptr || known->kind != FactKind::kBoolean)
    return Label(fact, subject) + (value ? " is yes" : " is no");
  return Who(fact, subject) + (value ? " is " : " is not ") + std::string(known->label);
}

std::string FactText::AskLabel(std::string_view fact, const Subject& subject) const {
  const KnownFact* known = FindKnownFact(fact);
  const bool boolean = known != nullptr && known->kind == FactKind::kBoolean;
  return boolean ? "whether " + BoolText(fact, subject, true) : Label(fact, subject);
}

std::string FactText::GuidelineText(PercentFpl percent, CompareOp op, const Scope& scope, bool valid_to) const {
  const std::string share = Number(percent.percent) + "% of the ";
  const std::optional<PovertyGuideline> any = FindPovertyGuideline(1, day_);
  if (!any) return share + "poverty guideline, which is not known for " + FormatDate(day_);
  const std::string name = share + std::to_string(any->year) + " poverty guideline";
  const GuidelineRange range = FindGuidelines(scope);
  const FactValue income = LookUp("household.income.gross", scope);
  const bool has_period = income.type() == FactType::kMoney && income.period() != Period::kOnce;
  return AmountsText(percent, range, op, has_period ? income.period() : Period::kMonth) + " (" + name +
         ", household of " + SizeText(range) + (valid_to ? ", valid to " + FormatDate(any->valid_until + -1) : "") +
         ")";
}

std::string FactText::LimitText(const Expr& compare, CompareOp op, const Scope& scope, bool valid_to) const {
  if (const auto* percent = std::get_if<PercentFpl>(&compare.constant))
    return GuidelineText(*percent, op, scope, valid_to);
  if (const auto* money = std::get_if<Money>(&compare.constant)) return FormatMoney(*money);
  return Number(std::get<double>(compare.constant));
}

std::string FactText::Wanted(const Expr& compare, const Subject& subject, bool holds) const {
  if (const bool* flag = std::get_if<bool>(&compare.constant))
    return BoolText(compare.fact, subject, (*flag == (compare.op == CompareOp::kEq)) == holds);
  const std::string label = Label(compare.fact, subject);
  if (compare.op == CompareOp::kIncludes) return Includes(compare, label, holds);
  if (std::holds_alternative<std::vector<std::string>>(compare.constant))
    return label + " is " + Among(Words(compare), (compare.op != CompareOp::kNe) == holds);
  const CompareOp op = holds ? compare.op : Opposite(compare.op);
  const Scope scope{&household_, subject.member, day_};
  return label + " is " + std::string(Relation(op)) + LimitText(compare, op, scope, true);
}

std::string FactText::ToldWords(const Expr& compare, const Subject& subject, const FactValue& value, bool holds) const {
  const std::string label = Label(compare.fact, subject);
  if (compare.op == CompareOp::kIncludes || value.is_set()) {
    if (!holds) return Includes(compare, label, false);
    Expr held = compare;
    held.constant = Held(value, Words(compare));
    return Includes(held, label, true);
  }
  const bool among = (compare.op != CompareOp::kNe) == holds;
  const std::string found = label + " is " + ListSome(Readable(value.words()), " or ");
  return among && Words(compare).size() == 1 ? found : found + ", " + Among(Words(compare), among);
}

std::string FactText::Told(const Expr& compare, const Subject& subject, bool holds) const {
  const Scope scope{&household_, subject.member, day_};
  const FactValue value = LookUp(compare.fact, scope);
  if (!value.known()) return Label(compare.fact, subject) + " does not apply";
  if (value.type() == FactType::kBool) return BoolText(compare.fact, subject, value.bool_value());
  if (value.type() == FactType::kWords) return ToldWords(compare, subject, value, holds);
  const CompareOp op = holds ? compare.op : Opposite(compare.op);
  std::string found = Label(compare.fact, subject) + " is " + value.ToText();
  if (op == CompareOp::kEq) return found;
  const bool not_under = !holds && compare.op == CompareOp::kLt, not_over = !holds && compare.op == CompareOp::kGt;
  const std::string_view relation = not_under ? "not under " : not_over ? "not over " : Relation(op);
  return found + ", " + std::string(relation) + LimitText(compare, op, scope, false);
}

}  // namespace kith
