// Opens a snapshot: its head, its checksums, the structure of its sections; then a catalog that decodes records when they are asked for.
#include <algorithm>
#include <cstring>
#include <utility>

#include <absl/status/status.h>

#include "kith/base/checksum.h"
#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/version.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/snapshot.h"
#include "src/catalog/snapshot_checks.h"
#include "src/catalog/snapshot_layout.h"

namespace kith {
namespace {

constexpr std::string_view kMakeAnew = "; make it anew with kith import";

absl::Status Damaged(const std::string& file, const std::string& what) {
  return absl::DataLossError(file + ": damaged: " + what + std::string(kMakeAnew));
}

absl::Status Foreign(const std::string& file, const std::string& what) {
  return absl::InvalidArgumentError(file + ": " + what);
}

template <class Value>
Value ValueAt(std::string_view bytes, std::size_t at) {
  Value value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string Bytes(std::uint64_t count) { return std::to_string(count) + " bytes"; }

// The program that wrote it, as far as it can be printed.
std::string ProgramOf(const SnapshotHeader& header) {
  std::string program;
  for (const char c : header.program) {
    if (c > ' ' && c < '\x7f') program += c;
  }
  return program.empty() ? "another" : program;
}

// What can be told before any checksum: whether this is a snapshot that this program reads, and all of it.
absl::Status CheckHeader(std::string_view bytes, const SnapshotHeader& header, const std::string& file) {
  if (header.magic != kSnapshotMagic)
    return Foreign(file, "this is no Kith snapshot: expected a file that kith import --out FILE.kith has written");
  if (header.byte_order != kByteOrder) {
    return Foreign(file, "its numbers are not little-endian, or its beginning is damaged: expected a snapshot of Kith" +
                             std::string(kMakeAnew));
  }
  if (header.version != kSnapshotVersion) {
    return Foreign(file, "a snapshot of format " + std::to_string(header.version) + ": expected format " +
                             std::to_string(kSnapshotVersion) + std::string(kMakeAnew));
  }
  if (header.shape != SnapshotShape()) {
    if (ProgramOf(header) == Version())
      return Foreign(file, "written by another build of Kith " + std::string(Version()) +
                               ", or damaged at its beginning: expected a snapshot of this build" +
                               std::string(kMakeAnew));
    return Foreign(file, "written by Kith " + ProgramOf(header) +
                             ", whose records are shaped in another way than those of " + std::string(Version()) +
                             std::string(kMakeAnew));
  }
  if (header.file_size > bytes.size())
    return Damaged(file, "it ends after " + Bytes(bytes.size()) + ": expected " + Bytes(header.file_size));
  if (header.file_size < bytes.size())
    return Damaged(file, "it goes on after its " + Bytes(header.file_size) + " to " + Bytes(bytes.size()));
  return absl::OkStatus();
}

// The bytes of each section, verified.
absl::StatusOr<std::vector<std::string_view>> ReadHead(std::string_view bytes, const std::vector<std::string>& names,
                                                       const std::string& file) {
  const std::size_t head = HeadSize(names.size());
  if (bytes.size() < sizeof(SnapshotHeader)) {
    const std::string_view magic(kSnapshotMagic.data(), kSnapshotMagic.size());
    if (bytes.empty()) return Foreign(file, "empty: expected a Kith snapshot");
    if (bytes.substr(0, magic.size()) != magic.substr(0, bytes.size()))
      return Foreign(file, "this is no Kith snapshot: expected a file that kith import --out FILE.kith has written");
    return Damaged(file, "it ends after " + Bytes(bytes.size()) + ", within its head");
  }
  const auto header = ValueAt<SnapshotHeader>(bytes, 0);
  KITH_RETURN_IF_ERROR(CheckHeader(bytes, header, file));
  if (bytes.size() < head) return Damaged(file, "it ends after " + Bytes(bytes.size()) + ", within its head");
  if (ValueAt<std::uint64_t>(bytes, head - sizeof(std::uint64_t)) !=
      Checksum(bytes.substr(0, head - sizeof(std::uint64_t))))
    return Damaged(file, "the checksum of its head is not that of its bytes");
  if (header.section_count != names.size()) {
    return Damaged(file, "its head names " + std::to_string(header.section_count) + " sections: expected " +
                             std::to_string(names.size()));
  }
  std::vector<std::string_view> sections;
  std::size_t at = head;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto section = ValueAt<SnapshotSection>(bytes, sizeof(SnapshotHeader) + i * sizeof(SnapshotSection));
    if (section.offset != at || section.size > bytes.size() - at || section.size % 8 != 0)
      return Damaged(file, "its section " + names[i] + " does not lie where it should");
    sections.push_back(bytes.substr(at, section.size));
    if (Checksum(sections.back()) != section.checksum)
      return Damaged(file, "the checksum of its section " + names[i] + " is not that of its bytes");
    at += section.size;
  }
  if (at != bytes.size()) return Damaged(file, "there is something behind its last section");
  return sections;
}

template <class Record>
class ColumnSource : public RecordSource<Record> {
 public:
  ColumnSource(std::size_t size, const Column<Record>& column) : size_(size), column_(column) {}
  std::size_t size() const override { return size_; }
  std::string_view Key(std::size_t at) const override {
    if constexpr (std::is_same_v<Record, Offer>) {
      return {};
    } else {
      return column_.First().View(at);
    }
  }
  void Read(std::size_t first, std::span<Record> to) const override { column_.Get(first, to); }

