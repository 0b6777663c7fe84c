// FirstRows: the first k of the offers that are added to it, by the order of flat_world.h. What every peer in this process collects its answer with.
//
//   first.Begin(10);
//   for (...) first.Judge(world.scoring, query, offer, false);
//   first.Write(ids);
//
// Threads   Of one thread.
// Cost      Judge O(1) where the offer cannot be among the first even if it were next door; else O(log of minutes + log k).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "bench/peers/flat_world.h"

namespace kith::peers {

class FirstRows {
 public:
  void Begin(std::size_t limit) {
    limit_ = limit;
    rows_.clear();
  }

  // `open`: whether its catchment is.
  void Judge(const FlatScoring& scoring, const FlatQuery& query, const FlatOffer& offer, bool open) {
    const std::uint8_t verdict = query.verdicts[offer.rules];
    if (verdict == kRefused) return;
    const std::int32_t rest = scoring.eligibility[std::size_t{verdict} + (open ? 1 : 0)] + offer.room_points;
    if (offer.way == Way::kFixed) return Add({rest + offer.fixed_points, offer.fixed_minutes, kNever, offer.id});
    const std::vector<std::int32_t>& points = offer.way == Way::kVisit ? scoring.visit : scoring.visit_or_not;
    if (rows_.size() == limit_ && rest + points.front() < rows_.front().score) return;
    const double x = query.x - offer.x;
    const double y = query.y - offer.y;
    const double z = query.z - offer.z;
    const std::int32_t minutes = scoring.Minutes(query.mode, x * x + y * y + z * z);
    const std::int32_t score = rest + FlatScoring::Points(points, minutes);
    if (offer.way == Way::kVisitOrNot) return Add({score, 0, minutes, offer.id});
    if (minutes <= query.minutes_max) Add({score, minutes, kNever, offer.id});
  }

  // Their ids, first to last. No more can be added.
  void Write(std::vector<std::uint32_t>& ids) {
    std::sort_heap(rows_.begin(), rows_.end(), IsBefore);
    ids.clear();
    for (const Row& row : rows_) ids.push_back(row.offer);
  }

 private:
  struct Row {
    std::int32_t score, minutes, in_person_minutes;
    std::uint32_t offer;
  };
  static bool IsBefore(const Row& a, const Row& b) {
    const auto order = [](const Row& row) {
      return std::tuple(-row.score, row.minutes, row.in_person_minutes, row.offer);
    };
    return order(a) < order(b);
  }
  void Add(const Row& row) {
    if (rows_.size() == limit_) {
      if (!IsBefore(row, rows_.front())) return;
      std::pop_heap(rows_.begin(), rows_.end(), IsBefore);
      rows_.pop_back();
    }
    rows_.push_back(row);
    std::push_heap(rows_.begin(), rows_.end(), IsBefore);
  }

  std::size_t limit_ = 0;
  std::vector<Row> rows_;  // a heap, the last of the first on top
};

}  // namespace kith::peers
