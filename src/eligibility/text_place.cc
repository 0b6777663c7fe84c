#include "src/eligibility/text_place.h"

#include <algorithm>

namespace kith {
namespace {

constexpr std::size_t kMaxExcerptBytes = 160;  // of the line that is shown
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
constexpr bool IsUtf8Tail(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; }

std::size_t LineBegin(std::string_view text, std::size_t offset) {
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  if (before != std::string_view::npos) return before + 1;
  return text.starts_with(kByteOrderMark) ? std::min(offset, kByteOrderMark.size()) : 0;
}

}  // namespace

std::int64_t CharactersOf(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return !IsUtf8Tail(c); });
}

std::int64_t ColumnOf(std::string_view text, std::size_t offset) {
  const std::size_t begin = LineBegin(text, offset);
  return 1 + CharactersOf(text.substr(begin, offset - begin));
}

std::string Excerpt(std::string_view text, std::size_t offset, std::size_t marked_end) {
  std::size_t begin = LineBegin(text, offset);
  std::size_t end = std::min(text.find('\n', offset), text.size());
  if (end > begin && text[end - 1] == '\r' && offset < end) --end;
  if (offset - begin > kMaxExcerptBytes / 2) begin = offset - kMaxExcerptBytes / 2;
  end = std::min(end, begin + kMaxExcerptBytes);
  while (begin < offset && IsUtf8Tail(text[begin])) ++begin;
  while (end < text.size() && end > offset && IsUtf8Tail(text[end])) --end;
  std::string line = "  ";
  std::string mark = "  ";
  for (std::size_t i = begin; i < end; ++i) {
    // However wide a tab is where the line is shown, a blank is as wide in both lines.
    line += text[i] == '\t' ? ' ' : IsControl(text[i]) ? '?' : text[i];
    if (IsUtf8Tail(text[i])) continue;
    if (i < offset) mark += ' ';
    if (i > offset && i < marked_end) mark += '~';
    if (i == offset) mark += '^';
  }
  if (offset >= end) mark += '^';
  return line + "\n" + mark;
}

absl::Status ErrorAt(std::string_view file, std::string_view text, RuleSpan place, std::string_view what) {
  const std::size_t at = std::min<std::size_t>(place.begin, text.size());
  return absl::InvalidArgumentError(std::string(file) + ":" + std::to_string(TextLines(text).LineOf(at)) + ":" +
                                    std::to_string(ColumnOf(text, at)) + ": " + std::string(what) + "\n" +
                                    Excerpt(text, at));
}

TextLines::TextLines(std::string_view text) : text_(text) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1))
    ends_.push_back(static_cast<std::uint32_t>(end));
}

std::int64_t TextLines::LineOf(std::size_t offset) const {
  return 1 + (std::ranges::lower_bound(ends_, offset) - ends_.begin());
}

}  // namespace kith
