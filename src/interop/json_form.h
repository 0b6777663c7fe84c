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
// Lifetime  Values and objects live as long as their form, until its next Parse; so do names of members.
// Cost      Values are a few words, and a path is put together where an error needs it: what is right costs no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <simdjson.h>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/container/inlined_vector.h>
#include <absl/status/status.h>

namespace kith {

// Names of one length mostly begin with different letters: to look at these first spares comparing all.
inline bool SameName(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

inline constexpr std::size_t kMaxJsonDepth = 32;
inline constexpr std::size_t kMaxJsonTextBytes = 1000;  // of one string, and of a member's name

class JsonForm;
class JsonObject;

class JsonValue {
 public:
  using Values = absl::InlinedVector<JsonValue, 4>;

  JsonValue() = default;

  // Reports `path: <the value>: expected <expected>`.
  void Fail(std::string_view expected) const;
  // Reports `path: <what>`.
  void FailWith(std::string_view what) const;
  // The same of a limit: ResourceExhausted.
  void FailLimit(std::string_view what) const;

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
  Values List(std::size_t max_size, std::string_view expected) const;
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
    for (const auto& [word, value] : choices) {
      if (word == text && IsText()) return value;
    }
    std::vector<std::string_view> words;
    for (const auto& [word, value] : choices) words.push_back(word);
    FailChoice(words);
    return Value{};
  }

 private:
  friend class JsonForm;
  friend class JsonObject;
  JsonValue(JsonForm* form, simdjson::dom::element element, std::uint32_t path)
      : form_(form), element_(element), path_(path) {}
  std::string_view RawText() const;
  void FailChoice(std::span<const std::string_view> words) const;
  JsonForm* form_ = nullptr;  // nullptr: the empty value after an error
  simdjson::dom::element element_;
  std::uint32_t path_ = 0;  // a step of the form's
};

class JsonObject {
 public:
  using Members = absl::InlinedVector<std::pair<std::string_view, JsonValue>, 12>;

  // nullptr where there is none; lives as long as the object.
  const JsonValue* Find(std::string_view name) const;
  // Reports a missing member.
  JsonValue Require(std::string_view name, std::string_view expected) const;
  const Members& members() const { return members_; }  // in the order of the text

 private:
  friend class JsonValue;
  JsonForm* form_ = nullptr;
  std::uint32_t path_ = 0;
  Members members_;
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
  friend class JsonValue;
  friend class JsonObject;

  // One step on the way to a value: a member's name, or a place in a list.
  struct Step {
    std::uint32_t before;
    std::uint32_t place;
    std::string_view name;  // its data is nullptr in a list
  };
  std::uint32_t AddStep(const Step& step);
  std::string PathTo(std::uint32_t step) const;

  void FailAt(std::string_view text, simdjson::error_code error);
  std::string file_;
  std::int64_t line_;
  simdjson::dom::parser parser_;
  std::vector<Step> steps_;  // 0 is the root
  absl::Status status_;
};

// "a", "a or b", "a, b or c".
std::string OneOfText(std::span<const std::string_view> words);

}  // namespace kith
