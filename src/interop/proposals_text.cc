#include "src/interop/proposals_text.h"

namespace kith {
namespace {

std::string_view WordsAt(const ProposedRule& proposed, TextSpan where) {
  return std::string_view(proposed.text).substr(where.begin, where.end - where.begin);
}

// A comment of one line: whatever else the text holds is a blank.
std::string Comment(std::string_view text) {
  std::string line = "  # ";
  for (const char c : text) line += static_cast<unsigned char>(c) < ' ' || c == 0x7f ? ' ' : c;
  return line + "\n";
}

std::string Place(TextSpan where) { return std::to_string(where.begin) + "-" + std::to_string(where.end); }

}  // namespace

std::string_view ProposalsHeader() {
  return "# Proposed by `kith rules propose` from the words of the listings. Nothing here counts until a person who "
         "has "
         "compared a rule with its\n"
         "# text puts `approved_by \"who on which day\";` in the place of `status proposed;` (`kith rules approve` "
         "does).\n";
}

std::string FormatProposedRule(const ProposedRule& proposed) {
  const std::string rule = FormatRule(proposed.rule);
  const std::size_t first = rule.find('\n') + 1;
  std::string comments = Comment("text: " + proposed.text);
  for (const MatchedWords& words : proposed.proposal.matched)
    comments += Comment("read " + Place(words.where) + ": \"" + std::string(WordsAt(proposed, words.where)) + "\" -> " +
                        words.becomes);
  for (const TextSpan& where : proposed.proposal.unmatched)
    comments += Comment("not read " + Place(where) + ": \"" + std::string(WordsAt(proposed, where)) + "\"");
  for (const StaleAmount& stale : proposed.proposal.stale_amounts)
    comments += Comment("warning: " + stale.says + "; write " + stale.write_instead);
  return rule.substr(0, first) + comments + rule.substr(first);
}

std::string FormatProposedRules(const Proposals& proposals) {
  std::string text;
  for (const ProposedRule& proposed : proposals.rules) {
    if (proposed.proposal.grade != ProposalGrade::kNotAtAll) text += "\n" + FormatProposedRule(proposed);
  }
  return text;
}

std::string FormatProposals(const Proposals& proposals) {
  return std::string(ProposalsHeader()) + FormatProposedRules(proposals);
}

}  // namespace kith
