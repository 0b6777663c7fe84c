// The sentences in which a catchment verdict is explained.
#pragma once

#include <string>
#include <string_view>

#include "kith/catalog/records.h"

namespace kith::geo_internal {

// "ZIP code 90011", "the city of Pasadena", "Los Angeles County".
std::string PlaceText(AreaType type, std::string_view name);

// What the service area is called, cut where it is long: "the area served (South Los Angeles)".
std::string AreaServedText(const ServiceArea& area);

// What a service area that lists or names places serves: "Serves ZIP codes 90011, 90037", "Serves the city of Pasadena".
std::string ServesText(const ServiceArea& area);

}  // namespace kith::geo_internal
