// Lookups in a CatchmentIndex: what the grid finds, and what needs no grid, in one ascending order.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "kith/geo/catchment_index.h"
#include "src/geo/catchment_data.h"
#include "src/geo/locate_kernel.h"

namespace kith {
namespace {

using Data = CatchmentIndex::Data;

constexpr std::size_t kFewInserted = 8;  // one by one, more by merging

// Ascending ids in memory that is there from the start.
class IdList {
 public:
  void Reserve(std::size_t most) { ids_.resize(most); }
  void Clear() { size_ = 0; }
  void Assign(std::span<const CatchmentId> ids) {
    std::copy(ids.begin(), ids.end(), ids_.begin());
    size_ = ids.size();
  }
  void Append(CatchmentId id) { ids_[size_++] = id; }
  std::span<const CatchmentId> View() const { return {ids_.data(), size_}; }
  // For the kernel, which writes regions as words.
  std::uint32_t* Words() { return reinterpret_cast<std::uint32_t*>(ids_.data()); }
  void SetSize(std::size_t size) { size_ = size; }

  void Insert(CatchmentId id) {
    const auto end = ids_.begin() + static_cast<std::ptrdiff_t>(size_);
    const auto at = std::lower_bound(ids_.begin(), end, id);
    if (at != end && *at == id) return;
    std::move_backward(at, end, end + 1);
    *at = id;
    ++size_;
  }
  void MergeInto(std::span<const CatchmentId> more, IdList& to) const {
    const std::span<const CatchmentId> ids = View();
    const auto end = std::set_union(ids.begin(), ids.end(), more.begin(), more.end(), to.ids_.begin());
    to.size_ = static_cast<std::size_t>(end - to.ids_.begin());
  }
  void Remove(std::span<const CatchmentId> others) {
    if (others.empty() || size_ == 0) return;
    auto other = others.begin();
    std::size_t kept = 0;
    for (const CatchmentId id : View()) {
      while (other != others.end() && *other < id) ++other;
      if (other == others.end() || *other != id) ids_[kept++] = id;
    }
    size_ = kept;
  }

 private:
  static_assert(sizeof(CatchmentId) == sizeof(std::uint32_t));
  std::vector<CatchmentId> ids_;
  std::size_t size_ = 0;
};

// Without a point.
enum class Verdict : std::uint8_t { kNo, kOpen, kYes, kAsk };

}  // namespace

struct CatchmentLookup::Scratch {
  explicit Scratch(const Data& data);
  void Insert(std::span<const CatchmentId> more) {
    if (more.size() <= kFewInserted) {
      for (const CatchmentId id : more) covering.Insert(id);
      return;
    }
    covering.MergeInto(more, other);
    std::swap(covering, other);
  }
  void Locate(const Data& data, LatLng point);
  void LocateCircles(const Data& data, LatLng point, std::span<const std::uint32_t> numbers);
  // ZIP areas that cover the point; takes them from the end of `covering`.
  void TakeZips(const Data& data);

