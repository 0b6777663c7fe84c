// Any files as an HSDS 1.x or 2.0 package: refused with a message, or imported soundly.
#include <cstddef>
#include <cstdint>

#include "fuzz/packed_files.h"
#include "fuzz/round_trip.h"
#include "src/interop/hsds1_read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto packed = kith::UnpackFiles({reinterpret_cast<const char*>(data), size});
  kith::RequireSound(kith::ReadHsds1Files(kith::SourceFiles::OfTexts(packed), "fuzz", {}), kith::Writable::kMostly);
  return 0;
}
