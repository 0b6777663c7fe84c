// One fact against one constant, in three values: true or false only where every value that the fact may have agrees.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/truth.h"
#include "kith/client/fact.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/constants.h"
#include "src/geo/place_name.h"

namespace kith {

// From `min` to `max`, both included; an end that is not there is unbounded.
template <class Number>
struct Range {
  std::optional<Number> min, max;
};

// For which every choice of one number in `a` and one in `b` agrees. kIn and kIncludes are not for numbers.
template <class Number>
Truth CompareRanges(const Range<Number>& a, CompareOp op, const Range<Number>& b) {
  const auto less = [](const Range<Number>& x, const Range<Number>& y) {
    if (x.max && y.min && *x.max < *y.min) return Truth::kTrue;
    if (x.min && y.max && *x.min >= *y.max) return Truth::kFalse;
    return Truth::kUnknown;
  };
  const auto equal = [&] {
    if (less(a, b) == Truth::kTrue || less(b, a) == Truth::kTrue) return Truth::kFalse;
    const bool one = a.min && a.max && b.min && b.max && *a.min == *a.max && *b.min == *b.max && *a.min == *b.min;
    return one ? Truth::kTrue : Truth::kUnknown;
  };
  switch (op) {
    case CompareOp::kLt:
      return less(a, b);
    case CompareOp::kGe:
      return Not(less(a, b));
    case CompareOp::kGt:
      return less(b, a);
    case CompareOp::kLe:
      return Not(less(b, a));
    case CompareOp::kEq:
      return equal();
    case CompareOp::kNe:
      return Not(equal());
    case CompareOp::kIn:
    case CompareOp::kIncludes:
    case CompareOp::kWithin:
      break;
  }
  return Truth::kUnknown;
}

// std::nullopt: the fact and the constant are not of one kind (a word and a number, money with and without a period).
// `value` is known; `constant` is not a TableLimit. `fact` says how words compare: names of places are folded.
std::optional<Truth> CompareValue(const FactValue& value, CompareOp op, const RuleConstant& constant,
                                  std::string_view fact);

// How the words that are known of a fact meet those of a constant.
struct WordMatch {
  std::size_t words = 0;   // known of the fact
  std::size_t listed = 0;  // of which the constant has
  bool strange = false;    // of some it is not known what was meant; asked for only where none is listed
  bool is_set = false;     // as FactValue says it
  bool complete = true;
};
std::optional<Truth> CompareMatch(CompareOp op, const WordMatch& match);

// Names of places: `read` are those of `value`, which is known, and `names` those of a constant, each of one type.
std::optional<Truth> CompareNames(const FactValue& value, std::span<const geo_internal::ComparedName> read,
                                  CompareOp op, std::span<const geo_internal::ComparedName> names);
std::vector<geo_internal::ComparedName> ReadNames(AreaType type, std::span<const std::string> names);

// Amounts of money, exactly, by the year where they come in a period; std::nullopt where `value` is not money that can be compared with a
// table: one comes again and the other does not.
std::optional<Range<Int128>> AmountsFor(const FactValue& value, const TableLimit& limit);

}  // namespace kith
