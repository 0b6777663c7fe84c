#include "kith/eligibility/rule_book.h"

#include <algorithm>
#include <utility>

#include "kith/base/status.h"
#include "src/eligibility/area_test.h"
#include "src/eligibility/cases.h"
#include "src/eligibility/clauses.h"
#include "src/eligibility/gate.h"
#include "src/eligibility/rule_binder.h"
#include "src/eligibility/rule_parser.h"
#include "src/eligibility/verdict.h"

namespace kith {
namespace {

const Member* PersonOf(const Household& household, const Need& need) {
  return need.for_member.empty() ? household.Head() : household.FindMember(need.for_member);
}

}  // namespace

struct RuleBook::Data {
  const Catalog* catalog = nullptr;
  std::vector<Rule> rules;
  std::vector<Rule> proposed;
  std::vector<RuleClauses> rule_clauses;        // beside `rules`
  std::vector<ServiceClauses> service_clauses;  // by ServiceId
  std::vector<RulePositions> of_offer;          // by ServiceAtLocationId
  Expr no_rules = Question(AskWithoutRules(Messages::English()).text);

  absl::Status Read();
  std::vector<Gate> GatesOf(ServiceAtLocationId offer, Date day) const;
  void AddRuleGates(std::uint32_t position, Date day, std::vector<Gate>& gates) const;
  // Of one person, in words and in brief.
  WordedVerdict Judge(ServiceAtLocationId offer, const Scope& scope, bool named, const Messages& messages) const;
  EligibilityStanding Stand(ServiceAtLocationId offer, const Scope& scope) const;
  Truth Evaluate(ServiceAtLocationId offer, const Scope& scope, std::int64_t& left) const;
  Truth EvaluatePlainly(ServiceAtLocationId offer, const Scope& scope) const;
  // The listed members but `scope.member` to whom the rules do not certainly say no.
  std::vector<const Member*> OthersNotRefused(ServiceAtLocationId offer, const Scope& scope) const;
};

// Files by name, in whatever order they were added.
absl::Status RuleBook::Data::Read() {
  std::vector<const RuleFile*> files;
  for (const RuleFile& file : catalog->records().rule_files) files.push_back(&file);
  std::ranges::stable_sort(files, {}, &RuleFile::name);
  std::vector<ParameterTables::File> own;
  for (const RuleFile* file : files)
    if (IsParameterFile(file->name)) own.emplace_back(file->name, file->text);
  const absl::StatusOr<ParameterTables> tables = ParameterTables::Read(own);
  if (!tables.ok()) return tables.status();
  AreaFinder areas(*catalog);
  for (const RuleFile* file : files) {
    if (IsParameterFile(file->name)) continue;
    absl::StatusOr<std::vector<Rule>> read =
        ParseRulesUpTo(file->text, file->name, kMaxRulesPerFile, {&*tables, &areas});
    if (!read.ok()) return read.status();
    for (Rule& rule : *read) (rule.proposed ? proposed : rules).push_back(std::move(rule));
  }
  for (const Rule& rule : rules) rule_clauses.push_back(ClausesOf(rule));
  for (const Service& service : catalog->records().services) service_clauses.push_back(ClausesOf(service));
  return absl::OkStatus();
}

void RuleBook::Data::AddRuleGates(std::uint32_t position, Date day, std::vector<Gate>& gates) const {
  const Rule& rule = rules[position];
  const RuleClauses& clauses = rule_clauses[position];
  if (clauses.when_it_counts.empty()) return;  // it names documents or preferences only
  if (!CountsOn(rule, day))
    return gates.push_back({rule.name, &clauses.when_it_does_not, &rule, Gate::Asks::kWhileNotCounting});
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
  if (!has_rules && service.text)
    gates.push_back({"eligibility text", &*service.text, nullptr, Gate::Asks::kListing, service.prose});
  if (gates.empty()) gates.push_back({"no rules", &no_rules, nullptr, Gate::Asks::kWithoutRules});
  return gates;
}

WordedVerdict RuleBook::Data::Judge(ServiceAtLocationId offer, const Scope& scope, bool named,
                                    const Messages& messages) const {
  std::vector<const Rule*> bound;
  for (const std::uint32_t position : of_offer[offer.index()]) bound.push_back(&rules[position]);
  return WordVerdict(GatesOf(offer, scope.day), bound, scope, named, messages);
}

EligibilityStanding RuleBook::Data::Stand(ServiceAtLocationId offer, const Scope& scope) const {
  const Settled settled = Settle(ExamineAll(GatesOf(offer, scope.day), scope), scope);
  EligibilityStanding standing{.eligible = settled.all};
  if (settled.all != Truth::kFalse)
    standing.open_clauses = static_cast<std::int32_t>(std::ranges::count(settled.each, Truth::kUnknown));
  for (const std::uint32_t position : of_offer[offer.index()]) {
    const Rule& rule = rules[position];
    if (!CountsOn(rule, scope.day)) continue;
    standing.preferences_met += static_cast<std::int32_t>(
        std::ranges::count_if(rule.prefer, [&](const Expr& preference) { return IsMet(preference, scope); }));
  }
  return standing;
}

Truth RuleBook::Data::EvaluatePlainly(ServiceAtLocationId offer, const Scope& scope) const {
  Truth eligible = Truth::kTrue;
  for (const Gate& gate : GatesOf(offer, scope.day)) eligible = And(eligible, Examine(*gate.expr, scope).truth);
  return eligible;
}

// `left`: looks that may be used, for this person and others.
Truth RuleBook::Data::Evaluate(ServiceAtLocationId offer, const Scope& scope, std::int64_t& left) const {
  return SettleWithin(left, ExamineAll(GatesOf(offer, scope.day), scope), scope).all;
}

std::vector<const Member*> RuleBook::Data::OthersNotRefused(ServiceAtLocationId offer, const Scope& scope) const {
  std::vector<const Member*> others;
  std::int64_t left = kOfferBudget;
  for (const Member& member : scope.household->members) {
    if (&member == scope.member) continue;
    if (Evaluate(offer, {scope.household, &member, scope.day}, left) != Truth::kFalse) others.push_back(&member);
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
  absl::StatusOr<std::vector<RulePositions>> bound = BindRules(catalog, data->rules);
  if (!bound.ok()) return bound.status();
  data->of_offer = *std::move(bound);
  return RuleBook(std::move(data));
}

EligibilityVerdict RuleBook::Judge(ServiceAtLocationId offer, const Household& household, const Need& need, Date day,
                                   const Messages& messages) const {
  const Scope scope{&household, PersonOf(household, need), day};
  WordedVerdict worded = data_->Judge(offer, scope, !need.for_member.empty(), messages);
  if (worded.verdict.eligible != Truth::kFalse || !need.for_member.empty()) return std::move(worded.verdict);
  const std::vector<const Member*> others = data_->OthersNotRefused(offer, scope);
  if (others.empty()) return std::move(worded.verdict);
  return AskForWhom(std::move(worded), scope, others, messages);
}

EligibilityStanding RuleBook::Stand(ServiceAtLocationId offer, const Household& household, const Need& need,
                                    Date day) const {
  const Scope scope{&household, PersonOf(household, need), day};
  EligibilityStanding standing = data_->Stand(offer, scope);
  const bool asks_for_whom =
      standing.eligible == Truth::kFalse && need.for_member.empty() && !data_->OthersNotRefused(offer, scope).empty();
  if (asks_for_whom) {
    standing.eligible = Truth::kUnknown;
    standing.open_clauses = 1;
  }
  return standing;
}

Truth RuleBook::Evaluate(ServiceAtLocationId offer, const Household& household, const Need& need, Date day) const {
  const Scope scope{&household, PersonOf(household, need), day};
  std::int64_t left = kOfferBudget;
  const Truth eligible = data_->Evaluate(offer, scope, left);
  if (eligible != Truth::kFalse || !need.for_member.empty()) return eligible;
  return data_->OthersNotRefused(offer, scope).empty() ? Truth::kFalse : Truth::kUnknown;
}

Truth RuleBook::EvaluatePlainly(ServiceAtLocationId offer, const Household& household, const Need& need,
                                Date day) const {
  const Scope scope{&household, PersonOf(household, need), day};
  const Truth eligible = data_->EvaluatePlainly(offer, scope);
  if (eligible != Truth::kFalse || !need.for_member.empty()) return eligible;
  const bool refused = std::ranges::all_of(household.members, [&](const Member& member) {
    return data_->EvaluatePlainly(offer, {&household, &member, day}) == Truth::kFalse;
  });
  return refused ? Truth::kFalse : Truth::kUnknown;
}

std::vector<const Expr*> RuleBook::Clauses(ServiceAtLocationId offer, Date day) const {
  std::vector<const Expr*> clauses;
  for (const Gate& gate : data_->GatesOf(offer, day)) clauses.push_back(gate.expr);
  return clauses;
}

const std::vector<Rule>& RuleBook::rules() const { return data_->rules; }
const std::vector<Rule>& RuleBook::proposed() const { return data_->proposed; }

std::span<const std::uint32_t> RuleBook::RulesOf(ServiceAtLocationId offer) const {
  return data_->of_offer[offer.index()];
}

const Catalog& RuleBook::catalog() const { return *data_->catalog; }

}  // namespace kith
