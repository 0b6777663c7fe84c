#include "src/interop/source_files.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <absl/status/status.h>

#include "src/interop/mapped_file.h"

namespace kith {
namespace {

absl::StatusOr<SourceFile> Map(const std::filesystem::path& path, std::string_view name, std::uint64_t max_bytes) {
  absl::StatusOr<MappedFile> file = MapFile(path, name, max_bytes, MapUse::kOnceThrough);
  if (!file.ok()) return file.status();
  return SourceFile{std::string(name), file->text, std::move(file->keeper)};
}

// Adds the regular files of one folder, with `prefix` before their names.
absl::Status List(const std::filesystem::path& folder, const std::string& prefix, std::size_t files_max,
                  std::vector<std::string>& names) {
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    std::error_code unreadable;
    if (name.starts_with('.') || !entries->is_regular_file(unreadable)) continue;
    names.push_back(prefix + name);
    if (names.size() > files_max)
      return absl::ResourceExhaustedError(folder.string() + ": more than " + std::to_string(files_max) + " files");
  }
  return error ? SystemError(folder, error.value()) : absl::OkStatus();
}

}  // namespace

absl::StatusOr<SourceFiles> SourceFiles::OfFolder(const std::filesystem::path& folder,
                                                  const std::vector<std::string>& sub_folders, std::size_t files_max) {
  std::error_code error;
  if (!std::filesystem::exists(folder, error))
    return absl::NotFoundError(folder.string() + ": there is no such folder");
  if (!std::filesystem::is_directory(folder, error))
    return absl::NotFoundError(folder.string() + ": this is a file; the folder that holds the CSV files is expected");
  SourceFiles files;
  files.folder_ = folder;
  absl::Status listed = List(folder, "", files_max, files.names_);
  for (const std::string& sub : sub_folders) {
    if (listed.ok() && std::filesystem::is_directory(folder / sub, error))
      listed = List(folder / sub, sub + "/", files_max, files.names_);
  }
  if (!listed.ok()) return listed;
  std::sort(files.names_.begin(), files.names_.end());
  return files;
}

SourceFiles SourceFiles::OfTexts(std::map<std::string, std::string> texts) {
  SourceFiles files;
  for (const auto& [name, text] : texts) files.names_.push_back(name);
  files.texts_ = std::make_shared<const std::map<std::string, std::string>>(std::move(texts));
  return files;
}

bool SourceFiles::Has(std::string_view name) const { return std::binary_search(names_.begin(), names_.end(), name); }

absl::StatusOr<SourceFile> SourceFiles::Open(std::string_view name, std::uint64_t max_bytes) const {
  if (!Has(name)) return absl::NotFoundError((folder_ / name).string() + ": there is no such file");
  if (texts_ == nullptr) return Map(folder_ / name, name, max_bytes);
  const std::string& text = texts_->at(std::string(name));
  if (text.size() > max_bytes) return TooLarge(name, text.size(), max_bytes);
  return SourceFile{std::string(name), text, texts_};
}

absl::Status SourceFiles::InFolder(const absl::Status& error) const {
  const std::string_view message(error.message().data(), error.message().size());
  const std::string_view name = message.substr(0, message.find(':'));
  if (error.ok() || folder_.empty() || !Has(name)) return error;
  return absl::Status(error.code(), (folder_ / message).string());
}

}  // namespace kith
