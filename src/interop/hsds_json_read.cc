// Reads nested JSON of HSDS 3: objects become rows of its tables, which the one reader of tables reads; its issues are told of the objects.
#include "src/interop/hsds_json_read.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/csv_table.h"
#include "src/interop/hsds3_read.h"
#include "src/interop/hsds_json_records.h"
#include "src/interop/hsds_json_scanner.h"
#include "src/interop/json_form.h"

namespace kith {
namespace {

constexpr std::uint64_t kMaxJsonRatio = 1000;  // unpacked bytes to packed ones

bool IsJsonFile(std::string_view name) {
  std::string lower = ToLower(name);
  if (lower.ends_with(".gz")) lower.resize(lower.size() - 3);
  return lower.ends_with(".json") || lower.ends_with(".ndjson") || lower.ends_with(".jsonl");
}

class Reader {
 public:
  explicit Reader(const HsdsReadOptions& options) : options_(options) {}

  absl::Status ReadFile(const SourceFile& file) {
    const std::size_t table = log_.AddTable(file.name);
    const std::unique_ptr<ByteSource> source = ByteSource::OfBytes(file.text, {kMaxCsvFileBytes, kMaxJsonRatio});
    HsdsJsonScanner scanner(*source, file.name);
    while (scanner.Next()) {
      log_.CountRead(table);
      ReadObject(scanner, {table, static_cast<std::int64_t>(scanner.number()), scanner.pointer(), "", true}, file.name);
    }
    if (options_.progress) options_.progress(file.name, file.text.size(), file.text.size());
    return scanner.status();
  }

  absl::StatusOr<Import> Finish(std::string_view place) && {
    const std::map<std::string, std::size_t> counts = records_.tables().Counts();
    absl::StatusOr<std::map<std::string, std::string>> texts = records_.tables().Format({});
    if (!texts.ok())
      return absl::ResourceExhaustedError(std::string(place) + ": " + std::string(texts.status().message()));
    texts->try_emplace("services.csv", "id,organization_id,name\n");  // which HSDS requires
    HsdsReadOptions options;
    options.time_zone = options_.time_zone;
    absl::StatusOr<Import> import = ReadHsds3Files(SourceFiles::OfTexts(*std::move(texts)), place, options);
    if (!import.ok()) return import;
    for (ImportIssue& issue : import->account.issues) Tell(std::move(issue));
    for (std::string& note : import->account.notes) log_.Note(std::move(note));
    NoteCounts(counts);
    import->account = std::move(log_).Finish();
    return import;
  }

  void NoteNotRead(const std::vector<std::string>& files) {
    if (!files.empty()) log_.Note("Not read, as their names are not those of JSON: " + JoinList(files, ", ") + ".");
  }

 private:
  void Reject(const JsonOrigin& place, std::string reason) {
    log_.Add(place.table, {.fate = DefectFate::kRejected,
                           .file = "",
                           .line = place.number,
                           .record = place.id,
                           .field = place.pointer,
                           .reason = std::move(reason)});
  }

  // The object, parsed; what is not UTF-8 is read as other tables are.
  simdjson::error_code Parse(std::string_view text, const JsonOrigin& place, simdjson::dom::element& json) {
    if (!allocated_) {
      if (const simdjson::error_code error = parser_.allocate(1U << 20, kMaxJsonDepth)) return error;
      allocated_ = true;
    }
    simdjson::error_code error = parser_.parse(text.data(), text.size(), false).get(json);
    if (error != simdjson::UTF8_ERROR) return error;
    error = parser_.parse(DecodeWindows1252(text)).get(json);
    if (!error)
      log_.Add(place.table, {.fate = DefectFate::kRepaired,
                             .file = "",
                             .line = place.number,
                             .record = "",
                             .field = place.pointer,
                             .reason = "not UTF-8: read as Windows-1252"});
    return error;
  }

