// The arrays of which a section of a snapshot is made, one behind the other: a count of 8 bytes, the elements, zeros up to a multiple of 8.
//
// Model     Written and read in one order that both sides know; an array has the count that is expected of it, or none where that may stand for
//           zeros. The reader gives views of the bytes, which begin at a multiple of 8, and keeps the first thing that is wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace kith {

// Whether an array of zeros may be left out.
enum class Zeros : std::uint8_t { kWritten, kLeftOut };

class ArrayWriter {
 public:
  void Count(std::uint64_t count) { Append(&count, sizeof count); }

  template <class Element>
  void Add(std::span<const Element> elements) {
    static_assert(std::is_trivially_copyable_v<Element>);
    Count(elements.size());
    Append(elements.data(), elements.size_bytes());
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
  }

  // A list that is longer than 32 bits count.
  void SetTooLong() { too_long_ = true; }
  bool too_long() const { return too_long_; }
  std::string Take() && { return std::move(bytes_); }

 private:
  void Append(const void* from, std::size_t size) {
    if (size > 0) bytes_.append(static_cast<const char*>(from), size);
  }

  std::string bytes_;
  bool too_long_ = false;
};

class ArrayReader {
 public:
  explicit ArrayReader(std::string_view bytes) : rest_(bytes) {}

  bool Count(std::uint64_t& count) {
    if (rest_.size() < sizeof count) return Fail("it ends within a count");
    std::memcpy(&count, rest_.data(), sizeof count);
    rest_.remove_prefix(sizeof count);
    return true;
  }

  template <class Element>
  bool Next(std::size_t expected, Zeros zeros, std::span<const Element>& elements) {
    static_assert(std::is_trivially_copyable_v<Element> && alignof(Element) <= 8);
    std::uint64_t count = 0;
    if (!Count(count)) return false;
    if (count != expected && (count != 0 || zeros == Zeros::kWritten))
      return Fail("a list has " + std::to_string(count) + " elements: expected " + std::to_string(expected));
    if (count > rest_.size() / sizeof(Element)) return Fail("it ends within a list");
    const std::size_t bytes = count * sizeof(Element);
    elements = {reinterpret_cast<const Element*>(rest_.data()), static_cast<std::size_t>(count)};
    const std::size_t padded = (bytes + 7) / 8 * 8;  // no more than there is: what is there is a multiple of 8 long
    if (padded > rest_.size()) return Fail("it ends within a list");
    rest_.remove_prefix(padded);
    return true;
  }

  // False, for `return reader.Fail(...)`.
  bool Fail(std::string what) {
    if (what_.empty()) what_ = std::move(what);
    return false;
  }
  bool AtEnd() { return rest_.empty() || Fail("it goes on where it should end"); }
  const std::string& what() const { return what_; }

 private:
  std::string_view rest_;
  std::string what_;
};

}  // namespace kith
