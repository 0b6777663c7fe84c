// The smallest program that needs kith::proj: it writes the library's version where State Plane feet are degrees.
#include <iostream>

#include "kith/base/version.h"
#include "kith/proj/proj_coordinates.h"

int main() {
  const auto feet = kith::ProjCoordinates().Find("EPSG:2229");
  if (!feet.ok() || !(*feet)->ToWgs84(6513662.49, 1891836.86).ok()) return 1;
  std::cout << kith::Version() << '\n';
}
