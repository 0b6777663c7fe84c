#include "src/interop/json_form.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <set>

#include <nlohmann/json.hpp>

#include "kith/base/status.h"
#include "kith/base/suggest.h"

namespace kith {
namespace {

constexpr std::size_t kMaxQuotedBytes = 60;

// At most kMaxQuotedBytes, cut between characters of UTF-8.
std::string Quote(std::string_view text) {
  std::size_t end = std::min(text.size(), kMaxQuotedBytes);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) >> 6) == 2) --end;
  return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "...\"" : "\"");
}

std::string Describe(const simdjson::dom::element& element) {
  switch (element.type()) {
    case simdjson::dom::element_type::ARRAY:
      return "a list";
    case simdjson::dom::element_type::OBJECT:
      return "an object";
    case simdjson::dom::element_type::STRING:
      return Quote(element.get_string().value_unsafe());
    case simdjson::dom::element_type::NULL_VALUE:
      return "null";
    case simdjson::dom::element_type::BOOL:
      return element.get_bool().value_unsafe() ? "true" : "false";
    default:
      return simdjson::minify(element);
  }
}

std::string Join(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : std::string(path) + "." + std::string(name);
}

}  // namespace

std::string OneOfText(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

void JsonValue::Fail(std::string_view expected) const {
  if (form_ != nullptr) form_->Fail(path_, Describe(element_) + ": expected " + std::string(expected));
}

void JsonValue::FailWith(std::string_view what) const {
  if (form_ != nullptr) form_->Fail(path_, what);
}

std::string_view JsonValue::RawText() const {
  return IsText() ? element_.get_string().value_unsafe() : std::string_view();
}

void JsonValue::FailChoice(std::span<const std::string_view> words) const {
  Fail(OneOfText(words) + DidYouMean(RawText(), words));
}

std::string JsonValue::Text(std::string_view expected) const {
  const std::string_view text = RawText();
  if (text.empty()) Fail(expected);
  if (text.size() > kMaxJsonTextBytes) Fail("at most " + std::to_string(kMaxJsonTextBytes) + " bytes");
  return std::string(text);
}

bool JsonValue::Bool() const {
  if (!IsBool()) {
    Fail("true or false");
    return false;
  }
  return element_.get_bool().value_unsafe();
}

double JsonValue::Number(std::string_view expected) const {
  if (!IsNumber()) {
    Fail(expected);
    return 0;
  }
  return element_.get_double().value_unsafe();
}

std::int64_t JsonValue::Integer(std::int64_t min, std::int64_t max) const {
  const std::string expected = "a whole number from " + std::to_string(min) + " to " + std::to_string(max);
  const double value = Number(expected);
  if (std::floor(value) != value || value < static_cast<double>(min) || value > static_cast<double>(max)) {
    Fail(expected);
    return min;
  }
  return static_cast<std::int64_t>(value);
}

std::vector<JsonValue> JsonValue::List(std::size_t max_size, std::string_view expected) const {
  std::vector<JsonValue> values;
  if (!IsList()) {
    Fail(expected);
    return values;
  }
  const simdjson::dom::array list = element_.get_array().value_unsafe();
  for (const simdjson::dom::element element : list) {
    if (values.size() == max_size) {
      form_->FailWith(absl::ResourceExhaustedError(path_ + ": more than " + std::to_string(max_size) + " entries"));
      return values;
    }
    values.emplace_back(form_, element, path_ + "[" + std::to_string(values.size()) + "]");
  }
  return values;
}

std::vector<std::string> JsonValue::Words(std::size_t max_size, std::string_view expected) const {
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (const JsonValue& value : List(max_size, "a list of texts: " + std::string(expected))) {
    words.push_back(value.Text(expected));
    if (!seen.insert(words.back()).second) value.Fail("each only once");
  }
  return words;
}

JsonObject JsonValue::Object(std::span<const std::string_view> known, std::string_view expected) const {
  JsonObject object;
  object.form_ = form_;
  object.path_ = path_;
  if (!IsObject()) {
    Fail(expected);
    return object;
  }
  std::set<std::string_view> seen;
  const simdjson::dom::object json = element_.get_object().value_unsafe();
  for (const auto [name, element] : json) {
    object.members_.emplace_back(std::string(name), JsonValue(form_, element, Join(path_, name)));
    if (!seen.insert(name).second) form_->Fail(Join(path_, name), "occurs twice");
    if (!known.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string hint = DidYouMean(name, known);
      form_->Fail(path_, Quote(name) + " is not known here" + (hint.empty() ? ": expected " + OneOfText(known) : hint));
    }
  }
  return object;
}

std::optional<JsonValue> JsonObject::Find(std::string_view name) const {
  for (const auto& [member, value] : members_) {
    if (member == name) return value;
  }
  return std::nullopt;
}

JsonValue JsonObject::Require(std::string_view name, std::string_view expected) const {
  if (std::optional<JsonValue> value = Find(name)) return *value;
  if (form_ != nullptr) form_->Fail(Join(path_, name), "missing: expected " + std::string(expected));
  return {};
}

JsonValue JsonForm::Parse(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) {
    FailWith(absl::ResourceExhaustedError("longer than " + std::to_string(max_bytes) + " bytes"));
    return {};
  }
  simdjson::dom::element root;
  simdjson::error_code error = parser_.allocate(std::max<std::size_t>(text.size(), 1), kMaxJsonDepth);
  if (!error) error = parser_.parse(text.data(), text.size()).get(root);
  if (error) {
    FailAt(text, error);
    return {};
  }
  return JsonValue(this, root, "");
}

void JsonForm::Fail(std::string_view path, std::string_view what) {
  if (status_.ok()) status_ = InputError({file_, line_, "", std::string(path)}, what);
}

void JsonForm::FailWith(const absl::Status& status) {
  const std::string text = ToString(InputPlace{file_, line_, "", ""}) + ": " + std::string(status.message());
  if (status_.ok()) status_ = absl::Status(status.code(), text);
}

// simdjson does not say where it stopped; on this path alone a second parser finds the place.
void JsonForm::FailAt(std::string_view text, simdjson::error_code error) {
  std::size_t byte = 0;
  try {
    const auto ignored = nlohmann::json::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& found) {
    byte = std::min(found.byte, text.size());
  } catch (const std::exception&) {
  }
  if (error == simdjson::DEPTH_ERROR) return Fail("", "nested deeper than " + std::to_string(kMaxJsonDepth));
  std::string where;
  if (byte > 0) {
    const std::string_view before = text.substr(0, byte - 1);
    const std::int64_t lines = std::count(before.begin(), before.end(), '\n');
    where = " at ";
    if (line_ > 0) {
      line_ += lines;
    } else {
      where += "line " + std::to_string(lines + 1) + ", ";
    }
    where += "column " + std::to_string(byte - (before.rfind('\n') + 1));
  }
  Fail("", "not JSON" + where + ": " + simdjson::error_message(error));
}

}  // namespace kith
