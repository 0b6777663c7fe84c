#include "src/interop/area_properties.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <absl/status/status.h>

#include "kith/base/quote.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/interop/area_file.h"

namespace kith {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// Codes of ZIP areas, in the Census Bureau's files and in others. Compared without regard to case.
constexpr std::array<std::string_view, 16> kZipCodes = {
    "ZCTA5CE20", "ZCTA5CE10", "ZCTA5CE00", "ZCTA5CE",    "ZCTA5",    "ZCTA",        "ZCTA_CODE",  "ZIPCODE",
    "ZIP_CODE",  "ZIP5",      "ZIP",       "GEOID_ZCTA", "zip.code", "postal_code", "postalcode", "postcode"};

struct KnownName {
  std::string_view name;
  std::string_view code;  // a property that goes with it; "": none
  AreaType type;
};
constexpr std::array<KnownName, 8> kTypedNames = {{{"hd_name", "hd", AreaType::kOther},
                                                   {"spa_name", "spa", AreaType::kPlanningArea},
                                                   {"city_name", "", AreaType::kCity},
                                                   {"county_name", "", AreaType::kCounty},
                                                   {"state_name", "", AreaType::kState},
                                                   {"city", "", AreaType::kCity},
                                                   {"county", "", AreaType::kCounty},
                                                   {"state", "", AreaType::kState}}};

constexpr std::array<std::string_view, 6> kNames = {"name", "namelsad", "namelsad20", "namelsad10", "label", "title"};
constexpr std::array<std::string_view, 9> kCodes = {"geoid",    "geoid20", "geoid10",  "geoidfq", "external_id",
                                                    "district", "code",    "objectid", "id"};

// The property of that name, whatever its case: on the top level or, where `nested`, one level down. "" where there is none.
std::string FindKnown(element properties, std::string_view wanted, bool nested) {
  object members;
  if (properties.get(members) != simdjson::SUCCESS) return "";
  for (const auto [key, value] : members) {
    if (EqualsIgnoringCase(key, wanted) && !value.is_null()) return std::string(key);
  }
  if (!nested) return "";
  for (const auto [key, value] : members) {
    const std::string inner = FindKnown(value, wanted, false);
    if (!inner.empty()) return std::string(key) + "." + inner;
  }
  return "";
}

template <std::size_t kSize>
std::string FirstKnown(element properties, const std::array<std::string_view, kSize>& wanted, bool nested) {
  for (const std::string_view name : wanted) {
    if (std::string found = FindKnown(properties, name, nested); !found.empty()) return found;
  }
  return "";
}

std::vector<std::string> NamesOf(element properties) {
  std::vector<std::string> names;
  object members;
  if (properties.get(members) != simdjson::SUCCESS) return names;
  for (const auto [key, value] : members) names.emplace_back(key);
  return names;
}

constexpr std::size_t kMaxNamesTold = 30;

std::string ListOfNames(element properties) {
  std::vector<std::string> names = NamesOf(properties);
  if (names.empty()) return "the first feature has no properties";
  const bool more = names.size() > kMaxNamesTold;
  if (more) names.resize(kMaxNamesTold);
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + Quoted(name);
  return "the first feature has " + list + (more ? " and more" : "");
}

// Whether any member of the path is there, its value null or not.
bool HasProperty(element properties, std::string_view name) {
  element value;
  if (properties[name].get(value) == simdjson::SUCCESS) return true;
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return false;
  element inner;
  return properties[name.substr(0, dot)].get(inner) == simdjson::SUCCESS && HasProperty(inner, name.substr(dot + 1));
}

absl::Status Require(element properties, std::string_view name) {
  if (name.empty() || HasProperty(properties, name)) return absl::OkStatus();
  const std::vector<std::string> names = NamesOf(properties);
  return absl::InvalidArgumentError("no property " + Quoted(name) +
                                    DidYouMean(name, std::vector<std::string_view>(names.begin(), names.end())) + "; " +
                                    ListOfNames(properties));
}

// 90001.0 is 90001.
std::string NumberText(element value) {
  constexpr double kWhole = 9007199254740992.0;  // 2^53
  double number = 0;
  if (value.is_double() && value.get(number) == simdjson::SUCCESS && std::abs(number) < kWhole &&
      number == std::floor(number))
    return std::to_string(static_cast<std::int64_t>(number));
  return simdjson::to_string(value);
}

// What FormatAreas writes: each area says its type, in one of our words. Others have a property of that name, too, for types of their own.
std::optional<AreaProperties> DetectOwn(element properties) {
  for (const std::string_view name : {"area_type", "code", "name"}) {
    if (!HasProperty(properties, name)) return std::nullopt;
  }
  if (!AreaTypeOf(PropertyText(properties, "area_type").value_or(""))) return std::nullopt;
  return AreaProperties{AreaType::kOther, "code", "name", "area_type"};
}

// The type, code and name that well-known properties give.
AreaProperties Detect(element properties, std::optional<AreaType> type) {
  if (const std::optional<AreaProperties> own = DetectOwn(properties); own && !type) return *own;
  AreaProperties found;
  if (!type || *type == AreaType::kZip) found.code = FirstKnown(properties, kZipCodes, true);
  if (!found.code.empty()) {
    found.type = AreaType::kZip;
    return found;
  }
  for (const KnownName& known : kTypedNames) {
    if (type && *type != known.type) continue;
    found.name = FindKnown(properties, known.name, false);
    if (found.name.empty()) continue;
    found.type = known.type;
    if (!known.code.empty()) found.code = FindKnown(properties, known.code, false);
    return found;
  }
  found.name = FirstKnown(properties, kNames, false);
  found.code = FirstKnown(properties, kCodes, false);
  return found;
}

}  // namespace

