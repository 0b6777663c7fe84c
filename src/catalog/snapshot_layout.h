// How a snapshot begins, and of which sections it is made. docs/snapshot.md is the description.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/catalog/snapshot.h"
#include "src/catalog/catalog_data.h"
#include "src/catalog/columns.h"

namespace kith {

static_assert(std::endian::native == std::endian::little, "snapshots are used where they lie, and are little-endian");

// As PNG's: the first byte is no text, and what turns line ends around turns these, too.
inline constexpr std::array<char, 8> kSnapshotMagic = {'\x89', 'K', 'I', 'T', 'H', '\r', '\n', '\x1a'};
inline constexpr std::uint32_t kByteOrder = 0x01020304;

// The first bytes of the file; then a SnapshotSection for each section, then the Checksum of all before it.
struct SnapshotHeader {
  std::array<char, 8> magic = kSnapshotMagic;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t version = kSnapshotVersion;
  std::uint64_t shape = 0;  // a hash of the types that are written
  std::uint64_t file_size = 0;
  std::uint64_t section_count = 0;
  std::array<char, 24> program = {};  // Version() of what wrote it
};
static_assert(sizeof(SnapshotHeader) == 64);

// Sections follow each other without a gap, in the order of SectionNames, from the end of the head to the end of the file.
struct SnapshotSection {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  // a multiple of 8
  std::uint64_t checksum = 0;
};
static_assert(sizeof(SnapshotSection) == 24);

constexpr std::size_t HeadSize(std::size_t sections) {
  return sizeof(SnapshotHeader) + sections * sizeof(SnapshotSection) + sizeof(std::uint64_t);
}

// What a catalog is as a whole. The first section.
struct SnapshotSummary {
  std::string name;
  std::string time_zone;
  bool sample = false;
  std::string version;
  std::string rules_version;
};
template <>
struct Members<SnapshotSummary> {
  static constexpr auto kAll = std::tuple(&SnapshotSummary::name, &SnapshotSummary::time_zone, &SnapshotSummary::sample,
                                          &SnapshotSummary::version, &SnapshotSummary::rules_version);
};

// Then a section for each table of ForEachRecordTable, then the offers.
template <>
struct Members<Offer> {
  static constexpr auto kAll = std::tuple(
      &Offer::service, &Offer::location, &Offer::organization, &Offer::attendance, &Offer::sites_of_service,
      &Offer::service_areas, &Offer::capacities, &Offer::schedules, &Offer::schedule_exceptions, &Offer::phones,
      &Offer::languages, &Offer::accessibility, &Offer::cost_options, &Offer::required_documents, &Offer::cultures);
};

// The indexes, the last section.
template <>
struct Members<CatalogIndexes> {
  static constexpr auto kAll =
      std::tuple(&CatalogIndexes::subtrees, &CatalogIndexes::offers_for, &CatalogIndexes::physical_addresses,
                 &CatalogIndexes::terms_by_code, &CatalogIndexes::terms_by_name, &CatalogIndexes::areas_by_code,
                 &CatalogIndexes::areas_by_name);
};

// Writes the checksums of all sections that lie where the head says, then that of the head: what makes damaged bytes look whole.
void SealSnapshot(std::string& bytes);

// The names of all sections, in their order.
std::vector<std::string> SectionNames();
// A hash of how the types are written: another one is another format.
std::uint64_t SnapshotShape();

}  // namespace kith
