// Any bytes as a snapshot whose head and checksums are right: refused with a message that names the file, or opened to a catalog of which everything can be
// asked, which ranks, and which is written again to bytes that open.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "kith/catalog/catalog_builder.h"
#include "kith/catalog/snapshot.h"
#include "kith/interop/ranking_json.h"
#include "kith/match/matcher.h"
#include "src/catalog/snapshot_layout.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// What stands in the head of every sound file is put there; the fuzzer's part is the rest.
std::string WithSoundHead(std::string bytes) {
  if (bytes.size() < kith::HeadSize(kith::SectionNames().size())) return bytes;
  kith::SnapshotHeader header;
  header.shape = kith::SnapshotShape();
  header.file_size = bytes.size();
  header.section_count = kith::SectionNames().size();
  std::memcpy(bytes.data(), &header, sizeof header);
  kith::SealSnapshot(bytes);
  return bytes;
}

absl::StatusOr<kith::Catalog> Open(std::string bytes) {
  const auto kept = std::make_shared<const std::string>(std::move(bytes));
  return kith::OpenSnapshot(kith::SharedBytes{kept, *kept}, "fuzz.kith");
}

void RankEverything(const std::shared_ptr<const kith::Catalog>& catalog) {
  const absl::StatusOr<kith::Matcher> matcher = kith::Matcher::Build(catalog, kith::RankingPolicy());
  if (!matcher.ok()) return;  // a rule file may be any text
  kith::Household household;
  household.id = "fuzz";
  household.place.point = kith::LatLng::FromE7(340'000'000, -1'182'000'000);
  household.place.zip = "90033";
  for (const kith::TaxonomyTerm& term : catalog->records().taxonomy_terms) {
    kith::Need need;
    need.term = term.key;
    const absl::StatusOr<kith::Ranking> ranking =
        matcher->Rank(household, need, kith::Instant{1'790'000'000}, {.limit = 3});
    if (ranking.ok()) kith::FormatRankings(*catalog, std::span(&*ranking, 1));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  absl::StatusOr<kith::Catalog> opened = Open(WithSoundHead(std::string(data, data + size)));
  if (!opened.ok()) {
    Require(opened.status().message().substr(0, 11) == "fuzz.kith: ");
    return 0;
  }
  const auto catalog = std::make_shared<const kith::Catalog>(*std::move(opened));
  RankEverything(catalog);
  kith::CatalogBuilder(catalog->directory()).Check();
  const absl::StatusOr<std::string> again = kith::FormatSnapshot(*catalog);
  Require(again.ok());
  Require(Open(*again).ok());
  return 0;
}
