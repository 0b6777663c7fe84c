// The text of a mapping (docs/mapping.md) as sections and lines; what they mean is for others to say.
//
//   absl::StatusOr<MappingText> text = ParseMappingText("[source pantries]\nfile = pantries.csv\n", "pantries.mapping");
//
// Model     `[kind name]` begins a section, or `[kind from source]`; below it stand lines `key = value`. `#` begins a line of comment. A line that
//           ends in a backslash goes on with the next. Text that is not UTF-8 is read as Windows-1252.
// Errors    InvalidArgument with file and line: a line before the first section, a section that is not closed, a line without `=`, without a key.
//           ResourceExhausted: over kMaxMappingBytes or kMaxMappingLines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

namespace kith {

inline constexpr std::size_t kMaxMappingBytes = 1U << 20;
inline constexpr std::size_t kMaxMappingLines = 20'000;

struct MappingLine {
  std::int64_t line = 0;  // from 1
  std::string key;        // "leave_out", "each item": words with one blank between; a key in quotes without them
  std::string value;      // trimmed; quotes around the whole of it are still there
};

struct MappingSection {
  std::int64_t line = 0;
  std::string kind;  // "source", "services"
  std::string name;  // of [source pantries]; empty where there is none
  std::string from;  // of [services from pantries]
  std::vector<MappingLine> lines;
};

struct MappingText {
  std::string file;
  std::vector<MappingSection> sections;
};

absl::StatusOr<MappingText> ParseMappingText(std::string_view text, std::string file);

// "pantries.mapping:14: <what>"
absl::Status MappingError(std::string_view file, std::int64_t line, std::string_view what);

// What stands between quotes around the whole text, with \" \\ \n \t undone; the text itself where there are none.
std::string Unquoted(std::string_view text);

// "file, key or crs", with " (did you mean crs?)" where one of them is near.
std::string Expected(std::string_view word, std::span<const std::string_view> words);

}  // namespace kith
