// What there is: open facts as variables.
#include "src/eligibility/case_builder.h"

#include <algorithm>
#include <array>
#include <variant>

#include "src/eligibility/case_cells.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/limit_regions.h"
#include "src/eligibility/region_name.h"
#include "src/geo/place_name.h"

namespace kith {

void CaseBuilder::Look(const Finding& finding) {
  if (finding.truth != Truth::kUnknown) return;
  switch (finding.shape) {
    case Finding::Shape::kAtom:
    case Finding::Shape::kGroup:
      atoms_.push_back({finding.expr, finding.member});
      if (finding.shape == Finding::Shape::kAtom) {
        for (const Atom& test : RegionTests(*finding.expr, finding.member)) atoms_.push_back(test);
      }
      return;
    case Finding::Shape::kAskProvider:
      At(QuestionKey(finding.expr->question));
      return;
    case Finding::Shape::kUnlisted:
      unlisted_.push_back(finding.expr);
      return;
    default:
      for (const Finding& part : finding.parts) Look(part);
  }
}

void CaseBuilder::LookAtStrangers() {
  for (const Expr* quantified : unlisted_) stranger_questions_.push_back(StrangerQuestion(*quantified));
  SortUnique(stranger_questions_);
  strangers_ = stranger_questions_.size() <= kMaxStrangers && !scope_.household->members.empty();
  if (!strangers_) {
    for (const std::string& question : stranger_questions_) At({Kind::kFree, {"members", kOfHousehold}, question});
    return;
  }
  size_matters_ = size_matters_ || !unlisted_.empty();
  const std::vector<const Expr*> unlisted = unlisted_;  // Look does not add to it: quantifiers do not nest
  for (const Expr* quantified : unlisted) {
    for (std::size_t i = 0; i < stranger_questions_.size(); ++i) {
      const Member* stranger = &Strangers()[i];
      if (quantified->group != MemberGroup::kMember) atoms_.push_back({&GroupTest(quantified->group), stranger});
      Look(Examine(quantified->children.front(), Of(stranger)));
    }
  }
}

std::string CaseBuilder::Fold(std::string_view fact, const std::string& word) {
  const KnownFact* known = FindKnownFact(fact);
  if (known == nullptr || known->kind != FactKind::kPlaceName) return word;
  return geo_internal::FoldPlaceName(known->area, word);
}

CaseBuilder::WordList CaseBuilder::FoldedWords(const Expr& compare) {
  WordList words;
  for (const std::string& word : std::get<WordList>(compare.constant)) words.push_back(Fold(compare.fact, word));
  SortUnique(words);
  return words;
}

void CaseBuilder::NoteWords(const Atom& atom) {
  const auto* words = std::get_if<WordList>(&atom.compare->constant);
  if (words == nullptr) return;
  WordUse& use = word_uses_[OwnerOf(atom.compare->fact, Of(atom.member))];
  const CompareOp op = atom.compare->op;
  (op == CompareOp::kIncludes ? use.includes : op == CompareOp::kIn ? use.in : use.equals) = true;
  const KnownFact* known = FindKnownFact(atom.compare->fact);
  if (known == nullptr || known->kind != FactKind::kPlaceName) return;
  for (const std::string& word : *words) {
    for (const std::string& other : use.names) {
      const bool differ = Fold(known->name, word) != Fold(known->name, other);
      use.slips = use.slips || (differ && geo_internal::MayBeOnePlace(known->area, word, other));
    }
    use.names.push_back(word);
  }
}

CaseBuilder::Kind CaseBuilder::KindOfWords(const Expr& compare, const Member* member) const {
  const auto use = word_uses_.find(OwnerOf(compare.fact, Of(member)));
  if (use == word_uses_.end() || use->second.slips) return Kind::kFree;
  const auto [equals, in, includes, slips, names] = use->second;
  const FactValue value = LookUp(compare.fact, Of(member));
  const KnownFact* known = FindKnownFact(compare.fact);
  if (value.known() && value.type() != FactType::kWords) return Kind::kFree;
  const bool is_set = value.known()      ? value.is_set() || includes
                      : known != nullptr ? known->kind == FactKind::kWordSet
                                         : !equals;
  if (is_set) return equals ? Kind::kFree : Kind::kInSet;
  return includes ? Kind::kFree : Kind::kWord;
}

CaseBuilder::Kind CaseBuilder::KindOf(const Expr& compare, const Member* member) const {
  const FactValue value = LookUp(compare.fact, Of(member));
  const auto fits = [&] {
    return !value.known() || CompareValue(value, compare.op, compare.constant, compare.fact).has_value();
  };
  if (std::holds_alternative<bool>(compare.constant)) return value.known() ? Kind::kFree : Kind::kBool;
  if (std::holds_alternative<double>(compare.constant))
    return !fits() ? Kind::kFree : compare.fact == "household.size" ? Kind::kSize : Kind::kNumber;
  if (const auto* money = std::get_if<Money>(&compare.constant))
    return !fits() ? Kind::kFree : money->period == Period::kOnce ? Kind::kOnce : Kind::kYearly;
  if (std::holds_alternative<TableLimit>(compare.constant)) return KindOfLimit(compare, member);
  if (std::holds_alternative<WordList>(compare.constant)) return KindOfWords(compare, member);
  return Kind::kFree;
}

CaseBuilder::Kind CaseBuilder::KindOfLimit(const Expr& compare, const Member* member) const {
  const auto& limit = std::get<TableLimit>(compare.constant);
  const FactValue value = LookUp(compare.fact, Of(member));
  if (value.known() && !AmountsFor(value, limit)) return Kind::kFree;
  if (SizedLimitsOf(compare, member).empty()) return Kind::kFree;
  return TableOf(limit)->once() ? Kind::kOnce : Kind::kYearly;
}

// Whether one fact tells them apart, each by a name of its own.
bool CaseBuilder::AreTold(std::span<const RegionRow> regions) {
  std::vector<std::string> names;
  std::string_view fact;
  for (const RegionRow& one : regions) {
    if (one.region.empty()) continue;
    if (!fact.empty() && fact != FactOfRegion(one.region)) return false;
    fact = FactOfRegion(one.region);
    const RegionName name = RegionName::Of(one.region);
    names.push_back(Fold(fact, name.county.empty() ? name.state : name.county));
  }
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) == names.end();
}

