#include "kith/catalog/snapshot.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/version.h"
#include "src/catalog/snapshot_layout.h"
#include "tests/catalog/snapshots.h"
#include "tests/worlds/world.h"

namespace kith {
namespace {

template <class Value>
bool Same(std::span<const Value> a, std::span<const Value> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void ExpectSameOffer(const Offer& a, const Offer& b) {
  EXPECT_EQ(a.service, b.service);
  EXPECT_EQ(a.location, b.location);
  EXPECT_EQ(a.organization, b.organization);
  EXPECT_EQ(a.attendance, b.attendance);
  EXPECT_EQ(a.sites_of_service, b.sites_of_service);
  EXPECT_TRUE(Same(a.service_areas, b.service_areas));
  EXPECT_TRUE(Same(a.capacities, b.capacities));
  EXPECT_TRUE(Same(a.schedules, b.schedules));
  EXPECT_TRUE(Same(a.schedule_exceptions, b.schedule_exceptions));
  EXPECT_TRUE(Same(a.phones, b.phones));
  EXPECT_TRUE(Same(a.languages, b.languages));
  EXPECT_TRUE(Same(a.accessibility, b.accessibility));
  EXPECT_TRUE(Same(a.cost_options, b.cost_options));
  EXPECT_TRUE(Same(a.required_documents, b.required_documents));
  EXPECT_TRUE(Same(a.cultures, b.cultures));
}

// Everything that can be asked of a catalog.
void ExpectSame(const Catalog& a, const Catalog& b) {
  ASSERT_EQ(a.offer_count(), b.offer_count());
  for (std::uint32_t i = 0; i < a.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    ExpectSameOffer(a.offer(id), b.offer(id));
    EXPECT_EQ(a.service_at_location(id), b.service_at_location(id));
    EXPECT_EQ(a.FindOffer(a.service_at_location(id).key), b.FindOffer(a.service_at_location(id).key));
    const LocationId location = a.offer(id).location;
    const Address *one = a.PhysicalAddress(location), *other = b.PhysicalAddress(location);
    ASSERT_EQ(one == nullptr, other == nullptr);
    if (one != nullptr) {
      EXPECT_EQ(*one, *other);
    }
  }
  for (std::uint32_t i = 0; i < a.records().taxonomy_terms.size(); ++i) {
    const TaxonomyTerm& term = a.records().taxonomy_terms[i];
    EXPECT_TRUE(Same(a.OffersFor(TaxonomyTermId(i)), b.OffersFor(TaxonomyTermId(i))));
    EXPECT_TRUE(Same(a.Subtree(TaxonomyTermId(i)), b.Subtree(TaxonomyTermId(i))));
    for (const std::string& name : {term.key, term.code, term.name, term.name + "?"})
      EXPECT_EQ(a.FindTerm(name), b.FindTerm(name));
  }
  for (const Area& area : a.records().areas) {
    for (const std::string& name : {area.code, area.name})
      EXPECT_EQ(a.FindArea(area.type, name), b.FindArea(area.type, name));
  }
  for (const Service& service : a.records().services) EXPECT_EQ(a.FindService(service.key), b.FindService(service.key));
  EXPECT_FALSE(b.FindService("").valid());
  EXPECT_FALSE(b.FindLocation("~").valid());
  EXPECT_EQ(a.time_zone().name(), b.time_zone().name());
  EXPECT_EQ(a.version(), b.version());
  EXPECT_EQ(a.rules_version(), b.rules_version());
  EXPECT_EQ(a.records().name, b.records().name);
  EXPECT_EQ(a.records().sample, b.records().sample);
  EXPECT_TRUE(a.directory() == b.directory());
}

TEST(SnapshotTest, AnswersAsWhatWasWritten) {
  const Catalog catalog = BuildOf(SmallButFull());
  const absl::StatusOr<Catalog> opened = OpenBytes(*FormatSnapshot(catalog));
  ASSERT_TRUE(opened.ok()) << opened.status();
  ExpectSame(catalog, *opened);
}

TEST(SnapshotTest, AnswersAsWhatWasWrittenForAnyWorld) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Catalog catalog = BuildOf(MakeWorld(seed, {.services = 1 + static_cast<std::uint32_t>(seed) * 3}).directory);
    const absl::StatusOr<Catalog> opened = OpenBytes(*FormatSnapshot(catalog));
    ASSERT_TRUE(opened.ok()) << opened.status();
    ExpectSame(catalog, *opened);
    if (HasFailure()) break;
  }
}

TEST(SnapshotTest, HoldsAnEmptyDirectory) {
  const Catalog catalog = BuildOf(Directory());
  const absl::StatusOr<Catalog> opened = OpenBytes(*FormatSnapshot(catalog));
  ASSERT_TRUE(opened.ok()) << opened.status();
  ExpectSame(catalog, *opened);
}

TEST(SnapshotTest, EqualCatalogsGiveEqualBytes) {
  Directory shuffled = MakeWorld(5, {}).directory;
  Shuffle(shuffled, 9);
  const std::string bytes = *FormatSnapshot(BuildOf(MakeWorld(5, {}).directory));
  EXPECT_TRUE(bytes == *FormatSnapshot(BuildOf(shuffled)));
  EXPECT_TRUE(bytes == *FormatSnapshot(*OpenBytes(bytes))) << "an opened one is written again as it was";
  EXPECT_FALSE(bytes == *FormatSnapshot(BuildOf(MakeWorld(6, {}).directory)));
}

TEST(SnapshotTest, ThreadsThatReadAtOnceSeeTheSameRecords) {
  const Catalog catalog = BuildOf(MakeWorld(3, {.services = 200}).directory);
  const Catalog opened = *OpenBytes(*FormatSnapshot(catalog));
  std::vector<const Service*> first(4);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < first.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (const Service& service : opened.records().services) EXPECT_FALSE(service.key.empty());
      first[thread] = &opened.service(ServiceId(0));
      EXPECT_EQ(opened.directory().services.size(), opened.records().services.size());
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Service* service : first) EXPECT_EQ(service, first[0]);
}

