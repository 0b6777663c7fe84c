// Ages in directory text: "60 or over", "19-64", "birth to 5 years old", "under 18".
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "src/eligibility/clauses.h"
#include "src/eligibility/propose_numbers.h"
#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {
namespace {

constexpr double kOldest = 120;
constexpr double kOldestOfTheSmall = 5;

enum class Unit : std::uint8_t { kNone, kYears, kMonths, kWeeks };
enum class Relation : std::uint8_t { kNone, kLeast, kMost, kOver, kUnder, kUpTo, kRange };

struct Relating {
  std::string_view pattern;
  Relation relation;
};

constexpr Relating kBefore[] = {
    {"at least", Relation::kLeast},
    {"no|not younger than", Relation::kLeast},
    {"minimum age of|is|: ?", Relation::kLeast},
    {"minimum age of?", Relation::kLeast},
    {"minimum of?", Relation::kLeast},
    {"over", Relation::kOver},
    {"above", Relation::kOver},
    {"older than", Relation::kOver},
    {"under", Relation::kUnder},
    {"below", Relation::kUnder},
    {"younger than", Relation::kUnder},
    {"up to|until", Relation::kUpTo},
    {"up to", Relation::kUpTo},
    {"no|not older than", Relation::kMost},
    {"maximum age of?", Relation::kMost},
    {"not over", Relation::kMost},
};
constexpr Relating kBehind[] = {
    {"and|or|&|/ older|over|up|above|beyond|more|greater", Relation::kLeast},
    {"+", Relation::kLeast},
    {"plus", Relation::kLeast},
    {"and|or|&|/ under|younger|below|less", Relation::kMost},
};
constexpr std::string_view kMarks[] = {"age|ages|aged of?",
                                       "age|ages|aged : ?",
                                       "age|ages|aged range|group of?",
                                       "between the ages|age of",
                                       "from the ages|age of",
                                       "the ages|age of",
                                       "age is|are",
                                       "between ages?",
                                       "from ages?"};

constexpr std::string_view kYears[] = {"y / o", "years|year|yrs|yr|yo|year-old|years-old|yr-old .? of? age? old|olds?"};

// Who is of any age, or small: nearest before a number of months or years, they are of that age. Of who is grown it is a time: "residents 6 months or more".
constexpr std::string_view kSmallPeople[] = {
    "children|child|kids|kid|infants|infant|babies|baby|toddlers|toddler|newborns|newborn|preschoolers|youth|youths|"
    "boys|"
    "girls|minors|teens|teenagers|students|pupils|dependents|siblings"};
constexpr std::string_view kGrownPeople[] = {
    "adults|adult|women|woman|men|man|veterans|veteran|residents|resident|seniors|senior|mothers|mother|fathers|father|"
    "parents|parent|members|member|citizens|citizen|recipients|recipient|participants|participant|beneficiaries|"
    "beneficiary|individuals|individual|people|persons|person|survivors|survivor|victims|victim|workers|couples"};
constexpr std::string_view kSaysAge[] = {
    "age|ages|aged|old|olds|older|younger|y|yo|year-old|years-old|birth|newborn|newborns"};
constexpr std::string_view kSinceThen[] = {"after|since|out|postpartum|pregnant|sober|clean|ago|following|prior|into"};
constexpr std::string_view kCounted[] = {
    "visits|visit|nights|night|meals|meal|bags|boxes|sessions|classes|rides|trips|units|beds|rooms|children|kids"};

struct Number {
  double value = 0;
  Unit unit = Unit::kNone;
  bool birth = false;
};

class AgeReader {
 public:
  AgeReader(Tokens tokens, std::size_t at, bool after_person)
      : tokens_(tokens), at_(at), begin_(at), marked_(after_person) {}

  // False where no age begins here.
  bool Read() {
    if (Mark()) marked_ = true;
    ReadBefore();
    if (relation_ != Relation::kNone && Mark()) marked_ = true;
    if (!Take(low_)) return false;
    const std::size_t behind = at_;
    if (relation_ == Relation::kNone && !ReadRange()) ReadBehind();
    if (relation_ == Relation::kNone) at_ = behind;
    while (MatchPattern("of age", tokens_, at_) > 0) at_ += 2;
    if (MatchPattern("old|olds", tokens_, at_) > 0) ++at_;
    if (relation_ != Relation::kRange && MatchPattern("minimum", tokens_, at_) > 0 && relation_ == Relation::kNone) {
      relation_ = Relation::kLeast;
      ++at_;
    }
    if (relation_ == Relation::kNone && IsGrownAgeThatMustBe()) relation_ = Relation::kLeast;
    return relation_ != Relation::kNone && IsAnAge();
  }

