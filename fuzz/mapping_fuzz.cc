// Any text as a mapping, any files as its sources: refused with a message, or imported with an account that balances and a directory that the
// catalog finds clean and that HSDS 3 gives back as it was. The mapping is the file `mapping`; coordinates are halved by a system of our own.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "fuzz/packed_files.h"
#include "kith/catalog/catalog_builder.h"
#include "src/interop/hsds3_read.h"
#include "src/interop/hsds3_write.h"
#include "src/interop/mapping_read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

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
  if (!import.ok()) {
    Require(!import.status().message().empty());
    return 0;
  }
  Require(import->account.Balances());
  Require(kith::CatalogBuilder(import->directory).Check().empty());
  const auto written = kith::FormatHsds3(import->directory);
  Require(written.ok());
  const std::map<std::string, std::string> texts(written->begin(), written->end());
  const absl::StatusOr<kith::Import> again = kith::ReadHsds3Files(kith::SourceFiles::OfTexts(texts), "again", {});
  Require(again.ok());
  Require(again->account.issues.empty());
  Require(again->directory == import->directory);
  return 0;
}
