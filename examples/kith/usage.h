// Messages for wrong usage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Validator;
}  // namespace CLI

namespace kith_program {

// Of an option's value. CLI::Range would say no more than "not in range".
CLI::Validator WholeNumber(std::uint64_t min, std::uint64_t max);

// What is wrong with `arguments`: an option or command that is not known comes first, with the nearest that is; else `message`. Ends in
// where help is.
std::string UsageError(const CLI::App& program, const std::vector<std::string>& arguments, std::string_view message);

}  // namespace kith_program
