// Catalog: everything that is offered, checked, sorted and resolved; the immutable input of every index and of Matcher.
//
//   absl::StatusOr<Catalog> catalog = std::move(builder).Build();
//   for (ServiceAtLocationId offer : catalog->Offers()) catalog->service(catalog->offer(offer).service).name ...
//
// Model     A Directory whose records are sorted by key, whose references all resolve, and whose links are lists by typed id.
//           What is ranked is a ServiceAtLocation ("offer").
// Order     All lists ascend by id, and ids by key, so that shuffled input gives the same catalog.
// Source    CatalogBuilder builds it of a Directory; OpenSnapshot (snapshot.h) opens one that was built, whose records are decoded when they are
//           first asked for. Which of the two it is shows in no answer.
// Threads   Immutable; const calls need no lock. Cheap to move, shared by pointer, not copied.
// Lifetime  Spans and references live as long as the catalog.
// Cost      Every accessor is O(1) but the look-ups by key or name, which are O(log n).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/id.h"
#include "kith/catalog/record_table.h"
#include "kith/catalog/records.h"

namespace kith {

// The resolved links of one service at location. Spans index into the Directory's tables (positions, ascending).
struct Offer {
  ServiceId service;
  LocationId location;
  OrganizationId organization;
  AttendanceSet attendance = 0;                        // stated, or derived from the location's type: never 0
  std::uint32_t sites_of_service = 1;                  // offers that its service has, this one among them
  std::span<const std::uint32_t> service_areas;        // the site's own rows where it has any, else the service's
  std::span<const std::uint32_t> capacities;           // the site's own rows where it has any, else the service's pool
  std::span<const std::uint32_t> schedules;            // regular rows of the most specific level that has any
  std::span<const std::uint32_t> schedule_exceptions;  // exceptions of all three levels
  std::span<const std::uint32_t> phones;     // of the offer, its service, its location, its organization, in this order
  std::span<const std::uint32_t> languages;  // of the service and of the location
  std::span<const std::uint32_t> accessibility;
  std::span<const std::uint32_t> cost_options;
  std::span<const std::uint32_t> required_documents;
  std::span<const TaxonomyTermId>
      cultures;  // link_type culture or lived_experience, of offer, service, program, organization
};

class Catalog {
 public:
  struct Data;  // src/catalog only
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(Catalog&&) noexcept;
  ~Catalog();

  // All records, sorted by key: those asked for.
  const CatalogRecords& records() const;
  // The same as one value, for what takes whole directories. Of a catalog from a snapshot it is decoded at the first call, all of it: O(bytes).
  const Directory& directory() const;

  std::uint32_t offer_count() const;
  const Offer& offer(ServiceAtLocationId id) const;
  const ServiceAtLocation& service_at_location(ServiceAtLocationId id) const;
  const Service& service(ServiceId id) const;
  const Location& location(LocationId id) const;
  const Organization& organization(OrganizationId id) const;
  const TaxonomyTerm& taxonomy_term(TaxonomyTermId id) const;
  const Area& area(AreaId id) const;
  // The physical address of a location, nullptr where none is known. Callers must not show it where the location is confidential.
  const Address* PhysicalAddress(LocationId id) const;

  // Offers whose service (or its program, or the offer itself) meets the need `term` or one of its descendants, ascending.
  std::span<const ServiceAtLocationId> OffersFor(TaxonomyTermId term) const;
  // `term` and its descendants, ascending.
  std::span<const TaxonomyTermId> Subtree(TaxonomyTermId term) const;

  // By key; an invalid id where there is none.
  ServiceAtLocationId FindOffer(std::string_view key) const;
  ServiceId FindService(std::string_view key) const;
  LocationId FindLocation(std::string_view key) const;
  // By key, else by code, else by name (case folded). Where several terms share a code or a name, the first by key.
  TaxonomyTermId FindTerm(std::string_view key_code_or_name) const;
  // By type and code or folded name ("90033"; "pasadena", "Pasadena"). An invalid id where there is none.
  AreaId FindArea(AreaType type, std::string_view code_or_name) const;

  // The zone in which all local times of the directory are meant.
  const TimeZone& time_zone() const;

  // Hash of all content but the rules and what says where a confidential location is (its point, addresses, name, prose and
  // carried columns, phones that are its alone), so that it may stand in every output. 16 hexadecimal digits.
  const std::string& version() const;
  // Hash of the rule files.
  const std::string& rules_version() const;

 private:
  friend class CatalogBuilder;
  friend class SnapshotReader;
  friend class SnapshotWriter;
  explicit Catalog(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

}  // namespace kith
