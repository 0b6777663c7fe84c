// What holds of every import, whatever its source: its account balances, the catalog finds its directory clean, and the directory is written and read again
// to the same, without an issue, and written again to the same bytes.
#pragma once

#include <cstdlib>
#include <map>
#include <string>

#include "kith/catalog/catalog_builder.h"
#include "src/interop/hsds3_read.h"
#include "src/interop/hsds3_write.h"

namespace kith {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

// A carried table or a rule file may have a name, or a rule file a text, that no file can have: such a directory is refused.
enum class Writable : bool { kMostly, kAlways };

inline void RequireSound(const absl::StatusOr<Import>& import, Writable writable) {
  if (!import.ok()) return Require(!import.status().message().empty());
  Require(import->account.Balances());
  Require(CatalogBuilder(import->directory).Check().empty());
  const auto written = FormatHsds3(import->directory);
  if (!written.ok()) {
    Require(writable == Writable::kMostly && written.status().code() == absl::StatusCode::kInvalidArgument);
    return;
  }
  const std::map<std::string, std::string> texts(written->begin(), written->end());
  const absl::StatusOr<Import> again = ReadHsds3Files(SourceFiles::OfTexts(texts), "again", {});
  Require(again.ok());
  Require(again->account.issues.empty());
  Require(again->directory == import->directory);
  const auto rewritten = FormatHsds3(again->directory);
  Require(rewritten.ok());
  Require(*rewritten == *written);
}

}  // namespace kith
