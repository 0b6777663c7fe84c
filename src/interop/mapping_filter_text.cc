// Filters that change text.
#include <algorithm>
#include <array>

#include "kith/base/text.h"
#include "src/interop/mapping_filter_steps.h"
#include "src/interop/text_repair.h"

namespace kith::filters {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// Words of companies and clinics that are written in capitals wherever they stand alone.
void KeepAbbreviations(std::string& title) {
  constexpr std::array<std::string_view, 14> kCapitals = {"Llc", "Llp", "Pllc", "Ymca", "Ywca", "Usa", "Wic",
                                                          "Hiv", "Ii",  "Iii",  "Po",   "Ne",   "Nw",  "Sw"};
  for (std::size_t begin = 0; begin < title.size();) {
    if (!IsLetter(title[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < title.size() && (IsLetter(title[end]) || IsDigit(title[end]) || title[end] == '\'')) ++end;
    const std::string_view word(title.data() + begin, end - begin);
    if (std::find(kCapitals.begin(), kCapitals.end(), word) != kCapitals.end()) {
      for (std::size_t i = begin; i < end; ++i)
        title[i] = title[i] >= 'a' && title[i] <= 'z' ? static_cast<char>(title[i] - 'a' + 'A') : title[i];
    }
    begin = end;
  }
}

}  // namespace

std::string Squeeze(std::string_view item, const FilterCall&, FilterProblem&) {
  return JoinList(SplitList(item, " \t\r\n"), " ");
}

std::string Lower(std::string_view item, const FilterCall&, FilterProblem&) { return ToLower(item); }

std::string Upper(std::string_view item, const FilterCall&, FilterProblem&) {
  std::string upper(item);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

// "ST. MARY'S CLINIC LLC" -> "St. Mary's Clinic LLC"
std::string Title(std::string_view item, const FilterCall&, FilterProblem&) {
  std::string title = ToLower(item);
  bool inside = false;
  for (char& c : title) {
    if (!inside && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    inside = IsLetter(c) || IsDigit(c) || c == '\'';
  }
  KeepAbbreviations(title);
  return title;
}

// Up to the first of several texts.
std::string Before(std::string_view item, const FilterCall& call, FilterProblem&) {
  std::size_t end = std::string_view::npos;
  for (const std::string& text : call.arguments) end = std::min(end, item.find(text));
  return std::string(item.substr(0, end));
}

// Nothing where the text is not there.
std::string After(std::string_view item, const FilterCall& call, FilterProblem&) {
  const std::size_t at = item.find(call.arguments[0]);
  return at == std::string_view::npos ? "" : std::string(item.substr(at + call.arguments[0].size()));
}

std::string Replace(std::string_view item, const FilterCall& call, FilterProblem&) {
  std::string replaced;
  for (std::size_t at = 0; at < item.size() && replaced.size() <= kMaxMappingTextBytes;) {
    const bool found = item.substr(at).starts_with(call.arguments[0]);
    replaced += found ? std::string_view(call.arguments[1]) : item.substr(at, 1);
    at += found ? call.arguments[0].size() : 1;
  }
  return replaced;
}

std::string Prefix(std::string_view item, const FilterCall& call, FilterProblem&) {
  return call.arguments[0] + std::string(item);
}
std::string Suffix(std::string_view item, const FilterCall& call, FilterProblem&) {
  return std::string(item) + call.arguments[0];
}

std::string Digits(std::string_view item, const FilterCall&, FilterProblem&) {
  std::string digits;
  for (const char c : item) {
    if (IsDigit(c)) digits += c;
  }
  return digits;
}

// The first n characters of UTF-8.
std::string First(std::string_view item, const FilterCall& call, FilterProblem&) {
  std::size_t end = 0;
  for (double left = call.number; end < item.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(item[end]) >> 6) != 2;
    if (begins && left-- < 1) break;
  }
  return std::string(item.substr(0, end));
}

std::string Null(std::string_view item, const FilterCall& call, FilterProblem&) {
  const bool is_null = std::any_of(call.arguments.begin(), call.arguments.end(),
                                   [&](const std::string& null) { return IsNullWord(null, item); });
  return is_null ? "" : std::string(item);
}

std::string Escapes(std::string_view item, const FilterCall&, FilterProblem&) { return DecodeEscapes(item); }

std::string Url(std::string_view item, const FilterCall&, FilterProblem& problem) {
  for (const std::string_view scheme : {"https", "http"}) {
    if (!ToLower(item.substr(0, scheme.size())).starts_with(scheme)) continue;
    std::string_view rest = item.substr(scheme.size());
    if (rest.starts_with("://") || !(rest.starts_with("//") || rest.starts_with(":/"))) break;
    rest.remove_prefix(2);
    Tell(problem, item, "lacks a part of ://, which is put in");
    return std::string(scheme) + "://" + std::string(rest);
  }
  return std::string(item);
}

}  // namespace kith::filters
