// The smallest program that needs kith::kith alone: it finds a time zone, and says which version it links.
#include <iostream>

#include "kith/base/time.h"
#include "kith/base/version.h"

int main() {
  const auto zone = kith::TimeZone::Load("America/Los_Angeles");
  if (!zone.ok()) {
    std::cerr << zone.status() << '\n';
    return 1;
  }
  std::cout << kith::Version() << '\n';
}
