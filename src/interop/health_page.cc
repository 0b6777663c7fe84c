// The health report as one page.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/text.h"
#include "kith/interop/health_report.h"
#include "src/interop/health_map.h"
#include "src/interop/health_words.h"
#include "src/interop/html_text.h"
#include "src/interop/rule_html.h"

namespace kith {
namespace {

// Nothing is fetched, whatever a text should smuggle in.
constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width\"/>\n";
constexpr std::string_view kStyle =
    "<style>\n"
    "body{font:15px/1.45 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:64rem;margin:1.5rem "
    "auto;padding:0 1rem}\n"
    "h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}\n"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;"
    "border-bottom:1px solid #ddd}th{font-weight:600;color:#555}.n{text-align:right;font-variant-numeric:tabular-nums;"
    "white-space:nowrap}\n"
    ".dim,.legend{color:#555}code{font-size:.85em;color:#555;word-break:break-all}\n"
    ".bar{height:.8rem;background:#eee;border:1px solid #ccc}.bar div{height:100%;background:#1b7f4b}\n"
    "svg{width:100%;max-height:46rem;background:#f7f7f5;border:1px solid #ccc}.areas "
    "path{fill:none;stroke:#aaa;stroke-width:1.5;"
    "fill-rule:evenodd}\n"
    "circle,rect{stroke:#fff;stroke-width:1.5}.t0{fill:#1b7f4b;background:#1b7f4b}.t1{fill:#8fae3a;background:#8fae3a}"
    ".t2{fill:#e08a00;background:#e08a00}.t3{fill:#c0143c;background:#c0143c}\n"
    ".k{display:inline-block;width:.8rem;height:.8rem;margin-left:.6rem;border-radius:50%}\n"
    "summary{cursor:pointer}ul{margin:.3rem 0;padding-left:1.2rem}\n"
    "@media print{body{max-width:none;margin:0}.k,.t0,.t1,.t2,.t3,.bar "
    "div{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "tr,.group{break-inside:avoid}}\n"
    "</style>\n";

std::string Number(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string Cell(const std::string& html) { return "<td>" + html + "</td>"; }
std::string NumberCell(std::uint64_t number) { return "<td class=\"n\">" + Number(number) + "</td>"; }

class PageWriter {
 public:
  PageWriter(const Catalog& catalog, const Health& health, std::span<const DuplicateSource> sources,
             const Duplicates& duplicates, const RuleCheck& rules)
      : catalog_(catalog), health_(health), sources_(sources), duplicates_(duplicates), rules_(rules) {
    for (const HealthFinding& finding : health.findings) by_organization_[finding.organization].push_back(&finding);
  }

  std::string Write() && {
    const std::string& stated = catalog_.directory().name;
    const std::string name = HtmlText(stated.empty() ? "A directory without a name" : stated);
    page_ = std::string(kHead) + "<title>" + name + ": health</title>\n" + std::string(kStyle) + "</head>\n<body>\n";
    page_ += "<h1>" + name + "</h1>\n<p class=\"dim\">As of " + FormatDate(health_.as_of) + "; catalog " +
             HtmlText(catalog_.version()) + ", rules " + HtmlText(catalog_.rules_version()) +
             (catalog_.directory().sample ? ". Sample data: not current listings" : "") + ".</p>\n";
    Ready();
    FixFirst();
    if (const std::string map = HealthMap(catalog_, health_); !map.empty()) page_ += "<h2>Where</h2>\n" + map;
    Organizations();
    page_ += RuleFindingsHtml(rules_);
    Freshness();
    Groups();
    Notes();
    page_ += "</body>\n</html>\n";
    return std::move(page_);
  }

 private:
  void Ready() {
    const std::uint64_t live = health_.offers - health_.closed;
    const std::uint64_t percent = live == 0 ? 0 : health_.ready * 100 / live;
    page_ += "<p><strong>" + Number(health_.ready) + " of " + Number(live) + "</strong> offers (" + Number(percent) +
             "%) are ready for a referral: nothing of " + std::to_string(kSeriousPoints) +
             " points or more is wrong with them.";
    if (health_.closed > 0) page_ += " " + Number(health_.closed) + " more are closed.";
    page_ += "</p>\n<div class=\"bar\"><div style=\"width:" + Number(percent) + "%\"></div></div>\n";
  }

  std::string Finding(const HealthFinding& finding) const {
    const HealthRecord record = RecordOf(catalog_, finding);
    return HtmlText(record.name) + (finding.detail.empty() ? "" : ": " + HtmlText(finding.detail)) + " <code>" +
           HtmlText(record.key) + "</code>";
  }

  void FixFirst() {
    page_ += "<h2>What to fix first</h2>\n";
    if (health_.findings.empty()) {
      page_ += "<p>Nothing was found.</p>\n";
      return;
    }
    std::map<Trouble, const HealthFinding*> examples;
    for (const HealthFinding& finding : health_.findings) examples.emplace(finding.trouble, &finding);
    page_ +=
        "<table>\n<tr><th class=\"n\">Points</th><th class=\"n\">Records</th><th>What is wrong</th><th>What to do</th>"
        "<th>For example</th></tr>\n";
    for (const Trouble trouble : WorstFirst(health_.counts)) {
      const TroubleKind& kind = KindOf(trouble);
      const std::uint64_t records = health_.counts[static_cast<std::size_t>(trouble)];
      page_ += "<tr>" + NumberCell(records * static_cast<std::uint64_t>(kind.points)) + NumberCell(records) +
               Cell(HtmlText(kind.title)) + Cell(HtmlText(kind.fix)) + Cell(Finding(*examples[trouble])) + "</tr>\n";
    }
    page_ +=
        "</table>\n<p class=\"dim\">Each record has the points of its trouble, 1 to 10: how much it hurts a "
        "referral.</p>\n";
  }

  void Organizations() {
    if (health_.organizations.empty()) return;
    page_ +=
        "<h2>Organizations, worst first</h2>\n<table>\n<tr><th class=\"n\">Points</th><th class=\"n\">Offers</th>"
        "<th class=\"n\">Ready</th><th>Organization, and its troubles</th><th>Fix first</th></tr>\n";
    const std::size_t shown = std::min(health_.organizations.size(), kMaxPageOrganizations);
    for (std::size_t i = 0; i < shown; ++i) OneOrganization(health_.organizations[i]);
    page_ += "</table>\n";
    More(health_.organizations.size() - shown);
  }

  void OneOrganization(const OrganizationHealth& one) {
    const std::vector<const HealthFinding*>& findings = by_organization_[one.organization];
    std::string troubles;
    const std::size_t shown = std::min(findings.size(), kMaxPageFindings);
    for (std::size_t i = 0; i < shown; ++i)
      troubles += "<li>" + HtmlText(KindOf(findings[i]->trouble).title) + ": " + Finding(*findings[i]) + "</li>\n";
    if (findings.size() > shown) troubles += "<li>and " + Number(findings.size() - shown) + " more</li>\n";
    page_ += "<tr>" + NumberCell(static_cast<std::uint64_t>(one.points)) + NumberCell(one.offers) +
             NumberCell(one.ready) + "<td><details><summary>" + HtmlText(OrganizationName(catalog_, one.organization)) +
             "</summary><ul>\n" + troubles + "</ul></details></td>" +
             Cell(HtmlText(KindOf(one.fix_first).title) + " (" +
                  Number(one.counts[static_cast<std::size_t>(one.fix_first)]) + ")") +
             "</tr>\n";
  }

  void Freshness() {
    page_ +=
        "<h2>How fresh it is</h2>\n<table>\n<tr><th>Age</th><th class=\"n\">Services by assured_date</th>"
        "<th class=\"n\">by last_modified</th></tr>\n";
    for (std::size_t i = 0; i < health_.assured.size(); ++i) {
      if (health_.assured[i] + health_.modified[i] == 0) continue;
      page_ += "<tr>" + Cell(std::string(FreshnessLabel(i))) + NumberCell(health_.assured[i]) +
               NumberCell(health_.modified[i]) + "</tr>\n";
    }
    page_ += "</table>\n";
  }

  std::string Member(const DuplicateRecord& member) const {
    std::string html = "<strong>" + HtmlText(member.name) + "</strong>";
    if (!member.organization.empty() && member.organization != member.name)
      html += ", " + HtmlText(member.organization);
    if (!member.where.empty()) html += ", " + HtmlText(member.where);
    if (sources_.size() > 1) html += " (" + HtmlText(sources_[member.source].name) + ")";
    return "<li>" + html + " <code>" + HtmlText(member.key) + "</code></li>\n";
  }

  void Groups() {
    page_ += "<h2>Sites that may be one</h2>\n<p>" + Number(duplicates_.sites_compared) + " sites compared, " +
             Number(duplicates_.pairs) + " pairs alike, in " + Number(duplicates_.sites.size()) +
             " groups. Nothing is merged.</p>\n";
    const std::size_t shown = std::min(duplicates_.sites.size(), kMaxPageGroups);
    for (std::size_t i = 0; i < shown; ++i) {
      const DuplicateGroup& group = duplicates_.sites[i];
      page_ += "<div class=\"group\"><ul>\n";
      const std::size_t members = std::min(group.members.size(), kMaxPageFindings);
      for (std::size_t m = 0; m < members; ++m) page_ += Member(group.members[m]);
      if (group.members.size() > members) page_ += "<li>and " + Number(group.members.size() - members) + " more</li>\n";
      const DuplicateLink& weakest = group.links.back();
      page_ += "</ul><p class=\"dim\">" + std::to_string(group.points) +
               " points: " + HtmlText(JoinList(weakest.evidence, "; ")) + ".";
      if (!weakest.differences.empty()) page_ += " They differ: " + HtmlText(JoinList(weakest.differences, "; ")) + ".";
      page_ += "</p></div>\n";
    }
    More(duplicates_.sites.size() - shown);
    if (!duplicates_.services.empty())
      page_ += "<p>" + Number(duplicates_.services.size()) +
               " groups of services agree in site, organization and name.</p>\n";
  }

  void More(std::size_t more) {
    if (more > 0) page_ += "<p class=\"dim\">And " + Number(more) + " more: the JSON report has them all.</p>\n";
  }

  void Notes() {
    std::vector<std::string> notes = health_.notes;
    notes.insert(notes.end(), duplicates_.limits.begin(), duplicates_.limits.end());
    if (health_.confidential > 0)
      notes.push_back("Confidential sites: " + Number(health_.confidential) +
                      ". Nothing here depends on where they are.");
    if (notes.empty()) return;
    page_ += "<h2>Notes</h2>\n<ul>\n";
    for (const std::string& note : notes) page_ += "<li>" + HtmlText(note) + "</li>\n";
    page_ += "</ul>\n";
  }

  const Catalog& catalog_;
  const Health& health_;
  std::span<const DuplicateSource> sources_;
  const Duplicates& duplicates_;
  const RuleCheck& rules_;
  std::map<std::uint32_t, std::vector<const HealthFinding*>> by_organization_;
  std::string page_;
};

}  // namespace

std::string FormatHealthPage(const Catalog& catalog, const Health& health, std::span<const DuplicateSource> sources,
                             const Duplicates& duplicates, const RuleCheck& rules) {
  return PageWriter(catalog, health, sources, duplicates, rules).Write();
}

}  // namespace kith
