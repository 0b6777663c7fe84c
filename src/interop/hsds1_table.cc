#include "src/interop/hsds1_table.h"

#include <algorithm>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/text_repair.h"
#include "src/interop/uuid.h"

namespace kith {
namespace {

constexpr std::string_view kSourceId = "source_id";

// The ids that several records of the file have. What is wrong with the file, its reader tells.
std::unordered_set<std::string> RepeatedIds(const SourceFile& source, std::size_t column) {
  std::unordered_set<std::string> seen, repeated;
  CsvReader reader(source.text, source.name);
  std::vector<std::string_view> cells;
  reader.Next(cells);
  while (reader.Next(cells)) {
    if (column >= cells.size()) continue;
    std::string id(Trim(cells[column]));
    if (!seen.insert(id).second) repeated.insert(std::move(id));
  }
  return repeated;
}

}  // namespace

std::string SourceIds::KeyOf(std::string_view table, std::string_view source_id) {
  if (source_id.empty()) return "";
  std::string key = UuidV5(kKithNamespace, std::string(table) + "/" + std::string(source_id));
  ids_.try_emplace(key, source_id);
  return key;
}

const std::string* SourceIds::Find(const std::string& key) const {
  const auto found = ids_.find(key);
  return found == ids_.end() ? nullptr : &found->second;
}

absl::StatusOr<std::optional<Hsds1Table>> Hsds1Table::Open(Hsds1Package& package,
                                                           std::initializer_list<std::string_view> files) {
  for (const std::string_view name : files) {
    const std::string path = package.folder + std::string(name);
    if (!package.files.Has(path)) continue;
    absl::StatusOr<SourceFile> source = package.files.Open(path, kMaxCsvFileBytes);
    if (!source.ok()) return source.status();
    source->name = name;
    package.read.insert(path);
    absl::StatusOr<CsvTable> csv = CsvTable::Open(*source, package.options.progress, package.log);
    if (!csv.ok()) return csv.status();
    return Hsds1Table(package, *std::move(source), *std::move(csv));
  }
  return std::nullopt;
}

CsvColumn Hsds1Table::FindEither(std::string_view column, std::string_view other) {
  return csv_.Has(column) || !csv_.Has(other) ? Find(column) : Find(other);
}

std::string Hsds1Table::Prose(CsvColumn column) {
  const std::string text = csv_.Text(column);
  std::string repaired = DecodeEscapes(text);
  if (repaired != text) csv_.Repair(column, "\\n and \\t written out: turned into line breaks and tabs");
  std::string restored = Unscramble(repaired);
  if (restored != repaired) csv_.Repair(column, "punctuation scrambled by a wrong code page: restored");
  return restored;
}

std::vector<std::string> Hsds1Table::List(CsvColumn column) {
  std::vector<std::string> items;
  std::size_t count = 0;
  for (std::string_view rest = csv_.Cell(column); !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view item = Trim(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (!item.empty() && ++count <= kMaxListItems) items.emplace_back(item);
  }
  if (count > kMaxListItems)
    csv_.Repair(column, std::to_string(count) + " items: the first " + std::to_string(kMaxListItems) + " are kept");
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

std::string Hsds1Table::Content() const {
  std::string content;
  for (const std::string& cell : csv_.AllCells()) content += cell + '\x1f';
  return content;
}

bool Hsds1Table::IsRepeated(CsvColumn id) {
  if (!repeated_) repeated_ = RepeatedIds(source_, id.index);
  return repeated_->contains(csv_.Key(id));
}

std::string Hsds1Table::TakeKey(std::string_view table, CsvColumn id, Referred referred) {
  const std::string source_id = csv_.Key(id);
  csv_.SetRecord(source_id);
  if (referred == Referred::kYes && source_id.empty()) {
    csv_.Reject(id, "is empty: a record that others refer to needs an id");
    return "";
  }
  const bool by_id = !source_id.empty() && (referred == Referred::kYes || !IsRepeated(id));
  // What nothing refers to may come of two files with ids of their own each: physical and postal addresses.
  const std::string_view id_space =
      referred == Referred::kYes ? table : std::string_view(source_.name).substr(0, source_.name.rfind('.'));
  std::string key = by_id ? package_->ids.KeyOf(id_space, source_id)
                          : UuidV5(kKithNamespace, std::string(id_space) + "//" + Content());
  const Origin* first = package_->log.NoteOrigin(table, key, {csv_.table(), csv_.line(), source_id});
  if (first == nullptr) return key;
  csv_.Reject(id, "the record on line " + std::to_string(first->line) +
                      (by_id ? " has this id: that one is kept" : " is the same: that one is kept"));
  return "";
}

std::string Hsds1Table::PartKey(std::string_view table, CsvColumn id, std::string_view part) {
  const std::string source_id = csv_.Key(id);
  std::string key =
      UuidV5(kKithNamespace, std::string(table) + "//" + source_.name + "/" + Content() + std::string(part));
  package_->log.NoteOrigin(table, key, {csv_.table(), csv_.line(), source_id, true});
  return key;
}

Extras Hsds1Table::ExtrasFor(const std::function<bool(std::string_view)>& is_taken, CsvColumn id) const {
  Extras extras;
  for (auto& [column, text] : csv_.RestAsExtras()) {
    std::string name = column;
    while (is_taken(name) || name == kSourceId || name == kAsStated || (name != column && csv_.Has(name)))
      name.insert(0, kHsds1Prefix);
    extras.emplace_back(std::move(name), std::move(text));
  }
  if (const std::string source_id = csv_.Key(id); !source_id.empty()) extras.emplace_back(kSourceId, source_id);
  std::sort(extras.begin(), extras.end());
  return extras;
}

}  // namespace kith
