#include "src/catalog/snapshot_layout.h"

#include <cstring>

#include "kith/base/checksum.h"
#include "kith/base/hash.h"

namespace kith {
namespace {

// Of each type its kind, and what it is made of.
template <class Value>
struct Shape {
  static void Add(Fingerprint& to) {
    static_assert(RawValue<Value> || ListedValue<Value>);
    if constexpr (ListedValue<Value>) {
      to.Add("listed").Add(LastOf(Value{}));
    } else {
      to.Add("raw").Add(static_cast<std::int64_t>(sizeof(Value)));
    }
  }
};
template <>
struct Shape<std::string> {
  static void Add(Fingerprint& to) { to.Add("text"); }
};
template <class Value>
struct Shape<std::optional<Value>> {
  static void Add(Fingerprint& to) { Shape<Value>::Add(to.Add("optional")); }
};
template <class Value>
struct Shape<std::vector<Value>> {
  static void Add(Fingerprint& to) { Shape<Value>::Add(to.Add("list")); }
};
template <class Value>
struct Shape<std::span<const Value>> {
  static void Add(Fingerprint& to) { Shape<Value>::Add(to.Add("list")); }
};
template <HasMembers Record>
struct Shape<Record> {
  static void Add(Fingerprint& to) {
    to.Add("members");
    std::apply([&](auto... members) { (Shape<typename MemberType<decltype(members)>::Type>::Add(to), ...); },
               Members<Record>::kAll);
    to.Add("end");
  }
};

template <class Record>
void AddTable(std::vector<Record> Directory::*, Fingerprint& to) {
  Shape<Record>::Add(to);
}

}  // namespace

void SealSnapshot(std::string& bytes) {
  const std::size_t sections = SectionNames().size();
  const std::size_t head = HeadSize(sections);
  if (bytes.size() < head) return;
  const std::string_view all = bytes;
  for (std::size_t i = 0; i < sections; ++i) {
    SnapshotSection section;
    char* const entry = bytes.data() + sizeof(SnapshotHeader) + i * sizeof section;
    std::memcpy(&section, entry, sizeof section);
    if (section.offset > all.size() || section.size > all.size() - section.offset) continue;
    section.checksum = Checksum(all.substr(section.offset, section.size));
    std::memcpy(entry, &section, sizeof section);
  }
  const std::uint64_t checksum = Checksum(all.substr(0, head - sizeof(std::uint64_t)));
  std::memcpy(bytes.data() + head - sizeof checksum, &checksum, sizeof checksum);
}

std::vector<std::string> SectionNames() {
  std::vector<std::string> names = {"summary"};
  ForEachRecordTable([&](std::string_view name, auto, auto) { names.emplace_back(name); });
  names.emplace_back("offers");
  names.emplace_back("indexes");
  return names;
}

std::uint64_t SnapshotShape() {
  Fingerprint shape;
  Shape<SnapshotSummary>::Add(shape);
  ForEachRecordTable([&](std::string_view name, auto table, auto) { AddTable(table, shape.Add(name)); });
  Shape<Offer>::Add(shape);
  Shape<CatalogIndexes>::Add(shape);
  return shape.value();
}

}  // namespace kith
