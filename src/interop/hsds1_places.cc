// Addresses, locations, service areas and accessibility of HSDS 1.x.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/far_points.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

// HSDS 1.x has no way to say that a place is secret but to write so where the street should stand.
bool SaysConfidential(std::string_view street) {
  const std::string folded = FoldName(street);
  return folded.starts_with("confidential") || folded.starts_with("undisclosed");
}

bool SaysNothing(const Address& address) {
  return address.attention.empty() && address.address_1.empty() && address.address_2.empty() && address.city.empty() &&
         address.region.empty() && address.state_province.empty() && address.postal_code.empty();
}

// The lines that HSDS 3 has no columns for go on in its second.
std::string JoinLines(Hsds1Table& table, const std::array<CsvColumn, 3>& columns) {
  std::vector<std::string> lines;
  for (const CsvColumn& column : columns) {
    if (std::string line = table.Prose(column); !line.empty()) lines.push_back(std::move(line));
  }
  return JoinList(lines, ", ");
}

absl::Status ReadAddresses(Hsds1Package& package, std::initializer_list<std::string_view> files,
                           std::string_view address_type) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, files);
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), location = table.Find("location_id"), attention = table.Find("attention");
  const CsvColumn street = table.Find("address_1"), city = table.Find("city"), region = table.Find("region");
  const std::array<CsvColumn, 3> more{table.Find("address_2"), table.Find("address_3"), table.Find("address_4")};
  const CsvColumn state = table.Find("state_province"), zip = table.Find("postal_code"),
                  country = table.Find("country");
  while (table.Next()) {
    Address address;
    address.location_key = table.Ref(location, kLocations);
    if (SaysConfidential(table.csv().Cell(street))) {
      table.csv().HideCells();
      package.confidential_locations.insert(address.location_key);
    }
    address.attention = table.Prose(attention);
    address.address_1 = table.Prose(street);
    address.address_2 = JoinLines(table, more);
    address.city = table.csv().Key(city);
    address.region = table.csv().Key(region);
    address.state_province = table.csv().Key(state);
    address.postal_code = table.csv().Key(zip);
    address.country = table.csv().Key(country);
    address.address_type = address_type;
    if (SaysNothing(address)) {
      table.csv().SetRecord(table.csv().Key(id));
      table.csv().Reject(street, "is empty, as are city, state and postal code: the record says nothing");
    } else if (table.Identify(address, AddressTable(), id, Referred::kNo)) {
      package.directory.addresses.push_back(std::move(address));
    }
  }
  return table.status();
}

// Clears the points that contradict their addresses: a wrong one would send people away or to the wrong place.
void ClearFarPoints(Hsds1Package& package) {
  std::unordered_map<std::string_view, const Address*> address_of;
  for (const Address& address : package.directory.addresses) {
    if (address.address_type == "physical") address_of.emplace(address.location_key, &address);
  }
  std::vector<AddressedPoint> places;
  std::vector<Location*> locations;
  for (Location& location : package.directory.locations) {
    const auto address = address_of.find(location.key);
    if (!location.point || location.confidential || address == address_of.end()) continue;
    places.push_back(
        {*location.point, address->second->postal_code, address->second->city, address->second->state_province});
    locations.push_back(&location);
  }
  for (const FarPoint& far : FindFarPoints(places)) {
    Location& location = *locations[far.index];
    location.point.reset();
    const Origin* origin = package.log.FindOrigin(kLocations, location.key);
    package.log.Add(origin->table, {.fate = DefectFate::kRepaired,
                                    .file = "",
                                    .line = origin->line,
                                    .record = origin->source_id,
                                    .field = "latitude",
                                    .reason = "contradicts the address: the other places of its " + far.group +
                                              " are " + std::to_string(far.kilometers) + " km away: cleared"});
  }
}

// Whether a text is nothing but ZIP codes, and how they are kept.
bool TakeZipCodes(ServiceArea& area) {
  std::vector<std::string> zips = SplitList(area.name, " ,;\n");
  const bool all = std::all_of(zips.begin(), zips.end(), [](const std::string& zip) {
    return zip.size() == 5 && zip.find_first_not_of("0123456789") == std::string::npos;
  });
  if (zips.empty() || !all) return false;
  std::sort(zips.begin(), zips.end());
  zips.erase(std::unique(zips.begin(), zips.end()), zips.end());
  area.extent_type = ExtentType::kZipCodes;
  area.zip_codes = std::move(zips);
  return true;
}

}  // namespace

