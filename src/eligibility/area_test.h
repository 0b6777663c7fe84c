// AreaTest: does a household stay within areas of a directory? AreaFinder: which areas a rule means by their names.
//
//   AreaFinder finder(catalog);
//   absl::StatusOr<AreaId> county = finder.FindOne("Los Angeles County");
//   Truth stays = finder.Test({*county})->Holds(household.place);
//
// Model     An area is meant by its key, else by its name or code as people write it; a name that several areas bear is refused. What is known of
//           the place decides as for a service area that lists the areas as places (kith/geo/catchment.h): a stated name of the area's type, else its
//           outline, else it is open.
// Lifetime  Points into the catalog. Threads: an AreaTest is immutable. Cost: Holds O(vertices of the areas near the place).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/truth.h"
#include "kith/catalog/catalog.h"
#include "kith/client/household.h"
#include "kith/geo/catchment.h"

namespace kith {

class AreaTest {
 public:
  AreaTest(std::shared_ptr<const CatchmentLocator> locator, std::vector<AreaId> areas)
      : locator_(std::move(locator)), areas_(std::move(areas)) {}

  Truth Holds(const Place& place) const { return locator_->Within(areas_, locator_->Locate(place)); }

 private:
  std::shared_ptr<const CatchmentLocator> locator_;
  std::vector<AreaId> areas_;
};

class AreaFinder {
 public:
  explicit AreaFinder(const Catalog& catalog) : catalog_(catalog) {}

  // NotFound or InvalidArgument: why the name means no area, or several.
  absl::StatusOr<AreaId> FindOne(std::string_view name) const;
  std::shared_ptr<const AreaTest> Test(std::vector<AreaId> areas);

 private:
  const Catalog& catalog_;
  std::shared_ptr<const CatchmentLocator> locator_;  // made when the first rule asks for one
};

}  // namespace kith
