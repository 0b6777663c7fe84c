// Whole 1e-7 degrees as the shortest decimal text: -118.2092, 34, -0.5.
#pragma once

#include <cstdint>
#include <string>

namespace kith {

void AppendDegrees(std::string& out, std::int32_t e7);

}  // namespace kith
