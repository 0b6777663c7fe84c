#include "src/eligibility/verdict.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/text.h"
#include "src/eligibility/case_text.h"
#include "src/eligibility/cases.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/documents.h"
#include "src/eligibility/for_whom.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/reason_parts.h"
#include "src/eligibility/reasons.h"
#include "src/eligibility/value_text.h"

namespace kith {
namespace {

void AddOnce(std::vector<std::string>& list, const std::string& text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

MessageCode QuestionCode(Gate::Asks asks) {
  return asks == Gate::Asks::kWhileNotCounting ? "question.not_now"_message
         : asks == Gate::Asks::kListing        ? "question.listing"_message
                                               : "question.no_rules"_message;
}

Phrase OwnQuestion(const Gate& gate, const Messages& messages) {
  if (gate.asks == Gate::Asks::kWhileNotCounting) return AskWhileNotCounting(messages, *gate.rule);
  return gate.asks == Gate::Asks::kListing ? AskOfListing(messages, gate.prose) : AskWithoutRules(messages);
}

// Canonical, or the prose of the listing.
std::string ClauseText(const Gate& gate, const Messages& messages) {
  if (gate.asks == Gate::Asks::kListing) return std::string(gate.prose);
  return gate.asks == Gate::Asks::kWithoutRules ? messages.Say("clause.no_rules"_message).text : FormatExpr(*gate.expr);
}

std::string SourceOf(const Gate& gate, const Scope& scope, const Messages& messages) {
  std::vector<std::string> sources;
  if (gate.rule != nullptr && !gate.rule->source.empty()) sources.push_back(gate.rule->source);
  std::vector<const TableLimit*> limits;
  GatherLimits(*gate.expr, limits);
  for (const TableLimit* limit : limits) {
    const LimitRange range = FindLimits(*limit, scope, Period::kMonth);
    if (range.row != nullptr) AddOnce(sources, range.row->source);
  }
  if (gate.rule != nullptr && gate.rule->review_by && scope.day > *gate.rule->review_by)
    sources.push_back(
        messages
            .Say("source.review_by"_message, {MessageArgument::Said("date", SayDate(messages, *gate.rule->review_by))})
            .text);
  std::vector<Phrase> phrases;
  for (const std::string& source : sources) phrases.push_back({source});
  return SayJoined(messages, "join.sources"_message, phrases).text;
}

// Whether nothing else would change it: of ages, genders and veterans alone.
bool IsOfWhoTheyAre(const Expr& expr) {
  switch (expr.kind) {
    case Expr::Kind::kCompare:
      return expr.fact == "age" || expr.fact == "gender" || expr.fact == "veteran";
    case Expr::Kind::kAnyone:
    case Expr::Kind::kAskProvider:
      return false;
    default:
      return std::ranges::all_of(expr.children, IsOfWhoTheyAre);
  }
}

Phrase NameAndAge(const Messages& messages, const Household& household, const Member& member) {
  const FactValue& age = FindFact(member.facts, "age");
  Phrase name = SayMember(messages, household, member);
  if (!age.known()) return name;
  return messages.Say("member.with_age"_message,
                      {MessageArgument::Said("name", name),
                       MessageArgument::Said("age", SayValue(messages, IsSaidInMonths(age) ? "age" : "", age))});
}

// "luz (7) or ana (70)".
Phrase SayNames(const Messages& messages, const Household& household, const std::vector<const Member*>& members) {
  std::vector<Phrase> names;
  for (const Member* member : members) names.push_back(NameAndAge(messages, household, *member));
  return SaySome(messages, "join.choices"_message, names);
}

// Gathers one verdict.
class Judging {
 public:
  Judging(const Scope& scope, bool named, const Messages& messages)
      : scope_(scope),
        asks_for_whom_(!named && !WasDeclined(kFactForWhom, {scope.household, nullptr, scope.day})),
        messages_(messages),
        reasons_(*scope.household, scope.member, scope.day, messages) {
    verdict_.eligible = Truth::kTrue;
  }

  void AddGates(const std::vector<Gate>& gates) {
    std::vector<Finding> findings = ExamineAll(gates, scope_);
    Settled settled = Settle(findings, scope_);
    if (settled.all == Truth::kUnknown) MarkIdle(findings, scope_);
    const bool contradict = settled.all == Truth::kFalse && std::ranges::count(settled.each, Truth::kFalse) == 0;
    if (contradict) {
      for (const std::size_t i : Contradiction(findings, scope_)) settled.each[i] = Truth::kFalse;
    }
    std::vector<Residual> residuals = ResidualsOf(findings, settled, scope_);
    for (Residual& residual : residuals) JoinWords(residual, scope_);
    std::vector<const Expr*> clauses;
    for (const Gate& gate : gates) clauses.push_back(gate.expr);
    std::int64_t left = kOfferBudget;
    for (std::size_t i = 0; i < gates.size(); ++i) {
      std::vector<const Member*> others;
      if (asks_for_whom_ && settled.all == Truth::kUnknown && settled.each[i] == Truth::kUnknown)
        others = MayBeForThem(residuals[i], clauses, scope_, left);
      if (others.empty()) {
        AddGate(gates[i], {findings[i], residuals[i], settled.each[i], contradict});
      } else {
        AddForWhom(gates[i], others);
      }
    }
  }

  void AddRule(const Rule& rule) {
    for (const std::string& document : rule.bring) AddOnce(verdict_.bring, SayDocument(messages_, document).text);
    for (const std::vector<std::string>& any : rule.bring_any) AddOnce(verdict_.bring, SayAnyOf(any).text);
    if (!CountsOn(rule, scope_.day)) return;
    for (const Expr& preference : rule.prefer) {
      ++verdict_.preferences;
      verdict_.preferences_met += IsMet(preference, scope_) ? 1 : 0;
    }
  }

  // What was found where it is refused, without full stops, by name: others are named beside it.
  std::vector<Phrase> refusals() const { return refusals_; }

  EligibilityVerdict Verdict() && {
    if (verdict_.eligible == Truth::kFalse) {
      std::erase_if(verdict_.clauses, [](const ClauseReason& clause) { return clause.truth != Truth::kFalse; });
      verdict_.open_clauses = 0;
      verdict_.ask_provider.clear();
      return std::move(verdict_);
    }
    std::ranges::stable_sort(verdict_.clauses, {}, &ClauseReason::truth);  // open before true
    std::vector<std::pair<std::string, int>> facts(asked_by_.begin(), asked_by_.end());
    std::ranges::stable_sort(facts, std::ranges::greater(), &std::pair<std::string, int>::second);
    for (const auto& [fact, clauses] : facts) verdict_.ask.push_back(fact);
    return std::move(verdict_);
  }

 private:
  // `truth` is what the finding comes to by cases; `contradicts`: it would be open if it stood alone.
  struct Examined {
    const Finding& finding;
    const Residual& residual;
    Truth truth;
    bool contradicts;
  };

  void AddGate(const Gate& gate, const Examined& examined) {
    const auto& [finding, residual, truth, contradicts] = examined;
    const bool by_cases = truth != finding.truth;
    OpenQuestions questions = reasons_.Questions(residual);
    if (gate.asks != Gate::Asks::kNothing && !questions.provider.empty())
      questions.provider = {OwnQuestion(gate, messages_).text};
    ClauseReason reason;
    reason.truth = truth;
    reason.rule = gate.name;
    reason.clause = ClauseText(gate, messages_);
    if (by_cases) {
      WordByCases(finding, truth == Truth::kTrue, contradicts, reason);
    } else {
      Word(gate, finding, residual, questions, reason);
    }
    reason.parts = truth == Truth::kUnknown ? PartsOf(residual, *scope_.household, scope_.day)
                                            : PartsOf(finding, *scope_.household, scope_.day);
    reason.facts_to_ask = questions.facts;
    if (truth == Truth::kFalse) {
      reason.would_change = reasons_.WouldChange(*gate.expr);
      reason.would_change_after = reasons_.WouldChange(*gate.expr, true);
    }
    reason.fixed = IsOfWhoTheyAre(*gate.expr);
    reason.source = SourceOf(gate, scope_, messages_);
    reason.declined = !questions.declined.empty();
    for (const std::string& question : questions.provider) AddOnce(verdict_.ask_provider, question);
    Add(std::move(reason));
  }

  // Before what they are to each other, it is asked for whom of them it is.
  void AddForWhom(const Gate& gate, const std::vector<const Member*>& others) {
    ClauseReason reason;
    reason.truth = Truth::kUnknown;
    reason.rule = gate.name;
    reason.clause = ClauseText(gate, messages_);
    reason.code = "clause.for_whom_first"_message.text();
    const Phrase names = SayNames(messages_, *scope_.household, others);
    reason.sentence = messages_.Say("clause.for_whom_first"_message, {MessageArgument::Said("others", names)}).text;
    reason.facts_to_ask = {std::string(kFactForWhom)};
    reason.source = SourceOf(gate, scope_, messages_);
    Add(std::move(reason));
  }

  void Add(ClauseReason reason) {
    verdict_.eligible = And(verdict_.eligible, reason.truth);
    verdict_.open_clauses += reason.truth == Truth::kUnknown ? 1 : 0;
    for (const std::string& fact : reason.facts_to_ask) ++asked_by_[fact];
    verdict_.clauses.push_back(std::move(reason));
  }

  void Word(const Gate& gate, const Finding& finding, const Residual& residual, const OpenQuestions& questions,
            ClauseReason& reason) {
    if (gate.asks != Gate::Asks::kNothing) {
      reason.code = QuestionCode(gate.asks).text();
      reason.sentence = reasons_.AskProvider(OwnQuestion(gate, messages_).text);
      return;
    }
    if (finding.truth == Truth::kUnknown && finding.shape != Finding::Shape::kAskProvider) {
      Reasons::OpenSentences open = reasons_.Open(residual, questions);
      reason.code = "clause.open"_message.text();
      reason.sentence = std::move(open.sentence);
      reason.sentence_after = std::move(open.sentence_after);
      reason.condition = std::move(open.condition);
      reason.condition_after = std::move(open.condition_after);
      return;
    }
    reason.sentence = reasons_.Sentence(finding);
    reason.code = finding.truth == Truth::kTrue    ? "clause.holds"_message.text()
                  : finding.truth == Truth::kFalse ? "clause.fails"_message.text()
                                                   : "clause.ask_provider"_message.text();
    if (finding.truth == Truth::kFalse) AddRefusal(reasons_.ToldByName(finding));
  }

  void WordByCases(const Finding& finding, bool holds, bool contradicts, ClauseReason& reason) {
    const DecidedByCases decided(reasons_, messages_, finding, holds, contradicts);
    reason.code = decided.code.text();
    reason.sentence = decided.sentence.text;
    if (!holds) AddRefusal(decided.told);
  }

  Phrase SayAnyOf(const std::vector<std::string>& documents) const {
    std::vector<Phrase> phrases;
    for (const std::string& document : documents) phrases.push_back(SayDocument(messages_, document));
    return SayJoined(messages_, "join.choices"_message, phrases);
  }

  void AddRefusal(Phrase told) {
    if (std::ranges::find(refusals_, told.text, &Phrase::text) == refusals_.end()) refusals_.push_back(std::move(told));
  }

  Scope scope_;
  bool asks_for_whom_;
  const Messages& messages_;
  std::vector<Phrase> refusals_;
  Reasons reasons_;
  EligibilityVerdict verdict_;
  std::map<std::string, int> asked_by_;  // fact -> open clauses that wait for it
};

// "Age of ana is 30, not under 14; luz (7) could: for whom is it?"
std::string ForWhom(const std::vector<Phrase>& refusals, const Messages& messages, const Household& household,
                    const std::vector<const Member*>& others) {
  return messages
      .Say("clause.for_whom"_message,
           {MessageArgument::Said("reasons", SaySome(messages, "join.findings"_message, refusals)),
            MessageArgument::Said("others", SayNames(messages, household, others))})
      .text;
}

}  // namespace

WordedVerdict WordVerdict(const std::vector<Gate>& gates, const std::vector<const Rule*>& rules, const Scope& scope,
                          bool named, const Messages& messages) {
  Judging judging(scope, named, messages);
  judging.AddGates(gates);
  for (const Rule* rule : rules) judging.AddRule(*rule);
  std::vector<Phrase> refusals = judging.refusals();
  return {std::move(judging).Verdict(), std::move(refusals)};
}

EligibilityVerdict AskForWhom(WordedVerdict refused, const Scope& scope, const std::vector<const Member*>& others,
                              const Messages& messages) {
  EligibilityVerdict verdict = std::move(refused.verdict);
  const bool declined = WasDeclined(kFactForWhom, {scope.household, nullptr, scope.day});
  ClauseReason clause = verdict.clauses.front();
  clause.truth = Truth::kUnknown;
  clause.code = "clause.for_whom"_message.text();
  clause.sentence = ForWhom(refused.refusals, messages, *scope.household, others);
  clause.declined = declined;
  clause.facts_to_ask.clear();
  if (!declined) clause.facts_to_ask = {std::string(kFactForWhom)};
  clause.would_change.clear();
  clause.would_change_after.clear();
  verdict.eligible = Truth::kUnknown;
  verdict.ask = clause.facts_to_ask;
  verdict.clauses = {std::move(clause)};
  verdict.open_clauses = 1;
  return verdict;
}

}  // namespace kith
