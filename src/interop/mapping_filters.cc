#include "src/interop/mapping_filters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/base/time.h"
#include "src/interop/csv_table.h"
#include "src/interop/text_repair.h"
#include "src/schedule/clock_time.h"

namespace kith {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

void Complain(std::string& problem, std::string_view item, std::string_view what) {
  if (problem.empty()) problem = Quoted(item) + " " + std::string(what);
}

// Changes each item by `kChange(item, call, problem)`; what comes out blank is dropped.
template <auto kChange>
void Each(MappingItems& items, const FilterCall& call, std::string& problem) {
  MappingItems changed;
  std::size_t bytes = 0;
  for (const std::string& item : items) {
    std::string text(Trim(kChange(item, call, problem)));
    bytes += text.size();
    if (bytes > kMaxMappingTextBytes) {
      Complain(problem, item, OverTextLimit() + ": not stated");
      changed.clear();
      break;
    }
    if (!text.empty()) changed.push_back(std::move(text));
  }
  items = std::move(changed);
}

// The text that a separator's name stands for.
std::string_view LiteralSeparator(std::string_view separator) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNamed = {{{"newline", "\n"},
                                                                                    {"comma", ","},
                                                                                    {"semicolon", ";"},
                                                                                    {"slash", "/"},
                                                                                    {"bar", "|"},
                                                                                    {"tab", "\t"},
                                                                                    {"blank", " "},
                                                                                    {"and", " and "}}};
  for (const auto& [name, literal] : kNamed) {
    if (separator == name) return literal;
  }
  return separator;
}

// Gives the trimmed parts of `text` between any of the separators (SplitAt) to `take`, until that says false.
template <class Take>
void ForEachPart(std::string_view text, std::span<const std::string> separators, Take take) {
  constexpr std::string_view kAnd = " and ";
  std::vector<std::string_view> literals;
  for (const std::string& separator : separators) literals.push_back(LiteralSeparator(separator));
  const bool by_and = std::find(literals.begin(), literals.end(), kAnd) != literals.end();
  const auto clean = [&](std::string_view part) {
    part = Trim(part);
    return by_and && part.starts_with(kAnd.substr(1)) ? Trim(part.substr(kAnd.size() - 1)) : part;  // "a, b, and c"
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = std::find_if(literals.begin(), literals.end(), [&](std::string_view literal) {
      return !literal.empty() && text.substr(at).starts_with(literal);
    });
    if (found == literals.end()) {
      ++at;
      continue;
    }
    if (!take(clean(text.substr(begin, at - begin)))) return;
    at += found->size();
    begin = at;
  }
  take(clean(text.substr(begin)));
}

// ---- text

std::string Squeeze(std::string_view item, const FilterCall&, std::string&) {
  return JoinList(SplitList(item, " \t\r\n"), " ");
}

std::string Lower(std::string_view item, const FilterCall&, std::string&) { return ToLower(item); }

