// RuleProgram: many expressions as one table. A row is a comparison, or an `and` or `or` of rows before it; equal ones are one row.
//
//   ProgramBuilder builder(quantified);             // the row of an `any` or `all`, which the caller fills
//   const ProgramRef rule = builder.Add(expr);      // anyone, questions, and/or/not, comparisons
//   const RuleProgram program = std::move(builder).Build();
//   program.RowOf(rule);
//
// Model     `not` is pushed down to the comparisons (De Morgan and double negation hold in Kleene's logic), a negated comparison has a row
//           of its own. Rows 0, 1 and 2 are fails, open and holds; then come derived rows, which the caller fills, comparisons that only the
//           plain code knows, comparisons fact by fact, and at last nodes: a node's inputs stand before it.
// Method    Comparisons of one fact, one operator and one kind of constant are one group, sorted by the constant, so that a value cuts the
//           group into stretches. Nodes are sorted into runs of one operator and one number of inputs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/fact_names.h"

namespace kith::scan_internal {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;  // looked up only, never walked

enum class AtomKind : std::uint8_t { kBool, kNumber, kOnce, kYearly, kLimit, kWords };

// Comparisons of one fact that differ in their constants alone. Of the lists the one of its kind is filled, beside its rows.
struct AtomGroup {
  AtomKind kind = AtomKind::kBool;
  CompareOp op = CompareOp::kEq;
  bool negated = false;
  bool flag = false;  // kBool: the constant
  std::uint32_t begin = 0, end = 0;
  std::vector<double> numbers;         // ascending
  std::vector<Int128> amounts;         // ascending, as ExactAmount
  std::vector<std::uint32_t> limits;   // in RuleProgram::limits
  std::vector<std::uint32_t> of_word;  // by word of the fact, and one more: where its rows begin in `rows`
  std::vector<std::uint32_t> rows;     // from `begin` on, that list the word
};

// All comparisons of one fact.
struct FactAtoms {
  std::string name;
  std::uint32_t place = 0;  // among the names that all programs of one catalog share; the caller's
  const KnownFact* known = nullptr;
  bool per_person = false;  // whether members of one household may differ in it
  std::uint32_t begin = 0, end = 0;
  std::vector<AtomGroup> groups;
  TextMap<std::uint32_t> words;    // those of its constants; names of places folded
  std::vector<std::string> names;  // of places: as one rule writes each
};

// A comparison, or what else only the plain code knows.
struct PlainAtom {
  Expr expr;
  std::uint32_t row = 0, negated_row = 0;  // 0: not needed
};

struct NodeRun {
  bool all = false;  // `and`, else `or`
  std::uint32_t inputs = 0;
  std::uint32_t begin = 0, count = 0;  // rows
  std::size_t first_input = 0;         // in RuleProgram::inputs: the first inputs of all, then the second ones
};

// 0 to 2 constants, else a literal or a node.
struct ProgramRef {
  std::uint32_t number = 0;
  bool is_node = false;
  auto operator<=>(const ProgramRef&) const = default;
};

struct RuleProgram {
  std::uint32_t rows = 0, first_node = 0;
  std::vector<PlainAtom> plain;
  std::vector<FactAtoms> facts;
  std::vector<TableLimit> limits;
  std::vector<NodeRun> runs;
  std::vector<std::uint32_t> inputs;
  std::vector<std::uint32_t> literal_rows, node_rows;  // by ProgramRef

  std::uint32_t RowOf(ProgramRef ref) const { return (ref.is_node ? node_rows : literal_rows)[ref.number]; }
  // facts.size() where no comparison is of it.
  std::size_t FactNamed(std::string_view name) const;
};

class ProgramBuilder {
 public:
  // Quantified expressions are given to it: the row of one, or of its negation.
  using Quantified = std::function<ProgramRef(const Expr&, bool negated)>;
  explicit ProgramBuilder(Quantified quantified);

  ProgramRef Constant(Truth value) const { return {static_cast<std::uint32_t>(value), false}; }
  ProgramRef Derived();
  // Which the plain code judges.
  ProgramRef Plain(const Expr& expr, bool negated) { return Literally(std::nullopt, expr, negated); }
  ProgramRef Add(const Expr& expr, bool negated = false);
  ProgramRef Join(bool all, std::vector<ProgramRef> inputs);

  RuleProgram Build() &&;

 private:
  struct Literal {
    std::optional<AtomKind> kind;      // std::nullopt: plain, or derived
    std::shared_ptr<const Expr> expr;  // nullptr: derived
    bool negated = false;
  };
  struct Node {
    bool all = false;
    std::uint32_t level = 0;  // more than that of any input
    std::vector<ProgramRef> inputs;
  };
  ProgramRef Literally(std::optional<AtomKind> kind, const Expr& expr, bool negated);
  void AddParts(const Expr& expr, bool negated, bool all, std::vector<ProgramRef>& parts);
  void LayOutPlain(RuleProgram& program);
  std::uint32_t LevelOf(ProgramRef ref) const { return ref.is_node ? nodes_[ref.number].level : 0; }
  void LayOutFacts(RuleProgram& program);
  void LayOutGroup(const std::vector<std::uint32_t>& literals, FactAtoms& fact, RuleProgram& program);
  void LayOutNodes(RuleProgram& program);

  Quantified quantified_;
  std::vector<Literal> literals_;
  std::map<std::string, std::uint32_t> known_literals_;  // by text
  std::vector<Node> nodes_;
  std::map<std::pair<bool, std::vector<ProgramRef>>, std::uint32_t> known_nodes_;
};

}  // namespace kith::scan_internal
