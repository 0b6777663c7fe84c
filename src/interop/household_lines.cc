#include "src/interop/household_lines.h"

#include <algorithm>
#include <utility>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;

// How many more brackets a line opens than it closes. A text of JSON ends on its line.
std::int64_t OpenBrackets(std::string_view line) {
  std::int64_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_text) {
      if (c == '\\') ++i;
      if (c == '"') in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return depth;
}

bool IsWholeObject(std::string_view line) {
  const std::string_view text = Trim(line);
  return line.front() == '{' && text.back() == '}' && OpenBrackets(text) == 0;
}

}  // namespace

bool HouseholdLines::ReadMore() {
  if (ended_) return false;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kBlockBytes);
  const std::size_t bytes = source_(buffer_.data() + size, kBlockBytes);
  buffer_.resize(size + std::min(bytes, kBlockBytes));
  ended_ = bytes == 0;
  return !ended_;
}

void HouseholdLines::DropRead() {
  if (begin_ < kBlockBytes) return;
  dropped_ += begin_;
  buffer_.erase(0, begin_);
  begin_ = 0;
}

std::size_t HouseholdLines::EndOfLine(std::size_t from) {
  const std::size_t most = begin_ + max_bytes_ + 1;
  for (std::size_t searched = from;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) return std::min(end, std::max(most, from));
    if (buffer_.size() >= most) return std::max(most, from);
    searched = buffer_.size();
    if (!ReadMore()) return buffer_.size();
  }
}

// Goes on behind `end`, which is that of a line or of the bytes that a text may have.
void HouseholdLines::PassOver(std::size_t end) {
  const std::string_view passed = Text(begin_, end);
  for (std::size_t at = passed.find('\n'); at != std::string_view::npos; at = passed.find('\n', at + 1)) ++next_line_;
  begin_ = end;
  if (begin_ == buffer_.size() && !ReadMore()) return;
  in_long_line_ = buffer_[begin_] != '\n';
  if (in_long_line_) return;
  ++begin_;
  ++next_line_;
}

// Of the household of several lines whose first ends at `line_end`, with brackets open.
std::size_t HouseholdLines::EndOfHousehold(std::size_t line_end) {
  const std::size_t most = begin_ + max_bytes_ + 1;
  std::int64_t depth = OpenBrackets(Text(begin_, line_end));
  std::size_t before_whole_object = 0;  // the end of the line before it
  for (std::size_t end = line_end; end < most;) {
    if (end == buffer_.size()) return before_whole_object > 0 ? before_whole_object : end;  // the input ends
    const std::size_t from = end + 1;
    const std::size_t next_end = EndOfLine(from);
    const std::string_view line = Text(from, next_end);
    if (!Trim(line).empty()) {
      const char last = Trim(Text(begin_, end)).back();
      if (line.front() == '{' && last != '[' && last != ',' && last != ':')
        return before_whole_object > 0 ? before_whole_object : end;
      if (before_whole_object == 0 && IsWholeObject(line)) before_whole_object = end;
      depth += OpenBrackets(line);
      if (depth <= 0) return next_end;
    }
    end = next_end;
  }
  if (before_whole_object > 0) return before_whole_object;
  Stop();
  return most;
}

void HouseholdLines::Stop() {
  ended_ = true;
  stopped_ = true;
}

std::string_view HouseholdLines::Next() {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  for (;;) {
    if (stopped_) return {};
    DropRead();
    std::size_t end = EndOfLine(begin_);
    if (!std::exchange(started_, true) && Text(begin_, end).starts_with(kByteOrderMark)) begin_ = kByteOrderMark.size();
    if (begin_ == buffer_.size()) return {};
    line_ = next_line_;
    const std::size_t begin = begin_;
    const bool rest_of_long_line = in_long_line_;
    const bool blank = Trim(Text(begin, end)).empty();
    const bool whole = end - begin <= max_bytes_;
    if (!blank && !rest_of_long_line && std::exchange(first_, false) && whole && OpenBrackets(Text(begin, end)) > 0)
      end = EndOfHousehold(end);
    PassOver(end);
    if (!blank && !rest_of_long_line) return Text(begin, end);
  }
}

}  // namespace kith
