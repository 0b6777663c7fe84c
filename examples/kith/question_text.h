// What to ask next, as text and as JSON.
#pragma once

#include <string>

#include "examples/kith/layout.h"
#include "kith/match/matcher.h"

namespace kith_program {

// "gross household income: settles up to 14 of 30. At most $2,610/month: 9 certain; over $2,610/month: 5 drop out."
std::string QuestionText(const kith::Question& question, const kith::NextStep& next, const kith::Messages& messages);
// The first question in full, and the names of a few that follow; "" where nothing is worth asking.
std::string NextStepText(const kith::NextStep& next, const TextOptions& options);
// "rosa, food: 5 offers, 3 certain, 1 open".
std::string NextStepHeading(const kith::Household& household, const kith::Need& need, const kith::NextStep& next,
                            const TextOptions& options);
// Instead of a question, where no offer waits for a fact; `passed_over`: or for none that was not passed over.
std::string NothingToAskText(const kith::NextStep& next, bool passed_over, const TextOptions& options);
// One line of JSON.
std::string FormatNextStep(const kith::Catalog& catalog, const kith::Household& household, const kith::Need& need,
                           kith::Instant as_of, const kith::NextStep& next);

}  // namespace kith_program
