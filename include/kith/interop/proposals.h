// Proposals: what the texts of a directory say about who is served, as a file of rules that a person then approves, and as a report.
//
//   const std::vector<ListedText> texts = ListedTextsOf(import->directory);
//   absl::StatusOr<Proposals> proposals = ProposeRules(texts, "pantries, read on 2026-11-24");
//   WriteFile("rules/proposed.rules", FormatProposals(*proposals));   // each rule `status proposed;`, with its text and what was read of it as comments
//
// The file may be there already, and a person may have worked on it:
//
//   absl::StatusOr<ProposalsFile> file = WithProposals(old_text, "proposed.rules", texts, "pantries, read on 2026-12-01");
//   WriteFile("rules/proposed.rules", file->text);   // what a person has approved or edited stands there, byte for byte
//
// Model     Texts that are equal, letter for letter, become one rule for all their services. A text of which nothing is read becomes none: as
//           long as no rule is bound, the listing's prose asks the provider.
// Order     Of the first service with the text. Names of rules come from the services' names and are unique.
// Errors    ReadListedTexts: file, line and column; a column that is not there, with those that are. ProposeRules: record and field where a
//           text is not UTF-8 or passes kMaxProposalTextBytes. Cost: O(bytes).
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/catalog/records.h"
#include "kith/eligibility/parameters.h"
#include "kith/eligibility/propose.h"
#include "kith/eligibility/rule.h"

namespace kith {

// One record's words about eligibility.
struct ListedText {
  std::string key;   // of its service
  std::string name;  // of its service; may be empty
  std::string text;
};

// Of services that no rule is bound to, or whose rules are proposed only. `rules`: those that count.
std::vector<ListedText> ListedTextsOf(const Directory& directory, const std::vector<Rule>& rules);

// A CSV file with a header. `id_column` empty: `id`, where there is such a column. A row without an id is row_2, row_3 ..., as the file counts them.
absl::StatusOr<std::vector<ListedText>> ReadListedTexts(std::string_view csv, std::string_view file_name,
                                                        const std::string& id_column, const std::string& text_column);

struct ProposedRule {
  std::vector<std::string> keys;  // the services with this text
  std::string text;
  Proposal proposal;
  Rule rule;  // `proposed`; where the grade is kNotAtAll it has no name
};

struct Proposals {
  std::vector<ProposedRule> rules;  // of all texts
  std::uint64_t texts[3] = {};      // by ProposalGrade
};

// `taken`: names that rules have already.
absl::StatusOr<Proposals> ProposeRules(const std::vector<ListedText>& texts, const std::string& source,
                                       std::set<std::string> taken = {});

// The file of rules; and all texts as JSON, with the places of matched and unmatched words.
std::string FormatProposals(const Proposals& proposals);
std::string ProposalsToJson(const Proposals& proposals);

// A file of proposed rules that is written again.
struct ProposalsFile {
  std::string text;
  Proposals proposals;                // but for services of rules that were kept
  std::vector<std::string> approved;  // kept: rules that count
  std::vector<std::string>
      edited;  // kept: proposed, and not as the words would be proposed now, or with comments of their own
};

// The file `old` with its rules proposed anew. Of it, what counts and what is not as it would be proposed now is kept, byte for byte, and the services
// of these rules are passed over. Errors: as ParseRules of `old`, and as ProposeRules.
absl::StatusOr<ProposalsFile> WithProposals(std::string_view old, std::string_view file_name,
                                            const std::vector<ListedText>& texts, const std::string& source,
                                            const ParameterTables& tables = ParameterTables::Shipped());

}  // namespace kith
