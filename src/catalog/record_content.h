// The content of a record as a stream of texts and numbers, from which records of equal key get a
// canonical order and a catalog gets its version.
//
// Model     Two records of one type are equal where their streams are. For a Location the stream that may depend on where it is stands apart
//           (AppendWhereabouts), so that neither a version nor the choice between duplicates is decided by it first.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "kith/base/hash.h"
#include "kith/catalog/records.h"
#include "src/catalog/record_members.h"

namespace kith {

// Appends to a text that compares as the content does: equal where equal, else in some fixed order.
class ContentText {
 public:
  void Text(std::string_view text) {
    Number(static_cast<std::int64_t>(text.size()));
    bytes_ += text;
  }
  void Number(std::int64_t number) {
    auto bits =
        static_cast<std::uint64_t>(number) ^ (1ULL << 63);  // ascending as unsigned, most significant byte first
    for (int i = 0; i < 8; ++i, bits <<= 8) bytes_ += static_cast<char>(bits >> 56);
  }
  std::string Take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ContentHash {
 public:
  void Text(std::string_view text) { fingerprint_.Add(text); }
  void Number(std::int64_t number) { fingerprint_.Add(number); }
  std::string hex() const { return fingerprint_.hex(); }

 private:
  Fingerprint fingerprint_;
};

// One value of a record. Every type that a record holds has its way here; a new one does not compile until it is given one.
template <class Sink>
void Put(Sink& sink, const std::string& text) {
  sink.Text(text);
}
template <class Sink, class Number>
requires(std::is_integral_v<Number> || std::is_enum_v<Number>) void Put(Sink& sink, Number number) {
  sink.Number(static_cast<std::int64_t>(number));
}
template <class Sink>
void Put(Sink& sink, double number) {
  sink.Number(std::bit_cast<std::int64_t>(number));
}
template <class Sink>
void Put(Sink& sink, Date date) {
  sink.Number(date.days);
}
template <class Sink>
void Put(Sink& sink, Instant when) {
  sink.Number(when.unix_seconds);
}
template <class Sink>
void Put(Sink& sink, LatLng point) {
  sink.Number(point.lat_e7());
  sink.Number(point.lng_e7());
}
template <class Sink>
void Put(Sink& sink, const std::pair<std::string, std::string>& extra) {
  sink.Text(extra.first);
  sink.Text(extra.second);
}
template <class Sink>
void Put(Sink& sink, const PlaceName& place) {
  Put(sink, place.type);
  sink.Text(place.name);
}
template <class Sink, class Value>
void Put(Sink& sink, const std::optional<Value>& value) {
  sink.Number(value ? 1 : 0);
  if (value) Put(sink, *value);
}
template <class Sink, class Value>
void Put(Sink& sink, const std::vector<Value>& values);
template <class Sink>
void Put(Sink& sink, const Ring& ring) {
  Put(sink, ring.vertices);
}
template <class Sink>
void Put(Sink& sink, const Polygon& polygon) {
  Put(sink, polygon.outer);
  Put(sink, polygon.holes);
}
template <class Sink>
void Put(Sink& sink, const Outline& outline) {
  Put(sink, outline.polygons);
}
template <class Sink, class Value>
void Put(Sink& sink, const std::vector<Value>& values) {
  sink.Number(static_cast<std::int64_t>(values.size()));
  for (const Value& value : values) Put(sink, value);
}
template <class Sink, class... Values>
void PutAll(Sink& sink, const Values&... values) {
  (Put(sink, values), ...);
}

// In the order of Members.
template <class Sink, HasMembers Record>
void AppendContent(Sink& sink, const Record& record) {
  std::apply([&](auto... members) { PutAll(sink, record.*members...); }, Members<Record>::kAll);
}

// What says where a location is: of a confidential one, only this may differ between worlds that must look alike.
template <class Sink>
void AppendWhereabouts(Sink& sink, const Location& r) {
  PutAll(sink, r.name, r.description, r.transportation, r.point, r.extras);
}
template <class Sink>
void AppendContentButWhereabouts(Sink& sink, const Location& r) {
  // Confidential first: of two records with one key the one that hides is kept.
  PutAll(sink, r.key, !r.confidential, r.organization_key, r.type, r.opened, r.closed, r.relocated_to_key);
}
template <class Sink>
void AppendContent(Sink& sink, const Location& r) {
  AppendContentButWhereabouts(sink, r);
  AppendWhereabouts(sink, r);
}

}  // namespace kith
