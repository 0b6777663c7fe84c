// Hsds3Writer: an HSDS 3.1 package written part by part, for directories that do not fit into memory. WriteHsds3 (hsds.h) takes a whole one.
//
//   absl::StatusOr<Hsds3Writer> writer = Hsds3Writer::Open(shape, "out");
//   for (...) KITH_RETURN_IF_ERROR(writer->Add(part));
//   return writer->Commit();
//
// Model     `shape` says what will be written: its name, time zone and `sample`, which tables (those in which it has records), and which columns beside the
//           official ones (those that any of its records has). Its records are not written. Parts are added in any number; in each table keys ascend from
//           record to record and from part to part. Where shape and parts hold what a directory holds, the files are those of WriteHsds3, byte for byte.
//           Nothing in the folder is replaced before Commit; a writer that dies before it takes its temporary files along.
// Errors    As WriteHsds3's. InvalidArgument, too, for a record that has a table or a column which `shape` has not, for a key that does not ascend, for a second
//           rule file of one name, and for carried tables, which are sorted by all their cells and need the whole. After an error only destruction makes sense.
// Cost      Memory of one part and 256 KiB a table.
#pragma once

#include <filesystem>
#include <memory>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "kith/catalog/records.h"

namespace kith {

class Hsds3Writer {
 public:
  static absl::StatusOr<Hsds3Writer> Open(const Directory& shape, const std::filesystem::path& folder);
  Hsds3Writer(Hsds3Writer&&) noexcept;
  ~Hsds3Writer();

  absl::Status Add(const Directory& part);
  absl::Status Commit();

 private:
  struct State;
  explicit Hsds3Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kith
