#include "kith/proj/proj_coordinates.h"

#include <cmath>
#include <optional>
#include <proj.h>
#include <string>
#include <utility>

#include <absl/status/status.h>

namespace kith {
namespace {

struct DestroyContext {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct DestroyTransformation {
  void operator()(PJ* transformation) const { proj_destroy(transformation); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;
using Transformation = std::unique_ptr<PJ, DestroyTransformation>;

// Where a system is meant to be used, in degrees. West is more than east where the area crosses the 180th meridian.
struct AreaOfUse {
  double west = 0, south = 0, east = 0, north = 0;
  std::string name;

  bool Holds(double lng, double lat) const {
    constexpr double kDegrees = 1.0;  // behind its border a system is still near to right
    if (lat < south - kDegrees || lat > north + kDegrees) return false;
    const bool east_of = lng >= west - kDegrees, west_of = lng <= east + kDegrees;
    return west <= east ? east_of && west_of : east_of || west_of;
  }
};

// Nothing where PROJ does not know it.
std::optional<AreaOfUse> FindAreaOfUse(PJ_CONTEXT* context, const std::string& code) {
  constexpr double kNotKnown = -1000;
  const Transformation system(proj_create(context, code.c_str()));
  AreaOfUse area;
  const char* name = nullptr;
  if (!system ||
      proj_get_area_of_use(context, system.get(), &area.west, &area.south, &area.east, &area.north, &name) == 0 ||
      area.west == kNotKnown)
    return std::nullopt;
  area.name = name == nullptr ? code : name;
  return area;
}

class ProjTransformer final : public PointTransformer {
 public:
  ProjTransformer(Context context, Transformation transformation, std::optional<AreaOfUse> area)
      : context_(std::move(context)), transformation_(std::move(transformation)), area_(std::move(area)) {}

  absl::StatusOr<LatLng> ToWgs84(double x, double y) override {
    proj_errno_reset(transformation_.get());
    const PJ_COORD degrees = proj_trans(transformation_.get(), PJ_FWD, proj_coord(x, y, 0, 0));
    if (proj_errno(transformation_.get()) != 0 || !std::isfinite(degrees.xy.x) || !std::isfinite(degrees.xy.y) ||
        !LeadsBack(degrees, x, y))
      return absl::InvalidArgumentError(std::to_string(x) + ", " + std::to_string(y) +
                                        " is no place in the source's coordinate system");
    if (area_ && !area_->Holds(degrees.xy.x, degrees.xy.y))
      return absl::InvalidArgumentError(std::to_string(x) + ", " + std::to_string(y) +
                                        " lies outside the area of the source's coordinate system (" + area_->name +
                                        ")");
    return LatLng::FromDegrees(degrees.xy.y, degrees.xy.x);
  }

 private:
  // Far outside its area a projection still gives numbers, which mean nothing.
  bool LeadsBack(PJ_COORD degrees, double x, double y) const {
    constexpr double kUnits = 1.0;  // a foot or a meter; a degree where the source has those
    const PJ_COORD again = proj_trans(transformation_.get(), PJ_INV, degrees);
    return std::abs(again.xy.x - x) <= kUnits && std::abs(again.xy.y - y) <= kUnits;
  }

  Context context_;  // outlives what was made in it
  Transformation transformation_;
  std::optional<AreaOfUse> area_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<PointTransformer>> ProjCoordinates::Find(std::string_view name) const {
  const std::string code(name);
  Context context(proj_context_create());
  if (!context) return absl::ResourceExhaustedError("no memory for a coordinate system");
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  const Transformation as_stated(proj_create_crs_to_crs(context.get(), code.c_str(), "EPSG:4326", nullptr));
  if (!as_stated)
    return absl::InvalidArgumentError(
        "\"" + code + "\" is no coordinate system that PROJ knows: a code such as EPSG:2229 is expected");
  Transformation x_first(proj_normalize_for_visualization(context.get(), as_stated.get()));
  if (!x_first) return absl::InvalidArgumentError("\"" + code + "\" has no transformation to WGS84");
  std::optional<AreaOfUse> area = FindAreaOfUse(context.get(), code);
  return std::make_unique<ProjTransformer>(std::move(context), std::move(x_first), std::move(area));
}

}  // namespace kith
