// [lookup NAME] of a mapping: what a source's words stand for, and which of its words no row says.
//
//   const std::string* found = lookup.Find("PRIMARY CARE CLINIC");   // nullptr: not listed, and there is no `otherwise`
//   NotesOf(lookup);      // once all rows are read: "[lookup kinds]: nothing says \"ADULT DAY\" (mapping line 27)."
//
// Model     Case does not matter. A word that nothing says is often one that is spelt in another way in the source, whose rows fell to `otherwise`: a note counts
//           the words that did, and quotes none of them, since a row of a confidential place may hold it.
// Threads   Find remembers what it was asked: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

inline constexpr std::size_t kMaxWordsOfANote = 20;

struct LookupWord {
  std::string result;
  std::string written;  // as the mapping has it
  std::int64_t line = 0;
  mutable bool met = false;
};

struct LookupTable {
  std::string name;
  std::int64_t line = 0;
  std::map<std::string, LookupWord, std::less<>> words;  // in lower case
  std::optional<std::string> otherwise;                  // of words that are not listed; without it they are a problem
  std::int64_t otherwise_line = 0;
  mutable std::set<std::string, std::less<>> others;  // that were taken as `otherwise`, in lower case

  const std::string* Find(std::string_view word) const;
};

std::vector<std::string> NotesOf(const LookupTable& lookup);

}  // namespace kith
