// Writing a file of proposals again, where a person may have approved or edited some of its rules.
#include <algorithm>
#include <set>
#include <utility>

#include "kith/base/text.h"
#include "kith/interop/proposals.h"
#include "src/interop/proposals_text.h"

namespace kith {
namespace {

// Lines of the file: the comments above a rule, and the rule; or several that begin on one line.
struct Passage {
  std::string_view text;
  std::vector<const Rule*> rules;
};

// Where each line begins.
std::vector<std::size_t> LineStarts(std::string_view text) {
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') starts.push_back(i + 1);
  }
  return starts;
}

// The first of the lines of comments, and empty ones, that end above `line`; lines are counted from 0.
std::size_t FirstLineOf(std::size_t line, std::size_t line_min, const std::vector<std::size_t>& starts,
                        std::string_view text) {
  const auto is_comment = [&](std::size_t at) {
    const std::string_view words = Trim(text.substr(starts[at], starts[at + 1] - starts[at]));
    return words.empty() || words.starts_with('#');
  };
  while (line > line_min && is_comment(line - 1)) --line;
  return line;
}

// All of the text behind the header that every file of proposals has.
std::vector<Passage> PassagesOf(std::string_view text, const std::vector<Rule>& rules) {
  const std::vector<std::size_t> starts = LineStarts(text);
  const std::size_t header = text.starts_with(ProposalsHeader()) ? ProposalsHeader().size() : 0;
  std::vector<Passage> passages;
  std::vector<std::size_t> begins;
  std::size_t line_min = 0;
  for (const Rule& rule : rules) {
    const auto line = static_cast<std::size_t>(rule.line - 1);
    if (passages.empty() || line >= line_min) {
      begins.push_back(std::max(starts[FirstLineOf(line, line_min, starts, text)], header));
      passages.emplace_back();
    }
    passages.back().rules.push_back(&rule);
    line_min = line + 1;
  }
  if (passages.empty()) return {{text.substr(header), {}}};
  begins.front() = header;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : text.size();
    passages[i].text = text.substr(begins[i], end - begins[i]);
  }
  return passages;
}

// "rule lunch_2 {" and what follows without the number, which depends on the other rules of the file.
std::string WithoutNumber(std::string_view rule) {
  const std::size_t name_end = std::min(rule.find(" {"), rule.size());
  std::size_t end = name_end;
  while (end > 0 && rule[end - 1] >= '0' && rule[end - 1] <= '9') --end;
  const bool numbered = end > 0 && end < name_end && rule[end - 1] == '_';
  return std::string(rule.substr(0, numbered ? end - 1 : name_end)) + std::string(rule.substr(name_end));
}

// Whether the passage is one proposal and nothing else, as it was written: then it may go.
bool IsAsProposed(const Passage& passage, const std::set<std::string>& proposals) {
  return passage.rules.size() == 1 && passage.rules.front()->proposed &&
         proposals.contains(WithoutNumber(Trim(passage.text)));
}

std::set<std::string> TextsOf(const Proposals& proposals) {
  std::set<std::string> texts;
  for (const ProposedRule& proposed : proposals.rules) {
    if (proposed.proposal.grade == ProposalGrade::kNotAtAll) continue;
    texts.insert(WithoutNumber(Trim(FormatProposedRule(proposed))));
  }
  return texts;
}

// `texts` but for those of services to which a kept rule is bound.
std::vector<ListedText> WithoutKept(const std::vector<ListedText>& texts, const std::vector<const Rule*>& kept) {
  std::set<std::string_view> bound;
  for (const Rule* rule : kept) {
    for (const RuleBinding& binding : rule->bindings) {
      if (binding.target == RuleTarget::kService) bound.insert(binding.key);
    }
  }
  std::vector<ListedText> left;
  std::ranges::copy_if(texts, std::back_inserter(left),
                       [&](const ListedText& listed) { return !bound.contains(listed.key); });
  return left;
}

}  // namespace

absl::StatusOr<ProposalsFile> WithProposals(std::string_view old, std::string_view file_name,
                                            const std::vector<ListedText>& texts, const std::string& source,
                                            const ParameterTables& tables) {
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(old, file_name, tables);
  if (!rules.ok()) return rules.status();
  const absl::StatusOr<Proposals> anew = ProposeRules(texts, source);
  if (!anew.ok()) return anew.status();
  const std::set<std::string> as_proposed = TextsOf(*anew);
  ProposalsFile file;
  std::vector<const Rule*> kept;
  std::set<std::string> names;
  for (const Passage& passage : PassagesOf(old, *rules)) {
    if (IsAsProposed(passage, as_proposed)) continue;
    file.text += passage.text;
    for (const Rule* rule : passage.rules) {
      kept.push_back(rule);
      names.insert(rule->name);
      (rule->proposed ? file.edited : file.approved).push_back(rule->name);
    }
  }
  absl::StatusOr<Proposals> proposals = ProposeRules(WithoutKept(texts, kept), source, std::move(names));
  if (!proposals.ok()) return proposals.status();
  file.proposals = *std::move(proposals);
  if (!file.text.empty() && !file.text.ends_with('\n')) file.text += '\n';
  file.text = std::string(ProposalsHeader()) + file.text + FormatProposedRules(file.proposals);
  return file;
}

}  // namespace kith
