#include "src/interop/health_map.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/interop/health_report.h"
#include "src/geo/sine.h"
#include "src/interop/html_text.h"

namespace kith {
namespace {

constexpr std::int64_t kSide = 1'800;  // units; the longer side. A pixel of a usual screen is two
constexpr std::int64_t kMargin = 30;
constexpr std::int64_t kDot = 7;
constexpr std::int64_t kSquare = 24;
constexpr std::size_t kMaxTitleTroubles = 6;
constexpr std::int64_t kMinSpanE7 = 100'000;  // about a kilometer: one site is a map, too

struct Dot {
  std::int64_t x = 0, y = 0;
  friend auto operator<=>(const Dot&, const Dot&) = default;
};

struct MapSite {
  LatLng point;
  std::uint32_t row = 0;
};

// How bad the worst trouble of a site is: 0 none, 1 small, 2 serious, 3 nobody can be sent there.
int Level(std::int32_t points) { return points >= 8 ? 3 : points >= kSeriousPoints ? 2 : points > 0 ? 1 : 0; }

// Of each location the findings of itself, of what is offered there, and of those services.
class SiteTroubles {
 public:
  SiteTroubles(const Catalog& catalog, const Health& health) : troubles_(catalog.directory().locations.size()) {
    std::vector<std::vector<Trouble>> of_service(catalog.directory().services.size());
    for (const HealthFinding& finding : health.findings) {
      const HealthTable table = KindOf(finding.trouble).table;
      if (table == HealthTable::kLocation) troubles_[finding.record].push_back(finding.trouble);
      if (table == HealthTable::kService) of_service[finding.record].push_back(finding.trouble);
      if (table == HealthTable::kOffer)
        troubles_[catalog.offer(ServiceAtLocationId(finding.record)).location.index()].push_back(finding.trouble);
    }
    for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
      const Offer& offer = catalog.offer(ServiceAtLocationId(i));
      const std::vector<Trouble>& own = of_service[offer.service.index()];
      std::vector<Trouble>& there = troubles_[offer.location.index()];
      there.insert(there.end(), own.begin(), own.end());
    }
    for (std::vector<Trouble>& there : troubles_) {
      std::sort(there.begin(), there.end());  // by points, most first
      there.erase(std::unique(there.begin(), there.end()), there.end());
    }
  }
  const std::vector<Trouble>& of(std::uint32_t row) const { return troubles_[row]; }
  bool IsDoubtful(std::uint32_t row) const {
    return std::any_of(troubles_[row].begin(), troubles_[row].end(), [](Trouble trouble) {
      return trouble == Trouble::kPointOutside || trouble == Trouble::kPointContradicts ||
             trouble == Trouble::kPointShared;
    });
  }
  int LevelOf(std::uint32_t row) const {
    return troubles_[row].empty() ? 0 : Level(KindOf(troubles_[row].front()).points);
  }

 private:
  std::vector<std::vector<Trouble>> troubles_;
};

// From points to units of the map.
class Projection {
 public:
  explicit Projection(const std::vector<MapSite>& sites) {
    std::int32_t south = sites.front().point.lat_e7(), north = south;
    std::int32_t west = sites.front().point.lng_e7(), east = west;
    for (const MapSite& site : sites) {
      south = std::min(south, site.point.lat_e7()), north = std::max(north, site.point.lat_e7());
      west = std::min(west, site.point.lng_e7()), east = std::max(east, site.point.lng_e7());
    }
    const std::int64_t middle = (std::int64_t{south} + north) / 2;
    const double cosine = geo_internal::SineCosineOf(middle).cosine;
    shrink_permille_ = std::max<std::int64_t>(static_cast<std::int64_t>(cosine * 1000), 50);
    west_ = west, north_ = north;
    const std::int64_t height = std::max<std::int64_t>(std::int64_t{north} - south, kMinSpanE7);
    const std::int64_t width =
        std::max<std::int64_t>((std::int64_t{east} - west) * shrink_permille_ / 1000, kMinSpanE7);
    span_ = std::max(width, height);
    width_ = width * kSide / span_ + 2 * kMargin;
    height_ = height * kSide / span_ + 2 * kMargin;
  }
  Dot At(LatLng point) const {
    return {(std::int64_t{point.lng_e7()} - west_) * shrink_permille_ / 1000 * kSide / span_ + kMargin,
            (north_ - std::int64_t{point.lat_e7()}) * kSide / span_ + kMargin};
  }
  bool Shows(Dot dot) const { return dot.x >= 0 && dot.y >= 0 && dot.x <= width_ && dot.y <= height_; }
  std::int64_t width() const { return width_; }
  std::int64_t height() const { return height_; }

