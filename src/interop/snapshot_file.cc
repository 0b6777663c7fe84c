#include "kith/interop/snapshot_file.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "kith/base/status.h"
#include "kith/catalog/snapshot.h"
#include "src/catalog/snapshot_layout.h"
#include "src/interop/folder_writer.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/import_log.h"
#include "src/interop/mapped_file.h"
#include "src/interop/rule_files.h"

namespace kith {
namespace {

bool BeginsAsSnapshot(const std::filesystem::path& file) {
  std::array<char, kSnapshotMagic.size()> begin{};
  std::ifstream(file, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == kSnapshotMagic;
}

}  // namespace

absl::Status WriteSnapshot(const Catalog& catalog, const std::filesystem::path& file) {
  const absl::StatusOr<std::string> bytes = FormatSnapshot(catalog);
  if (!bytes.ok()) return bytes.status();
  if (bytes->size() > kMaxSnapshotBytes)
    return absl::ResourceExhaustedError(file.string() + ": would have " + std::to_string(bytes->size()) +
                                        " bytes; a snapshot has at most " + std::to_string(kMaxSnapshotBytes));
  FolderWriter writer(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
  KITH_RETURN_IF_ERROR(writer.Stage(file.filename().string(), *bytes));
  return writer.Commit({});
}

absl::StatusOr<Catalog> OpenSnapshot(const std::filesystem::path& file) {
  absl::StatusOr<MappedFile> map = MapFile(file, file.string(), kMaxSnapshotBytes, MapUse::kAtOnce);
  if (!map.ok()) return map.status();
  return OpenSnapshot(SharedBytes{std::move(map->keeper), map->text}, file.string());
}

absl::StatusOr<Import> ReadSnapshot(const std::filesystem::path& file) {
  const absl::StatusOr<Catalog> catalog = OpenSnapshot(file);
  if (!catalog.ok()) return catalog.status();
  ImportLog log;
  const auto count = [&log](std::string_view name, std::size_t records) {
    if (records == 0) return;
    const std::size_t table = log.AddTable(std::string(name));
    for (std::size_t i = 0; i < records; ++i) log.CountRead(table);
  };
  ForEachTable([&](const auto& spec) { count(spec.name, (catalog->directory().*spec.records).size()); });
  for (const CarriedTable& table : catalog->directory().carried) count(table.name, table.rows.size());
  for (const RuleFile& rules : catalog->directory().rule_files) count(RuleFilePath(rules.name), 1);
  return FinishImport(catalog->directory(), std::move(log));
}

bool IsSnapshotPath(const std::filesystem::path& path) {
  std::error_code error;
  if (path.extension() == ".kith") return !std::filesystem::is_directory(path, error);
  return std::filesystem::is_regular_file(path, error) && BeginsAsSnapshot(path);
}

}  // namespace kith
