// What a query costs: processor time of whoever answers, query by query and in whole passes.
//
//   const Measured measured = Measure(peer, queries.flat.size(), rounds, [&](std::size_t i) { peer.First(queries.flat[i], 10, ids); });
//
// Model     One pass warms up. Then `rounds` passes in which a clock is read around each query, less what a reading of it costs: of these are median and p99, over all queries
//           of all passes. Then as many in which it is read around the whole pass: of these is the mean.
// Units     Nanoseconds of processor time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "bench/peers/peer.h"

namespace kith::peers {

struct Measured {
  std::int64_t median = 0, p99 = 0, mean = 0;
  std::int64_t clock = 0;  // what a reading costs, and is taken off
};

// The least of many: what is between two readings, one after the other.
inline std::int64_t ClockNanoseconds(const Peer& peer) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (int i = 0; i < 1'000; ++i) {
    const std::int64_t before = peer.CpuNanoseconds();
    least = std::min(least, peer.CpuNanoseconds() - before);
  }
  return least;
}

template <class Ask>
Measured Measure(const Peer& peer, std::size_t queries, std::size_t rounds, const Ask& ask) {
  for (std::size_t i = 0; i < queries; ++i) ask(i);
  Measured measured{.clock = ClockNanoseconds(peer)};
  std::vector<std::int64_t> times;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries; ++i) {
      const std::int64_t before = peer.CpuNanoseconds();
      ask(i);
      times.push_back(std::max<std::int64_t>(peer.CpuNanoseconds() - before - measured.clock, 0));
    }
  }
  const std::int64_t before = peer.CpuNanoseconds();
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries; ++i) ask(i);
  }
  const auto asked = static_cast<std::int64_t>(queries * rounds);
  measured.mean = (peer.CpuNanoseconds() - before) / asked;
  std::sort(times.begin(), times.end());
  measured.median = times[times.size() / 2];
  measured.p99 = times[times.size() * 99 / 100];
  return measured;
}

}  // namespace kith::peers
