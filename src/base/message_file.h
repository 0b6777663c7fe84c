// Reads a catalogue file: docs/messages.md. English is the reference: it says which codes there are, and which values each has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "src/base/message_pattern.h"

namespace kith {

struct MessageValueName {
  std::string name;
  bool number = false;  // plural forms may be chosen by it
  bool operator==(const MessageValueName&) const = default;
};

struct MessageEntry {
  MessagePattern pattern;
  std::vector<MessageValueName> values;  // of the reference only
};

struct MessageTable {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view code) const { return std::hash<std::string_view>{}(code); }
  };
  std::string language, name;
  MessageWriting writing;
  std::unordered_map<std::string, MessageEntry, Hash, std::equal_to<>> entries;  // looked up, never walked
  std::vector<std::string> codes;                                                // ascending
  std::vector<std::string> missing;
  const MessageTable* below = nullptr;

  const MessageEntry* Find(std::string_view code) const;
  // The entry of `code`, or of the family that it is a member of: word.medi_cal is of word.*.
  const MessageEntry* FindOrFamily(std::string_view code) const;
};

class MessageFile {
 public:
  static absl::StatusOr<Messages> ReadReference(std::string_view text, std::string_view file_name);
  static absl::StatusOr<Messages> Read(std::string_view text, std::string_view file_name, const Messages& reference);
  // On the shipped catalogue of its language, else on English.
  static absl::StatusOr<Messages> ReadOnShipped(std::string_view text, std::string_view file_name);
  static absl::StatusOr<Messages> ReadOver(const Messages& below, std::string_view text, std::string_view file_name);
  // What a shipped catalogue is made of, for tests: all its codes, ascending, and what they take.
  static const MessageTable& DataOf(const Messages& messages) { return *messages.table_; }
};

}  // namespace kith