 private:
  std::size_t size_;
  Column<Record> column_;
};

// The columns of one section; `check(column, count, reader)` says whether they are sound.
template <class Record>
struct OpenSection {
  std::size_t count = 0;
  Column<Record> column;

  template <class Check>
  absl::Status Open(std::string_view bytes, const std::string& name, const std::string& file, Check check) {
    ArrayReader reader(bytes);
    std::uint64_t records = 0;
    // A record takes at least the four bytes where its key ends: so the memory for records is bounded by the file.
    const bool sound = reader.Count(records) &&
                       ((records <= kMaxRecords && records <= bytes.size() / 4) || reader.Fail("it counts too many")) &&
                       column.Open(records, Zeros::kLeftOut, reader) && reader.AtEnd() &&
                       check(column, records, reader);
    count = records;
    return sound ? absl::OkStatus() : Damaged(file, "section " + name + ": " + reader.what());
  }
};

}  // namespace

class SnapshotReader {
 public:
  SnapshotReader(SharedBytes snapshot, std::string file)
      : bytes_(snapshot.bytes), file_(std::move(file)), data_(std::make_unique<Catalog::Data>()) {
    data_->snapshot = std::move(snapshot.owner);
  }

  absl::StatusOr<Catalog> Open() && {
    absl::StatusOr<std::vector<std::string_view>> sections = ReadHead(bytes_, names_, file_);
    if (!sections.ok()) return sections.status();
    sections_ = *std::move(sections);
    KITH_RETURN_IF_ERROR(OpenSummary());
    absl::Status status;
    ForEachRecordTable([&]<class Record>(std::string_view, std::vector<Record> Directory::*, auto view) {
      if (status.ok()) status = OpenTable<Record>(data_->records.*view);
    });
    KITH_RETURN_IF_ERROR(status);
    KITH_RETURN_IF_ERROR(OpenOffers());
    KITH_RETURN_IF_ERROR(OpenIndexes());
    return Catalog(std::move(data_));
  }

 private:
  template <class Record, class Check>
  absl::StatusOr<OpenSection<Record>> Next(Check check) {
    OpenSection<Record> section;
    const std::size_t at = next_++;
    KITH_RETURN_IF_ERROR(section.Open(sections_[at], names_[at], file_, check));
    return section;
  }

  static constexpr auto kOne = [](const auto&, std::size_t count, ArrayReader& reader) {
    return count == 1 || reader.Fail("it counts another number than 1");
  };

  absl::Status OpenSummary() {
    const absl::StatusOr<OpenSection<SnapshotSummary>> section = Next<SnapshotSummary>(kOne);
    if (!section.ok()) return section.status();
    SnapshotSummary summary;
    section->column.Get(0, summary);
    absl::StatusOr<TimeZone> zone = TimeZone::Load(summary.time_zone);
    if (!zone.ok()) return Foreign(file_, std::string(zone.status().message()));
    data_->zone = *std::move(zone);
    data_->records.name = std::move(summary.name);
    data_->records.sample = summary.sample;
    data_->version = std::move(summary.version);
    data_->rules_version = std::move(summary.rules_version);
    return absl::OkStatus();
  }

  template <class Record>
  absl::Status OpenTable(RecordTable<Record>& table) {
    const absl::StatusOr<OpenSection<Record>> section = Next<Record>(
        [](const Column<Record>& column, std::size_t, ArrayReader& reader) { return AreSound(column, reader); });
    if (!section.ok()) return section.status();
    table = RecordTable<Record>(std::make_unique<ColumnSource<Record>>(section->count, section->column));
    return absl::OkStatus();
  }

  absl::Status OpenOffers() {
    const absl::StatusOr<OpenSection<Offer>> section =
        Next<Offer>([&](const Column<Offer>& column, std::size_t count, ArrayReader& reader) {
          return (count == data_->records.services_at_location.size() ||
                  reader.Fail("it counts another number than services at location")) &&
                 AreSound(column, data_->records, reader);
        });
    if (!section.ok()) return section.status();
    data_->offers = RecordTable<Offer>(std::make_unique<ColumnSource<Offer>>(section->count, section->column));
    return absl::OkStatus();
  }

  absl::Status OpenIndexes() {
    const absl::StatusOr<OpenSection<CatalogIndexes>> section =
        Next<CatalogIndexes>([&](const Column<CatalogIndexes>& column, std::size_t count, ArrayReader& reader) {
          if (!kOne(column, count, reader)) return false;
          column.Get(0, data_->indexes);
          return AreSound(data_->indexes, data_->records, data_->offers.size(), reader);
        });
    return section.status();
  }

  std::string_view bytes_;
  std::string file_;
  std::vector<std::string> names_ = SectionNames();
  std::vector<std::string_view> sections_;
  std::size_t next_ = 0;
  std::unique_ptr<Catalog::Data> data_;
};

absl::StatusOr<Catalog> OpenSnapshot(SharedBytes snapshot, const std::string& file) {
  return SnapshotReader(std::move(snapshot), file).Open();
}

}  // namespace kith
