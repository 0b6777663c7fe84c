// A mapping against the tables that it reads: every name resolved, every field known, before the first record is made.
//
//   absl::StatusOr<std::unique_ptr<MappingPlan>> plan = PlanMapping(*ParseMappingText(text, "pantries.mapping"), files, "", coordinates);
//
// Errors    InvalidArgument with the mapping's line: sections, keys, columns, filters and lookups that are not known (with what may be meant), what a section
//           lacks, what stands twice; NotFound: a source's file. As ReadSource.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/interop/coordinates.h"
#include "src/interop/mapping_condition.h"
#include "src/interop/mapping_fields.h"
#include "src/interop/mapping_source.h"
#include "src/interop/mapping_template.h"
#include "src/interop/mapping_text.h"
#include "src/interop/source_files.h"

namespace kith {

inline constexpr std::size_t kMaxMappingSections = 1'000;  // after `repeat`
inline constexpr std::size_t kMaxRepeats = 100;

struct MappingSource;

struct MappingJoin {
  std::string alias;
  std::int64_t line = 0;
  MappingSource* other = nullptr;
  bool looks_up = false;  // `first`: of several rows the first is meant, whether it is taken or not
  Template own;           // of the row
  std::unordered_map<std::string, std::size_t> index;  // what the other's rows have there -> which row
};

struct MappingSource {
  std::string name;
  std::int64_t line = 0;
  std::string file;
  SourceDialect dialect;
  std::string crs;
  std::int64_t crs_line = 0;
  std::unique_ptr<PointTransformer> transformer;  // nullptr: degrees as they stand
  std::optional<Template> key;
  std::vector<Condition> leave_out;
  std::vector<std::int64_t> leave_out_lines;
  std::vector<MappingJoin> joins;
  SourceData data;
  std::vector<bool> used;  // by column
  bool carries_all = false;
};

struct MappedField {
  std::string name;  // of a column, or a field of our own
  Template value;
};

struct MappedEach {
  std::string name;
  Template value;
};

struct ImpliedReference {
  std::string_view column;
  std::string_view table;
};

struct RecordSection {
  const MappedTable* table = nullptr;
  MappingSource* source = nullptr;
  std::int64_t line = 0;
  std::optional<Template> id;
  std::vector<Condition> when;
  std::optional<Template> report;  // told as a repair of every row that the section takes
  std::vector<MappedEach> each;
  std::vector<MappedField> fields;
  std::vector<ImpliedReference> implied;
  std::vector<std::size_t> carry;  // columns of the source
  bool carry_rest = false;         // those that nothing uses, once all sections are known
};

struct MappedTerm {
  std::string code;
  std::string name;
  std::string parent;    // a code; empty: a root
  std::string taxonomy;  // a section's name
  std::int64_t line = 0;
};

// The source's column from which a field or column of the section comes first; the field's own name where it is a constant.
std::string SourceField(const RecordSection& section, std::string_view field);

struct MappingPlan {
  std::string file;
  std::string name;
  std::string time_zone;
  std::deque<MappingSource> sources;  // sections point to them
  std::vector<RecordSection> sections;
  LookupTables lookups;
  std::vector<std::string> taxonomies;
  std::vector<MappedTerm> terms;
};

// `only_file` replaces the file of a mapping's only source; empty: the mapping names its files.
absl::StatusOr<std::unique_ptr<MappingPlan>> PlanMapping(const MappingText& text, const SourceFiles& files,
                                                         const std::string& only_file,
                                                         const CoordinateSystems* coordinates);

}  // namespace kith
