// Columns of organizations.csv, programs.csv, services.csv and service_at_location.csv.
#include <array>

#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

constexpr std::array<Word<ServiceStatus>, 4> kStatusWords = {
    {{"active", ServiceStatus::kActive},
     {"inactive", ServiceStatus::kInactive},
     {"defunct", ServiceStatus::kDefunct},
     {"temporarily closed", ServiceStatus::kTemporarilyClosed}}};

constexpr std::array<Word<AttendanceSet>, 3> kAttendanceWords = {
    {{"in_person", kInPerson}, {"remote", kRemote}, {"home_visit", kHomeVisit}}};

void ReadStatus(Service& service, Row& row, CsvColumn column) {
  service.status = ReadWord(row, column, kStatusWords, "taken as not stated").value_or(ServiceStatus::kUnknown);
}

// HSDS requires a status, so that one which is not stated is written as active, and status_assumed says so.
void WriteStatus(const Service& service, const TimeZone&, std::string& out) {
  out = WordFor(kStatusWords, service.status == ServiceStatus::kUnknown ? ServiceStatus::kActive : service.status);
}

void ReadStatusAssumed(Service& service, Row& row, CsvColumn column) {
  if (!row.table.Boolean(column).value_or(false)) return;
  if (service.status == ServiceStatus::kActive) service.status = ServiceStatus::kUnknown;
  if (service.status != ServiceStatus::kUnknown)
    row.table.Repair(column, "true, but the status is " + std::string(WordFor(kStatusWords, service.status)) +
                                 ", not active: cleared");
}

void WriteStatusAssumed(const Service& service, const TimeZone&, std::string& out) {
  if (service.status == ServiceStatus::kUnknown) out = "true";
}

void ReadAttendance(ServiceAtLocation& offer, Row& row, CsvColumn column) {
  for (const std::string& part : SplitList(row.table.Cell(column), ";,")) {
    if (const auto* word = FindWord(kAttendanceWords, part)) {
      offer.attendance = static_cast<AttendanceSet>(offer.attendance | word->value);
    } else {
      row.table.RepairCell(column, "is not " + ListOf(kAttendanceWords) + ": what is none of these is left out");
    }
  }
}

void WriteAttendance(const ServiceAtLocation& offer, const TimeZone&, std::string& out) {
  for (const Word<AttendanceSet>& word : kAttendanceWords) {
    if ((offer.attendance & word.value) == 0) continue;
    if (!out.empty()) out += ';';
    out += word.word;
  }
}

void BeginServiceAtLocation(Row& row) {
  HideWithItsPlace(row);
  if (row.table.hidden() && row.confidential_offers != nullptr)
    row.confidential_offers->insert(row.table.Key(row.At("id")));
}

}  // namespace

const TableSpec<Organization>& OrganizationTable() {
  static const TableSpec<Organization> spec = {
      .name = "organizations",
      .resource = "organization",
      .records = &Directory::organizations,
      .columns = {KeyColumn<&Organization::key>("id").Required(), TextColumn<&Organization::name>("name").Required(),
                  CarriedColumn<Organization>("alternate_name"), TextColumn<&Organization::description>("description"),
                  TextColumn<&Organization::email>("email"), TextColumn<&Organization::website>("website"),
                  CarriedColumn<Organization>("tax_status"), CarriedColumn<Organization>("tax_id"),
                  CarriedColumn<Organization>("year_incorporated"), CarriedColumn<Organization>("legal_status"),
                  CarriedColumn<Organization>("logo"), CarriedColumn<Organization>("uri"),
                  CarriedColumn<Organization>("parent_organization_id")}};
  return spec;
}

const TableSpec<Program>& ProgramTable() {
  static const TableSpec<Program> spec = {
      .name = "programs",
      .resource = "program",
      .records = &Directory::programs,
      .columns = {KeyColumn<&Program::key>("id").Required(),
                  KeyColumn<&Program::organization_key>("organization_id").Required().RefersTo("organization"),
                  TextColumn<&Program::name>("name").Required(), CarriedColumn<Program>("alternate_name"),
                  TextColumn<&Program::description>("description")}};
  return spec;
}

const TableSpec<Service>& ServiceTable() {
  static const TableSpec<Service> spec = {
      .name = "services",
      .resource = "service",
      .records = &Directory::services,
      .columns = {KeyColumn<&Service::key>("id").Required(),
                  KeyColumn<&Service::organization_key>("organization_id").Required().RefersTo("organization"),
                  KeyColumn<&Service::program_key>("program_id").RefersTo("program"),
                  TextColumn<&Service::name>("name").Required(),
                  CarriedColumn<Service>("alternate_name"),
                  TextColumn<&Service::description>("description"),
                  TextColumn<&Service::url>("url"),
                  TextColumn<&Service::email>("email"),
                  {.name = "status", .read = ReadStatus, .write = WriteStatus},
                  TextColumn<&Service::interpretation_services>("interpretation_services"),
                  TextColumn<&Service::application_process>("application_process"),
                  TextColumn<&Service::fees_description>("fees_description"),
                  TextColumn<&Service::wait_time>("wait_time"),
                  CarriedColumn<Service>("fees"),
                  CarriedColumn<Service>("accreditations"),
                  TextColumn<&Service::eligibility_description>("eligibility_description"),
                  ValueColumn<&Service::minimum_age>("minimum_age"),
                  ValueColumn<&Service::maximum_age>("maximum_age"),
                  ValueColumn<&Service::assured_date>("assured_date"),
                  CarriedColumn<Service>("assurer_email"),
                  CarriedColumn<Service>("licenses"),
                  TextColumn<&Service::alert>("alert"),
                  CarriedColumn<Service>("last_modified"),
                  {.name = "status_assumed",
                   .kind = ColumnKind::kBoolean,
                   .read = ReadStatusAssumed,
                   .write = WriteStatusAssumed,
                   .ours = true}}};
  return spec;
}

const TableSpec<ServiceAtLocation>& ServiceAtLocationTable() {
  static const TableSpec<ServiceAtLocation> spec = {
      .name = "service_at_location",
      .resource = "service_at_location",
      .records = &Directory::services_at_location,
      .columns = {KeyColumn<&ServiceAtLocation::key>("id").Required(),
                  KeyColumn<&ServiceAtLocation::service_key>("service_id").Required().RefersTo("service"),
                  KeyColumn<&ServiceAtLocation::location_key>("location_id").Required().RefersTo("location"),
                  TextColumn<&ServiceAtLocation::description>("description"),
                  ValueColumn<&ServiceAtLocation::opened>("opened").Ours(),
                  ValueColumn<&ServiceAtLocation::closed>("closed").Ours(),
                  {.name = "attendance", .read = ReadAttendance, .write = WriteAttendance, .ours = true}},
      .begin = BeginServiceAtLocation};
  return spec;
}

}  // namespace kith
