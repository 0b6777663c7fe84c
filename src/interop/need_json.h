// One need as JSON, as client files and answers write it.
#pragma once

#include <nlohmann/json.hpp>

#include "kith/base/time.h"
#include "kith/client/household.h"

namespace kith {

nlohmann::ordered_json NeedJson(const Need& need, const TimeZone& zone);

}  // namespace kith
