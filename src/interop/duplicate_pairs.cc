#include "src/interop/duplicate_pairs.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "kith/base/hash.h"

namespace kith {
namespace {

enum class KeyKind : std::uint8_t { kPhone, kAddress, kName, kSquare };

// Two texts of one hash only make a block larger.
struct Key {
  KeyKind kind;
  std::uint64_t hash;
  std::uint32_t site;
  friend auto operator<=>(const Key&, const Key&) = default;
};

constexpr std::int64_t kNearE7 = 45'000;  // of latitude: 500.4 m
constexpr std::int64_t kDegree = 10'000'000;
// For latitudes up to 10, 20 ... 80 degrees: 1 / cosine in thousandths, rounded up.
constexpr std::array<std::int64_t, 8> kWiden = {1016, 1065, 1155, 1306, 1556, 2000, 2924, 5759};

// Half the height and width of the squares, in 1e-7 degrees; one width for all, so that neighbors agree.
struct Grid {
  std::int64_t height = kNearE7, width = kNearE7;
  std::size_t band_max = 0;
};

// Near a pole and where the longitudes meet, squares are no neighbors. Both bands overlap the squares.
bool NeedsRow(LatLng point) {
  return std::abs(std::int64_t{point.lat_e7()}) >= 80 * kDegree - 2 * kNearE7 ||
         std::abs(std::int64_t{point.lng_e7()}) >= 180 * kDegree - 10 * kNearE7;
}
bool HasSquare(LatLng point) { return std::abs(std::int64_t{point.lat_e7()}) < 80 * kDegree; }

Grid GridFor(const std::vector<ComparedSite>& sites) {
  Grid grid;
  for (const ComparedSite& site : sites) {
    if (!site.point || !HasSquare(*site.point)) continue;
    const auto band = static_cast<std::size_t>(std::abs(std::int64_t{site.point->lat_e7()}) / (10 * kDegree));
    grid.band_max = std::max(grid.band_max, band);
  }
  grid.width = kNearE7 * kWiden[grid.band_max] / 1000 + 1;
  return grid;
}

class KeyMaker {
 public:
  explicit KeyMaker(const std::vector<ComparedSite>& sites) : grid_(GridFor(sites)) {
    for (std::uint32_t i = 0; i < sites.size(); ++i) KeysOf(sites[i], i);
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  }
  const std::vector<Key>& keys() const { return keys_; }

 private:
  void Add(KeyKind kind, std::uint32_t site, const Fingerprint& text) { keys_.push_back({kind, text.value(), site}); }

  void KeysOf(const ComparedSite& site, std::uint32_t i) {
    for (const std::string& number : site.phones) Add(KeyKind::kPhone, i, Fingerprint().Add(number));
    if (!site.street.empty() && !site.zip.empty())
      Add(KeyKind::kAddress, i, Fingerprint().Add(site.street).Add("zip").Add(site.zip));
    if (!site.street.empty() && !site.city.empty())
      Add(KeyKind::kAddress, i, Fingerprint().Add(site.street).Add("city").Add(site.city));
    if (!site.plain_name.empty()) Add(KeyKind::kName, i, Fingerprint().Add(site.plain_name));
    if (!site.point) return;
    if (HasSquare(*site.point)) Squares(*site.point, i);
    if (NeedsRow(*site.point)) Rows(*site.point, i);
  }

  void Squares(LatLng point, std::uint32_t i) {
    for (const std::int64_t down : {0, 1}) {
      for (const std::int64_t left : {0, 1}) {
        const std::int64_t column = (point.lng_e7() + 180 * kDegree + left * grid_.width) / (2 * grid_.width);
        Add(KeyKind::kSquare, i, Fingerprint().Add(2 * down + left).Add(RowOf(point, down)).Add(column));
      }
    }
  }

  // The whole way around the earth.
  void Rows(LatLng point, std::uint32_t i) {
    for (const std::int64_t down : {0, 1})
      Add(KeyKind::kSquare, i, Fingerprint().Add("row").Add(down).Add(RowOf(point, down)));
  }

  std::int64_t RowOf(LatLng point, std::int64_t down) const {
    return (point.lat_e7() + 90 * kDegree + down * grid_.height) / (2 * grid_.height);
  }

  Grid grid_;
  std::vector<Key> keys_;
};

std::string LimitSentence(KeyKind kind, std::size_t size, std::size_t block_max, const ComparedSite& one) {
  std::string_view what = "lie close to";
  if (kind == KeyKind::kPhone) what = "share a telephone number with";
  if (kind == KeyKind::kAddress) what = "share the address of";
  if (kind == KeyKind::kName) what = "have the name of";
  return std::to_string(size) + " sites " + std::string(what) + " " + one.name +
         ": each was compared by that with the next " + std::to_string(block_max) + " by name only";
}

class PairFinder {
 public:
  PairFinder(const std::vector<ComparedSite>& sites, std::size_t block_max) : sites_(sites), block_max_(block_max) {}

  ProposedPairs Run() && {
    const KeyMaker maker(sites_);
    const std::vector<Key>& keys = maker.keys();
    std::vector<std::uint32_t> block;
    for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
      block.clear();
      for (end = begin; end < keys.size() && keys[end].kind == keys[begin].kind && keys[end].hash == keys[begin].hash;
           ++end)
        block.push_back(keys[end].site);
      Block(keys[begin].kind, block);
    }
    const auto order = [](const ProposedPair& pair) { return std::tie(pair.first, pair.second); };
    std::sort(found_.pairs.begin(), found_.pairs.end(),
              [&](const ProposedPair& a, const ProposedPair& b) { return order(a) < order(b); });
    found_.pairs.erase(std::unique(found_.pairs.begin(), found_.pairs.end(),
                                   [&](const ProposedPair& a, const ProposedPair& b) { return order(a) == order(b); }),
                       found_.pairs.end());
    return std::move(found_);
  }

 private:
  void Block(KeyKind kind, std::vector<std::uint32_t>& block) {
    if (block.size() > block_max_) {
      found_.limits.push_back(LimitSentence(kind, block.size(), block_max_, sites_[block.front()]));
      std::stable_sort(block.begin(), block.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return sites_[a].plain_name < sites_[b].plain_name; });
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::size_t last =
          block.size() > block_max_ ? std::min(block.size() - 1, i + block_max_) : block.size() - 1;
      for (std::size_t j = i + 1; j <= last; ++j) Pair(std::min(block[i], block[j]), std::max(block[i], block[j]));
    }
  }

  void Pair(std::uint32_t first, std::uint32_t second) {
    const ComparedSite& a = sites_[first];
    const ComparedSite& b = sites_[second];
    if (!IsAskedAbout(a, b)) return;
    const std::int32_t points = ScoreSites(a, b).parts.total();
    if (points >= kDuplicatePoints) found_.pairs.push_back({first, second, points});
  }

  const std::vector<ComparedSite>& sites_;
  std::size_t block_max_;
  ProposedPairs found_;
};

}  // namespace

bool IsAskedAbout(const ComparedSite& a, const ComparedSite& b) { return a.source == 0 || b.source == 0; }

ProposedPairs ProposePairs(const std::vector<ComparedSite>& sites, std::size_t block_max) {
  return PairFinder(sites, block_max).Run();
}

}  // namespace kith
