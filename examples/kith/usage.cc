#include "examples/kith/usage.h"

#include <algorithm>
#include <charconv>

#include <CLI/CLI.hpp>

#include "examples/kith/layout.h"
#include "kith/base/suggest.h"

namespace kith_program {
namespace {

std::vector<std::string> CommandNames(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> OptionNames(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string Suggest(const std::string& word, const std::vector<std::string>& names) {
  return kith::DidYouMean(word, std::vector<std::string_view>(names.begin(), names.end()));
}

// The first argument that looks like an option and is none of `command`; "" where there is none.
std::string UnknownOption(const CLI::App& command, const std::vector<std::string>& arguments) {
  const std::vector<std::string> known = OptionNames(command);
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument.size() < 2 || argument[0] != '-' || (argument[1] >= '0' && argument[1] <= '9')) continue;  // -1
    const std::string name = argument.substr(0, argument.find('='));
    if (std::find(known.begin(), known.end(), name) == known.end())
      return "unknown option " + name + Suggest(name, known);
  }
  return "";
}

// "--clients=": what follows it would be taken as its value. "" where there is none such.
std::string OptionWithoutValue(const CLI::App& command, const std::vector<std::string>& arguments) {
  const std::vector<std::string> known = OptionNames(command);
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    const std::string name = argument.substr(0, argument.find('='));
    if (argument == name + "=" && std::find(known.begin(), known.end(), name) != known.end())
      return argument + " has no value: expected " + name + "=VALUE or " + name + " VALUE";
  }
  return "";
}

}  // namespace

CLI::Validator WholeNumber(std::uint64_t min, std::uint64_t max) {
  return CLI::Validator(
      [min, max](const std::string& text) {
        std::uint64_t number = 0;
        const char* end = text.data() + text.size();
        const auto [stopped, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc() && stopped == end && number >= min && number <= max) return std::string();
        return "\"" + text + "\": expected a whole number from " + Thousands(static_cast<long long>(min)) + " to " +
               Thousands(static_cast<long long>(max));
      },
      "");
}

std::string UsageError(const CLI::App& program, const std::vector<std::string>& arguments, std::string_view message) {
  const std::vector<std::string> commands = CommandNames(program);
  if (arguments.empty())
    return "no command: expected import, check, rank, explain, ask, reach, gaps, rules, areas or county; see kith "
           "--help";
  const auto named = std::find(commands.begin(), commands.end(), arguments[0]);
  if (named == commands.end()) {
    if (arguments[0][0] == '-') return UnknownOption(program, arguments) + "; see kith --help";
    return "unknown command " + arguments[0] + Suggest(arguments[0], commands) + "; see kith --help";
  }
  const std::string help = "; see kith " + *named + " --help";
  const CLI::App* command = program.get_subcommand(*named);
  std::vector<std::string> given(arguments.begin() + 1, arguments.end());
  if (const std::vector<std::string> inner = CommandNames(*command); !inner.empty() && !given.empty()) {
    if (std::find(inner.begin(), inner.end(), given[0]) == inner.end() && given[0][0] != '-')
      return "unknown command " + *named + " " + given[0] + Suggest(given[0], inner) + help;
    if (given[0][0] != '-') {
      command = command->get_subcommand(given[0]);
      given.erase(given.begin());
    }
  }
  for (const std::string& wrong : {UnknownOption(*command, given), OptionWithoutValue(*command, given)}) {
    if (!wrong.empty()) return wrong + help;
  }
  return std::string(message) + help;
}

}  // namespace kith_program
