// One record of a comma-separated file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Its cells, trimmed; std::nullopt where a quote is not closed. A quoted cell may hold commas, and quotes that are doubled.
std::optional<std::vector<std::string>> SplitRecord(std::string_view line);

}  // namespace kith
