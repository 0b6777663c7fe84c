// Any text as nested JSON of HSDS 3: refused with a message, or imported soundly. The scanner finds the same objects whatever blocks the source gives.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/round_trip.h"
#include "src/interop/hsds_json_read.h"
#include "src/interop/hsds_json_scanner.h"
#include "tests/interop/slow_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::string> Scan(std::string_view text, std::size_t block) {
  kith::SlowSource source(text, block);
  kith::HsdsJsonScanner scanner(source, "fuzz");
  std::vector<std::string> found;
  while (scanner.Next()) {
    found.push_back(scanner.pointer() + " " + std::to_string(scanner.line()));
    found.emplace_back(scanner.text());
  }
  found.emplace_back(scanner.status().message());
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  kith::Require(Scan(text, 1) == Scan(text, 4096));
  const kith::SourceFiles files = kith::SourceFiles::OfTexts({{"services.json", text}});
  kith::RequireSound(kith::ReadHsds3JsonFiles(files, "", "fuzz", {}), kith::Writable::kAlways);
  return 0;
}
