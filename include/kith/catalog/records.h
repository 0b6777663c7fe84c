// The records of a directory, shaped and named after Open Referral's HSDS 3.1. docs/directory.md says what each column means.
//
// Model     Plain values. In a CatalogBuilder records refer to each other by key (the directory's id, a UUID in HSDS); a Catalog resolves
//           keys to typed ids. An empty string, std::nullopt or Truth::kUnknown is "not stated", never "no".
// Units     Points are LatLng; dates civil days; times minutes since local midnight; amounts of cost in cents of `currency`.
// Extras    Columns that Kith does not interpret are carried in `extras`, sorted by column, so that nothing is lost on the way out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/base/time.h"
#include "kith/base/truth.h"

namespace kith {

using Extras = std::vector<std::pair<std::string, std::string>>;  // (column, text), ascending by column, no empty texts

struct Organization {
  std::string key;
  std::string name;
  std::string description;
  std::string website;
  std::string email;
  Extras extras;
  bool operator==(const Organization&) const = default;
};

struct Program {
  std::string key;
  std::string organization_key;
  std::string name;
  std::string description;
  Extras extras;
  bool operator==(const Program&) const = default;
};

// kUnknown: the source did not say; ranked as active, and said so.
enum class ServiceStatus : std::uint8_t { kUnknown, kActive, kInactive, kDefunct, kTemporarilyClosed };

struct Service {
  std::string key;
  std::string organization_key;
  std::string program_key;  // empty: none
  std::string name;
  std::string description;
  ServiceStatus status = ServiceStatus::kUnknown;
  std::string url;
  std::string email;
  std::string application_process;
  std::string fees_description;
  std::string wait_time;
  std::string interpretation_services;
  std::string eligibility_description;  // free text: a question for the provider, never an exclusion
  std::optional<double> minimum_age;    // years, inclusive
  std::optional<double> maximum_age;    // years, inclusive: 64 admits a person of 64 years and 364 days
  std::optional<Date> assured_date;
  std::string alert;
  Extras extras;
  bool operator==(const Service&) const = default;
};

enum class LocationType : std::uint8_t { kPhysical, kPostal, kVirtual };

struct Location {
  std::string key;
  std::string organization_key;  // empty: not stated
  LocationType type = LocationType::kPhysical;
  std::string name;
  std::string description;
  std::string transportation;
  std::optional<LatLng> point;
  bool confidential = false;     // nothing printed may depend on where it is
  std::optional<Date> opened;    // first day in use
  std::optional<Date> closed;    // first day no longer in use
  std::string relocated_to_key;  // where its services are from `closed` on; empty: nowhere
  Extras extras;
  bool operator==(const Location&) const = default;
};

struct Address {
  std::string key;
  std::string location_key;
  std::string attention;
  std::string address_1;
  std::string address_2;
  std::string city;
  std::string region;
  std::string state_province;
  std::string postal_code;
  std::string country;
  std::string address_type;  // "physical" or "postal"
  Extras extras;
  bool operator==(const Address&) const = default;
};

// How people attend: a set of bits.
using AttendanceSet = std::uint8_t;
inline constexpr AttendanceSet kInPerson = 1;
inline constexpr AttendanceSet kRemote = 2;
inline constexpr AttendanceSet kHomeVisit = 4;

struct ServiceAtLocation {
  std::string key;
  std::string service_key;
  std::string location_key;
  std::string description;
  std::optional<Date> opened;
  std::optional<Date> closed;
  AttendanceSet attendance = 0;  // 0: not stated; the catalog derives it from the location's type
  Extras extras;
  bool operator==(const ServiceAtLocation&) const = default;
};

enum class ExtentType : std::uint8_t { kText, kGeoJson, kZipCodes, kPlaces, kEverywhere };
enum class AreaType : std::uint8_t { kZip, kCity, kCounty, kPlanningArea, kState, kOther };

// A ring is closed implicitly: the first vertex is not repeated. Outer rings counter-clockwise, holes clockwise; edges are straight in the
// (longitude, latitude) plane, as GeoJSON (RFC 7946) says; closed at borders.
struct Ring {
  std::vector<LatLng> vertices;
  bool operator==(const Ring&) const = default;
};
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  bool operator==(const Polygon&) const = default;
};
struct Outline {
  std::vector<Polygon> polygons;  // empty: no outline known
  bool operator==(const Outline&) const = default;
};

struct PlaceName {
  AreaType type = AreaType::kCity;
  std::string name;
  bool operator==(const PlaceName&) const = default;
};

struct ServiceArea {
  std::string key;
  std::string service_key;  // one of these two
  std::string service_at_location_key;
  std::string name;
  std::string description;
  ExtentType extent_type = ExtentType::kText;
  std::string extent_text;             // kText: the extent as it was read
  Outline outline;                     // kGeoJson
  std::vector<std::string> zip_codes;  // kZipCodes: sorted, unique
  std::vector<PlaceName> places;       // kPlaces
  Extras extras;
  bool operator==(const ServiceArea&) const = default;
};

// A named area that service areas and clients refer to.
struct Area {
  std::string key;
  AreaType type = AreaType::kOther;
  std::string code;  // the ZIP code of a kZip
  std::string name;
  Outline outline;
  Extras extras;
  bool operator==(const Area&) const = default;
};

enum class ScheduleException : std::uint8_t { kNone, kClosed, kInstead };