 private:
  std::int64_t shrink_permille_ = 1000, west_ = 0, north_ = 0, span_ = 1, width_ = 0, height_ = 0;
};

std::string Number(std::int64_t number) { return std::to_string(number); }

class MapWriter {
 public:
  MapWriter(const Catalog& catalog, const Health& health) : catalog_(catalog), troubles_(catalog, health) {}

  std::string Write() && {
    for (std::uint32_t row = 0; row < catalog_.directory().locations.size(); ++row) {
      const Location& location = catalog_.location(LocationId(row));
      if (location.confidential || !location.point) continue;
      if (troubles_.IsDoubtful(row)) {
        ++doubtful_;
      } else {
        sites_.push_back({*location.point, row});
      }
    }
    if (sites_.empty()) return "";
    projection_.emplace(sites_);
    svg_ = "<svg viewBox=\"0 0 " + Number(projection_->width()) + " " + Number(projection_->height()) +
           "\" role=\"img\" aria-label=\"Map of the sites\">\n";
    Outlines();
    if (sites_.size() > kMaxMapSites) {
      Squares();
    } else {
      Dots();
    }
    svg_ += "</svg>\n" + Legend();
    return std::move(svg_);
  }

 private:
  // ---- outlines

  // A ring as a path, its points rounded to `grain` units; "" where it is too small, or where none of it is seen.
  std::string Path(const Ring& ring, std::int64_t grain, std::size_t& vertices) const {
    std::vector<Dot> dots;
    bool seen = false;
    for (const LatLng vertex : ring.vertices) {
      Dot dot = projection_->At(vertex);
      dot = {std::clamp<std::int64_t>(dot.x, -kSide, 2 * kSide) / grain * grain,
             std::clamp<std::int64_t>(dot.y, -kSide, 2 * kSide) / grain * grain};
      seen = seen || projection_->Shows(dot);
      if (dots.empty() || dot != dots.back()) dots.push_back(dot);
    }
    if (dots.size() < 3 || !seen) return "";
    vertices += dots.size();
    std::string path = "M" + Number(dots[0].x) + " " + Number(dots[0].y);
    for (std::size_t i = 1; i < dots.size(); ++i)
      path += "l" + Number(dots[i].x - dots[i - 1].x) + " " + Number(dots[i].y - dots[i - 1].y);
    return path + "z";
  }

  std::string AreaPaths(std::int64_t grain, std::size_t& vertices) const {
    std::string paths;
    for (const Area& area : catalog_.directory().areas) {
      std::string path;
      for (const Polygon& polygon : area.outline.polygons) {
        path += Path(polygon.outer, grain, vertices);
        for (const Ring& hole : polygon.holes) path += Path(hole, grain, vertices);
      }
      if (path.empty()) continue;
      paths += "<path d=\"" + path + "\"><title>" + HtmlText(area.name.empty() ? area.code : area.name) +
               "</title></path>\n";
    }
    return paths;
  }

  void Outlines() {
    for (std::int64_t grain = 1; grain <= 64; grain *= 4) {
      std::size_t vertices = 0;
      std::string paths = AreaPaths(grain, vertices);
      if (vertices > kMaxMapVertices) continue;
      svg_ += "<g class=\"areas\">\n" + paths + "</g>\n";
      return;
    }
    outlines_left_out_ = true;
  }

  // ---- sites

