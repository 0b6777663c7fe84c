// The words that forms write where nothing is known: "Unknown", "N/A", "Client doesn't know", "Data not collected".
#pragma once

#include <string>
#include <string_view>

#include "src/interop/json_form.h"

namespace kith {

// Those, and words for nothing at all: no place and no benefit is called `None`.
bool IsNoName(std::string_view text);

// A text that names a place; one that says that nothing is known would name another place than any.
std::string NameOrFail(const JsonValue& value);

}  // namespace kith
