#include "src/eligibility/rule_program.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <variant>

#include "src/eligibility/asked_of.h"
#include "src/eligibility/made_facts.h"
#include "src/geo/place_name.h"

namespace kith::scan_internal {
namespace {

constexpr std::uint32_t kConstants = 3;

bool IsOfOneValue(CompareOp op) { return op != CompareOp::kIn && op != CompareOp::kIncludes; }
bool IsOfWords(CompareOp op) {
  return op == CompareOp::kIn || op == CompareOp::kIncludes || op == CompareOp::kEq || op == CompareOp::kNe;
}

// std::nullopt: a comparison that only the plain code knows.
std::optional<AtomKind> KindOf(const Expr& compare) {
  if (MayBeMade(compare.fact) && !MayBeTaken(compare.fact)) return std::nullopt;
  const CompareOp op = compare.op;
  const auto kind = [op](const auto& constant) -> std::optional<AtomKind> {
    using Constant = std::decay_t<decltype(constant)>;
    if constexpr (std::is_same_v<Constant, bool>) {
      if (op == CompareOp::kEq || op == CompareOp::kNe) return AtomKind::kBool;
    } else if constexpr (std::is_same_v<Constant, double>) {
      if (IsOfOneValue(op) && std::isfinite(constant)) return AtomKind::kNumber;
    } else if constexpr (std::is_same_v<Constant, Money>) {
      if (IsOfOneValue(op)) return constant.period == Period::kOnce ? AtomKind::kOnce : AtomKind::kYearly;
    } else if constexpr (std::is_same_v<Constant, TableLimit>) {
      // Of others more counts than LimitCache knows.
      const bool of_household = constant.unborn == UnbornCount::kNotCounted && constant.size.empty();
      if (IsOfOneValue(op) && of_household) return AtomKind::kLimit;
    } else if constexpr (std::is_same_v<Constant, std::vector<std::string>>) {
      if (IsOfWords(op)) return AtomKind::kWords;
    }
    return std::nullopt;
  };
  return std::visit(kind, compare.constant);
}

std::string FoldedWord(const KnownFact* known, const std::string& word) {
  return known != nullptr && known->kind == FactKind::kPlaceName ? geo_internal::FoldPlaceName(known->area, word)
                                                                 : word;
}

// `first` and `second`: beside each other in `keys` and `rows`.
template <class Key>
void SortBeside(std::vector<Key>& keys, std::vector<std::uint32_t>& literals) {
  std::vector<std::pair<Key, std::uint32_t>> both;
  for (std::size_t i = 0; i < keys.size(); ++i) both.emplace_back(keys[i], literals[i]);
  std::ranges::sort(both);
  for (std::size_t i = 0; i < keys.size(); ++i) std::tie(keys[i], literals[i]) = both[i];
}

// Words listed by the literal at `place` of its group, as numbers of the fact's words.
std::vector<std::uint32_t> WordsOf(const Expr& expr, FactAtoms& fact) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& word : std::get<std::vector<std::string>>(expr.constant)) {
    const auto [found, is_new] = fact.words.emplace(FoldedWord(fact.known, word), fact.names.size());
    if (is_new) fact.names.push_back(word);
    numbers.push_back(found->second);
  }
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

std::size_t RuleProgram::FactNamed(std::string_view name) const {
  const auto found = std::ranges::find(facts, name, &FactAtoms::name);
  return static_cast<std::size_t>(found - facts.begin());
}

ProgramBuilder::ProgramBuilder(Quantified quantified) : quantified_(std::move(quantified)), literals_(kConstants) {}

ProgramRef ProgramBuilder::Derived() {
  literals_.emplace_back();
  return {static_cast<std::uint32_t>(literals_.size() - 1), false};
}

ProgramRef ProgramBuilder::Literally(std::optional<AtomKind> kind, const Expr& expr, bool negated) {
  const auto [found, is_new] =
      known_literals_.emplace((negated ? "!" : " ") + FormatExpr(expr), static_cast<std::uint32_t>(literals_.size()));
  if (is_new) literals_.push_back({kind, std::make_shared<const Expr>(expr), negated});
  return {found->second, false};
}

ProgramRef ProgramBuilder::Add(const Expr& expr, bool negated) {
  switch (expr.kind) {
    case Expr::Kind::kAnyone:
      return Constant(ToTruth(!negated));
    case Expr::Kind::kAskProvider:
      return Constant(Truth::kUnknown);
    case Expr::Kind::kNot:
      return Add(expr.children.front(), !negated);
    case Expr::Kind::kQuantified:
      return quantified_(expr, negated);
    case Expr::Kind::kCompare:
      return Literally(KindOf(expr), expr, negated);
    case Expr::Kind::kAnd:
    case Expr::Kind::kOr: {
      const bool all = (expr.kind == Expr::Kind::kAnd) != negated;
      std::vector<ProgramRef> parts;
      AddParts(expr, negated, all, parts);
      return Join(all, std::move(parts));
    }
  }
  return Plain(expr, negated);
}

// a and (b and c) is a and b and c.
void ProgramBuilder::AddParts(const Expr& expr, bool negated, bool all, std::vector<ProgramRef>& parts) {
  if (expr.kind == Expr::Kind::kNot) return AddParts(expr.children.front(), !negated, all, parts);
  const bool joins = expr.kind == Expr::Kind::kAnd || expr.kind == Expr::Kind::kOr;
  if (!joins || ((expr.kind == Expr::Kind::kAnd) != negated) != all) return parts.push_back(Add(expr, negated));
  for (const Expr& child : expr.children) AddParts(child, negated, all, parts);
}

ProgramRef ProgramBuilder::Join(bool all, std::vector<ProgramRef> inputs) {
  std::ranges::sort(inputs);
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  const ProgramRef neutral = Constant(ToTruth(all));
  const ProgramRef settling = Constant(ToTruth(!all));
  if (std::ranges::find(inputs, settling) != inputs.end()) return settling;
  std::erase(inputs, neutral);
  if (inputs.empty()) return neutral;
  if (inputs.size() == 1) return inputs.front();
  const auto [found, is_new] = known_nodes_.emplace(std::pair(all, inputs), static_cast<std::uint32_t>(nodes_.size()));
  if (is_new) {
    std::uint32_t level = 0;
    for (const ProgramRef input : inputs) level = std::max(level, LevelOf(input));
    nodes_.push_back({all, level + 1, std::move(inputs)});
  }
  return {found->second, true};
}

RuleProgram ProgramBuilder::Build() && {
  RuleProgram program;
  program.literal_rows.resize(literals_.size());
  for (std::uint32_t i = 0; i < literals_.size(); ++i)
    if (i < kConstants || literals_[i].expr == nullptr) program.literal_rows[i] = program.rows++;
  LayOutPlain(program);
  LayOutFacts(program);
  LayOutNodes(program);
  return program;
}

void ProgramBuilder::LayOutPlain(RuleProgram& program) {
  std::map<std::string, PlainAtom> plain;
  for (std::uint32_t i = kConstants; i < literals_.size(); ++i) {
    const Literal& literal = literals_[i];
    if (literal.expr == nullptr || literal.kind) continue;
    PlainAtom& atom = plain[FormatExpr(*literal.expr)];
    atom.expr = *literal.expr;
    (literal.negated ? atom.negated_row : atom.row) = program.literal_rows[i] = program.rows++;
  }
  for (auto& [text, atom] : plain) program.plain.push_back(std::move(atom));
}

void ProgramBuilder::LayOutFacts(RuleProgram& program) {
  using GroupKey = std::tuple<AtomKind, CompareOp, bool, bool>;  // kind, operator, negated, flag
  std::map<std::string, std::map<GroupKey, std::vector<std::uint32_t>>> facts;
  for (std::uint32_t i = kConstants; i < literals_.size(); ++i) {
    const Literal& literal = literals_[i];
    if (!literal.kind) continue;
    const bool* flag = std::get_if<bool>(&literal.expr->constant);
    facts[literal.expr->fact][{*literal.kind, literal.expr->op, literal.negated, flag != nullptr && *flag}].push_back(
        i);
  }
  for (const auto& [name, groups] : facts) {
    FactAtoms& fact = program.facts.emplace_back();
    fact.name = name;
    fact.known = FindKnownFact(name);
    fact.per_person =
        fact.known == nullptr || (fact.known->owner != FactOwner::kHousehold && fact.known->owner != FactOwner::kPlace);
    fact.begin = program.rows;
    for (const auto& [key, literals] : groups) {
      AtomGroup& group = fact.groups.emplace_back();
      std::tie(group.kind, group.op, group.negated, group.flag) = key;
      LayOutGroup(literals, fact, program);
    }
    fact.end = program.rows;
    for (AtomGroup& group : fact.groups)  // words that later groups brought
      if (group.kind == AtomKind::kWords) group.of_word.resize(fact.names.size() + 1, group.of_word.back());
  }
}

void ProgramBuilder::LayOutGroup(const std::vector<std::uint32_t>& literals, FactAtoms& fact, RuleProgram& program) {
  AtomGroup& group = fact.groups.back();
  std::vector<std::uint32_t> order = literals;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> listed;  // word, place in the group
  for (std::uint32_t place = 0; place < literals.size(); ++place) {
    const Expr& expr = *literals_[literals[place]].expr;
    if (group.kind == AtomKind::kNumber) group.numbers.push_back(std::get<double>(expr.constant));
    if (group.kind == AtomKind::kOnce || group.kind == AtomKind::kYearly)
      group.amounts.push_back(ExactAmount(std::get<Money>(expr.constant)));
    if (group.kind == AtomKind::kLimit) {
      group.limits.push_back(static_cast<std::uint32_t>(program.limits.size()));
      program.limits.push_back(std::get<TableLimit>(expr.constant));
    }
    if (group.kind == AtomKind::kWords)
      for (const std::uint32_t word : WordsOf(expr, fact)) listed.emplace_back(word, place);
  }
  if (!group.numbers.empty()) SortBeside(group.numbers, order);
  if (!group.amounts.empty()) SortBeside(group.amounts, order);
  group.begin = program.rows;
  for (const std::uint32_t literal : order) program.literal_rows[literal] = program.rows++;
  group.end = program.rows;
  std::ranges::sort(listed);
  for (const auto& [word, place] : listed) {
    group.of_word.resize(word + 1, static_cast<std::uint32_t>(group.rows.size()));
    group.rows.push_back(place);
  }
  group.of_word.push_back(static_cast<std::uint32_t>(group.rows.size()));
}

void ProgramBuilder::LayOutNodes(RuleProgram& program) {
  program.first_node = program.rows;
  program.node_rows.resize(nodes_.size());
  std::vector<std::uint32_t> order(nodes_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto shape = [this](std::uint32_t node) {
    return std::tuple(nodes_[node].level, nodes_[node].all, nodes_[node].inputs.size());
  };
  std::ranges::stable_sort(order, {}, shape);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && shape(order[end]) == shape(order[begin])) ++end;
    const Node& first = nodes_[order[begin]];
    const NodeRun run{first.all, static_cast<std::uint32_t>(first.inputs.size()), program.rows,
                      static_cast<std::uint32_t>(end - begin), program.inputs.size()};
    program.inputs.resize(program.inputs.size() + std::size_t{run.inputs} * run.count);
    for (std::size_t i = begin; i < end; ++i) {
      program.node_rows[order[i]] = program.rows++;
      const std::vector<ProgramRef>& inputs = nodes_[order[i]].inputs;
      for (std::size_t j = 0; j < inputs.size(); ++j)
        program.inputs[run.first_input + j * run.count + (i - begin)] = program.RowOf(inputs[j]);
    }
    program.runs.push_back(run);
  }
}

}  // namespace kith::scan_internal
