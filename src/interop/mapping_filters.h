// The filters of a mapping's templates: {Counties | list newline | prefix "county:" | join "; "}. docs/mapping.md lists them.
//
//   const FilterSpec* filter = FindFilter("date");                 // nullptr where there is none
//   filter->run(items, call, problem);                             // mapping_filter_steps.h: what each of them does
//
// Model     A value is a list of texts: one of a cell, several after `list`, none where nothing is stated. Most filters change each text by itself. What a
//           filter cannot read it drops and says so in `problem`, which is told as a repair: `"abc" is not a number: not stated`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/interop/mapping_lookup.h"

namespace kith {

inline constexpr std::size_t kMaxMappingItems = 10'000;           // in one value
inline constexpr std::size_t kMaxMappingTextBytes = 32U << 20;    // of one value; a field of CSV holds more
inline constexpr double kMaxMappingNumber = 1'000'000'000'000.0;  // as a filter's argument

using MappingItems = std::vector<std::string>;

// "makes a text of over 33554432 bytes"
std::string OverTextLimit();

struct FilterCall {
  const struct FilterSpec* spec = nullptr;
  std::vector<std::string> arguments;
  double number = 0;                    // the first argument, of filters that take a number
  const LookupTable* lookup = nullptr;  // of `lookup`
};

// Of one filter over one value. The first is told.
struct FilterProblem {
  std::string text;   // empty: none
  bool lost = false;  // a part of the value is not stated for it, rather than read in another way
  std::string note;   // how such a column is read: told once
};

enum class FilterArguments : std::uint8_t { kNone, kTexts, kSeparators, kNumber, kNumberAndText, kLookup, kDateForms };

struct FilterSpec {
  std::string_view name;
  FilterArguments arguments;
  std::size_t min_arguments;
  std::size_t max_arguments;
  void (*run)(MappingItems& items, const FilterCall& call, FilterProblem& problem);
};

// Does `cell` say what stands for nothing? Case does not matter, and numbers are compared as numbers: -999.0 is -999. "000" is a code, not 0.
bool IsNullWord(std::string_view null, std::string_view cell);

const FilterSpec* FindFilter(std::string_view name);
std::vector<std::string_view> FilterNames();

// "Fri", "Sat3rd", "SatLast", "1st Tue", "last Friday" as RFC 5545 writes them: FR, 3SA, -1SA, 1TU, -1FR; "" for others.
std::string ByDayCode(std::string_view text);

// The trimmed parts between any of the separators: newline, comma, semicolon, slash, bar, tab, blank, and (the word), or the text itself.
std::vector<std::string> SplitAt(std::string_view text, std::span<const std::string> separators);

}  // namespace kith
