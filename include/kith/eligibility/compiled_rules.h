// CompiledRules and EligibilityScan answer one question at once for a whole catalog: which offers is this household eligible for?
//
//   const CompiledRules compiled = CompiledRules::Build(*rules);      // once for each RuleBook
//   EligibilityScan scan(compiled);                                  // one for each thread
//   std::span<const Truth> value = scan.Scan(household, need, day);  // by offer
//   household.facts["housing"] = FactValue::Word("stably_housed");
//   for (ServiceAtLocationId offer : scan.Update(household, need, "housing")) ... value[offer.index()] is another now
//
// Model     The plain Kleene value of each offer: what RuleBook::EvaluatePlainly says of it, of every household, need and day. Where that is yes or
//           no, so is what RuleBook::Evaluate and Judge say, who decide by cases; where it is open, they may still decide it. It gives no reasons.
// Order     Values by ServiceAtLocationId; what an update changed ascends.
// Threads   CompiledRules is immutable. An EligibilityScan is of one thread.
// Lifetime  CompiledRules copies what it needs of the rules. An EligibilityScan points into it. Spans live until the scan's next call.
// Cost      Build: O(nodes of all rules x log). Scan: O(distinct comparisons + distinct parts of rules + offers), whatever the household;
//           where it has more than seven people, again for each eight more. Nothing is allocated once a scan has seen its largest household,
//           unless rules hold comparisons that only the plain code knows (shares of tables that count children expected or have a size of their own,
//           `person.` facts, roles, `residence within`): those cost what they cost there. Update: O(what changes, and 1/64 of the rest).
// Method    Each distinct comparison is judged once, each distinct `and` and `or` of a rule once, in whole levels: Kleene's three values are two bits
//           (it holds; it may hold), so that `and` and `or` are those of bits, and one byte holds the head and six other people. A batch has a
//           64-bit word of each for 64 households. Wide operations are chosen for the processor at run time; the answers are the same bytes.
// Errors    None: what RuleBook::Build accepted compiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "kith/base/id.h"
#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/client/household.h"
#include "kith/eligibility/rule_book.h"

namespace kith {

class CompiledRules {
 public:
  struct Data;  // src/eligibility only
  static CompiledRules Build(const RuleBook& rules);
  CompiledRules(CompiledRules&&) noexcept;
  CompiledRules& operator=(CompiledRules&&) noexcept;
  ~CompiledRules();

  // What there is to do, for reports.
  struct Size {
    std::size_t offers = 0;
    std::size_t rules = 0;        // that gate
    std::size_t comparisons = 0;  // distinct, negated ones apart
    std::size_t plain = 0;        // of them, those that only the plain code knows
    std::size_t quantifiers = 0;  // distinct
    std::size_t nodes = 0;        // distinct `and` and `or`
    std::size_t inputs = 0;       // of those
  };
  Size size() const;

 private:
  friend class EligibilityScan;
  explicit CompiledRules(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

// Who asks. Both are pointed at while they are asked about.
struct Inquiry {
  const Household* household = nullptr;
  const Need* need = nullptr;
};

inline constexpr std::size_t kMaxBatch = 64;  // inquiries at once

// The values of one offer for the inquiries of a batch: bit i is of inquiry i.
struct BatchTruth {
  std::uint64_t holds = 0;     // kTrue
  std::uint64_t may_hold = 0;  // kTrue or kUnknown
  Truth of(std::size_t inquiry) const {
    const std::uint64_t bit = std::uint64_t{1} << inquiry;
    return (holds & bit) != 0 ? Truth::kTrue : (may_hold & bit) != 0 ? Truth::kUnknown : Truth::kFalse;
  }
  bool operator==(const BatchTruth&) const = default;
};

class EligibilityScan {
 public:
  explicit EligibilityScan(const CompiledRules& rules);
  EligibilityScan(EligibilityScan&&) noexcept;
  EligibilityScan& operator=(EligibilityScan&&) noexcept;
  ~EligibilityScan();

  // What Scan would say, offer by offer: for who asks of few. O(distinct comparisons), and At O(what of its rules nobody asked for since).
  void Begin(const Household& household, const Need& need, Date day);
  // After Begin, of the household it was given.
  Truth At(ServiceAtLocationId offer);
  // By offer.
  std::span<const Truth> Scan(const Household& household, const Need& need, Date day);
  // After a Scan: the offers whose value is another now, ascending; the span that Scan gave holds the new ones. `household` and `need` are those
  // last scanned or updated, but for the fact named, whoever states it: of any member, of the household or of its place, as rules name it. (Whoever
  // adds a member, or says of the list that it is whole, scans again.)
  std::span<const ServiceAtLocationId> Update(const Household& household, const Need& need, std::string_view fact);
  // By offer, of at most kMaxBatch inquiries; more are left out. What Scan gave is no longer there to be updated.
  std::span<const BatchTruth> ScanBatch(std::span<const Inquiry> inquiries, Date day);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kith
