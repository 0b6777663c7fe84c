// Incomes in directory text: "at or below 200% of the federal poverty level", "income under $2,000 a month",
// "Income <= $1287/mo if one person in household or <= $2002/mo if two".
#include <algorithm>
#include <cmath>
#include <utility>

#include "src/eligibility/propose_numbers.h"
#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {
namespace {

struct Relating {
  std::string_view pattern;
  CompareOp op;
};

constexpr Relating kBefore[] = {
    {"at or|and below|under to?", CompareOp::kLe},
    {"at or|and less than", CompareOp::kLe},
    {"equal to or less than", CompareOp::kLe},
    {"less than or equal to", CompareOp::kLe},
    {"below|under the?", CompareOp::kLt},
    {"less|lower than", CompareOp::kLt},
    {"up to", CompareOp::kLe},
    {"at most", CompareOp::kLe},
    {"within", CompareOp::kLe},
    {"fall|falls at|within or? below?", CompareOp::kLe},
    {"may|must|can|should not be more|higher|greater than", CompareOp::kLe},
    {"cannot be more|higher|greater than", CompareOp::kLe},
    {"may|must|can|should not be over|above", CompareOp::kLe},
    {"cannot be over|above", CompareOp::kLe},
    {"not|no more|higher|greater than", CompareOp::kLe},
    {"not over|above|exceed|exceeding", CompareOp::kLe},
    {"may|must|can|does|do|should not exceed", CompareOp::kLe},
    {"cannot exceed", CompareOp::kLe},
    {"<=", CompareOp::kLe},
    {"<", CompareOp::kLt},
};
constexpr Relating kBehind[] = {
    {"or|and less|below|under|lower", CompareOp::kLe},
};
constexpr std::string_view kIncome[] = {
    "with? a|an? total? combined? annual|monthly|yearly|gross? annual|monthly|gross? "
    "household|family|individual|personal? and|or? household|family? income|incomes "
    "limit|limits|level|levels? that|which? is|are|of? :?",
    "must? have|has|with an? annual|monthly|gross? household|family? income|incomes that|which? is|are|of?",
    "individual|household and family income|incomes must be",
    "annual|monthly|gross? household|family? income|incomes must be",
};
constexpr std::string_view kPoverty[] = {
    "of|the? of|the? current|federal|national|u.s? federal|national? poverty income? "
    "level|levels|line|guideline|guidelines|limit|limits|index|rate? guidelines?",
    "of|the? the? fpl|fpg|fpig|fpil",
};
constexpr std::string_view kPeople =
    "individual|individuals|person|persons|people|anyone|those|adult|adults|child|children|kids|youth|youths|teens|"
    "minors|senior|seniors|elders|elderly|older|man|men|woman|women|mother|mothers|father|fathers|veteran|veterans|"
    "student|students|resident|residents|citizens|tenant|tenants|homeowners|renters|patient|patients|client|clients|"
    "applicant|applicants|recipient|recipients|member|members|homeless|disabled|disabilities";
constexpr std::string_view kWith = "with|having|has|have|earning|whose|earn";
constexpr std::string_view kAreaMedian[] = {"of|the? of|the? area|county median family? income", "of|the? the? ami"};
constexpr std::string_view kStateMedian[] = {"of|the? of|the? state median income", "of|the? the? smi"};
constexpr std::pair<std::string_view, std::span<const std::string_view>> kTables[] = {
    {"fpl", kPoverty}, {"ami", kAreaMedian}, {"smi", kStateMedian}};

std::optional<CompareOp> Relation(std::span<const Relating> table, Tokens tokens, std::size_t& at) {
  std::size_t longest = 0;
  std::optional<CompareOp> op;
  for (const Relating& one : table) {
    const std::size_t size = MatchPattern(one.pattern, tokens, at);
    if (size > longest) {
      longest = size;
      op = one.op;
    }
  }
  at += longest;
  return op;
}

// What stands behind an income that is meant as the rules mean it: before taxes.
constexpr std::string_view kGross[] = {"(|,? gross )?", "(|,? before taxes|tax|deductions )?"};

bool IsNumber(Tokens tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == TextToken::Kind::kNumber;
}

constexpr std::string_view kOfHousehold = "household.income.gross", kOfPerson = "person.income.gross";

bool Says(std::string_view words, Tokens tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (MatchPattern(words, tokens, i) > 0) return true;
  return false;
}

bool SaysHousehold(Tokens lead) { return Says("household|family", lead); }

// Whose income [begin, end) speaks of: the household's where nothing else is said. "": of one person, or of each; "individual income" is as often
// that of a household of one.
std::string_view WhoseIncome(Tokens lead) {
  if (SaysHousehold(lead)) return kOfHousehold;
  if (Says("personal", lead)) return kOfPerson;
  return Says("individual", lead) ? "" : kOfHousehold;
}

Expr Income(CompareOp op, RuleConstant constant) {
  Expr expr;
  expr.kind = Expr::Kind::kCompare;
  expr.fact = kOfHousehold;
  expr.op = op;
  expr.constant = std::move(constant);
  return expr;
}

// "200% of the federal poverty level" from `at` on; moves it behind.
std::optional<TableLimit> Percent(Tokens tokens, std::size_t& at) {
  if (!IsNumber(tokens, at)) return std::nullopt;
  if (MatchPattern("%|percent", tokens, at + 1) == 0) return std::nullopt;
  const double percent = tokens[at].number;
  if (percent < 1 || percent > 1000 || percent != std::floor(percent)) return std::nullopt;
  for (const auto& [table, patterns] : kTables) {
    const std::size_t size = MatchAny(patterns, tokens, at + 2);
    const std::shared_ptr<const ParameterTable> rows = ParameterTables::Shipped().Find(table);
    if (size == 0 || rows == nullptr || !rows->BaseFor(percent)) continue;
    at += 2 + size;
    if (MatchPattern("( fpl|fpg|ami|smi )", tokens, at) > 0) at += 3;
    TableLimit limit;
    limit.percent = percent;
    limit.table = table;
    return limit;
  }
  return std::nullopt;
}

struct Limit {
  CompareOp op = CompareOp::kLe;
  Money money;
  int size = 0;  // of the household; 0: of any
};

// "<= $1287/mo if one person in household".
std::optional<Limit> LimitAt(Tokens tokens, std::size_t& at, std::optional<Period> stated, bool related) {
  Limit limit;
  std::size_t i = at;
  std::optional<CompareOp> op = Relation(kBefore, tokens, i);
  if (MatchPattern("$", tokens, i) == 0 || !IsNumber(tokens, i + 1) || tokens[i + 1].number > 1e7) return std::nullopt;
  limit.money.cents = std::llround(tokens[i + 1].number * 100);
  i += 2;
  std::optional<Period> period = TakePeriod(tokens, i);
  if (!op) op = Relation(kBehind, tokens, i);
  limit.size = TakeHouseholdSize(tokens, i);
  if (!period) period = TakePeriod(tokens, i);
  if (!period) period = stated;
  if (!period || (!op && !related)) return std::nullopt;
  limit.op = op.value_or(CompareOp::kLe);
  limit.money.period = *period;
  at = i;
  return limit;
}

// Limits by the size of the household; those of greater ones are the provider's to say.
Expr TableOf(const std::vector<Limit>& limits, std::string_view words) {
  std::vector<Expr> either;
  int greatest = 0;
  for (const Limit& limit : limits) {
    either.push_back(
        AllOf({ExprOf("household.size == " + std::to_string(limit.size), words), Income(limit.op, limit.money)}));
    greatest = std::max(greatest, limit.size);
  }
  either.push_back(ExprOf("household.size >= " + std::to_string(greatest + 1) + " and ?", words));
  return AnyOf(std::move(either));
}

std::optional<Period> StatedPeriod(Tokens lead) {
  for (const TextToken& token : lead) {
    if (token.Is("annual") || token.Is("yearly")) return Period::kYear;
    if (token.Is("monthly")) return Period::kMonth;
  }
  return std::nullopt;
}

// The sizes ascend from the first: else it is no table.
bool IsTable(const std::vector<Limit>& limits) {
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (limits[i].size != limits.front().size + static_cast<int>(i)) return false;
  }
  return limits.front().size == 1;
}

