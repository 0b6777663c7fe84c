#include "src/interop/zip_code.h"

#include <algorithm>

#include "kith/base/quote.h"

namespace kith {

bool AreDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsZipCode(std::string_view text) { return text.size() == kZipDigits && AreDigits(text); }

bool IsPostalZip(std::string_view text) {
  constexpr std::size_t kPlus4 = 4;
  if (IsZipCode(text)) return true;
  if (!IsZipCode(text.substr(0, kZipDigits))) return false;
  std::string_view rest = text.substr(kZipDigits);
  if (rest.starts_with('-') || rest.starts_with(' ')) rest.remove_prefix(1);
  return rest.size() == kPlus4 && AreDigits(rest);
}

std::optional<RestoredZip> RestoreZip(std::string_view text) {
  constexpr std::size_t kFewestDigits = 3;  // 00501 is the lowest code in use
  if (!AreDigits(text) || text.size() < kFewestDigits || text.size() >= kZipDigits) return std::nullopt;
  RestoredZip zip{std::string(kZipDigits - text.size(), '0') + std::string(text), ""};
  zip.told = Quoted(text) + " is taken as " + zip.code + ", if it has lost no digit at its end";
  return zip;
}

}  // namespace kith
