// Element: a small document of named elements with attributes, out of XML or JSON.
//
// Model     XML 1.0 as far as data files use it: elements, attributes, text, CDATA, comments, the five named entities and character references. A
//           document type is refused, so that no entity can multiply. Of JSON an object is an element, called by the member that it stands in; its texts
//           and numbers are attributes (without an @ in front, #text the text), objects and lists its children.
// Lines     Of XML where the element begins; of JSON where its bracket stands.
// Errors    InvalidArgument with file and line; ResourceExhausted: more elements, or deeper in each other, than the limits say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

namespace kith {

struct Element {
  std::string name;
  std::int64_t line = 0;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  // of itself, without that of its children; trimmed
  std::vector<Element> children;

  // "" where there is none.
  std::string_view Attribute(std::string_view attribute) const;
};

struct ElementLimits {
  std::size_t elements = 0;
  std::size_t depth = 0;
};

// The element at the root. `version` is that of the header, "" without one.
absl::StatusOr<Element> ParseXml(std::string_view text, const std::string& file, const ElementLimits& limits,
                                 std::string& version);
absl::StatusOr<Element> ParseJsonElements(std::string_view text, const std::string& file, const ElementLimits& limits);

}  // namespace kith
