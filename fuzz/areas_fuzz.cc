// Any bytes as a boundary file or a list of ZIP codes: refused with a message, or areas that are sound, are accounted for, and come back as they were.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kith/geo/outline.h"
#include "kith/interop/area_file.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void RequireSound(const kith::AreaImport& import) {
  Require(import.account.Balances());
  Require(import.tally.areas == import.areas.size());
  for (const kith::Area& area : import.areas) {
    Require(!area.key.empty());
    Require(kith::Validate(area.outline).ok());
    kith::Outline normalized = area.outline;
    Require(!kith::Normalize(normalized));
  }
}

}  // namespace

// The first byte chooses: a list, or features, joined or not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  kith::AreaReadOptions options;
  options.limits = {1U << 20, 10'000, 100'000, 100};
  options.change_percent_max = (data[0] & 4) != 0 ? 1.0 : 1e300;
  if ((data[0] & 2) != 0) options.join = "name";
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const absl::StatusOr<kith::AreaImport> import =
      kith::ReadAreasText(text, (data[0] & 1) != 0 ? "x.csv" : "x.geojson", options);
  if (!import.ok()) {
    Require(!import.status().message().empty());
    return 0;
  }
  RequireSound(*import);
  kith::AreaReadOptions again;
  again.code = "code";
  again.name = "name";
  const absl::StatusOr<kith::AreaImport> back =
      kith::ReadAreasText(kith::FormatAreas(import->areas), "y.geojson", again);
  if (import->areas.empty()) return 0;
  Require(back.ok());
  Require(back->tally.rejected == 0 || !options.join.empty());
  for (std::size_t i = 0; back->tally.rejected == 0 && i < back->areas.size(); ++i)
    Require(back->areas[i].outline == import->areas[i].outline);
  return 0;
}