absl::Status ReadHsds1Addresses(Hsds1Package& package) {
  KITH_RETURN_IF_ERROR(ReadAddresses(package, {"physical_addresses.csv", "addresses.csv"}, "physical"));
  return ReadAddresses(package, {"postal_addresses.csv", "mail_addresses.csv"}, "postal");
}

absl::Status ReadHsds1Locations(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"locations.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), organization = table.Find("organization_id"), name = table.Find("name");
  const CsvColumn description = table.Find("description"), transportation = table.Find("transportation");
  const std::array<CsvColumn, 2> point{table.Find("latitude"), table.Find("longitude")};
  const CsvColumn is_virtual = table.Find("virtual"), languages = table.Find("languages");
  const CsvColumn accessibility = table.Find("accessibility");
  while (table.Next()) {
    Location location;
    CsvTable& csv = table.csv();
    location.confidential = package.confidential_locations.contains(table.Ref(id, kLocations));
    if (location.confidential) {
      csv.HideCells();
      csv.Report(DefectFate::kRepaired, "confidential", "its address says that the place is: set to true");
    }
    location.organization_key = table.Ref(organization, kOrganizations);
    location.name = table.Prose(name);
    location.description = table.Prose(description);
    location.transportation = table.Prose(transportation);
    if (csv.Boolean(is_virtual).value_or(false)) location.type = LocationType::kVirtual;
    Row row{csv, point, package.zone, package.log, package.confidential_locations};
    LocationTable().finish(location, row);
    if (!table.Identify(location, LocationTable(), id, Referred::kYes)) continue;
    package.organization_of_location.emplace(csv.Key(id), csv.Key(organization));
    Language spoken;
    spoken.location_key = location.key;
    AddHsds1Languages(package, table, id, languages, spoken);
    AddHsds1Accessibility(package, table, id, accessibility, location);
    package.directory.locations.push_back(std::move(location));
  }
  ClearFarPoints(package);
  return table.status();
}

absl::Status ReadHsds1ServiceAreas(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"service_areas.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), service = table.Find("service_id"), name = table.Find("service_area");
  const CsvColumn site = table.Find("service_at_location_id"), description = table.Find("description");
  while (table.Next()) {
    ServiceArea area;
    area.service_key = table.Ref(service, kServices);
    area.service_at_location_key = table.Ref(site, kServicesAtLocation);
    area.name = table.Prose(name);
    area.description = table.Prose(description);
    TakeZipCodes(area);
    if (table.Identify(area, ServiceAreaTable(), id, Referred::kNo))
      package.directory.service_areas.push_back(std::move(area));
  }
  return table.status();
}

void AddHsds1ServiceAreas(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column, const Service& to) {
  for (const std::string& item : table.List(column)) {
    ServiceArea area;
    area.service_key = to.key;
    area.name = item;
    TakeZipCodes(area);
    table.IdentifyPart(area, ServiceAreaTable(), id, item);
    package.directory.service_areas.push_back(std::move(area));
  }
}

absl::Status ReadHsds1Accessibility(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened =
      Hsds1Table::Open(package, {"accessibility_for_disabilities.csv", "accessibility.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), location = table.Find("location_id"), details = table.Find("details");
  const CsvColumn description = table.FindEither("accessibility", "description");
  while (table.Next()) {
    Accessibility accessibility;
    accessibility.location_key = table.Ref(location, kLocations);
    accessibility.description = table.Prose(description);
    accessibility.details = table.Prose(details);
    if (accessibility.description.empty() && accessibility.details.empty()) {
      table.csv().SetRecord(table.csv().Key(id));
      table.csv().Reject(description, "is empty: the record says nothing");
    } else if (table.Identify(accessibility, AccessibilityTable(), id, Referred::kNo)) {
      package.directory.accessibility.push_back(std::move(accessibility));
    }
  }
  return table.status();
}

void AddHsds1Accessibility(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column,
                           const Location& to) {
  for (const std::string& item : table.List(column)) {
    Accessibility accessibility;
    accessibility.location_key = to.key;
    accessibility.description = item;
    table.IdentifyPart(accessibility, AccessibilityTable(), id, item);
    package.directory.accessibility.push_back(std::move(accessibility));
  }
}

}  // namespace kith
