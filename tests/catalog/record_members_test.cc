// The lists of members leave none out: else versions would not see it, and snapshots would lose it.
#include "src/catalog/record_members.h"

#include <cstddef>
#include <exception>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include "src/catalog/snapshot_layout.h"

namespace kith {
namespace {

// Turns into a value of any type, where only its type is asked for.
struct Anything {
  template <class Value>
  operator Value() const {  // NOLINT(google-explicit-constructor)
    std::terminate();
  }
};

template <class Record, std::size_t... kAt>
constexpr bool CanBeMadeOf(std::index_sequence<kAt...>) {
  return requires { Record{((void)kAt, Anything())...}; };
}

// How many members an aggregate has: the most values that it can be made of.
template <class Record, std::size_t kCount = 0>
constexpr std::size_t MemberCount() {
  if constexpr (CanBeMadeOf<Record>(std::make_index_sequence<kCount + 1>())) {
    return MemberCount<Record, kCount + 1>();
  } else {
    return kCount;
  }
}

template <class Record>
constexpr bool ListsAll() {
  return std::tuple_size_v<std::remove_const_t<decltype(Members<Record>::kAll)>> == MemberCount<Record>();
}

TEST(RecordMembersTest, ListsEveryMemberOfEveryRecord) {
  ForEachRecordTable([]<class Record>(std::string_view name, std::vector<Record> Directory::*, auto) {
    EXPECT_TRUE(ListsAll<Record>()) << name;
  });
  EXPECT_TRUE((ListsAll<PlaceName>() && ListsAll<Ring>() && ListsAll<Polygon>() && ListsAll<Outline>()));
  EXPECT_TRUE((ListsAll<Offer>() && ListsAll<SnapshotSummary>() && ListsAll<CatalogIndexes>()));
}

TEST(RecordMembersTest, ListsEveryTableOfADirectory) {
  std::size_t tables = 0;
  ForEachRecordTable([&](std::string_view, auto, auto) { ++tables; });
  constexpr std::size_t kName = 1, kTimeZone = 1, kSample = 1;
  EXPECT_EQ(tables + kName + kTimeZone + kSample, MemberCount<Directory>());
}

}  // namespace
}  // namespace kith
