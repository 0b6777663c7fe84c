#include "src/interop/mapping_filters.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/text.h"
#include "src/interop/mapping_filter_steps.h"

namespace kith {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Changes each item by `kChange(item, call, problem)`; what comes out blank is dropped.
template <filters::Step kChange>
void Each(MappingItems& items, const FilterCall& call, FilterProblem& problem) {
  MappingItems changed;
  std::size_t bytes = 0;
  for (const std::string& item : items) {
    std::string text(Trim(kChange(item, call, problem)));
    bytes += text.size();
    if (bytes > kMaxMappingTextBytes) {
      filters::Lose(problem, item, OverTextLimit() + ": not stated");
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

std::string Part(std::string_view item, const FilterCall& call, FilterProblem&) {
  auto left = static_cast<std::uint64_t>(call.number);
  std::string wanted;
  ForEachPart(item, std::span(call.arguments).subspan(1), [&](std::string_view part) {
    if (left == 1) wanted = part;
    return left > 1 && --left > 0;
  });
  return wanted;
}

void List(MappingItems& items, const FilterCall& call, FilterProblem& problem) {
  MappingItems parts;
  for (const std::string& item : items) {
    ForEachPart(item, call.arguments, [&](std::string_view part) {
      if (part.empty()) return true;
      if (parts.size() < kMaxMappingItems) {
        parts.emplace_back(part);
        return true;
      }
      filters::Lose(problem, item,
                    "is a list of more than " + std::to_string(kMaxMappingItems) + ": the rest is left out");
      return false;
    });
  }
  items = std::move(parts);
}

void Join(MappingItems& items, const FilterCall& call, FilterProblem& problem) {
  if (items.size() < 2) return;
  std::size_t bytes = (items.size() - 1) * call.arguments[0].size();
  for (const std::string& item : items) bytes += item.size();
  if (bytes > kMaxMappingTextBytes) {
    filters::Lose(problem, items.front(), OverTextLimit() + ": not stated");
    items.clear();
  } else {
    items = {JoinList(items, call.arguments[0])};
  }
}

void Default(MappingItems& items, const FilterCall& call, FilterProblem&) {
  if (items.empty()) items = {call.arguments[0]};
}

std::string LookUp(std::string_view item, const FilterCall& call, FilterProblem& problem) {
  if (const std::string* found = call.lookup->Find(item)) return *found;
  filters::Lose(problem, item, "is not in lookup " + call.lookup->name + ": not stated");
  return "";
}

using enum FilterArguments;
constexpr std::size_t kMany = 64;
constexpr std::array<FilterSpec, 28> kFilters = {{
    {"after", kTexts, 1, 1, Each<filters::After>},
    {"before", kTexts, 1, kMany, Each<filters::Before>},
    {"count", kNone, 0, 0, Each<filters::Count>},
    {"count_least", kNone, 0, 0, Each<filters::CountLeast>},
    {"count_most", kNone, 0, 0, Each<filters::CountMost>},
    {"date", kDateForms, 0, 5, Each<filters::DateOf>},
    {"default", kTexts, 1, 1, Default},
    {"digits", kNone, 0, 0, Each<filters::Digits>},
    {"escapes", kNone, 0, 0, Each<filters::Escapes>},
    {"first", kNumber, 1, 1, Each<filters::First>},
    {"join", kTexts, 1, 1, Join},
    {"list", kSeparators, 1, kMany, List},
    {"lookup", kLookup, 1, 1, Each<LookUp>},
    {"lower", kNone, 0, 0, Each<filters::Lower>},
    {"null", kTexts, 1, kMany, Each<filters::Null>},
    {"number", kNone, 0, 0, Each<filters::Number>},
    {"part", kNumberAndText, 2, 2, Each<Part>},
    {"prefix", kTexts, 1, 1, Each<filters::Prefix>},
    {"replace", kTexts, 2, 2, Each<filters::Replace>},
    {"squeeze", kNone, 0, 0, Each<filters::Squeeze>},
    {"suffix", kTexts, 1, 1, Each<filters::Suffix>},
    {"time", kNone, 0, 0, Each<filters::TimeOf>},
    {"times", kNumber, 1, 1, Each<filters::Times>},
    {"title", kNone, 0, 0, Each<filters::Title>},
    {"upper", kNone, 0, 0, Each<filters::Upper>},
    {"url", kNone, 0, 0, Each<filters::Url>},
    {"weekday", kNone, 0, 0, Each<filters::Weekday>},
    {"yes_no", kNone, 0, 0, Each<filters::YesNo>},
}};

}  // namespace

std::vector<std::string> SplitAt(std::string_view text, std::span<const std::string> separators) {
  std::vector<std::string> parts;
  ForEachPart(text, separators, [&](std::string_view part) {
    parts.emplace_back(part);
    return true;
  });
  return parts;
}

std::string OverTextLimit() { return "makes a text of over " + std::to_string(kMaxMappingTextBytes) + " bytes"; }

bool IsNullWord(std::string_view null, std::string_view cell) {
  if (EqualsIgnoringCase(null, cell)) return true;
  if (null.empty() || cell.empty() || !(IsDigit(null.back()) && IsDigit(cell.back()))) return false;
  if (cell.size() > 1 && cell[0] == '0' && IsDigit(cell[1])) return false;
  const absl::StatusOr<double> number = ParseDouble(null), of_cell = ParseDouble(cell);
  return number.ok() && of_cell.ok() && *number == *of_cell;
}

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