TEST(SnapshotTest, IsNotWrittenWhereItCouldNotBeOpened) {
  Directory directory = SmallButFull();
  directory.services[0].name = "caf\xe9";
  const absl::Status text = FormatSnapshot(BuildOf(directory)).status();
  EXPECT_TRUE(absl::IsInvalidArgument(text)) << text;
  EXPECT_NE(text.message().find("section services: a text is not UTF-8"), std::string::npos) << text;
  directory = SmallButFull();
  directory.services[0].assured_date = Date{2'000'000'000};
  EXPECT_FALSE(FormatSnapshot(BuildOf(directory)).ok());
}

TEST(SnapshotTest, RefusesACarriedRowThatIsNotAsLongAsItsHeader) {
  std::string bytes = *FormatSnapshot(BuildOf(SmallButFull()));
  // The carried section's only lists of 2 and 4: "contacts" with two columns and two rows of two cells.
  const std::vector<std::string> names = SectionNames();
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), "carried") - names.begin());
  SnapshotSection section;
  std::memcpy(&section, bytes.data() + sizeof(SnapshotHeader) + at * sizeof section, sizeof section);
  const std::uint32_t ends[] = {2, 4}, moved[] = {1, 4};
  const std::string_view wanted(reinterpret_cast<const char*>(ends), sizeof ends);
  const std::size_t found = bytes.find(wanted, section.offset);
  ASSERT_LT(found, section.offset + section.size);
  std::memcpy(bytes.data() + found, moved, sizeof moved);
  SealSnapshot(bytes);
  const absl::StatusOr<Catalog> opened = OpenBytes(bytes);
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.status().message().find("section carried: "), std::string::npos) << opened.status();
}

// An error that names the file, and either what is wrong with this file or what it is instead.
void ExpectError(const std::string& bytes, const std::string& what) {
  const absl::StatusOr<Catalog> opened = OpenBytes(bytes);
  ASSERT_FALSE(opened.ok()) << what;
  const std::string message(opened.status().message());
  EXPECT_EQ(message.rfind("tiny.kith: ", 0), 0U) << message;
  EXPECT_TRUE(message.find("expected") != std::string::npos || message.find("damaged: ") != std::string::npos ||
              message.find("make it anew") != std::string::npos)
      << message;
  EXPECT_TRUE(absl::IsDataLoss(opened.status()) || absl::IsInvalidArgument(opened.status())) << message;
}

TEST(SnapshotTest, RefusesEveryTruncation) {
  const std::string bytes = *FormatSnapshot(BuildOf(SmallButFull()));
  for (std::size_t size = 0; size < bytes.size(); ++size)
    ExpectError(bytes.substr(0, size), std::to_string(size) + " of " + std::to_string(bytes.size()) + " bytes");
  ExpectError(bytes + '\0', "one byte more");
  ExpectError(bytes + bytes, "twice");
}

TEST(SnapshotTest, RefusesEveryFlippedBit) {
  std::string bytes = *FormatSnapshot(BuildOf(SmallButFull()));
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    char& byte = bytes[bit / 8];
    byte = static_cast<char>(byte ^ (1 << bit % 8));
    ExpectError(bytes, "byte " + std::to_string(bit / 8) + ", bit " + std::to_string(bit % 8));
    byte = static_cast<char>(byte ^ (1 << bit % 8));
    if (HasFailure()) return;
  }
  EXPECT_TRUE(OpenBytes(bytes).ok());
}

std::string MessageOf(std::string bytes) {
  const absl::StatusOr<Catalog> opened = OpenBytes(std::move(bytes));
  return opened.ok() ? "opened" : std::string(opened.status().message());
}

