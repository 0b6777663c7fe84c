#include "src/eligibility/said_comparison.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"

namespace kith {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Longer ones stand before those that they begin with.
constexpr Pair kBefore[] = {{"at least", ">="},  {"no less than", ">="}, {"not less than", ">="}, {"minimum", ">="},
                            {"at most", "<="},   {"no more than", "<="}, {"not more than", "<="}, {"up to", "<="},
                            {"maximum", "<="},   {"under", "<"},         {"below", "<"},          {"less than", "<"},
                            {"fewer than", "<"}, {"younger than", "<"},  {"lower than", "<"},     {"over", ">"},
                            {"above", ">"},      {"more than", ">"},     {"greater than", ">"},   {"older than", ">"},
                            {"higher than", ">"}};
constexpr Pair kBehind[] = {{"or older", ">="}, {"and older", ">="},   {"or over", ">="},   {"and over", ">="},
                            {"or up", ">="},    {"and up", ">="},      {"or above", ">="},  {"and above", ">="},
                            {"or more", ">="},  {"or greater", ">="},  {"or higher", ">="}, {"or younger", "<="},
                            {"or under", "<="}, {"and younger", "<="}, {"and under", "<="}, {"or less", "<="},
                            {"or fewer", "<="}, {"or below", "<="}};
constexpr std::string_view kYears[] = {"years old", "years of age", "years", "year old", "yrs"};
constexpr std::string_view kTo[] = {"to", "through", "thru", "until"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordByte(char c) { return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

void SkipBlanks(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

// Whole words at the front, and the blanks behind them.
bool Accept(std::string_view& text, std::string_view words) {
  if (!text.starts_with(words) || (text.size() > words.size() && IsWordByte(text[words.size()]))) return false;
  text.remove_prefix(words.size());
  SkipBlanks(text);
  return true;
}

std::string_view AcceptOneOf(std::string_view& text, const Pair* begin, const Pair* end) {
  for (const Pair* pair = begin; pair != end; ++pair)
    if (Accept(text, pair->first)) return pair->second;
  return "";
}

std::string TakeWhile(std::string_view& text, bool (*takes)(char)) {
  std::size_t size = 0;
  while (size < text.size() && takes(text[size])) ++size;
  std::string taken(text.substr(0, size));
  text.remove_prefix(size);
  return taken;
}

// 18, 5.5, 2,510: a comma or a point stands between digits.
std::string TakeDigits(std::string_view& text) {
  std::size_t size = 0;
  const auto digit = [&](std::size_t at) { return at < text.size() && IsDigit(text[at]); };
  while (digit(size) || (size > 0 && size < text.size() && (text[size] == '.' || text[size] == ',') && digit(size + 1)))
    ++size;
  std::string digits(text.substr(0, size));
  text.remove_prefix(size);
  return digits;
}

bool AtEnd(std::string_view text) {
  constexpr std::string_view kEnds = ";),}";
  return text.empty() || kEnds.find(text.front()) != std::string_view::npos || Accept(text, "and") ||
         Accept(text, "or");
}

bool AreDigits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, IsDigit); }

}  // namespace

std::string TakeSaidValue(std::string_view& text) {
  const bool money = text.starts_with('$');
  std::string_view rest = text.substr(money ? 1 : 0);
  std::string value = TakeDigits(rest);
  if (value.empty()) return "";
  if (!money) std::erase(value, ',');
  if (money) value = "$" + value;
  if (!money && rest.starts_with('%')) {
    rest.remove_prefix(1);
    SkipBlanks(rest);
    value += "% " + TakeWhile(rest, IsWordByte);
  } else if (money && rest.starts_with('/')) {
    rest.remove_prefix(1);
    value += "/" + TakeWhile(rest, IsWordByte);
  } else if (!rest.empty() && IsWordByte(rest.front())) {
    return "";  // 30k, 2x
  }
  SkipBlanks(rest);
  for (const std::string_view years : kYears)
    if (!money && AreDigits(value) && Accept(rest, years)) break;
  text = rest;
  return value;
}

std::optional<SaidComparison> ReadSaidComparison(std::string_view text) {
  SaidComparison said;
  const bool from = Accept(text, "from");
  if (!from) said.sign = AcceptOneOf(text, std::begin(kBefore), std::end(kBefore));
  said.value = TakeSaidValue(text);
  if (said.value.empty()) return std::nullopt;
  if (said.sign.empty() && !from) {
    if (text.starts_with('+')) {
      text.remove_prefix(1);
      SkipBlanks(text);
      said.sign = ">=";
    } else {
      said.sign = AcceptOneOf(text, std::begin(kBehind), std::end(kBehind));
    }
  }
  if (said.sign.empty()) {
    const bool range = std::ranges::any_of(kTo, [&](std::string_view to) { return Accept(text, to); });
    if (range) said.to = TakeSaidValue(text);
    if (said.to.empty()) return std::nullopt;
  }
  return AtEnd(text) ? std::optional(said) : std::nullopt;
}

std::string SayRange(std::string_view fact, std::string_view from, std::string_view to) {
  const std::string range = std::string(fact) + " in " + std::string(from) + "..", end(to);
  return "write " + Code(range + end) + ", which takes both ends in, or " + Code(range + "<" + end);
}

std::string SayZips(std::string_view fact, std::string_view from, std::string_view to) {
  constexpr long long kMostListed = 10;
  const absl::StatusOr<long long> first = ParseInteger(from), last = ParseInteger(to);
  constexpr std::size_t kZipDigits = 5;
  const bool zips = from.size() == kZipDigits && to.size() == kZipDigits && first.ok() && last.ok();
  std::string list;
  if (zips && *first <= *last && *last - *first < kMostListed) {
    for (long long zip = *first; zip <= *last; ++zip) {
      const std::string digits = std::to_string(zip);
      list += (list.empty() ? "" : ", ") + std::string(kZipDigits - digits.size(), '0') + digits;
    }
  }
  const std::string in = std::string(fact) + " in {";
  return "ZIP codes have no ranges: write " +
         (list.empty() ? "each that is meant, as in " + Code(in + "90011, 90037}") : Code(in + list + "}"));
}

std::string SayComparison(std::string_view fact, const SaidComparison& said) {
  if (said.sign.empty()) return SayRange(fact, said.value, said.to);
  const auto compare = [&](std::string_view sign, std::string_view value) {
    return Code(std::string(fact) + " " + std::string(sign) + " " + std::string(value));
  };
  std::string written = "write " + compare(said.sign, said.value);
  constexpr std::size_t kMostDigits = 3;
  if (fact != "age" || !AreDigits(said.value) || said.value.size() > kMostDigits) return written;
  if (said.sign == ">") return written + ", or " + compare(">=", said.value) + " from that birthday on";
  if (said.sign == "<=")
    return written + ", or " + compare("<", std::to_string(*ParseInteger(said.value) + 1)) + " until the next birthday";
  return written;
}

}  // namespace kith
