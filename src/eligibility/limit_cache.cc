#include "src/eligibility/limit_cache.h"

#include <algorithm>
#include <utility>

#include "src/eligibility/limit_regions.h"

namespace kith::scan_internal {
namespace {

constexpr std::size_t kMaxPlaces = 4096, kMaxKnown = 256;

}  // namespace

void KnownLimits::Add(const TableLimit& limit, const Scope& scope, std::span<const std::string_view> regions) {
  const ParameterTable* table = TableOf(limit);
  const auto find = [&](Period period) { return FindLimits(limit, scope, period, regions).limits; };
  const std::optional<Range<Int128>> of_any = find(Period::kYear);
  for (std::size_t place = 0; place < kPeriods; ++place) {
    const auto period = static_cast<Period>(place);
    const bool fits = table != nullptr && (period == Period::kOnce) == table->once();
    const bool own = fits && limit.round == LimitRounding::kUpPeriod;
    ranges_.push_back(!fits ? std::nullopt : own ? find(period) : of_any);
  }
}

LimitCache::LimitCache(std::span<const TableLimit> limits) : limits_(limits) {
  for (const TableLimit& limit : limits) {
    const ParameterTable* table = TableOf(limit);
    const auto found = std::ranges::find(tables_, table);
    table_of_.push_back(static_cast<std::uint32_t>(found - tables_.begin()));
    if (found == tables_.end()) tables_.push_back(table);
  }
}

std::uint32_t LimitCache::RegionsOf(const HouseholdContext& context) {
  if (const auto found = places_.find(context.place_key); found != places_.end()) return found->second;
  Regions regions;
  for (const ParameterTable* table : tables_)
    regions.push_back(table == nullptr ? std::vector<std::string_view>() : PossibleRegions(*table, context.scope()));
  const auto known = std::ranges::find(regions_, regions);
  const auto position = static_cast<std::uint32_t>(known - regions_.begin());
  if (known == regions_.end()) regions_.push_back(std::move(regions));
  places_.emplace(context.place_key, position);
  return position;
}

const KnownLimits& LimitCache::For(const HouseholdContext& context) {
  const std::uint32_t regions = RegionsOf(context);
  key_ = context.size_key;
  key_.append(reinterpret_cast<const char*>(&regions), sizeof(regions));
  if (const auto found = known_.find(key_); found != known_.end()) return found->second;
  KnownLimits known;
  for (std::size_t i = 0; i < limits_.size(); ++i)
    known.Add(limits_[i], context.scope(), regions_[regions][table_of_[i]]);
  return known_.emplace(key_, std::move(known)).first->second;
}

void LimitCache::Trim() {
  if (places_.size() <= kMaxPlaces && known_.size() <= kMaxKnown) return;
  places_.clear();
  known_.clear();
  regions_.clear();
}

}  // namespace kith::scan_internal
