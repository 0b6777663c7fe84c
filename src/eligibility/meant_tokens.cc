#include "src/eligibility/meant_tokens.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kith/base/text.h"
#include "kith/client/fact.h"
#include "src/eligibility/meant_amounts.h"

namespace kith {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair kSigns[] = {
    {"=>", "write `>=` for at least"}, {"=<", "write `<=` for at most"}, {"<>", "write `!=` for another than"},
    {"\u2265", "write `>=` here"},     {"\u2264", "write `<=` here"},    {"\u2260", "write `!=` here"},
    {"\u201c", "write `\"` here"},     {"\u201d", "write `\"` here"},    {"\u201e", "write `\"` here"},
    {"\u2013", "write `..` here"},     {"&", "write `and` here"},        {"|", "write `or` here"}};

// `90011-1234`, `90011-90015`, `18-65`
std::string WordsForDash(std::string_view from, std::string_view to) {
  constexpr std::size_t kZipDigits = 5;
  if (from.size() == kZipDigits && to.size() < kZipDigits)
    return "a ZIP code has five digits: write `" + std::string(from) + "`";
  const std::string range = "a range has two points: write `" + std::string(from) + ".." + std::string(to) + "`";
  const bool zips = from.size() == kZipDigits && to.size() == kZipDigits;
  return zips ? "ZIP codes have no ranges: write each, as in `{90011, 90037}`; of numbers " + range : range;
}

}  // namespace

std::string WordsForNumber(std::string_view written, std::string_view rest) {
  constexpr std::string_view kNumber = "0123456789.";
  if (const std::size_t dash = written.find('-', 1); dash != std::string_view::npos) {
    const std::string_view from = written.substr(0, dash), to = written.substr(dash + 1);
    if (ParseDouble(from).ok() && ParseDouble(to).ok()) return WordsForDash(from, to);
  }
  const std::size_t end = std::min(written.find_first_not_of(kNumber), written.size());
  const absl::StatusOr<double> number = ParseDouble(written.substr(0, end));
  const std::string_view letter = written.substr(end);
  if (number.ok() && (letter == "k" || letter == "K" || letter == "m" || letter == "M"))
    return WordsForThousands(*number, letter, rest);
  if (number.ok() && (letter == "x" || letter == "X")) {
    const std::string_view table = FirstWord(rest);
    if (!table.empty())
      return "a share of a table is a percentage: write `" + PercentOf(*number) + "% " + std::string(table) + "`";
  }
  return "expected a number (34 or 34.5) or a date (2026-11-24); a word that begins with a digit stands in quotes";
}

std::string WordsForSign(std::string_view text) {
  const auto* found = std::ranges::find_if(kSigns, [&](const Pair& pair) { return text.starts_with(pair.first); });
  return found == std::end(kSigns) ? "" : std::string(found->second);
}

}  // namespace kith
