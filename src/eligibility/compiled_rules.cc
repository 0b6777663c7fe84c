#include "kith/eligibility/compiled_rules.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "src/eligibility/clauses.h"
#include "src/eligibility/compiled_data.h"

namespace kith {
namespace {

using scan_internal::NodeRun;
using scan_internal::ProgramBuilder;
using scan_internal::ProgramRef;
using scan_internal::QuantifierAtom;
using scan_internal::RowLists;
using scan_internal::RuleProgram;

// Makes the rows of all offers of a RuleBook, as its own account of what gates an offer has it.
class Compiler {
 public:
  explicit Compiler(const RuleBook& rules)
      : rules_(rules),
        bodies_([this](const Expr& expr, bool negated) { return bodies_.Plain(expr, negated); }),
        main_([this](const Expr& expr, bool negated) { return AddQuantified(expr, negated); }) {}

  CompiledRules::Data Compile() && {
    for (const Rule& rule : rules_.rules()) of_rule_.push_back(AddRule(rule));
    const Catalog& catalog = rules_.catalog();
    std::vector<ServiceClauses> services;
    for (const Service& service : catalog.records().services) services.push_back(ClausesOf(service));
    std::vector<ProgramRef> roots;
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
      const ServiceAtLocationId offer(i);
      roots.push_back(AddOffer(rules_.RulesOf(offer), services[catalog.offer(offer).service.index()]));
    }
    return Finish(roots);
  }

 private:
  struct QuantifierRefs {
    std::optional<ProgramRef> plain, negated;
    ProgramRef body;
    QuantifierAtom atom;
  };
  struct SpanRefs {
    ProgramRef counts, open;
  };
  using Span = std::pair<std::optional<Date>, std::optional<Date>>;

  ProgramRef AddQuantified(const Expr& expr, bool negated) {
    const auto [found, is_new] = quantifiers_.emplace(FormatExpr(expr), QuantifierRefs());
    QuantifierRefs& refs = found->second;
    if (is_new) {
      refs.body = bodies_.Add(expr.children.front());
      refs.atom.quantifier = expr.quantifier;
      refs.atom.group = expr.group;
    }
    std::optional<ProgramRef>& ref = negated ? refs.negated : refs.plain;
    if (!ref) ref = main_.Derived();
    return *ref;
  }

  // Holds where every clause does; open on the days on which the rule does not count.
  std::optional<ProgramRef> AddRule(const Rule& rule) {
    const RuleClauses clauses = ClausesOf(rule);
    if (clauses.when_it_counts.empty()) return std::nullopt;
    ++gating_;
    std::vector<ProgramRef> parts;
    for (const Expr& clause : clauses.when_it_counts) parts.push_back(main_.Add(clause));
    if (!rule.from && !rule.until) return main_.Join(true, std::move(parts));
    const auto [found, is_new] = spans_.emplace(Span(rule.from, rule.until), SpanRefs());
    if (is_new) found->second = {main_.Derived(), main_.Derived()};
    parts.push_back(found->second.counts);
    return main_.Join(false, {main_.Join(true, std::move(parts)), found->second.open});
  }

  ProgramRef AddOffer(std::span<const std::uint32_t> rules, const ServiceClauses& service) {
    std::vector<ProgramRef> parts;
    for (const std::uint32_t rule : rules)
      if (of_rule_[rule]) parts.push_back(*of_rule_[rule]);
    const bool has_rules = !parts.empty();
    if (service.age_limits) parts.push_back(main_.Add(*service.age_limits));
    const bool asks = !has_rules && (service.text || !service.age_limits);
    if (asks) parts.push_back(main_.Constant(Truth::kUnknown));
    return main_.Join(true, std::move(parts));
  }

