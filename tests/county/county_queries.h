// The needs of a county's households, one after the other: who asks a ranking.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

#include "bench/county/county.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/match/matcher.h"

namespace kith {

// KITH_QUERIES, or `usual`: how many queries a test asks.
inline std::uint64_t QueryCount(std::uint64_t usual) {
  const char* asked = std::getenv("KITH_QUERIES");  // NOLINT(concurrency-mt-unsafe)
  return asked == nullptr ? usual : std::strtoull(asked, nullptr, 10);
}

struct AskedCounty {
  County county;
  std::shared_ptr<const Catalog> catalog;
  Matcher matcher;

  static AskedCounty Make(const CountyOptions& options, Geography geography, const RankingPolicy& policy) {
    County county = *County::Make(options, std::move(geography));
    auto catalog = std::make_shared<const Catalog>(*CatalogBuilder(county.ToDirectory()).Build());
    Matcher matcher = *Matcher::Build(catalog, policy);
    return {std::move(county), std::move(catalog), std::move(matcher)};
  }

  // `ask(household, need)` of so many needs: those that the catalog knows, in the order of households.
  template <class Ask>
  void ForEachQuery(std::uint64_t count, const Ask& ask) const {
    std::uint64_t asked = 0;
    for (std::uint32_t i = 0; asked < count && i < county.household_count(); ++i) {
      const Household household = county.HouseholdAt(i);
      for (const Need& need : household.needs) {
        if (asked == count || !catalog->FindTerm(need.term).valid()) continue;
        ++asked;
        ask(household, need);
      }
    }
  }
};

}  // namespace kith
