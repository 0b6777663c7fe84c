#include "kith/eligibility/check_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/eligibility/parameters.h"
#include "src/eligibility/rule_checker.h"
#include "src/eligibility/rule_parser.h"

namespace kith {
namespace {

struct DefectKind {
  std::string_view name;
  RuleSeverity severity;
};

constexpr std::array<DefectKind, kRuleDefects> kKinds = {{{"impossible", RuleSeverity::kError},
                                                          {"contradiction", RuleSeverity::kError},
                                                          {"unsatisfiable", RuleSeverity::kError},
                                                          {"binding_unknown", RuleSeverity::kError},
                                                          {"word_impossible", RuleSeverity::kError},
                                                          {"rules_contradict", RuleSeverity::kError},
                                                          {"always_true", RuleSeverity::kWarning},
                                                          {"implied", RuleSeverity::kWarning},
                                                          {"alternative_impossible", RuleSeverity::kWarning},
                                                          {"alternative_contradicted", RuleSeverity::kWarning},
                                                          {"alternative_covered", RuleSeverity::kWarning},
                                                          {"ended", RuleSeverity::kWarning},
                                                          {"periods_apart", RuleSeverity::kWarning},
                                                          {"preference_impossible", RuleSeverity::kWarning},
                                                          {"stale_amount", RuleSeverity::kWarning},
                                                          {"share_unusual", RuleSeverity::kWarning},
                                                          {"equals_false", RuleSeverity::kWarning},
                                                          {"name_unknown", RuleSeverity::kWarning},
                                                          {"review_due", RuleSeverity::kNote},
                                                          {"review_outside", RuleSeverity::kNote},
                                                          {"table_expired", RuleSeverity::kWarning},
                                                          {"table_not_yet", RuleSeverity::kNote},
                                                          {"not_checked", RuleSeverity::kNote}}};

const DefectKind& KindOf(RuleDefect defect) { return kKinds[static_cast<std::size_t>(defect)]; }

std::vector<const RuleFile*> FilesByName(const Catalog& catalog) {
  std::vector<const RuleFile*> sorted;
  for (const RuleFile& file : catalog.records().rule_files) sorted.push_back(&file);
  std::ranges::stable_sort(sorted, {}, &RuleFile::name);
  return sorted;
}

}  // namespace

std::string_view ToString(RuleDefect defect) { return KindOf(defect).name; }

std::string_view ToString(RuleSeverity severity) {
  constexpr std::array<std::string_view, 3> kNames = {"error", "warning", "note"};
  return kNames[static_cast<std::size_t>(severity)];
}

RuleSeverity SeverityOf(RuleDefect defect) { return KindOf(defect).severity; }

RuleCheck CheckRules(const RuleBook& rules, Date as_of) {
  RuleChecker checker(as_of, &rules.catalog());
  for (const RuleFile* file : FilesByName(rules.catalog())) checker.AddFile(file->name, file->text);
  for (const std::vector<Rule>* list : {&rules.rules(), &rules.proposed()}) {
    for (const Rule& rule : *list) checker.Check(rule);
  }
  checker.CheckOffersOf(rules);
  return std::move(checker).Done();
}

absl::StatusOr<RuleCheck> CheckRuleFiles(std::span<const RuleFile> files, Date as_of, const Catalog* catalog) {
  std::vector<ParameterTables::File> own;
  for (const RuleFile& file : files)
    if (IsParameterFile(file.name)) own.emplace_back(file.name, file.text);
  const absl::StatusOr<ParameterTables> tables = ParameterTables::Read(own);
  if (!tables.ok()) return tables.status();
  RuleChecker checker(as_of, catalog);
  for (const RuleFile& file : files) {
    if (IsParameterFile(file.name)) continue;
    const absl::StatusOr<std::vector<Rule>> rules =
        ParseRulesUpTo(file.text, file.name, kMaxRulesPerFile, {&*tables}, kMaxRuleErrors);
    if (!rules.ok()) return rules.status();
    checker.AddFile(file.name, file.text);
    for (const Rule& rule : *rules) checker.Check(rule);
  }
  return std::move(checker).Done();
}

std::string FormatRuleFinding(const RuleFinding& finding) {
  const auto at = [](const RulePlace& place) {
    return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
  };
  std::string text = at(finding.place) + std::string(ToString(SeverityOf(finding.defect))) + ": " + finding.message +
                     "\n" + finding.place.excerpt + "\n";
  for (const RulePlace& place : finding.with) text += at(place) + "this is meant\n" + place.excerpt + "\n";
  return text + "  fix: " + finding.fix + "\n";
}

}  // namespace kith
