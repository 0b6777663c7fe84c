// JsonForm: reads JSON whose members are known, and says precisely where it is not as expected.
//
//   JsonForm form("clients.ndjson", 3);
//   const JsonValue root = form.Parse(text, kMaxHouseholdBytes);
//   const JsonObject object = root.Object({"id", "places"});
//   if (auto places = object.Find("places")) need.places = places->Integer(1, 1000);
//   KITH_RETURN_IF_ERROR(form.status());         // clients.ndjson:3: needs[0].places: 0: expected a whole number from 1 to 1000
//
// Model     The first error stays; after it every getter gives an empty value, so that callers look once, at the end. An unknown member is
//           an error with the nearest known one, and so is a member that occurs twice: nothing in a file is skipped silently.
// Lifetime  Values and objects live as long as their form, until its next Parse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <simdjson.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/status.h>

namespace kith {

inline constexpr std::size_t kMaxJsonDepth = 32;
inline constexpr std::size_t kMaxJsonTextBytes = 1000;  // of one string

class JsonForm;
class JsonObject;

class JsonValue {
 public:
  JsonValue() = default;
  JsonValue(JsonForm* form, simdjson::dom::element element, std::string path)
      : form_(form), element_(element), path_(std::move(path)) {}

  // Reports `path: <the value>: expected <expected>`.
  void Fail(std::string_view expected) const;
  // Reports `path: <what>`.
  void FailWith(std::string_view what) const;

  bool IsObject() const { return form_ != nullptr && element_.is_object(); }
  bool IsList() const { return form_ != nullptr && element_.is_array(); }
  bool IsText() const { return form_ != nullptr && element_.is_string(); }
  bool IsNumber() const { return form_ != nullptr && element_.is_number(); }
  bool IsBool() const { return form_ != nullptr && element_.is_bool(); }

  // `expected` describes the value in messages: "a taxonomy term's id, code or name".
  std::string Text(std::string_view expected) const;  // 1 to kMaxJsonTextBytes bytes
  bool Bool() const;
  double Number(std::string_view expected) const;
  std::int64_t Integer(std::int64_t min, std::int64_t max) const;  // 3.0 is 3
  std::vector<JsonValue> List(std::size_t max_size, std::string_view expected) const;
  // Texts, each once.
  std::vector<std::string> Words(std::size_t max_size, std::string_view expected) const;
  // Its members must be among `known`; an empty list takes any.
  JsonObject Object(std::span<const std::string_view> known, std::string_view expected) const;

  template <class Value>
  using Choices = std::span<const std::pair<std::string_view, Value>>;
  // The value that the text stands for; the message lists the texts.
  template <class Value>
  Value Choice(Choices<Value> choices) const {
    const std::string_view text = RawText();
    std::vector<std::string_view> words;
    for (const auto& [word, value] : choices) {
      if (IsText() && word == text) return value;
      words.push_back(word);
    }
    FailChoice(words);
    return Value{};
  }

  const std::string& path() const { return path_; }

 private:
  friend class JsonObject;
  std::string_view RawText() const;
  void FailChoice(std::span<const std::string_view> words) const;
  JsonForm* form_ = nullptr;  // nullptr: the empty value after an error
  simdjson::dom::element element_;
  std::string path_;
};

class JsonObject {
 public:
  std::optional<JsonValue> Find(std::string_view name) const;
  // Reports a missing member.
  JsonValue Require(std::string_view name, std::string_view expected) const;
  const std::vector<std::pair<std::string, JsonValue>>& members() const { return members_; }

 private:
  friend class JsonValue;
  JsonForm* form_ = nullptr;
  std::string path_;
  std::vector<std::pair<std::string, JsonValue>> members_;  // in the order of the text
};

class JsonForm {
 public:
  // `line` is that on which a parsed text begins; 0: messages name no line.
  explicit JsonForm(std::string file, std::int64_t line = 0) : file_(std::move(file)), line_(line) {}

  // An empty value and an error where `text` is not one JSON value or longer than `max_bytes`.
  JsonValue Parse(std::string_view text, std::size_t max_bytes);
  void set_line(std::int64_t line) { line_ = line; }
  void Fail(std::string_view path, std::string_view what);
  void FailWith(const absl::Status& status);
  const absl::Status& status() const { return status_; }
  // Before another text is parsed, where the error of one does not end the rest.
  void ForgetError() { status_ = absl::OkStatus(); }

 private:
  void FailAt(std::string_view text, simdjson::error_code error);
  std::string file_;
  std::int64_t line_;
  simdjson::dom::parser parser_;
  absl::Status status_;
};

// "a", "a or b", "a, b or c".
std::string OneOfText(std::span<const std::string_view> words);

}  // namespace kith
