// A package of files packed in one input: a line `--- name` begins each; what stands before the first is services.csv.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kith {

inline std::map<std::string, std::string> UnpackFiles(std::string_view packed) {
  constexpr std::string_view kMark = "--- ";
  std::map<std::string, std::string> files;
  std::string* file = &files["services.csv"];
  while (!packed.empty()) {
    const std::string_view line = packed.substr(0, packed.find('\n'));
    const bool ended = line.size() < packed.size();
    packed.remove_prefix(line.size() + (ended ? 1 : 0));
    if (line.substr(0, kMark.size()) == kMark) {
      file = &files[std::string(line.substr(kMark.size()))];
    } else {
      file->append(line);
      if (ended) *file += '\n';
    }
  }
  return files;
}

}  // namespace kith
