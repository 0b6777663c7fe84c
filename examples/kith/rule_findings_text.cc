#include "examples/kith/rule_findings_text.h"

#include <algorithm>
#include <vector>

namespace kith_program {
namespace {

constexpr std::size_t kMaxFindingsShown = 10;

std::string Found(const kith::RuleCheck& check) {
  const RuleFindingCounts counts = CountFindings(check);
  if (check.findings.empty()) return "nothing was found";
  return Count(counts.errors, "error", "errors") + ", " + Count(counts.warnings, "warning", "warnings") + ", " +
         Count(counts.notes, "note", "notes");
}

std::string NotChecked(const kith::RuleCheck& check) {
  if (check.not_checked == 0) return "";
  return Count(check.not_checked, "rule has", "rules have") + " too many cases: not all of it was checked.\n";
}

// Each line by itself: their ends stay.
std::string PrintableLines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += Printable(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

RuleFindingCounts CountFindings(const kith::RuleCheck& check) {
  RuleFindingCounts counts;
  for (const kith::RuleFinding& finding : check.findings) {
    switch (SeverityOf(finding.defect)) {
      case kith::RuleSeverity::kError:
        ++counts.errors;
        break;
      case kith::RuleSeverity::kWarning:
        ++counts.warnings;
        break;
      case kith::RuleSeverity::kNote:
        ++counts.notes;
        break;
    }
  }
  return counts;
}

std::string RuleFindingsText(const kith::RuleCheck& check, std::size_t files, kith::Date day) {
  std::string text;
  for (const kith::RuleFinding& finding : check.findings) text += PrintableLines(FormatRuleFinding(finding)) + "\n";
  return text + Count(check.rules, "rule", "rules") + " in " + Count(files, "file", "files") + " as of " +
         kith::FormatDate(day) + ": " + Found(check) + ".\n" + NotChecked(check);
}

std::string RuleFindingsSection(const kith::RuleCheck& check, const TextOptions& options) {
  if (check.rules == 0) return "";
  std::string text = "\n" + Styled("Rules", Style::kBold, options) + "\n";
  text += Hanging(2, "", 0, Count(check.rules, "rule", "rules") + ": " + Found(check) + ".", options);
  // Errors first, then as they stand in the files.
  std::vector<const kith::RuleFinding*> findings;
  for (const kith::RuleFinding& finding : check.findings) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(), [](const kith::RuleFinding* a, const kith::RuleFinding* b) {
    return SeverityOf(a->defect) < SeverityOf(b->defect);
  });
  const std::size_t shown = std::min(findings.size(), kMaxFindingsShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const kith::RuleFinding& finding = *findings[i];
    text += Hanging(2, std::string(ToString(SeverityOf(finding.defect))), 9,
                    Printable(finding.place.file + ":" + std::to_string(finding.place.line) + ": rule " + finding.rule +
                              ": " + finding.message + "; " + finding.fix),
                    options);
  }
  if (findings.size() > shown)
    text += "  and " + Count(findings.size() - shown, "more", "more") + ": kith rules check, or --format json\n";
  const std::string rest = NotChecked(check);
  return rest.empty() ? text : text + "  " + rest;
}

}  // namespace kith_program
