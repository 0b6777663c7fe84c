// `kith areas` as text and as JSON.
#pragma once

#include <optional>
#include <string>

#include "examples/kith/layout.h"
#include "kith/geo/zip_comparison.h"
#include "kith/interop/area_file.h"

namespace kith_program {

struct CheckedAreas {
  const kith::AreaImport* import = nullptr;
  std::optional<kith::ZipComparison> zips;  // where a directory was named
};

// One line for each area, then the numbers.
std::string AreasText(const CheckedAreas& checked, const TextOptions& options);
// One line for each repair and rejection, then the numbers.
std::string AreaCheckText(const CheckedAreas& checked, const TextOptions& options);
// One line without its end: areas without their outlines, issues, numbers.
std::string AreasJson(const CheckedAreas& checked);

}  // namespace kith_program
