// Cleaning, part three: what hangs on services, locations and organizations.
//
// Model     A row for one site that is not there is rejected: it must not come to hold for all sites of a service. A row that may hang on several
//           records loses the links that lead nowhere, and is rejected where none is left; one that states no link is carried.
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "src/catalog/cleaning.h"
#include "src/catalog/key_lookup.h"
#include "src/catalog/table_sweep.h"

namespace kith {
namespace {

constexpr std::int32_t kMinutesPerDay = 24 * 60;

struct Link {
  std::string& key;
  std::string_view field;
  bool exists;
  Table table;
};

bool KeepLinked(std::initializer_list<Link> links, RecordReport& report) {
  const auto stated = [](const Link& link) { return !link.key.empty(); };
  const auto leads_nowhere = [&](const Link& link) { return stated(link) && !link.exists; };
  const Link* nowhere = std::find_if(links.begin(), links.end(), leads_nowhere);
  if (nowhere == links.end()) return true;
  if (std::none_of(links.begin(), links.end(), [&](const Link& link) { return stated(link) && link.exists; }))
    return report.Reject(nowhere->field, NotIn(nowhere->key, nowhere->table));
  for (const Link& link : links) {
    if (!leads_nowhere(link)) continue;
    report.Repair(link.field, NotIn(link.key, link.table) + ": cleared");
    link.key.clear();
  }
  return true;
}

// Where a row names a site, its service (and location) can only be the site's.
void AgreeWithSite(std::string& key, const std::string& of_site, std::string_view field, RecordReport& report) {
  if (key.empty() || key == of_site) return;
  report.Repair(field, "\"" + key + "\" is not that of its service at location: set to \"" + of_site + "\"");
  key = of_site;
}

// Rows of a service, of one site, or (schedules) of a location.
bool KeepPlaced(const Directory& d, std::string& service, std::string& site, std::string* location,
                RecordReport& report) {
  if (!site.empty()) {
    const std::uint32_t at = FindRow(d.services_at_location, site);
    if (at == kNoRow) return report.Reject("service_at_location_id", NotIn(site, Table::kServicesAtLocation));
    AgreeWithSite(service, d.services_at_location[at].service_key, "service_id", report);
    if (location != nullptr) AgreeWithSite(*location, d.services_at_location[at].location_key, "location_id", report);
    return true;
  }
  const bool of_location = location != nullptr && !location->empty();
  if (service.empty() && !of_location) return report.Reject("service_id", "empty: the row belongs to nothing");
  if (!service.empty() && !HasRow(d.services, service))
    return report.Reject("service_id", NotIn(service, Table::kServices));
  if (of_location && !HasRow(d.locations, *location))
    return report.Reject("location_id", NotIn(*location, Table::kLocations));
  return true;
}

void SwapTurnedDates(std::optional<Date>& from, std::optional<Date>& to, RecordReport& report) {
  if (!from || !to || *from <= *to) return;
  report.Repair("valid_from", "after valid_to, " + FormatDate(*to) + ": the two are swapped");
  std::swap(from, to);
}

template <class Number>
void ClearBelow(std::optional<Number>& value, Number least, std::string_view field, RecordReport& report) {
  if (!value || *value >= least) return;
  report.Repair(field, std::to_string(*value) + " is below " + std::to_string(least) + ": cleared");
  value.reset();
}

void CleanServiceArea(ServiceArea& area, RecordReport& report) {
  ClearBrokenOutline(area.outline, report);
  std::sort(area.zip_codes.begin(), area.zip_codes.end());
  area.zip_codes.erase(std::unique(area.zip_codes.begin(), area.zip_codes.end()), area.zip_codes.end());
}

void CleanTimes(Schedule& schedule, RecordReport& report) {
  const auto in_day = [](const std::optional<std::int32_t>& minute) {
    return minute && *minute >= 0 && *minute <= kMinutesPerDay;
  };
  if (!schedule.opens_at && !schedule.closes_at) return;
  if (in_day(schedule.opens_at) && in_day(schedule.closes_at)) return;
  report.Repair(schedule.opens_at ? "closes_at" : "opens_at",
                "one of the two times is missing or not of a day: hours unknown");
  if (schedule.description.empty() && in_day(schedule.opens_at))
    schedule.description = "Opens at " + FormatMinuteOfDay(*schedule.opens_at);
  if (schedule.description.empty() && in_day(schedule.closes_at))
    schedule.description = "Closes at " + FormatMinuteOfDay(*schedule.closes_at);
  schedule.opens_at.reset();
  schedule.closes_at.reset();
}

void CleanPlaced(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.service_areas, Table::kServiceAreas, findings);
  Sweep(d.service_areas, Table::kServiceAreas, findings, [&](ServiceArea& row, RecordReport& report) {
    if (!KeepPlaced(d, row.service_key, row.service_at_location_key, nullptr, report)) return false;
    CleanServiceArea(row, report);
    return true;
  });
  SortAndDropDuplicates(d.schedules, Table::kSchedules, findings);
  Sweep(d.schedules, Table::kSchedules, findings, [&](Schedule& row, RecordReport& report) {
    if (!KeepPlaced(d, row.service_key, row.service_at_location_key, &row.location_key, report)) return false;
    CleanTimes(row, report);
    SwapTurnedDates(row.valid_from, row.valid_to, report);
    ClearBelow(row.count, 1, "count", report);
    ClearBelow(row.interval, 1, "interval", report);
    return true;
  });
  SortAndDropDuplicates(d.capacities, Table::kCapacities, findings);
  Sweep(d.capacities, Table::kCapacities, findings, [&](ServiceCapacity& row, RecordReport& report) {
    if (!KeepPlaced(d, row.service_key, row.service_at_location_key, nullptr, report)) return false;
    if (!row.unit_key.empty() && !HasRow(d.units, row.unit_key)) {
      report.Repair("unit_id", NotIn(row.unit_key, Table::kUnits) + ": cleared");
      row.unit_key.clear();
    }
    ClearBelow<std::int64_t>(row.available, 0, "available", report);
    ClearBelow<std::int64_t>(row.maximum, 0, "maximum", report);
    return true;
  });
}

// Whether the record that an attribute says something about is there; links to tables that are not looked into pass.
std::optional<Table> MissingTarget(const Directory& d, const Attribute& attribute) {
  const std::string& key = attribute.link_key;
  const auto missing = [&](const auto& table, Table name) {
    return HasRow(table, key) ? std::nullopt : std::optional(name);
  };
  if (attribute.link_entity == "service") return missing(d.services, Table::kServices);
  if (attribute.link_entity == "service_at_location")
    return missing(d.services_at_location, Table::kServicesAtLocation);
  if (attribute.link_entity == "organization") return missing(d.organizations, Table::kOrganizations);
  if (attribute.link_entity == "program") return missing(d.programs, Table::kPrograms);
  if (attribute.link_entity == "location") return missing(d.locations, Table::kLocations);
  return std::nullopt;
}

void CleanAttributes(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.attributes, Table::kAttributes, findings);
  Sweep(d.attributes, Table::kAttributes, findings, [&](Attribute& row, RecordReport& report) {
    if (const std::optional<Table> table = MissingTarget(d, row))
      return report.Reject("link_id", NotIn(row.link_key, *table));
    if (row.taxonomy_term_key.empty() || HasRow(d.taxonomy_terms, row.taxonomy_term_key)) return true;
    const std::string reason = NotIn(row.taxonomy_term_key, Table::kTaxonomyTerms);
    if (row.value.empty()) return report.Reject("taxonomy_term_id", reason);
    report.Repair("taxonomy_term_id", reason + ": cleared, its value is kept");
    row.taxonomy_term_key.clear();
    return true;
  });
}