std::vector<CaseBuilder::SizedLimit> CaseBuilder::SizedLimitsOf(const Expr& compare, const Member* member) const {
  const auto& limit = std::get<TableLimit>(compare.constant);
  const FactValue value = LookUp(compare.fact, Of(member));
  if (limit.round == LimitRounding::kUpPeriod && !value.known()) return {};
  const LimitRange range = FindLimits(limit, Of(member), value.period());
  if (!range.limits || range.past_table) return {};
  std::vector<RegionRow> regions = {{"", range.row}};
  if (!range.one_region) regions = RowsOfRegions(limit, Of(member));
  if (regions.size() > 1 && !AreTold(regions)) return {};
  SizedLimit sized{&limit, "", nullptr, 0, range.min_size, value.period()};
  if (range.max_size != range.min_size) {
    if (limit.unborn == UnbornCount::kCounted) return {};  // those who are not listed may expect children, too
    for (const LimitFact& open : FactsToNarrow(limit, Of(member))) {
      if (open.fact != "household.size" && open.fact != FactOfRegion(regions.back().region)) return {};
    }
    sized.more = range.min_size - static_cast<std::int32_t>(*LookUp("household.size", scope_).min());
    sized.persons.reset();
  }
  std::vector<SizedLimit> limits;
  for (const auto& [region, row] : regions) {
    sized.region = region;
    sized.row = row;
    limits.push_back(sized);
  }
  return limits;
}

