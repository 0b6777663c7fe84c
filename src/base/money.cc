#include "kith/base/money.h"

namespace kith {

std::string FormatMoney(Money money) {
  const bool negative = money.cents < 0;
  const std::uint64_t cents =
      negative ? 0 - static_cast<std::uint64_t>(money.cents) : static_cast<std::uint64_t>(money.cents);
  std::string dollars = std::to_string(cents / 100);
  for (std::size_t at = dollars.size(); at > 3;) dollars.insert(at -= 3, 1, ',');
  std::string text = (negative ? "-$" : "$") + dollars;
  if (const std::uint64_t rest = cents % 100; rest != 0) {
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    text += static_cast<char>('0' + rest % 10);
  }
  if (money.period != Period::kOnce) text += "/" + std::string(ToString(money.period));
  return text;
}

}  // namespace kith