std::string Upper(std::string_view item, const FilterCall&, std::string&) {
  std::string upper(item);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

// "ST. MARY'S CLINIC" -> "St. Mary's Clinic"
std::string Title(std::string_view item, const FilterCall&, std::string&) {
  std::string title = ToLower(item);
  bool inside = false;
  for (char& c : title) {
    if (!inside && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    inside = IsLetter(c) || IsDigit(c) || c == '\'';
  }
  return title;
}

// Up to the first of several texts.
std::string Before(std::string_view item, const FilterCall& call, std::string&) {
  std::size_t end = std::string_view::npos;
  for (const std::string& text : call.arguments) end = std::min(end, item.find(text));
  return std::string(item.substr(0, end));
}

// Nothing where the text is not there.
std::string After(std::string_view item, const FilterCall& call, std::string&) {
  const std::size_t at = item.find(call.arguments[0]);
  return at == std::string_view::npos ? "" : std::string(item.substr(at + call.arguments[0].size()));
}

std::string Replace(std::string_view item, const FilterCall& call, std::string&) {
  std::string replaced;
  for (std::size_t at = 0; at < item.size() && replaced.size() <= kMaxMappingTextBytes;) {
    const bool found = item.substr(at).starts_with(call.arguments[0]);
    replaced += found ? std::string_view(call.arguments[1]) : item.substr(at, 1);
    at += found ? call.arguments[0].size() : 1;
  }
  return replaced;
}

std::string Prefix(std::string_view item, const FilterCall& call, std::string&) {
  return call.arguments[0] + std::string(item);
}
std::string Suffix(std::string_view item, const FilterCall& call, std::string&) {
  return std::string(item) + call.arguments[0];
}

std::string Digits(std::string_view item, const FilterCall&, std::string&) {
  std::string digits;
  for (const char c : item) {
    if (IsDigit(c)) digits += c;
  }
  return digits;
}

// The first n characters of UTF-8.
std::string First(std::string_view item, const FilterCall& call, std::string&) {
  std::size_t end = 0;
  for (double left = call.number; end < item.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(item[end]) >> 6) != 2;
    if (begins && left-- < 1) break;
  }
  return std::string(item.substr(0, end));
}

std::string Part(std::string_view item, const FilterCall& call, std::string&) {
  auto left = static_cast<std::uint64_t>(call.number);
  std::string wanted;
  ForEachPart(item, std::span(call.arguments).subspan(1), [&](std::string_view part) {
    if (left == 1) wanted = part;
    return left > 1 && --left > 0;
  });
  return wanted;
}

std::string Null(std::string_view item, const FilterCall& call, std::string&) {
  const bool is_null = std::any_of(call.arguments.begin(), call.arguments.end(),
                                   [&](const std::string& null) { return EqualsIgnoringCase(null, item); });
  return is_null ? "" : std::string(item);
}

std::string Escapes(std::string_view item, const FilterCall&, std::string&) { return DecodeEscapes(item); }

std::string Url(std::string_view item, const FilterCall&, std::string& problem) {
  for (const std::string_view scheme : {"https", "http"}) {
    if (!ToLower(item.substr(0, scheme.size())).starts_with(scheme)) continue;
    std::string_view rest = item.substr(scheme.size());
    if (rest.starts_with("://") || !(rest.starts_with("//") || rest.starts_with(":/"))) break;
    rest.remove_prefix(2);
    Complain(problem, item, "lacks a part of ://, which is put in");
    return std::string(scheme) + "://" + std::string(rest);
  }
  return std::string(item);
}

// ---- numbers

// Digits with commas at thousands, if any: 1,234,567.5
bool HasGoodCommas(std::string_view number) {
  std::size_t digits = 0;  // since the last comma
  bool any = false;
  for (const char c : number.substr(0, number.find('.'))) {
    if (c == ',') {
      if (digits == 0 || digits > 3 || (any && digits != 3)) return false;
      any = true;
      digits = 0;
    } else {
      digits += IsDigit(c) ? 1U : 0U;
    }
  }
  return !any || digits == 3;
}

std::optional<std::string> PlainNumber(std::string_view item) {
  std::string_view text = Trim(item);
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.starts_with('$')) text = Trim(text.substr(1));
  if (text.ends_with('%')) text = Trim(text.substr(0, text.size() - 1));
  if (text.empty() || !(IsDigit(text.front()) || text.front() == '.') || !HasGoodCommas(text)) return std::nullopt;
  std::string number(negative ? "-" : "");
  for (const char c : text) {
    if (c != ',') number += c;
  }
  return ParseDouble(number).ok() ? std::optional(number) : std::nullopt;
}

