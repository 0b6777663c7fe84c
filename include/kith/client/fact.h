// Fact: what is known about one thing of a client: exactly, as an interval, as a set of possibilities, or not at all, and why not.
//
//   FactValue income = FactValue::Amount({210000, Period::kMonth});
//   FactValue age = FactValue::Interval(60, std::nullopt);                 // at least 60
//   FactValue plan = FactValue::OneOf({"la_care", "health_net"});
//   FactValue benefits = FactValue::AllOf({"medi_cal"});                    // these and no others
//   FactValue status = FactValue::Declined();
//
// Model     Declining is a right: a declined fact is open, as one not asked is. A fact that does not apply makes its comparisons false,
//           never open.
// Units     Numbers are as the fact's name says (age in years). Money is compared by the year, exactly: cents x periods per year.
// Order     Sets are sorted and unique. Errors: none; who reads a file checks forms and limits. Cost: O(size of the sets).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/money.h"

namespace kith {

enum class FactState : std::uint8_t { kKnown, kNotAsked, kDeclined, kNotApplicable };
enum class FactType : std::uint8_t { kNone, kBool, kNumber, kMoney, kWords };

class FactValue {
 public:
  FactValue() = default;  // not asked
  static FactValue NotAsked() { return FactValue(); }
  static FactValue Declined();
  static FactValue NotApplicable();
  static FactValue Bool(bool value);
  static FactValue Number(double value);
  // Either end may be open; both belong to the interval.
  static FactValue Interval(std::optional<double> min, std::optional<double> max);
  static FactValue Amount(Money money);
  // Cents in `period`; either end may be open.
  static FactValue AmountInterval(std::optional<std::int64_t> min_cents, std::optional<std::int64_t> max_cents,
                                  Period period);
  static FactValue Word(std::string word);
  // Exactly one of these, it is not known which.
  static FactValue OneOf(std::vector<std::string> words);
  // A set that holds these: `complete` says whether it may hold others too.
  static FactValue AllOf(std::vector<std::string> words, bool complete = true);

  FactState state() const { return state_; }
  FactType type() const { return type_; }
  bool known() const { return state_ == FactState::kKnown; }
  bool bool_value() const { return bool_; }           // kBool
  std::optional<double> min() const { return min_; }  // kNumber
  std::optional<double> max() const { return max_; }
  std::optional<std::int64_t> min_cents() const { return min_cents_; }  // kMoney
  std::optional<std::int64_t> max_cents() const { return max_cents_; }
  Period period() const { return period_; }
  const std::vector<std::string>& words() const { return words_; }  // kWords
  bool is_set() const { return is_set_; }      // kWords: all hold (AllOf), not one of them (Word, OneOf)
  bool complete() const { return complete_; }  // is_set: there are no others

  // "34", "$2,100/month", "1,500 to 2,000", "declined", "not asked": for reasons.
  std::string ToText() const;

  bool operator==(const FactValue&) const = default;

 private:
  FactState state_ = FactState::kNotAsked;
  FactType type_ = FactType::kNone;
  bool bool_ = false;
  bool is_set_ = false;
  bool complete_ = true;
  Period period_ = Period::kOnce;
  std::optional<double> min_, max_;
  std::optional<std::int64_t> min_cents_, max_cents_;
  std::vector<std::string> words_;
};

using Facts = std::map<std::string, FactValue, std::less<>>;

// The value of `name`, or "not asked".
const FactValue& FindFact(const Facts& facts, std::string_view name);

}  // namespace kith
