#include "src/interop/json_cell.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "kith/base/text.h"

namespace kith {

using simdjson::dom::element_type;

std::string CellOfNumber(double value) {
  std::array<char, 32> text{};
  const std::to_chars_result end = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

std::string CellOfJson(simdjson::dom::element json) {
  switch (json.type()) {
    case element_type::NULL_VALUE:
      return "";
    case element_type::STRING: {
      std::string text(json.get_string().value_unsafe());
      std::replace(text.begin(), text.end(), '\0', ' ');  // no file of ours can hold it
      return text;
    }
    case element_type::DOUBLE:
      return CellOfNumber(json.get_double().value_unsafe());
    default:
      return simdjson::minify(json);
  }
}

std::string ColumnOfJson(std::string_view name) {
  std::string column(name);
  std::replace_if(
      column.begin(), column.end(), [](char c) { return c == '\0' || c == '\n' || c == '\r'; }, ' ');
  return Trim(column).empty() ? "#" : column;
}

}  // namespace kith
