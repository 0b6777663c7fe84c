#include "bench/peers/peer.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace kith::peers {

std::int64_t Peer::CpuNanoseconds() const {
  timespec at{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
  return std::int64_t{at.tv_sec} * 1'000'000'000 + at.tv_nsec;
}

void Stop(const std::string& what) {
  std::fprintf(stderr, "peers: %s\n", what.c_str());
  std::exit(2);
}

}  // namespace kith::peers
