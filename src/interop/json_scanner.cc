#include "src/interop/json_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "kith/base/status.h"

namespace kith {
namespace {

constexpr std::size_t kReadBytes = 256U << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kRecordSeparator = '\x1e';

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

constexpr std::string_view kEndsBareValue = ",:{}[]\"\x1e";  // of a number, true, or what is no JSON at all

// What the scanner stops at inside of brackets.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (const char c : {'"', '{', '}', '[', ']'}) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

}  // namespace

bool JsonScanner::Fail(std::string_view what) {
  if (status_.ok()) status_ = InputError({file_, LineAt(at_), "", ""}, what);
  return false;
}

bool JsonScanner::FailLimit(std::size_t begin, std::string_view what, std::size_t bytes_max) {
  const InputPlace place{file_, LineAt(std::max(begin, line_counted_)), "", ""};
  status_ = absl::ResourceExhaustedError(ToString(place) + ": " + std::string(what) + " is longer than " +
                                         std::to_string(bytes_max) + " bytes");
  return false;
}

std::int64_t JsonScanner::LineAt(std::size_t position) {
  line_ += std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(line_counted_),
                      buffer_.begin() + static_cast<std::ptrdiff_t>(position), '\n');
  line_counted_ = position;
  return line_;
}

// Reads on; what is before `kept_` is let go.
bool JsonScanner::More() {
  if (!status_.ok()) return false;
  if (kept_ > 0) {
    LineAt(std::max(kept_, line_counted_));
    std::memmove(buffer_.data(), buffer_.data() + kept_, filled_ - kept_);
    at_ -= kept_;
    filled_ -= kept_;
    line_counted_ -= kept_;
    kept_ = 0;
  }
  if (filled_ > max_bytes_) return FailLimit(0, noun_, max_bytes_);
  // Doubling, so that a long value is moved few times; but never far beyond the longest that is allowed.
  if (buffer_.size() < filled_ + kReadBytes + kReadableBehind)
    buffer_.resize(filled_ + std::max(kReadBytes, std::min(filled_, max_bytes_ - filled_)) + kReadableBehind);
  absl::StatusOr<std::size_t> read =
      source_.Read({buffer_.data() + filled_, buffer_.size() - kReadableBehind - filled_});
  if (!read.ok()) {
    status_ = absl::Status(read.status().code(), file_ + ": " + std::string(read.status().message()));
    return false;
  }
  filled_ += *read;
  return *read > 0;
}

int JsonScanner::Peek() {
  while (true) {
    while (at_ < filled_ && IsBlank(buffer_[at_])) ++at_;
    if (at_ < filled_) return static_cast<unsigned char>(buffer_[at_]);
    if (!holds_) kept_ = at_;
    if (!More()) return kEnd;
  }
}

int JsonScanner::PeekValue() {
  int c = Peek();
  if (number_ == 0 && c == 0xEF) {
    while (filled_ - at_ < kByteOrderMark.size() && More()) {
    }
    if (buffer_.compare(at_, kByteOrderMark.size(), kByteOrderMark) == 0) {
      at_ += kByteOrderMark.size();
      c = Peek();
    }
  }
  while (c == kRecordSeparator) ++at_, c = Peek();
  return c;
}

bool JsonScanner::TakeName(std::string& name) {
  const std::size_t name_at = at_ - kept_;
  if (!SkipString()) return false;
  name = buffer_.substr(kept_ + name_at, at_ - kept_ - name_at);
  if (Peek() != ':') return Fail("not JSON: expected : behind the name of a member");
  ++at_;
  return true;
}

bool JsonScanner::SkipString() {
  ++at_;
  while (true) {
    while (at_ < filled_ && buffer_[at_] != '"' && buffer_[at_] != '\\') ++at_;
    if (at_ + 1 < filled_ && buffer_[at_] == '\\') {
      at_ += 2;
    } else if (at_ < filled_ && buffer_[at_] == '"') {
      ++at_;
      return true;
    } else if (!More()) {
      return FailAtEnd();
    }
  }
}

bool JsonScanner::SkipBrackets() {
  std::size_t depth = 0;
  while (true) {
    const char* p = buffer_.data() + at_;
    const char* const end = buffer_.data() + filled_;
    while (p < end && !kStops[static_cast<unsigned char>(*p)]) ++p;
    at_ = static_cast<std::size_t>(p - buffer_.data());
    if (at_ == filled_) {
      if (!More()) return FailAtEnd();
      continue;
    }
    switch (buffer_[at_]) {
      case '"':
        if (!SkipString()) return false;
        continue;
      case '{':
      case '[':
        ++depth;
        break;
      default:
        --depth;
    }
    ++at_;
    if (depth == 0) return true;
  }
}

bool JsonScanner::SkipValue() {
  const int c = Peek();
  if (c == kEnd) return FailAtEnd();
  if (c == '"') return SkipString();
  if (c == '{' || c == '[') return SkipBrackets();
  if (c == ',' || c == ':' || c == '}' || c == ']') return Fail("not JSON: a value is missing");
  while (true) {
    while (at_ < filled_ && !IsBlank(buffer_[at_]) && kEndsBareValue.find(buffer_[at_]) == std::string_view::npos)
      ++at_;
    if (at_ < filled_ || !More()) return status_.ok();
  }
}

void JsonScanner::EnterList() {
  ++at_;
  first_in_list_ = true;
}

bool JsonScanner::TakeInList() {
  kept_ = at_;
  const int c = Peek();
  if (c == ']') {
    kept_ = ++at_;
    return false;
  }
  if (!first_in_list_) {
    if (c == kEnd) return FailAtEnd();
    if (c != ',') return Fail("not JSON: expected , or ] behind " + std::string(noun_));
    ++at_;
    Peek();
  }
  first_in_list_ = false;
  kept_ = at_;
  if (!SkipValue()) return false;
  return Take(kept_);
}

bool JsonScanner::Take(std::size_t begin) {
  if (at_ - begin > max_bytes_) return FailLimit(begin, noun_, max_bytes_);
  text_begin_ = begin;
  text_end_ = at_;
  text_line_ = LineAt(begin);
  ++number_;
  return true;
}

}  // namespace kith
