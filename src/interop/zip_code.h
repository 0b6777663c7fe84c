// ZIP codes as tables have them: five digits, or fewer where a spreadsheet took the zeros in front.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

inline constexpr std::size_t kZipDigits = 5;

bool AreDigits(std::string_view text);  // and at least one
bool IsZipCode(std::string_view text);  // "90012"
// "90012", "90012-1234", "900121234"
bool IsPostalZip(std::string_view text);

struct RestoredZip {
  std::string code;  // "02134"
  std::string told;  // "\"2134\" is taken as 02134, ..."
};
// Of three or four digits, which may have lost their zeros; nothing for others. A code that was cut off at its end looks the same: it is always told.
std::optional<RestoredZip> RestoreZip(std::string_view text);

}  // namespace kith
