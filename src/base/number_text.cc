#include "kith/base/number_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace kith {

std::string FormatNumber(double value) {
  char digits[64];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
  std::string text(digits, end);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t whole = std::min(text.find_first_not_of("0123456789", first), text.size());
  if (text.find('e') != std::string::npos) return text;
  for (std::size_t at = whole; at > first + 3;) text.insert(at -= 3, 1, ',');
  return text;
}

}  // namespace kith
