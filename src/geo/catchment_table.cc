#include "src/geo/catchment_table.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "src/geo/locator_index.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using geo_internal::GroupedLists;
using geo_internal::OutlineSet;
using geo_internal::Region;
using geo_internal::ServedShape;
using Table = CatalogCatchments::Table;

// What one service area says, apart from whom it is of.
struct RowSaying {
  std::array<Said, kPlaceSettings> elsewhere{};
  NameBits names = 0;
  std::vector<std::pair<std::uint32_t, std::uint8_t>> inside;  // outlines, and names that keep them from deciding
  std::vector<AreaId> naming;
  std::vector<std::string> zips;
  std::vector<std::pair<AreaType, std::string>> wordings;  // type and folded name
};

bool HasArea(const Region& region) {
  return std::any_of(region.begin(), region.end(), [](AreaId area) { return area.valid(); });
}

bool IsComplete(const Region& region) {
  return std::all_of(region.begin(), region.end(), [](AreaId area) { return area.valid(); });
}

void SayAlways(Said said, RowSaying& row) { row.elsewhere.fill(said); }
void SayIn(PlaceSetting setting, Said said, RowSaying& row) {
  for (const bool zip_known : {false, true}) row.elsewhere[SettingNumber(setting, zip_known)] = said;
}

// Distinct service areas by what they say.
class RowReader {
 public:
  RowReader(const Catalog& catalog, const CatchmentLocator::Index& index, OutlineSet& outlines)
      : catalog_(catalog), index_(index), outlines_(outlines) {
    const auto& areas = catalog.records().areas;
    for (std::uint32_t i = 0; i < areas.size(); ++i)
      outline_of_.push_back(index.IsOutlined(AreaId(i)) ? outlines.Add(areas[i].outline) : Table::kUnlisted);
  }

  std::uint32_t OutlineOf(AreaId area) const { return outline_of_[area.index()]; }

  // Equal numbers say equal things of every place.
  std::uint32_t NumberOf(std::uint32_t row) {
    const ServiceArea& area = catalog_.records().service_areas[row];
    const auto [at, added] = numbers_.try_emplace(KeyOf(area, row), static_cast<std::uint32_t>(sayings_.size()));
    if (added) sayings_.push_back(Read(area, index_.served[row]));
    return at->second;
  }
  const RowSaying& saying(std::uint32_t number) const { return sayings_[number]; }

 private:
  std::string KeyOf(const ServiceArea& area, std::uint32_t row);
  RowSaying Read(const ServiceArea& area, const ServedShape& shape);
  void ReadOutline(const ServiceArea& area, const ServedShape& shape, RowSaying& saying);
  static void ReadZips(const ServiceArea& area, const ServedShape& shape, RowSaying& saying);
  void ReadPlaces(const ServiceArea& area, const ServedShape& shape, RowSaying& saying) const;
  void ReadWords(const ServiceArea& area, const ServedShape& shape, RowSaying& saying) const;

  const Catalog& catalog_;
  const CatchmentLocator::Index& index_;
  OutlineSet& outlines_;
  std::vector<std::uint32_t> outline_of_;  // by AreaId
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<RowSaying> sayings_;
};

std::string RowReader::KeyOf(const ServiceArea& area, std::uint32_t row) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(area.extent_type)));
  const auto add = [&key](std::string_view text) {
    key += std::to_string(text.size()) + ' ';
    key += text;
  };
  if (area.extent_type == ExtentType::kGeoJson && index_.served[row].box)
    key += std::to_string(outlines_.Add(area.outline));
  if (area.extent_type == ExtentType::kText) add(area.name);
  if (area.extent_type == ExtentType::kZipCodes) std::for_each(area.zip_codes.begin(), area.zip_codes.end(), add);
  if (area.extent_type == ExtentType::kPlaces) {
    for (const PlaceName& place : area.places) {
      key += static_cast<char>('0' + static_cast<int>(place.type));
      add(place.name);
    }
  }
  return key;
}

