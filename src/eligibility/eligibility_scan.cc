#include <algorithm>
#include <utility>

#include "src/eligibility/scan_kernels.h"
#include "src/eligibility/scan_state.h"

namespace kith {
namespace scan_internal {

Company Company::Of(const Inquiry& inquiry) {
  const Household& household = *inquiry.household;
  const std::string& named = inquiry.need->for_member;
  Company company{&household, named.empty() ? household.Head() : household.FindMember(named)};
  if (named.empty() && company.person != nullptr) company.others = household.members.size() - 1;
  return company;
}

const Member* Company::Other(std::size_t place) const {
  const Member* member = household->members.data() + place;
  return member < person ? member : member + 1;
}

template <class Row>
bool Table<Row>::Deal(std::span<const Company> companies, std::span<const HouseholdContext> contexts, std::size_t pass,
                      std::size_t& taken) {
  const bool first = pass == 0;
  const std::size_t places = first ? Lanes<Row>::kFirstOthers : Lanes<Row>::kMoreOthers;
  persons_.clear();
  parties_.clear();
  for (std::size_t i = 0; i < companies.size(); ++i) {
    const Company& company = companies[i];
    if (first) persons_.push_back({company.person, Lanes<Row>::Own(i)});
    for (std::size_t place = 0; place < places && taken + place < company.others; ++place)
      persons_.push_back({company.Other(taken + place), Lanes<Row>::Other(i, place, first)});
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < companies.size(); ++i) {
    const std::size_t others = std::min(places, companies[i].others - std::min(taken, companies[i].others));
    const std::size_t count = others + (first ? 1 : 0);
    Party<Row>& party = parties_.emplace_back();
    party.context = &contexts[i];
    facts_.FindLimits(party);
    party.persons = std::span(persons_).subspan(at, count);
    for (const Person<Row>& person : party.persons) party.code.Add(person.code);
    at += count;
  }
  taken += places;
  return !persons_.empty();
}

template <class Row>
void Table<Row>::FillSpans(Date day) {
  for (const SpanAtom& span : data_.spans) {
    const bool counts = !(span.from && day < *span.from) && !(span.until && day >= *span.until);
    rows_[span.counts_row] = rows_[static_cast<std::size_t>(ToTruth(counts))];
    rows_[span.open_row] = rows_[static_cast<std::size_t>(counts ? Truth::kFalse : Truth::kUnknown)];
  }
}

template <class Row>
void Table<Row>::FillInputs(std::span<const HouseholdContext> contexts, const QuantifierRows& quantifiers) {
  facts_.FillConstants(parties_, rows_.data());
  if (!contexts.empty()) FillSpans(contexts.front().day);
  quantifiers.Fill<Row>(parties_, rows_.data());
  facts_.FillPlain(parties_, rows_.data());
  facts_.FillFacts(parties_, rows_.data());
}

template <class Row>
void Table<Row>::Begin(std::span<const Company> companies, std::span<const HouseholdContext> contexts,
                       const QuantifierRows& quantifiers) {
  if (rows_.empty()) rows_.resize(data_.program.rows);
  if (found_.empty()) found_.resize(data_.program.rows - data_.program.first_node);
  if (++begun_ == 0) {  // once in four thousand million
    std::ranges::fill(found_, 0);
    begun_ = 1;
  }
  facts_.Trim();
  std::size_t taken = 0;
  Deal(companies, contexts, 0, taken);
  FillInputs(contexts, quantifiers);
}

// Inputs stand before their nodes: it ends.
template <class Row>
Row Table<Row>::At(std::uint32_t row) {
  const RuleProgram& program = data_.program;
  if (row < program.first_node) return rows_[row];
  std::uint32_t& found = found_[row - program.first_node];
  if (found == begun_) return rows_[row];
  found = begun_;
  const NodeRun& run = program.runs[data_.run_of[row - program.first_node]];
  const std::uint32_t* inputs = program.inputs.data() + run.first_input + (row - run.begin);
  Row value = At(inputs[0]);
  for (std::size_t i = 1; i < run.inputs; ++i) {
    if (run.all && value == Row{}) break;
    const Row next = At(inputs[i * run.count]);
    value = static_cast<Row>(run.all ? value & next : value | next);
  }
  rows_[row] = value;
  return value;
}

template <class Row>
void Table<Row>::FillNodesOf() {
  FillNodes(data_.program, rows_.data());
}

template class Table<ByteRow>;
template class Table<Planes>;
template class Table<WidePlanes>;

}  // namespace scan_internal

using scan_internal::Company;
using scan_internal::OpenTruths;
using scan_internal::ReadTruths;

EligibilityScan::State::State(const CompiledRules::Data& data_in)
    : data(data_in),
      bytes(data_in),
      planes(data_in),
      wide_planes(data_in),
      quantifiers(data_in.bodies, data_in.quantifiers),
      values(data_in.roots.size()),
      nodes(data_in.program.rows),
      offers(data_in.roots.size()) {
  changed.reserve(values.size());
}

std::span<const scan_internal::HouseholdContext> EligibilityScan::State::SetContexts(Date on) {
  if (contexts.size() < companies.size()) contexts.resize(companies.size());
  for (std::size_t i = 0; i < companies.size(); ++i) contexts[i].Set(*companies[i].household, on, data.fact_names);
  return std::span(contexts).first(companies.size());
}

// Rows hold the values of one pass: who needs several is read whole.
void EligibilityScan::State::Begin(const Household& household, const Need& need, Date on) {
  const Company company = Company::Of({&household, &need});
  is_read = company.others > scan_internal::Lanes<scan_internal::ByteRow>::kFirstOthers;
  if (is_read) return Scan(household, need, on);
  scanned = false;
  companies.assign(1, company);
  const std::span<const scan_internal::HouseholdContext> asked = SetContexts(on);
  quantifiers.Judge(asked);
  bytes.Begin(companies, asked, quantifiers);
}

Truth EligibilityScan::State::At(ServiceAtLocationId offer) {
  return is_read ? values[offer.index()] : scan_internal::TruthOf(bytes.At(data.roots[offer.index()]));
}

void EligibilityScan::State::Scan(const Household& household, const Need& need, Date on) {
  companies.assign(1, Company::Of({&household, &need}));
  const std::span<const scan_internal::HouseholdContext> asked = SetContexts(on);
  quantifiers.Judge(asked);
  bytes.Run(companies, asked, quantifiers, [&](const scan_internal::ByteRow* rows, bool first) {
    if (first)
      ReadTruths(data.roots, rows, values.data());
    else
      OpenTruths(data.roots, rows, values.data());
  });
  scanned = true;
  day = on;
  persons = companies.front().others;
}

void EligibilityScan::State::ScanBatch(std::span<const Inquiry> inquiries, Date on) {
  scanned = false;
  companies.clear();
  for (const Inquiry& inquiry : inquiries.first(std::min(inquiries.size(), kMaxBatch)))
    companies.push_back(Company::Of(inquiry));
  batch.resize(data.roots.size());
  if (companies.empty()) {
    std::ranges::fill(batch, BatchTruth());
    return;
  }
  const std::span<const scan_internal::HouseholdContext> asked = SetContexts(on);
  quantifiers.Judge(asked);
  const auto fits = [](const Company& company) {
    return company.others <= scan_internal::Lanes<scan_internal::Planes>::kFirstOthers;
  };
  if (std::ranges::all_of(companies, fits))
    RunBatch(planes, asked);
  else
    RunBatch(wide_planes, asked);
}

template <class Row>
void EligibilityScan::State::RunBatch(scan_internal::Table<Row>& table,
                                      std::span<const scan_internal::HouseholdContext> asked) {
  table.Run(companies, asked, quantifiers, [&](const Row* rows, bool first) {
    if (first)
      ReadTruths(data.roots, rows, batch.data());
    else
      OpenTruths(data.roots, rows, batch.data());
  });
}

EligibilityScan::EligibilityScan(const CompiledRules& rules) : state_(std::make_unique<State>(*rules.data_)) {}
EligibilityScan::EligibilityScan(EligibilityScan&&) noexcept = default;
EligibilityScan& EligibilityScan::operator=(EligibilityScan&&) noexcept = default;
EligibilityScan::~EligibilityScan() = default;

void EligibilityScan::Begin(const Household& household, const Need& need, Date day) {
  state_->Begin(household, need, day);
}

Truth EligibilityScan::At(ServiceAtLocationId offer) { return state_->At(offer); }

std::span<const Truth> EligibilityScan::Scan(const Household& household, const Need& need, Date day) {
  state_->Scan(household, need, day);
  return state_->values;
}

std::span<const ServiceAtLocationId> EligibilityScan::Update(const Household& household, const Need& need,
                                                             std::string_view fact) {
  state_->Update(household, need, fact);
  return state_->changed;
}

std::span<const BatchTruth> EligibilityScan::ScanBatch(std::span<const Inquiry> inquiries, Date day) {
  state_->ScanBatch(inquiries, day);
  return state_->batch;
}

}  // namespace kith
