#include "src/eligibility/guideline_share.h"

#include <array>
#include <cmath>
#include <memory>

namespace kith {
namespace {

constexpr std::array kPercents = {100, 125, 130, 133, 135, 138, 150, 165, 175, 185, 200, 250, 300, 400};
constexpr std::int64_t kDollar = 100;  // rounding, up, down or to the nearest

const ParameterTable& Guidelines() {
  static const std::shared_ptr<const ParameterTable> kTable = ParameterTables::Shipped().Find("fpl");
  return *kTable;
}

}  // namespace

std::string GuidelineShare::Say(std::int64_t cents, Period period) const {
  return FormatMoney({cents, Period::kOnce}) + (period == Period::kMonth ? " a month" : " a year") + " is " +
         std::to_string(percent) + "% of the " + row->vintage + " " + Guidelines().label() + ", household of " +
         std::to_string(size);
}

std::string GuidelineShare::Instead(const std::string& fact) const {
  return fact + " <= " + std::to_string(percent) + "% FPL";
}

std::optional<GuidelineShare> FindGuidelineShare(std::int64_t cents, Period period, int size) {
  const std::int64_t parts = PeriodsPerYear(period) * 100;
  for (auto row = Guidelines().rows().rbegin(); row != Guidelines().rows().rend(); ++row) {
    const std::optional<std::int64_t> line = row->region.empty() ? row->CentsFor(size) : std::nullopt;
    if (!line) continue;
    for (const int percent : kPercents) {
      if (std::abs(cents * parts - *line * percent) < kDollar * parts) return GuidelineShare{percent, size, &*row};
    }
  }
  return std::nullopt;
}

}  // namespace kith
