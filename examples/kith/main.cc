// kith: matches people to help near them. The program for case managers and scripts.
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/command.h"
#include "examples/kith/usage.h"
#include "kith/base/version.h"

namespace kith_program {
namespace {

constexpr const char* kAbout =
    "Matches people to help near them: reads a directory of services, and ranks for each need of a household the\n"
    "services that suit it, with reasons. It advises; the person decides.";
constexpr const char* kFooter =
    "Examples:\n"
    "  kith import --from hsds1 miami-211 --out miami --report miami.txt\n"
    "  kith check examples/data/los_angeles\n"
    "  kith rank --catalog examples/data/los_angeles --clients examples/data/households/rosa.json\n"
    "  kith rank --catalog miami --clients - --format json < clients.ndjson > answers.ndjson\n"
    "  kith explain --catalog examples/data/los_angeles --client examples/data/households/rosa.json --need food "
    "--offer ID\n"
    "  kith ask --catalog examples/data/los_angeles --client examples/data/households/rosa.json --need food\n"
    "  kith reach --catalog examples/data/los_angeles --clients examples/data/households/rosa.json --offer ID\n"
    "  kith rules check examples/data/los_angeles\n"
    "  kith areas zcta.geojson.gz --into miami\n"
    "  kith county --services 5000 --households 1000 --out county --clients clients.ndjson\n\n"
    "Exit codes: 0 done; 1 done, and found what it was asked to look out for (rejected records); 2 bad input or "
    "usage.\n"
    "Messages go to standard error. Colour is used on a terminal only, and never where NO_COLOR is set.";

int RunProgram(int argc, char** argv) {
  CLI::App program(kAbout, "kith");
  program.footer(kFooter);
  program.require_subcommand(1);
  program.set_version_flag("--version", "kith " + std::string(kith::Version()), "Print the version and stop");
  program.get_formatter()->column_width(28);
  const std::vector<Command> commands = {AddImport(program), AddCheck(program), AddRank(program), AddExplain(program),
                                         AddReach(program),  AddGaps(program),  AddAsk(program),  AddCounty(program),
                                         AddAreas(program),  AddRules(program)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return program.exit(asked);
  } catch (const CLI::ParseError& error) {
    Complain(UsageError(program, std::vector<std::string>(argv + 1, argv + argc), error.what()));
    return kBad;
  }
  for (const Command& command : commands) {
    if (!command.app->parsed()) continue;
    const int code = command.run();
    const absl::Status written = FinishOutput();
    return written.ok() ? code : Fail(written);
  }
  return kBad;
}

}  // namespace
}  // namespace kith_program

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // whoever reads our output may stop reading: then we stop, and say nothing
  try {
    return kith_program::RunProgram(argc, argv);
  } catch (const std::bad_alloc&) {
    kith_program::Complain("out of memory");
  } catch (const std::exception& error) {
    kith_program::Complain(error.what());
  }
  return kith_program::kBad;
}