  std::size_t end() const { return at_; }
  Relation relation() const { return relation_; }
  const Number& low() const { return low_; }
  const Number& high() const { return high_; }
  // Whether the last year of the range may be meant or not: "between 18 and 65"; "birth to three" are mostly those under three.
  bool open_above() const { return and_ || (low_.birth && high_.value <= kOldestOfTheSmall); }
  std::size_t low_begin() const { return low_begin_; }
  std::size_t low_end() const { return low_end_; }

 private:
  const TextToken* Ahead(std::size_t i = 0) const { return at_ + i < tokens_.size() ? &tokens_[at_ + i] : nullptr; }

  bool Mark() {
    const std::size_t size = MatchAny(kMarks, tokens_, at_);
    at_ += size;
    if (size == 0) return false;
    between_ = tokens_[at_ - size].Is("between");
    return true;
  }

  void ReadBefore() {
    std::size_t longest = 0;
    for (const Relating& one : kBefore) {
      const std::size_t size = MatchPattern(one.pattern, tokens_, at_);
      if (size <= longest) continue;
      longest = size;
      relation_ = one.relation;
    }
    at_ += longest;
    if (longest == 0 && Ahead() != nullptr && (Ahead()->Is("between") || Ahead()->Is("from"))) {
      between_ = Ahead()->Is("between");
      ++at_;
    }
    if (longest > 0 && MatchPattern("the", tokens_, at_) > 0) ++at_;
  }

  bool Take(Number& number) {
    const TextToken* token = Ahead();
    if (token == nullptr) return false;
    low_begin_ = &number == &low_ ? at_ : low_begin_;
    if (token->Is("birth") || token->Is("newborn") || token->Is("newborns")) {
      number.birth = marked_ = true;
    } else if (token->kind == TextToken::Kind::kNumber && !token->ordinal) {
      number.value = token->number;
    } else {
      const std::optional<int> in_words = NumberWordAt(tokens_, at_);
      if (!in_words) return false;
      number.value = *in_words;
    }
    ++at_;
    TakeUnit(number);
    low_end_ = &number == &low_ ? at_ : low_end_;
    return number.value <= (number.unit == Unit::kMonths ? kOldest * 12 : kOldest);
  }

  void TakeUnit(Number& number) {
    // "5-year-old", "60-years"
    if (MatchPattern("- year|years|year-old|years-old", tokens_, at_) > 0) ++at_;
    if (const std::size_t size = MatchAny(kYears, tokens_, at_)) {
      number.unit = Unit::kYears;
      at_ += size;
    } else if (const std::size_t months = MatchPattern("months|month|mos|mo old?", tokens_, at_)) {
      number.unit = Unit::kMonths;
      at_ += months;
    } else if (const std::size_t weeks = MatchPattern("weeks|week|wks old?", tokens_, at_)) {
      number.unit = Unit::kWeeks;
      at_ += weeks;
    }
    if (number.unit != Unit::kNone) marked_ = true;
  }

  bool ReadRange() {
    const std::size_t back = at_;
    const std::size_t joint = MatchPattern(between_ ? "-|to|through|thru|and" : "-|to|through|thru", tokens_, at_);
    if (joint == 0) return false;
    and_ = tokens_[at_].Is("and");
    at_ += joint;
    if (Mark()) marked_ = true;
    if (!Take(high_)) {
      at_ = back;
      return false;
    }
    relation_ = Relation::kRange;
    return true;
  }

  void ReadBehind() {
    for (const Relating& one : kBehind) {
      const std::size_t size = MatchPattern(one.pattern, tokens_, at_);
      if (size == 0) continue;
      relation_ = one.relation;
      if (size > 1 || !tokens_[at_].Is("+")) in_words_ = true;
      at_ += size;
      if (one.pattern == "+") TakeUnit(low_);
      return;
    }
  }

