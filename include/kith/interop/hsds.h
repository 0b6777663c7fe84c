// HSDS packages: tables (3.x, 2.0, 1.x) and nested JSON (3.x) in, tables of 3.1 out. docs/directory.md says what the tables hold.
//
//   absl::StatusOr<Import> import = ReadHsds3("examples/data/los_angeles", {});
//   absl::Status written = WriteHsds3(import->directory, "out");
//
// Model     A folder of CSV files. ReadHsds1 takes HSDS 1.0 (Ohana), 1.1, 1.2 and 2.0 shapes; ids become UUIDv5 of table and source id, which stays in
//           `source_id`.
//           ReadHsds3Json takes a file or a folder of files: an object, an array of objects, a line each (NDJSON), pages of an API (`contents`), or tables
//           as JSON (`services.csv`); plain or gzip. Objects become rows of the tables, which are read as ReadHsds3 reads them (docs/import.md).
//           WriteHsds3 and ReadHsds3 are inverse: import, export, import gives the same directory and no issue.
//           ReadHsds3 keeps every official column and every other: what Kith does not interpret is carried. Text that is not UTF-8 is read as Windows-1252.
//           WriteHsds3 takes what an import or CatalogBuilder::Cleaned gives; equal directories give equal bytes.
// Errors    NotFound where the folder or its services file is missing; ResourceExhausted where a limit is passed; InvalidArgument where a file is not CSV (with line),
//           lacks a required column, or where the folder holds HSDS 1.x. Records that are wrong are not errors: they are in the account.
//           Of JSON: a text that ends early or an object over 64 MiB is an error; an object that is no JSON, nested deeper than 32, or of no known kind is rejected.
// Cost      One pass over each file; memory of the directory, of JSON also of its tables as text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"
#include "kith/interop/account.h"

namespace kith {

struct HsdsReadOptions {
  std::string time_zone;  // empty: what datapackage.json says, else America/Los_Angeles
  // Called now and then with a file's name, the bytes read of it and its size; may be empty.
  std::function<void(std::string_view file, std::uint64_t bytes, std::uint64_t size)> progress;
};

absl::StatusOr<Import> ReadHsds3(const std::filesystem::path& folder, const HsdsReadOptions& options);
absl::StatusOr<Import> ReadHsds3Json(const std::filesystem::path& source, const HsdsReadOptions& options);
absl::StatusOr<Import> ReadHsds1(const std::filesystem::path& folder, const HsdsReadOptions& options);

// Writes to `folder`, made where it is missing; files are replaced whole, through a temporary name, and those of an earlier directory that this one
// does not have are removed. AlreadyExists where the folder holds other files than a directory's (hidden ones are left alone). InvalidArgument where
// a record holds what no CSV file can: a NUL byte, text that is not UTF-8, a file name with a slash; nothing is written then.
absl::Status WriteHsds3(const Directory& directory, const std::filesystem::path& folder);

// Writes over the directory that was read from `folder` (whose tables lie in it, not in a folder `data`): as WriteHsds3, but files that are none of a
// directory's, such as a README, stay as they are.
absl::Status UpdateHsds3(const Directory& directory, const std::filesystem::path& folder);
// Whether UpdateHsds3 would find such a directory there: FailedPrecondition where it would not.
absl::Status CheckCanUpdate(const std::filesystem::path& folder);

// Reads, builds and checks in one step: what programs start with. `account`, where given, says what became of the records. Where its name ends in .kith,
// it is opened as a snapshot (snapshot_file.h), of which nothing is left to account for.
// Errors as ReadHsds3's; NotFound, too, where datapackage.json is missing.
absl::StatusOr<Catalog> LoadCatalog(const std::filesystem::path& folder, ImportAccount* account = nullptr,
                                    const HsdsReadOptions& options = {});

}  // namespace kith
