// What an EligibilityScan scribbles on, and how it deals out lanes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "src/eligibility/compiled_data.h"
#include "src/eligibility/fact_rows.h"
#include "src/eligibility/quantifier_rows.h"
#include "src/eligibility/scan_rows.h"

namespace kith {
namespace scan_internal {

// The persons of one inquiry: the one meant, and the others whom it may be for where nobody was named.
struct Company {
  const Household* household = nullptr;
  const Member* person = nullptr;  // nullptr: nobody is known
  std::size_t others = 0;

  static Company Of(const Inquiry& inquiry);
  const Member* Other(std::size_t place) const;
};

// Rows of one width, and what fills them.
template <class Row>
class Table {
 public:
  explicit Table(const CompiledRules::Data& data) : data_(data), facts_(data.program) {}

  // Fills the rows once for each pass that the companies need, and has `read(rows, is_first)` read them after each.
  template <class Read>
  void Run(std::span<const Company> companies, std::span<const HouseholdContext> contexts, QuantifierRows& quantifiers,
           Read read) {
    if (rows_.empty()) rows_.resize(data_.program.rows);
    facts_.Trim();
    for (std::size_t taken = 0, pass = 0; Deal(companies, contexts, pass, taken); ++pass) {
      FillInputs(contexts, quantifiers);
      FillNodesOf();
      read(rows_.data(), pass == 0);
    }
  }

  // Fills the inputs of the first pass alone; nodes are found as they are asked for, by At.
  void Begin(std::span<const Company> companies, std::span<const HouseholdContext> contexts,
             const QuantifierRows& quantifiers);
  Row At(std::uint32_t row);

  // Who has which lane in this pass; false where nobody is left. `taken`: of each one's others, before it.
  bool Deal(std::span<const Company> companies, std::span<const HouseholdContext> contexts, std::size_t pass,
            std::size_t& taken);
  void FillSpans(Date day);

  std::span<const Party<Row>> parties() const { return parties_; }
  std::vector<Row>& rows() { return rows_; }
  const std::vector<Row>& rows() const { return rows_; }
  FactRows<Row>& facts() { return facts_; }

 private:
  void FillInputs(std::span<const HouseholdContext> contexts, const QuantifierRows& quantifiers);
  void FillNodesOf();

  const CompiledRules::Data& data_;
  FactRows<Row> facts_;
  std::vector<Row> rows_;
  // By node: whether At has found it since the last Begin.
  std::vector<std::uint32_t> found_;
  std::uint32_t begun_ = 0;
  std::vector<Person<Row>> persons_;
  std::vector<Party<Row>> parties_;
};

extern template class Table<ByteRow>;
extern template class Table<Planes>;
extern template class Table<WidePlanes>;

// One bit for each row or offer, set in any order and taken in ascending order.
class Marks {
 public:
  explicit Marks(std::size_t size) : words_((size + 63) / 64) {}
  void Set(std::size_t place) { words_[place / 64] |= std::uint64_t{1} << place % 64; }
  // Calls take(place) for each, and clears it. It may set later ones.
  template <class Take>
  void TakeAll(Take take) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      while (words_[i] != 0) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(words_[i]));
        words_[i] &= words_[i] - 1;
        take(i * 64 + bit);
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace scan_internal

struct EligibilityScan::State {
  explicit State(const CompiledRules::Data& data_in);

  void Begin(const Household& household, const Need& need, Date on);
  Truth At(ServiceAtLocationId offer);
  void Scan(const Household& household, const Need& need, Date on);
  void Update(const Household& household, const Need& need, std::string_view fact);
  void ScanBatch(std::span<const Inquiry> inquiries, Date on);
  template <class Row>
  void RunBatch(scan_internal::Table<Row>& table, std::span<const scan_internal::HouseholdContext> asked);

  // Of the companies, on `on`.
  std::span<const scan_internal::HouseholdContext> SetContexts(Date on);
  // Whether the table still holds this household, but for the facts that changed.
  bool CanPatch(const scan_internal::Company& company) const;
  void Rescan(const Household& household, const Need& need);
  void RefillFact(std::size_t number);
  void RefillRest(std::string_view fact);
  void Compare(std::uint32_t begin, std::uint32_t end);  // rows with those kept in `old`
  void MarkRow(std::uint32_t row);
  void Settle();

  const CompiledRules::Data& data;
  scan_internal::Table<scan_internal::ByteRow> bytes;
  scan_internal::Table<scan_internal::Planes> planes;
  scan_internal::Table<scan_internal::WidePlanes>
      wide_planes;  // where somebody has more others than those have room for
  scan_internal::QuantifierRows quantifiers;
  std::vector<scan_internal::Company> companies;
  std::vector<scan_internal::HouseholdContext> contexts;  // as many as were ever asked about at once
  std::vector<Truth> values;
  bool is_read = false;  // all values, by Begin
  std::vector<BatchTruth> batch;
  // Of updates.
  bool scanned = false;
  Date day;
  std::size_t persons = 0;
  scan_internal::Marks nodes, offers;
  std::vector<scan_internal::ByteRow> old;
  std::vector<Truth> old_values;
  std::vector<ServiceAtLocationId> changed;
};

}  // namespace kith