  IdList covering, open, ask, other, zips;
  std::vector<std::uint64_t> covered_items;
};

CatchmentLookup::Scratch::Scratch(const Data& data) {
  const std::size_t most = data.catchment_count + data.zips.size() + data.grid.found_max + geo_internal::kLocateMargin;
  for (IdList* ids : {&covering, &open, &ask, &other, &zips}) ids->Reserve(most);
  covered_items.resize(data.grid.items_max / 64 + 1);
}

// Regions, ascending.
void CatchmentLookup::Scratch::Locate(const Data& data, LatLng point) {
  const auto found = data.grid.Find(point);
  if (!found) return covering.Assign(data.everyone);
  const geo_internal::LocatedRegions located =
      geo_internal::LocateInCell(*found, point, covered_items.data(), covering.Words());
  covering.SetSize(located.count);
  if (located.circles != nullptr) LocateCircles(data, point, std::span(located.circles + 1, *located.circles));
}

void CatchmentLookup::Scratch::LocateCircles(const Data& data, LatLng point, std::span<const std::uint32_t> numbers) {
  const geo_internal::Vector3 unit = geo_internal::UnitVector(point);
  for (const std::uint32_t number : numbers) {
    if (data.circles[number].Covers(unit)) covering.Insert(CatchmentId(data.circles[number].region));
  }
}

void CatchmentLookup::Scratch::TakeZips(const Data& data) {
  const std::span<const CatchmentId> ids = covering.View();
  std::size_t first = ids.size();
  while (first > 0 && ids[first - 1].index() >= data.catchment_count) --first;
  zips.Assign(ids.subspan(first));
  covering.SetSize(first);
}

CatchmentLookup::CatchmentLookup(const CatchmentIndex& index)
    : index_(&index.data()), scratch_(std::make_unique<Scratch>(index.data())) {}
CatchmentLookup::CatchmentLookup(CatchmentLookup&&) noexcept = default;
CatchmentLookup& CatchmentLookup::operator=(CatchmentLookup&&) noexcept = default;
CatchmentLookup::~CatchmentLookup() = default;

void CatchmentLookup::Prefetch(LatLng point) const {
  if (const auto found = index_->grid.Find(point)) geo_internal::PrefetchCell(*found);
}

std::span<const CatchmentId> CatchmentLookup::Covering(LatLng point) {
  scratch_->Locate(*index_, point);
  scratch_->TakeZips(*index_);
  return scratch_->covering.View();
}

CatchmentAnswer CatchmentLookup::Find(const CatchmentQuery& query) {
  const Data& data = *index_;
  const auto names = static_cast<std::uint8_t>(query.names | (query.zip.empty() ? 0U : NameBit(AreaType::kZip)));
  if (!query.point) return FindWithoutPoint(query, names);
  Scratch& s = *scratch_;
  s.Locate(data, *query.point);
  s.TakeZips(data);
  const std::span<const CatchmentId> located = s.zips.View();
  if (!query.zip.empty()) {
    if (const Data::Zip* zip = data.FindZip(query.zip)) s.Insert(zip->catchments);
  } else {
    for (const CatchmentId zip : located) s.Insert(data.zips[zip.index() - data.catchment_count].catchments);
  }
  const bool zip_known = !query.zip.empty() || !located.empty();
  const std::span<const CatchmentId> asked = data.Asked(names);
  s.covering.Remove(asked);
  s.open.Assign(zip_known ? data.open : data.open_without_zip);
  s.open.Remove(asked);
  s.open.Remove(s.covering.View());
  return {s.covering.View(), s.open.View(), asked};
}

// What each catchment's kind says; only lists of ZIP codes are looked into.
CatchmentAnswer CatchmentLookup::FindWithoutPoint(const CatchmentQuery& query, std::uint8_t names) {
  const Data& data = *index_;
  Scratch& s = *scratch_;
  const Data::Zip* zip = query.zip.empty() ? nullptr : data.FindZip(query.zip);
  const bool placed = query.names != 0 || (zip != nullptr && zip->has_outline);
  for (IdList* ids : {&s.covering, &s.open, &s.ask}) ids->Clear();
  std::span<const CatchmentId> listed;
  if (zip != nullptr) listed = zip->catchments;
  const auto decide = [&](CatchmentId id, const Data::Kind& kind) {
    if (kind.everyone) return Verdict::kYes;
    if (kind.ask || (kind.names & names) != 0) return Verdict::kAsk;
    if (!listed.empty() && listed.front() == id) return Verdict::kYes;
    const bool zips_open = kind.zips && query.zip.empty();
    if ((kind.drawn && placed) || (zips_open && query.names != 0)) return Verdict::kAsk;
    return kind.drawn || kind.unknown || zips_open ? Verdict::kOpen : Verdict::kNo;
  };
  for (std::uint32_t i = 0; i < data.catchment_count; ++i) {
    const CatchmentId id(i);
    const Verdict verdict = decide(id, data.kinds[i]);
    if (!listed.empty() && listed.front() == id) listed = listed.subspan(1);
    if (verdict == Verdict::kYes) s.covering.Append(id);
    if (verdict == Verdict::kOpen) s.open.Append(id);
    if (verdict == Verdict::kAsk) s.ask.Append(id);
  }
  return {s.covering.View(), s.open.View(), s.ask.View()};
}

}  // namespace kith
