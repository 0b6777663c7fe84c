// All tables of HSDS 3.1 that become records, and areas.csv, which is ours.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "kith/catalog/records.h"
#include "src/interop/hsds3_columns.h"

namespace kith {

const TableSpec<Organization>& OrganizationTable();
const TableSpec<Program>& ProgramTable();
const TableSpec<Service>& ServiceTable();
const TableSpec<Location>& LocationTable();
const TableSpec<Address>& AddressTable();
const TableSpec<ServiceAtLocation>& ServiceAtLocationTable();
const TableSpec<ServiceArea>& ServiceAreaTable();
const TableSpec<Area>& AreaTable();
const TableSpec<Schedule>& ScheduleTable();
const TableSpec<ServiceCapacity>& ServiceCapacityTable();
const TableSpec<Unit>& UnitTable();
const TableSpec<Taxonomy>& TaxonomyTable();
const TableSpec<TaxonomyTerm>& TaxonomyTermTable();
const TableSpec<Attribute>& AttributeTable();
const TableSpec<Language>& LanguageTable();
const TableSpec<Accessibility>& AccessibilityTable();
const TableSpec<CostOption>& CostOptionTable();
const TableSpec<RequiredDocument>& RequiredDocumentTable();
const TableSpec<Phone>& PhoneTable();

// Hides the cells of a record that belongs to a confidential location, or to one that is not there. Before any of its cells is read.
void HideWithItsPlace(Row& row);

struct OfficialTable {
  std::string_view name;      // of the file, without .csv
  std::string_view resource;  // its name in the data package
};

// Official tables that Kith does not interpret.
inline constexpr std::array<OfficialTable, 6> kCarriedOfficialTables = {
    {{"contacts", "contact"},
     {"funding", "funding"},
     {"metadata", "metadata"},
     {"meta_table_descriptions", "meta_table_description"},
     {"organization_identifiers", "organization_identifier"},
     {"url", "url"}}};

// Calls `visit` with each, in the order in which they are read: locations before what hides with them.
template <class Visit>
void ForEachTable(Visit visit) {
  visit(OrganizationTable());
  visit(ProgramTable());
  visit(ServiceTable());
  visit(LocationTable());
  visit(AddressTable());
  visit(ServiceAtLocationTable());
  visit(ServiceAreaTable());
  visit(AreaTable());
  visit(ScheduleTable());
  visit(ServiceCapacityTable());
  visit(UnitTable());
  visit(TaxonomyTable());
  visit(TaxonomyTermTable());
  visit(AttributeTable());
  visit(LanguageTable());
  visit(AccessibilityTable());
  visit(CostOptionTable());
  visit(RequiredDocumentTable());
  visit(PhoneTable());
}

// Whether one of them has this name, without .csv.
inline bool IsRecordTable(std::string_view name) {
  bool is = false;
  ForEachTable([&](const auto& spec) { is = is || spec.name == name; });
  return is;
}

// Tables that were renamed, or are gone, since HSDS 2.0: where one of them is, the package is an older one.
inline constexpr std::array<std::string_view, 8> kOldTables = {
    "services_at_location", "physical_addresses", "regular_schedules", "holiday_schedules",
    "services_taxonomy",    "postal_addresses",   "mail_addresses",    "accessibility_for_disabilities"};

// Whether a carried table may have this name: of another it would be taken for what it is not.
inline bool IsCarriedName(std::string_view name) {
  return !IsRecordTable(name) && std::find(kOldTables.begin(), kOldTables.end(), name) == kOldTables.end();
}

}  // namespace kith
