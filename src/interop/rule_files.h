// Where the rules of a directory and their tables stand in its folder: rules/pantries.rules, parameters/calfresh_gross.csv.
#pragma once

#include <string>
#include <string_view>

#include "kith/eligibility/parameters.h"

namespace kith {

inline constexpr std::string_view kRulesFolder = "rules";
inline constexpr std::string_view kParametersFolder = "parameters";

// Of a RuleFile's name.
inline std::string RuleFilePath(std::string_view name) {
  return std::string(IsParameterFile(name) ? kParametersFolder : kRulesFolder) + "/" + std::string(name);
}

// Whether a file of a folder is one of those.
inline bool IsRuleFilePath(std::string_view path) {
  const std::string_view name = path.substr(path.find('/') + 1);  // all of it where there is no slash
  return (IsParameterFile(name) || name.ends_with(".rules")) && path == RuleFilePath(name);
}

}  // namespace kith
