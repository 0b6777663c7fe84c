#include "kith/eligibility/rule_book.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/reasons.h"

namespace kith {
namespace {

using Positions = std::vector<std::uint32_t>;  // of rules, ascending

void AddOnce(std::vector<std::string>& list, const std::string& text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

bool CountsOn(const Rule& rule, Date day) {
  return !(rule.from && day < *rule.from) && !(rule.until && day >= *rule.until);
}

bool ComparesWithGuideline(const Expr& expr) {
  return std::holds_alternative<PercentFpl>(expr.constant) || std::ranges::any_of(expr.children, ComparesWithGuideline);
}

const Member* PersonOf(const Household& household, const Need& need) {
  return need.for_member.empty() ? household.Head() : household.FindMember(need.for_member);
}

// One clause that gates an offer.
struct Gate {
  std::string_view name;  // of the rule, or of where else it comes from
  const Expr* expr = nullptr;
  const Rule* rule = nullptr;
  std::string_view text = {};  // as written, where that is not the expression
};

std::string SourceOf(const Gate& gate, Date day) {
  std::vector<std::string> sources;
  if (gate.rule != nullptr && !gate.rule->source.empty()) sources.push_back(gate.rule->source);
  if (const auto guideline = FindPovertyGuideline(1, day); guideline && ComparesWithGuideline(*gate.expr))
    sources.emplace_back(guideline->source);
  if (gate.rule != nullptr && gate.rule->review_by && day > *gate.rule->review_by)
    sources.push_back("to be reviewed by " + FormatDate(*gate.rule->review_by));
  return JoinList(sources, "; ");
}

// Where each record's rules are kept while they are bound.
class Binder {
 public:
  explicit Binder(const Catalog& catalog)
      : catalog_(catalog), of_service_(catalog.records().services.size()), of_offer_(catalog.offer_count()) {
    for (const Program& program : catalog.records().programs) of_program_[program.key];
  }

  absl::Status Bind(const Rule& rule, std::uint32_t position) {
    for (const RuleBinding& binding : rule.bindings) {
      Positions* rules = Find(binding);
      if (rules == nullptr) return NothingToBind(rule, binding);
      rules->push_back(position);
    }
    return absl::OkStatus();
  }

  std::vector<Positions> Offers() && {
    for (std::uint32_t i = 0; i < of_offer_.size(); ++i) {
      const ServiceId service = catalog_.offer(ServiceAtLocationId(i)).service;
      Append(of_service_[service.index()], of_offer_[i]);
      const auto program = of_program_.find(catalog_.service(service).program_key);
      if (program != of_program_.end()) Append(program->second, of_offer_[i]);
      std::ranges::sort(of_offer_[i]);
      of_offer_[i].erase(std::unique(of_offer_[i].begin(), of_offer_[i].end()), of_offer_[i].end());
    }
    return std::move(of_offer_);
  }

 private:
  Positions* Find(const RuleBinding& binding) {
    switch (binding.target) {
      case RuleTarget::kService: {
        const ServiceId id = catalog_.FindService(binding.key);
        return id.valid() ? &of_service_[id.index()] : nullptr;
      }
      case RuleTarget::kServiceAtLocation: {
        const ServiceAtLocationId id = catalog_.FindOffer(binding.key);
        return id.valid() ? &of_offer_[id.index()] : nullptr;
      }
      case RuleTarget::kProgram:
        break;
    }
    const auto program = of_program_.find(binding.key);
    return program == of_program_.end() ? nullptr : &program->second;
  }

  static absl::Status NothingToBind(const Rule& rule, const RuleBinding& binding) {
    constexpr std::string_view kTargets[] = {"service", "program", "service_at_location"};
    InputPlace place;
    place.file = rule.file;
    place.line = rule.line;
    place.record = rule.name;
    place.field = "for";
    const std::string_view target = kTargets[static_cast<std::size_t>(binding.target)];
    return InputError(place, "the directory has no " + std::string(target) + " " + binding.key);
  }

  static void Append(const Positions& more, Positions& rules) { rules.insert(rules.end(), more.begin(), more.end()); }

  const Catalog& catalog_;
  std::map<std::string_view, Positions> of_program_;  // by key
  std::vector<Positions> of_service_;
  std::vector<Positions> of_offer_;
};

}  // namespace

struct RuleBook::Data {
  const Catalog* catalog = nullptr;
  std::vector<Rule> rules;
  std::vector<RuleClauses> rule_clauses;        // beside `rules`
  std::vector<ServiceClauses> service_clauses;  // by ServiceId
  std::vector<Positions> of_offer;              // by ServiceAtLocationId
  Expr no_rules = Question("Who is served? No eligibility rules are recorded.");

