// What the benchmarks measure on: the bundled sample of Los Angeles, and a made-up county of 5,000 services (docs/county.md).
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/catalog/records.h"
#include "kith/client/household.h"
#include "kith/match/matcher.h"

namespace kith {

enum class InputName { kSample, kCounty };

struct Input {
  std::filesystem::path
      folder;           // an HSDS 3.1 tabular package; that of the county is written on first use and removed at exit
  Directory directory;  // as imported
  std::vector<Household> households;
  Instant as_of;
  std::shared_ptr<const Catalog> catalog;
  std::shared_ptr<const Matcher> matcher;  // with the default policy

  std::size_t records() const;  // of all tables that Kith reads
};

// Made once, on first use. A benchmark has nothing to measure without it: where it cannot be made, the program says why and ends.
const Input& InputOf(InputName name);

}  // namespace kith
