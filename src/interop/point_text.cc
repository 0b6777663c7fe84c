#include "src/interop/point_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "kith/base/text.h"

namespace kith {
namespace {

struct Axis {
  bool is_x = false;
  bool is_minus = false;  // of S and W
};
using Axes = std::vector<Axis>;

// What the letters of a text say, in its order.
struct Read {
  std::vector<double> numbers;
  Axes directions;              // N, S, E, W
  Axes names;                   // lat, lng
  std::size_t points = 0;       // the word
  std::size_t after_point = 0;  // where the last of them ends
  bool has_coordinates = false;
  // Words that say nothing, between the numbers: [0] in front of the first.
  std::array<std::vector<std::string_view>, 3> strange;
};

// False of a word that says nothing of the numbers.
bool TakeWord(std::string_view word, std::size_t end, Read& read) {
  constexpr std::array<std::pair<std::string_view, Axis>, 12> kDirections = {{{"n", {false, false}},
                                                                              {"north", {false, false}},
                                                                              {"s", {false, true}},
                                                                              {"south", {false, true}},
                                                                              {"e", {true, false}},
                                                                              {"east", {true, false}},
                                                                              {"w", {true, true}},
                                                                              {"west", {true, true}},
                                                                              {"norte", {false, false}},
                                                                              {"sur", {false, true}},
                                                                              {"este", {true, false}},
                                                                              {"oeste", {true, true}}}};
  constexpr std::array<std::string_view, 5> kNamesOfY = {"lat", "latitude", "latitud", "y", "northing"};
  constexpr std::array<std::string_view, 7> kNamesOfX = {"lng", "lon", "long", "longitude", "longitud", "x", "easting"};
  const std::size_t known = read.directions.size() + read.names.size();
  for (const auto& [name, axis] : kDirections) {
    if (EqualsIgnoringCase(word, name)) read.directions.push_back(axis);
  }
  for (const std::string_view name : kNamesOfY) {
    if (EqualsIgnoringCase(word, name)) read.names.push_back({false, false});
  }
  for (const std::string_view name : kNamesOfX) {
    if (EqualsIgnoringCase(word, name)) read.names.push_back({true, false});
  }
  if (EqualsIgnoringCase(word, "coordinates")) read.has_coordinates = true;
  if (EqualsIgnoringCase(word, "point")) {
    ++read.points;
    read.after_point = end;
  }
  return read.directions.size() + read.names.size() > known;
}

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kNumberBytes = "+-.0123456789";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// False where something with digits is no number.
bool ReadParts(std::string_view text, Read& read) {
  for (std::size_t at = 0; at < text.size();) {
    const bool is_letter = kLetters.find(text[at]) != std::string_view::npos;
    const std::string_view bytes = is_letter ? kLetters : kNumberBytes;
    const std::size_t end = std::min(text.find_first_not_of(bytes, at), text.size());
    if (end == at) {
      ++at;
      continue;
    }
    const std::string_view part = text.substr(at, end - at);
    at = end;
    if (is_letter) {
      if (!TakeWord(part, end, read) && read.numbers.size() < read.strange.size())
        read.strange[read.numbers.size()].push_back(part);
    } else if (part.find_first_of(kDigits) != std::string_view::npos) {
      const absl::StatusOr<double> number = ParseDouble(part);
      if (!number.ok()) return false;
      read.numbers.push_back(*number);
    }
  }
  return read.numbers.size() == 2;
}

// Two words that tell the numbers apart, in front of each or behind each, and say nothing that is known: "Nord 42.1, Ouest 87.9".
bool AreToldApartByStrangers(const Read& read) {
  const auto& [before, between, behind] = read.strange;
  if (between.empty()) return false;
  const bool in_front = !before.empty() && !EqualsIgnoringCase(before.back(), between.back());
  return in_front || (!behind.empty() && !EqualsIgnoringCase(between.front(), behind.front()));
}

// `POINT (a b)`, as WKT writes it, or `POINT (a, b)`.
bool IsPointInBrackets(std::string_view text, const Read& read) {
  return read.points == 1 && Trim(text.substr(read.after_point)).starts_with('(');
}

bool AreBoth(const Axes& axes) { return axes.size() == 2 && axes[0].is_x != axes[1].is_x; }

// Whether x comes first; nothing, and why, where that is not certain.
std::optional<bool> IsXFirst(std::string_view text, const Read& read, PointOrder order, std::string& why_not) {
  if (read.directions.empty() && read.names.empty() && AreToldApartByStrangers(read)) {
    why_not = "has words beside its numbers that are not understood";
    return std::nullopt;
  }
  for (const Axes* axes : {&read.directions, &read.names}) {
    if (axes->empty() || AreBoth(*axes)) continue;
    why_not = "does not say of both of its numbers which is which";
    return std::nullopt;
  }
  if (!read.directions.empty() && !read.names.empty() && read.directions[0].is_x != read.names[0].is_x) {
    why_not = "says of its numbers in two ways which is which";
    return std::nullopt;
  }
  if (!read.directions.empty()) return read.directions[0].is_x;
  if (!read.names.empty()) return read.names[0].is_x;
  if (order != PointOrder::kNotStated) return order == PointOrder::kXFirst;
  if (!IsPointInBrackets(text, read)) return read.points > 0 && read.has_coordinates;
  if (text.find(',') == std::string_view::npos) return true;
  why_not = "is no POINT of WKT, and the mapping states no point_order";
  return std::nullopt;
}

}  // namespace

std::optional<PointNumbers> ReadPointText(std::string_view text, PointOrder order, std::string& why_not) {
  Read read;
  if (!ReadParts(text, read)) {
    why_not = "has not just two numbers";
    return std::nullopt;
  }
  const std::optional<bool> x_first = IsXFirst(text, read, order, why_not);
  if (!x_first) return std::nullopt;
  for (std::size_t i = 0; i < read.directions.size(); ++i) {
    double& number = read.numbers[i];
    if (number < 0 && !read.directions[i].is_minus) {
      why_not = "has a number with a minus that goes north or east";
      return std::nullopt;
    }
    if (number > 0 && read.directions[i].is_minus) number = -number;
  }
  return *x_first ? PointNumbers{read.numbers[0], read.numbers[1]} : PointNumbers{read.numbers[1], read.numbers[0]};
}

}  // namespace kith
