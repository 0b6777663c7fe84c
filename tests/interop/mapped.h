// Mappings for tests: out of texts, and out of the mappings that ship with the program.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/interop/mapping.h"

namespace kith {

// `mapping` is called test.mapping in errors.
absl::StatusOr<Import> ReadMappedTexts(std::string_view mapping, const std::map<std::string, std::string>& texts);
// Fails the test where it cannot be read, where its account does not balance, or where the directory has a defect.
Import MustMap(std::string_view mapping, const std::map<std::string, std::string>& texts);
// The message of an error; "" where there is none.
std::string MappingErrorOf(std::string_view mapping, const std::map<std::string, std::string>& texts);

// Of pantries.csv: its columns No and Name make organizations, services, places and the services at them; `more` stands behind.
std::string PantryMapping(const std::string& more = "", const std::string& source = "");

}  // namespace kith
