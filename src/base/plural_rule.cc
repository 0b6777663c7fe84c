#include "src/base/plural_rule.h"

#include <algorithm>
#include <cstddef>

#include "kith/base/quote.h"
#include "kith/base/text.h"

namespace kith {
namespace {

// Parts between the word `between`, which stands alone.
std::vector<std::string> SplitAtWord(std::string_view text, std::string_view between) {
  std::vector<std::string> parts(1);
  for (const std::string& word : SplitList(text, " \t")) {
    if (word == between) {
      parts.emplace_back();
    } else {
      parts.back() += (parts.back().empty() ? "" : " ") + word;
    }
  }
  return parts;
}

// Of plural rules: whole and not negative.
bool ReadNumber(std::string_view text, std::uint64_t& number) {
  const absl::StatusOr<long long> read = ParseInteger(text);
  if (!read.ok() || *read < 0) return false;
  number = static_cast<std::uint64_t>(*read);
  return true;
}

bool ReadRange(std::string_view text, std::pair<std::uint64_t, std::uint64_t>& range) {
  const std::size_t dots = text.find("..");
  if (!ReadNumber(text.substr(0, dots), range.first)) return false;
  if (dots != std::string_view::npos) return ReadNumber(text.substr(dots + 2), range.second);
  range.second = range.first;
  return true;
}

}  // namespace

std::string PluralRule::ParseRelation(std::string_view text, Relation& relation) {
  std::string expected = Quoted(text) + ": expected a rule such as n % 10 = 2..4 and n % 100 != 12..14";
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos || sign == 0) return expected;
  relation.equal = text[sign - 1] != '!';
  std::string_view left = Trim(text.substr(0, relation.equal ? sign : sign - 1));
  if (const std::size_t percent = left.find('%'); percent != std::string_view::npos) {
    if (!ReadNumber(left.substr(percent + 1), relation.modulus) || relation.modulus == 0) return expected;
    left = Trim(left.substr(0, percent));
  }
  constexpr std::string_view kOfNumber = "ni", kOfDecimals = "vwftce";
  if (left.size() != 1 || std::string(kOfNumber).append(kOfDecimals).find(left) == std::string::npos) return expected;
  relation.of_number = kOfNumber.find(left) != std::string_view::npos;
  for (const std::string& part : SplitList(text.substr(sign + 1), ",")) {
    if (!ReadRange(part, relation.ranges.emplace_back())) return expected;
  }
  return relation.ranges.empty() ? expected : "";
}

std::string PluralRule::Parse(std::string_view text) {
  for (const std::string& any : SplitAtWord(text, "or")) {
    any_of_all_.emplace_back();
    for (const std::string& relation : SplitAtWord(any, "and")) {
      if (std::string error = ParseRelation(relation, any_of_all_.back().emplace_back()); !error.empty()) return error;
    }
  }
  return "";
}

bool PluralRule::Relation::Holds(std::uint64_t number) const {
  std::uint64_t operand = of_number ? number : 0;
  if (modulus != 0) operand %= modulus;
  return std::ranges::any_of(
             ranges, [&](const auto& range) { return range.first <= operand && operand <= range.second; }) == equal;
}

bool PluralRule::Holds(std::uint64_t number) const {
  return std::ranges::any_of(any_of_all_, [&](const std::vector<Relation>& all) {
    return std::ranges::all_of(all, [&](const Relation& relation) { return relation.Holds(number); });
  });
}

}  // namespace kith
