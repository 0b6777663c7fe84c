#include "src/eligibility/area_test.h"

#include <absl/status/status.h>

#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

bool Bears(const Area& area, std::string_view name) {
  const auto same = [&](std::string_view own) {
    return !own.empty() && geo_internal::FoldPlaceName(area.type, own) == geo_internal::FoldPlaceName(area.type, name);
  };
  return same(area.name) || same(area.code);
}

}  // namespace

absl::StatusOr<AreaId> AreaFinder::FindOne(std::string_view name) const {
  const auto& areas = catalog_.records().areas;
  std::vector<AreaId> found;
  std::vector<std::string> keys;
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < areas.size(); ++i) {
    const Area& area = areas[i];
    if (area.key == name) return AreaId(i);
    names.push_back(area.name);
    if (!Bears(area, name)) continue;
    found.push_back(AreaId(i));
    keys.push_back("\"" + area.key + "\"");
  }
  const std::string quoted = "\"" + std::string(name) + "\"";
  if (found.size() == 1) return found.front();
  if (found.empty())
    return absl::NotFoundError(quoted + " is no area of the directory" + DidYouMean(name, names) +
                               ": write the name or the id of one");
  return absl::InvalidArgumentError("several areas of the directory are called " + quoted + ": write the id of one, " +
                                    JoinList(keys, " or "));
}

std::shared_ptr<const AreaTest> AreaFinder::Test(std::vector<AreaId> areas) {
  if (locator_ == nullptr) locator_ = std::make_shared<const CatchmentLocator>(catalog_);
  return std::make_shared<const AreaTest>(locator_, std::move(areas));
}

}  // namespace kith
