#include "kith/interop/message_files.h"

#include <string>
#include <system_error>

#include "kith/base/status.h"
#include "src/interop/mapped_file.h"

namespace kith {

absl::StatusOr<Messages> LoadMessages(const std::filesystem::path& path, std::string_view language,
                                      const Messages* below) {
  std::error_code error;
  std::filesystem::path file = path;
  if (std::filesystem::is_directory(path, error)) file /= std::string(language) + std::string(kMessageFileSuffix);
  const std::string name = file.string();
  const absl::StatusOr<MappedFile> text = MapFile(file, name, kMaxMessageFileBytes, MapUse::kOnceThrough);
  if (!text.ok()) return text.status();
  absl::StatusOr<Messages> messages =
      below == nullptr ? Messages::Parse(text->text, name) : Messages::ParseOver(*below, text->text, name);
  if (messages.ok() && !language.empty() && messages->language() != language)
    return InputError({name, 0, "", "@language"}, messages->language() + ": expected " + std::string(language) +
                                                      ", the language that was asked for");
  return messages;
}

absl::StatusOr<std::optional<Messages>> LoadDirectoryMessages(const std::filesystem::path& folder,
                                                              const Messages& below) {
  std::error_code error;
  const std::filesystem::path file = folder / kMessagesFolder / (below.language() + std::string(kMessageFileSuffix));
  if (!std::filesystem::exists(file, error)) return std::optional<Messages>();
  absl::StatusOr<Messages> messages = LoadMessages(file, below.language(), &below);
  if (!messages.ok()) return messages.status();
  return std::optional<Messages>(*std::move(messages));
}

}  // namespace kith
