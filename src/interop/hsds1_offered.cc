// Organizations, programs, services, eligibility and services at locations of HSDS 1.x.
#include <unordered_map>

#include "kith/base/status.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

// The columns in which HSDS 1.0 keeps what later versions have tables for.
struct ListColumns {
  CsvColumn languages, service_areas, required_documents, taxonomy_ids;
};

// HSDS 1.0 hangs a service on one location and knows no services at locations.
void AddOffer(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn location, const Service& service) {
  ServiceAtLocation offer;
  offer.service_key = service.key;
  offer.location_key = table.Ref(location, kLocations);
  if (offer.location_key.empty()) return;
  table.IdentifyPart(offer, ServiceAtLocationTable(), id, "offer");
  package.directory.services_at_location.push_back(std::move(offer));
}

void AddLists(Hsds1Package& package, Hsds1Table& table, CsvColumn id, const ListColumns& columns,
              const Service& service) {
  Language spoken;
  spoken.service_key = service.key;
  AddHsds1Languages(package, table, id, columns.languages, spoken);
  AddHsds1ServiceAreas(package, table, id, columns.service_areas, service);
  AddHsds1RequiredDocuments(package, table, id, columns.required_documents, service);
  AddHsds1Needs(package, table, id, columns.taxonomy_ids, service);
}

void ReadStatus(Service& service, Hsds1Package& package, CsvTable& csv, CsvColumn column) {
  ReadAsHsds3(ServiceTable(), service, package, csv, column);
  if (csv.Key(column).empty()) csv.Repair(column, "is empty: not known, ranked as open");
}

}  // namespace

absl::Status ReadHsds1Organizations(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"organizations.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), name = table.Find("name"), description = table.Find("description");
  const CsvColumn email = table.Find("email"), website = table.FindEither("url", "website");
  while (table.Next()) {
    Organization organization;
    organization.name = table.Prose(name);
    organization.description = table.Prose(description);
    organization.email = table.Prose(email);
    organization.website = table.Prose(website);
    if (table.Identify(organization, OrganizationTable(), id, Referred::kYes))
      package.directory.organizations.push_back(std::move(organization));
  }
  return table.status();
}

absl::Status ReadHsds1Programs(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"programs.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), organization = table.Find("organization_id"), name = table.Find("name");
  const CsvColumn description = table.Find("description");
  while (table.Next()) {
    Program program;
    program.organization_key = table.Ref(organization, kOrganizations);
    program.name = table.Prose(name);
    program.description = table.Prose(description);
    if (table.Identify(program, ProgramTable(), id, Referred::kYes))
      package.directory.programs.push_back(std::move(program));
  }
  return table.status();
}

absl::Status ReadHsds1Services(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"services.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  KITH_RETURN_IF_ERROR(table.csv().CheckHasHeader());
  const absl::StatusOr<CsvColumn> id = table.csv().Require("id"), name = table.csv().Require("name");
  if (!id.ok()) return id.status();
  if (!name.ok()) return name.status();
  const CsvColumn organization = table.Find("organization_id"), location = table.Find("location_id");
  const CsvColumn program = table.Find("program_id"), description = table.Find("description");
  const CsvColumn url = table.FindEither("url", "website"), email = table.Find("email"), status = table.Find("status");
  const CsvColumn interpretation = table.Find("interpretation_services"), wait_time = table.Find("wait_time");
  const CsvColumn application = table.Find("application_process"), fees = table.Find("fees");
  const CsvColumn eligibility = table.Find("eligibility");
  const ListColumns lists{table.Find("languages"), table.Find("service_areas"), table.Find("required_documents"),
                          table.Find("taxonomy_ids")};
  while (table.Next()) {
    Service service;
    service.organization_key = table.Ref(organization, kOrganizations);
    if (const auto of_location = package.organization_of_location.find(table.csv().Key(location));
        service.organization_key.empty() && of_location != package.organization_of_location.end())
      service.organization_key = package.ids.KeyOf(kOrganizations, of_location->second);
    service.program_key = table.Ref(program, kPrograms);
    service.name = table.Prose(*name);
    service.description = table.Prose(description);
    service.url = table.Prose(url);
    service.email = table.Prose(email);
    service.interpretation_services = table.Prose(interpretation);
    service.application_process = table.Prose(application);
    service.wait_time = table.Prose(wait_time);
    service.fees_description = table.Prose(fees);
    service.eligibility_description = table.Prose(eligibility);
    ReadStatus(service, package, table.csv(), status);
    if (!table.Identify(service, ServiceTable(), *id, Referred::kYes)) continue;
    AddOffer(package, table, *id, location, service);
    AddLists(package, table, *id, lists, service);
    package.directory.services.push_back(std::move(service));
  }
  return table.status();
}

absl::Status ReadHsds1Eligibility(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"eligibility.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), service_id = table.Find("service_id"), text = table.Find("eligibility");
  std::unordered_map<std::string, Service*> services;
  for (Service& service : package.directory.services) services.emplace(service.key, &service);
  while (table.Next()) {
    table.csv().SetRecord(table.csv().Key(id));
    const std::string said = table.Prose(text);
    const auto service = services.find(table.Ref(service_id, kServices));
    if (service == services.end()) {
      const std::string source_id = table.csv().Key(service_id);
      table.csv().Reject(service_id, source_id.empty() ? "is empty: the text cannot be tied to a service"
                                                       : Quoted(source_id) + " is not in services.csv");
    } else if (said.empty() && text.present()) {
      table.csv().Reject(text, "is empty: the record says nothing");
    } else if (said.empty()) {
      // HSDS 2.0 has no text there: other_attributes.csv says what it is.
      package.service_of_eligibility.emplace(table.csv().Key(id), service->first);
    } else {
      package.service_of_eligibility.emplace(table.csv().Key(id), service->first);
      std::string& all = service->second->eligibility_description;
      all += (all.empty() ? "" : "\n") + said;
    }
    for (const auto& [column, cell] : table.csv().RestAsExtras())
      table.csv().Report(DefectFate::kRepaired, column,
                         Quoted(cell) + " is not kept: only the text goes to its service");
  }
  return table.status();
}

absl::Status ReadHsds1ServicesAtLocation(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened =
      Hsds1Table::Open(package, {"services_at_location.csv", "service_at_location.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), service = table.Find("service_id"), location = table.Find("location_id");
  const CsvColumn description = table.Find("description");
  while (table.Next()) {
    ServiceAtLocation offer;
    offer.service_key = table.Ref(service, kServices);
    offer.location_key = table.Ref(location, kLocations);
    offer.description = table.Prose(description);
    if (table.Identify(offer, ServiceAtLocationTable(), id, Referred::kYes))
      package.directory.services_at_location.push_back(std::move(offer));
  }
  return table.status();
}

}  // namespace kith
