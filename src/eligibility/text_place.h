// Places in the text of a rule file, as people find them: line, column, the line itself with a mark under the place.
//
// Model     Lines and columns count from 1, columns in characters of UTF-8. A byte order mark is no column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>

#include "kith/eligibility/rule.h"

namespace kith {

std::int64_t CharactersOf(std::string_view text);
std::int64_t ColumnOf(std::string_view text, std::size_t offset);
// The line around `offset`, cut where it is very long, and under it a mark from there to `marked_end`, at most to the end of what is shown: `^~~~`.
std::string Excerpt(std::string_view text, std::size_t offset, std::size_t marked_end);
inline std::string Excerpt(std::string_view text, std::size_t offset) { return Excerpt(text, offset, offset); }

// "pantry.rules:3:37: what is wrong", and the excerpt.
absl::Status ErrorAt(std::string_view file, std::string_view text, RuleSpan place, std::string_view what);

// The lines of one text: for those who ask for many places of it. `text` must outlive it.
class TextLines {
 public:
  explicit TextLines(std::string_view text);

  std::string_view text() const { return text_; }
  std::int64_t LineOf(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> ends_;  // where each line ends
};

}  // namespace kith
