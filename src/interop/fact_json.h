// Facts in client files: the JSON forms of docs/clients.md, in and out.
#pragma once

#include <cstddef>

#include <nlohmann/json.hpp>

#include "kith/client/fact.h"
#include "src/interop/json_form.h"

namespace kith {

inline constexpr std::size_t kMaxFactWords = 1000;  // of one fact

enum class FactScope { kHousehold, kMember };

// The facts of `value`, an object; errors go to its form. Facts of docs/rules.md are held to their type and to whom they are of; other
// names are the user's own.
Facts ReadFacts(const JsonValue& value, FactScope scope);

nlohmann::ordered_json WriteFact(const FactValue& fact);
nlohmann::ordered_json WriteFacts(const Facts& facts);

}  // namespace kith
