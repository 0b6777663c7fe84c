// Messages for wrong usage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace kith_program {

// What is wrong with `arguments`: an option or command that is not known comes first, with the nearest that is; else `message`. Ends in
// where help is.
std::string UsageError(const CLI::App& program, const std::vector<std::string>& arguments, std::string_view message);

}  // namespace kith_program