  // "must be 18 years old": of grown people nobody means that year alone.
  bool IsGrownAgeThatMustBe() const {
    constexpr double kGrown = 18;
    const bool must = begin_ >= 2 && MatchPattern("must be", tokens_, begin_ - 2) == 2;
    const bool ends = Ahead() == nullptr || MatchPattern(".|,|;|to|and", tokens_, at_) > 0;
    return must && ends && low_.unit == Unit::kYears && low_.value >= kGrown;
  }

  // "women up to 12 months after birth", "residents 6 months or more", "adults up to 3 visits".
  bool IsATimeOrACount() const {
    constexpr double kAdult = 18;
    if (MatchAny(kSinceThen, tokens_, at_) > 0) return true;
    if (low_.unit == Unit::kNone && MatchAny(kCounted, tokens_, at_) > 0) return true;
    for (std::size_t i = begin_; i < at_; ++i)
      if (MatchAny(kSaysAge, tokens_, i) > 0) return false;
    if (relation_ == Relation::kRange) return false;
    for (std::size_t i = begin_; i-- > 0;) {
      if (MatchAny(kSmallPeople, tokens_, i) > 0) return false;
      if (MatchAny(kGrownPeople, tokens_, i) == 0) continue;
      const bool ends = relation_ == Relation::kMost || relation_ == Relation::kUnder || relation_ == Relation::kUpTo;
      const bool years = low_.unit == Unit::kYears || low_.unit == Unit::kNone;
      return years ? low_.value < kAdult && (ends || low_.unit == Unit::kYears) : true;
    }
    return false;
  }

  // Not an amount, a count or a clock time.
  bool IsAnAge() const {
    if (IsATimeOrACount()) return false;
    const TextToken* next = Ahead();
    const bool at_end = next == nullptr || next->kind != TextToken::Kind::kWord;
    if (next != nullptr && (next->Is("%") || next->Is("$") || (next->Is(":") && at_ + 1 < tokens_.size())))
      return false;
    if (begin_ > 0 && (tokens_[begin_ - 1].Is("$") || tokens_[begin_ - 1].Is(":"))) return false;
    if (low_.unit == Unit::kNone && high_.unit == Unit::kNone && next != nullptr &&
        MatchPattern("percent|hours|hour|hrs|minutes|days|day|times|people|persons|members|miles|lbs|pounds|months|"
                     "locations|items|a|am|pm|per",
                     tokens_, at_) > 0)
      return false;
    if (marked_) return true;
    const bool lone =
        begin_ == 0 || tokens_[begin_ - 1].Is(",") || tokens_[begin_ - 1].Is("be") || tokens_[begin_ - 1].Is("-");
    return (in_words_ || relation_ == Relation::kOver || relation_ == Relation::kUnder ||
            relation_ == Relation::kLeast) &&
           lone && (at_end || IsPersonAt(tokens_, at_) || MatchPattern("and|or|to|only|who|must", tokens_, at_) > 0) &&
           low_.value >= 5;
  }

