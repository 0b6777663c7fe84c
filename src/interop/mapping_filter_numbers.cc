// Filters that change numbers, counts and truth.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "kith/base/text.h"
#include "src/interop/csv_table.h"
#include "src/interop/mapping_filter_steps.h"

namespace kith::filters {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Digits with commas at thousands, if any, and at most one point behind them: 1,234,567.5
bool IsPlainNumber(std::string_view number) {
  std::size_t digits = 0;  // since the last comma
  bool any = false;
  const std::size_t point = std::min(number.find('.'), number.size());
  for (const char c : number.substr(0, point)) {
    if (c == ',') {
      if (digits == 0 || digits > 3 || (any && digits != 3)) return false;
      any = true;
      digits = 0;
    } else if (IsDigit(c)) {
      ++digits;
    } else {
      return false;
    }
  }
  const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
  return (!any || digits == 3) && std::all_of(decimals.begin(), decimals.end(), IsDigit);
}

std::optional<std::string> PlainNumber(std::string_view item) {
  std::string_view text = Trim(item);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.starts_with('$')) text = Trim(text.substr(1));
  if (text.ends_with('%')) text = Trim(text.substr(0, text.size() - 1));
  if (text.empty() || !IsPlainNumber(text)) return std::nullopt;
  std::string number(negative ? "-" : "");
  for (const char c : text) {
    if (c != ',') number += c;
  }
  return ParseDouble(number).ok() ? std::optional(number) : std::nullopt;
}

// "34,05", "1.234,56": as most of the world writes them.
std::string NotANumber(std::string_view item) {
  const std::size_t comma = item.rfind(',');
  const std::string_view whole = item.substr(0, std::min(comma, item.size()));
  const std::string_view decimals = item.substr(std::min(comma + 1, item.size()));
  const auto digits = [](std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
  };
  const bool points = whole.find('.') != std::string_view::npos;
  std::string hint;
  if (comma != std::string_view::npos && digits(decimals) && digits(JoinList(SplitList(whole, "."), "")))
    hint = std::string(" (where the comma is a decimal point: replace ") +
           (points ? "\".\" \"\" and then \",\" \".\"" : "\",\" \".\"") + " before it)";
  return "is not a number: not stated" + hint;
}

// "< 5", "<5", "fewer than 5": how many it is less than.
std::optional<long long> SuppressedBelow(std::string_view item) {
  for (const std::string_view mark : {"<", "fewer than", "less than", "under"}) {
    if (!ToLower(item).starts_with(mark)) continue;
    const absl::StatusOr<long long> bound = ParseInteger(Trim(item.substr(mark.size())));
    if (bound.ok() && *bound > 0) return *bound;
  }
  return std::nullopt;
}

enum class CountEnd : std::uint8_t { kExact, kLeast, kMost };

template <CountEnd kEnd>
std::string CountOf(std::string_view item, FilterProblem& problem) {
  if (const std::optional<long long> below = SuppressedBelow(item)) {
    if (kEnd == CountEnd::kLeast) return "0";
    if (kEnd == CountEnd::kMost) return std::to_string(*below - 1);
    Lose(problem, item, "is a suppressed count: not known, from 0 to " + std::to_string(*below - 1));
    return "";
  }
  const std::optional<std::string> number = PlainNumber(item);
  if (number && ParseInteger(*number).ok() && !number->starts_with('-')) return *number;
  Lose(problem, item, "is not a count: not stated");
  return "";
}

}  // namespace

std::string Number(std::string_view item, const FilterCall&, FilterProblem& problem) {
  if (std::optional<std::string> number = PlainNumber(item)) return *std::move(number);
  Lose(problem, item, NotANumber(item));
  return "";
}

std::string Count(std::string_view item, const FilterCall&, FilterProblem& problem) {
  return CountOf<CountEnd::kExact>(item, problem);
}
std::string CountLeast(std::string_view item, const FilterCall&, FilterProblem& problem) {
  return CountOf<CountEnd::kLeast>(item, problem);
}
std::string CountMost(std::string_view item, const FilterCall&, FilterProblem& problem) {
  return CountOf<CountEnd::kMost>(item, problem);
}

std::string Times(std::string_view item, const FilterCall& call, FilterProblem& problem) {
  const std::optional<std::string> number = PlainNumber(item);
  if (!number) {
    Lose(problem, item, NotANumber(item));
    return "";
  }
  std::array<char, 32> text{};
  const std::to_chars_result end =
      std::to_chars(text.data(), text.data() + text.size(), *ParseDouble(*number) * call.number);
  return {text.data(), end.ptr};
}

std::string YesNo(std::string_view item, const FilterCall&, FilterProblem& problem) {
  if (EqualsIgnoringCase(item, "t") || EqualsIgnoringCase(item, "y")) return "true";
  if (EqualsIgnoringCase(item, "f") || EqualsIgnoringCase(item, "n")) return "false";
  if (const std::optional<bool> value = ParseYesNo(item)) return *value ? "true" : "false";
  Lose(problem, item, "is neither yes nor no: not stated");
  return "";
}

}  // namespace kith::filters
