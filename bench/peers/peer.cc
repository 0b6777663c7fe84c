#include "bench/peers/peer.h"

#include <ctime>

namespace kith::peers {

std::int64_t Peer::CpuNanoseconds() const {
  timespec at{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
  return std::int64_t{at.tv_sec} * 1'000'000'000 + at.tv_nsec;
}

}  // namespace kith::peers
