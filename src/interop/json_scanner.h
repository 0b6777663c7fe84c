// JsonScanner: what scanners of JSON share that cut values out of a text by their brackets and quotes, so that only one value needs to be in memory.
//
// Model     A derived scanner steps from value to value: Peek, SkipValue, Take. What stands before `kept_` is let go; while `holds_` is set, nothing is.
//           Whether a value is JSON is seen by who parses it.
// Lifetime  text() stands until the next step, and kReadableBehind bytes behind it can be read.
// Errors    InvalidArgument with file and line; ResourceExhausted: a value over `max_bytes`. Those of the source, with the file.
// Cost      O(bytes); memory of the longest value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <absl/status/status.h>

#include "src/interop/byte_source.h"

namespace kith {

inline constexpr std::size_t kReadableBehind = 64;  // simdjson reads ahead

class JsonScanner {
 public:
  std::string_view text() const { return {buffer_.data() + text_begin_, text_end_ - text_begin_}; }
  std::int64_t line() const { return text_line_; }  // on which the value begins, from 1
  std::uint64_t number() const { return number_; }  // of the value, from 1
  const absl::Status& status() const { return status_; }

 protected:
  static constexpr int kEnd = -1;

  // `noun` is what a value is called in errors: "a feature".
  JsonScanner(ByteSource& source, std::string file, std::size_t max_bytes, std::string_view noun)
      : source_(source), file_(std::move(file)), max_bytes_(max_bytes), noun_(noun) {}
  ~JsonScanner() = default;

  // The next character that is no blank.
  int Peek();
  // As Peek, on the top level: past a byte order mark and record separators (RFC 8142).
  int PeekValue();
  // The name of a member, with its quotes, and the colon behind it.
  bool TakeName(std::string& name);
  bool SkipValue();
  // Steps behind the bracket on which a list begins; then takes its values, one at a time. False at its end, and on an error.
  void EnterList();
  bool TakeInList();
  // The value from `begin` on to here is the next to be given.
  bool Take(std::size_t begin);
  bool Fail(std::string_view what);
  // Of what begins at `begin`.
  bool FailLimit(std::size_t begin, std::string_view what, std::size_t bytes_max);
  bool FailAtEnd() { return Fail("the text ends early"); }

  std::string buffer_;
  std::size_t kept_ = 0;  // from here on the buffer is needed
  std::size_t at_ = 0;
  bool holds_ = false;
  std::uint64_t number_ = 0;
  absl::Status status_;

 private:
  bool More();
  bool SkipString();
  bool SkipBrackets();
  std::int64_t LineAt(std::size_t position);

  ByteSource& source_;
  std::string file_;
  std::size_t max_bytes_;
  std::string_view noun_;
  std::size_t filled_ = 0;
  bool first_in_list_ = true;
  std::size_t line_counted_ = 0;  // up to here
  std::int64_t line_ = 1;
  std::size_t text_begin_ = 0, text_end_ = 0;
  std::int64_t text_line_ = 0;
};

}  // namespace kith
