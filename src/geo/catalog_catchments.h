// CatalogCatchments: who of all offers of a catalog serves this place? All catchments at once.
//
//   const CatalogCatchments catchments(catalog, locator);       // once
//   CatchmentScratch scratch(catchments);                       // one for each thread
//   const LocatedPlace where = catchments.Locate(place, scratch);
//   const ServedCatchments served = catchments.ServedAt(where, scratch);
//   for (ServiceAtLocationId offer : offers)
//     if (served.At(catchments.Of(offer)) != Truth::kFalse) ...
//
// Model     A catchment is a set of service areas that differ in what they say; offers whose sets are equal share one. They are numbered from 0 in the order of
//           their first offers. The truth is that of CatchmentLocator::Evaluate, always: where a point decides it is found in one lookup for all catchments,
//           else what is known of the place but the point says the same of most; the locator is asked about those of which it does not, each when it is wanted.
//           It is asked where a name is stated and it, or one of that kind that the catchment lists, means no area with an outline; where an extent in words
//           names areas of several kinds; and without a point about what the outlines of the stated ZIP area or other areas, or further names, decide.
// Threads   CatalogCatchments is immutable, and nothing in it is lazy. A scratch, and what ServedAt gives with it, is of one thread.
// Lifetime  Points to `catalog`; shares what `locator` knows. ServedCatchments live until the scratch's next use; `where` may die before.
// Cost      Constructor O(vertices + catchments) and the building of a CatchmentIndex. Locate and ServedAt with a point O(areas and catchments found); without
//           O(catchments that list the ZIP code). At O(1), and the locator's where it is asked: once for a catchment and place. After the first places of a
//           kind nothing is allocated, but for the strings of stated names and where the locator is asked.
// Method    Each distinct outline is in the index once. An outline has the list of catchments that it decides; what the others say is kept for each of six
//           settings (a point, areas with outlines or neither is known; and a ZIP code or none).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"
#include "kith/geo/catchment.h"
#include "kith/geo/catchment_index.h"

namespace kith {

class CatchmentScratch;
class ServedCatchments;

class CatalogCatchments {
 public:
  struct Table;  // src/geo only

  CatalogCatchments(const Catalog& catalog, const CatchmentLocator& locator);

  std::uint32_t count() const;
  std::uint32_t Of(ServiceAtLocationId offer) const;

  // What the locator's Locate gives.
  LocatedPlace Locate(const Place& place, CatchmentScratch& scratch) const;
  // `where`: of this Locate, or the locator's.
  ServedCatchments ServedAt(const LocatedPlace& where, CatchmentScratch& scratch) const;

  const Table& table() const { return *table_; }

 private:
  friend class ServedCatchments;
  void Find(LatLng point, CatchmentScratch& scratch) const;
  // Of the scratch's place. Whether a ZIP area covers it.
  bool ServeByPoint(std::uint8_t stated, CatchmentScratch& scratch) const;
  void ServeByNames(const LocatedPlace& where, CatchmentScratch& scratch) const;
  Truth Ask(std::uint32_t catchment, const LocatedPlace& where) const;

  const Catalog* catalog_;
  CatchmentLocator locator_;
  std::shared_ptr<const Table> table_;
};

// The memory of one thread. It may be used with the catchments it was made for only.
class CatchmentScratch {
 public:
  explicit CatchmentScratch(const CatalogCatchments& catchments);

 private:
  friend class CatalogCatchments;
  friend class ServedCatchments;
  static constexpr std::uint32_t kTruthBits = 2;
  static constexpr std::uint32_t kLastQuery = (1U << (32 - kTruthBits)) - 1;

  void BeginQuery(const LocatedPlace& where);
  void ServeAll(std::span<const std::uint32_t> catchments);
  void Set(std::uint32_t catchment, Truth truth) {
    words_[catchment] = query_ << kTruthBits | static_cast<std::uint32_t>(truth);
  }

  CatchmentLookup lookup_;
  std::optional<LatLng> found_at_;
  std::vector<std::uint32_t> found_;  // outlines, there
  std::vector<std::uint32_t> words_;  // by catchment: the query in which it was set, and its truth
  std::uint32_t query_ = 0;
  LocatedPlace where_;
};

class ServedCatchments {
 public:
  Truth At(std::uint32_t catchment) const {
    const std::uint32_t word = scratch_->words_[catchment];
    if (word >> CatchmentScratch::kTruthBits == scratch_->query_)
      return static_cast<Truth>(word & ((1U << CatchmentScratch::kTruthBits) - 1));
    const std::uint8_t said = elsewhere_[catchment];
    if (said <= static_cast<std::uint8_t>(Truth::kTrue) && (names_[catchment] & asked_) == 0)
      return static_cast<Truth>(said);
    return Ask(catchment);
  }

 private:
  friend class CatalogCatchments;
  Truth Ask(std::uint32_t catchment) const;

  const CatalogCatchments* catchments_ = nullptr;
  CatchmentScratch* scratch_ = nullptr;
  const std::uint8_t* elsewhere_ = nullptr;  // by catchment: what is said of it in this setting
  const std::uint16_t* names_ = nullptr;     // by catchment: kinds of names that it lists
  std::uint16_t asked_ = 0;                  // of which the locator is asked about
};

}  // namespace kith
