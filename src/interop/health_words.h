// Words that the health reports share.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "kith/interop/health.h"

namespace kith {

inline std::string_view FreshnessLabel(std::size_t bucket) {
  constexpr std::array<std::string_view, 7> kLabels = {
      "up to 90 days", "up to 180 days", "up to 365 days", "up to 730 days", "longer", "after as_of", "never"};
  return kLabels[bucket];
}

inline std::string OrganizationName(const Catalog& catalog, std::uint32_t organization) {
  return organization == kNoOrganization ? "no organization" : catalog.directory().organizations[organization].name;
}

}  // namespace kith