void CleanContact(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.addresses, Table::kAddresses, findings);
  Sweep(d.addresses, Table::kAddresses, findings, [&](Address& row, RecordReport& report) {
    return KeepLinked({{row.location_key, "location_id", HasRow(d.locations, row.location_key), Table::kLocations}},
                      report);
  });
  SortAndDropDuplicates(d.phones, Table::kPhones, findings);
  Sweep(d.phones, Table::kPhones, findings, [&](Phone& row, RecordReport& report) {
    return KeepLinked({{row.location_key, "location_id", HasRow(d.locations, row.location_key), Table::kLocations},
                       {row.service_key, "service_id", HasRow(d.services, row.service_key), Table::kServices},
                       {row.organization_key, "organization_id", HasRow(d.organizations, row.organization_key),
                        Table::kOrganizations},
                       {row.service_at_location_key, "service_at_location_id",
                        HasRow(d.services_at_location, row.service_at_location_key), Table::kServicesAtLocation}},
                      report);
  });
  SortAndDropDuplicates(d.languages, Table::kLanguages, findings);
  Sweep(d.languages, Table::kLanguages, findings, [&](Language& row, RecordReport& report) {
    return KeepLinked({{row.service_key, "service_id", HasRow(d.services, row.service_key), Table::kServices},
                       {row.location_key, "location_id", HasRow(d.locations, row.location_key), Table::kLocations},
                       {row.phone_key, "phone_id", HasRow(d.phones, row.phone_key), Table::kPhones}},
                      report);
  });
}

void CleanAccess(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.accessibility, Table::kAccessibility, findings);
  Sweep(d.accessibility, Table::kAccessibility, findings, [&](Accessibility& row, RecordReport& report) {
    return KeepLinked({{row.location_key, "location_id", HasRow(d.locations, row.location_key), Table::kLocations}},
                      report);
  });
  SortAndDropDuplicates(d.cost_options, Table::kCostOptions, findings);
  Sweep(d.cost_options, Table::kCostOptions, findings, [&](CostOption& row, RecordReport& report) {
    if (!HasRow(d.services, row.service_key))
      return report.Reject("service_id", NotIn(row.service_key, Table::kServices));
    SwapTurnedDates(row.valid_from, row.valid_to, report);
    ClearBelow<std::int64_t>(row.amount_cents, 0, "amount", report);
    return true;
  });
  SortAndDropDuplicates(d.required_documents, Table::kRequiredDocuments, findings);
  Sweep(d.required_documents, Table::kRequiredDocuments, findings, [&](RequiredDocument& row, RecordReport& report) {
    return KeepLinked({{row.service_key, "service_id", HasRow(d.services, row.service_key), Table::kServices}}, report);
  });
}

}  // namespace

void CleanLinked(Directory& directory, Findings& findings) {
  CleanPlaced(directory, findings);
  CleanAttributes(directory, findings);
  CleanContact(directory, findings);
  CleanAccess(directory, findings);
}

}  // namespace kith
