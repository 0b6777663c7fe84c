#include "src/interop/rule_html.h"

#include <algorithm>
#include <vector>

#include "kith/interop/health_report.h"
#include "src/interop/html_text.h"

namespace kith {
namespace {

std::string Place(const RulePlace& place) {
  return HtmlText(place.file) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

std::string Row(const RuleFinding& finding) {
  const std::size_t end = std::min(finding.place.excerpt.find('\n'), finding.place.excerpt.size());
  const std::string line = finding.place.excerpt.substr(0, end);
  const std::string mark = finding.place.excerpt.substr(std::min(end + 1, finding.place.excerpt.size()));
  const std::string severity(ToString(SeverityOf(finding.defect)));
  return "<tr><td>" + severity + "</td><td><code>" + HtmlText(finding.rule) + "</code> " + Place(finding.place) +
         "<pre>" + HtmlText(line) + "\n" + HtmlText(mark) + "</pre></td><td>" + HtmlText(finding.message) +
         "</td><td>" + HtmlText(finding.fix) + "</td></tr>\n";
}

}  // namespace

std::string RuleFindingsHtml(const RuleCheck& check) {
  if (check.rules == 0) return "";
  std::string html = "<h2>Rules</h2>\n";
  if (check.findings.empty()) return html + "<p>Nothing was found in " + std::to_string(check.rules) + " rules.</p>\n";
  std::vector<const RuleFinding*> findings;
  for (const RuleFinding& finding : check.findings) findings.push_back(&finding);
  std::ranges::stable_sort(findings, {}, [](const RuleFinding* finding) { return SeverityOf(finding->defect); });
  const std::size_t shown = std::min(findings.size(), kMaxPageRuleFindings);
  html += "<table>\n<tr><th></th><th>Where</th><th>What is wrong</th><th>What to do</th></tr>\n";
  for (std::size_t i = 0; i < shown; ++i) html += Row(*findings[i]);
  html += "</table>\n";
  if (findings.size() > shown)
    html += "<p class=\"dim\">And " + std::to_string(findings.size() - shown) +
            " more: the JSON report has them all.</p>\n";
  return html;
}

}  // namespace kith
