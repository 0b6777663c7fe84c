#include "src/interop/phone_numbers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "kith/base/text.h"

namespace kith {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool JoinsDigits(char c) { return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '\t'; }

bool IsNorthAmerican(std::string_view digits) { return digits.size() == 10 && digits[0] >= '2' && digits[3] >= '2'; }

// The number that a run of digits begins with; "" where it is none. What follows ten digits is an extension.
std::string NumberOf(std::string_view digits, bool international) {
  if (international && !digits.starts_with('1') && digits.size() >= 8 && digits.size() <= 15)
    return "+" + std::string(digits);
  if (digits.size() == 3 && (digits.substr(1) == "11" || digits == "988")) return std::string(digits);
  if (digits.size() >= 11 && digits[0] == '1') digits.remove_prefix(1);
  digits = digits.substr(0, std::min<std::size_t>(digits.size(), 10));
  return IsNorthAmerican(digits) ? std::string(digits) : "";
}

// The digit on whose key a letter stands.
char KeyOf(char letter) { return "22233344455566677778889999"[letter - 'a']; }

// "1-800-LAW-REP-4": of toll-free numbers alone, since elsewhere letters behind a number are words.
std::string TollFreeWord(std::string_view text) {
  std::string digits;
  for (const char c : ToLower(text)) {
    if (IsDigit(c)) digits += c;
    if (c >= 'a' && c <= 'z') digits += KeyOf(c);
  }
  if (digits.starts_with('1')) digits.erase(0, 1);
  constexpr std::array<std::string_view, 7> kTollFree = {"800", "833", "844", "855", "866", "877", "888"};
  const bool toll_free = std::find(kTollFree.begin(), kTollFree.end(), digits.substr(0, 3)) != kTollFree.end();
  return toll_free && digits.size() >= 10 && digits.size() <= 12 ? digits.substr(0, 10) : "";
}

}  // namespace

std::vector<std::string> PhoneNumbersIn(std::string_view text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      ++at;
      continue;
    }
    const bool international = at > 0 && text[at - 1] == '+';
    std::string digits;
    for (; at < text.size() && digits.size() < 15 && (IsDigit(text[at]) || JoinsDigits(text[at])); ++at) {
      if (IsDigit(text[at])) digits += text[at];
      // "213-555-0100 626-555-0100": two numbers
      if (!international && digits.size() == (digits[0] == '1' ? 11U : 10U)) break;
    }
    std::string number = NumberOf(digits, international);
    if (number.size() == 3 && !numbers.empty()) number.clear();  // an extension
    if (!number.empty() && std::find(numbers.begin(), numbers.end(), number) == numbers.end())
      numbers.push_back(std::move(number));
    while (at < text.size() && IsDigit(text[at])) ++at;
  }
  if (numbers.empty()) {
    if (std::string number = TollFreeWord(text); !number.empty()) numbers.push_back(std::move(number));
  }
  return numbers;
}

}  // namespace kith