// As ServiceAreaJudge (service_area_judge.h) says it, setting by setting.
RowSaying RowReader::Read(const ServiceArea& area, const ServedShape& shape) {
  RowSaying saying;
  SayAlways(Say(Truth::kUnknown), saying);
  switch (area.extent_type) {
    case ExtentType::kEverywhere:
      SayAlways(Say(Truth::kTrue), saying);
      break;
    case ExtentType::kGeoJson:
      ReadOutline(area, shape, saying);
      break;
    case ExtentType::kZipCodes:
      ReadZips(area, shape, saying);
      break;
    case ExtentType::kPlaces:
      ReadPlaces(area, shape, saying);
      break;
    case ExtentType::kText:
      ReadWords(area, shape, saying);
      break;
  }
  return saying;
}

void RowReader::ReadOutline(const ServiceArea& area, const ServedShape& shape, RowSaying& saying) {
  if (!shape.box) return;
  SayIn(PlaceSetting::kPoint, Say(Truth::kFalse), saying);
  SayIn(PlaceSetting::kAreas, kAskLocator, saying);
  saying.inside.emplace_back(outlines_.Add(area.outline), 0);
}

void RowReader::ReadZips(const ServiceArea& area, const ServedShape& shape, RowSaying& saying) {
  if (area.zip_codes.empty()) return;
  for (const PlaceSetting setting : {PlaceSetting::kPoint, PlaceSetting::kAreas, PlaceSetting::kNeither})
    saying.elsewhere[SettingNumber(setting, true)] = Say(Truth::kFalse);
  if (HasArea(shape.region)) saying.elsewhere[SettingNumber(PlaceSetting::kAreas, false)] = kAskLocator;
  saying.zips = area.zip_codes;
}

void RowReader::ReadPlaces(const ServiceArea& area, const ServedShape& shape, RowSaying& saying) const {
  if (area.places.empty()) return;
  if (IsComplete(shape.region)) SayIn(PlaceSetting::kPoint, Say(Truth::kFalse), saying);
  if (HasArea(shape.region)) SayIn(PlaceSetting::kAreas, kAskLocator, saying);
  for (std::size_t i = 0; i < area.places.size(); ++i) {
    const std::uint8_t name = NameBit(area.places[i].type);
    saying.names |= AnyName(name);
    if (shape.named[i].valid()) saying.naming.push_back(shape.named[i]);
    if (shape.region[i].valid())
      saying.inside.emplace_back(OutlineOf(shape.region[i]), name);
    else
      saying.names |= UnclearName(name);
  }
}

// Where several areas bear the name they have to agree, which no outline says alone.
void RowReader::ReadWords(const ServiceArea& area, const ServedShape& shape, RowSaying& saying) const {
  for (const AreaType type : geo_internal::kNarrowToWide)
    saying.wordings.emplace_back(type, geo_internal::FoldPlaceName(type, area.name));
  if (!HasArea(shape.region)) return;
  SayIn(PlaceSetting::kAreas, kAskLocator, saying);
  const bool one = shape.region.size() == 1;
  SayIn(PlaceSetting::kPoint, one ? Say(Truth::kFalse) : kAskLocator, saying);
  if (one) saying.inside.emplace_back(OutlineOf(shape.region.front()), 0);
}

// One that says yes decides; what has to be asked may.
Said Either(Said a, Said b) {
  constexpr Said kYes = Say(Truth::kTrue);
  return a == kYes || b == kYes ? kYes : std::max(a, b);
}

class TableWriter {
 public:
  TableWriter(const RowReader& rows, Table& table) : rows_(rows), table_(table) {}

  // The next catchment, of service areas of these numbers.
  void Add(const std::vector<std::uint32_t>& numbers);
  void Finish(const Catalog& catalog, const CatchmentLocator::Index& index);

 private:
  void AddAreas(const Catalog& catalog, const CatchmentLocator::Index& index);

  const RowReader& rows_;
  Table& table_;
  std::uint32_t count_ = 0;
  std::vector<std::pair<std::uint32_t, Table::Decided>> decided_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> naming_;
  std::vector<std::pair<std::string, std::uint32_t>> listed_;  // ZIP code, catchment
};

