// AreaMaker: areas out of what was drawn: outlines repaired, codes checked, features joined, everything counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/status.h"
#include "kith/interop/area_file.h"
#include "src/interop/area_properties.h"
#include "src/interop/import_log.h"

namespace kith {

// One feature of a file, or one row of a list.
struct DrawnArea {
  std::size_t table = 0;    // of the log
  std::int64_t number = 0;  // of the feature in its file, or the line of the row: where issues are told
  AreaType type = AreaType::kOther;
  std::string code, name;
  std::string group;  // the value of the property that joins
  bool has_geometry = false;
  bool listed = false;  // a row of a list: it need not have an outline
  Outline outline;      // as drawn
  Extras extras;
};

// `status`, with the place before its message.
absl::Status AtPlace(const InputPlace& place, const absl::Status& status);

class AreaMaker {
 public:
  explicit AreaMaker(const AreaReadOptions& options) : options_(options) {}

  ImportLog& log() { return log_; }
  // ResourceExhausted: over a limit; the caller knows the file and the line.
  absl::Status CountFeature();
  void CountLeftOut() { ++import_.tally.left_out; }
  void NoteProperties(const AreaProperties& properties);
  void NoteList(std::string_view code) { import_.properties.push_back("type zip, code " + std::string(code)); }

  // What is wrong with this one alone is in the log. ResourceExhausted: over a limit.
  absl::Status Add(DrawnArea drawn);
  void Reject(const DrawnArea& drawn, std::string_view field, std::string reason);

  absl::StatusOr<AreaImport> Finish() &&;

 private:
  struct Group {
    std::size_t area = 0;
    DrawnArea first;  // without its outline
    std::vector<Outline> outlines;
    std::uint64_t features = 0;
  };

  bool CheckCode(DrawnArea& drawn);
  bool RepairOutline(DrawnArea& drawn);
  void NoteRepairs(const DrawnArea& drawn, const RepairedOutline& repaired);
  absl::Status Count(const DrawnArea& drawn);
  void Join(DrawnArea drawn);
  bool IsListedAgain(const DrawnArea& drawn);
  void Issue(const DrawnArea& drawn, DefectFate fate, std::string_view field, std::string reason);
  void UniteGroups();
  void GiveKeys();
  static Area ToArea(DrawnArea drawn);

  const AreaReadOptions& options_;
  ImportLog log_;
  AreaImport import_;
  std::map<std::pair<AreaType, std::string>, std::size_t> by_code_;  // positions in import_.areas
  std::map<std::pair<AreaType, std::string>, std::size_t> group_of_;
  std::vector<Group> groups_;
};

}  // namespace kith
