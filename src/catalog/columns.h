// Columns: values of one type as arrays (column_arrays.h), and back. A type is a plain value, a text, an optional, a list, or the columns of its members.
//
//   Column<Service>::Write(pointers, Zeros::kLeftOut, writer);
//   Column<Service> column;
//   if (!column.Open(count, Zeros::kLeftOut, reader)) ... reader.what() ...
//   column.Get(17, service);
//
// Model     Open looks at everything once: ends of texts and lists ascend and lie within, texts are UTF-8, every plain value is one that the type can
//           have. Get trusts what Open has seen. A list is the position where it ends in the column of its elements; a text the same in bytes.
// Lifetime  A column is a view of the reader's bytes.
// Cost      Open O(bytes), in loops that compilers vectorise; Get O(size of the value).
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "kith/base/id.h"
#include "kith/base/latlng.h"
#include "kith/base/text.h"
#include "kith/base/time.h"
#include "kith/base/truth.h"
#include "kith/catalog/records.h"
#include "src/catalog/column_arrays.h"
#include "src/catalog/record_members.h"

namespace kith {

template <class Value>
class Column;

template <class First, class Second>
struct Members<std::pair<First, Second>> {
  static constexpr auto kAll = std::tuple(&std::pair<First, Second>::first, &std::pair<First, Second>::second);
};

// The last value of each enumeration.
constexpr std::uint8_t LastOf(bool) { return 1; }
constexpr auto LastOf(ServiceStatus) { return static_cast<std::uint8_t>(ServiceStatus::kTemporarilyClosed); }
constexpr auto LastOf(LocationType) { return static_cast<std::uint8_t>(LocationType::kVirtual); }
constexpr auto LastOf(ExtentType) { return static_cast<std::uint8_t>(ExtentType::kEverywhere); }
constexpr auto LastOf(AreaType) { return static_cast<std::uint8_t>(AreaType::kOther); }
constexpr auto LastOf(ScheduleException) { return static_cast<std::uint8_t>(ScheduleException::kInstead); }
constexpr auto LastOf(Truth) { return static_cast<std::uint8_t>(Truth::kTrue); }

// Whether a plain value may stand in a catalog.
constexpr Date kFirstDay{-719528};  // 0000-01-01
constexpr Date kLastDay{2932896};   // 9999-12-31
constexpr std::int64_t kDaySeconds = 86'400;
template <class Number>
requires std::is_integral_v<Number>
constexpr bool IsSound(Number) { return true; }
constexpr bool IsSound(Date day) { return day >= kFirstDay && day <= kLastDay; }
constexpr bool IsSound(Instant when) {
  return when.unix_seconds >= (kFirstDay.days - 1) * kDaySeconds &&
         when.unix_seconds <= (kLastDay.days + 2) * kDaySeconds;
}
constexpr bool IsSound(LatLng at) {
  return at.lat_e7() >= -900'000'000 && at.lat_e7() <= 900'000'000 && at.lng_e7() >= -1'800'000'000 &&
         at.lng_e7() <= 1'800'000'000;
}
inline bool IsSound(double number) { return std::isfinite(number); }
template <class Tag>
constexpr bool IsSound(Id<Tag>) {
  return true;  // against its table, by whoever opens both
}

template <class Value>
concept ListedValue = std::is_enum_v<Value> || std::is_same_v<Value, bool>;
// Its bytes in memory are its bytes in a file.
template <class Value>
concept RawValue = !ListedValue<Value> && std::is_trivially_copyable_v<Value> && requires(Value value) {
  IsSound(value);
};

// Pointers to values that lie anywhere: what columns are written from.
template <class Value>
using Pointers = std::vector<const Value*>;

template <class Values>
void AppendPointers(const Values& values, Pointers<typename Values::value_type>& to) {
  for (const auto& value : values) to.push_back(&value);
}

template <class Value>
requires RawValue<Value> || ListedValue<Value>
class Column<Value> {
 public:
  using Raw = std::conditional_t<ListedValue<Value>, std::uint8_t, Value>;

  static void Write(const Pointers<Value>& values, Zeros zeros, ArrayWriter& to) {
    std::vector<Raw> raw;
    raw.reserve(values.size());
    bool any = zeros == Zeros::kWritten;
    for (const Value* value : values) {
      raw.push_back(static_cast<Raw>(*value));
      any = any || raw.back() != Raw{};
    }
    if (!any) raw.clear();
    to.Add(std::span<const Raw>(raw));
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    if (!from.Next(count, zeros, values_)) return false;
    bool sound = true;
    for (const Raw& value : values_) {
      if constexpr (ListedValue<Value>) {
        sound &= value <= LastOf(Value{});
      } else {
        sound &= IsSound(value);
      }
    }
    return sound || from.Fail("a value is out of its range");
  }

