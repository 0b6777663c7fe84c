// Any files as an HSDS 1.x package: refused with a message, or imported with an account that balances and a directory that the catalog finds clean
// and that HSDS 3 gives back as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "fuzz/packed_files.h"
#include "kith/catalog/catalog_builder.h"
#include "src/interop/hsds1_read.h"
#include "src/interop/hsds3_read.h"
#include "src/interop/hsds3_write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::map<std::string, std::string> packed = kith::UnpackFiles({reinterpret_cast<const char*>(data), size});
  const absl::StatusOr<kith::Import> import = kith::ReadHsds1Files(kith::SourceFiles::OfTexts(packed), "fuzz", {});
  if (!import.ok()) {
    Require(!import.status().message().empty());
    return 0;
  }
  Require(import->account.Balances());
  Require(kith::CatalogBuilder(import->directory).Check().empty());
  const auto written = kith::FormatHsds3(import->directory);
  if (!written.ok()) {
    // A carried table may have a name that no file can have.
    Require(written.status().code() == absl::StatusCode::kInvalidArgument);
    return 0;
  }
  const std::map<std::string, std::string> texts(written->begin(), written->end());
  const absl::StatusOr<kith::Import> again = kith::ReadHsds3Files(kith::SourceFiles::OfTexts(texts), "again", {});
  Require(again.ok());
  Require(again->account.issues.empty());
  Require(again->directory == import->directory);
  return 0;
}
