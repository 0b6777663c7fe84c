// Snapshots: a whole Catalog, resolved and indexed, as one run of bytes that is used where it lies. docs/snapshot.md documents the form.
//
//   absl::StatusOr<std::string> bytes = FormatSnapshot(catalog);
//   absl::StatusOr<Catalog> again = OpenSnapshot(map, "county.kith");     // interop/snapshot_file.h maps a file
//
// Model     What is opened answers as what was written does, byte for byte. Opening verifies the checksum of every byte and the structure of every
//           part; records are decoded when they are first asked for (record_table.h). A snapshot holds all that its directory holds, rules, carried
//           tables and confidential places with it.
//           Only programs whose records are shaped alike open it: a snapshot is made again from its directory, not kept in its stead.
// Trust     A checksum does not keep out who means harm: bytes that were made up may hold a wrong order or wrong links, and answer wrongly; they
//           are never read past their ends, and no value is out of its range.
// Order     Equal catalogs give equal bytes. Little-endian, on every machine.
// Errors    OpenSnapshot: InvalidArgument where the bytes are no snapshot, of another format or order of bytes; DataLoss where they are cut short,
//           too long or damaged. All name the file and what was expected. FormatSnapshot: ResourceExhausted where all texts of one column are
//           longer than 4 GiB; InvalidArgument where the catalog holds what no file does, such as text that is not UTF-8.
// Threads   Pure functions.
// Cost      FormatSnapshot O(bytes), and the memory of the snapshot. OpenSnapshot reads every byte twice and decodes almost nothing: some 15 ms for
//           100 MB that are in memory, and what reading them takes where they are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"

namespace kith {

inline constexpr std::uint32_t kSnapshotVersion = 1;  // of the format

absl::StatusOr<std::string> FormatSnapshot(const Catalog& catalog);

// Bytes that stay where they are, and as they are, while anybody holds them; `owner` does.
struct SharedBytes {
  std::shared_ptr<const void> owner;
  std::string_view bytes;  // begins at a multiple of 8
};
absl::StatusOr<Catalog> OpenSnapshot(SharedBytes snapshot, const std::string& file);

}  // namespace kith
