// A point in a text: "Geolocation is 42.1, -87.9", "42.1N 87.9W", "POINT (-87.9 42.1)", "lng -87.9 lat 42.1".
//
//   std::string why_not;
//   std::optional<PointNumbers> point = ReadPointText("42.1N 87.9W", PointOrder::kNotStated, why_not);   // y 42.1, x -87.9
//
// Model     Two numbers, whatever stands around them. Letters N, S, E and W (or the words) and names such as "lat" and "lng" say which number is which, the first
//           of them of the first number; S and W are minus. Where none says it the order is the stated one; where none is stated, x comes first in `POINT (x y)` and
//           in GeoJSON, and y in any other text.
// Errors    Nothing, and why: other than two numbers; letters or names that do not say it of both; N or E of a number with a minus; `POINT (a, b)`, which is
//           not WKT, without a stated order; words of another language than English and Spanish beside both ("Nord 42.1, Ouest 87.9").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith {

enum class PointOrder : std::uint8_t { kNotStated, kYFirst, kXFirst };

struct PointNumbers {
  double x = 0;
  double y = 0;
  bool operator==(const PointNumbers&) const = default;
};

std::optional<PointNumbers> ReadPointText(std::string_view text, PointOrder order, std::string& why_not);

}  // namespace kith