void TableWriter::Add(const std::vector<std::uint32_t>& numbers) {
  const std::uint32_t catchment = count_++;
  std::array<Said, kPlaceSettings> elsewhere{};
  if (numbers.empty()) elsewhere.fill(Say(Truth::kUnknown));
  NameBits names = 0;
  for (const std::uint32_t number : numbers) {
    const RowSaying& row = rows_.saying(number);
    for (std::size_t i = 0; i < kPlaceSettings; ++i) elsewhere[i] = Either(elsewhere[i], row.elsewhere[i]);
    names |= row.names;
    for (const auto& [outline, kept_by] : row.inside) decided_.push_back({outline, {catchment, kept_by}});
    for (const AreaId area : row.naming) naming_.emplace_back(area.index(), catchment);
    for (const std::string& zip : row.zips) listed_.emplace_back(zip, catchment);
    for (const auto& [type, folded] : row.wordings) table_.wordings.push_back({type, folded, catchment});
  }
  const bool everyone = elsewhere[0] == Say(Truth::kTrue);
  table_.names.push_back(everyone ? NameBits{0} : names);
  for (std::size_t i = 0; i < kPlaceSettings; ++i) table_.elsewhere[i].push_back(elsewhere[i]);
}

void TableWriter::AddAreas(const Catalog& catalog, const CatchmentLocator::Index& index) {
  std::vector<std::pair<std::uint32_t, Table::OutlinedArea>> areas;
  for (std::uint32_t i = 0; i < catalog.records().areas.size(); ++i) {
    const AreaId id(i);
    if (!index.IsOutlined(id)) continue;
    const Area& area = catalog.area(id);
    const bool is_zip = area.type == AreaType::kZip;
    areas.push_back({rows_.OutlineOf(id),
                     {.area = id,
                      .has_zip = is_zip && !area.code.empty(),
                      .zip = is_zip ? table_.FindZip(area.code) : Table::kUnlisted}});
  }
  table_.areas = GroupedLists<Table::OutlinedArea>(table_.outlines.size(), std::move(areas));
}

void TableWriter::Finish(const Catalog& catalog, const CatchmentLocator::Index& index) {
  table_.outlines.Index();
  table_.decided = GroupedLists<Table::Decided>(table_.outlines.size(), std::move(decided_));
  table_.naming = GroupedLists<std::uint32_t>(catalog.records().areas.size(), std::move(naming_));
  for (const auto& [zip, catchment] : listed_) table_.zips.push_back(zip);
  std::sort(table_.zips.begin(), table_.zips.end());
  table_.zips.erase(std::unique(table_.zips.begin(), table_.zips.end()), table_.zips.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> listing;
  for (const auto& [zip, catchment] : listed_) listing.emplace_back(table_.FindZip(zip), catchment);
  table_.listing = GroupedLists<std::uint32_t>(table_.zips.size(), std::move(listing));
  const auto by_name = [](const Table::Wording& w) { return std::tie(w.type, w.folded, w.catchment); };
  std::sort(table_.wordings.begin(), table_.wordings.end(),
            [&](const Table::Wording& a, const Table::Wording& b) { return by_name(a) < by_name(b); });
  AddAreas(catalog, index);
}

}  // namespace

CatalogCatchments::Table::Table(const Catalog& catalog, const CatchmentLocator::Index& index) {
  RowReader rows(catalog, index, outlines);
  TableWriter writer(rows, *this);
  std::map<std::vector<std::uint32_t>, std::uint32_t> catchments;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId offer(i);
    numbers.clear();
    for (const std::uint32_t row : catalog.offer(offer).service_areas) numbers.push_back(rows.NumberOf(row));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    const auto [at, added] = catchments.try_emplace(numbers, static_cast<std::uint32_t>(catchments.size()));
    if (added) {
      writer.Add(numbers);
      first_offer.push_back(offer);
    }
    of_offer.push_back(at->second);
  }
  writer.Finish(catalog, index);
}

std::uint32_t CatalogCatchments::Table::FindZip(std::string_view code) const {
  const auto at = std::lower_bound(zips.begin(), zips.end(), code);
  return at == zips.end() || *at != code ? kUnlisted : static_cast<std::uint32_t>(at - zips.begin());
}

std::span<const CatalogCatchments::Table::Wording> CatalogCatchments::Table::Worded(AreaType type,
                                                                                    std::string_view folded) const {
  const std::pair<AreaType, std::string_view> wanted(type, folded);
  const auto name = [](const Wording& w) { return std::pair<AreaType, std::string_view>(w.type, w.folded); };
  const auto first = std::lower_bound(wordings.begin(), wordings.end(), wanted,
                                      [&](const Wording& w, const auto& key) { return name(w) < key; });
  auto last = first;
  while (last != wordings.end() && name(*last) == wanted) ++last;
  return {first, last};
}

}  // namespace kith