std::string Number(std::string_view item, const FilterCall&, std::string& problem) {
  if (std::optional<std::string> number = PlainNumber(item)) return *std::move(number);
  Complain(problem, item, "is not a number: not stated");
  return "";
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
std::string CountOf(std::string_view item, const FilterCall&, std::string& problem) {
  if (const std::optional<long long> below = SuppressedBelow(item)) {
    if (kEnd == CountEnd::kLeast) return "0";
    if (kEnd == CountEnd::kMost) return std::to_string(*below - 1);
    Complain(problem, item, "is a suppressed count: not known, from 0 to " + std::to_string(*below - 1));
    return "";
  }
  const std::optional<std::string> number = PlainNumber(item);
  if (number && ParseInteger(*number).ok() && !number->starts_with('-')) return *number;
  Complain(problem, item, "is not a count: not stated");
  return "";
}

std::string Times(std::string_view item, const FilterCall& call, std::string& problem) {
  const std::optional<std::string> number = PlainNumber(item);
  if (!number) {
    Complain(problem, item, "is not a number: not stated");
    return "";
  }
  std::array<char, 32> text{};
  const std::to_chars_result end =
      std::to_chars(text.data(), text.data() + text.size(), *ParseDouble(*number) * call.number);
  return {text.data(), end.ptr};
}

std::string YesNo(std::string_view item, const FilterCall&, std::string& problem) {
  if (EqualsIgnoringCase(item, "t") || EqualsIgnoringCase(item, "y")) return "true";
  if (EqualsIgnoringCase(item, "f") || EqualsIgnoringCase(item, "n")) return "false";
  if (const std::optional<bool> value = ParseYesNo(item)) return *value ? "true" : "false";
  Complain(problem, item, "is neither yes nor no: not stated");
  return "";
}

// ---- times

// Days since 1899-12-30, as Excel counts from March 1900 on.
std::optional<Date> ExcelDate(std::string_view item) {
  constexpr std::int32_t kDay1 = 61;          // 1900-03-01; before it, Excel counts a day that was not
  constexpr std::int32_t kLastDay = 2958465;  // 9999-12-31
  const absl::StatusOr<double> serial = ParseDouble(item);
  if (!serial.ok() || *serial < kDay1 || *serial >= kLastDay + 1) return std::nullopt;
  using namespace std::chrono;
  return Date::FromYmd(1899y / December / 30) + static_cast<std::int32_t>(*serial);
}

// Day first, as most of the world writes it.
std::string DaySwapped(std::string_view item) {
  std::vector<std::string> parts = SplitList(item, "/.-");
  if (parts.size() < 2 || parts[0].size() > 2) return std::string(item);
  std::swap(parts[0], parts[1]);
  return JoinList(parts, "/");
}

// Arguments: forms (iso, mdy, dmy, excel), and a year for dates without one.
std::string DateOf(std::string_view item, const FilterCall& call, std::string& problem) {
  const auto asks = [&](std::string_view form) {
    return std::find(call.arguments.begin(), call.arguments.end(), form) != call.arguments.end();
  };
  if (asks("excel")) {
    if (const std::optional<Date> date = ExcelDate(item)) return FormatDate(*date);
  }
  if (const std::optional<LooseDate> read = ParseLooseDate(asks("dmy") ? DaySwapped(item) : std::string(item))) {
    if (!read->every_year) return FormatDate(read->date);
    const std::chrono::year_month_day ymd = read->date.ymd();
    for (const std::string& argument : call.arguments) {
      const absl::StatusOr<long long> year = ParseInteger(argument);
      if (!year.ok()) continue;
      const std::chrono::year_month_day dated{std::chrono::year(static_cast<int>(*year)), ymd.month(), ymd.day()};
      if (dated.ok()) return FormatDate(Date::FromYmd(dated));
    }
    Complain(problem, item, "has no year: not stated");
    return "";
  }
  Complain(problem, item, "is not a date: not stated");
  return "";
}

std::string TimeOf(std::string_view item, const FilterCall&, std::string& problem) {
  if (const std::optional<ClockTime> time = ParseColumnTime(item)) return FormatMinuteOfDay(time->minute);
  Complain(problem, item, "is not a time of day: not stated");
  return "";
}

std::string Weekday(std::string_view item, const FilterCall&, std::string& problem) {
  if (std::string day = ByDayCode(item); !day.empty()) return day;
  if (item.size() == 1 && item.front() >= '0' && item.front() <= '7') return std::string(ParseWeekday(item));
  Complain(problem, item, "is not a day of the week: not stated");
  return "";
}

// ---- lists

void List(MappingItems& items, const FilterCall& call, std::string& problem) {
  MappingItems parts;
  for (const std::string& item : items) {
    ForEachPart(item, call.arguments, [&](std::string_view part) {
      if (part.empty()) return true;
      if (parts.size() < kMaxMappingItems) {
        parts.emplace_back(part);
        return true;
      }
      Complain(problem, item, "is a list of more than " + std::to_string(kMaxMappingItems) + ": the rest is left out");
      return false;
    });
  }
  items = std::move(parts);
}

void Join(MappingItems& items, const FilterCall& call, std::string& problem) {
  if (items.size() < 2) return;
  std::size_t bytes = (items.size() - 1) * call.arguments[0].size();
  for (const std::string& item : items) bytes += item.size();
  if (bytes > kMaxMappingTextBytes) {
    Complain(problem, items.front(), OverTextLimit() + ": not stated");
    items.clear();
  } else {
    items = {JoinList(items, call.arguments[0])};
  }
}

void Default(MappingItems& items, const FilterCall& call, std::string&) {
  if (items.empty()) items = {call.arguments[0]};
}

std::string LookUp(std::string_view item, const FilterCall& call, std::string& problem) {
  if (const auto found = call.lookup->results.find(ToLower(item)); found != call.lookup->results.end())
    return found->second;
  if (call.lookup->otherwise) return *call.lookup->otherwise;
  Complain(problem, item, "is not in lookup " + call.lookup->name + ": not stated");
  return "";
}

using enum FilterArguments;
constexpr std::size_t kMany = 64;
constexpr std::array<FilterSpec, 28> kFilters = {{
    {"after", kTexts, 1, 1, Each<After>},
    {"before", kTexts, 1, kMany, Each<Before>},
    {"count", kNone, 0, 0, Each<CountOf<CountEnd::kExact>>},
    {"count_least", kNone, 0, 0, Each<CountOf<CountEnd::kLeast>>},
    {"count_most", kNone, 0, 0, Each<CountOf<CountEnd::kMost>>},
    {"date", kDateForms, 0, 4, Each<DateOf>},
    {"default", kTexts, 1, 1, Default},
    {"digits", kNone, 0, 0, Each<Digits>},
    {"escapes", kNone, 0, 0, Each<Escapes>},
    {"first", kNumber, 1, 1, Each<First>},
    {"join", kTexts, 1, 1, Join},
    {"list", kSeparators, 1, kMany, List},
    {"lookup", kLookup, 1, 1, Each<LookUp>},
    {"lower", kNone, 0, 0, Each<Lower>},
    {"null", kTexts, 1, kMany, Each<Null>},
    {"number", kNone, 0, 0, Each<Number>},
    {"part", kNumberAndText, 2, 2, Each<Part>},
    {"prefix", kTexts, 1, 1, Each<Prefix>},
    {"replace", kTexts, 2, 2, Each<Replace>},
    {"squeeze", kNone, 0, 0, Each<Squeeze>},
    {"suffix", kTexts, 1, 1, Each<Suffix>},
    {"time", kNone, 0, 0, Each<TimeOf>},
    {"times", kNumber, 1, 1, Each<Times>},
    {"title", kNone, 0, 0, Each<Title>},
    {"upper", kNone, 0, 0, Each<Upper>},
    {"url", kNone, 0, 0, Each<Url>},
    {"weekday", kNone, 0, 0, Each<Weekday>},
    {"yes_no", kNone, 0, 0, Each<YesNo>},
}};

}  // namespace