  Value Get(std::size_t at) const { return static_cast<Value>(values_.empty() ? Raw{} : values_[at]); }
  void Get(std::size_t at, Value& to) const { to = Get(at); }
  std::span<const Raw> values() const { return values_; }  // empty: all are Raw{}

 private:
  std::span<const Raw> values_;
};

template <class Value>
class Column<std::optional<Value>> {
 public:
  static void Write(const Pointers<std::optional<Value>>& values, Zeros zeros, ArrayWriter& to) {
    constexpr bool kYes = true, kNo = false;
    const Value nothing{};
    Pointers<bool> is_there;
    Pointers<Value> there;
    for (const std::optional<Value>* value : values) {
      is_there.push_back(*value ? &kYes : &kNo);
      there.push_back(*value ? &**value : &nothing);
    }
    Column<bool>::Write(is_there, zeros, to);
    Column<Value>::Write(there, zeros, to);
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    return is_there_.Open(count, zeros, from) && there_.Open(count, zeros, from);
  }

  void Get(std::size_t at, std::optional<Value>& to) const {
    to.reset();
    if (is_there_.Get(at)) to = there_.Get(at);
  }
  // Those that are not there are Value{}.
  const Column<Value>& there() const { return there_; }
  const Column<bool>& is_there() const { return is_there_; }

 private:
  Column<bool> is_there_;
  Column<Value> there_;
};

// Where the lists of a column end.
class ListEnds {
 public:
  // Adds the length of each list in turn; the end of the last is given.
  template <class Lists>
  static std::size_t Write(const Lists& lists, Zeros zeros, ArrayWriter& to) {
    std::vector<std::uint32_t> ends;
    ends.reserve(lists.size());
    std::size_t end = 0;
    for (const auto* list : lists) {
      end += list->size();
      if (end > std::numeric_limits<std::uint32_t>::max()) to.SetTooLong();
      ends.push_back(static_cast<std::uint32_t>(end));
    }
    if (end == 0 && zeros == Zeros::kLeftOut) ends.clear();
    to.Add(std::span<const std::uint32_t>(ends));
    return end;
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    if (!from.Next(count, zeros, ends_)) return false;
    bool ascends = true;
    for (std::size_t i = 1; i < ends_.size(); ++i) ascends &= ends_[i - 1] <= ends_[i];
    return ascends || from.Fail("a list ends before it begins");
  }

  std::size_t Begin(std::size_t at) const { return ends_.empty() || at == 0 ? 0 : ends_[at - 1]; }
  std::size_t End(std::size_t at) const { return ends_.empty() ? 0 : ends_[at]; }
  std::size_t total() const { return ends_.empty() ? 0 : ends_.back(); }
  std::span<const std::uint32_t> ends() const { return ends_; }

 private:
  std::span<const std::uint32_t> ends_;  // empty: every list is
};

template <>
class Column<std::string> {
 public:
  static void Write(const Pointers<std::string>& values, Zeros zeros, ArrayWriter& to) {
    ListEnds::Write(values, zeros, to);
    std::string bytes;
    for (const std::string* value : values) bytes += *value;
    to.Add(std::span<const char>(bytes));
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    std::span<const char> bytes;
    if (!ends_.Open(count, zeros, from) || !from.Next(ends_.total(), Zeros::kWritten, bytes)) return false;
    bytes_ = {bytes.data(), bytes.size()};
    return IsUtf8() || from.Fail("a text is not UTF-8");
  }

  std::string_view View(std::size_t at) const {
    return bytes_.substr(ends_.Begin(at), ends_.End(at) - ends_.Begin(at));
  }
  void Get(std::size_t at, std::string& to) const { to.assign(View(at)); }

 private:
  // Of all texts together, and no text begins within a character.
  bool IsUtf8() const {
    if (IsAscii(bytes_)) return true;
    if (!IsValidUtf8(bytes_)) return false;
    bool sound = true;
    for (const std::uint32_t end : ends_.ends())
      sound &= end == bytes_.size() || (static_cast<unsigned char>(bytes_[end]) >> 6) != 2;
    return sound;
  }

