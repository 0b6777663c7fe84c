// Any tables as a directory: what a small mapping file says of their columns. docs/mapping.md is the manual of mappings.
//
//   MappingReadOptions options;
//   const ProjCoordinates systems;  options.coordinates = &systems;       // kith::proj; only where the mapping names a `crs`
//   absl::StatusOr<Import> import = ReadMapped("examples/mappings/legal_aid_illinois.mapping", "legal-aid-illinois", options);
//
// Model     Rows of the sources become records of HSDS 3.1, which are checked as ReadHsds3 checks them. Ids become UUIDv5 of table and source id, as those of
//           HSDS 1.x do; the source's id stays in `source_id`. Each row is accepted, repaired, rejected or left out, with file, line and reason; columns that
//           the mapping does not use are listed.
// Errors    InvalidArgument: the mapping, with file, line and what may be meant; a source that is no table, with file and line. NotFound: a file.
//           ResourceExhausted: a limit is passed.
// Order     Records ascend by key, issues by source and line: equal files give equal directories and accounts.
// Threads   A pure function of the files; `coordinates` is asked from the calling thread alone.
// Cost      One pass over each source; memory of the sources and of the directory.
#pragma once

#include <filesystem>
#include <string>

#include <absl/status/statusor.h>

#include "kith/interop/account.h"
#include "kith/interop/coordinates.h"

namespace kith {

struct MappingReadOptions {
  std::string time_zone;  // empty: what the mapping says, else America/Los_Angeles
  const CoordinateSystems* coordinates = nullptr;
};

// `source` is the folder of the mapping's files; or a file, for a mapping with one source.
absl::StatusOr<Import> ReadMapped(const std::filesystem::path& mapping, const std::filesystem::path& source,
                                  const MappingReadOptions& options);

}  // namespace kith
