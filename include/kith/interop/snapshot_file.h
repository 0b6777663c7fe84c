// Snapshot files: a catalog that was read, checked and indexed once, opened again in milliseconds. docs/snapshot.md says what is in one.
//
//   KITH_RETURN_IF_ERROR(WriteSnapshot(catalog, "county.kith"));
//   absl::StatusOr<Catalog> again = OpenSnapshot("county.kith");
//
// Model     Opening maps the file into memory, read-only, and verifies every byte of it (kith/catalog/snapshot.h). The catalog keeps the map; its
//           pages are the file's own and are shared by all programs that have it open.
//           A file is written under a temporary name and renamed, so that a catalog that is open goes on with the file it has. Only so may one be
//           replaced: a file that is changed in place, or cut short, while it is mapped has no defined answers and may end the program.
// Errors    WriteSnapshot: of the file system, with the path; FormatSnapshot's; ResourceExhausted over kMaxSnapshotBytes. OpenSnapshot: NotFound, FailedPrecondition for
//           what is no regular file, ResourceExhausted over kMaxSnapshotBytes, before anything is read; those of OpenSnapshot in kith/catalog/snapshot.h.
// Cost      As there. ReadSnapshot decodes everything: O(n log n) for n records.
#pragma once

#include <cstdint>
#include <filesystem>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"
#include "kith/interop/account.h"

namespace kith {

inline constexpr std::uint64_t kMaxSnapshotBytes = 64ULL << 30;

absl::Status WriteSnapshot(const Catalog& catalog, const std::filesystem::path& file);
absl::StatusOr<Catalog> OpenSnapshot(const std::filesystem::path& file);

// The directory that it holds, checked again as CatalogBuilder does: what kith import --from kith makes a folder of.
absl::StatusOr<Import> ReadSnapshot(const std::filesystem::path& file);

// Whether `path` is to be opened as a snapshot rather than as a folder: its name ends in ".kith", or it is a file that begins as one; a folder
// never is.
bool IsSnapshotPath(const std::filesystem::path& path);

}  // namespace kith
