// The readers of HSDS 1.x's tables. Each reads one file (or the files of several versions that hold the same) into the package's directory.
//
// Order     As they stand here: a reader may look up what those before it have read. Addresses come before locations, because a street that
//           reads "Confidential" decides what may be said of the location.
#pragma once

#include <absl/status/status.h>

#include "src/interop/hsds1_table.h"

namespace kith {

absl::Status ReadHsds1Organizations(Hsds1Package& package);
absl::Status ReadHsds1Programs(Hsds1Package& package);
absl::Status ReadHsds1Addresses(Hsds1Package& package);
absl::Status ReadHsds1Locations(Hsds1Package& package);
absl::Status ReadHsds1Taxonomy(Hsds1Package& package);
absl::Status ReadHsds1Services(Hsds1Package& package);
absl::Status ReadHsds1Eligibility(Hsds1Package& package);
absl::Status ReadHsds1ServicesAtLocation(Hsds1Package& package);
absl::Status ReadHsds1ServiceAreas(Hsds1Package& package);
absl::Status ReadHsds1RegularSchedules(Hsds1Package& package);
absl::Status ReadHsds1HolidaySchedules(Hsds1Package& package);
absl::Status ReadHsds1Schedules(Hsds1Package& package);  // HSDS 2.0
absl::Status ReadHsds1ServiceTaxonomy(Hsds1Package& package);
absl::Status ReadHsds1OtherAttributes(Hsds1Package& package);  // HSDS 2.0
absl::Status ReadHsds1Languages(Hsds1Package& package);
absl::Status ReadHsds1Accessibility(Hsds1Package& package);
absl::Status ReadHsds1RequiredDocuments(Hsds1Package& package);
absl::Status ReadHsds1Phones(Hsds1Package& package);
// All other tables: contacts, funding, payments accepted and whatever else there is.
absl::Status ReadHsds1Carried(Hsds1Package& package);

// The key of a record that HSDS 2.0 names by table ("physical_address") and source id; the id where there is no such table.
std::string Hsds2LinkKey(Hsds1Package& package, std::string_view table, const std::string& id);

// What stands in tables of its own since HSDS 1.1 and in columns of others before. Each reads the cell `column` of the record that `to` belongs to.
void AddHsds1Languages(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column, const Language& to);
void AddHsds1ServiceAreas(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column, const Service& to);
void AddHsds1RequiredDocuments(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column,
                               const Service& to);
void AddHsds1Needs(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column, const Service& to);
void AddHsds1Accessibility(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column,
                           const Location& to);

}  // namespace kith
