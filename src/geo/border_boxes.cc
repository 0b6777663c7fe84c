#include "src/geo/border_boxes.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>

#include "kith/geo/distance.h"
#include "src/geo/sine.h"
#include "src/geo/sphere.h"

namespace kith::geo_internal {
namespace {

constexpr std::uint32_t kFan = 32;
constexpr double kRoundingMeters = 0.05;  // the nearest point of an edge is rounded to whole units
constexpr std::int64_t kTurn = 360 * kDegree;

void Widen(Box& box, const Box& other) {
  box.lat_min_e7 = std::min(box.lat_min_e7, other.lat_min_e7);
  box.lng_min_e7 = std::min(box.lng_min_e7, other.lng_min_e7);
  box.lat_max_e7 = std::max(box.lat_max_e7, other.lat_max_e7);
  box.lng_max_e7 = std::max(box.lng_max_e7, other.lng_max_e7);
}

// Of the edges from `first` to before `end`; their last vertex stands behind them.
Box BoxOfEdges(const CatchmentParts& parts, std::uint32_t first, std::uint32_t end) {
  Box box{parts.y[first], parts.x[first], parts.y[first], parts.x[first]};
  for (std::uint32_t i = first; i < end; ++i) Widen(box, {parts.y[i], parts.x[i], parts.y[i], parts.x[i]});
  return box;
}

std::int64_t Gap(std::int64_t value, std::int64_t low, std::int64_t high) {
  return value < low ? low - value : value > high ? value - high : 0;
}

}  // namespace

BorderBoxes::BorderBoxes(const CatchmentParts& parts) {
  for (const CatchmentPart& part : parts.parts) {
    first_.push_back(static_cast<std::uint32_t>(boxes_.size()));
    first_wide_.push_back(static_cast<std::uint32_t>(wide_boxes_.size()));
    for (std::uint32_t i = part.first; i < part.end; i += kFan)
      boxes_.push_back(BoxOfEdges(parts, i, std::min(i + kFan + 1, part.end)));
    for (std::size_t i = first_.back(); i < boxes_.size(); i += kFan) {
      wide_boxes_.push_back(boxes_[i]);
      for (std::size_t k = i; k < std::min<std::size_t>(i + kFan, boxes_.size()); ++k)
        Widen(wide_boxes_.back(), boxes_[k]);
    }
  }
  first_.push_back(static_cast<std::uint32_t>(boxes_.size()));
  first_wide_.push_back(static_cast<std::uint32_t>(wide_boxes_.size()));
}

std::uint64_t BorderBoxes::bytes() const {
  return (boxes_.capacity() + wide_boxes_.capacity()) * sizeof(Box) +
         (first_.capacity() + first_wide_.capacity()) * sizeof(std::uint32_t);
}

// One search: from one point.
struct BorderBoxes::Seeker {
  Seeker(const CatchmentParts& of, LatLng from) : parts(of), p(from), unit(UnitVector(from)) {}

  // No point in the box is nearer.
  double LeastMeters(const Box& box) const {
    const std::int64_t rise = Gap(p.lat_e7(), box.lat_min_e7, box.lat_max_e7);
    const std::int64_t lng = p.lng_e7();
    const std::int64_t turn =
        std::min({Gap(lng, box.lng_min_e7, box.lng_max_e7), Gap(lng + kTurn, box.lng_min_e7, box.lng_max_e7),
                  Gap(lng - kTurn, box.lng_min_e7, box.lng_max_e7)});
    const double half_rise = SineCosineOf(rise / 2).sine;
    const double half_turn = SineCosineOf(turn / 2).sine;
    const double cosine = std::min(SineCosineOf(box.lat_min_e7).cosine, SineCosineOf(box.lat_max_e7).cosine);
    const double across = std::max(cosine, 0.0) * SineCosineOf(p.lat_e7()).cosine * half_turn * half_turn;
    return MetersOfSquaredChord(4 * (half_rise * half_rise + across)) * (1 - 1e-9) - kRoundingMeters;
  }
  std::size_t NearestBox(std::span<const Box> boxes) const {
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const double box_meters = LeastMeters(boxes[i]);
      if (box_meters >= least) continue;
      least = box_meters;
      nearest = i;
    }
    return nearest;
  }
  void SeekEdges(std::uint32_t first, std::uint32_t end) {
    const double cosine = SineCosineOf(p.lat_e7()).cosine;
    for (std::uint32_t i = first; i < end; ++i) {
      if (parts.ends_ring[i]) continue;
      const LatLng nearest = NearestOnEdge(LatLng::FromE7(parts.y[i], parts.x[i]),
                                           LatLng::FromE7(parts.y[i + 1], parts.x[i + 1]), p, cosine);
      meters = std::min(meters, MetersOfSquaredChord(SquaredChord(unit, UnitVector(nearest))));
    }
  }

  const CatchmentParts& parts;
  LatLng p;
  Vector3 unit;
  double meters = 0;
};

// The box that seems nearest first, so that most others are passed over.
double BorderBoxes::Nearest(const CatchmentParts& parts, std::uint32_t part, LatLng p, double meters) const {
  const CatchmentPart& range = parts.parts[part];
  const auto wide = std::span(wide_boxes_).subspan(first_wide_[part], first_wide_[part + 1] - first_wide_[part]);
  const auto boxes = std::span(boxes_).subspan(first_[part], first_[part + 1] - first_[part]);
  Seeker seeker(parts, p);
  seeker.meters = meters;
  const auto boxes_in = [&](std::size_t i) {
    return boxes.subspan(i * kFan, std::min<std::size_t>(kFan, boxes.size() - i * kFan));
  };
  const auto seek_in = [&](std::size_t box) {
    const auto first = static_cast<std::uint32_t>(range.first + box * kFan);
    seeker.SeekEdges(first, std::min(first + kFan, range.end));
  };
  const std::size_t start = seeker.NearestBox(wide);
  if (seeker.LeastMeters(wide[start]) >= meters) return meters;
  const std::size_t start_box = start * kFan + seeker.NearestBox(boxes_in(start));
  seek_in(start_box);
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (seeker.LeastMeters(wide[i]) >= seeker.meters) continue;
    for (std::size_t k = i * kFan; k < i * kFan + boxes_in(i).size(); ++k) {
      if (k != start_box && seeker.LeastMeters(boxes[k]) < seeker.meters) seek_in(k);
    }
  }
  return seeker.meters;
}

}  // namespace kith::geo_internal
