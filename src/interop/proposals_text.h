// Proposed rules as the text of a rule file.
#pragma once

#include <string>
#include <string_view>

#include "kith/interop/proposals.h"

namespace kith {

// The comment with which a file of proposals begins.
std::string_view ProposalsHeader();

// The rule with its text, and what was read of it, as comments behind its first line.
std::string FormatProposedRule(const ProposedRule& proposed);

// All that were proposed, each below an empty line.
std::string FormatProposedRules(const Proposals& proposals);

}  // namespace kith
