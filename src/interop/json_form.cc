#include "src/interop/json_form.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

#include "kith/base/status.h"
#include "kith/base/suggest.h"

namespace kith {
namespace {

constexpr std::size_t kMaxQuotedBytes = 60;
constexpr std::size_t kFewNames = 16;  // among which comparing with each is the fastest
constexpr std::size_t kLeastCapacity = 4096;

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

// Whether names are known and each is there once, in the order of the text. Known names mostly come in one order, others ascend: then each costs one
// comparison. An object takes known names or any.
class NameCheck {
 public:
  NameCheck(std::span<const std::string_view> known, std::size_t count) : known_(known), seen_(known.size()) {
    if (count > kFewNames && known.empty()) in_long_object_.emplace();
  }

  // Whether `name` is known; then Repeats() says whether it was there before.
  bool IsKnown(std::string_view name) {
    if (known_.empty()) {
      repeats_ = RepeatsAny(name);
      return true;
    }
    std::size_t at = next_;
    for (std::size_t tried = 0; tried < known_.size(); ++tried, ++at) {
      if (at >= known_.size()) at = 0;
      if (!SameName(known_[at], name)) continue;
      next_ = at + 1;
      repeats_ = seen_[at];
      seen_[at] = true;
      return true;
    }
    repeats_ = false;
    return false;
  }
  bool Repeats() const { return repeats_; }

 private:
  bool RepeatsAny(std::string_view name) {
    bool repeats = false;
    if (!names_.empty() && !(in_order_ && names_.back() < name)) {
      in_order_ = false;
      repeats = in_long_object_ ? in_long_object_->contains(name)
                                : std::find(names_.begin(), names_.end(), name) != names_.end();
    }
    names_.push_back(name);
    if (in_long_object_) in_long_object_->insert(name);
    return repeats;
  }

  std::span<const std::string_view> known_;
  absl::InlinedVector<bool, kFewNames> seen_;  // beside known_
  std::size_t next_ = 0;                       // in known_, behind the last that was found
  absl::InlinedVector<std::string_view, kFewNames> names_;
  bool in_order_ = true;
  bool repeats_ = false;
  std::optional<std::set<std::string_view>> in_long_object_;
};

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
  if (form_ != nullptr) form_->Fail(form_->PathTo(path_), Describe(element_) + ": expected " + std::string(expected));
}

void JsonValue::FailWith(std::string_view what) const {
  if (form_ != nullptr) form_->Fail(form_->PathTo(path_), what);
}

namespace {
std::string WithColon(const std::string& path) { return path.empty() ? path : path + ": "; }
}  // namespace

void JsonValue::FailLimit(std::string_view what) const {
  if (form_ != nullptr)
    form_->FailWith(absl::ResourceExhaustedError(WithColon(form_->PathTo(path_)) + std::string(what)));
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
  const double value = IsNumber() ? element_.get_double().value_unsafe() : std::nan("");
  if (std::floor(value) == value && value >= static_cast<double>(min) && value <= static_cast<double>(max))
    return static_cast<std::int64_t>(value);
  Fail("a whole number from " + std::to_string(min) + " to " + std::to_string(max));
  return min;
}

JsonValue::Values JsonValue::List(std::size_t max_size, std::string_view expected) const {
  Values values;
  if (!IsList()) {
    Fail(expected);
    return values;
  }
  const simdjson::dom::array list = element_.get_array().value_unsafe();
  for (const simdjson::dom::element element : list) {
    if (values.size() == max_size) {
      FailLimit("more than " + std::to_string(max_size) + " entries");
      return values;
    }
    const auto place = static_cast<std::uint32_t>(values.size());
    values.push_back(JsonValue(form_, element, form_->AddStep({.before = path_, .place = place, .name = {}})));
  }
  return values;
}

std::vector<std::string> JsonValue::Words(std::size_t max_size, std::string_view expected) const {
  std::vector<std::string> words;
  if (!IsList()) {
    Fail("a list of texts: " + std::string(expected));
    return words;
  }
  const Values values = List(max_size, expected);
  words.reserve(values.size());
  std::set<std::string> seen;  // of long lists
  for (const JsonValue& value : values) {
    std::string word = value.Text(expected);
    const bool again = values.size() > kFewNames ? !seen.insert(word).second
                                                 : std::find(words.begin(), words.end(), word) != words.end();
    words.push_back(std::move(word));
    if (again) value.Fail("each only once");
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
  NameCheck check(known, element_.get_object().value_unsafe().size());
  const simdjson::dom::object json = element_.get_object().value_unsafe();
  for (const auto [name, element] : json) {
    // Every message below would repeat it.
    if (name.size() > kMaxJsonTextBytes) {
      FailLimit(Quote(name) + ": a name is longer than " + std::to_string(kMaxJsonTextBytes) + " bytes");
      return object;
    }
    const std::uint32_t path = form_->AddStep({.before = path_, .place = 0, .name = name});
    const bool is_known = check.IsKnown(name);
    if (check.Repeats()) form_->Fail(form_->PathTo(path), "occurs twice");
    if (!is_known) {
      const std::string hint = DidYouMean(name, known);
      form_->Fail(form_->PathTo(path_),
                  Quote(name) + " is not known here" + (hint.empty() ? ": expected " + OneOfText(known) : hint));
    }
    object.members_.emplace_back(name, JsonValue(form_, element, path));
  }
  return object;
}

const JsonValue* JsonObject::Find(std::string_view name) const {
  for (const auto& [member, value] : members_) {
    if (SameName(member, name)) return &value;
  }
  return nullptr;
}

JsonValue JsonObject::Require(std::string_view name, std::string_view expected) const {
  if (const JsonValue* const value = Find(name)) return *value;
  if (form_ != nullptr) form_->Fail(Join(form_->PathTo(path_), name), "missing: expected " + std::string(expected));
  return {};
}

std::uint32_t JsonForm::AddStep(const Step& step) {
  steps_.push_back(step);
  return static_cast<std::uint32_t>(steps_.size() - 1);
}

// "needs[0].places"
std::string JsonForm::PathTo(std::uint32_t step) const {
  if (step == 0) return "";
  const Step& last = steps_[step];
  const std::string before = PathTo(last.before);
  if (last.name.data() == nullptr) return before + "[" + std::to_string(last.place) + "]";
  return Join(before, last.name);
}

JsonValue JsonForm::Parse(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) {
    FailWith(absl::ResourceExhaustedError("longer than " + std::to_string(max_bytes) + " bytes"));
    return {};
  }
  simdjson::dom::element root;
  simdjson::error_code error = simdjson::SUCCESS;
  if (parser_.capacity() < text.size() || parser_.max_depth() != kMaxJsonDepth)
    error = parser_.allocate(std::max(kLeastCapacity, 2 * text.size()), kMaxJsonDepth);
  if (!error) error = parser_.parse(text.data(), text.size()).get(root);
  if (error) {
    FailAt(text, error);
    return {};
  }
  steps_.assign(1, Step{.before = 0, .place = 0, .name = {}});
  return JsonValue(this, root, 0);
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
