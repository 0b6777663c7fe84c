// --by of kith gaps: into which cell of a table a need of a household goes.
//
// Model     need; zip (the stated ZIP code, else that of the area in which the point lies); area:TYPE (of the directory's areas), area (those of --areas);
//           language (the first); else a fact, of the household or else of the member whom the need is for, or of its head: FACT:18:65 makes bands of a number.
//           Areas are found by the point, else by the ZIP area where that lies in one whole, else by the stated name. A place in no area or on the border of two, and a fact that is not asked, declined, or known in part only, is "(not known)": who declined is not told
//           apart from who was not asked.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/geo/catchment.h"
#include "kith/match/gaps.h"

namespace kith_program {

inline constexpr std::string_view kNotKnown = "(not known)";

class GapGroups {
 public:
  // `areas`: those of --areas; nullptr where there are none. Both catalogs outlive it.
  static absl::StatusOr<GapGroups> Parse(const std::vector<std::string>& by, const kith::Catalog& catalog,
                                         const kith::Catalog* areas);

  std::vector<std::string> columns() const;  // their names
  // Of the household that follows; it outlives the calls of KeyOf.
  void SetHousehold(const kith::Household& household);
  kith::GapKey KeyOf(const kith::Need& need) const;

  // The column that a map shows: the first of areas.
  std::optional<std::size_t> area_column() const;
  // The areas that a value of that column names; several may bear one name.
  std::vector<const kith::Area*> AreasOf(const std::string& value) const;

  // Of the facts asked for those that no household so far has stated; and all that were.
  std::vector<std::string> UnstatedFacts() const;
  const std::set<std::string, std::less<>>& stated_facts() const { return stated_; }

 private:
  enum class Kind { kNeed, kZip, kArea, kLanguage, kFact };
  struct Group {
    std::string name;
    Kind kind = Kind::kNeed;
    kith::AreaType area = kith::AreaType::kOther;
    const kith::Catalog* areas = nullptr;  // of kZip and kArea
    std::vector<double> bounds;            // of kFact, ascending
    std::string value;                     // of the household, where it does not depend on the need
  };

  explicit GapGroups(const kith::Catalog& catalog) : catalog_(&catalog) {}
  absl::Status Add(const std::string& by, const kith::Catalog* areas);
  std::string AreaNameFor(const Group& group) const;
  const kith::FactValue& FactFor(const std::string& name, const kith::Need& need) const;

  const kith::Catalog* catalog_;
  std::vector<Group> groups_;
  std::vector<std::pair<const kith::Catalog*, kith::CatchmentLocator>> locators_;
  const kith::Household* household_ = nullptr;
  std::set<std::string, std::less<>> stated_;
};

}  // namespace kith_program
