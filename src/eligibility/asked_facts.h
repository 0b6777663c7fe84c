// Which facts the open offers of a household wait for, and all that rules compare them with.
//
// Model     The same facts that verdicts name in `ask` (reasons.cc): those of open comparisons on which a case depends; of a table's limit what would
//           narrow it down; kFactForWhom where the person is refused and another may not be; "members" where it is open who lives there.
// Order     By fact, then by member. Lifetime: points into the rules and the household.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/case_builder.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/residual.h"

namespace kith {

// Who lives in the household is asked for under this name.
inline constexpr std::string_view kFactMembers = "members";

// An open fact, and what open comparisons set it against.
struct AskedFact {
  using WordList = std::vector<std::string>;
  OpenFact of;
  const Member* member = nullptr;  // whose, among the listed
  bool is_flag = false, is_set = false;
  bool is_count = false;  // whole numbers
  bool of_limit = false;  // it would narrow a table's limit down
  std::vector<double> numbers;
  std::vector<double> equals;         // of `numbers`: those that it is to be, or not to be, exactly
  std::vector<Int128> amounts;        // as ExactAmount
  Period period = Period::kMonth;     // in which amounts are tried
  std::vector<WordList> words;        // each list once
  std::vector<WordList> areas;        // each list once: kFactAddress
  std::vector<std::uint32_t> offers;  // that wait for it, by position, ascending
};

class AskedFacts {
 public:
  AskedFacts(const Household& household, const Need& need, Date day);

  // Looks at an offer whose clauses those are, and notes what it waits for. An offer that is decided waits for nothing. The work is that of a verdict.
  void Look(const std::vector<const Expr*>& clauses, std::uint32_t offer);
  // Those that were not declined, of whom they are asked at all (asked_of.h).
  std::vector<AskedFact> All() &&;

 private:
  Scope Of(const Member* member) const { return {&household_, member, day_}; }
  void Look(const Residual& residual, std::uint32_t offer);
  bool MayBeForAnother(const std::vector<const Expr*>& clauses) const;
  AskedFact& Note(std::string_view fact, const Member* member, std::uint32_t offer);
  void LookAt(const Expr& compare, const Member* member, std::uint32_t offer);
  void LookAtLimit(const Expr& compare, const Member* member, std::uint32_t offer);
  void NoteNarrowing(const TableLimit& limit, const Member* member, std::uint32_t offer);
  void NoteLimits(const TableLimit& limit, const Member* member, AskedFact& asked) const;
  bool MayAsk(const AskedFact& asked) const;

  const Household& household_;
  const Member* person_;
  bool named_;  // the need says whom it is for
  Date day_;
  std::map<OpenFact, AskedFact> asked_;
};

}  // namespace kith