// With one field of the head set, and checksums to match.
template <class Field>
std::string WithHead(std::string bytes, Field SnapshotHeader::*field, Field value) {
  SnapshotHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.*field = value;
  std::memcpy(bytes.data(), &header, sizeof header);
  SealSnapshot(bytes);
  return bytes;
}

TEST(SnapshotTest, SaysWhatAFileIsInstead) {
  const std::string bytes = *FormatSnapshot(BuildOf(SmallButFull()));
  EXPECT_EQ(MessageOf(""), "tiny.kith: empty: expected a Kith snapshot");
  EXPECT_EQ(MessageOf("id,name\n1,Pantry\n"),
            "tiny.kith: this is no Kith snapshot: expected a file that kith import --out FILE.kith has written");
  EXPECT_EQ(MessageOf(std::string(5000, '\0')), MessageOf("id,name\n"));
  EXPECT_EQ(MessageOf(WithHead(bytes, &SnapshotHeader::version, 2U)),
            "tiny.kith: a snapshot of format 2: expected format 1; make it anew with kith import");
  EXPECT_EQ(MessageOf(WithHead(bytes, &SnapshotHeader::version, 0U)),
            "tiny.kith: a snapshot of format 0: expected format 1; make it anew with kith import");
  EXPECT_EQ(
      MessageOf(WithHead(bytes, &SnapshotHeader::byte_order, 0x04030201U)),
      "tiny.kith: its numbers are not little-endian, or its beginning is damaged: expected a snapshot of Kith; make "
      "it anew with kith import");
  const std::string other_shape = WithHead(bytes, &SnapshotHeader::shape, std::uint64_t{1});
  EXPECT_EQ(MessageOf(other_shape), "tiny.kith: written by another build of Kith " + std::string(Version()) +
                                        ", or damaged at its beginning: expected a snapshot of this build; make it "
                                        "anew with kith import");
  EXPECT_NE(MessageOf(WithHead(other_shape, &SnapshotHeader::program, std::array<char, 24>{'9'}))
                .find("written by Kith 9, whose records are shaped in another way"),
            std::string::npos);
  EXPECT_EQ(MessageOf(bytes.substr(0, bytes.size() - 8)),
            "tiny.kith: damaged: it ends after " + std::to_string(bytes.size() - 8) + " bytes: expected " +
                std::to_string(bytes.size()) + " bytes; make it anew with kith import");
}

// Asks for everything, so that a sanitizer sees what is read.
void AskForEverything(const Catalog& catalog) {
  Directory directory = catalog.directory();
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const Offer& offer = catalog.offer(ServiceAtLocationId(i));
    EXPECT_LT(offer.service.index(), directory.services.size());
    EXPECT_LT(offer.location.index(), directory.locations.size());
    catalog.PhysicalAddress(offer.location);
    for (const std::uint32_t row : offer.schedules) EXPECT_LT(row, directory.schedules.size());
    for (const std::uint32_t row : offer.phones) EXPECT_LT(row, directory.phones.size());
  }
  for (std::uint32_t i = 0; i < directory.taxonomy_terms.size(); ++i) {
    for (const ServiceAtLocationId id : catalog.OffersFor(TaxonomyTermId(i)))
      EXPECT_LT(id.index(), catalog.offer_count());
  }
  catalog.FindTerm("food");
  catalog.FindArea(AreaType::kZip, "90033");
  CatalogBuilder(std::move(directory)).Check();
}

TEST(SnapshotTest, ReadsNothingPastItsEndsWhereChecksumsAreForged) {
  const std::string bytes = *FormatSnapshot(BuildOf(SmallButFull()));
  std::size_t refused = 0;
  for (std::size_t at = sizeof(SnapshotHeader); at < bytes.size(); ++at) {
    for (const int value : {0, 1, 2, 3, 6, 7, 8, 0x7f, 0x80, 0xc3, 0xfe, 0xff}) {
      std::string forged = bytes;
      forged[at] = static_cast<char>(value);
      SealSnapshot(forged);
      const absl::StatusOr<Catalog> opened = OpenBytes(forged);
      refused += opened.ok() ? 0U : 1U;
      if (opened.ok()) AskForEverything(*opened);
    }
  }
  EXPECT_GT(refused, bytes.size());
}

TEST(SnapshotTest, RefusesMoreRecordsThanItsBytesCanHold) {
  const std::string bytes = *FormatSnapshot(BuildOf(Directory()));
  SnapshotSection section;
  std::memcpy(&section, bytes.data() + sizeof(SnapshotHeader) + sizeof section, sizeof section);  // organizations
  std::string forged = bytes;
  const std::uint64_t many = 40'000'000;
  std::memcpy(forged.data() + section.offset, &many, sizeof many);
  SealSnapshot(forged);
  EXPECT_EQ(MessageOf(forged),
            "tiny.kith: damaged: section organizations: it counts too many; make it anew with kith import");
}

}  // namespace
}  // namespace kith
