// FactQuestion: what to ask a person for a fact of the rules.
//
//   FactQuestion("household.income.gross");   // "gross household income"
//   FactQuestion("veteran");                  // "whether a veteran"
//
// Model     Facts of docs/rules.md have words of their own; of others the name is made readable. Equal names give equal words. Errors: none. Cost: O(length of the name + number of known facts).
#pragma once

#include <string>
#include <string_view>

#include "kith/base/messages.h"

namespace kith {

std::string FactQuestion(std::string_view fact, const Messages& messages = Messages::English());

}  // namespace kith