  ListEnds ends_;
  std::string_view bytes_;
};

template <class Value>
class Column<std::vector<Value>> {
 public:
  static void Write(const Pointers<std::vector<Value>>& values, Zeros zeros, ArrayWriter& to) {
    Pointers<Value> elements;
    elements.reserve(ListEnds::Write(values, zeros, to));
    for (const std::vector<Value>* list : values) AppendPointers(*list, elements);
    Column<Value>::Write(elements, Zeros::kWritten, to);
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    return ends_.Open(count, zeros, from) && elements_.Open(ends_.total(), Zeros::kWritten, from);
  }

  void Get(std::size_t at, std::vector<Value>& to) const {
    const std::size_t begin = ends_.Begin(at), end = ends_.End(at);
    if constexpr (RawValue<Value>) {
      const std::span<const Value> elements = elements_.values().subspan(begin, end - begin);
      to.assign(elements.begin(), elements.end());
    } else {
      to.resize(end - begin);
      for (std::size_t i = begin; i < end; ++i) elements_.Get(i, to[i - begin]);
    }
  }
  const ListEnds& ends() const { return ends_; }
  const Column<Value>& elements() const { return elements_; }

 private:
  ListEnds ends_;
  Column<Value> elements_;
};

// A view of elements that stay where they are.
template <RawValue Value>
class Column<std::span<const Value>> {
 public:
  static void Write(const Pointers<std::span<const Value>>& values, Zeros zeros, ArrayWriter& to) {
    std::vector<Value> elements;
    elements.reserve(ListEnds::Write(values, zeros, to));
    for (const std::span<const Value>* list : values) elements.insert(elements.end(), list->begin(), list->end());
    to.Add(std::span<const Value>(elements));
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    return ends_.Open(count, zeros, from) && from.Next(ends_.total(), Zeros::kWritten, elements_);
  }

  void Get(std::size_t at, std::span<const Value>& to) const {
    to = elements_.subspan(ends_.Begin(at), ends_.End(at) - ends_.Begin(at));
  }
  std::span<const Value> elements() const { return elements_; }

 private:
  ListEnds ends_;
  std::span<const Value> elements_;
};

template <class Pointer>
struct MemberType;
template <class Record, class Value>
struct MemberType<Value Record::*> {
  using Type = Value;
};

template <HasMembers Record>
class Column<Record> {
 public:
  static void Write(const Pointers<Record>& values, Zeros zeros, ArrayWriter& to) {
    ForEachMember([&]<std::size_t kAt>() {
      using Value = typename MemberType<std::tuple_element_t<kAt, Tuple>>::Type;
      Pointers<Value> members;
      members.reserve(values.size());
      for (const Record* value : values) members.push_back(&(value->*std::get<kAt>(Members<Record>::kAll)));
      Column<Value>::Write(members, zeros, to);
    });
  }

  bool Open(std::size_t count, Zeros zeros, ArrayReader& from) {
    bool sound = true;
    ForEachMember([&]<std::size_t kAt>() { sound = sound && std::get<kAt>(columns_).Open(count, zeros, from); });
    return sound;
  }

  void Get(std::size_t at, Record& to) const { Get(at, std::span(&to, 1)); }
  // Column after column, so that neighbours are read together.
  void Get(std::size_t first, std::span<Record> to) const {
    ForEachMember([&]<std::size_t kAt>() {
      for (std::size_t i = 0; i < to.size(); ++i)
        std::get<kAt>(columns_).Get(first + i, to[i].*std::get<kAt>(Members<Record>::kAll));
    });
  }

  // The column of one member: column.Of<&Service::minimum_age>().
  template <auto kMember>
  const auto& Of() const {
    return std::get<PositionOf<kMember>()>(columns_);
  }
  const auto& First() const { return std::get<0>(columns_); }

 private:
  using Tuple = std::remove_const_t<decltype(Members<Record>::kAll)>;
  static constexpr std::size_t kCount = std::tuple_size_v<Tuple>;

  template <class Visit>
  static constexpr void ForEachMember(Visit visit) {
    [&]<std::size_t... kAt>(std::index_sequence<kAt...>) { (visit.template operator()<kAt>(), ...); }
    (std::make_index_sequence<kCount>());
  }

  template <auto kMember>
  static constexpr std::size_t PositionOf() {
    std::size_t position = kCount;
    ForEachMember([&]<std::size_t kAt>() {
      if constexpr (std::is_same_v<std::tuple_element_t<kAt, Tuple>, decltype(kMember)>) {
        if (std::get<kAt>(Members<Record>::kAll) == kMember) position = kAt;
      }
    });
    return position;
  }

  template <class... Pointer>
  static std::tuple<Column<typename MemberType<Pointer>::Type>...> ColumnsOf(std::tuple<Pointer...>);
  decltype(ColumnsOf(Tuple())) columns_;
};

}  // namespace kith
