// One comparison in English: what is wanted, and what was found.
//
//   wanted   gross household income is at most $2,660/month (200% of the 2026 poverty guideline, household of 1, valid to 2027-01-31)
//   told     gross household income is $2,900/month, over $2,660/month (200% of the 2026 poverty guideline, household of 1)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/base/truth.h"
#include "src/eligibility/finding.h"

namespace kith {

// Of whom a phrase speaks. `one_of_group` is the member looked for in "there is a child whose age is under 5".
struct Subject {
  const Member* member = nullptr;
  bool one_of_group = false;
};

// As a worker would call them: the id, else "member 2".
std::string MemberName(const Household& household, const Member& member);

class FactText {
 public:
  // `person` is whom the need is for, or nullptr.
  FactText(const Household& household, const Member* person, Date day)
      : household_(household), person_(person), day_(day) {}

  // "age", "age of luz", "whose age".
  std::string Label(std::string_view fact, const Subject& subject) const;
  // What would make `compare` hold, or fail.
  std::string Wanted(const Expr& compare, const Subject& subject, bool holds) const;
  // What was found; `holds` is what the comparison came to.
  std::string Told(const Expr& compare, const Subject& subject, bool holds) const;

  // What a person is asked for: "age of luz", "whether luz is a veteran".
  std::string AskLabel(std::string_view fact, const Subject& subject) const;
  // The name under which a fact is asked for: "age", or "age of luz" where luz is not whom the need is for.
  std::string AskName(std::string_view fact, const Member* member) const;

 private:
  bool IsOfAnother(std::string_view fact, const Member* member) const;
  std::string Who(std::string_view fact, const Subject& subject) const;
  std::string BoolText(std::string_view fact, const Subject& subject, bool value) const;
  // The number or amount compared with; `valid_to`: until when a guideline counts, too.
  std::string LimitText(const Expr& compare, CompareOp op, const Scope& scope, bool valid_to) const;
  std::string GuidelineText(PercentFpl percent, CompareOp op, const Scope& scope, bool valid_to) const;
  std::string ToldWords(const Expr& compare, const Subject& subject, const FactValue& value, bool holds) const;

  const Household& household_;
  const Member* person_;
  Date day_;
};

// "a, b, c", of many the first few: "a, b and 12 more".
std::string ListSome(const std::vector<std::string>& items, std::string_view separator);

}  // namespace kith
