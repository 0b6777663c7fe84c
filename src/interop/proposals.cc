#include "kith/interop/proposals.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "src/interop/csv_dialect.h"
#include "src/interop/proposals_text.h"

namespace kith {
namespace {

constexpr std::size_t kMaxNameBytes = 48;

// Names of rules, each once.
class RuleNames {
 public:
  explicit RuleNames(std::set<std::string> taken) : taken_(std::move(taken)) {}
  // `name`, or where that is taken `name_2`, `name_3` ...: the first that is free.
  std::string Take(const std::string& name) {
    std::string unique = name;
    for (int& next = next_.try_emplace(name, 2).first->second; !taken_.insert(unique).second; ++next)
      unique = name + "_" + std::to_string(next);
    return unique;
  }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> next_;  // numbers below it are taken
};

// A name for the rule of a service: its own in small letters and low lines.
std::string RuleName(std::string_view service, RuleNames& names) {
  std::string name;
  for (const char c : ToLower(service)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) name += c;
    if (!plain && !name.empty() && name.back() != '_') name += '_';
    if (name.size() >= kMaxNameBytes) break;
  }
  while (name.ends_with('_')) name.pop_back();
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) name = "text_" + name;
  if (name.ends_with('_')) name.pop_back();
  return names.Take(name);
}

Rule RuleOf(const ProposedRule& proposed, const std::string& name, const std::string& source) {
  Rule rule;
  rule.name = name;
  rule.proposed = true;
  rule.source = source;
  for (const std::string& key : proposed.keys) rule.bindings.push_back({RuleTarget::kService, key});
  rule.require = proposed.proposal.require;
  rule.ask_provider = proposed.proposal.ask_provider;
  rule.bring = proposed.proposal.bring;
  return rule;
}

struct Columns {
  std::size_t id = 0, text = 0;
  bool has_id = false;
};

absl::StatusOr<Columns> FindColumns(const std::vector<std::string>& header, std::string_view file_name,
                                    const std::string& id, const std::string& text) {
  const auto find = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
  };
  const std::vector<std::string_view> known(header.begin(), header.end());
  for (const std::string& name : {id, text}) {
    if (name.empty() || find(name) < header.size()) continue;
    InputPlace place;
    place.file = file_name;
    place.line = 1;
    const std::string hint = SeparatorHint(header);
    return InputError(place, "there is no column " + Quoted(name) + DidYouMean(name, known) + ": there are " +
                                 JoinList(header, ", ") + (hint.empty() ? "" : hint + ": save the table with commas"));
  }
  const std::size_t id_at = find(id.empty() ? "id" : id);
  return Columns{id_at < header.size() ? id_at : 0, find(text), id_at < header.size()};
}

}  // namespace

std::vector<ListedText> ListedTextsOf(const Directory& directory, const std::vector<Rule>& rules) {
  std::set<std::pair<RuleTarget, std::string>> bound;
  for (const Rule& rule : rules) {
    if (rule.proposed) continue;
    for (const RuleBinding& binding : rule.bindings) bound.emplace(binding.target, binding.key);
  }
  std::vector<ListedText> texts;
  for (const Service& service : directory.services) {
    const bool ruled = bound.contains({RuleTarget::kService, service.key}) ||
                       (!service.program_key.empty() && bound.contains({RuleTarget::kProgram, service.program_key}));
    if (!ruled && !Trim(service.eligibility_description).empty())
      texts.push_back({service.key, service.name, service.eligibility_description});
  }
  return texts;
}

absl::StatusOr<std::vector<ListedText>> ReadListedTexts(std::string_view csv, std::string_view file_name,
                                                        const std::string& id_column, const std::string& text_column) {
  CsvReader reader(csv, std::string(file_name));
  std::vector<std::string_view> cells;
  if (!reader.Next(cells)) {
    if (!reader.status().ok()) return reader.status();
    return std::vector<ListedText>();
  }
  const absl::StatusOr<Columns> columns =
      FindColumns(std::vector<std::string>(cells.begin(), cells.end()), file_name, id_column, text_column);
  if (!columns.ok()) return columns.status();
  std::vector<ListedText> texts;
  for (std::int64_t row = 2; reader.Next(cells); ++row) {
    if (cells.size() <= std::max(columns->id, columns->text)) {
      InputPlace place;
      place.file = file_name;
      place.line = reader.line();
      return InputError(place, "the row has fewer cells than the header");
    }
    if (Trim(cells[columns->text]).empty()) continue;
    std::string key(columns->has_id ? Trim(cells[columns->id]) : "");
    if (key.empty()) key = "row_" + std::to_string(row);
    texts.push_back({key, key, std::string(cells[columns->text])});
  }
  if (!reader.status().ok()) return reader.status();
  return texts;
}

absl::StatusOr<Proposals> ProposeRules(const std::vector<ListedText>& texts, const std::string& source,
                                       std::set<std::string> taken) {
  Proposals proposals;
  std::map<std::string_view, std::size_t> of_text;
  RuleNames names(std::move(taken));
  std::set<std::pair<std::size_t, std::string_view>> bound;  // position of a rule, key
  for (const ListedText& listed : texts) {
    const auto [known, is_new] = of_text.try_emplace(listed.text, proposals.rules.size());
    if (is_new) {
      absl::StatusOr<Proposal> proposal = ProposeRule(listed.text);
      InputPlace place;
      place.record = listed.key;
      if (!proposal.ok()) return InputError(place, std::string(proposal.status().message()));
      proposals.rules.push_back({{}, listed.text, *std::move(proposal), {}});
      if (proposals.rules.back().proposal.grade != ProposalGrade::kNotAtAll)
        proposals.rules.back().rule.name = RuleName(listed.name, names);
    }
    ProposedRule& rule = proposals.rules[known->second];
    if (bound.emplace(known->second, listed.key).second) rule.keys.push_back(listed.key);
    ++proposals.texts[static_cast<std::size_t>(rule.proposal.grade)];
  }
  for (ProposedRule& proposed : proposals.rules) proposed.rule = RuleOf(proposed, proposed.rule.name, source);
  return proposals;
}

}  // namespace kith
