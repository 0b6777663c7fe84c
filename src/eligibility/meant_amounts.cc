#include "src/eligibility/meant_amounts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "kith/base/money.h"
#include "kith/base/text.h"
#include "kith/client/fact.h"
#include "src/eligibility/constant_parser.h"

namespace kith {
namespace {

struct PeriodWord {
  std::string_view word;
  SaidPeriod said;
};
constexpr SaidPeriod kOther = {"", 1, true};
// Behind `/`, `per` or `a`.
constexpr PeriodWord kJoined[] = {
    {"month", {"month"}},        {"year", {"year"}}, {"week", {"week"}}, {"quarter", {"year", 4}},
    {"fortnight", {"year", 26}}, {"hour", kOther},   {"hr", kOther},     {"day", kOther}};
// Alone, too.
constexpr PeriodWord kAlone[] = {{"mo", {"month"}},
                                 {
                                     "mon",
                                     {"month"},
                                 },
                                 {"mth", {"month"}},
                                 {"monthly", {"month"}},
                                 {"yr", {"year"}},
                                 {"annum", {"year"}},
                                 {"annual", {"year"}},
                                 {"annually", {"year"}},
                                 {"yearly", {"year"}},
                                 {"wk", {"week"}},
                                 {"weekly", {"week"}},
                                 {"quarterly", {"year", 4}},
                                 {"biweekly", {"year", 26}},
                                 {"fortnightly", {"year", 26}},
                                 {"bi-weekly", {"year", 26}},
                                 {"semimonthly", {"month", 2}},
                                 {"hourly", kOther},
                                 {"daily", kOther}};

template <std::size_t size>
SaidPeriod Find(const PeriodWord (&words)[size], std::string_view word) {
  const auto* found = std::ranges::find(words, word, &PeriodWord::word);
  return found == std::end(words) ? SaidPeriod() : found->said;
}

bool IsWordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

std::string_view WithoutBlanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

std::string_view Digits(std::string_view text) {
  constexpr std::string_view kNumber = "0123456789.";
  return text.substr(0, std::min(text.find_first_not_of(kNumber), text.size()));
}

// `x`, `*` or `times` at the front, of which `text` is taken.
bool AcceptTimes(std::string_view& text) {
  text = WithoutBlanks(text);
  for (const std::string_view sign : {"*", "times", "x", "X"}) {
    if (!text.starts_with(sign) || (sign != "*" && FirstWord(text) != sign)) continue;
    text = WithoutBlanks(text.substr(sign.size()));
    return true;
  }
  return false;
}

}  // namespace

SaidPeriod PeriodMeant(std::string_view word) {
  const SaidPeriod alone = Find(kAlone, word);
  return alone.empty() ? Find(kJoined, word) : alone;
}

SaidPeriod PeriodOfName(std::string_view fact) {
  for (const std::string_view part : {"annual", "yearly", "monthly", "weekly"})
    if (fact.find(part) != std::string_view::npos) return Find(kAlone, part);
  for (const std::string_view part : {"hour", "daily"})
    if (fact.find(part) != std::string_view::npos) return {.other = true};
  return {};
}

SaidPeriod TakePeriod(TokenStream& in) {
  const bool every = in.AcceptWord("every");
  const bool joined = every || in.AcceptSign("/") || in.AcceptWord("per") || in.AcceptWord("a") ||
                      in.AcceptWord("an") || in.AcceptWord("each");
  if (every && (in.AcceptWord("two") || in.AcceptWord("other")) && (in.AcceptWord("weeks") || in.AcceptWord("week")))
    return {"year", 26};
  const bool is_word = in.SameLineAsLast() && in.now().kind == Token::Kind::kWord && !IsReservedWord(in.now().text);
  const SaidPeriod said = !is_word ? SaidPeriod() : joined ? PeriodMeant(in.now().text) : Find(kAlone, in.now().text);
  if (!said.empty()) in.Take();
  if (said.empty() && (is_word || joined)) return {.other = true};  // twice a month, p.a., every 3 months
  return said;
}

std::string InPeriod(std::int64_t cents, const SaidPeriod& said) {
  constexpr std::int64_t kMuchForAMonth = 1'500'000;
  const std::string amount = FormatMoney({cents * said.times, Period::kOnce});
  if (said.other) return "what it comes to in a week, a month or a year, as in `$2,510/month`";
  if (!said.empty()) return Code(amount + "/" + std::string(said.period));
  return cents < kMuchForAMonth ? Code(amount + "/month") : Code(amount + "/year") + " or " + Code(amount + "/month");
}

std::string WordsForThousands(double number, std::string_view letter, std::string_view rest) {
  constexpr double kThousand = 1000, kMillion = 1'000'000, kMost = 1e9, kCents = 100;
  const bool thousands = letter == "k" || letter == "K";
  if (!(number < kMost)) return "this number is too large: write a smaller one";
  const auto cents = static_cast<std::int64_t>(std::llround(number * kCents * (thousands ? kThousand : kMillion)));
  const bool joined = rest.starts_with('/');
  const SaidPeriod said = PeriodMeant(FirstWord(WithoutBlanks(rest.substr(joined ? 1 : 0))));
  const std::string written = "an amount is written in full: write ";
  if (!said.empty()) return written + InPeriod(cents, said);
  const std::string amount = FormatMoney({cents, Period::kOnce});
  return written + Code(amount) + ", of an income with its period, as in " + Code(amount + "/year");
}

std::string PercentOf(double times) {
  constexpr double kDecimals = 10'000, kPercent = 100;
  return FactValue::Number(std::round(times * kPercent * kDecimals) / kDecimals).ToText();
}

std::string_view FirstWord(std::string_view text) {
  text = WithoutBlanks(text);
  std::size_t size = 0;
  while (size < text.size() && IsWordByte(text[size])) ++size;
  return text.substr(0, size);
}

std::optional<double> FactorBehind(std::string_view text) {
  text = WithoutBlanks(text);
  const bool part = text.starts_with('/');
  if (part) {
    text = WithoutBlanks(text.substr(1));
  } else if (!AcceptTimes(text)) {
    return std::nullopt;
  }
  const absl::StatusOr<double> factor = ParseDouble(Digits(text));
  if (!factor.ok() || *factor <= 0) return std::nullopt;
  return part ? 1 / *factor : *factor;
}

std::string_view TableOfFactor(std::string_view text) {
  text.remove_prefix(Digits(text).size());
  if (!AcceptTimes(text)) return "";
  if (FirstWord(text) == "the") text = WithoutBlanks(text.substr(3));
  return FirstWord(text);
}

}  // namespace kith
