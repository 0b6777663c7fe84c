// Any text as a mapping, any files as its sources: refused with a message, or imported with an account that balances and a directory that the
// catalog finds clean and that HSDS 3 gives back as it was. The mapping is the file `mapping`; coordinates are halved by a system of our own.
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "fuzz/packed_files.h"
#include "fuzz/round_trip.h"
#include "src/interop/mapping_read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

class Halved final : public kith::PointTransformer {
 public:
  absl::StatusOr<kith::LatLng> ToWgs84(double x, double y) override { return kith::LatLng::FromDegrees(y / 2, x / 2); }
};

class HalvedSystems final : public kith::CoordinateSystems {
 public:
  absl::StatusOr<std::unique_ptr<kith::PointTransformer>> Find(std::string_view name) const override {
    if (name != "half") return absl::InvalidArgumentError("no such system");
    return std::make_unique<Halved>();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::map<std::string, std::string> packed = kith::UnpackFiles({reinterpret_cast<const char*>(data), size});
  const std::string mapping = packed["mapping"];
  packed.erase("mapping");
  const HalvedSystems systems;
  const absl::StatusOr<kith::Import> import =
      kith::ReadMappedFiles(mapping, "fuzz.mapping", kith::SourceFiles::OfTexts(packed), "", {"", &systems});
  kith::RequireSound(import, kith::Writable::kAlways);
  return 0;
}
