// A county from the built-in map alone.
#include <algorithm>
#include <array>
#include <functional>
#include <limits>

#include "bench/county/geography.h"
#include "bench/county/outlines.h"

namespace kith {
namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kFirstZip = 90001;
constexpr std::uint32_t kSparseHundreds = 120;  // blocks of cells with fewer people are one ZIP area

struct Cell {
  std::size_t row, column;
};

// The planning area of a cell, kNobody outside the county.
std::uint32_t AreaOf(std::size_t row, std::size_t column) {
  const char digit = kPlanningAreaMap[row][column];
  return digit == '.' ? kNobody : static_cast<std::uint32_t>(digit - '1');
}

std::uint32_t HundredsIn(const std::vector<Cell>& cells) {
  std::uint32_t sum = 0;
  for (const Cell& cell : cells) sum += kPopulationMap[cell.row][cell.column];
  return sum;
}

// The cells of the block whose corner is (row, column), where all are of one planning area and few live there.
std::vector<Cell> SparseBlock(std::size_t row, std::size_t column, std::size_t size) {
  std::vector<Cell> cells;
  for (std::size_t r = row; r < std::min(row + size, kMapRows); ++r)
    for (std::size_t c = column; c < std::min(column + size, kMapColumns); ++c) cells.push_back({r, c});
  const std::uint32_t area = AreaOf(row, column);
  const auto is_other = [&](const Cell& cell) { return AreaOf(cell.row, cell.column) != area; };
  if (std::any_of(cells.begin(), cells.end(), is_other) || HundredsIn(cells) > kSparseHundreds) return {};
  return cells;
}

// ZIP areas as sets of cells: large blocks where few live, else one cell each; none where nobody does.
class ZipBlocks {
 public:
  ZipBlocks() {
    for (auto& row : zip_of_) row.fill(kNobody);
    for (const std::size_t size : {std::size_t{4}, std::size_t{2}, std::size_t{1}}) {
      for (std::size_t r = 0; r < kMapRows; r += size)
        for (std::size_t c = 0; c < kMapColumns; c += size) Take(r, c, size);
    }
    std::stable_sort(blocks_.begin(), blocks_.end(), [](const auto& a, const auto& b) {
      return AreaOf(a.front().row, a.front().column) < AreaOf(b.front().row, b.front().column);
    });
    for (std::uint32_t i = 0; i < blocks_.size(); ++i)
      for (const Cell& cell : blocks_[i]) zip_of_[cell.row][cell.column] = i;
  }
  const std::vector<std::vector<Cell>>& blocks() const { return blocks_; }
  std::uint32_t ZipOf(std::size_t row, std::size_t column) const { return zip_of_[row][column]; }

