// The content of a record as a stream of texts and numbers: one list of members for each type, from which records of equal key get a
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
#include <type_traits>
#include <utility>
#include <vector>

#include "kith/base/hash.h"
#include "kith/catalog/records.h"

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

template <class Sink>
void AppendContent(Sink& sink, const Organization& r) {
  PutAll(sink, r.key, r.name, r.description, r.website, r.email, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Program& r) {
  PutAll(sink, r.key, r.organization_key, r.name, r.description, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Service& r) {
  PutAll(sink, r.key, r.organization_key, r.program_key, r.name, r.description, r.status, r.url, r.email,
         r.application_process, r.fees_description, r.wait_time, r.interpretation_services, r.eligibility_description,
         r.minimum_age, r.maximum_age, r.assured_date, r.alert, r.extras);
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
template <class Sink>
void AppendContent(Sink& sink, const Address& r) {
  PutAll(sink, r.key, r.location_key, r.attention, r.address_1, r.address_2, r.city, r.region, r.state_province,
         r.postal_code, r.country, r.address_type, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const ServiceAtLocation& r) {
  PutAll(sink, r.key, r.service_key, r.location_key, r.description, r.opened, r.closed, r.attendance, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const ServiceArea& r) {
  PutAll(sink, r.key, r.service_key, r.service_at_location_key, r.name, r.description, r.extent_type, r.extent_text,
         r.outline, r.zip_codes, r.places, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Area& r) {
  PutAll(sink, r.key, r.type, r.code, r.name, r.outline, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Schedule& r) {
  PutAll(sink, r.key, r.service_key, r.location_key, r.service_at_location_key, r.valid_from, r.valid_to, r.dtstart,
         r.until, r.count, r.freq, r.interval, r.wkst, r.byday, r.byweekno, r.bymonthday, r.byyearday, r.opens_at,
         r.closes_at, r.exception, r.description, r.attending_type, r.notes, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const ServiceCapacity& r) {
  PutAll(sink, r.key, r.service_key, r.service_at_location_key, r.unit_key, r.available, r.maximum, r.updated,
         r.description, r.source, r.waitlist, r.refill, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Unit& r) {
  PutAll(sink, r.key, r.name, r.scheme, r.identifier, r.uri, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Taxonomy& r) {
  PutAll(sink, r.key, r.name, r.description, r.uri, r.version, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const TaxonomyTerm& r) {
  PutAll(sink, r.key, r.code, r.name, r.description, r.parent_key, r.taxonomy_key, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Attribute& r) {
  PutAll(sink, r.key, r.link_key, r.link_entity, r.link_type, r.taxonomy_term_key, r.value, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Language& r) {
  PutAll(sink, r.key, r.service_key, r.location_key, r.phone_key, r.name, r.code, r.note, r.interpreter, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Accessibility& r) {
  PutAll(sink, r.key, r.location_key, r.description, r.details, r.url, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const CostOption& r) {
  PutAll(sink, r.key, r.service_key, r.valid_from, r.valid_to, r.option, r.currency, r.amount_cents,
         r.amount_description, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const RequiredDocument& r) {
  PutAll(sink, r.key, r.service_key, r.document, r.uri, r.extras);
}
template <class Sink>
void AppendContent(Sink& sink, const Phone& r) {
  PutAll(sink, r.key, r.location_key, r.service_key, r.organization_key, r.contact_key, r.service_at_location_key,
         r.number, r.extension, r.type, r.description, r.extras);
}

}  // namespace kith
