// Messages: what the library says to people, in one language, read from a catalogue that a translator can edit.
//
//   const Messages& english = Messages::English();
//   const Messages* spanish = Messages::Shipped("es");                   // nullptr where none is shipped
//   absl::StatusOr<Messages> korean = Messages::Parse(text, "ko.messages");
//   Phrase said = spanish->Say("money.month"_message, {MessageArgument::Figure("amount", "$2,610")});   // "$2,610 al mes"
//
// Model     A catalogue has one pattern for each code: text with values in braces, and choices by a word or by the plural rule of its
//           language. docs/messages.md describes the file. No sentence is put together from words in code: what is joined is joined by a
//           message. A catalogue of a shipped language, or of a new one, stands on top of the shipped one (else of English): what it does
//           not say is said there, and `missing` names it.
// Writing   In a language written from right to left, names, numbers and foreign words are set apart by Unicode isolates (UAX 9), and
//           characters that turn the direction are dropped from them.
// Order     Codes ascending by their bytes.
// Threads   Immutable; const calls need no lock.   Lifetime  Values; the shipped ones live as long as the program.
// Cost      Parse: linear in the text. Say: linear in what is said, one look-up for each message.
// Errors    Parse: InvalidArgument names file, line and code and says what was expected; ResourceExhausted: over a maximum below.
// Source    Patterns are a subset of ICU MessageFormat; plural rules are written as in Unicode CLDR (UTS 35, part 3).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/base/attributes.h>
#include <absl/status/statusor.h>

#include "kith/base/money.h"
#include "kith/base/time.h"

namespace kith {

inline constexpr std::size_t kMaxMessageFileBytes = 4U << 20;
inline constexpr std::size_t kMaxMessages = 20'000;      // of one file
inline constexpr std::size_t kMaxMessageBytes = 10'000;  // of one message
inline constexpr int kMaxMessageDepth = 8;               // of choices within choices
inline constexpr std::string_view kMessageFileSuffix = ".messages";

// What was said in some language: a sentence, or a piece that another message takes up.
struct Phrase {
  std::string text;
  bool begins_with_name = false;  // it stays as it is written at the beginning of a sentence
};

// The code of a message. Only literals make one, so that a test can list all that the code uses: "money.month"_message.
class MessageCode {
 public:
  constexpr std::string_view text() const { return text_; }
  friend consteval MessageCode operator""_message(const char* text, std::size_t size);

 private:
  constexpr explicit MessageCode(std::string_view text) : text_(text) {}
  std::string_view text_;
};
consteval MessageCode operator""_message(const char* text, std::size_t size) { return MessageCode({text, size}); }

// One value of a message. It points at its text, which must live as long: clang says where it would not.
class MessageArgument {
 public:
  // A word of ours that choices are made by.
  static MessageArgument Key(std::string_view name, std::string_view key ABSL_ATTRIBUTE_LIFETIME_BOUND) {
    return {name, Kind::kKey, key};
  }
  // What somebody wrote: a word, a question.
  static MessageArgument Text(std::string_view name, std::string_view text ABSL_ATTRIBUTE_LIFETIME_BOUND) {
    return {name, Kind::kText, text};
  }
  // What somebody is called: never changed, not even at the beginning of a sentence.
  static MessageArgument Name(std::string_view name, std::string_view text ABSL_ATTRIBUTE_LIFETIME_BOUND) {
    return {name, Kind::kName, text};
  }
  // What this language said already.
  static MessageArgument Said(std::string_view name, const Phrase& phrase ABSL_ATTRIBUTE_LIFETIME_BOUND) {
    MessageArgument argument(name, Kind::kPhrase, phrase.text);
    argument.begins_with_name_ = phrase.begins_with_name;
    return argument;
  }
  // An amount or a date as it reads.
  static MessageArgument Figure(std::string_view name, std::string_view text ABSL_ATTRIBUTE_LIFETIME_BOUND) {
    return {name, Kind::kNumber, text};
  }
  // A number, which plural rules look at where it is whole and not negative.
  static MessageArgument Number(std::string_view name, double value);

  enum class Kind : std::uint8_t { kKey, kText, kName, kPhrase, kNumber };
  std::string_view name() const { return name_; }
  Kind kind() const { return kind_; }
  std::string_view text() const { return own_.empty() ? text_ : std::string_view(own_); }
  bool begins_with_name() const { return begins_with_name_; }
  std::optional<std::uint64_t> whole() const { return whole_; }

 private:
  MessageArgument(std::string_view name, Kind kind, std::string_view text) : name_(name), kind_(kind), text_(text) {}
  std::string_view name_;
  Kind kind_;
  std::string_view text_;
  std::string own_;  // of a number
  bool begins_with_name_ = false;
  std::optional<std::uint64_t> whole_;
};
using MessageArguments = std::initializer_list<MessageArgument>;

struct MessageTable;
struct MessageEntry;

class Messages {
 public:
  static const Messages& English();
  // By the language's code: "en", "es". nullptr where none is shipped.
  static const Messages* Shipped(std::string_view language);
  static std::vector<std::string_view> ShippedLanguages();

  // One file of any language. `file_name` is for errors alone.
  static absl::StatusOr<Messages> Parse(std::string_view text, std::string_view file_name);
  // On top of another catalogue of its language, which outlives it: what a directory says of its own facts, say, and words of one's own on that.
  static absl::StatusOr<Messages> ParseOver(const Messages& below, std::string_view text, std::string_view file_name);
  Messages(Messages&&) noexcept;
  Messages& operator=(Messages&&) noexcept;
  ~Messages();

  const std::string& language() const;  // "es": a tag of BCP 47
  const std::string& name() const;      // "Español": the language in itself
  bool right_to_left() const;
  // Codes that it leaves to the catalogue below it.
  const std::vector<std::string>& missing() const;

  Phrase Say(MessageCode code, MessageArguments arguments = {}) const;
  // The message of one member of an open family: "word.*"_message and "medi_cal" is word.medi_cal, else what word.* says of all others.
  Phrase Say(MessageCode family, std::string_view member, MessageArguments arguments) const;
  // Whether that member has a message of its own, in this language or one below it.
  bool Has(MessageCode family, std::string_view member) const;

 private:
  friend class MessageFile;
  explicit Messages(std::unique_ptr<const MessageTable> table);
  Phrase SayFrom(const MessageTable& table, const MessageEntry& entry, MessageArguments arguments) const;
  std::unique_ptr<const MessageTable> table_;
};

// --- Values that every floor says alike ---

Phrase SayMoney(const Messages& messages, Money money);  // "$2,610/month"; "$2,610 al mes"
Phrase SayDate(const Messages& messages, Date date);     // "2026-11-24"; "24 de noviembre de 2026"

// Items joined two by two by a message with `before`, `last` and `place` ("two": there are but two; "end": the last of more; "middle").
Phrase SayJoined(const Messages& messages, MessageCode joint, const std::vector<Phrase>& items);
// The same, of many the first few: "a, b and 12 more".
Phrase SaySome(const Messages& messages, MessageCode joint, const std::vector<Phrase>& items);

// How a sentence ends that ends in `text`: "stop" where `text` closes it itself, else "open".
std::string_view EndOf(std::string_view text);

}  // namespace kith