// `residence.state == Hawaii`
const Expr& CaseBuilder::StaysIn(std::string_view region) {
  const auto found = region_tests_.find(region);
  if (found != region_tests_.end()) return found->second;
  const RegionName name = RegionName::Of(region);
  Expr test;
  test.kind = Expr::Kind::kCompare;
  test.fact = FactOfRegion(region);
  test.op = CompareOp::kIn;
  test.constant = WordList{name.county.empty() ? name.state : name.county};
  return region_tests_.emplace(region, std::move(test)).first->second;
}

// What tells in which of several regions the household stays.
std::vector<CaseBuilder::Atom> CaseBuilder::RegionTests(const Expr& compare, const Member* member) {
  std::vector<Atom> tests;
  if (!std::holds_alternative<TableLimit>(compare.constant)) return tests;
  const std::vector<SizedLimit> limits = SizedLimitsOf(compare, member);
  if (limits.size() < 2) return tests;
  for (const SizedLimit& limit : limits) {
    if (!limit.region.empty()) tests.push_back({&StaysIn(limit.region), member});
  }
  return tests;
}

// A comparison and its opposite are one question, where the fact certainly applies.
CaseBuilder::Key CaseBuilder::FreeKey(const Expr& compare, const Member* member, bool& negated) const {
  OpenFact of = OwnerOf(compare.fact, Of(member));
  const auto* limit = std::get_if<TableLimit>(&compare.constant);
  const bool of_person = limit != nullptr && (limit->unborn == UnbornCount::kOfPerson || !limit->size.empty());
  if (of_person) of.person = PositionOf(member, *scope_.household);  // each has a limit of his own
  Expr same = compare;
  negated = LookUp(compare.fact, Of(member)).known() || AlwaysApplies(compare.fact);
  if (negated && compare.op == CompareOp::kNe) {
    same.op = CompareOp::kEq;
  } else if (negated && compare.op == CompareOp::kGe) {
    same.op = CompareOp::kLt;
  } else if (negated && compare.op == CompareOp::kGt) {
    same.op = CompareOp::kLe;
  } else {
    negated = false;
  }
  return {Kind::kFree, of, FormatExpr(same)};
}

CaseBuilder::Key CaseBuilder::KeyOf(const Expr& compare, const Member* member) const {
  bool negated = false;
  const Kind kind = KindOf(compare, member);
  if (kind == Kind::kFree) return FreeKey(compare, member, negated);
  if (kind == Kind::kSize) return {kind, {"household.size", kOfHousehold}, ""};
  return {kind, OwnerOf(compare.fact, Of(member)), ""};
}

void CaseBuilder::Note(const Atom& atom) {
  const Expr& compare = *atom.compare;
  Key key = KeyOf(compare, atom.member);
  if (key.kind == Kind::kSize) {
    size_matters_ = true;
    return size_compared_.push_back(std::get<double>(compare.constant));
  }
  if (key.kind == Kind::kInSet) {
    for (const std::string& word : std::get<WordList>(compare.constant)) {
      key.detail = word;
      At(key);
    }
    return;
  }
  if (const auto* limit = std::get_if<TableLimit>(&compare.constant))
    shares_[OwnerOf(compare.fact, Of(atom.member))].insert(limit->percent);
  Variable& variable = At(key);
  variable.known = LookUp(compare.fact, Of(atom.member));
  if (atom.member != nullptr) variable.role = atom.member->role;
  if (key.kind == Kind::kNumber) variable.numbers.push_back(std::get<double>(compare.constant));
  if (key.kind == Kind::kWord) variable.lists.push_back(FoldedWords(compare));
  if (key.kind != Kind::kOnce && key.kind != Kind::kYearly) return;
  if (std::holds_alternative<TableLimit>(compare.constant)) {
    for (const SizedLimit& limit : SizedLimitsOf(compare, atom.member)) {
      variable.limits.push_back(limit);
      size_matters_ = size_matters_ || !limit.persons;
      bool negated = false;
      if (!limit.persons && !limit.row->cents_each_more) At(FreeKey(compare, atom.member, negated));
    }
  } else {
    variable.amounts.push_back(ExactAmount(std::get<Money>(compare.constant)));
  }
}

}  // namespace kith
