// HouseholdLines cuts a client file, as it comes in, into the texts of its households.
//
//   HouseholdLines lines(source, kMaxHouseholdBytes);
//   for (std::string_view text = lines.Next(); !text.empty(); text = lines.Next()) Parse(text, lines.line());
//
// Model     Each line that is not blank is a text. Where the brackets of the first one are not closed in it, the lines up to the one that closes
//           them are one text with it; where a line begins an object that has no place there, or the end comes first, the text ends before the first
//           line that is an object by itself, so that one broken line does not swallow those after it.
// Limits    A text is given with at most `max_bytes` + 1 bytes; the rest of such a line is passed over, and after lines that together are as
//           long nothing follows.
// Lifetime  A text lives until the next call.
// Cost      Holds one text and one block of the source, no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "kith/interop/household_file.h"

namespace kith {

class HouseholdLines {
 public:
  HouseholdLines(HouseholdSource source, std::size_t max_bytes) : source_(std::move(source)), max_bytes_(max_bytes) {}

  // "" at the end.
  std::string_view Next();
  // Nothing follows.
  void Stop();
  std::int64_t line() const { return line_; }               // on which the last text begins, from 1
  std::size_t offset() const { return dropped_ + begin_; }  // bytes before what is still to come

 private:
  // Positions in buffer_.
  std::size_t EndOfLine(
      std::size_t from);  // of its '\n', else of the end of input; at most max_bytes_ + 1 after begin_
  std::size_t EndOfHousehold(std::size_t line_end);
  bool ReadMore();
  void DropRead();
  void PassOver(std::size_t end);
  std::string_view Text(std::size_t from, std::size_t to) const {
    return std::string_view(buffer_).substr(from, to - from);
  }

  HouseholdSource source_;
  std::size_t max_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is still to come
  std::size_t dropped_ = 0;
  std::int64_t next_line_ = 1;  // of the byte at begin_
  std::int64_t line_ = 0;
  bool started_ = false;
  bool first_ = true;
  bool ended_ = false;         // the source has no more
  bool in_long_line_ = false;  // at begin_: what a text may have of this line is given
  bool stopped_ = false;
};

}  // namespace kith
