#include "src/geo/sine.h"

namespace kith::geo_internal {
namespace {

// Taylor series of sine and cosine, for |x| <= pi/4: the first term left out is below 1e-17.
constexpr int kTerms = 9;
constexpr std::array<double, kTerms> InverseFactorials(int first) {
  std::array<double, kTerms> coefficients{};
  double factorial = 1;
  int n = 1;
  for (int k = 0; k < kTerms; ++k) {
    for (; n <= first + 2 * k; ++n) factorial *= n;
    coefficients[static_cast<std::size_t>(k)] = (k % 2 == 0 ? 1 : -1) / factorial;
  }
  return coefficients;
}
constexpr std::array<double, kTerms> kSine = InverseFactorials(1);
constexpr std::array<double, kTerms> kCosine = InverseFactorials(0);

}  // namespace

// The angle is brought to -45..45 degrees in whole numbers, without rounding.
SineCosine SineCosineOf(std::int64_t angle_e7) {
  const std::int64_t quadrant = (angle_e7 + 405 * kDegree) / (90 * kDegree) - 4;  // floor, as angles are above -405
  const double x = static_cast<double>(angle_e7 - quadrant * 90 * kDegree) * kRadiansPerE7;
  const double sine = x * Horner(kSine, x * x);
  const double cosine = Horner(kCosine, x * x);
  switch (quadrant & 3) {
    case 0:
      return {sine, cosine};
    case 1:
      return {cosine, -sine};
    case 2:
      return {-sine, -cosine};
    default:
      return {-cosine, sine};
  }
}

}  // namespace kith::geo_internal
