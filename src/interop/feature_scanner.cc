#include "src/interop/feature_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "kith/base/status.h"

namespace kith {
namespace {

constexpr std::size_t kReadBytes = 256U << 10;
constexpr std::size_t kMaxCrsBytes = 64U << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kRecordSeparator = '\x1e';  // RFC 8142

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// What the scanner stops at inside of brackets.
constexpr std::array<bool, 256> kStops = [] {
  std::array<bool, 256> stops{};
  for (const char c : {'"', '{', '}', '[', ']'}) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}();

}  // namespace

bool FeatureScanner::Fail(std::string_view what) {
  if (status_.ok()) status_ = InputError({file_, LineAt(at_), "", ""}, what);
  return false;
}

std::int64_t FeatureScanner::LineAt(std::size_t position) {
  line_ += std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(line_counted_),
                      buffer_.begin() + static_cast<std::ptrdiff_t>(position), '\n');
  line_counted_ = position;
  return line_;
}

// Reads on; what is before `kept_` is let go.
bool FeatureScanner::More() {
  if (!status_.ok()) return false;
  if (kept_ > 0) {
    LineAt(std::max(kept_, line_counted_));
    std::memmove(buffer_.data(), buffer_.data() + kept_, filled_ - kept_);
    at_ -= kept_;
    filled_ -= kept_;
    line_counted_ -= kept_;
    kept_ = 0;
  }
  if (filled_ > kMaxFeatureBytes) {
    status_ = absl::ResourceExhaustedError(file_ + ": line " + std::to_string(line_) + ": a feature is longer than " +
                                           std::to_string(kMaxFeatureBytes) + " bytes");
    return false;
  }
  // Doubling, so that a long feature is moved few times.
  if (buffer_.size() < filled_ + kReadBytes + kReadableBehind)
    buffer_.resize(std::max(filled_ + kReadBytes, filled_ * 2) + kReadableBehind);
  absl::StatusOr<std::size_t> read =
      source_.Read({buffer_.data() + filled_, buffer_.size() - kReadableBehind - filled_});
  if (!read.ok()) {
    status_ = absl::Status(read.status().code(), file_ + ": " + std::string(read.status().message()));
    return false;
  }
  filled_ += *read;
  return *read > 0;
}

// The next character that is no blank.
int FeatureScanner::Peek() {
  while (true) {
    while (at_ < filled_ && IsBlank(buffer_[at_])) ++at_;
    if (at_ < filled_) return static_cast<unsigned char>(buffer_[at_]);
    if (!in_members_ || in_features_) kept_ = at_;
    if (!More()) return kEnd;
  }
}

bool FeatureScanner::SkipString() {
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

bool FeatureScanner::SkipBrackets() {
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

bool FeatureScanner::SkipValue() {
  const int c = Peek();
  if (c == kEnd) return FailAtEnd();
  if (c == '"') return SkipString();
  if (c == '{' || c == '[') return SkipBrackets();
  if (c == ',' || c == ':' || c == '}' || c == ']') return Fail("not JSON: a value is missing");
  while (true) {
    while (at_ < filled_ && !IsBlank(buffer_[at_]) && std::strchr(",:{}[]\"\x1e", buffer_[at_]) == nullptr) ++at_;
    if (at_ < filled_ || !More()) return status_.ok();
  }
}

bool FeatureScanner::Take(std::size_t begin) {
  text_begin_ = begin;
  text_end_ = at_;
  text_line_ = LineAt(begin);
  ++number_;
  return true;
}

bool FeatureScanner::Next() {
  while (status_.ok()) {
    if (in_features_) {
      if (NextFeature()) return true;
    } else if (in_members_) {
      if (ReadMember()) return true;
    } else if (!EnterValue()) {
      return false;
    }
  }
  return false;
}

// Steps into the next value on the top level: false at the end.
bool FeatureScanner::EnterValue() {
  kept_ = at_;
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
  if (c == kEnd) {
    if (status_.ok() && number_ == 0 && !features_seen_) return Fail("holds no feature");
    return false;
  }
  if (c != '{') return Fail("not GeoJSON: expected {");
  kept_ = at_;
  ++at_;
  in_members_ = true;
  features_seen_ = false;
  type_.clear();
  return true;
}

// One member of an object on the top level. True where the object has ended and is to be given whole.
bool FeatureScanner::ReadMember() {
  int c = Peek();
  if (c == ',') ++at_, c = Peek();
  if (c == '}') return LeaveMembers();
  if (c != '"') return c == kEnd ? FailAtEnd() : Fail("not JSON: expected the name of a member");
  const std::size_t name_at = at_ - kept_;
  if (!SkipString()) return false;
  const std::string name = buffer_.substr(kept_ + name_at, at_ - kept_ - name_at);
  if (Peek() != ':') return Fail("not JSON: expected : behind the name of a member");
  ++at_;
  c = Peek();
  if (name == "\"features\"" && c == '[') {
    if (features_seen_) return Fail("a second list of features");
    ++at_;
    features_seen_ = in_features_ = first_feature_ = true;
    return false;
  }
  const std::size_t value_at = at_ - kept_;
  if (!SkipValue()) return false;
  const std::size_t size = at_ - kept_ - value_at;
  if (name == "\"type\"") type_ = buffer_.substr(kept_ + value_at, std::min<std::size_t>(size, 100));
  if (name == "\"crs\"") {
    if (size > kMaxCrsBytes) return Fail("a crs that is too long");
    crs_ = buffer_.substr(kept_ + value_at, size);
  }
  if (features_seen_) kept_ = at_;
  return false;
}

bool FeatureScanner::LeaveMembers() {
  ++at_;
  in_members_ = false;
  if (!features_seen_) {
    if (type_ == "\"FeatureCollection\"") return Fail("a FeatureCollection without a list of features");
    return Take(kept_);
  }
  if (type_ != "\"FeatureCollection\"") return Fail("a list of features in what is no FeatureCollection");
  return false;
}

bool FeatureScanner::NextFeature() {
  kept_ = at_;
  int c = Peek();
  if (c == ']') {
    ++at_;
    in_features_ = false;
    kept_ = at_;
    return false;
  }
  if (!first_feature_) {
    if (c == kEnd) return FailAtEnd();
    if (c != ',') return Fail("not JSON: expected , or ] behind a feature");
    ++at_;
    c = Peek();
  }
  first_feature_ = false;
  kept_ = at_;
  if (!SkipValue()) return false;
  return Take(kept_);
}

}  // namespace kith