 private:
  void Take(std::size_t r, std::size_t c, std::size_t size) {
    if (AreaOf(r, c) == kNobody) return;
    std::vector<Cell> cells = size == 1 ? std::vector<Cell>{{r, c}} : SparseBlock(r, c, size);
    const auto taken = [&](const Cell& cell) { return zip_of_[cell.row][cell.column] != kNobody; };
    if (cells.empty() || HundredsIn(cells) == 0 || std::any_of(cells.begin(), cells.end(), taken)) return;
    for (const Cell& cell : cells) zip_of_[cell.row][cell.column] = 0;
    blocks_.push_back(std::move(cells));
  }
  std::vector<std::vector<Cell>> blocks_;
  std::array<std::array<std::uint32_t, kMapColumns>, kMapRows> zip_of_;
};

LatLng MiddleOf(std::size_t row, std::size_t column) {
  return LatLng::FromE7(kMapSouthE7 + static_cast<std::int32_t>(row) * kCellHeightE7 + kCellHeightE7 / 2,
                        kMapWestE7 + static_cast<std::int32_t>(column) * kCellWidthE7 + kCellWidthE7 / 2);
}

// Cells with people, each with its share of its planning area's population.
void AddNeighborhoods(const ZipBlocks& blocks, Geography& geography) {
  std::array<std::uint64_t, kPlanningAreas> hundreds{};
  for (std::size_t r = 0; r < kMapRows; ++r)
    for (std::size_t c = 0; c < kMapColumns; ++c)
      if (AreaOf(r, c) != kNobody) hundreds[AreaOf(r, c)] += kPopulationMap[r][c];
  for (std::uint32_t area = 0; area < kPlanningAreas; ++area) {
    const PlanningAreaFacts& facts = kLosAngeles[area];
    std::uint64_t before = 0;
    for (std::size_t r = 0; r < kMapRows; ++r) {
      for (std::size_t c = 0; c < kMapColumns; ++c) {
        if (AreaOf(r, c) != area || kPopulationMap[r][c] == 0) continue;
        // Rounded so that the cells add up to the planning area.
        const std::uint64_t after = before + kPopulationMap[r][c];
        const std::uint64_t people =
            after * facts.population / hundreds[area] - before * facts.population / hundreds[area];
        before = after;
        std::uint32_t poor = 0;
        for (std::size_t band = 0; band < kPoorBands; ++band) poor += facts.income_bands[band];
        geography.neighborhoods.push_back({.center = MiddleOf(r, c),
                                           .half_height_e7 = kCellHeightE7 / 2,
                                           .half_width_e7 = kCellWidthE7 / 2,
                                           .population = static_cast<std::uint32_t>(people),
                                           .planning_area = area,
                                           .zip = blocks.ZipOf(r, c),
                                           .poor = poor,
                                           .no_vehicle = facts.no_vehicle,
                                           .limited_english = facts.limited_english});
        geography.zips[blocks.ZipOf(r, c)].population += people;
      }
    }
  }
}

void NameZips(const ZipBlocks& blocks, const std::vector<std::uint32_t>& city_of_place, Geography& geography) {
  for (std::size_t i = 0; i < blocks.blocks().size(); ++i) {
    const Cell& cell = blocks.blocks()[i].front();
    ZipArea zip;
    zip.code = std::to_string(kFirstZip + i);
    zip.planning_area = AreaOf(cell.row, cell.column);
    zip.city = city_of_place[NearestPlace(MiddleOf(cell.row, cell.column))];
    geography.zips.push_back(std::move(zip));
  }
}

using Inside = std::function<bool(std::size_t, std::size_t)>;

// Calls `visit` with each outline of the geography and the cells that it is around.
void ForEachOutline(const ZipBlocks& blocks, Geography& geography,
                    const std::function<void(Outline&, const Inside&)>& visit) {
  for (std::uint32_t i = 0; i < geography.zips.size(); ++i)
    visit(geography.zips[i].outline, [&blocks, i](std::size_t r, std::size_t c) { return blocks.ZipOf(r, c) == i; });
  for (std::uint32_t i = 0; i < geography.cities.size(); ++i) {
    visit(geography.cities[i].outline, [&](std::size_t r, std::size_t c) {
      const std::uint32_t zip = blocks.ZipOf(r, c);
      return zip != kNobody && geography.zips[zip].city == i;
    });
  }
  for (std::uint32_t i = 0; i < kPlanningAreas; ++i)
    visit(geography.planning_areas[i].outline, [i](std::size_t r, std::size_t c) { return AreaOf(r, c) == i; });
  visit(geography.county, [](std::size_t r, std::size_t c) { return AreaOf(r, c) != kNobody; });
}

}  // namespace

Geography LosAngelesByMap(const MapOptions& options) {
  Geography geography;
  geography.source = "the built-in map of Los Angeles";
  const ZipBlocks blocks;
  std::vector<std::uint32_t> city_of_place;
  for (std::string& name : CityNames(city_of_place)) geography.cities.push_back({std::move(name), {}});
  for (const PlanningAreaFacts& facts : kLosAngeles) geography.planning_areas.push_back({std::string(facts.name), {}});
  NameZips(blocks, city_of_place, geography);
  AddNeighborhoods(blocks, geography);
  const CellMap::Shape shape{kMapSouthE7, kMapWestE7, kCellHeightE7, kCellWidthE7, kMapRows, kMapColumns};
  std::size_t sides = 0;
  const CellMap counted(shape, options.seed, 1);
  ForEachOutline(blocks, geography, [&](Outline&, const Inside& in) { sides += counted.SideCount(in); });
  const CellMap map(shape, options.seed, std::clamp<std::size_t>(options.vertices / sides, 1, 3000));
  ForEachOutline(blocks, geography, [&](Outline& outline, const Inside& in) { outline = map.Around(in); });
  return geography;
}

}  // namespace kith
