// JSON as a tree of elements.
#include <simdjson.h>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/element_tree.h"
#include "src/interop/json_cell.h"

namespace kith {
namespace {

using simdjson::dom::element;

// The lines on which objects begin, in the order in which they stand in the text.
std::vector<std::int64_t> LinesOfObjects(std::string_view json) {
  std::vector<std::int64_t> lines;
  std::int64_t line = 1;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '\n') ++line;
    if (quoted && c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (c == '{' && !quoted) lines.push_back(line);
  }
  return lines;
}

class JsonElements {
 public:
  JsonElements(std::string_view json, std::string file, const ElementLimits& limits)
      : lines_(LinesOfObjects(json)), file_(std::move(file)), limits_(limits) {}

  absl::StatusOr<Element> Parse(element json) {
    Element root;
    root.line = 1;
    AddMember("", json, root, 0);
    if (!status_.ok()) return status_;
    // A file that is one object is that object; one that holds a single object, and nothing else, is what it holds: { "taxonomy": { ... } }.
    for (int i = 0; i < 2 && json.is_object() && IsWrapping(root); ++i) {
      Element only = std::move(root.children.front());
      root = std::move(only);
    }
    return root;
  }

 private:
  static bool IsWrapping(const Element& element) {
    return element.children.size() == 1 && element.attributes.empty() && element.text.empty();
  }

  void AddMember(std::string_view name, element value, Element& parent, std::size_t depth) {
    if (!status_.ok()) return;
    if (depth > limits_.depth) {
      status_ = TooMany(": more than " + std::to_string(limits_.depth) + " elements in each other");
    } else if (value.is_array()) {
      for (const element each : simdjson::dom::array(value)) AddMember(name, each, parent, depth + 1);
    } else if (value.is_object()) {
      AddObject(name, value, parent, depth);
    } else {
      const std::string_view bare = name.starts_with('@') ? name.substr(1) : name;
      std::string cell = CellOfJson(value);
      if (bare == "#text") {
        parent.text = std::string(Trim(cell));
      } else {
        parent.attributes.emplace_back(bare, std::move(cell));
      }
    }
  }

  void AddObject(std::string_view name, element value, Element& parent, std::size_t depth) {
    if (count_ >= limits_.elements) {
      status_ = TooMany(": more than " + std::to_string(limits_.elements) + " elements");
      return;
    }
    Element object;
    object.name = std::string(name);
    object.line = lines_[count_++];
    for (const auto [member, inner] : simdjson::dom::object(value)) AddMember(member, inner, object, depth + 1);
    parent.children.push_back(std::move(object));
  }

  absl::Status TooMany(const std::string& what) const {
    const std::int64_t line = count_ == 0 ? 1 : lines_[count_ - 1];
    return absl::ResourceExhaustedError(ToString(InputPlace{file_, line, "", ""}) + what);
  }

  std::vector<std::int64_t> lines_;
  std::string file_;
  ElementLimits limits_;
  std::size_t count_ = 0;
  absl::Status status_;
};

}  // namespace

absl::StatusOr<Element> ParseJsonElements(std::string_view text, const std::string& file, const ElementLimits& limits) {
  simdjson::dom::parser parser;
  element json;
  const simdjson::error_code error = parser.parse(text.data(), text.size()).get(json);
  if (error == simdjson::MEMALLOC) return absl::ResourceExhaustedError(file + ": no memory for it");
  if (error != simdjson::SUCCESS)
    return InputError({file, 1, "", ""}, std::string("is not JSON (") + simdjson::error_message(error) + ")");
  return JsonElements(text, file, limits).Parse(json);
}

}  // namespace kith
