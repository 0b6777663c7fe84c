// Any bytes as a vocabulary: refused with a message, or terms that the catalog finds clean and that HSDS 3 gives back as they were.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/round_trip.h"
#include "kith/interop/taxonomy_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  kith::RequireSound(kith::ReadTaxonomyText(text, "x.xml", {}), kith::Writable::kAlways);
  return 0;
}
