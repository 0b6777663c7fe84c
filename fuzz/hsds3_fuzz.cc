// Any files as an HSDS 3 package: refused with a message, or imported with an account that balances; the directory is written and read again to
// the same, without an issue, and written again to the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "fuzz/packed_files.h"
#include "src/interop/hsds3_read.h"
#include "src/interop/hsds3_write.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::map<std::string, std::string> packed = kith::UnpackFiles({reinterpret_cast<const char*>(data), size});
  const absl::StatusOr<kith::Import> import = kith::ReadHsds3Files(kith::SourceFiles::OfTexts(packed), "fuzz", {});
  if (!import.ok()) {
    Require(!import.status().message().empty());
    return 0;
  }
  Require(import->account.Balances());
  const auto written = kith::FormatHsds3(import->directory);
  if (!written.ok()) {
    // A file system cannot hold every name that the input may give a file, and a rule file may be any text.
    Require(written.status().code() == absl::StatusCode::kInvalidArgument);
    return 0;
  }
  const std::map<std::string, std::string> texts(written->begin(), written->end());
  const absl::StatusOr<kith::Import> again = kith::ReadHsds3Files(kith::SourceFiles::OfTexts(texts), "again", {});
  Require(again.ok());
  Require(again->account.issues.empty());
  Require(again->directory == import->directory);
  const auto rewritten = kith::FormatHsds3(again->directory);
  Require(rewritten.ok());
  Require(*rewritten == *written);
  return 0;
}
