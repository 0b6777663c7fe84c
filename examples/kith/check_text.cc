// `kith check` as text and as JSON.
#include <algorithm>
#include <string_view>

#include <nlohmann/json.hpp>

#include "examples/kith/catalog_summary.h"
#include "examples/kith/health_text.h"
#include "examples/kith/rule_findings_text.h"
#include "kith/interop/rule_report.h"

namespace kith_program {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxNeedsShown = 30;
constexpr std::size_t kMaxDefectsShown = 10;

struct Known {
  const char* name;  // in JSON
  const char* text;
  std::uint64_t count;
};

std::vector<Known> KnownOf(const CatalogSummary& summary) {
  return {{"hours_known", "hours", summary.hours_known},
          {"area_known", "the area served", summary.area_known},
          {"area_outlined", "  of these with an outline", summary.area_outlined},
          {"rules_bound", "who is eligible, as rules", summary.rules_bound},
          {"eligibility_text_only", "who is eligible, in prose alone", summary.eligibility_text_only},
          {"capacity_known", "room: a count of places", summary.capacity_known},
          {"place_known", "a point on the map", summary.place_known},
          {"phone_known", "a telephone number", summary.phone_known}};
}

std::vector<Known> KindsOf(const CatalogSummary& summary) {
  return {{"remote", "can be attended remotely", summary.remote},
          {"confidential", "at a confidential place", summary.confidential}};
}

std::vector<Known> WorriesOf(const CatalogSummary& summary) {
  return {{"status_unknown", "do not say whether they are active", summary.status_unknown},
          {"undated", "do not say when they were last confirmed", summary.undated},
          {"stale", "were confirmed too long ago", summary.stale},
          {"without_need", "meet no need of the taxonomy: nobody finds them", summary.without_need}};
}

std::string Section(const std::string& title, const TextOptions& options) {
  return "\n" + Styled(title, Style::kBold, options) + "\n";
}

std::string Joined(const std::vector<TableLine>& lines) {
  std::string text;
  for (const TableLine& line : lines) text += line.text;
  return text;
}

std::string Indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += (end == 0 ? "" : "  ") + Printable(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end, text.size() - 1) + 1);
  }
  return out;
}

std::string Header(const CheckedDirectory& checked, const TextOptions& options) {
  const kith::Catalog& catalog = *checked.catalog;
  const CatalogSummary& summary = checked.summary;
  const std::string& name = catalog.records().name;
  return Styled(name.empty() ? "A directory without a name" : Printable(name), Style::kBold, options) +
         (catalog.records().sample ? " (sample data: not current listings)" : "") + "\n" +
         Count(summary.offers, "offer", "offers") + ": " + Count(summary.services, "service", "services") + " of " +
         Count(summary.organizations, "organization", "organizations") + " at " +
         Count(summary.locations, "location", "locations") + "; " + Count(summary.rules, "rule", "rules") + " in " +
         Count(summary.rule_files, "file", "files") + "\n";
}

std::string Needs(const CatalogSummary& summary, const TextOptions& options) {
  Table table({{"Offers", 9, true}, {"Need"}});
  for (std::size_t i = 0; i < std::min(summary.offers_by_need.size(), kMaxNeedsShown); ++i) {
    const auto& [need, count] = summary.offers_by_need[i];
    table.Add({{Thousands(static_cast<long long>(count))}, {Printable(need)}});
  }
  if (summary.offers_by_need.size() > kMaxNeedsShown)
    table.Add({{}, {"and " + std::to_string(summary.offers_by_need.size() - kMaxNeedsShown) + " more needs"}});
  return Section("Offers by need", options) + Joined(table.Lines(2, options));
}

std::string Shares(const std::string& title, const std::vector<Known>& rows, const CatalogSummary& summary,
                   const TextOptions& options) {
  Table table({{"Offers", 9, true}, {"Share", 5, true}, {"", 80}});
  for (const Known& known : rows) {
    const std::uint64_t percent = summary.offers == 0 ? 0 : known.count * 100 / summary.offers;
    table.Add({{Thousands(static_cast<long long>(known.count))}, {std::to_string(percent) + "%"}, {known.text}});
  }
  return Section(title, options) + Joined(table.Lines(2, options));
}

