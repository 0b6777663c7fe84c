// Cleaning, part two: who offers what, and where: organizations, programs, services, locations, services at location.
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "kith/base/text.h"
#include "src/catalog/cleaning.h"
#include "src/catalog/key_lookup.h"
#include "src/catalog/parent_links.h"
#include "src/catalog/table_sweep.h"

namespace kith {
namespace {

constexpr std::string_view kNotNamed = "Organization not named in the source (";

constexpr double kMaxAgeYears = 120;  // directories write 200 or 999 for "no limit"

void ClearUnknown(std::string& key, bool exists, std::string_view field, Table table, RecordReport& report) {
  if (key.empty() || exists) return;
  report.Repair(field, NotIn(key, table) + ": cleared");
  key.clear();
}

void NameNameless(std::string& name, std::string_view instead, RecordReport& report) {
  if (!Trim(name).empty()) return;
  name = instead;
  report.Repair("name", "empty: \"" + name + "\" stands in");
}

void ClearAge(std::optional<double>& age, std::string_view field, std::string reason, RecordReport& report) {
  report.Repair(field, std::move(reason) + ": cleared");
  age.reset();
}

void CleanAge(std::optional<double>& age, std::string_view field, RecordReport& report) {
  if (!age) return;
  if (!std::isfinite(*age) || *age < 0) {
    ClearAge(age, field, "not an age: expected 0 to 120 years", report);
  } else if (*age > kMaxAgeYears) {
    ClearAge(age, field, "above 120 years, which means no limit", report);
  }
}

void CleanAges(Service& service, RecordReport& report) {
  CleanAge(service.minimum_age, "minimum_age", report);
  CleanAge(service.maximum_age, "maximum_age", report);
  if (service.minimum_age && service.maximum_age && *service.minimum_age > *service.maximum_age) {
    ClearAge(service.minimum_age, "minimum_age", "above maximum_age", report);
    ClearAge(service.maximum_age, "maximum_age", "below minimum_age", report);
  }
}

// Which of two dates is wrong nobody knows here, and a place may have opened again: neither is used.
void CleanDates(std::optional<Date>& opened, std::optional<Date>& closed, RecordReport& report) {
  if (!opened || !closed || *opened < *closed) return;
  report.Repair("opened", "not before closed, " + FormatDate(*closed) + ": both cleared");
  opened.reset();
  closed.reset();
}

// An organization that a service or a program names and that is not there gets a record, so that nobody who could be helped misses the
// service. Its name is not known, and none is made up.
class MissingOrganizations {
 public:
  explicit MissingOrganizations(std::vector<Organization>& organizations) : organizations_(organizations) {}

  // `organization_key` may be empty: then a key is made of the record's own.
  void Require(std::string& organization_key, const std::string& key, RecordReport& report) {
    if (HasRow(organizations_, organization_key)) return;
    std::string what = NotIn(organization_key, Table::kOrganizations);
    if (organization_key.empty()) {
      what = "empty";
      for (organization_key = key; HasRow(organizations_, organization_key);) organization_key += "-organization";
    }
    added_.insert(organization_key);
    report.Repair("organization_id", what + ": an organization of that id was added, its name is not known");
  }

  void Append() && {
    for (const std::string& key : added_) {
      Organization organization;
      organization.key = key;
      organization.name = NotNamed(key);
      organizations_.push_back(std::move(organization));
    }
    SortByKey(organizations_);
  }

 private:
  std::vector<Organization>& organizations_;
  std::set<std::string> added_;  // keys
};

void CleanServices(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.organizations, Table::kOrganizations, findings);
  SortAndDropDuplicates(d.programs, Table::kPrograms, findings);
  SortAndDropDuplicates(d.services, Table::kServices, findings);
  for (Organization& organization : d.organizations) {
    RecordReport report(findings, Table::kOrganizations, organization.key);
    NameNameless(organization.name, "Unnamed organization", report);
  }
  MissingOrganizations missing(d.organizations);
  for (Service& service : d.services) {
    RecordReport report(findings, Table::kServices, service.key);
    NameNameless(service.name, "Unnamed service", report);
    missing.Require(service.organization_key, service.key, report);
    ClearUnknown(service.program_key, HasRow(d.programs, service.program_key), "program_id", Table::kPrograms, report);
    CleanAges(service, report);
  }
  for (Program& program : d.programs) {
    RecordReport report(findings, Table::kPrograms, program.key);
    NameNameless(program.name, "Unnamed program", report);
    missing.Require(program.organization_key, program.key, report);
  }
  std::move(missing).Append();
}

void CutRelocationRings(std::vector<Location>& locations, Findings& findings) {
  std::vector<std::uint32_t> moved_to;
  moved_to.reserve(locations.size());
  for (const Location& location : locations)
    moved_to.push_back(location.relocated_to_key.empty() ? kNoRow : FindRow(locations, location.relocated_to_key));
  for (const std::uint32_t at : RingCuts(moved_to)) {
    RecordReport(findings, Table::kLocations, locations[at].key)
        .Repair("relocated_to", "leads back to this location: cleared");
    locations[at].relocated_to_key.clear();
  }
}

void CleanLocations(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.locations, Table::kLocations, findings);
  for (Location& location : d.locations) {
    RecordReport report(findings, Table::kLocations, location.key);
    ClearUnknown(location.organization_key, HasRow(d.organizations, location.organization_key), "organization_id",
                 Table::kOrganizations, report);
    ClearUnknown(location.relocated_to_key, HasRow(d.locations, location.relocated_to_key), "relocated_to",
                 Table::kLocations, report);
    CleanDates(location.opened, location.closed, report);
  }
  CutRelocationRings(d.locations, findings);
}

void CleanServicesAtLocation(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.services_at_location, Table::kServicesAtLocation, findings);
  Sweep(d.services_at_location, Table::kServicesAtLocation, findings,
        [&](ServiceAtLocation& offer, RecordReport& report) {
          if (!HasRow(d.services, offer.service_key))
            return report.Reject("service_id", NotIn(offer.service_key, Table::kServices));
          if (!HasRow(d.locations, offer.location_key))
            return report.Reject("location_id", NotIn(offer.location_key, Table::kLocations));
          CleanDates(offer.opened, offer.closed, report);
          constexpr AttendanceSet kAll = kInPerson | kRemote | kHomeVisit;
          if ((offer.attendance & ~kAll) != 0) {
            report.Repair("attendance", "unknown ways to attend: cleared");
            offer.attendance = static_cast<AttendanceSet>(offer.attendance & kAll);
          }
          return true;
        });
}

}  // namespace

std::string NotNamed(std::string_view id) {
  constexpr std::size_t kUuidLength = 36;
  return std::string(kNotNamed) + std::string(id.substr(0, id.size() == kUuidLength ? 8 : id.size())) + ")";
}

bool IsNotNamed(std::string_view name) { return name.starts_with(kNotNamed); }

void CleanOffered(Directory& directory, Findings& findings) {
  CleanServices(directory, findings);
  CleanLocations(directory, findings);
  CleanServicesAtLocation(directory, findings);
}

}  // namespace kith