  absl::Status Read();
  absl::Status Bind();
  std::vector<Gate> GatesOf(ServiceAtLocationId offer, Date day) const;
  void AddRuleGates(std::uint32_t position, Date day, std::vector<Gate>& gates) const;
  // Of one person, in words and in brief.
  EligibilityVerdict Judge(ServiceAtLocationId offer, const Scope& scope) const;
  Truth Evaluate(ServiceAtLocationId offer, const Scope& scope) const;
  // The listed members but `scope.member` to whom the rules do not certainly say no.
  std::vector<const Member*> OthersNotRefused(ServiceAtLocationId offer, const Scope& scope) const;
};

// Files by name, in whatever order they were added.
absl::Status RuleBook::Data::Read() {
  std::vector<const RuleFile*> files;
  for (const RuleFile& file : catalog->records().rule_files) files.push_back(&file);
  std::ranges::stable_sort(files, {}, &RuleFile::name);
  for (const RuleFile* file : files) {
    absl::StatusOr<std::vector<Rule>> read = ParseRules(file->text, file->name);
    if (!read.ok()) return read.status();
    std::ranges::move(*read, std::back_inserter(rules));
  }
  for (const Rule& rule : rules) rule_clauses.push_back(ClausesOf(rule));
  for (const Service& service : catalog->records().services) service_clauses.push_back(ClausesOf(service));
  return absl::OkStatus();
}

absl::Status RuleBook::Data::Bind() {
  Binder binder(*catalog);
  for (std::uint32_t i = 0; i < rules.size(); ++i) KITH_RETURN_IF_ERROR(binder.Bind(rules[i], i));
  of_offer = std::move(binder).Offers();
  return absl::OkStatus();
}

void RuleBook::Data::AddRuleGates(std::uint32_t position, Date day, std::vector<Gate>& gates) const {
  const Rule& rule = rules[position];
  const RuleClauses& clauses = rule_clauses[position];
  if (clauses.when_it_counts.empty()) return;  // it names documents or preferences only
  if (!CountsOn(rule, day)) return gates.push_back({rule.name, &clauses.when_it_does_not, &rule});
  for (const Expr& clause : clauses.when_it_counts) gates.push_back({rule.name, &clause, &rule});
}

std::vector<Gate> RuleBook::Data::GatesOf(ServiceAtLocationId offer, Date day) const {
  std::vector<Gate> gates;
  for (const std::uint32_t position : of_offer[offer.index()]) AddRuleGates(position, day, gates);
  const bool has_rules = !gates.empty();
  const ServiceClauses& service = service_clauses[catalog->offer(offer).service.index()];
  if (service.age_limits) {  // beside a limit nothing is open to everyone
    std::erase_if(gates, [](const Gate& gate) { return gate.expr->kind == Expr::Kind::kAnyone; });
    gates.push_back({"age limits", &*service.age_limits});
  }
  if (!has_rules && service.text) gates.push_back({"eligibility text", &*service.text, nullptr, service.prose});
  if (gates.empty()) gates.push_back({"no rules", &no_rules, nullptr, "no eligibility rules are recorded"});
  return gates;
}

namespace {

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

// Gathers one verdict.
class Judging {
 public:
  explicit Judging(const Scope& scope) : scope_(scope), reasons_(*scope.household, scope.member, scope.day) {
    verdict_.eligible = Truth::kTrue;
  }

  void AddGate(const Gate& gate) {
    const Finding finding = Examine(*gate.expr, scope_);
    const OpenQuestions questions = reasons_.Questions(finding);
    ClauseReason reason;
    reason.truth = finding.truth;
    reason.rule = gate.name;
    reason.clause = gate.text.empty() ? FormatExpr(*gate.expr) : std::string(gate.text);
    reason.sentence = reasons_.Sentence(finding);
    reason.facts_to_ask = questions.facts;
    if (finding.truth == Truth::kFalse) reason.would_change = reasons_.WouldChange(*gate.expr);
    reason.fixed = IsOfWhoTheyAre(*gate.expr);
    reason.source = SourceOf(gate, scope_.day);
    reason.declined = !questions.declined.empty();
    verdict_.eligible = And(verdict_.eligible, finding.truth);
    verdict_.open_clauses += finding.truth == Truth::kUnknown ? 1 : 0;
    for (const std::string& fact : questions.facts) ++asked_by_[fact];
    for (const std::string& question : questions.provider) AddOnce(verdict_.ask_provider, question);
    verdict_.clauses.push_back(std::move(reason));
  }

