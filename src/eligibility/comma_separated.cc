#include "src/eligibility/comma_separated.h"

#include "kith/base/text.h"

namespace kith {

std::optional<std::vector<std::string>> SplitRecord(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool doubled = quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"';
    if (doubled) ++i;
    if (c == '"' && !doubled) {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  if (quoted) return std::nullopt;
  for (std::string& cell : cells) cell = std::string(Trim(cell));
  return cells;
}

}  // namespace kith
