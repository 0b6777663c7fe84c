#include "kith/interop/rule_report.h"

#include <nlohmann/json.hpp>

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

Json ToJson(const RulePlace& place) {
  Json json;
  json["file"] = place.file;
  json["line"] = place.line;
  json["column"] = place.column;
  json["length"] = place.length;
  return json;
}

}  // namespace

std::string FormatRuleCheck(const RuleCheck& check) {
  Json json;
  json["rules"] = check.rules;
  json["not_checked"] = check.not_checked;
  json["findings"] = Json::array();
  for (const RuleFinding& finding : check.findings) {
    Json entry;
    entry["severity"] = ToString(SeverityOf(finding.defect));
    entry["defect"] = ToString(finding.defect);
    entry["rule"] = finding.rule;
    entry["place"] = ToJson(finding.place);
    entry["message"] = finding.message;
    entry["fix"] = finding.fix;
    entry["with"] = Json::array();
    for (const RulePlace& place : finding.with) entry["with"].push_back(ToJson(place));
    json["findings"].push_back(std::move(entry));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith
