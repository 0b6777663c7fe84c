// Columns of locations.csv and addresses.csv. What these, and other records that belong to a location, hold of a confidential one never appears in an
// issue: whether it is confidential is read before anything else, and where that cannot be read, or the location is not there, it is taken to be.
#include <array>

#include "src/interop/degrees.h"
#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

constexpr std::array<Word<LocationType>, 3> kLocationWords = {
    {{"physical", LocationType::kPhysical}, {"postal", LocationType::kPostal}, {"virtual", LocationType::kVirtual}}};

constexpr std::array<Word<std::string_view>, 3> kAddressWords = {
    {{"physical", "physical"}, {"postal", "postal"}, {"virtual", "virtual"}}};

void BeginLocation(Row& row) {
  const std::string_view cell = Trim(row.table.Cell(row.At("confidential")));
  if (cell.empty() || ParseYesNo(cell) == false) return;
  row.table.HideCells();
  row.confidential_locations.insert(row.table.Key(row.At("id")));
}

void ReadType(Location& location, Row& row, CsvColumn column) {
  location.type = ReadWord(row, column, kLocationWords, "taken as physical", true).value_or(LocationType::kPhysical);
}

void WriteType(const Location& location, const TimeZone&, std::string& out) {
  out = WordFor(kLocationWords, location.type);
}

// BeginLocation has decided.
void ReadConfidential(Location& location, Row& row, CsvColumn column) {
  location.confidential = row.table.hidden();
  if (location.confidential && !ParseYesNo(Trim(row.table.Cell(column))))
    row.table.RepairCell(column, "is neither true nor false: taken as true");
}

void WriteConfidential(const Location& location, const TimeZone&, std::string& out) {
  if (location.confidential) out = "true";
}

void FinishLocation(Location& location, Row& row) {
  const CsvColumn latitude = row.At("latitude");
  const CsvColumn longitude = row.At("longitude");
  const std::optional<double> lat = row.table.Number(latitude);
  const std::optional<double> lng = row.table.Number(longitude);
  if (!lat && !lng) return;
  if (!lat || !lng) {
    row.table.Repair(
        lat ? latitude : longitude,
        std::string(lat ? "a latitude without a longitude" : "a longitude without a latitude") + ": cleared");
    return;
  }
  if (const absl::StatusOr<LatLng> point = LatLng::FromDegrees(*lat, *lng); point.ok()) {
    location.point = *point;
  } else {
    row.table.Repair(latitude, (row.table.hidden() ? std::string("the point is out of range")
                                                   : std::string(point.status().message())) +
                                   ": cleared");
  }
}

void WriteLatitude(const Location& location, const TimeZone&, std::string& out) {
  if (location.point) AppendDegrees(out, location.point->lat_e7());
}

void WriteLongitude(const Location& location, const TimeZone&, std::string& out) {
  if (location.point) AppendDegrees(out, location.point->lng_e7());
}

void ReadAddressType(Address& address, Row& row, CsvColumn column) {
  address.address_type = ReadWord(row, column, kAddressWords, "cleared").value_or("");
}

void BeginAddress(Row& row) {
  const std::string location = row.table.Key(row.At("location_id"));
  if (row.log.FindOrigin("locations", location) == nullptr || row.confidential_locations.contains(location))
    row.table.HideCells();
}

}  // namespace

void HideWithItsPlace(Row& row) {
  const std::string location = row.table.Key(row.At("location_id"));
  const std::string offer = row.table.Key(row.At("service_at_location_id"));
  const bool at_hidden_location = !location.empty() && (row.log.FindOrigin("locations", location) == nullptr ||
                                                        row.confidential_locations.contains(location));
  const bool at_hidden_offer =
      !offer.empty() && row.confidential_offers != nullptr && row.confidential_offers->contains(offer);
  if (at_hidden_location || at_hidden_offer) row.table.HideCells();
}

const TableSpec<Location>& LocationTable() {
  static const TableSpec<Location> spec = {
      .name = "locations",
      .resource = "location",
      .records = &Directory::locations,
      .columns = {KeyColumn<&Location::key>("id").Required(),
                  {.name = "location_type", .read = ReadType, .write = WriteType},
                  CarriedColumn<Location>("url"),
                  KeyColumn<&Location::organization_key>("organization_id").RefersTo("organization"),
                  TextColumn<&Location::name>("name"),
                  CarriedColumn<Location>("alternate_name"),
                  TextColumn<&Location::description>("description"),
                  TextColumn<&Location::transportation>("transportation"),
                  JointColumn<Location>("latitude", ColumnKind::kNumber, WriteLatitude),
                  JointColumn<Location>("longitude", ColumnKind::kNumber, WriteLongitude),
                  CarriedColumn<Location>("external_identifier"),
                  CarriedColumn<Location>("external_identifier_type"),
                  {.name = "confidential",
                   .kind = ColumnKind::kBoolean,
                   .read = ReadConfidential,
                   .write = WriteConfidential,
                   .ours = true},
                  ValueColumn<&Location::opened>("opened").Ours(),
                  ValueColumn<&Location::closed>("closed").Ours(),
                  KeyColumn<&Location::relocated_to_key>("relocated_to").RefersTo("location").Ours()},
      .begin = BeginLocation,
      .finish = FinishLocation};
  return spec;
}

const TableSpec<Address>& AddressTable() {
  ColumnSpec<Address> address_type = TextColumn<&Address::address_type>("address_type");
  address_type.read = ReadAddressType;
  static const TableSpec<Address> spec = {
      .name = "addresses",
      .resource = "address",
      .records = &Directory::addresses,
      .columns = {KeyColumn<&Address::key>("id").Required(),
                  KeyColumn<&Address::location_key>("location_id").RefersTo("location"),
                  TextColumn<&Address::attention>("attention"), TextColumn<&Address::address_1>("address_1"),
                  TextColumn<&Address::address_2>("address_2"), TextColumn<&Address::city>("city"),
                  TextColumn<&Address::region>("region"), TextColumn<&Address::state_province>("state_province"),
                  TextColumn<&Address::postal_code>("postal_code"), TextColumn<&Address::country>("country"),
                  address_type},
      .begin = BeginAddress};
  return spec;
}

}  // namespace kith