std::optional<std::string> PropertyText(element properties, std::string_view name) {
  element value;
  if (properties[name].get(value) != simdjson::SUCCESS) {
    const std::size_t dot = name.find('.');
    element inner;
    if (dot == std::string_view::npos || properties[name.substr(0, dot)].get(inner) != simdjson::SUCCESS)
      return std::nullopt;
    return PropertyText(inner, name.substr(dot + 1));
  }
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(Trim(text));
  if (value.is_null()) return std::nullopt;
  return NumberText(value);
}

bool IsZipProperty(std::string_view name) {
  return std::any_of(kZipCodes.begin(), kZipCodes.end(),
                     [&](std::string_view known) { return EqualsIgnoringCase(name, known); });
}

absl::StatusOr<AreaProperties> ChooseProperties(element properties, std::optional<AreaType> type, std::string_view code,
                                                std::string_view name, std::string_view join) {
  for (const std::string_view asked : {code, name, join}) {
    if (absl::Status status = Require(properties, asked); !status.ok()) return status;
  }
  AreaProperties chosen = Detect(properties, type);
  if (!code.empty() || !name.empty()) {
    // What is asked for alone names the areas; a code that was found goes with a name that was asked for only if it is a ZIP code's.
    const bool zip = chosen.type == AreaType::kZip;
    if (!zip && code.empty()) chosen.code.clear();
    if (!code.empty()) chosen.code = code;
    if (!name.empty()) chosen.name = name;
  }
  if (!join.empty() && code.empty() && name.empty()) {
    chosen.code = chosen.type == AreaType::kZip ? std::string(join) : std::string();
    chosen.name = chosen.type == AreaType::kZip ? std::string() : std::string(join);
  }
  if (type) chosen.type = *type;
  if (chosen.code.empty() && chosen.name.empty())
    return absl::InvalidArgumentError("no property is known to name its areas; say which with --code or --name (" +
                                      ListOfNames(properties) + ")");
  return chosen;
}

}  // namespace kith
