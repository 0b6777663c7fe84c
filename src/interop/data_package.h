// datapackage.json: the descriptor of a tabular data package (Frictionless Data), with what Kith keeps in its member `kith`.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"
#include "src/interop/import_log.h"
#include "src/interop/source_files.h"

namespace kith {

inline constexpr std::size_t kMaxDataPackageBytes = 64U << 20;
inline constexpr std::string_view kDataPackageFile = "datapackage.json";

struct DataPackage {
  bool has_kith = false;  // the member `kith` is there: Kith wrote it, or someone for Kith
  std::string name;
  std::string time_zone;
  bool sample = false;
  std::set<std::string> files;  // paths of its resources
  // Its other members (licenses, version, a title that is not the name ...), as JSON: what a source says of itself is carried.
  std::map<std::string, std::string> others;
};

// They stand in the Directory as a carried table of this name, which no file can have.
inline constexpr std::string_view kCarriedMembers = "/datapackage.json";
CarriedTable CarryMembers(const std::map<std::string, std::string>& members);
// InvalidArgument where such a table holds what cannot be written: no JSON, a member that Kith writes itself.
absl::Status CheckMembers(const CarriedTable& table);

// InvalidArgument where it is not a JSON object, or a member that Kith reads is of another type.
absl::StatusOr<DataPackage> ParseDataPackage(std::string_view json);

// One note that names those of the declared files (paths of resources) that are not in the source, neither where they are declared nor in `folder`,
// where its tables are ("" or "data/").
void NoteMissingTables(const std::set<std::string>& declared, const SourceFiles& files, std::string_view folder,
                       ImportLog& log);

// One file of a package that is written: its name and the columns that stand in it.
struct WrittenTable {
  std::string file;
  std::vector<std::string> columns;
};

// The descriptor of `tables` in this order, indented.
std::string FormatDataPackage(const Directory& directory, const std::vector<WrittenTable>& tables);

}  // namespace kith
