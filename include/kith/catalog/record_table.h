// RecordTable: the records of one table of a Catalog, by position; and CatalogRecords, all of them.
//
//   for (const Phone& phone : catalog.records().phones) ...
//   const Schedule& row = catalog.records().schedules[catalog.offer(id).schedules[0]];
//
// Model     A table is either a view of records in memory, or decodes them from a snapshot (snapshot.h) when they are first asked for, kBlock
//           neighbours at once. What was given stays where it is.
// Threads   Const calls need no lock: two threads that ask for one block at once may both decode it, and both are given the same one.
// Lifetime  References live as long as the catalog. Errors: none; a position at or past size() is a bug.
// Cost      O(1): one load of a pointer, and the decoding of a block at its first use. Find O(log n); it decodes nothing.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/catalog/records.h"

namespace kith {

// Where the records of a table come from that are not in memory.
template <class Record>
class RecordSource {
 public:
  RecordSource() = default;
  RecordSource(const RecordSource&) = delete;
  RecordSource& operator=(const RecordSource&) = delete;
  virtual ~RecordSource() = default;
  virtual std::size_t size() const = 0;
  virtual std::string_view Key(std::size_t at) const = 0;
  virtual void Read(std::size_t first, std::span<Record> to) const = 0;
};

template <class Record>
class RecordTable {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Record;
    using difference_type = std::ptrdiff_t;
    using pointer = const Record*;
    using reference = const Record&;

    Iterator() = default;
    Iterator(const RecordTable* table, std::size_t at) : table_(table), at_(at) {}
    reference operator*() const { return (*table_)[at_]; }
    pointer operator->() const { return &(*table_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(table_, at_++); }
    bool operator==(const Iterator&) const = default;

   private:
    const RecordTable* table_ = nullptr;
    std::size_t at_ = 0;
  };

  RecordTable() = default;
  // `records` outlive the table and stay where they are.
  explicit RecordTable(std::span<const Record> records) : RecordTable(records.size()) {
    for (std::size_t block = 0; block < BlockCount(); ++block)
      blocks_[block].store(records.data() + block * kBlock, std::memory_order_relaxed);
  }
  explicit RecordTable(std::unique_ptr<const RecordSource<Record>> source) : RecordTable(source->size()) {
    source_ = std::move(source);
  }
  RecordTable(RecordTable&& other) noexcept { Swap(other); }
  RecordTable& operator=(RecordTable&& other) noexcept {
    RecordTable moved(std::move(other));
    Swap(moved);
    return *this;
  }
  ~RecordTable() {
    if (!source_) return;
    for (std::size_t block = 0; block < BlockCount(); ++block) delete[] blocks_[block].load(std::memory_order_relaxed);
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Record& operator[](std::size_t at) const {
    const Record* block = blocks_[at / kBlock].load(std::memory_order_acquire);
    if (block == nullptr) block = Decode(at / kBlock);
    return block[at % kBlock];
  }
  Iterator begin() const { return Iterator(this, 0); }
  Iterator end() const { return Iterator(this, size_); }

  // The position of the record with that key, or kNone: tables of a catalog ascend by key.
  std::uint32_t Find(std::string_view key) const {
    std::size_t first = 0;
    for (std::size_t left = size_; left > 0;) {
      const std::size_t half = left / 2;
      const bool below = KeyAt(first + half) < key;
      first += below ? half + 1 : 0;
      left = below ? left - half - 1 : half;
    }
    return first < size_ && KeyAt(first) == key ? static_cast<std::uint32_t>(first) : kNone;
  }

  // A copy of all records.
  std::vector<Record> All() const {
    if (!source_) return std::vector<Record>(begin(), end());
    std::vector<Record> records(size_);
    source_->Read(0, records);
    return records;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  explicit RecordTable(std::size_t size) : size_(size), blocks_(new std::atomic<const Record*>[BlockCount()]()) {}

  std::size_t BlockCount() const { return (size_ + kBlock - 1) / kBlock; }
  std::string_view KeyAt(std::size_t at) const { return source_ ? source_->Key(at) : (*this)[at].key; }

  const Record* Decode(std::size_t block) const {
    const std::size_t first = block * kBlock;
    const std::size_t count = std::min(kBlock, size_ - first);
    std::unique_ptr<Record[]> records(new Record[count]);
    source_->Read(first, std::span(records.get(), count));
    const Record* earlier = nullptr;
    if (!blocks_[block].compare_exchange_strong(earlier, records.get(), std::memory_order_acq_rel)) return earlier;
    return records.release();
  }

  void Swap(RecordTable& other) noexcept {
    std::swap(size_, other.size_);
    std::swap(blocks_, other.blocks_);
    std::swap(source_, other.source_);
  }

  std::size_t size_ = 0;
  std::unique_ptr<std::atomic<const Record*>[]> blocks_;
  std::unique_ptr<const RecordSource<Record>> source_;  // of what is decoded here, and owned
};

// A Directory's tables, each sorted by key.
struct CatalogRecords {
  std::string name;
  bool sample = false;
  RecordTable<Organization> organizations;
  RecordTable<Program> programs;
  RecordTable<Service> services;
  RecordTable<Location> locations;
  RecordTable<Address> addresses;
  RecordTable<ServiceAtLocation> services_at_location;
  RecordTable<ServiceArea> service_areas;
  RecordTable<Area> areas;
  RecordTable<Schedule> schedules;
  RecordTable<ServiceCapacity> capacities;
  RecordTable<Unit> units;
  RecordTable<Taxonomy> taxonomies;
  RecordTable<TaxonomyTerm> taxonomy_terms;
  RecordTable<Attribute> attributes;
  RecordTable<Language> languages;
  RecordTable<Accessibility> accessibility;
  RecordTable<CostOption> cost_options;
  RecordTable<RequiredDocument> required_documents;
  RecordTable<Phone> phones;
  RecordTable<CarriedTable> carried;
  RecordTable<RuleFile> rule_files;
};

}  // namespace kith
