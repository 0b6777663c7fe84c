// kith rules check: what is wrong with rule files.
#pragma once

#include <string>
#include <vector>

namespace kith_program {

struct RulesCheckArguments {
  std::vector<std::string> files;
  std::string as_of;
  std::string format = "text";
};

int CheckRuleFiles(const RulesCheckArguments& arguments);

}  // namespace kith_program
