// Random: a small seeded generator whose numbers are the same on every compiler and library (those of <random>'s distributions are not).
// Method: SplitMix64 (Steele, Lea, Flood 2014).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace kith {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A stream of its own for one purpose, so that a change to one part of a world leaves the others as they were.
  Random(std::uint64_t seed, std::uint64_t purpose) : state_(Random(seed ^ (purpose * 0x9e3779b97f4a7c15ULL)).Next()) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  // 0 .. n-1; 0 for n = 0.
  std::uint32_t Below(std::uint32_t n) { return static_cast<std::uint32_t>(((Next() >> 32) * n) >> 32); }
  std::int32_t Between(std::int32_t least, std::int32_t most) {
    const auto from = static_cast<std::uint32_t>(least);
    return static_cast<std::int32_t>(from + Below(static_cast<std::uint32_t>(most) - from + 1));
  }
  bool Chance(std::uint32_t percent) { return Below(100) < percent; }
  bool Permille(std::uint32_t permille) { return Below(1000) < permille; }

  template <class Value>
  const Value& Pick(const std::vector<Value>& values) {
    return values[Below(static_cast<std::uint32_t>(values.size()))];
  }
  template <class Value>
  Value Pick(std::initializer_list<Value> values) {
    return values.begin()[Below(static_cast<std::uint32_t>(values.size()))];
  }
  // The place of a weight, by weight: Weighted({3, 1}) is 0 three times of four.
  std::uint32_t Weighted(std::initializer_list<std::uint32_t> weights) {
    return Weighted(std::span<const std::uint32_t>(weights.begin(), weights.size()));
  }
  std::uint32_t Weighted(std::span<const std::uint32_t> weights) {
    std::uint32_t total = 0;
    for (const std::uint32_t weight : weights) total += weight;
    std::uint32_t at = Below(total);
    std::uint32_t place = 0;
    for (const std::uint32_t weight : weights) {
      if (at < weight) return place;
      at -= weight;
      ++place;
    }
    return place;
  }
  // Fisher and Yates.
  template <class Value>
  void Shuffle(std::vector<Value>& values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[Below(static_cast<std::uint32_t>(i))]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace kith
