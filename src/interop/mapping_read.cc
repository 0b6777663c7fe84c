// Reads a mapping and its sources: the plan, the records, HSDS 3's reader over them, and the account of all rows.
#include "src/interop/mapping_read.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/interop/hsds.h"
#include "src/interop/hsds3_read.h"
#include "src/interop/import_log.h"
#include "src/interop/mapping_plan.h"
#include "src/interop/mapping_records.h"
#include "src/interop/mapping_text.h"

namespace kith {
namespace {

constexpr std::size_t kKeyLength = 36;

// Reasons name keys, which nobody knows in the source: its own ids stand there instead.
void NameSourceIds(std::string& reason, const std::unordered_map<std::string, std::string>& ids) {
  for (std::size_t at = reason.find('"'); at != std::string::npos; at = reason.find('"', at + 1)) {
    if (at + kKeyLength + 1 >= reason.size() || reason[at + kKeyLength + 1] != '"') continue;
    if (const auto id = ids.find(reason.substr(at + 1, kKeyLength)); id != ids.end())
      reason.replace(at, kKeyLength + 2, Quoted(id->second));
  }
}

// What is told of a row of a confidential place: where it was not taken as it stands, and nothing that it says.
std::string HiddenReason(DefectFate fate) {
  const std::string_view what = fate == DefectFate::kRejected  ? "not kept"
                                : fate == DefectFate::kLeftOut ? "left out"
                                                               : "not taken as it stands";
  return std::string(what) + "; nothing is quoted where a place is confidential, or not in the directory";
}

// What HSDS's reader found wrong with a made record is told of the row that it was made of.
void TellRow(const ImportIssue& issue, const MadeFrom& from, const MadeRecords& made) {
  std::string reason = issue.reason;
  NameSourceIds(reason, made.source_ids);
  const bool lost = issue.fate == DefectFate::kRejected;
  from.row->lost += lost ? 1 : 0;
  const std::string record(issue.file.substr(0, issue.file.rfind('.')));
  from.row->Report(DefectFate::kRepaired, SourceField(*from.section, issue.field),
                   record + (issue.field.empty() ? "" : "." + issue.field) + (lost ? " is not made: " : ": ") + reason,
                   from.mapping_line);
}

bool SaysAnything(const SourceData& data, std::size_t column) {
  return std::any_of(data.rows.begin(), data.rows.end(),
                     [&](const SourceRow& row) { return column < row.cells.size() && !row.cells[column].empty(); });
}

class Reader {
 public:
  Reader(MappingPlan& plan, const MappingReadOptions& options) : plan_(plan), options_(options) {}

  absl::StatusOr<Import> Read() && {
    MakeRecords(plan_, made_);
    absl::StatusOr<std::map<std::string, std::string>> texts = made_.tables.Format({});
    if (!texts.ok()) return absl::ResourceExhaustedError(plan_.file + ": " + std::string(texts.status().message()));
    texts->try_emplace("services.csv", "id,organization_id,name\n");  // which HSDS requires
    HsdsReadOptions hsds;
    hsds.time_zone = options_.time_zone.empty() ? plan_.time_zone : options_.time_zone;
    absl::StatusOr<Import> import = ReadHsds3Files(SourceFiles::OfTexts(*std::move(texts)), plan_.file, hsds);
    if (!import.ok()) return import;
    import->directory.name = plan_.name;
    std::vector<ImportIssue> of_nobody;
    for (ImportIssue& issue : import->account.issues) {
      const std::optional<std::size_t> origin = made_.tables.Find(issue.file, issue.line);
      if (origin && made_.origins[*origin].row != nullptr) {
        TellRow(issue, made_.origins[*origin], made_);
      } else {
        of_nobody.push_back(std::move(issue));
      }
    }
    made_.rules.AddTo(import->directory, RuleFileName());
    std::vector<std::string> notes = std::move(import->account.notes);
    import->account = Account(std::move(of_nobody));
    for (std::string& note : notes) import->account.notes.push_back(std::move(note));
    for (const std::string& note : made_.notes) import->account.notes.push_back(note);
    for (const auto& [table, count] : made_.alike)
      import->account.notes.push_back(std::to_string(count) + " of the records of " + table +
                                      " say the same as one of another row, and have no id: such records are one.");
    for (const auto& [name, lookup] : plan_.lookups) {
      for (std::string& note : NotesOf(lookup)) import->account.notes.push_back(std::move(note));
    }
    if (made_.hours_texts > 0)
      import->account.notes.push_back("Hours in words: " + std::to_string(made_.hours_read) + " of " +
                                      std::to_string(made_.hours_texts) + " texts are read wholly" +
                                      (made_.hours_read < made_.hours_texts ? "; the others are kept as text." : "."));
    return import;
  }