  void Dots() {
    svg_ += "<g>\n";
    // The worst last, so that nothing hides them.
    std::stable_sort(sites_.begin(), sites_.end(), [&](const MapSite& a, const MapSite& b) {
      return troubles_.LevelOf(a.row) < troubles_.LevelOf(b.row);
    });
    for (const MapSite& site : sites_) {
      const Dot dot = projection_->At(site.point);
      svg_ += "<circle class=\"t" + Number(troubles_.LevelOf(site.row)) + "\" cx=\"" + Number(dot.x) + "\" cy=\"" +
              Number(dot.y) + "\" r=\"" + Number(kDot) + "\"><title>" + HtmlText(Title(site.row)) +
              "</title></circle>\n";
    }
    svg_ += "</g>\n";
  }

  std::string Title(std::uint32_t row) const {
    std::string title = catalog_.location(LocationId(row)).name;
    const std::vector<Trouble>& troubles = troubles_.of(row);
    for (std::size_t i = 0; i < std::min(troubles.size(), kMaxTitleTroubles); ++i)
      title += (i == 0 ? ": " : "; ") + std::string(KindOf(troubles[i]).title);
    if (troubles.size() > kMaxTitleTroubles)
      title += "; and " + Number(static_cast<std::int64_t>(troubles.size() - kMaxTitleTroubles)) + " more";
    return title;
  }

  void Squares() {
    struct Tally {
      std::int64_t sites = 0, serious = 0, troubled = 0;
    };
    std::map<Dot, Tally> squares;
    for (const MapSite& site : sites_) {
      const Dot dot = projection_->At(site.point);
      Tally& tally = squares[{dot.x / kSquare, dot.y / kSquare}];
      const int level = troubles_.LevelOf(site.row);
      ++tally.sites;
      if (level >= 2) ++tally.serious;
      if (level >= 1) ++tally.troubled;
    }
    svg_ += "<g>\n";
    for (const auto& [at, tally] : squares) {
      const int level = tally.serious * 2 >= tally.sites ? 3 : tally.serious > 0 ? 2 : tally.troubled > 0 ? 1 : 0;
      // Larger with more sites: from a third of the square to the whole.
      std::int64_t side = kSquare / 3;
      for (std::int64_t sites = tally.sites; sites > 1 && side < kSquare; sites /= 2) side += 3;
      svg_ += "<rect class=\"t" + Number(level) + "\" x=\"" + Number(at.x * kSquare + (kSquare - side) / 2) +
              "\" y=\"" + Number(at.y * kSquare + (kSquare - side) / 2) + "\" width=\"" + Number(side) +
              "\" height=\"" + Number(side) + "\"><title>" + Number(tally.sites) + " sites, " + Number(tally.serious) +
              " with a serious trouble</title></rect>\n";
    }
    svg_ += "</g>\n";
  }

  std::string Legend() const {
    const bool squares = sites_.size() > kMaxMapSites;
    std::string text = "<p class=\"legend\"><span class=\"k t3\"></span> ";
    text += squares ? "half of the sites or more have a serious trouble" : "nobody can be sent there";
    text += " <span class=\"k t2\"></span> ";
    text += squares ? "some have" : "a serious trouble";
    text += " <span class=\"k t1\"></span> ";
    text += squares ? "small troubles alone" : "small troubles";
    text += " <span class=\"k t0\"></span> none.";
    text += " " + Number(static_cast<std::int64_t>(sites_.size())) + " sites are on the map";
    if (doubtful_ > 0) text += "; " + Number(doubtful_) + " whose points are in doubt are not";
    text += ".";
    if (outlines_left_out_) text += " The outlines of areas are too fine to draw.";
    return text + "</p>\n";
  }

  const Catalog& catalog_;
  SiteTroubles troubles_;
  std::vector<MapSite> sites_;
  std::int64_t doubtful_ = 0;
  bool outlines_left_out_ = false;
  std::optional<Projection> projection_;
  std::string svg_;
};

}  // namespace

std::string HealthMap(const Catalog& catalog, const Health& health) { return MapWriter(catalog, health).Write(); }

}  // namespace kith
