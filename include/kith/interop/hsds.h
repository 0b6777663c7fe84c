// HSDS tabular packages: in (3.x, 1.x) and out (3.1). docs/directory.md says what the tables hold.
//
//   absl::StatusOr<Import> import = ReadHsds3("examples/data/los_angeles", {});
//   absl::Status written = WriteHsds3(import->directory, "out");
//
// Model     A folder of CSV files. ReadHsds1 takes HSDS 1.0 (Ohana), 1.1 and 1.2 shapes; ids become UUIDv5 of table and source id, which stays in `source_id`.
//           WriteHsds3 and ReadHsds3 are inverse: import, export, import gives the same directory and no issue.
// Errors    NotFound where the folder or its services file is missing; ResourceExhausted where a limit is passed; InvalidArgument where a file is not CSV (with line) or
//           lacks a required column. Records that are wrong are not errors: they are in the account.
// Cost      One pass over each file; memory of the directory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/account.h"

namespace kith {

struct HsdsReadOptions {
  std::string time_zone;  // empty: what datapackage.json says, else America/Los_Angeles
  // Called now and then with a file's name, the bytes read of it and its size; may be empty.
  std::function<void(std::string_view file, std::uint64_t bytes, std::uint64_t size)> progress;
};

absl::StatusOr<Import> ReadHsds3(const std::filesystem::path& folder, const HsdsReadOptions& options);
absl::StatusOr<Import> ReadHsds1(const std::filesystem::path& folder, const HsdsReadOptions& options);

// Writes to `folder`, made where it is missing; files are replaced whole, through a temporary name. AlreadyExists where the folder holds other
// files than a directory's.
absl::Status WriteHsds3(const Directory& directory, const std::filesystem::path& folder);

// Reads, builds and checks in one step: what programs start with.
absl::StatusOr<Catalog> LoadCatalog(const std::filesystem::path& folder);

}  // namespace kith
