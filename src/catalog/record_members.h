// The members of every type that a Directory holds, as one list each: what compares, hashes, writes or reads whole records goes by it, so that a new
// member cannot be forgotten in one of them.
//
// Order     That of the declaration. It is part of the format of snapshots: raise kSnapshotVersion with it.
#pragma once

#include <string_view>
#include <tuple>

#include "kith/catalog/record_table.h"
#include "kith/catalog/records.h"

namespace kith {

template <class Record>
struct Members;  // kAll: a tuple of pointers to members

template <>
struct Members<PlaceName> {
  static constexpr auto kAll = std::tuple(&PlaceName::type, &PlaceName::name);
};
template <>
struct Members<Ring> {
  static constexpr auto kAll = std::tuple(&Ring::vertices);
};
template <>
struct Members<Polygon> {
  static constexpr auto kAll = std::tuple(&Polygon::outer, &Polygon::holes);
};
template <>
struct Members<Outline> {
  static constexpr auto kAll = std::tuple(&Outline::polygons);
};
template <>
struct Members<Organization> {
  static constexpr auto kAll = std::tuple(&Organization::key, &Organization::name, &Organization::description,
                                          &Organization::website, &Organization::email, &Organization::extras);
};
template <>
struct Members<Program> {
  static constexpr auto kAll =
      std::tuple(&Program::key, &Program::organization_key, &Program::name, &Program::description, &Program::extras);
};
template <>
struct Members<Service> {
  static constexpr auto kAll = std::tuple(
      &Service::key, &Service::organization_key, &Service::program_key, &Service::name, &Service::description,
      &Service::status, &Service::url, &Service::email, &Service::application_process, &Service::fees_description,
      &Service::wait_time, &Service::interpretation_services, &Service::eligibility_description, &Service::minimum_age,
      &Service::maximum_age, &Service::assured_date, &Service::alert, &Service::extras);
};
template <>
struct Members<Location> {
  static constexpr auto kAll =
      std::tuple(&Location::key, &Location::organization_key, &Location::type, &Location::name, &Location::description,
                 &Location::transportation, &Location::point, &Location::confidential, &Location::opened,
                 &Location::closed, &Location::relocated_to_key, &Location::extras);
};
template <>
struct Members<Address> {
  static constexpr auto kAll =
      std::tuple(&Address::key, &Address::location_key, &Address::attention, &Address::address_1, &Address::address_2,
                 &Address::city, &Address::region, &Address::state_province, &Address::postal_code, &Address::country,
                 &Address::address_type, &Address::extras);
};
template <>
struct Members<ServiceAtLocation> {
  static constexpr auto kAll =
      std::tuple(&ServiceAtLocation::key, &ServiceAtLocation::service_key, &ServiceAtLocation::location_key,
                 &ServiceAtLocation::description, &ServiceAtLocation::opened, &ServiceAtLocation::closed,
                 &ServiceAtLocation::attendance, &ServiceAtLocation::extras);
};
template <>
struct Members<ServiceArea> {
  static constexpr auto kAll =
      std::tuple(&ServiceArea::key, &ServiceArea::service_key, &ServiceArea::service_at_location_key,
                 &ServiceArea::name, &ServiceArea::description, &ServiceArea::extent_type, &ServiceArea::extent_text,
                 &ServiceArea::outline, &ServiceArea::zip_codes, &ServiceArea::places, &ServiceArea::extras);
};
template <>
struct Members<Area> {
  static constexpr auto kAll =
      std::tuple(&Area::key, &Area::type, &Area::code, &Area::name, &Area::outline, &Area::extras);
};
template <>
struct Members<Schedule> {
  static constexpr auto kAll = std::tuple(
      &Schedule::key, &Schedule::service_key, &Schedule::location_key, &Schedule::service_at_location_key,
      &Schedule::valid_from, &Schedule::valid_to, &Schedule::dtstart, &Schedule::until, &Schedule::count,
      &Schedule::freq, &Schedule::interval, &Schedule::wkst, &Schedule::byday, &Schedule::byweekno,
      &Schedule::bymonthday, &Schedule::byyearday, &Schedule::opens_at, &Schedule::closes_at, &Schedule::exception,
      &Schedule::description, &Schedule::attending_type, &Schedule::notes, &Schedule::extras);
};
template <>
struct Members<ServiceCapacity> {
  static constexpr auto kAll =
      std::tuple(&ServiceCapacity::key, &ServiceCapacity::service_key, &ServiceCapacity::service_at_location_key,
                 &ServiceCapacity::unit_key, &ServiceCapacity::available, &ServiceCapacity::maximum,
                 &ServiceCapacity::updated, &ServiceCapacity::description, &ServiceCapacity::source,
                 &ServiceCapacity::waitlist, &ServiceCapacity::refill, &ServiceCapacity::extras);
};
template <>
struct Members<Unit> {
  static constexpr auto kAll =
      std::tuple(&Unit::key, &Unit::name, &Unit::scheme, &Unit::identifier, &Unit::uri, &Unit::extras);
};
template <>
struct Members<Taxonomy> {
  static constexpr auto kAll = std::tuple(&Taxonomy::key, &Taxonomy::name, &Taxonomy::description, &Taxonomy::uri,
                                          &Taxonomy::version, &Taxonomy::extras);
};
template <>
struct Members<TaxonomyTerm> {
  static constexpr auto kAll =
      std::tuple(&TaxonomyTerm::key, &TaxonomyTerm::code, &TaxonomyTerm::name, &TaxonomyTerm::description,
                 &TaxonomyTerm::parent_key, &TaxonomyTerm::taxonomy_key, &TaxonomyTerm::extras);
};
template <>
struct Members<Attribute> {
  static constexpr auto kAll =
      std::tuple(&Attribute::key, &Attribute::link_key, &Attribute::link_entity, &Attribute::link_type,
                 &Attribute::taxonomy_term_key, &Attribute::value, &Attribute::extras);
};
template <>
struct Members<Language> {
  static constexpr auto kAll =
      std::tuple(&Language::key, &Language::service_key, &Language::location_key, &Language::phone_key, &Language::name,
                 &Language::code, &Language::note, &Language::interpreter, &Language::extras);
};
template <>
struct Members<Accessibility> {
  static constexpr auto kAll =
      std::tuple(&Accessibility::key, &Accessibility::location_key, &Accessibility::description,
                 &Accessibility::details, &Accessibility::url, &Accessibility::extras);
};
template <>
struct Members<CostOption> {
  static constexpr auto kAll = std::tuple(
      &CostOption::key, &CostOption::service_key, &CostOption::valid_from, &CostOption::valid_to, &CostOption::option,
      &CostOption::currency, &CostOption::amount_cents, &CostOption::amount_description, &CostOption::extras);
};
template <>
struct Members<RequiredDocument> {
  static constexpr auto kAll =
      std::tuple(&RequiredDocument::key, &RequiredDocument::service_key, &RequiredDocument::document,
                 &RequiredDocument::uri, &RequiredDocument::extras);
};
template <>
struct Members<Phone> {
  static constexpr auto kAll =
      std::tuple(&Phone::key, &Phone::location_key, &Phone::service_key, &Phone::organization_key, &Phone::contact_key,
                 &Phone::service_at_location_key, &Phone::number, &Phone::extension, &Phone::type, &Phone::description,
                 &Phone::extras);
};
template <>
struct Members<CarriedTable> {
  static constexpr auto kAll = std::tuple(&CarriedTable::name, &CarriedTable::columns, &CarriedTable::rows);
};
template <>
struct Members<RuleFile> {
  static constexpr auto kAll = std::tuple(&RuleFile::name, &RuleFile::text);
};

template <class Record>
concept HasMembers = requires {
  Members<Record>::kAll;
};

// Calls `visit(name, table of a Directory, the same table of CatalogRecords)` for each, in the order of Directory.
template <class Visit>
void ForEachRecordTable(Visit visit) {
  visit("organizations", &Directory::organizations, &CatalogRecords::organizations);
  visit("programs", &Directory::programs, &CatalogRecords::programs);
  visit("services", &Directory::services, &CatalogRecords::services);
  visit("locations", &Directory::locations, &CatalogRecords::locations);
  visit("addresses", &Directory::addresses, &CatalogRecords::addresses);
  visit("service_at_location", &Directory::services_at_location, &CatalogRecords::services_at_location);
  visit("service_areas", &Directory::service_areas, &CatalogRecords::service_areas);
  visit("areas", &Directory::areas, &CatalogRecords::areas);
  visit("schedules", &Directory::schedules, &CatalogRecords::schedules);
  visit("service_capacity", &Directory::capacities, &CatalogRecords::capacities);
  visit("units", &Directory::units, &CatalogRecords::units);
  visit("taxonomies", &Directory::taxonomies, &CatalogRecords::taxonomies);
  visit("taxonomy_terms", &Directory::taxonomy_terms, &CatalogRecords::taxonomy_terms);
  visit("attributes", &Directory::attributes, &CatalogRecords::attributes);
  visit("languages", &Directory::languages, &CatalogRecords::languages);
  visit("accessibility", &Directory::accessibility, &CatalogRecords::accessibility);
  visit("cost_options", &Directory::cost_options, &CatalogRecords::cost_options);
  visit("required_documents", &Directory::required_documents, &CatalogRecords::required_documents);
  visit("phones", &Directory::phones, &CatalogRecords::phones);
  visit("carried", &Directory::carried, &CatalogRecords::carried);
  visit("rules", &Directory::rule_files, &CatalogRecords::rule_files);
}

}  // namespace kith
