#include "kith/base/status.h"

namespace kith {

std::string ToString(const InputPlace& place) {
  std::string text = place.file;
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (!place.record.empty()) text += (text.empty() ? "record " : ": record ") + place.record;
  if (!place.field.empty()) text += (text.empty() ? "" : ": ") + place.field;
  return text;
}

absl::Status InputError(const InputPlace& place, std::string_view what) {
  const std::string where = ToString(place);
  return absl::InvalidArgumentError(where.empty() ? std::string(what) : where + ": " + std::string(what));
}

}  // namespace kith
