#include "src/interop/mapping_text.h"

#include <algorithm>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/interop/csv_table.h"

namespace kith {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Takes one line off the front, whatever ends it.
std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = rest.find_first_of("\r\n");
  const std::string_view line = rest.substr(0, end);
  if (end == std::string_view::npos) {
    rest = {};
  } else {
    rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2U : 1U));
  }
  return line;
}

// Where the key ends: at the first `=` outside quotes.
std::size_t FindEquals(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == '=' && !quoted) {
      return i;
    }
  }
  return std::string_view::npos;
}

// Whether quotes stand around the whole, and not around parts of it.
bool IsQuoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '"') return false;
    if (text[i] == '\\' && ++i + 1 == text.size()) return false;
  }
  return true;
}

class Parser {
 public:
  Parser(std::string file, std::string_view text) : rest_(text) { parsed_.file = std::move(file); }

  absl::StatusOr<MappingText> Parse() && {
    while (!rest_.empty()) {
      const std::string line = TakeLogicalLine();
      if (static_cast<std::size_t>(line_) > kMaxMappingLines)
        return absl::ResourceExhaustedError(parsed_.file + ": more than " + std::to_string(kMaxMappingLines) +
                                            " lines");
      const std::string_view trimmed = Trim(line);
      if (trimmed.empty() || trimmed.front() == '#') continue;
      KITH_RETURN_IF_ERROR(trimmed.front() == '[' ? TakeSection(trimmed) : TakeKeyAndValue(trimmed));
    }
    return std::move(parsed_);
  }

 private:
  // With the lines that it goes on with; begin_ is the first one's number.
  std::string TakeLogicalLine() {
    std::string line(TakeLine(rest_));
    begin_ = ++line_;
    while (line.ends_with('\\') && !rest_.empty() && !Trim(line).starts_with('#')) {
      line.pop_back();
      const std::string_view more = TakeLine(rest_);
      line += more.substr(std::min(more.find_first_not_of(" \t"), more.size()));
      ++line_;
    }
    return line;
  }

  absl::Status Fail(std::string_view what) const { return MappingError(parsed_.file, begin_, what); }

  absl::Status TakeSection(std::string_view line) {
    if (!line.ends_with(']')) return Fail("a section's name ends in `]`, as in [services from pantries]");
    const std::vector<std::string> words = SplitList(line.substr(1, line.size() - 2), " \t");
    MappingSection& section = parsed_.sections.emplace_back();
    section.line = begin_;
    if (!words.empty()) section.kind = words[0];
    if (words.size() == 2) section.name = words[1];
    if (words.size() == 3 && words[1] == "from") section.from = words[2];
    if (words.empty() || words.size() > 3 || (words.size() == 3 && section.from.empty()))
      return Fail("a section is [directory], [source NAME], [lookup NAME], [taxonomy NAME] or [RECORDS from SOURCE]");
    return absl::OkStatus();
  }

  absl::Status TakeKeyAndValue(std::string_view line) {
    if (parsed_.sections.empty()) return Fail("a line before the first section, such as [source pantries]");
    const std::size_t equals = FindEquals(line);
    if (equals == std::string_view::npos) return Fail(Quoted(line) + " is no line `key = value`");
    const std::string_view key = Trim(line.substr(0, equals));
    if (key.empty()) return Fail("no key stands before `=`");
    std::string words = key.front() == '"' ? Unquoted(key) : JoinList(SplitList(key, " \t"), " ");
    parsed_.sections.back().lines.push_back({begin_, std::move(words), std::string(Trim(line.substr(equals + 1)))});
    return absl::OkStatus();
  }

  MappingText parsed_;
  std::string_view rest_;
  std::int64_t line_ = 0;
  std::int64_t begin_ = 0;
};

}  // namespace

absl::StatusOr<MappingText> ParseMappingText(std::string_view text, std::string file) {
  if (text.size() > kMaxMappingBytes)
    return absl::ResourceExhaustedError(file + ": longer than " + std::to_string(kMaxMappingBytes) + " bytes");
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::string utf8 = ToUtf8(text);
  if (const std::size_t nul = utf8.find('\0'); nul != std::string::npos)
    return absl::InvalidArgumentError(file + ": a NUL byte; a mapping is UTF-8 text");
  return Parser(std::move(file), utf8).Parse();
}

absl::Status MappingError(std::string_view file, std::int64_t line, std::string_view what) {
  return InputError({.file = std::string(file), .line = line, .record = "", .field = ""}, what);
}

std::string Unquoted(std::string_view text) {
  if (!IsQuoted(text)) return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    ++i;
    plain += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
  }
  return plain;
}

std::string Expected(std::string_view word, std::span<const std::string_view> words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list + DidYouMean(word, words);
}

}  // namespace kith
