// Any bytes as GeoJSON: refused with a message, or an outline that is sound and comes back as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kith/geo/outline.h"
#include "kith/interop/geojson.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const absl::StatusOr<kith::ParsedOutline> parsed = kith::ParseOutline({reinterpret_cast<const char*>(data), size});
  if (!parsed.ok()) {
    Require(!parsed.status().message().empty());
    return 0;
  }
  Require(!parsed->outline.polygons.empty());
  Require(kith::Validate(parsed->outline).ok());
  kith::Outline normalized = parsed->outline;
  Require(!kith::Normalize(normalized));
  const absl::StatusOr<kith::ParsedOutline> again = kith::ParseOutline(kith::FormatOutline(parsed->outline));
  Require(again.ok());
  Require(again->outline == parsed->outline);
  Require(again->repairs.empty());
  return 0;
}
