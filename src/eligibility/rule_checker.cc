#include "src/eligibility/rule_checker.h"

#include <algorithm>
#include <utility>

#include "src/eligibility/check_days.h"
#include "src/eligibility/check_offers.h"
#include "src/eligibility/check_places.h"
#include "src/eligibility/check_values.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/rule_binder.h"

namespace kith {
namespace {

// What gates an offer, with where each of it stands: questions at the end of a rule, too.
std::vector<Expr> ClausesWithPlaces(const Rule& rule) {
  std::vector<Expr> clauses = ClausesOf(rule).when_it_counts;
  const std::size_t questions = rule.ask_provider.size(), first = clauses.size() - questions;
  if (rule.places.ask_provider.size() != questions) return clauses;  // a rule that was not read
  for (std::size_t i = 0; i < questions; ++i) clauses[first + i].place = rule.places.ask_provider[i];
  return clauses;
}

// A day on which the rule counts: `as_of`, or the nearest to it.
Date DayOf(const Rule& rule, Date as_of) {
  if (rule.from && as_of < *rule.from) return *rule.from;
  if (rule.until && as_of >= *rule.until) return *rule.until + -1;
  return as_of;
}

// "rule `lunch` (food.rules:8)"
std::string Named(const Rule& rule, const RulePlace& place) {
  return "rule " + Code(rule.name) + " (" + place.file + ":" + std::to_string(place.line) + ")";
}

}  // namespace

void RuleChecker::AddFile(std::string_view name, std::string_view text) {
  files_.emplace(name, static_cast<std::uint32_t>(lines_.size()));
  lines_.emplace_back(text);
}

void RuleChecker::Check(const Rule& rule) {
  ++check_.rules;
  for (DayDefect& day : CheckDays(rule, as_of_))
    Add(rule, day.defect, day.place, {}, {std::move(day.message), std::move(day.fix)});
  CheckBindings(rule);
  for (NameDefect& name : names_.Check(rule))
    if (!name.unless_quoted || !IsQuoted(rule, name.at))
      Add(rule, RuleDefect::kNameUnknown, name.at, {}, {std::move(name.message), std::move(name.fix)});
  for (ValueDefect& value : CheckValues(rule, as_of_))
    Add(rule, value.defect, value.at->place, {}, {std::move(value.message), std::move(value.fix)});
  const RuleClauses split = ClausesOf(rule);
  for (const PlaceDefect& place : CheckPlaces(split.when_it_counts))
    Add(rule, place.defect, place.at->place, {PlaceOf(rule, place.with->place)}, {place.message, place.fix});
  const std::vector<Expr> clauses = ClausesWithPlaces(rule);
  const Date day = DayOf(rule, as_of_);
  CheckPreferences(rule, clauses, day);
  std::string text = FormatDate(day);
  for (const Expr& clause : clauses) text += '\n' + FormatExpr(clause);
  if (sound_.contains(text)) return;
  const ClauseCheck found = CheckClauses(clauses, On(day));
  for (const ClauseDefect& defect : found.defects)
    AddClauses(rule, defect, clauses.size() == 1 && defect.at == &clauses.front(), day);
  if (found.not_decided > 0) NotChecked(rule);
  if (found.not_decided == 0 && found.defects.empty()) sound_.insert(std::move(text));
}

// A proposed rule may be for what the directory does not have yet.
void RuleChecker::CheckBindings(const Rule& rule) {
  if (catalog_ == nullptr || rule.proposed) return;
  for (const RuleBinding& binding : rule.bindings) {
    std::string missing = WhatIsMissing(*catalog_, binding);
    if (!missing.empty())
      Add(rule, RuleDefect::kBindingUnknown, binding.place, {}, {std::move(missing), "write the id of one"});
  }
}

// Whoever the rule admits must be able to meet what it prefers. Of a rule that admits nobody that is said already.
void RuleChecker::CheckPreferences(const Rule& rule, const std::vector<Expr>& clauses, Date day) {
  Clientele::Clauses required;
  for (const Expr& clause : clauses) required.push_back(&clause);
  if (required.size() > kMaxClausesChecked) return;
  for (const Expr& preference : rule.prefer) {
    const bool alone = On(day).Find({&preference}, {}) == Existence::kNobody;
    if (!alone && On(day).Find(required, {}) == Existence::kNobody) return;
    Clientele::Clauses both = required;
    both.push_back(&preference);
    if (!alone && On(day).Find(both, {}) != Existence::kNobody) continue;
    Add(rule, RuleDefect::kPreferenceImpossible, preference.place, {},
        {alone ? "nobody can meet this preference" : "nobody whom the rule admits can meet this preference",
         "take it out, or correct it"});
  }
}

void RuleChecker::NotChecked(const Rule& rule) {
  ++check_.not_checked;
  Add(rule, RuleDefect::kNotChecked, rule.places.name, {},
      {"not all of this rule could be checked: it has too many cases",
       "nothing, unless it can be said with fewer comparisons"});
}

void RuleChecker::AddClauses(const Rule& rule, const ClauseDefect& defect, bool alone, Date day) {
  std::vector<RulePlace> with;
  std::vector<std::int64_t> lines;
  for (const Expr* part : defect.with) {
    with.push_back(PlaceOf(rule, part->place));
    lines.push_back(with.back().line);
  }
  Add(rule, defect.defect, defect.at->place, std::move(with), WordsFor(defect, lines, alone, day));
}

void RuleChecker::CheckOffersOf(const RuleBook& book) {
  std::vector<std::vector<Expr>> clauses;
  for (const Rule& rule : book.rules()) clauses.push_back(ClausesWithPlaces(rule));
  for (const OfferDefect& defect : CheckOffers(book, clauses, as_of_, On(as_of_))) {
    const Rule& rule = book.rules()[defect.at.rule];
    const bool days = defect.defect == RuleDefect::kPeriodsApart;
    std::vector<RulePlace> with;
    std::vector<std::string> parts;
    for (const RulePart& part : defect.with) {
      const Rule& other = book.rules()[part.rule];
      with.push_back(PlaceOf(other, days ? other.places.until : part.at->place));
      parts.push_back((days ? "" : Shown(*part.at) + " of ") + Named(other, with.back()));
    }
    if (!defect.age_limits.empty())
      parts.push_back("the ages that the service's own record states: " + Code(defect.age_limits));
    Add(rule, defect.defect, days ? rule.places.from : defect.at.at->place, std::move(with),
        days ? PeriodsApart(parts.front()) : RulesContradict(parts));
  }
}

void RuleChecker::Add(const Rule& rule, RuleDefect defect, RuleSpan place, std::vector<RulePlace> with,
                      CheckWords words) {
  const auto file = files_.find(rule.file);
  found_.push_back(
      {{defect, rule.name, PlaceOf(rule, place), std::move(with), std::move(words.message), std::move(words.fix)},
       file == files_.end() ? 0 : file->second,
       place.begin});
}

bool RuleChecker::IsQuoted(const Rule& rule, RuleSpan span) const {
  const auto file = files_.find(rule.file);
  if (file == files_.end()) return false;
  const std::string_view text = lines_[file->second].text();
  return span.begin < text.size() && text[span.begin] == '"';
}

RulePlace RuleChecker::PlaceOf(const Rule& rule, RuleSpan span) const {
  RulePlace place;
  place.file = rule.file;
  const auto file = files_.find(rule.file);
  if (file == files_.end()) return place;
  const TextLines& lines = lines_[file->second];
  const std::string_view text = lines.text();
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  place.line = lines.LineOf(begin);
  place.column = ColumnOf(text, begin);
  place.length = CharactersOf(text.substr(begin, end - begin));
  place.excerpt = Excerpt(text, begin, end);
  return place;
}

RuleCheck RuleChecker::Done() && {
  std::ranges::stable_sort(found_, {},
                           [](const Found& one) { return std::tuple(one.file, one.begin, one.finding.defect); });
  for (Found& one : found_) check_.findings.push_back(std::move(one.finding));
  return std::move(check_);
}

}  // namespace kith