std::string ByDayCode(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOrdinals = {
      {{"1st", "1"}, {"2nd", "2"}, {"3rd", "3"}, {"4th", "4"}, {"5th", "5"}, {"last", "-1"}}};
  const std::string folded = FoldName(text);
  std::string_view day = folded;
  std::string_view ordinal;
  for (const auto& [word, number] : kOrdinals) {
    if (day.size() > word.size() && day.starts_with(word)) {
      day.remove_prefix(word.size());
    } else if (day.size() > word.size() && day.ends_with(word)) {
      day.remove_suffix(word.size());
    } else {
      continue;
    }
    ordinal = number;
    break;
  }
  day = Trim(day);
  if (day.empty() || IsDigit(day.front())) return "";
  const std::string_view code = ParseWeekday(day);
  return code.empty() ? "" : std::string(ordinal) + std::string(code);
}

std::vector<std::string> SplitAt(std::string_view text, std::span<const std::string> separators) {
  std::vector<std::string> parts;
  ForEachPart(text, separators, [&](std::string_view part) {
    parts.emplace_back(part);
    return true;
  });
  return parts;
}

std::string OverTextLimit() { return "makes a text of over " + std::to_string(kMaxMappingTextBytes) + " bytes"; }

const FilterSpec* FindFilter(std::string_view name) {
  const auto* found =
      std::find_if(kFilters.begin(), kFilters.end(), [&](const FilterSpec& filter) { return filter.name == name; });
  return found == kFilters.end() ? nullptr : &*found;
}

std::vector<std::string_view> FilterNames() {
  std::vector<std::string_view> names;
  for (const FilterSpec& filter : kFilters) names.push_back(filter.name);
  return names;
}

}  // namespace kith
