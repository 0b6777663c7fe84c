// Any text as the words of a listing: no crash, no hang; what is proposed is a rule that rule files take, every place lies in the text, a word that means
// nothing is asked, and approving lets the rules count.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kith/eligibility/approve.h"
#include "kith/eligibility/propose.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckPlace(kith::TextSpan where, std::string_view text) {
  Require(where.begin < where.end && where.end <= text.size());
}

bool Mentions(const kith::Expr& expr, std::string_view word) {
  bool found = expr.question.find(word) != std::string::npos;
  for (const kith::Expr& child : expr.children) found = found || Mentions(child, word);
  return found;
}

kith::Rule RuleOf(const kith::Proposal& proposal) {
  kith::Rule rule;
  rule.name = "r";
  rule.bindings = {{kith::RuleTarget::kService, "s"}};
  rule.proposed = true;
  rule.require = proposal.require;
  rule.ask_provider = proposal.ask_provider;
  rule.bring = proposal.bring;
  rule.file = "fuzz";
  rule.line = 1;
  return rule;
}

void Check(const kith::Proposal& proposal, std::string_view text) {
  for (const kith::MatchedWords& words : proposal.matched) CheckPlace(words.where, text);
  for (const kith::TextSpan& where : proposal.unmatched) CheckPlace(where, text);
  for (const kith::StaleAmount& stale : proposal.stale_amounts) CheckPlace(stale.where, text);
  Require((proposal.grade == kith::ProposalGrade::kNotAtAll) == (proposal.require.empty() && proposal.bring.empty()));
  const std::string written = kith::FormatRule(RuleOf(proposal));
  const absl::StatusOr<std::vector<kith::Rule>> again = kith::ParseRules(written, "fuzz");
  Require(again.ok() && again->size() == 1 && again->front() == RuleOf(proposal));
  const absl::StatusOr<std::string> approved = kith::ApproveRules(written, "fuzz", {}, "Ana on 2026-11-24");
  Require(approved.ok());
  const absl::StatusOr<std::vector<kith::Rule>> counting = kith::ParseRules(*approved, "fuzz");
  Require(counting.ok() && !counting->front().proposed && counting->front().approved_by == "Ana on 2026-11-24");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const absl::StatusOr<kith::Proposal> proposal = kith::ProposeRule(text);
  if (!proposal.ok()) return 0;
  Check(*proposal, text);
  const std::string more = text + "\nzzz";
  const absl::StatusOr<kith::Proposal> with_word = kith::ProposeRule(more);
  if (!with_word.ok()) return 0;
  Check(*with_word, more);
  bool asked = false;
  for (const std::string& question : with_word->ask_provider)
    asked = asked || question.find("zzz") != std::string::npos;
  for (const kith::Expr& expr : with_word->require) asked = asked || Mentions(expr, "zzz");
  Require(asked);
  return 0;
}
