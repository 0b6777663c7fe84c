// Sine and cosine of whole 1e-7 degrees, by polynomials of our own: libm's differ in the last bit between machines.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kith::geo_internal {

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kRadiansPerE7 = kPi / 180e7;
inline constexpr std::int64_t kDegree = 10'000'000;

template <std::size_t kSize>
constexpr double Horner(const std::array<double, kSize>& coefficients, double x) {
  double sum = 0;
  for (std::size_t k = kSize; k-- > 0;) sum = sum * x + coefficients[k];
  return sum;
}

struct SineCosine {
  double sine = 0, cosine = 0;
};

// For angles above -405 degrees.
SineCosine SineCosineOf(std::int64_t angle_e7);

}  // namespace kith::geo_internal