  Tokens tokens_;
  std::size_t at_, begin_;
  bool marked_;
  bool between_ = false;
  bool and_ = false;       // "between 18 and 65"
  bool in_words_ = false;  // "and older"
  Relation relation_ = Relation::kNone;
  Number low_, high_;
  std::size_t low_begin_ = 0, low_end_ = 0;
};

bool IsWhole(double years) { return years == std::floor(years); }

// In years; std::nullopt where months or weeks give no exact decimal number.
std::optional<double> Years(const Number& number) {
  if (number.unit == Unit::kWeeks) return std::nullopt;
  if (number.unit != Unit::kMonths) return number.value;
  const double quarters = number.value / 3;
  return IsWhole(quarters) ? std::optional<double>(quarters / 4) : std::nullopt;
}

// Inclusive of the whole year of life: "to 64" is under 65; of a fraction, to the day.
Expr AtMost(double years) {
  return IsWhole(years) ? AgeComparison(CompareOp::kLt, years + 1) : AgeComparison(CompareOp::kLe, years);
}

// Four decimals of a year are less than an hour. Upward, as a typed answer of months is (`kith ask`), so that it stands on the side that it is of.
double YearsOfMonths(int months) {
  constexpr int kParts = 10'000;
  return std::ceil(months * kParts / 12.0) / kParts;
}

// "12 months and younger": those who are one to the day, and perhaps those who are in the month that follows; "23 months and younger" are all under two.
// std::nullopt of what is no such bound.
std::optional<std::vector<Expr>> BoundsOfMonths(Relation relation, int months, const std::string& words) {
  const auto years = [](CompareOp op, double bound) { return AgeComparison(op, bound); };
  const bool exact = (months + 1) % 3 == 0;
  const double from = YearsOfMonths(months), to = YearsOfMonths(months + 1);
  if (relation == Relation::kMost && exact) return {{years(CompareOp::kLt, to)}};
  if (relation == Relation::kMost)
    return {{years(CompareOp::kLt, to), AnyOf({years(CompareOp::kLe, from), Question(words)})}};
  if (relation == Relation::kUpTo)
    return {{years(CompareOp::kLt, to), AnyOf({years(CompareOp::kLt, from), Question(words)})}};
  if (relation == Relation::kOver)
    return {{years(CompareOp::kGe, from), AnyOf({years(CompareOp::kGe, to), Question(words)})}};
  return std::nullopt;
}

// The bounds of an age that is one number. None where the number gives none.
std::vector<Expr> BoundsOf(Relation relation, double years, const std::string& words) {
  switch (relation) {
    case Relation::kLeast:
      return {AgeComparison(CompareOp::kGe, years)};
    case Relation::kMost:
      return {AtMost(years)};
    case Relation::kUnder:
      return {AgeComparison(CompareOp::kLt, years)};
    case Relation::kOver:  // whether the year of that age itself counts is not certain
      if (!IsWhole(years)) return {};
      return {AgeComparison(CompareOp::kGe, years), AnyOf({AgeComparison(CompareOp::kGe, years + 1), Question(words)})};
    case Relation::kUpTo:
      if (!IsWhole(years)) return {};
      return {AgeComparison(CompareOp::kLt, years + 1), AnyOf({AgeComparison(CompareOp::kLt, years), Question(words)})};
    case Relation::kRange:
    case Relation::kNone:
      break;
  }
  return {};
}

bool AddBound(const AgeReader& age, const std::string& words, Phrase& phrase) {
  const Number& low = age.low();
  const std::optional<std::vector<Expr>> of_months =
      low.unit == Unit::kMonths && IsWhole(low.value)
          ? BoundsOfMonths(age.relation(), static_cast<int>(low.value), words)
          : std::nullopt;
  const std::optional<double> years = Years(low);
  if (!of_months && !years) return false;
  phrase.means = of_months ? *of_months : BoundsOf(age.relation(), *years, words);
  phrase.from_age = age.relation() == Relation::kLeast || age.relation() == Relation::kOver;
  phrase.to_age = !phrase.from_age;
  return !phrase.means.empty();
}

bool AddRange(const AgeReader& age, Tokens tokens, const std::string& words, Phrase& phrase) {
  const bool months = age.high().unit == Unit::kMonths || age.high().unit == Unit::kWeeks;
  const bool small = age.low().unit == Unit::kMonths || age.low().unit == Unit::kWeeks;
  if (months || (small && age.high().unit == Unit::kNone) || age.high().birth) return false;
  if (!small && !age.low().birth && age.low().value >= age.high().value) return false;
  const std::optional<double> low = Years(age.low());
  if (!low) {
    phrase.unread.push_back({tokens[age.low_begin()].begin, tokens[age.low_end() - 1].end});
  } else if (*low > 0) {
    phrase.means.push_back(AgeComparison(CompareOp::kGe, *low));
  }
  const double high = age.high().value;
  phrase.means.push_back(AtMost(high));
  if (age.open_above() && IsWhole(high))
    phrase.means.push_back(AnyOf({AgeComparison(CompareOp::kLt, high), Question(words)}));
  phrase.from_age = phrase.to_age = true;
  return true;
}

}  // namespace

std::optional<Phrase> ReadAge(Tokens tokens, std::size_t at, bool after_person, std::string_view text) {
  AgeReader age(tokens, at, after_person);
  if (!age.Read()) return std::nullopt;
  Phrase phrase;
  phrase.kind = PhraseKind::kAge;
  phrase.begin = at;
  phrase.end = age.end();
  const std::string words = WordsOf(text, tokens, at, age.end());
  const bool bounds =
      age.relation() == Relation::kRange ? AddRange(age, tokens, words, phrase) : AddBound(age, words, phrase);
  return bounds ? std::optional(std::move(phrase)) : std::nullopt;
}

}  // namespace kith::propose_internal
