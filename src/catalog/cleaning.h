// Cleaning a directory: drops and repairs what cannot stand, and says so. CatalogBuilder's Check, Cleaned and Build are all this one
// function, so that they cannot disagree.
//
// Model     Tables are cleaned in an order in which what is referred to comes before what refers to it, so that a rejection takes along
//           what needs the rejected record.
// Privacy   A reason names keys and fields, and never quotes an address, a point or the prose of a location.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/records.h"

namespace kith {

// The tables in the order of Directory: the order of defects.
enum class Table : std::uint8_t {
  kOrganizations,
  kPrograms,
  kServices,
  kLocations,
  kAddresses,
  kServicesAtLocation,
  kServiceAreas,
  kAreas,
  kSchedules,
  kCapacities,
  kUnits,
  kTaxonomies,
  kTaxonomyTerms,
  kAttributes,
  kLanguages,
  kAccessibility,
  kCostOptions,
  kRequiredDocuments,
  kPhones,
  kCarried,
  kRuleFiles,
};
std::string_view TableName(Table table);  // as the file is named, without .csv

// InvalidArgument where a table has more than `records_max` records.
absl::Status CheckSizes(const Directory& directory, std::size_t records_max = kMaxRecords);

// The name of an organization that is referred to and has no record: "Organization not named in the source (4711)". Of a UUID its beginning.
std::string NotNamed(std::string_view id);
bool IsNotNamed(std::string_view name);

class Findings {
 public:
  void Add(DefectFate fate, Table table, std::string_view record, std::string_view field, std::string reason);
  // By table, key, field, reason.
  std::vector<Defect> TakeSorted() &&;

 private:
  std::vector<std::pair<Table, Defect>> found_;
};

// Reports on one record.
class RecordReport {
 public:
  RecordReport(Findings& findings, Table table, std::string_view record)
      : findings_(findings), table_(table), record_(record) {}

  void Repair(std::string_view field, std::string reason) {
    findings_.Add(DefectFate::kRepaired, table_, record_, field, std::move(reason));
  }
  // Always false: `return report.Reject(...)` in a function that says whether to keep the record.
  bool Reject(std::string_view field, std::string reason) {
    findings_.Add(DefectFate::kRejected, table_, record_, field, std::move(reason));
    return false;
  }

 private:
  Findings& findings_;
  Table table_;
  std::string_view record_;
};

// "\"5b0f\" is not in organizations"
std::string NotIn(std::string_view key, Table table);

// A ring of under three vertices bounds nothing: geometry must not meet one.
void ClearBrokenOutline(Outline& outline, RecordReport& report);

// Sorts, drops and repairs.
void CleanDirectory(Directory& directory, Findings& findings);

// Its parts, in the order in which they must run.
void CleanTerms(Directory& directory,
                Findings& findings);  // taxonomies, terms, units, areas, carried tables, rule files
void CleanOffered(Directory& directory,
                  Findings& findings);  // organizations, programs, services, locations, services at location
void CleanLinked(Directory& directory, Findings& findings);  // what hangs on those

}  // namespace kith
