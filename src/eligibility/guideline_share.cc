#include "src/eligibility/guideline_share.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace kith {
namespace {

constexpr std::array kPercents = {100, 125, 130, 133, 135, 138, 150, 165, 175, 185, 200, 250, 300, 400};
constexpr std::size_t kSizesOfTable = 3;  // sizes of households
constexpr std::int64_t kDollar = 100;     // rounding, up, down or to the nearest

const ParameterTable& Guidelines() {
  static const std::shared_ptr<const ParameterTable> kTable = ParameterTables::Shipped().Find("fpl");
  return *kTable;
}

// The latest year first.
std::vector<GuidelineShare> SharesOf(const SizedAmount& amount) {
  std::vector<GuidelineShare> shares;
  const std::int64_t parts = PeriodsPerYear(amount.period) * 100;
  for (auto row = Guidelines().rows().rbegin(); row != Guidelines().rows().rend(); ++row) {
    const std::optional<std::int64_t> line = row->region.empty() ? row->CentsFor(amount.size) : std::nullopt;
    if (!line) continue;
    for (const int percent : kPercents) {
      if (std::abs(amount.cents * parts - *line * percent) < kDollar * parts)
        shares.push_back({percent, amount.size, &*row});
    }
  }
  return shares;
}

}  // namespace

std::string GuidelineShare::Say(std::int64_t cents, Period period) const {
  return FormatMoney({cents, Period::kOnce}) + (period == Period::kMonth ? " a month" : " a year") + " is " +
         std::to_string(percent) + "% of the " + row->vintage + " " + Guidelines().label() + ", household of " +
         std::to_string(size);
}

std::string GuidelineShare::Instead(const std::string& comparison) const {
  return comparison + " " + std::to_string(percent) + "% FPL";
}

std::optional<GuidelineShare> FindGuidelineShare(std::int64_t cents, Period period, int size) {
  const std::vector<GuidelineShare> shares = SharesOf({cents, period, size});
  return shares.empty() ? std::nullopt : std::optional(shares.front());
}

std::vector<std::optional<GuidelineShare>> FindGuidelineShares(std::span<const SizedAmount> amounts) {
  std::vector<std::vector<GuidelineShare>> shares;
  std::set<int> sizes;
  std::map<std::pair<const ParameterRow*, int>, std::ptrdiff_t> amounts_of;  // only looked up
  for (const SizedAmount& amount : amounts) {
    sizes.insert(amount.size);
    shares.push_back(SharesOf(amount));
    for (const GuidelineShare& share : shares.back()) ++amounts_of[{share.row, share.percent}];
  }
  std::vector<std::optional<GuidelineShare>> found(amounts.size());
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    for (const GuidelineShare& share : shares[i]) {
      const bool nearly_all = amounts_of[{share.row, share.percent}] * 4 >= std::ssize(amounts) * 3;
      if (!found[i] && (sizes.size() < kSizesOfTable || nearly_all)) found[i] = share;
    }
  }
  return found;
}

}  // namespace kith