// Amounts from `at` on.
std::optional<Expr> Amounts(Tokens tokens, std::size_t begin, std::size_t& at, std::string_view text) {
  const std::optional<Period> stated = StatedPeriod(tokens.subspan(begin, at - begin));
  std::vector<Limit> limits;
  std::size_t i = at;
  while (std::optional<Limit> limit = LimitAt(tokens, i, stated, false)) {
    limits.push_back(*limit);
    at = i;
    if (limit->size == 0) break;
    i += MatchPattern(",? or|and|;?", tokens, i);
  }
  if (limits.empty()) return std::nullopt;
  if (limits.front().size == 0) return Income(limits.front().op, limits.front().money);
  if (!IsTable(limits)) return std::nullopt;
  return TableOf(limits, WordsOf(text, tokens, begin, at));
}

// "Must meet the annual income limits:"; with the period of the limits.
std::optional<Period> TableHeading(Tokens sentence) {
  static constexpr std::string_view kWords =
      "must|meet|not|exceed|the|following|annual|yearly|monthly|gross|total|household|family|income|limits|limit|"
      "guidelines|maximum|is|are|by|size|:|be|within";
  bool income = false;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (MatchPattern(kWords, sentence, i) == 0) return std::nullopt;
    income = income || sentence[i].Is("income");
  }
  return income ? StatedPeriod(sentence) : std::nullopt;
}

