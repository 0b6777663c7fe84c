// The fit part of a score: language, culture, accessibility, cost, wanted hours, one stop for several needs, preferences of the rules.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "src/match/query.h"

namespace kith {

struct Appraisal;

enum class FitAspect : std::uint8_t { kLanguage, kCulture, kAccessibility, kCost, kWindow, kOneStop, kPreference };
inline constexpr std::size_t kFitAspects = 7;

struct FitFinding {
  FitAspect aspect = FitAspect::kLanguage;
  bool known = true;
  std::int32_t value_q16 = 0;
  std::uint32_t detail =
      0;  // kLanguage: the row of the best language, else kNoLanguage; kOneStop: how many other needs are met
};
inline constexpr std::uint32_t kNoLanguage = 0xffffffff;

// One finding for each aspect that counts for this need, ascending.
class FitFindings {
 public:
  void Add(const FitFinding& finding) { findings_[count_++] = finding; }
  std::span<const FitFinding> all() const { return std::span(findings_).first(count_); }
  std::int32_t value_q16() const;  // their mean; 65536 where there is none

 private:
  std::array<FitFinding, kFitAspects> findings_{};
  std::size_t count_ = 0;
};

// What aspects are worth.
inline constexpr std::int32_t kUnknownFitQ16 = kOneQ16 / 2;
constexpr std::int32_t LanguageFitQ16(bool first, bool interpreter) {
  if (first) return interpreter ? 49152 : kOneQ16;
  return interpreter ? 32768 : 40960;
}
constexpr std::int32_t ShareQ16(std::size_t part, std::size_t whole) {
  return static_cast<std::int32_t>(static_cast<std::size_t>(kOneQ16) * part / whole);
}

// `appraisal` has premises and opening set.
FitFindings MeasureFit(const MatchIndex& index, const Query& query, const Appraisal& appraisal);

struct FitText {
  std::string reason;                // for the score part
  std::vector<std::string> reasons;  // those worth a line of their own: "Staff speak Spanish."
};
FitText DescribeFit(const MatchIndex& index, const Query& query, const Appraisal& appraisal);

}  // namespace kith
