// Catalogues of messages from files: a language that is not shipped, or words of one's own in one that is.
//
//   absl::StatusOr<Messages> korean = LoadMessages("messages/", "ko");        // messages/ko.messages
//   absl::StatusOr<Messages> mine = LoadMessages("my.messages", "");          // whatever language that file says
//
//   absl::StatusOr<Messages> its = LoadDirectoryMessages("los_angeles/", spanish);  // los_angeles/messages/es.messages
//
// Model     A folder has one file for each language, <language>.messages. Where a language is named, the file must be of it.
// Errors    As Messages::Parse; NotFound and FailedPrecondition with the file's name where it cannot be read.
// Cost      Linear in the file. Order: none. Source: docs/messages.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"

namespace kith {

// `language` may be empty where `path` is a file.
// `below`, where there is one, is what it stands on (Messages::ParseOver); it outlives the result.
absl::StatusOr<Messages> LoadMessages(const std::filesystem::path& path, std::string_view language,
                                      const Messages* below = nullptr);

// Where a directory carries the words of its own facts, in its folder.
inline constexpr std::string_view kMessagesFolder = "messages";
// What the directory in `folder` says of its own facts and words, in the language of `below` and on top of it. Nothing where it has no such file, or is
// no folder.
absl::StatusOr<std::optional<Messages>> LoadDirectoryMessages(const std::filesystem::path& folder,
                                                              const Messages& below);

}  // namespace kith