 private:
  // pantries.mapping -> pantries.rules
  std::string RuleFileName() const { return std::filesystem::path(plan_.file).stem().string() + ".rules"; }

  ImportAccount Account(std::vector<ImportIssue> of_nobody) {
    ImportLog log;
    for (MappingSource& source : plan_.sources) {
      const std::size_t table = log.AddTable(source.file);
      for (SourceRow& row : source.data.rows) TellSource(table, row, log);
      std::vector<std::string> not_mapped;
      for (std::size_t i = 0; i < source.used.size() && !source.carries_all; ++i) {
        if (!source.used[i] && SaysAnything(source.data, i)) not_mapped.push_back(source.data.columns[i]);
      }
      log.SetColumnsNotMapped(table, std::move(not_mapped));
    }
    for (ImportIssue& issue : of_nobody) {  // records of the mapping itself, and those that HSDS's reader adds
      NameSourceIds(issue.record, made_.source_ids);
      NameSourceIds(issue.reason, made_.source_ids);
      issue.line = 0;
      issue.reason.insert(0, issue.file + ": ");
      log.Add(log.TableOf(plan_.file), std::move(issue));
    }
    return std::move(log).Finish();
  }

  // A row of which no record stands is rejected.
  static void TellSource(std::size_t table, SourceRow& row, ImportLog& log) {
    log.CountRead(table);
    if (row.made > 0 && row.lost >= row.made && row.fate == RowFate::kTaken)
      row.Report(DefectFate::kRejected, "", "none of its records stands");
    for (RowIssue& issue : row.issues) {
      std::string reason = row.hidden ? HiddenReason(issue.fate) : std::move(issue.reason);
      if (issue.mapping_line > 0) reason += " (mapping line " + std::to_string(issue.mapping_line) + ")";
      log.Add(table, {issue.fate, "", row.line, row.hidden ? "" : row.id, std::move(issue.field), std::move(reason)});
    }
  }

  MappingPlan& plan_;
  const MappingReadOptions& options_;
  MadeRecords made_;
};

}  // namespace

absl::StatusOr<Import> ReadMappedFiles(std::string_view mapping, const std::string& mapping_name,
                                       const SourceFiles& files, const std::string& only_file,
                                       const MappingReadOptions& options) {
  const absl::StatusOr<MappingText> text = ParseMappingText(mapping, mapping_name);
  if (!text.ok()) return text.status();
  const absl::StatusOr<std::unique_ptr<MappingPlan>> plan = PlanMapping(*text, files, only_file, options.coordinates);
  if (!plan.ok()) return plan.status();
  return Reader(**plan, options).Read();
}

absl::StatusOr<Import> ReadMapped(const std::filesystem::path& mapping, const std::filesystem::path& source,
                                  const MappingReadOptions& options) {
  const std::string name = mapping.filename().string();
  const std::filesystem::path folder = mapping.has_parent_path() ? mapping.parent_path() : std::filesystem::path(".");
  std::error_code error;
  if (std::filesystem::is_directory(mapping, error))
    return absl::InvalidArgumentError(mapping.string() + ": this is a folder; the file of the mapping is expected");
  if (!std::filesystem::is_regular_file(mapping, error))
    return absl::NotFoundError(mapping.string() + ": there is no such mapping");
  const absl::StatusOr<SourceFiles> beside = SourceFiles::OfFolder(folder);
  if (!beside.ok()) return beside.status();
  const absl::StatusOr<SourceFile> text = beside->Open(name, kMaxMappingBytes);
  if (!text.ok()) return text.status();
  const bool is_file = std::filesystem::is_regular_file(source, error);
  std::filesystem::path source_folder = is_file ? source.parent_path() : source;
  if (source_folder.empty()) source_folder = ".";
  const absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder(source_folder);
  if (!files.ok()) return files.status();
  return ReadMappedFiles(text->text, name, *files, is_file ? source.filename().string() : "", options);
}

}  // namespace kith
