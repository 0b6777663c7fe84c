#include "src/interop/mapping_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/check_values.h"

namespace kith {
namespace {

// Keys of the records that rules may be bound to, by entity.
using Offers = std::map<std::string, std::unordered_set<std::string>, std::less<>>;

Offers OffersOf(const Directory& directory) {
  Offers offers;
  for (const Service& service : directory.services) offers["service"].insert(service.key);
  for (const Program& program : directory.programs) offers["program"].insert(program.key);
  for (const ServiceAtLocation& at : directory.services_at_location) offers["service_at_location"].insert(at.key);
  return offers;
}

std::string QuotedText(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string RuleText(const std::string& name, const std::string& bindings, const std::vector<std::string>& statements) {
  std::string text = "rule " + name + " {\n" + bindings;
  for (const std::string& statement : statements) text += "  " + statement + "\n";
  return text + "}\n";
}

std::string Binding(const MappedRule& rule) { return "  for " + rule.entity + " " + QuotedText(rule.key) + ";\n"; }

// "rule:3:37: expected ..." of a text that nobody sees, with the statement of its third line instead.
std::string WithStatement(std::string_view message, std::string_view text) {
  message = message.substr(0, message.find('\n'));  // the line with its caret does not help in a report
  const std::vector<std::string> parts = SplitList(message.substr(0, message.find(' ')), ":");
  const absl::StatusOr<long long> line = parts.size() == 3 ? ParseInteger(parts[1]) : 0;
  const std::vector<std::string> lines = SplitList(text, "\n");
  if (!line.ok() || *line < 1 || std::cmp_greater(*line, lines.size())) return std::string(message);
  return "`" + lines[static_cast<std::size_t>(*line - 1)] + "`" + std::string(message.substr(message.find(' ') - 1));
}

// Why the rule cannot stand; "" where it can.
std::string WhyNot(const MappedRule& rule, const Offers& offers) {
  const auto known = offers.find(rule.entity);
  if (known == offers.end() || !known->second.contains(rule.key))
    return "its " + rule.entity + " is not in the directory";
  const std::string text = RuleText(rule.name, Binding(rule), rule.statements);
  const absl::StatusOr<std::vector<Rule>> parsed = ParseRules(text, "rule");
  if (!parsed.ok()) return WithStatement(std::string(parsed.status().message()), text);
  for (const Rule& one : *parsed)
    if (std::optional<std::string> unusual = FindUnusualShare(one)) return *std::move(unusual);
  return "";
}

}  // namespace

std::string RuleStatement(std::string_view field, std::string_view text) {
  const bool is_text = field == "ask_provider" || field == "source";
  return std::string(field) + " " + (is_text ? QuotedText(text) : std::string(text)) + ";";
}

void MappedRules::AddTo(Directory& directory, const std::string& file_name) const {
  const Offers offers = OffersOf(directory);
  std::map<std::pair<std::string, std::vector<std::string>>, std::size_t>
      merged;  // entity, statements -> place in `kept`
  struct Kept {
    const MappedRule* first;
    std::vector<std::string> keys;
  };
  std::vector<Kept> kept;
  for (const MappedRule& rule : rules_) {
    if (const std::string why_not = WhyNot(rule, offers); !why_not.empty()) {
      rule.row->Report(DefectFate::kRepaired, "",
                       "the rule of mapping line " + std::to_string(rule.mapping_line) + " is left out: " + why_not);
      continue;
    }
    const auto [at, is_new] = merged.try_emplace({rule.entity, rule.statements}, kept.size());
    if (is_new) kept.push_back({&rule, {}});
    std::vector<std::string>& keys = kept[at->second].keys;
    if (std::find(keys.begin(), keys.end(), rule.key) == keys.end()) keys.push_back(rule.key);
  }
  if (kept.empty()) return;
  RuleFile file{file_name, ""};
  for (const Kept& rule : kept) {
    std::string bindings;
    for (const std::string& key : rule.keys)
      bindings += std::string(bindings.empty() ? "" : ",\n      ") + QuotedText(key);
    file.text +=
        RuleText(rule.first->name, "  for " + rule.first->entity + " " + bindings + ";\n", rule.first->statements);
  }
  directory.rule_files.push_back(std::move(file));
}

}  // namespace kith