  static void NameFacts(CompiledRules::Data& data) {
    std::vector<std::string>& names = data.fact_names;
    for (const RuleProgram* program : {&data.program, &data.bodies})
      for (const scan_internal::FactAtoms& fact : program->facts) names.push_back(fact.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (RuleProgram* program : {&data.program, &data.bodies})
      for (scan_internal::FactAtoms& fact : program->facts)
        fact.place = static_cast<std::uint32_t>(std::ranges::lower_bound(names, fact.name) - names.begin());
  }

  CompiledRules::Data Finish(const std::vector<ProgramRef>& roots) {
    CompiledRules::Data data;
    data.program = std::move(main_).Build();
    data.bodies = std::move(bodies_).Build();
    NameFacts(data);
    for (auto& [text, refs] : quantifiers_) {
      refs.atom.body = data.bodies.RowOf(refs.body);
      if (refs.plain) refs.atom.row = data.program.RowOf(*refs.plain);
      if (refs.negated) refs.atom.negated_row = data.program.RowOf(*refs.negated);
      data.quantifiers.push_back(refs.atom);
    }
    for (const auto& [span, refs] : spans_)
      data.spans.push_back({span.first, span.second, data.program.RowOf(refs.counts), data.program.RowOf(refs.open)});
    for (const ProgramRef root : roots) data.roots.push_back(data.program.RowOf(root));
    data.rules = gating_;
    return data;
  }

  const RuleBook& rules_;
  ProgramBuilder bodies_;
  ProgramBuilder main_;
  std::vector<std::optional<ProgramRef>> of_rule_;
  std::map<std::string, QuantifierRefs> quantifiers_;  // by text
  std::map<Span, SpanRefs> spans_;
  std::size_t gating_ = 0;
};

// Lists by row of the second ones of `pairs`, each ascending.
RowLists ListsOf(std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs, std::uint32_t rows) {
  std::ranges::sort(pairs);
  RowLists lists;
  lists.first.reserve(rows + 1);
  for (std::uint32_t row = 0; row < rows; ++row) {
    lists.first.push_back(static_cast<std::uint32_t>(lists.items.size()));
    while (lists.items.size() < pairs.size() && pairs[lists.items.size()].first == row)
      lists.items.push_back(pairs[lists.items.size()].second);
  }
  lists.first.push_back(static_cast<std::uint32_t>(lists.items.size()));
  return lists;
}

void IndexNodes(CompiledRules::Data& data) {
  const RuleProgram& program = data.program;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> goes_into;
  for (std::uint32_t number = 0; number < program.runs.size(); ++number) {
    const NodeRun& run = program.runs[number];
    data.run_of.insert(data.run_of.end(), run.count, number);
    for (std::uint32_t j = 0; j < run.inputs; ++j)
      for (std::uint32_t i = 0; i < run.count; ++i)
        goes_into.emplace_back(program.inputs[run.first_input + std::size_t{j} * run.count + i], run.begin + i);
  }
  data.nodes_of = ListsOf(std::move(goes_into), program.rows);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> is_root;
  for (std::uint32_t offer = 0; offer < data.roots.size(); ++offer) is_root.emplace_back(data.roots[offer], offer);
  data.offers_of = ListsOf(std::move(is_root), program.rows);
}

}  // namespace

CompiledRules::CompiledRules(std::unique_ptr<const Data> data) : data_(std::move(data)) {}
CompiledRules::CompiledRules(CompiledRules&&) noexcept = default;
CompiledRules& CompiledRules::operator=(CompiledRules&&) noexcept = default;
CompiledRules::~CompiledRules() = default;

CompiledRules CompiledRules::Build(const RuleBook& rules) {
  auto data = std::make_unique<Data>(Compiler(rules).Compile());
  IndexNodes(*data);
  return CompiledRules(std::move(data));
}

CompiledRules::Size CompiledRules::size() const {
  const RuleProgram& program = data_->program;
  Size size;
  size.offers = data_->roots.size();
  size.rules = data_->rules;
  size.quantifiers = data_->quantifiers.size();
  size.plain = program.plain.size() + data_->bodies.plain.size();
  size.comparisons = size.plain;
  for (const RuleProgram* each : {&program, &data_->bodies})
    for (const scan_internal::FactAtoms& fact : each->facts) size.comparisons += fact.end - fact.begin;
  size.nodes = data_->run_of.size();
  size.inputs = program.inputs.size();
  return size;
}

}  // namespace kith