// One row of schedules.csv: an opening that recurs (RFC 5545 terms), or an exception to such rows.
struct Schedule {
  std::string key;
  std::string service_key;  // one of these three
  std::string location_key;
  std::string service_at_location_key;
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;
  std::optional<Date> dtstart;
  std::optional<Date> until;
  std::optional<std::int32_t> count;
  std::string freq;  // WEEKLY, MONTHLY, DAILY, YEARLY; empty: one day, dtstart
  std::optional<std::int32_t> interval;
  std::string wkst;
  std::string byday;
  std::string byweekno;
  std::string bymonthday;
  std::string byyearday;
  std::optional<std::int32_t> opens_at;   // minutes since local midnight, 0..1440; both or neither
  std::optional<std::int32_t> closes_at;  // at or before opens_at: on the next day
  ScheduleException exception = ScheduleException::kNone;
  std::string description;
  std::string attending_type;
  std::string notes;
  Extras extras;
  bool operator==(const Schedule&) const = default;
};

// A dated count of places.
struct ServiceCapacity {
  std::string key;
  std::string service_key;
  std::string service_at_location_key;  // empty: one pool for all sites of the service
  std::string unit_key;
  std::optional<std::int64_t> available;  // may exceed `maximum` in real data: kept, and flagged
  std::optional<std::int64_t> maximum;
  std::optional<Instant> updated;
  std::string description;
  std::string source;
  Truth waitlist = Truth::kUnknown;
  std::string refill;  // RRULE text in local time; empty: none
  Extras extras;
  bool operator==(const ServiceCapacity&) const = default;
};

struct Unit {
  std::string key;
  std::string name;
  std::string scheme;
  std::string identifier;
  std::string uri;
  Extras extras;
  bool operator==(const Unit&) const = default;
};

struct Taxonomy {
  std::string key;
  std::string name;
  std::string description;
  std::string uri;
  std::string version;
  Extras extras;
  bool operator==(const Taxonomy&) const = default;
};

struct TaxonomyTerm {
  std::string key;
  std::string code;
  std::string name;
  std::string description;
  std::string parent_key;  // empty: a root
  std::string taxonomy_key;
  Extras extras;
  bool operator==(const TaxonomyTerm&) const = default;
};

struct Attribute {
  std::string key;
  std::string link_key;
  std::string link_entity;  // service, service_at_location, organization, program, location, ...
  std::string link_type;    // need or empty, culture, lived_experience, anything
  std::string taxonomy_term_key;
  std::string value;
  Extras extras;
  bool operator==(const Attribute&) const = default;
};

struct Language {
  std::string key;
  std::string service_key;
  std::string location_key;
  std::string phone_key;
  std::string name;
  std::string code;  // ISO 639-1 or -3, lower case; empty where the name is not one we know
  std::string note;
  bool interpreter = false;
  Extras extras;
  bool operator==(const Language&) const = default;
};

struct Accessibility {
  std::string key;
  std::string location_key;
  std::string description;
  std::string details;
  std::string url;
  Extras extras;
  bool operator==(const Accessibility&) const = default;
};

struct CostOption {
  std::string key;
  std::string service_key;
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;
  std::string option;
  std::string currency;
  std::optional<std::int64_t> amount_cents;
  std::string amount_description;
  Extras extras;
  bool operator==(const CostOption&) const = default;
};

struct RequiredDocument {
  std::string key;
  std::string service_key;
  std::string document;
  std::string uri;
  Extras extras;
  bool operator==(const RequiredDocument&) const = default;
};

struct Phone {
  std::string key;
  std::string location_key;  // any of these, or none
  std::string service_key;
  std::string organization_key;
  std::string contact_key;
  std::string service_at_location_key;
  std::string number;
  std::string extension;
  std::string type;  // voice, fax, hotline ...
  std::string description;
  Extras extras;
  bool operator==(const Phone&) const = default;
};

// A table that Kith does not interpret (contacts, funding, metadata ...), carried row by row.
struct CarriedTable {
  std::string name;  // the file's name without .csv
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // each as long as `columns`; sorted
  bool operator==(const CarriedTable&) const = default;
};

// A rule file, or a table of parameters that rules compare with, as text: eligibility/ parses it, interop/ reads and writes it.
struct RuleFile {
  std::string name;  // "pantries.rules", "calfresh_gross.csv"
  std::string text;
  bool operator==(const RuleFile&) const = default;
};

// Everything a directory holds: what importers fill, what exporters write.
struct Directory {
  std::string name;
  std::string time_zone = "America/Los_Angeles";
  bool sample = false;  // written as an example: never to be shown as current
  std::vector<Organization> organizations;
  std::vector<Program> programs;
  std::vector<Service> services;
  std::vector<Location> locations;
  std::vector<Address> addresses;
  std::vector<ServiceAtLocation> services_at_location;
  std::vector<ServiceArea> service_areas;
  std::vector<Area> areas;
  std::vector<Schedule> schedules;
  std::vector<ServiceCapacity> capacities;
  std::vector<Unit> units;
  std::vector<Taxonomy> taxonomies;
  std::vector<TaxonomyTerm> taxonomy_terms;
  std::vector<Attribute> attributes;
  std::vector<Language> languages;
  std::vector<Accessibility> accessibility;
  std::vector<CostOption> cost_options;
  std::vector<RequiredDocument> required_documents;
  std::vector<Phone> phones;
  std::vector<CarriedTable> carried;
  std::vector<RuleFile> rule_files;
  bool operator==(const Directory&) const = default;
};

}  // namespace kith
