#include "examples/kith/rules_check.h"

#include <array>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <absl/status/statusor.h>

#include "examples/kith/command.h"
#include "examples/kith/rule_files.h"
#include "examples/kith/rule_findings_text.h"
#include "kith/eligibility/check_rules.h"
#include "kith/interop/hsds.h"
#include "kith/interop/rule_report.h"

namespace kith_program {
namespace {

// The directories in whose `rules` files stand, each read once; none where it is no directory that can be read.
class Directories {
 public:
  const kith::Catalog* Around(const std::string& file) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    if (folder.filename() != "rules") return nullptr;
    const auto [found, added] = read_.try_emplace(folder.parent_path().string());
    if (added) {
      absl::StatusOr<kith::Catalog> catalog = kith::LoadCatalog(folder.parent_path());
      if (catalog.ok()) found->second.emplace(*std::move(catalog));
    }
    return found->second ? &*found->second : nullptr;
  }

 private:
  std::map<std::string, std::optional<kith::Catalog>> read_;
};

// One file with the tables that stand beside it.
absl::StatusOr<kith::RuleCheck> CheckFile(const std::string& path, kith::Date day, const kith::Catalog* directory) {
  absl::StatusOr<std::vector<kith::RuleFile>> files = TablesBeside(path);
  if (!files.ok()) return files.status();
  absl::StatusOr<std::string> text = ReadInput(path, kith::kMaxRuleFileBytes);
  if (!text.ok()) return text.status();
  files->push_back({path, *std::move(text)});
  return kith::CheckRuleFiles(*files, day, directory);
}

void Append(kith::RuleCheck more, kith::RuleCheck& all) {
  all.rules += more.rules;
  all.not_checked += more.not_checked;
  std::move(more.findings.begin(), more.findings.end(), std::back_inserter(all.findings));
}

}  // namespace

int CheckRuleFiles(const RulesCheckArguments& arguments) {
  const absl::StatusOr<kith::Date> as_of =
      arguments.as_of.empty() ? MachineZone().ToLocal(PresentMinute()).date : kith::ParseDate(arguments.as_of);
  if (!as_of.ok()) {
    Complain("--as-of: " + std::string(as_of.status().message()));
    return kBad;
  }
  const kith::Date day = *as_of;
  const absl::StatusOr<std::vector<std::string>> files = RuleFilesOf(arguments.files);
  if (!files.ok()) return Fail(files.status());
  Directories directories;
  kith::RuleCheck all;
  std::set<std::string, std::less<>> told;  // a table is wrong for every file that stands beside it
  std::size_t read = 0;
  for (const std::string& file : *files) {
    absl::StatusOr<kith::RuleCheck> check = CheckFile(file, day, directories.Around(file));
    if (!check.ok()) {
      if (told.insert(std::string(check.status().message())).second) Fail(check.status());
      continue;
    }
    ++read;
    Append(*std::move(check), all);
  }
  if (read > 0 || files->empty())
    Print(arguments.format == "json" ? kith::FormatRuleCheck(all) + "\n" : RuleFindingsText(all, read, day));
  if (read < files->size()) return kBad;
  const RuleFindingCounts counts = CountFindings(all);
  return counts.errors + counts.warnings > 0 ? kFound : kOk;
}

}  // namespace kith_program