std::string Worries(const CatalogSummary& summary, const TextOptions& options) {
  std::string text = Shares("To look at", WorriesOf(summary), summary, options) + "  Too long ago is more than " +
                     std::to_string(summary.stale_after_days) + " days.\n";
  if (summary.rules_past_review > 0)
    text += "  " + Count(summary.rules_past_review, "rule is", "rules are") + " past the day of their review.\n";
  if (summary.rules_proposed > 0)
    text += "  " + Count(summary.rules_proposed, "rule is", "rules are") +
            " proposed only, and counted nowhere above: `kith rules approve` lets them count.\n";
  return text;
}

std::string Defects(const CatalogSummary& summary, const TextOptions& options) {
  if (summary.hours_defects.empty()) return "";
  std::string text =
      Section("Hours that cannot be read (" + std::to_string(summary.hours_defects.size()) + ")", options);
  for (std::size_t i = 0; i < std::min(summary.hours_defects.size(), kMaxDefectsShown); ++i)
    text += Hanging(2, "", 0, Printable(summary.hours_defects[i]), options);
  if (summary.hours_defects.size() > kMaxDefectsShown) text += "  and more: --format json has them all\n";
  return text;
}

}  // namespace

std::string CheckText(const CheckedDirectory& checked, const TextOptions& options) {
  const kith::Catalog& catalog = *checked.catalog;
  return Header(checked, options) + HealthText(catalog, checked.health, options) +
         DuplicatesText(checked.sources, checked.duplicates, options) + Section("Records", options) +
         Indented(checked.account->ToText()) + Needs(checked.summary, options) +
         Shares("What is known of the offers", KnownOf(checked.summary), checked.summary, options) +
         Shares("Kinds of offers", KindsOf(checked.summary), checked.summary, options) +
         Worries(checked.summary, options) + RuleFindingsSection(checked.summary.rule_check, options) +
         Defects(checked.summary, options) + "\n" +
         Styled("As of " + kith::FormatInstant(checked.as_of, catalog.time_zone()) + " (" + catalog.time_zone().name() +
                    "); catalog " + catalog.version() + ", rules " + catalog.rules_version() + ".",
                Style::kDim, options) +
         "\n";
}

std::string CheckJson(const CheckedDirectory& checked) {
  const kith::Catalog& catalog = *checked.catalog;
  const CatalogSummary& summary = checked.summary;
  Json json;
  json["directory"]["name"] = catalog.records().name;
  json["directory"]["sample"] = catalog.records().sample;
  json["directory"]["time_zone"] = catalog.time_zone().name();
  json["as_of"] = kith::FormatInstant(checked.as_of, catalog.time_zone());
  json["versions"]["catalog"] = catalog.version();
  json["versions"]["rules"] = catalog.rules_version();
  json["organizations"] = summary.organizations;
  json["services"] = summary.services;
  json["locations"] = summary.locations;
  json["offers"] = summary.offers;
  json["rules"] = summary.rules;
  json["rule_files"] = summary.rule_files;
  json["rules_past_review"] = summary.rules_past_review;
  json["rules_proposed"] = summary.rules_proposed;
  json["offers_by_need"] = Json::array();
  for (const auto& [need, count] : summary.offers_by_need) {
    Json entry;
    entry["need"] = need;
    entry["offers"] = count;
    json["offers_by_need"].push_back(std::move(entry));
  }
  for (const std::vector<Known>& rows : {KnownOf(summary), KindsOf(summary), WorriesOf(summary)}) {
    for (const Known& known : rows) json[known.name] = known.count;
  }
  json["stale_after_days"] = summary.stale_after_days;
  json["hours_defects"] = summary.hours_defects;
  json["rule_check"] = Json::parse(kith::FormatRuleCheck(summary.rule_check));
  json["health"] = Json::parse(kith::FormatHealth(catalog, checked.health));
  json["duplicates"] = Json::parse(kith::FormatDuplicates(checked.sources, checked.duplicates));
  json["account"] = Json::parse(checked.account->ToJson());
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith_program
