// Which properties of a feature name its area: those that are asked for, else well-known ones.
#pragma once

#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"

namespace kith {

struct AreaProperties {
  AreaType type = AreaType::kOther;
  std::string code, name;  // "" where areas have none
  std::string
      type_of_each;  // the property that says each area's type, where the file is one that FormatAreas wrote; else ""
};

// The text of a property, "a.b" being b within a where there is no property "a.b"; nothing where it is missing or null.
std::optional<std::string> PropertyText(simdjson::dom::element properties, std::string_view name);

// Whether a property of this name is known to hold ZIP codes.
bool IsZipProperty(std::string_view name);

// Of the first feature of a file. InvalidArgument: one that is asked for is missing, or none is known; it lists what there is.
absl::StatusOr<AreaProperties> ChooseProperties(simdjson::dom::element properties, std::optional<AreaType> type,
                                                std::string_view code, std::string_view name, std::string_view join);

}  // namespace kith
