// CatalogBuilder checks a Directory's ranges and references and makes a Catalog of it.
//
//   CatalogBuilder builder(std::move(directory));
//   std::vector<Defect> defects = builder.Check();              // what is wrong, record by record
//   absl::StatusOr<Catalog> catalog = std::move(builder).Build();
//
// Model     Check reports every defect with what becomes of it: a record that cannot stand (no key, a duplicate key, a reference to
//           nothing that it needs) is rejected, and with it what needs it; one that can stand without a part is repaired (the part is
//           cleared). Check changes nothing; Build drops and repairs exactly what Check reports. Of several records with one key the first by
//           content is kept, whatever the order of the input. A service whose organization is not there stays findable: an organization of
//           that key, its name unknown, is added. A row for one site that is not there is rejected, so that it does not come to hold for all sites.
//           Lists that records keep sorted (ZIP codes, carried rows) are sorted without a word.
// Errors    Build: InvalidArgument where the time zone is unknown or a table is larger than kMaxRecords.
// Cost      O(n log n) for n records. Check works on a copy of the directory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"
#include "kith/catalog/records.h"

namespace kith {

inline constexpr std::uint32_t kMaxRecords = 50'000'000;  // per table
inline constexpr std::uint32_t kMaxTaxonomyDepth = 64;    // levels of terms above a term

// kLeftOut: no defect; whoever imports asked for the record not to be taken. CatalogBuilder never gives it.
enum class DefectFate : std::uint8_t { kRepaired, kRejected, kLeftOut };

struct Defect {
  std::string table;   // "services"
  std::string record;  // its key
  std::string field;   // the column
  std::string
      reason;  // what is wrong, and for repairs what was done. Never holds a point or an address of a confidential location
  DefectFate fate = DefectFate::kRejected;
  bool operator==(const Defect&) const = default;
};

class CatalogBuilder {
 public:
  explicit CatalogBuilder(Directory directory);

  // In the order of the tables in Directory, and in each by key, then field.
  std::vector<Defect> Check() const;

  absl::StatusOr<Catalog> Build() &&;
  // The directory that Build would hold: sorted by key, without what is rejected, with what is repaired.
  Directory Cleaned() &&;

 private:
  Directory directory_;
};

}  // namespace kith