// "2 persons - $28,400".
std::optional<Limit> TableLine(Tokens sentence, Period period) {
  std::size_t at = 1 + MatchPattern("person|persons|people|member|members|individual|individuals", sentence, 1);
  at += MatchPattern("-|:|=", sentence, at);
  if (!IsNumber(sentence, 0) || MatchPattern("$", sentence, at) == 0 || !IsNumber(sentence, at + 1) ||
      sentence.size() != at + 2)
    return std::nullopt;
  if (PersonsAt(sentence, 0) == 0 || sentence[at + 1].number > 1e7) return std::nullopt;
  return Limit{CompareOp::kLe, {std::llround(sentence[at + 1].number * 100), period}, PersonsAt(sentence, 0)};
}

// "at or below 200% of poverty" from `at` on; moves it behind.
std::optional<Expr> Share(Tokens tokens, std::size_t& at) {
  std::optional<CompareOp> op = Relation(kBefore, tokens, at);
  const std::optional<TableLimit> percent = Percent(tokens, at);
  if (!percent) return std::nullopt;
  if (!op) op = Relation(kBehind, tokens, at);
  if (!op) return std::nullopt;
  return Income(*op, *percent);
}

// "Seniors 60+ with income below $2,000 a month", "Women (income below $2,000 a month)", "Must have income below $2,000 a month": the income of those in
// front, or of who is obliged, as each of them reads it, unless they are households. Of a share of a guideline, which goes by the household's size, the
// household's is meant.
bool IsOfThoseInFront(Tokens tokens, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && MatchPattern("a|an|the|total|gross|annual|monthly|yearly", tokens, first - 1) > 0) --first;
  if (first > 0 && MatchPattern(kWith, tokens, first - 1) > 0) --first;
  if (first > 0 && MatchPattern("must", tokens, first - 1) > 0) --first;
  const bool with = MatchPattern(kWith, tokens, first + MatchPattern("must", tokens, first)) > 0;
  bool named = MatchPattern("must have", tokens, first) > 0, parted = false;
  for (std::size_t i = at; i-- > 0;) {
    if (MatchPattern("household|households|family|families", tokens, i) > 0) return false;
    parted = parted || MatchPattern(",|;|.|:|(", tokens, i) > 0;
    const bool people = MatchPattern(kPeople, tokens, i) > 0;
    if (people && !parted) return with || i + 1 < at;  // "veteran income" is told apart by who reads the sentence
    named = named || people;
  }
  return named;
}

bool IsAmount(const RuleConstant& constant) { return std::holds_alternative<Money>(constant); }

}  // namespace

std::pair<std::optional<Expr>, std::size_t> ReadIncomeTable(std::span<const Tokens> sentences, std::string_view text) {
  const std::optional<Period> period = TableHeading(sentences.front());
  if (!period) return {};
  std::vector<Limit> limits;
  std::size_t size = 1;
  for (; size < sentences.size(); ++size) {
    const std::optional<Limit> limit = TableLine(sentences[size], *period);
    if (!limit) break;
    limits.push_back(*limit);
  }
  if (limits.size() < 2 || !IsTable(limits)) return {};
  return {TableOf(limits, WordsOf(text, sentences.front(), 0, sentences.front().size())), size};
}

std::optional<Phrase> ReadIncome(Tokens tokens, std::size_t at, std::string_view text) {
  Phrase phrase;
  phrase.kind = PhraseKind::kIncome;
  phrase.begin = at;
  std::size_t i = at + MatchAny(kIncome, tokens, at);
  const bool of_income = i > at;
  const std::string_view whose = WhoseIncome(tokens.subspan(at, i - at));
  if (at > 0 && tokens[at - 1].Is("net")) return std::nullopt;
  i += MatchPattern("must? be", tokens, i);
  std::optional<Expr> means = of_income ? Amounts(tokens, at, i, text) : std::nullopt;
  if (!means) means = Share(tokens, i);
  if (!means) return std::nullopt;
  phrase.end = i + MatchAny(kGross, tokens, i);
  // A share of a guideline for the household's size is none of one person's income.
  const bool in_front =
      IsAmount(means->constant) && !SaysHousehold(tokens.subspan(at, i - at)) && IsOfThoseInFront(tokens, at);
  const bool of_person = whose == kOfPerson && means->kind == Expr::Kind::kCompare && IsAmount(means->constant);
  if (of_person) means->fact = kOfPerson;
  if (of_person || (whose == kOfHousehold && !in_front)) {
    phrase.means.push_back(*std::move(means));
  } else {
    phrase.kind = PhraseKind::kUnknown;
  }
  return phrase;
}

}  // namespace kith::propose_internal
