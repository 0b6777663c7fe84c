// Writes a catalog as a snapshot: the sections first, then the head that says where they lie.
#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/version.h"
#include "kith/catalog/snapshot.h"
#include "src/catalog/snapshot_layout.h"

namespace kith {
namespace {

template <class Bytes>
void AppendBytes(const Bytes& value, std::string& to) {
  static_assert(std::is_trivially_copyable_v<Bytes>);
  to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Record, class Records>
absl::StatusOr<std::string> FormatSection(std::string_view name, const Records& records) {
  ArrayWriter writer;
  Pointers<Record> pointers;
  pointers.reserve(records.size());
  for (const Record& record : records) pointers.push_back(&record);
  writer.Count(pointers.size());
  Column<Record>::Write(pointers, Zeros::kLeftOut, writer);
  if (!writer.too_long()) return std::move(writer).Take();
  return absl::ResourceExhaustedError(std::string(name) +
                                      ": a column holds more than 4 GiB, more than a snapshot can hold");
}

std::string FormatHead(const std::vector<std::string>& sections) {
  SnapshotHeader header;
  header.shape = SnapshotShape();
  header.section_count = sections.size();
  Version().substr(0, header.program.size()).copy(header.program.data(), header.program.size());
  std::uint64_t at = HeadSize(sections.size());
  std::vector<SnapshotSection> table;
  for (const std::string& section : sections) {
    table.push_back({.offset = at, .size = section.size()});
    at += section.size();
  }
  header.file_size = at;
  std::string head;
  AppendBytes(header, head);
  for (const SnapshotSection& section : table) AppendBytes(section, head);
  head.resize(HeadSize(sections.size()));  // the checksum
  return head;
}

}  // namespace

class SnapshotWriter {
 public:
  static absl::StatusOr<std::string> Format(const Catalog& catalog) {
    const Catalog::Data& data = *catalog.data_;
    const SnapshotSummary summary{data.records.name, data.zone.name(), data.records.sample, data.version,
                                  data.rules_version};
    SnapshotWriter writer;
    writer.Add<SnapshotSummary>("summary", std::span(&summary, 1));
    ForEachRecordTable([&]<class Record>(std::string_view name, std::vector<Record> Directory::*, auto view) {
      writer.Add<Record>(name, data.records.*view);
    });
    writer.Add<Offer>("offers", data.offers);
    writer.Add<CatalogIndexes>("indexes", std::span(&data.indexes, 1));
    return std::move(writer).Finish();
  }

 private:
  template <class Record, class Records>
  void Add(std::string_view name, const Records& records) {
    if (!status_.ok()) return;
    absl::StatusOr<std::string> section = FormatSection<Record>(name, records);
    status_ = section.status();
    if (section.ok()) sections_.push_back(*std::move(section));
  }

  absl::StatusOr<std::string> Finish() && {
    if (!status_.ok()) return status_;
    std::string bytes = FormatHead(sections_);
    bytes.reserve(std::accumulate(sections_.begin(), sections_.end(), bytes.size(),
                                  [](std::size_t size, const std::string& section) { return size + section.size(); }));
    for (std::string& section : sections_) {
      bytes += section;
      section = std::string();  // so that the snapshot is not held twice
    }
    SealSnapshot(bytes);
    return bytes;
  }

  absl::Status status_;
  std::vector<std::string> sections_;
};

absl::StatusOr<std::string> FormatSnapshot(const Catalog& catalog) {
  absl::StatusOr<std::string> bytes = SnapshotWriter::Format(catalog);
  if (!bytes.ok()) return bytes;
  // What a catalog built by a program can hold and no file does: text that is not UTF-8, a day after the year 9999.
  const SharedBytes view{std::make_shared<char>(), *bytes};
  if (const absl::Status opens = OpenSnapshot(view, "the snapshot").status(); !opens.ok())
    return absl::InvalidArgumentError("this catalog cannot be kept: " + std::string(opens.message()));
  return bytes;
}

}  // namespace kith