  void AddRule(const Rule& rule) {
    for (const std::string& document : rule.bring) AddOnce(verdict_.bring, document);
    if (!CountsOn(rule, scope_.day)) return;
    for (const Expr& preference : rule.prefer) {
      ++verdict_.preferences;
      verdict_.preferences_met += Examine(preference, scope_).truth == Truth::kTrue ? 1 : 0;
    }
  }

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
  Scope scope_;
  Reasons reasons_;
  EligibilityVerdict verdict_;
  std::map<std::string, int> asked_by_;  // fact -> open clauses that wait for it
};

std::string NameAndAge(const Household& household, const Member& member) {
  const FactValue& age = FindFact(member.facts, "age");
  return MemberName(household, member) + (age.known() ? " (" + age.ToText() + ")" : "");
}

// "Age is 30, not under 14; luz (7) could: for whom is it?"
std::string ForWhom(const EligibilityVerdict& refused, const Household& household,
                    const std::vector<const Member*>& others) {
  std::vector<std::string> parts, names;
  for (const ClauseReason& clause : refused.clauses)
    AddOnce(parts, clause.sentence.substr(0, clause.sentence.find_last_not_of('.') + 1));
  for (const Member* other : others) names.push_back(NameAndAge(household, *other));
  return ListSome(parts, "; ") + "; " + ListSome(names, " or ") + " could: for whom is it?";
}

// Nobody said whom the need is for, and the head is refused where `others` are not: an open verdict of one clause.
EligibilityVerdict AskForWhom(EligibilityVerdict refused, const Household& household,
                              const std::vector<const Member*>& others) {
  ClauseReason clause = refused.clauses.front();
  clause.truth = Truth::kUnknown;
  clause.sentence = ForWhom(refused, household, others);
  clause.facts_to_ask = {std::string(kFactForWhom)};
  clause.would_change.clear();
  refused.eligible = Truth::kUnknown;
  refused.clauses = {std::move(clause)};
  refused.open_clauses = 1;
  refused.ask = {std::string(kFactForWhom)};
  return refused;
}

}  // namespace

EligibilityVerdict RuleBook::Data::Judge(ServiceAtLocationId offer, const Scope& scope) const {
  Judging judging(scope);
  for (const Gate& gate : GatesOf(offer, scope.day)) judging.AddGate(gate);
  for (const std::uint32_t position : of_offer[offer.index()]) judging.AddRule(rules[position]);
  return std::move(judging).Verdict();
}

Truth RuleBook::Data::Evaluate(ServiceAtLocationId offer, const Scope& scope) const {
  Truth eligible = Truth::kTrue;
  for (const Gate& gate : GatesOf(offer, scope.day)) eligible = And(eligible, Examine(*gate.expr, scope).truth);
  return eligible;
}

std::vector<const Member*> RuleBook::Data::OthersNotRefused(ServiceAtLocationId offer, const Scope& scope) const {
  std::vector<const Member*> others;
  for (const Member& member : scope.household->members) {
    if (&member == scope.member) continue;
    if (Evaluate(offer, {scope.household, &member, scope.day}) != Truth::kFalse) others.push_back(&member);
  }
  return others;
}

RuleBook::RuleBook(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;
RuleBook::~RuleBook() = default;

absl::StatusOr<RuleBook> RuleBook::Build(const Catalog& catalog) {
  auto data = std::make_unique<Data>();
  data->catalog = &catalog;
  KITH_RETURN_IF_ERROR(data->Read());
  KITH_RETURN_IF_ERROR(data->Bind());
  return RuleBook(std::move(data));
}

EligibilityVerdict RuleBook::Judge(ServiceAtLocationId offer, const Household& household, const Need& need,
                                   Date day) const {
  const Scope scope{&household, PersonOf(household, need), day};
  EligibilityVerdict verdict = data_->Judge(offer, scope);
  if (verdict.eligible != Truth::kFalse || !need.for_member.empty()) return verdict;
  const std::vector<const Member*> others = data_->OthersNotRefused(offer, scope);
  return others.empty() ? verdict : AskForWhom(std::move(verdict), household, others);
}

Truth RuleBook::Evaluate(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const {
  const Scope scope{&household, PersonOf(household, need), day};
  const Truth eligible = data_->Evaluate(offer, scope);
  if (eligible != Truth::kFalse || !need.for_member.empty()) return eligible;
  return data_->OthersNotRefused(offer, scope).empty() ? Truth::kFalse : Truth::kUnknown;
}

const std::vector<Rule>& RuleBook::rules() const { return data_->rules; }

}  // namespace kith
