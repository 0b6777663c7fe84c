// One fact of a scanned household changes: what depends on it is judged again, up to the offers whose value is another.
#include <algorithm>
#include <bit>

#include "src/eligibility/asked_of.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/scan_kernels.h"
#include "src/eligibility/scan_state.h"

namespace kith {
namespace {

using scan_internal::ByteRow;
using scan_internal::Company;
using scan_internal::Lanes;
using scan_internal::NodeRun;
using scan_internal::RuleProgram;

Truth TruthOf(ByteRow row) { return (row & 1U) != 0 ? Truth::kTrue : row != 0 ? Truth::kUnknown : Truth::kFalse; }

ByteRow NodeOf(const RuleProgram& program, const NodeRun& run, std::uint32_t node, const ByteRow* rows) {
  const std::uint32_t* inputs = program.inputs.data() + run.first_input + (node - run.begin);
  ByteRow row = rows[inputs[0]];
  for (std::size_t j = 1; j < run.inputs; ++j) {
    const ByteRow next = rows[inputs[j * run.count]];
    row = static_cast<ByteRow>(run.all ? row & next : row | next);
  }
  return row;
}

bool HasLimits(const scan_internal::FactAtoms& fact) {
  return std::ranges::any_of(fact.groups,
                             [](const auto& group) { return group.kind == scan_internal::AtomKind::kLimit; });
}

}  // namespace

bool EligibilityScan::State::CanPatch(const Company& company) const {
  return scanned && company.others == persons && persons <= Lanes<ByteRow>::kFirstOthers;
}

void EligibilityScan::State::Update(const Household& household, const Need& need, std::string_view fact) {
  changed.clear();
  const Company company = Company::Of({&household, &need});
  if (!CanPatch(company)) return Rescan(household, need);
  companies.assign(1, company);
  bytes.facts().Trim();
  std::size_t taken = 0;
  bytes.Deal(companies, SetContexts(day), 0, taken);
  const bool of_limits = std::ranges::find(kFactsOfLimits, fact) != kFactsOfLimits.end();
  const bool may_tell = TellsWhatIsTaken(fact);
  for (std::size_t i = 0; i < data.program.facts.size(); ++i) {
    const scan_internal::FactAtoms& atoms = data.program.facts[i];
    const bool may_be_taken = may_tell && MayBeTaken(atoms.name);
    if (atoms.name == fact || may_be_taken || (of_limits && HasLimits(atoms))) RefillFact(i);
  }
  RefillRest(fact);
  Settle();
}

void EligibilityScan::State::Rescan(const Household& household, const Need& need) {
  if (!scanned) return;
  old_values = values;
  Scan(household, need, day);
  for (std::uint32_t i = 0; i < values.size(); ++i)
    if (values[i] != old_values[i]) changed.emplace_back(i);
}

void EligibilityScan::State::RefillFact(std::size_t number) {
  const scan_internal::FactAtoms& fact = data.program.facts[number];
  const auto rows = bytes.rows().begin();
  old.assign(rows + fact.begin, rows + fact.end);
  bytes.facts().Fill(number, bytes.parties(), bytes.rows().data());
  Compare(fact.begin, fact.end);
}

// Quantified expressions and what only the plain code knows: they stand before the facts.
void EligibilityScan::State::RefillRest(std::string_view fact) {
  const std::uint32_t end = data.program.facts.empty() ? data.program.first_node : data.program.facts.front().begin;
  old.assign(bytes.rows().begin(), bytes.rows().begin() + end);
  const RuleProgram& bodies = data.bodies;
  const bool quantified = bodies.FactNamed(fact) < bodies.facts.size() || !bodies.plain.empty() || fact == "role" ||
                          TellsWhatIsTaken(fact) || std::ranges::find(kFactsOfLimits, fact) != kFactsOfLimits.end();
  if (quantified) {
    quantifiers.Judge(std::span(contexts).first(companies.size()));
    quantifiers.Fill<ByteRow>(bytes.parties(), bytes.rows().data());
  }
  bytes.facts().FillPlain(bytes.parties(), bytes.rows().data());
  Compare(0, end);
}

void EligibilityScan::State::Compare(std::uint32_t begin, std::uint32_t end) {
  const ByteRow* rows = bytes.rows().data() + begin;
  for (std::uint32_t i = 0; i < end - begin; ++i)
    if (rows[i] != old[i]) MarkRow(begin + i);
}

void EligibilityScan::State::MarkRow(std::uint32_t row) {
  for (const std::uint32_t node : data.nodes_of[row]) nodes.Set(node);
  const std::span<const std::uint32_t> its_offers = data.offers_of[row];
  if (its_offers.empty()) return;
  const Truth value = TruthOf(bytes.rows()[row]);
  if (value == values[its_offers.front()]) return;
  for (const std::uint32_t offer : its_offers) {
    values[offer] = value;
    offers.Set(offer);
  }
}

// Inputs stand before their nodes, so that each node is judged once.
void EligibilityScan::State::Settle() {
  const RuleProgram& program = data.program;
  nodes.TakeAll([&](std::size_t node) {
    const auto row = static_cast<std::uint32_t>(node);
    const NodeRun& run = program.runs[data.run_of[row - program.first_node]];
    const ByteRow value = NodeOf(program, run, row, bytes.rows().data());
    if (value == bytes.rows()[row]) return;
    bytes.rows()[row] = value;
    MarkRow(row);
  });
  offers.TakeAll([this](std::size_t offer) { changed.emplace_back(static_cast<std::uint32_t>(offer)); });
}

}  // namespace kith
