#include "src/interop/uri_text.h"

#include <algorithm>
#include <vector>

#include "kith/base/text.h"
#include "kith/base/time.h"

namespace kith {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kBetween = " ,;\t\r\n";  // of several in one cell

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool IsIn(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Labels of letters, digits and hyphens inside, two of them at least.
bool IsDomain(std::string_view text) {
  std::size_t labels = 0;
  while (true) {
    const std::string_view label = text.substr(0, text.find('.'));
    const bool plain =
        std::all_of(label.begin(), label.end(), [](char c) { return IsLetter(c) || IsDigit(c) || c == '-'; });
    if (label.empty() || !plain || label.front() == '-' || label.back() == '-') return false;
    ++labels;
    if (label.size() == text.size()) return labels >= 2;
    text.remove_prefix(label.size() + 1);
  }
}

// "//host:80/path" behind http: and https:.
bool HasHost(std::string_view rest) {
  if (!rest.starts_with("//")) return false;
  rest.remove_prefix(2);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const std::size_t colon = authority.find(':');
  const std::string_view host = authority.substr(0, colon);
  const std::string_view port = colon == std::string_view::npos ? "" : authority.substr(colon + 1);
  return !host.empty() && host.find_first_of("@[]") == std::string_view::npos &&
         port.find_first_not_of(kDigits) == std::string_view::npos;
}

bool HasUriCharacters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !IsHex(text[i + 1]) || !IsHex(text[i + 2])) return false;
    } else if (!IsLetter(text[i]) && !IsDigit(text[i]) && !IsIn(text[i], "-._~:/?#[]@!$&'()*+,;=")) {
      return false;
    }
  }
  return !text.empty();
}

}  // namespace

bool IsUri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !IsLetter(text.front())) return false;
  const std::string_view scheme = text.substr(0, colon);
  const bool named =
      std::all_of(scheme.begin(), scheme.end(), [](char c) { return IsLetter(c) || IsDigit(c) || IsIn(c, "+.-"); });
  const std::string_view rest = text.substr(colon + 1);
  if (!named || !HasUriCharacters(rest)) return false;
  const bool is_web = EqualsIgnoringCase(scheme, "http") || EqualsIgnoringCase(scheme, "https");
  return !is_web || HasHost(rest);
}

bool IsEmail(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || !IsDomain(text.substr(at + 1))) return false;
  const std::string_view name = text.substr(0, at);
  const bool plain = std::all_of(name.begin(), name.end(),
                                 [](char c) { return IsLetter(c) || IsDigit(c) || IsIn(c, "!#$%&'*+/=?^_`{|}~-."); });
  return !name.empty() && plain && name.front() != '.' && name.back() != '.' &&
         name.find("..") == std::string_view::npos;
}

bool IsMoment(std::string_view text) {
  constexpr std::size_t kSeconds = 19;  // 2026-01-05T09:30:00
  if (text.size() <= kSeconds || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      !ParseDate(text.substr(0, 10)).ok())
    return false;
  std::string_view rest = text.substr(kSeconds);
  if (rest.front() == '.') {
    rest.remove_prefix(1);
    const std::size_t digits = std::min(rest.find_first_not_of(kDigits), rest.size());
    if (digits == 0) return false;
    rest.remove_prefix(digits);
  }
  if (rest != "Z" && (rest.size() != 6 || !IsIn(rest[0], "+-") || rest[3] != ':')) return false;
  return ParseInstant(std::string(text.substr(0, kSeconds)) + std::string(rest), TimeZone()).ok() &&
         text.substr(11, 2) != "24";
}

std::string UriIn(std::string_view text) {
  if (IsUri(text)) return std::string(text);
  for (const std::string& part : SplitList(text, kBetween)) {
    if (IsUri(part)) return part;
    std::string address = "http://" + part;
    if (IsDomain(part.substr(0, part.find_first_of("/?#:"))) && IsUri(address)) return address;
  }
  return "";
}

std::string EmailIn(std::string_view text) {
  if (IsEmail(text)) return std::string(text);
  for (const std::string& part : SplitList(text, kBetween)) {
    if (IsEmail(part)) return part;
  }
  return "";
}

std::string NumberIn(std::string_view text) {
  const std::size_t begin = text.find_first_of(kDigits);
  if (begin == std::string_view::npos) return "";
  std::size_t end = std::min(text.find_first_not_of(kDigits, begin), text.size());
  // One point, with digits behind it.
  if (end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1]))
    end = std::min(text.find_first_not_of(kDigits, end + 1), text.size());
  if (text.find_first_of(kDigits, end) != std::string_view::npos) return "";
  const bool negative = begin == 1 && text[0] == '-' && end == text.size();
  return std::string(text.substr(negative ? 0 : begin, negative ? end : end - begin));
}

}  // namespace kith
