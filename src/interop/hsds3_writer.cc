// Writes a directory part by part: every table is an open file with a buffer.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "kith/base/status.h"
#include "kith/interop/hsds_writer.h"
#include "src/interop/data_package.h"
#include "src/interop/folder_writer.h"
#include "src/interop/hsds3_table_text.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/hsds3_write.h"
#include "src/interop/rule_files.h"

namespace kith {
namespace {

constexpr std::size_t kBufferBytes = 256U << 10;

class OpenTable {
 public:
  OpenTable() = default;
  OpenTable(const OpenTable&) = delete;
  OpenTable& operator=(const OpenTable&) = delete;
  virtual ~OpenTable() = default;
  virtual absl::Status Add(const Directory& part) = 0;
  virtual absl::Status Close() = 0;
  virtual WrittenTable Written() const = 0;
};

template <class Record>
class OpenTableOf : public OpenTable {
 public:
  OpenTableOf(const TableSpec<Record>& spec, const TimeZone& zone) : spec_(spec), text_(spec, zone) {}

  absl::Status Begin(const Directory& shape, FolderWriter& folder) {
    KITH_RETURN_IF_ERROR(text_.ChooseColumns(shape.*spec_.records));
    absl::StatusOr<StagedFile> file = folder.Open(text_.file());
    if (!file.ok()) return file.status();
    file_.emplace(*std::move(file));
    AppendCsvRecord(buffer_, text_.Header());
    return absl::OkStatus();
  }

  absl::Status Add(const Directory& part) override {
    for (const Record& record : part.*spec_.records) {
      if (any_ && record.key <= last_key_)
        return InputError({text_.file(), 0, record.key, "id"}, "does not ascend: it follows \"" + last_key_ + "\"");
      any_ = true;
      last_key_ = record.key;
      KITH_RETURN_IF_ERROR(text_.Append(record, buffer_));
      if (buffer_.size() >= kBufferBytes) KITH_RETURN_IF_ERROR(Flush());
    }
    return absl::OkStatus();
  }

  absl::Status Close() override {
    KITH_RETURN_IF_ERROR(Flush());
    return file_->Close();
  }

  WrittenTable Written() const override { return {text_.file(), text_.Header()}; }

 private:
  absl::Status Flush() {
    KITH_RETURN_IF_ERROR(file_->Append(buffer_));
    buffer_.clear();
    return absl::OkStatus();
  }

  const TableSpec<Record>& spec_;
  TableText<Record> text_;
  std::optional<StagedFile> file_;
  std::string buffer_;
  std::string last_key_;
  bool any_ = false;
};

}  // namespace

struct Hsds3Writer::State {
  State(const Directory& shape, const std::filesystem::path& path) : folder(path) {
    header.name = shape.name;
    header.time_zone = shape.time_zone;
    header.sample = shape.sample;
  }

  // Opens the tables that `shape` has.
  absl::Status Begin(const Directory& shape) {
    absl::Status status;
    ForEachTable([&](const auto& spec) {
      if (!status.ok() || ((shape.*spec.records).empty() && spec.name != "services")) return;
      auto table =
          std::make_unique<OpenTableOf<typename std::remove_cvref_t<decltype(shape.*spec.records)>::value_type>>(spec,
                                                                                                                 zone);
      status = table->Begin(shape, folder);
      names.insert(std::string(spec.name));
      tables.push_back(std::move(table));
    });
    return status;
  }

  // What is in a part and not in `shape` would be lost.
  absl::Status CheckTables(const Directory& part) const {
    absl::Status status;
    ForEachTable([&](const auto& spec) {
      if (status.ok() && !(part.*spec.records).empty() && !names.contains(spec.name))
        status =
            InputError({std::string(spec.name) + ".csv", 0, "", ""}, "this table was not among the tables to write");
    });
    if (status.ok() && !part.carried.empty())
      status = InputError({part.carried.front().name + ".csv", 0, "", ""}, "carried tables cannot be written in parts");
    return status;
  }

  absl::Status AddRules(const RuleFile& rules) {
    KITH_RETURN_IF_ERROR(CheckRuleFile(rules));
    if (!rule_names.insert(rules.name).second)
      return InputError({RuleFilePath(rules.name), 0, "", ""}, "this rule file has been written already");
    return folder.Stage(RuleFilePath(rules.name), rules.text);
  }

  Directory header;  // without records
  TimeZone zone;
  FolderWriter folder;
  std::vector<std::string> earlier;  // files of an earlier directory
  std::vector<std::unique_ptr<OpenTable>> tables;
  std::set<std::string, std::less<>> names;  // of tables
  std::set<std::string> rule_names;
};

Hsds3Writer::Hsds3Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Hsds3Writer::Hsds3Writer(Hsds3Writer&&) noexcept = default;
Hsds3Writer::~Hsds3Writer() = default;

absl::StatusOr<Hsds3Writer> Hsds3Writer::Open(const Directory& shape, const std::filesystem::path& folder) {
  absl::StatusOr<TimeZone> zone = ZoneOf(shape);
  if (!zone.ok()) return zone.status();
  absl::StatusOr<std::vector<std::string>> earlier = EarlierFiles(folder);
  if (!earlier.ok()) return earlier.status();
  auto state = std::make_unique<State>(shape, folder);
  state->zone = *zone;
  state->earlier = *std::move(earlier);
  KITH_RETURN_IF_ERROR(state->Begin(shape));
  return Hsds3Writer(std::move(state));
}

absl::Status Hsds3Writer::Add(const Directory& part) {
  KITH_RETURN_IF_ERROR(state_->CheckTables(part));
  for (const std::unique_ptr<OpenTable>& table : state_->tables) KITH_RETURN_IF_ERROR(table->Add(part));
  for (const RuleFile& rules : part.rule_files) KITH_RETURN_IF_ERROR(state_->AddRules(rules));
  return absl::OkStatus();
}

absl::Status Hsds3Writer::Commit() {
  std::vector<WrittenTable> written;
  for (const std::unique_ptr<OpenTable>& table : state_->tables) {
    KITH_RETURN_IF_ERROR(table->Close());
    written.push_back(table->Written());
  }
  KITH_RETURN_IF_ERROR(state_->folder.Stage(std::string(kDataPackageFile), FormatDataPackage(state_->header, written)));
  return state_->folder.Commit(state_->earlier);
}

}  // namespace kith
