#include "src/eligibility/constant_parser.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/client/fact.h"
#include "src/eligibility/constants.h"
#include "src/eligibility/limit_words.h"
#include "src/eligibility/meant_amounts.h"
#include "src/eligibility/meant_instead.h"
#include "src/eligibility/meant_words.h"
#include "src/eligibility/said_comparison.h"
#include "src/eligibility/usual_names.h"

namespace kith {
namespace {

std::string_view ExampleOf(FactKind kind) {
  switch (kind) {
    case FactKind::kNumber:
      return ">= 18";
    case FactKind::kIncome:
      return "<= $2,510/month";
    case FactKind::kAmount:
      return "<= $2,000";
    case FactKind::kWordSet:
      return "any {medi_cal, calfresh}";
    case FactKind::kZip:
      return "in {90011, 90037}";
    case FactKind::kBoolean:
      return "== true";
    default:
      return "== \"...\"";
  }
}

// What a known fact is, in words.
std::string_view KindOf(const FactName& fact) {
  switch (fact.known->kind) {
    case FactKind::kBoolean:
      return "true or false";
    case FactKind::kNumber:
      return fact.name == "age" ? "a number of years" : "a number";
    case FactKind::kIncome:
      return "an amount in a period";
    case FactKind::kAmount:
      return "an amount that does not come again";
    case FactKind::kWordSet:
      return "a set of words";
    default:
      return "a word";
  }
}

// "1.25 FPL" is 125%, "2 FPL" 200%, "185 FPL" 185%; of what lies between, 10 or 20, neither is certain: "".
std::string PercentMeant(const Token& written, double number) {
  constexpr double kMostTimes = 10, kLeastPercent = 30;
  if (number > 0 && number < kMostTimes) return PercentOf(number);
  return number >= kLeastPercent ? std::string(written.text) : "";
}

std::string_view KindOf(const RuleConstant& constant) {
  if (std::holds_alternative<bool>(constant)) return "true or false";
  if (std::holds_alternative<double>(constant)) return "a number";
  if (std::holds_alternative<Money>(constant)) return "an amount";
  return std::holds_alternative<TableLimit>(constant) ? "a share of a table" : "a word";
}

}  // namespace

bool IsOrder(CompareOp op) { return op >= CompareOp::kLt && op <= CompareOp::kGe; }

std::optional<CompareOp> ComparisonAt(const Token& token) {
  if (token.kind != Token::Kind::kSign) return std::nullopt;
  if (token.text == "==") return CompareOp::kEq;
  if (token.text == "!=") return CompareOp::kNe;
  if (token.text == "<") return CompareOp::kLt;
  if (token.text == "<=") return CompareOp::kLe;
  if (token.text == ">") return CompareOp::kGt;
  if (token.text == ">=") return CompareOp::kGe;
  return std::nullopt;
}

std::string Code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string Example(const FactName& fact) { return Code(fact.name + " " + std::string(ExampleOf(fact.known->kind))); }

Token ConstantParser::FactToken() {
  const bool quoted = in_.now().kind == Token::Kind::kString;
  if (!quoted && (in_.now().kind != Token::Kind::kWord || IsReservedWord(in_.now().text))) {
    in_.FailExpected("a fact, as in `age >= 18`");
    return in_.now();
  }
  if (in_.now().text == "\"\"") in_.FailExpected("the name of a fact");
  if (const std::string lower = ToLower(in_.now().text); lower != in_.now().text && IsReservedWord(lower))
    in_.Fail(in_.now(), "write " + Code(lower) + " in small letters, or in quotes if it is a fact of your own");
  return in_.Take();
}

FactName ConstantParser::Resolve(const Token& token, std::string name) {
  FactName fact;
  fact.token = token;
  fact.name = std::move(name);
  fact.known = FindKnownFact(fact.name);
  if (fact.known != nullptr || token.kind == Token::Kind::kString) return fact;
  const std::string near = NearestKnownFact(fact.name);
  if (near.empty()) return fact;
  const std::string meant = MeantByName(fact.name), hint = HintByName(fact.name);
  if (const std::optional<CompareOp> op = ComparisonAt(in_.now()); op && IsCondition(meant)) {
    FailCount(fact, *op);
  } else if (!hint.empty()) {
    in_.Fail(token,
             Code(fact.name) + " is not a known fact: " + hint + "; write it in quotes if it is one of your own");
  } else {
    in_.Fail(token, Code(fact.name) + " is not a known fact: write " + Code(meant.empty() ? near : meant) +
                        ", or in quotes if it is a fact of your own");
  }
  return fact;
}

// `household.children > 0`
void ConstantParser::FailCount(const FactName& fact, CompareOp op) {
  in_.Take();
  const absl::StatusOr<double> number = ParseDouble(in_.now().text);
  const std::string meant = number.ok() ? MeantByCount(fact.name, op, *number) : "";
  in_.Fail(fact.token, Code(fact.name) + " is not a known fact: write " +
                           (meant.empty() ? "it in quotes if it is a fact of your own: " + std::string(kNotCounted)
                                          : Code(meant) + ", or in quotes if it is a fact of your own"));
}

RuleConstant ConstantParser::Operand(const FactName& fact, CompareOp op) {
  const Value value = ReadValue(fact, op);
  if (!in_.status().ok()) return value.constant;
  if (fact.known != nullptr) {
    CheckKnown(fact, op, value);
  } else if (IsOrder(op) && (IsWords(value) || std::holds_alternative<bool>(value.constant))) {
    in_.Fail(value.token, "words and true/false have no order: compare with `==` or `!=`");
  }
  return value.constant;
}

bool ConstantParser::IsWords(const Value& value) {
  return std::holds_alternative<std::vector<std::string>>(value.constant);
}

bool ConstantParser::MeansTable(const FactName& fact, CompareOp op) const {
  if (!IsOrder(op) || IsReservedWord(in_.now().text)) return false;
  if (fact.known == nullptr) return names_.tables->Find(TableName(in_.now())) != nullptr;
  return fact.known->kind == FactKind::kIncome || fact.known->kind == FactKind::kAmount;
}

ConstantParser::Value ConstantParser::ReadValue(const FactName& fact, CompareOp op) {
  Value value;
  value.token = in_.now();
  switch (in_.now().kind) {
    case Token::Kind::kMoney:
      value.constant = Amount(fact);
      break;
    case Token::Kind::kNumber:
      value.constant = Number(fact);
      break;
    case Token::Kind::kWord:
      if (in_.now().text == "true" || in_.now().text == "false") {
        value.constant = in_.Take().text == "true";
        break;
      }
      if (MeansTable(fact, op)) {
        if (IsGeneralTable(ToLower(in_.now().text))) {
          FailShareWithoutPercent();
        }
        value.constant = Limit(100, in_.now());
        break;
      }
      [[fallthrough]];
    case Token::Kind::kString:
      value.constant = std::vector<std::string>{Word(fact, "a value")};
      break;
    default:
      in_.FailExpected("a value: a number, an amount, a word, or a text in quotes");
  }
  return value;
}

// `FPL`, `FPL * 2`; of what stands otherwise behind it (`FPL 200`) the form alone is certain.
void ConstantParser::FailShareWithoutPercent() {
  const std::string_view behind = in_.LineFrom(in_.now()).substr(in_.now().text.size());
  const std::optional<double> factor = FactorBehind(behind);
  const std::size_t next = behind.find_first_not_of(" \t\r");
  const std::string_view rest = next == std::string_view::npos ? "" : behind.substr(next);
  const bool ends = rest.empty() || rest.find_first_of(";),}") == 0 || IsReservedWord(FirstWord(rest));
  const std::string table = WrittenTable(TableName(in_.now()));
  in_.Fail(in_.now(), factor || ends
                          ? "a share of it is meant: write " + Code(PercentOf(factor.value_or(1)) + "% " + table)
                          : "a share of it is meant: write its percent before it, as in " + Code("200% " + table));
}

RuleConstant ConstantParser::Amount(const FactName& fact) {
  const Token token = in_.Take();
  if (fact.known != nullptr && fact.known->kind != FactKind::kIncome && fact.known->kind != FactKind::kAmount) {
    const bool number = fact.known->kind == FactKind::kNumber;
    in_.Fail(token, Code(fact.name) + " is not an amount: write " +
                        (number ? Code(token.text.substr(1)) : "as in " + Example(fact)));
    return true;
  }
  const absl::StatusOr<std::int64_t> cents = ParseCents(token.text);
  if (!cents.ok()) {
    in_.Fail(token, std::string(cents.status().message()));
    return true;
  }
  const bool once = fact.known != nullptr && fact.known->kind == FactKind::kAmount;
  if (FailsAtThousandsLetter(fact, token, *cents)) return true;
  if (!in_.AcceptSign("/")) {
    if (!once) FailNoPeriod(fact, token, *cents);
    return Money{*cents, Period::kOnce};
  }
  for (const Period period : {Period::kWeek, Period::kMonth, Period::kYear, Period::kOnce}) {
    if (!in_.AcceptWord(ToString(period))) continue;
    if (in_.AtSign("/"))
      in_.Fail(in_.now(), "limits are of the household, not for each: write " + Code(FormatMoney({*cents, period})) +
                              ", or compare `person.income.gross`");
    return Money{*cents, period};
  }
  if (const SaidPeriod said = PeriodMeant(in_.now().text); said.other || said.times != 1) {
    in_.Fail(token, "amounts are by the week, the month or the year: write " + InPeriod(*cents, said));
  } else if (!said.empty()) {
    in_.FailExpected("month, year or week behind `/` (did you mean " + std::string(said.period) + "?)");
  }
  in_.FailExpected("month, year or week behind `/`" +
                   DidYouMean(in_.now().text, std::vector<std::string_view>{"month", "year", "week", "once"}));
  return true;
}

// `$30k/year`, `$1M/year`
bool ConstantParser::FailsAtThousandsLetter(const FactName& fact, const Token& money, std::int64_t cents) {
  const bool once = fact.known != nullptr && fact.known->kind == FactKind::kAmount;
  constexpr std::int64_t kThousand = 1000, kMillion = 1'000'000, kMost = 1'000'000'000;
  const bool thousands = in_.AtWord("k") || in_.AtWord("K"), millions = in_.AtWord("m") || in_.AtWord("M");
  if (!(thousands || millions) || cents > kMost) return false;
  in_.Take();
  const std::int64_t amount = cents * (thousands ? kThousand : kMillion);
  SaidPeriod period = TakePeriod(in_);
  if (period.empty()) period = PeriodOfName(fact.name);
  in_.Fail(money, "an amount is written in full: write " +
                      (once ? Code(FormatMoney({amount, Period::kOnce})) : InPeriod(amount, period)));
  return true;
}

void ConstantParser::FailNoPeriod(const FactName& fact, const Token& token, std::int64_t cents) {
  SaidPeriod period = TakePeriod(in_);
  const bool written = !period.period.empty();
  if (period.empty()) period = PeriodOfName(fact.name);
  const bool own = fact.known == nullptr && period.empty();
  const KnownFact* meant =
      own && fact.token.kind == Token::Kind::kWord ? FindKnownFact(MeantByName(fact.name)) : nullptr;
  if (meant != nullptr && meant->kind == FactKind::kAmount)  // savings
    return in_.Fail(fact.token, Code(fact.name) + " is not a known fact: write " + Code(meant->name) +
                                    ", or in quotes if it is a fact of your own");
  in_.Fail(token, Code(Written(fact, token)) + (written ? " lacks `/`" : " has no period") + ": write " +
                      InPeriod(cents, period) +
                      (own ? ", or " + Code(FormatMoney({cents, Period::kOnce}) + "/once") +
                                 " for an amount that does not come again"
                           : ""));
}

std::string ConstantParser::Written(const FactName& fact, const Token& last) {
  if (fact.token.line != last.line) return std::string(last.text);
  return std::string(fact.token.text.data(), last.text.data() + last.text.size());
}

RuleConstant ConstantParser::Number(const FactName& fact) {
  if (fact.known != nullptr && fact.known->kind == FactKind::kZip) return std::vector<std::string>{Word(fact, "")};
  const Token token = in_.now();
  if (FailsAtFactor(token)) return 0.0;
  in_.Take();
  if (FailsAtThousands(fact, token)) return 0.0;
  const absl::StatusOr<double> number = ParseDouble(token.text);
  if (!number.ok()) in_.Fail(token, "this number is too large: write a smaller one");
  if (number.ok() && fact.name == "age") CheckYears(*number);
  if (!number.ok()) return 0.0;
  if (in_.AtWord("percent")) FailShareInWords(token);
  if (!in_.AcceptSign("%")) {
    const std::string table = TableName(in_.now());
    if (!table.empty() && names_.tables->Find(table) != nullptr) {
      const std::string percent = PercentMeant(token, *number);
      in_.Fail(in_.now(), std::string("a share of a table is a percentage: write ") +
                              (percent.empty() ? "it with `%`, as in " : "") +
                              Code((percent.empty() ? "200" : percent) + "% " + WrittenTable(table)));
    }
    if (fact.known != nullptr && fact.known->kind == FactKind::kNumber) RefuseUnit(fact.name, token, in_);
    return *number;
  }
  if (!IsExactPercent(token.text)) in_.Fail(token, "expected a percentage from 0 to 100000 with at most four decimals");
  return Limit(*number, token);
}

// `2 * FPL`, `60+`
bool ConstantParser::FailsAtFactor(const Token& number) {
  const std::string_view line = in_.LineFrom(number);
  std::string_view behind = line.substr(number.text.size());
  const std::string table = ToLower(TableOfFactor(line));
  const absl::StatusOr<double> times = ParseDouble(number.text);
  if (IsGeneralTable(table) && times.ok()) {
    in_.Fail(number,
             "a share of a table is a percentage: write " + Code(PercentOf(*times) + "% " + WrittenTable(table)));
    return true;
  }
  if (behind.starts_with('+')) in_.Fail(number, "write " + Code(number.text) + " without `+`, behind `>=`");
  return behind.starts_with('+');
}

bool ConstantParser::FailsAtThousands(const FactName& fact, const Token& number) {
  const std::string written(in_.WithThousands(number));
  if (written.size() == number.text.size()) return false;
  const bool income = fact.known != nullptr && fact.known->kind == FactKind::kIncome;
  const bool amount = income || (fact.known != nullptr && fact.known->kind == FactKind::kAmount);
  std::string plain = written;
  std::erase(plain, ',');
  const absl::StatusOr<std::int64_t> cents = ParseCents("$" + plain);
  while (in_.AcceptSign(",")) in_.Take();
  const SaidPeriod period = income ? TakePeriod(in_) : SaidPeriod();
  const bool lacks = income && period.empty();
  in_.Fail(number, amount ? Code(written) + (lacks ? " has no period" : " is not an amount") + ": write " +
                                (income && cents.ok() ? InPeriod(*cents, period) : Code("$" + written))
                          : "only amounts have commas: write " + Code(plain));
  return true;
}

void ConstantParser::CheckYears(double number) {
  constexpr std::pair<std::string_view, double> kUnits[] = {{"month", 12}, {"week", 52}, {"day", 365}, {"year", 1}};
  for (const auto& [unit, per_year] : kUnits) {
    if (in_.now().kind != Token::Kind::kWord || !in_.now().text.starts_with(unit)) continue;
    const double years = std::round(number / per_year * 10'000) / 10'000;
    in_.Fail(in_.now(), "ages are years, with decimals: write " + Code(FactValue::Number(years).ToText()));
  }
}

RuleConstant ConstantParser::Limit(double percent, const Token& first) {
  TableLimit limit;
  limit.percent = percent;
  const bool in_words = in_.AtWord("of") || in_.AtWord("federal") || in_.AtWord("poverty");
  if (in_words && first.kind == Token::Kind::kNumber) FailShareInWords(first);
  const std::string name = TableName(in_.now());
  limit.rows = name.empty() ? nullptr : names_.tables->Find(name);
  if (limit.rows == nullptr) {
    if (in_.now().kind != Token::Kind::kWord)
      in_.Fail(first, "which table? write its name behind `%`: " + TableNames());
    in_.FailExpected("the name of a table: " + TableNames() + DidYouMean(in_.now().text, names_.tables->Names()));
    return limit;
  }
  in_.Take();
  limit.table = name;
  if (!limit.rows->BaseFor(percent)) FailPercent(limit, first);
  if (in_.AcceptSign("(")) {
    std::vector<std::string_view> said;
    do {
      const std::string_view option = in_.now().text;
      if (std::ranges::find(said, option) != said.end())
        in_.Fail(in_.now(), Code(option) + " is said twice: take one out");
      said.push_back(option);
      Option(limit);
    } while (in_.AcceptSign(","));
    in_.ExpectSign(")", "behind the options of the limit");
  }
  return limit;
}

// `200% of FPL`, `200% federal poverty level`
void ConstantParser::FailShareInWords(const Token& percent) {
  const Token word = in_.now();
  const std::string table = TableInWords();
  in_.Fail(word, table.empty() ? "which table? write its name behind `%`: " + TableNames()
                               : "write " + Code(std::string(percent.text) + "% " + WrittenTable(table)));
}

// `of the AMI`, `federal poverty level`, `of area median income`; "" where it is not certain which table is meant.
std::string ConstantParser::TableInWords() {
  const std::int64_t line = in_.now().line;
  bool state = false, area = false, median = false, poverty = false;
  while (in_.now().kind == Token::Kind::kWord && in_.now().line == line && !IsReservedWord(in_.now().text)) {
    if (std::string table = TableName(in_.now()); names_.tables->Find(table) != nullptr) return table;
    const std::string word = ToLower(in_.Take().text);
    state = state || word == "state";
    area = area || word == "area" || word == "county";
    median = median || word == "median";
    poverty = poverty || word == "poverty" || word == "federal";
  }
  if (median && state != area) return state ? "smi" : "ami";
  return poverty && !median ? "fpl" : "";
}

std::string ConstantParser::TableName(const Token& token) {
  if (token.kind != Token::Kind::kWord) return "";
  const std::string lower = ToLower(token.text);
  return IsGeneralTable(lower) ? lower : std::string(token.text);
}

std::string ConstantParser::TableNames() const {
  std::vector<std::string> names;
  for (const std::string_view name : names_.tables->Names()) names.push_back(Code(WrittenTable(name)));
  return JoinList(names, ", ");
}

void ConstantParser::FailPercent(const TableLimit& limit, const Token& token) {
  std::vector<std::string> published;
  for (const double percent : limit.rows->Percents())
    published.push_back(Code(FactValue::Number(percent).ToText() + "% " + WrittenTable(limit.table)));
  in_.Fail(token, "no such share of the " + limit.rows->label() + " is published, and none is worked out: write " +
                      JoinList(published, " or "));
}

void ConstantParser::Option(TableLimit& limit) {
  const Token name = in_.now();
  if (std::ranges::find(kLimitOptions, name.text) == kLimitOptions.end())
    return in_.FailExpected("an option (rebase, round, unborn, size)" + DidYouMean(name.text, kLimitOptions));
  in_.Take();
  in_.ExpectSign(":", "behind the option, as in `rebase: oct`");
  if (name.text == "rebase") {
    limit.rebase_month = static_cast<int>(Choice(kRebaseWords));
  } else if (name.text == "round") {
    limit.round = static_cast<LimitRounding>(Choice(kRoundWords));
  } else if (name.text == "unborn") {
    limit.unborn = static_cast<UnbornCount>(Choice(kUnbornWords));
  } else {
    const Token token = FactToken();
    const FactName fact = named_(token);
    const bool counts = fact.name != "age" && fact.name != "months_since_pregnancy";
    if (fact.known != nullptr && (fact.known->kind != FactKind::kNumber || !counts))
      in_.Fail(fact.token,
               Code(fact.name) + " is not a number of persons: write one that is, as in `size: household.size`");
    limit.size = fact.name == "household.size" ? "" : fact.name;
  }
}

std::size_t ConstantParser::Choice(std::span<const std::string_view> words) {
  const auto found = std::ranges::find(words, in_.now().text);
  if (found == words.end()) {
    const std::vector<std::string> known(words.begin(), words.end());
    std::string meant = DidYouMean(in_.now().text, words);
    const auto beginning = std::ranges::find_if(words, [&](std::string_view word) {
      return in_.now().text.starts_with(word);  // october
    });
    if (meant.empty() && beginning != words.end()) meant = DidYouMean(*beginning, words);
    in_.FailExpected("one of " + JoinList(known, ", ") + meant);
    return 0;
  }
  in_.Take();
  return static_cast<std::size_t>(found - words.begin());
}

std::string ConstantParser::Word(const FactName& fact, std::string_view expected) {
  const Token token = in_.now();
  const bool plain =
      token.kind == Token::Kind::kNumber || (token.kind == Token::Kind::kWord && !IsReservedWord(token.text));
  if (token.kind != Token::Kind::kString && !plain) {
    in_.FailExpected(expected);
    return "";
  }
  in_.Take();
  if (fact.known == nullptr || fact.known->kind == FactKind::kPlaceName) RefuseBareName(token, in_);
  return WordOf(token, fact);
}

std::string ConstantParser::WordOf(const Token& token, const FactName& fact) {
  std::string word = token.kind == Token::Kind::kString ? Unquote(token.text) : std::string(token.text);
  if (fact.known != nullptr) CheckWord(*fact.known, word, token);
  return word;
}

void ConstantParser::CheckWord(const KnownFact& fact, std::string_view word, const Token& token) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (fact.kind == FactKind::kZip && (word.size() != 5 || !std::ranges::all_of(word, digit)))
    in_.Fail(token, "expected a ZIP code of five digits, as in 90011");
  if (HasClosedWords(fact)) {
    const std::span<const std::string_view> usual = UsualWords(fact);
    if (std::ranges::find(usual, word) == usual.end()) FailClosed(fact, word, token);
    return;
  }
  if (token.kind == Token::Kind::kString) return;
  if (const std::string meant = MeantWord(fact, word); !meant.empty())
    in_.Fail(token, Code(word) + " is not a usual word of " + Code(fact.name) + ": write " + Code(meant) +
                        ", or in quotes if you mean another");
  if (const std::string instead = InsteadOfWord(fact, word); !instead.empty())
    in_.Fail(token, Code(word) + " is not a usual word of " + Code(fact.name) + ": " + instead +
                        ", or in quotes if you mean it so");
  if (DeniesWord(fact, word))
    in_.Fail(token, Code(word) + " is not a usual word of " + Code(fact.name) +
                        ": write all the words that are meant, or this one in quotes");
}

void ConstantParser::FailClosed(const KnownFact& fact, std::string_view word, const Token& token) {
  std::vector<std::string> words;
  for (const std::string_view usual : UsualWords(fact)) words.emplace_back(usual);
  const std::string near = SuggestWord(fact, word);
  in_.Fail(token, Code(word) + " is not a word of " + Code(fact.name) + ": write " +
                      (near.empty() ? "one of " + JoinList(words, ", ") : Code(near)));
}

RuleConstant ConstantParser::WordList(const FactName& fact) {
  std::vector<std::string> words;
  if (fact.known != nullptr && fact.known->kind == FactKind::kNumber) RefuseRangeInBraces(fact.name, in_);
  if (fact.known != nullptr && !TakesWords(fact.known->kind))
    in_.Fail(fact.token, Code(fact.name) + " is not a word: compare it, as in " + Example(fact));
  const bool brackets = in_.AcceptSign("[");
  if (!brackets) in_.ExpectSign("{", "before the words");
  if (fact.known != nullptr && fact.known->kind == FactKind::kZip) RefuseRangeInWords(fact.name, in_);
  do {
    words.push_back(Word(fact, "a word"));
  } while (in_.AcceptSign(","));
  in_.ExpectSign(brackets ? "]" : "}", "behind the words");
  return words;
}

bool ConstantParser::TakesWords(FactKind kind) {
  return kind == FactKind::kWord || kind == FactKind::kWordSet || kind == FactKind::kZip ||
         kind == FactKind::kPlaceName;
}

void ConstantParser::CheckKnown(const FactName& fact, CompareOp op, const Value& value) {
  const FactKind kind = fact.known->kind;
  const Money* money = std::get_if<Money>(&value.constant);
  const TableLimit* limit = std::get_if<TableLimit>(&value.constant);
  if (const double* number = std::get_if<double>(&value.constant);
      number != nullptr && (kind == FactKind::kIncome || kind == FactKind::kAmount)) {
    return FailBareNumber(fact, value.token, *number);
  }
  if (kind == FactKind::kAmount && money != nullptr && money->period != Period::kOnce)
    return in_.Fail(value.token,
                    Code(fact.name) + " has no period: write " + Code(FormatMoney({money->cents, Period::kOnce})));
  if (kind == FactKind::kIncome && money != nullptr && money->period == Period::kOnce)
    return FailNoPeriod(fact, value.token, money->cents);
  if (kind == FactKind::kWordSet && IsWords(value) && (op == CompareOp::kEq || op == CompareOp::kNe)) {
    const std::string word(value.token.text);
    return in_.Fail(value.token, Code(fact.name) + " is a set of words: write " +
                                     Code((op == CompareOp::kNe ? "not " : "") + fact.name + " " + word));
  }
  if (kind == FactKind::kWordSet)
    return in_.Fail(value.token, Code(fact.name) + " is a set of words: write " + Code(fact.name + " any {...}"));
  const bool fits = kind == FactKind::kBoolean  ? std::holds_alternative<bool>(value.constant)
                    : kind == FactKind::kNumber ? std::holds_alternative<double>(value.constant)
                    : kind == FactKind::kAmount ? money != nullptr || (limit != nullptr && limit->rows->once())
                    : kind == FactKind::kIncome ? money != nullptr || (limit != nullptr && !limit->rows->once())
                                                : IsWords(value);
  if (kind == FactKind::kBoolean && op == CompareOp::kEq && IsWords(value)) {
    const std::string word = ToLower(std::get<std::vector<std::string>>(value.constant).front());
    if (word == "no" || word == "false" || word == "yes" || word == "true")
      return in_.Fail(value.token, "a fact stands alone: write " +
                                       Code((word == "no" || word == "false" ? "not " : "") + fact.name) +
                                       " in place of " + Code(Written(fact, value.token)));
  }
  if (!fits && kind == FactKind::kBoolean)
    return in_.Fail(value.token, "this is " + std::string(KindOf(value.constant)) + ", and " + Code(fact.name) +
                                     " is " + std::string(KindOf(fact)) + ": write " + Code(fact.name) + ", or " +
                                     Code("not " + fact.name));
  if (!fits)
    return in_.Fail(value.token, "this is " + std::string(KindOf(value.constant)) + ", and " + Code(fact.name) +
                                     " is " + std::string(KindOf(fact)) + ": write as in " + Example(fact));
  if (IsOrder(op) && kind == FactKind::kZip) return in_.Fail(value.token, SayZips(fact.name, "", ""));
  if (IsOrder(op) && (kind == FactKind::kBoolean || TakesWords(kind)))
    in_.Fail(value.token, "words and true/false have no order: compare with `==` or `!=`");
}

void ConstantParser::FailBareNumber(const FactName& fact, const Token& token, double number) {
  constexpr double kMaxBareNumber = 1e12;
  const bool income = fact.known->kind == FactKind::kIncome;
  if (number < 0) return in_.Fail(token, "amounts of rules are not negative: write as in " + Example(fact));
  const std::int64_t cents = std::abs(number) < kMaxBareNumber ? std::llround(number * 100) : 0;
  const SaidPeriod period = income ? TakePeriod(in_) : SaidPeriod();
  const bool lacks = income && period.empty();
  in_.Fail(token, Code(Written(fact, token)) + (lacks ? " has no period" : " is not an amount") + ": write " +
                      (income ? InPeriod(cents, period) : Code(FormatMoney({cents, Period::kOnce}))));
}

RuleConstant ConstantParser::Areas() {
  AreaNames areas;
  std::vector<AreaId> found;
  const bool braces = in_.AtSign("{"), brackets = in_.AtSign("[");
  if (braces || brackets) in_.Take();
  do {
    const Token token = in_.now();
    areas.names.push_back(Word({}, "an area of the directory, by its name or id"));
    if (names_.areas == nullptr || !in_.status().ok()) continue;
    const absl::StatusOr<AreaId> area = names_.areas->FindOne(areas.names.back());
    if (!area.ok()) {
      in_.Fail(token, std::string(area.status().message()));
    } else {
      found.push_back(*area);
    }
  } while ((braces || brackets) && in_.AcceptSign(","));
  if (braces || brackets) in_.ExpectSign(braces ? "}" : "]", "behind the areas");
  if (names_.areas != nullptr && in_.status().ok()) areas.test = names_.areas->Test(std::move(found));
  return areas;
}

}  // namespace kith
