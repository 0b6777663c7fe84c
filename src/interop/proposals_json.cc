// Proposals as JSON: every text, with what was read of it and what was not.
#include <nlohmann/json.hpp>

#include "kith/interop/proposals.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kGrades[] = {"fully", "partly", "not_at_all"};

std::string_view Word(ProposalGrade grade) { return kGrades[static_cast<std::size_t>(grade)]; }

Json WhereJson(const std::string& text, TextSpan where) {
  Json json;
  json["begin"] = where.begin;
  json["end"] = where.end;
  json["words"] = text.substr(where.begin, where.end - where.begin);
  return json;
}

Json RuleJson(const ProposedRule& proposed) {
  Json json;
  json["services"] = proposed.keys;
  json["text"] = proposed.text;
  json["matched"] = Word(proposed.proposal.grade);
  json["rule"] = proposed.rule.name.empty() ? Json() : Json(proposed.rule.name);
  json["require"] = Json::array();
  for (const Expr& expr : proposed.proposal.require) json["require"].push_back(FormatExpr(expr));
  json["ask_provider"] = proposed.proposal.ask_provider;
  json["bring"] = proposed.proposal.bring;
  json["read"] = Json::array();
  for (const MatchedWords& words : proposed.proposal.matched) {
    Json entry = WhereJson(proposed.text, words.where);
    entry["becomes"] = words.becomes;
    json["read"].push_back(std::move(entry));
  }
  json["not_read"] = Json::array();
  for (const TextSpan& where : proposed.proposal.unmatched) json["not_read"].push_back(WhereJson(proposed.text, where));
  json["stale_amounts"] = Json::array();
  for (const StaleAmount& stale : proposed.proposal.stale_amounts) {
    Json entry = WhereJson(proposed.text, stale.where);
    entry["says"] = stale.says;
    entry["write_instead"] = stale.write_instead;
    json["stale_amounts"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace

std::string ProposalsToJson(const Proposals& proposals) {
  Json json;
  for (std::size_t i = 0; i < std::size(kGrades); ++i) json["texts"][std::string(kGrades[i])] = proposals.texts[i];
  json["proposals"] = Json::array();
  for (const ProposedRule& proposed : proposals.rules) json["proposals"].push_back(RuleJson(proposed));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kith
