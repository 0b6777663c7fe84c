#include "examples/kith/usage.h"

#include <algorithm>

#include <CLI/CLI.hpp>

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
    if (argument.size() < 2 || argument[0] != '-') continue;
    const std::string name = argument.substr(0, argument.find('='));
    if (std::find(known.begin(), known.end(), name) == known.end())
      return "unknown option " + name + Suggest(name, known);
  }
  return "";
}

}  // namespace

std::string UsageError(const CLI::App& program, const std::vector<std::string>& arguments, std::string_view message) {
  const std::vector<std::string> commands = CommandNames(program);
  if (arguments.empty()) return "no command: expected import, check, rank, explain, areas or county; see kith --help";
  const auto named = std::find(commands.begin(), commands.end(), arguments[0]);
  if (named == commands.end()) {
    if (arguments[0][0] == '-') return UnknownOption(program, arguments) + "; see kith --help";
    return "unknown command " + arguments[0] + Suggest(arguments[0], commands) + "; see kith --help";
  }
  const std::string help = "; see kith " + *named + " --help";
  const CLI::App* command = program.get_subcommand(*named);
  const std::string unknown = UnknownOption(*command, {arguments.begin() + 1, arguments.end()});
  return (unknown.empty() ? std::string(message) : unknown) + help;
}

}  // namespace kith_program
