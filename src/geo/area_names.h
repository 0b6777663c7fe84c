// Areas by what they are called: which of a directory's areas does "City of Pasadena" mean?
//
//   AreaNames names;
//   names.Add(area, AreaId(0));
//   names.Find(AreaType::kCity, "PASADENA");
//
// Model     By type and code, else by type and name, both as FoldPlaceName gives them. Of several areas of one code or name none is meant: they may be
//           parts of one place, and which of them is not known. Whom a service serves that names such a place is unknown.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"
#include "kith/catalog/records.h"

namespace kith::geo_internal {

// A code or name that several areas of one type bear.
struct SharedName {
  AreaType type = AreaType::kOther;
  std::string name;       // as the first of them has it
  std::size_t areas = 0;  // that bear it
  bool coded = false;     // each of them has a code
  std::string folded;
};

class AreaNames {
 public:
  AreaNames() = default;
  explicit AreaNames(std::span<const Area> areas);  // whose ids are their positions
  void Add(const Area& area, AreaId id);
  // Invalid where there is none, or several.
  AreaId Find(AreaType type, std::string_view text) const;
  // Whether two names mean one place. Unknown where one of them may be a slip or an abbreviation of the other.
  Truth AreOne(AreaType type, std::string_view a, std::string_view b) const;
  // Whether some area bears it.
  bool Has(AreaType type, std::string_view text) const { return EntryOf(type, text) != nullptr; }
  // By type and name.
  std::vector<SharedName> Shared() const;

  // The first name that the service area says and several areas bear, so that whom it serves is not known; `name` as it says it. A name without a type
  // means none of them where some type has just one area of it; and ZIP areas only by code, as many are called after one city.
  std::optional<SharedName> AmbiguityOf(const ServiceArea& served) const;

 private:
  struct Entry {
    AreaId id;  // of the first
    std::size_t areas = 0;
    bool coded = true;
    std::string name;
  };
  using Entries = std::map<std::pair<AreaType, std::string>, Entry>;

  std::optional<SharedName> SharedBy(AreaType type, const std::string& text) const;
  static void AddTo(Entries& entries, const Area& area, const std::string& text, AreaId id);
  const Entry* EntryOf(AreaType type, std::string_view text) const;

  Entries by_code_, by_name_;
};

}  // namespace kith::geo_internal
