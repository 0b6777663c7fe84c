// Any files as an HSDS 3 package: refused with a message, or imported soundly.
#include <cstddef>
#include <cstdint>

#include "fuzz/packed_files.h"
#include "fuzz/round_trip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto packed = kith::UnpackFiles({reinterpret_cast<const char*>(data), size});
  kith::RequireSound(kith::ReadHsds3Files(kith::SourceFiles::OfTexts(packed), "fuzz", {}), kith::Writable::kMostly);
  return 0;
}