  void ReadObject(const HsdsJsonScanner& scanner, const JsonOrigin& place, const std::string& file) {
    simdjson::dom::element json;
    if (const simdjson::error_code error = Parse(scanner.text(), place, json))
      return Reject(place, error == simdjson::DEPTH_ERROR ? "nested deeper than " + std::to_string(kMaxJsonDepth)
                                                          : "not JSON: " + std::string(simdjson::error_message(error)));
    simdjson::dom::object object;
    if (json.get(object) != simdjson::SUCCESS) return Reject(place, "is no object");
    std::vector<std::string_view> members;
    for (const auto& [name, value] : object) members.push_back(name);
    const std::string& list = scanner.list();
    const JsonEntity* entity = list.empty() ? GuessJsonEntity(members, file)
                                            : FindJsonEntityOfTable(std::string_view(list).substr(0, list.rfind('.')));
    if (entity == nullptr)
      return Reject(place, list.empty() ? "its members do not say which record of HSDS it is"
                                        : Quoted(list) + " is no table of HSDS");
    records_.Add(object, *entity, place);
  }

  // What the reader of tables found wrong with a row is told of the object that it was made of.
  void Tell(ImportIssue issue) {
    const std::optional<std::size_t> made = records_.tables().Find(issue.file, issue.line);
    if (!made) {  // a record that the reader added
      const std::size_t table = log_.TableOf(issue.file);
      log_.Add(table, std::move(issue));
      return;
    }
    const JsonOrigin& origin = records_.origin(*made);
    const bool lost = issue.fate == DefectFate::kRejected && !origin.outermost;
    if (lost) {
      issue.fate = DefectFate::kRepaired;
      issue.reason.insert(0, "the record is not kept: ");
    }
    issue.line = origin.number;
    issue.record = origin.id;
    issue.field = issue.field.empty() ? origin.pointer : JsonPointer(origin.pointer, issue.field);
    log_.Add(origin.table, std::move(issue));
  }

  void NoteCounts(const std::map<std::string, std::size_t>& counts) {
    std::vector<std::string> parts;
    for (const auto& [table, count] : counts) parts.push_back(table + " " + std::to_string(count));
    if (!parts.empty()) log_.Note("The objects hold these records: " + JoinList(parts, ", ") + ".");
  }

  const HsdsReadOptions& options_;
  ImportLog log_;
  JsonRecords records_{log_};
  simdjson::dom::parser parser_;
  bool allocated_ = false;
};

}  // namespace

absl::StatusOr<Import> ReadHsds3JsonFiles(const SourceFiles& files, std::string_view only_file, std::string_view place,
                                          const HsdsReadOptions& options) {
  Reader reader(options);
  std::vector<std::string> others;
  bool any = false;
  for (const std::string& name : files.names()) {
    if (only_file.empty() ? !IsJsonFile(name) : name != only_file) {
      if (only_file.empty()) others.push_back(name);
      continue;
    }
    absl::StatusOr<SourceFile> file = files.Open(name, kMaxCsvFileBytes);
    if (!file.ok()) return file.status();
    KITH_RETURN_IF_ERROR(reader.ReadFile(*file));
    any = true;
  }
  if (!any)
    return absl::NotFoundError(std::string(place) +
                               ": there is no JSON file; files named .json, .ndjson or .jsonl are expected");
  reader.NoteNotRead(others);
  return std::move(reader).Finish(place);
}

absl::StatusOr<Import> ReadHsds3Json(const std::filesystem::path& source, const HsdsReadOptions& options) {
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(source, error);
  std::filesystem::path folder = is_file ? source.parent_path() : source;
  if (folder.empty()) folder = ".";
  const absl::StatusOr<SourceFiles> files = SourceFiles::OfFolder(folder);
  if (!files.ok()) return files.status();
  return ReadHsds3JsonFiles(*files, is_file ? source.filename().string() : "", source.string(), options);
}

}  // namespace kith
