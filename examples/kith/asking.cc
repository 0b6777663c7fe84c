#include "examples/kith/asking.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>

#include "examples/kith/command.h"
#include "examples/kith/layout.h"
#include "examples/kith/progress.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/catalog/unknown_term.h"
#include "kith/interop/household_file.h"
#include "kith/interop/hsds.h"
#include "kith/interop/mapping.h"
#include "kith/interop/message_files.h"
#include "kith/interop/policy_file.h"
#include "kith/interop/snapshot_file.h"
#include "kith/interop/taxonomy_file.h"
#include "kith/proj/proj_coordinates.h"

namespace kith_program {

void AddAskingOptions(CLI::App& command, AskingArguments& arguments, Answers answers) {
  command
      .add_option("--catalog", arguments.catalog,
                  "The directory: a folder with an HSDS 3.1 tabular package, or a snapshot of one")
      ->type_name("DIR|FILE.kith")
      ->required();
  AddAsOfOption(command, arguments.as_of);
  command.add_option("--policy", arguments.policy, "How to score: a JSON file (default: the built-in policy)")
      ->type_name("FILE");
  if (answers == Answers::kTextOrJson) AddFormatOption(command, arguments.format);
  command
      .add_option("--language,--lang", arguments.language,
                  "The language of what is said: en, es, or one that --messages has (default: en)")
      ->type_name("TAG");
  command
      .add_option("--messages", arguments.messages,
                  "Messages in another language, or in other words: a file, or a folder with TAG.messages")
      ->type_name("FOLDER|FILE");
}

CLI::Option* AddClientOptions(CLI::App& command, ClientArguments& arguments) {
  command.add_option("--client", arguments.file, "A file with the household; - reads standard input")
      ->type_name("FILE")
      ->required();
  command.add_option("--client-id", arguments.id, "Which household, where the file holds several")->type_name("NAME");
  return command
      .add_option("--need", arguments.need,
                  "A taxonomy term's id, code or name: the household's need of it, or a new one")
      ->type_name("TERM");
}

void AddAsOfOption(CLI::App& command, std::string& as_of) {
  command
      .add_option("--as-of", as_of,
                  "The moment asked about, such as 2026-11-24T10:00, local time of the directory (default: now)")
      ->type_name("TIME");
}

void AddFormatOption(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "text, or json with every detail")
      ->type_name("text|json")
      ->check(CLI::IsMember({"text", "json"}))
      ->default_str("text");
}

namespace {

kith::HsdsReadOptions ShowingIn(Progress& progress) {
  kith::HsdsReadOptions options;
  options.progress = [&progress](std::string_view file, std::uint64_t bytes, std::uint64_t size) {
    progress.Show(file, bytes, size);
  };
  return options;
}

}  // namespace

std::string IsSourceKind(const std::string& from) {
  const bool is_mapping = from.starts_with(kMappingPrefix) && from.size() > kMappingPrefix.size();
  const bool is_hsds = from == "hsds3" || from == "hsds3-json" || from == "hsds2" || from == "hsds1";
  if (is_hsds || is_mapping || from == "kith") return "";
  return "hsds3, hsds3-json, hsds2, hsds1, kith or mapping:FILE is expected, not " + from;
}

absl::StatusOr<kith::Import> ReadWithProgress(const std::string& from, const std::string& folder,
                                              const std::string& time_zone) {
  Progress progress;
  kith::HsdsReadOptions options = ShowingIn(progress);
  options.time_zone = time_zone;
  if (from.starts_with(kMappingPrefix)) {
    const kith::ProjCoordinates coordinates;
    return kith::ReadMapped(from.substr(kMappingPrefix.size()), folder,
                            {.time_zone = time_zone, .coordinates = &coordinates});
  }
  if (from == "kith") return kith::ReadSnapshot(folder);
  if (from == "taxonomy") return kith::ReadTaxonomyFile(folder, {.time_zone = time_zone});
  if (from == "hsds3-json") return kith::ReadHsds3Json(folder, options);
  // Their readers are one: what a table of 1.x and one of 2.0 hold is seen from its columns.
  return from == "hsds1" || from == "hsds2" ? kith::ReadHsds1(folder, options) : kith::ReadHsds3(folder, options);
}

absl::StatusOr<kith::Directory> OpenToUpdate(const std::string& folder) {
  absl::StatusOr<kith::Import> directory = ReadWithProgress("hsds3", folder, "");
  if (!directory.ok()) return directory.status();
  if (directory->account.rejected() > 0)
    return absl::FailedPreconditionError(
        folder + ": some of its records cannot be read, and would be lost; kith check says which");
  KITH_RETURN_IF_ERROR(kith::CheckCanUpdate(folder));
  return std::move(directory->directory);
}

absl::StatusOr<kith::Catalog> OpenCatalog(const std::string& folder) {
  kith::ImportAccount account;
  Progress progress;
  absl::StatusOr<kith::Catalog> catalog = kith::LoadCatalog(folder, &account, ShowingIn(progress));
  progress.Clear();
  if (catalog.ok() && !account.issues.empty()) {
    const auto records = [](std::int64_t count) { return Count(static_cast<std::size_t>(count), "record", "records"); };
    Complain(folder + ": left out " + records(account.rejected()) + ", repaired " + records(account.repaired()) +
             "; kith check says which");
  }
  if (catalog.ok()) {
    for (const std::string& note : account.notes) Complain(folder + ": " + note);
  }
  return catalog;
}

absl::StatusOr<kith::Matcher> OpenMatcher(const AskingArguments& arguments) {
  kith::RankingPolicy policy;
  if (!arguments.policy.empty()) {
    const absl::StatusOr<std::string> text = ReadInput(arguments.policy, kith::kMaxPolicyBytes);
    if (!text.ok()) return text.status();
    absl::StatusOr<kith::RankingPolicy> read = kith::ParsePolicy(*text, InputName(arguments.policy));
    if (!read.ok()) return read.status();
    policy = *std::move(read);
  }
  absl::StatusOr<kith::Catalog> catalog = OpenCatalog(arguments.catalog);
  if (!catalog.ok()) return catalog.status();
  return kith::Matcher::Build(std::make_shared<const kith::Catalog>(*std::move(catalog)), std::move(policy));
}

namespace {

std::string LanguagesText() {
  const std::vector<std::string_view> shipped = kith::Messages::ShippedLanguages();
  return kith::JoinList(std::vector<std::string>(shipped.begin(), shipped.end()), ", ");
}

// What the directory says of its own facts in that language, else `below`. Kept as long as the program runs.
absl::StatusOr<const kith::Messages*> WithThoseOfTheDirectory(const std::string& catalog, const kith::Messages& below) {
  static std::optional<kith::Messages> of_directory;
  absl::StatusOr<std::optional<kith::Messages>> read = kith::LoadDirectoryMessages(catalog, below);
  if (!read.ok()) return read.status();
  if (!*read) return &below;
  of_directory = **std::move(read);
  return &*of_directory;
}

}  // namespace

// The shipped ones, on top of them the directory's, on top of these what --messages has.
absl::StatusOr<const kith::Messages*> MessagesAskedFor(const AskingArguments& arguments) {
  std::error_code error;
  const bool from_file = !arguments.messages.empty() && !std::filesystem::is_directory(arguments.messages, error);
  const std::string language = arguments.language.empty() && !from_file ? "en" : arguments.language;
  const kith::Messages* shipped = kith::Messages::Shipped(language);
  if (arguments.messages.empty()) {
    if (shipped != nullptr) return WithThoseOfTheDirectory(arguments.catalog, *shipped);
    return absl::NotFoundError("--language: " + language + ": expected one of " + LanguagesText() +
                               ", or --messages with a folder that has " + language + ".messages");
  }
  static std::optional<kith::Messages> read;  // as long as the program runs
  absl::StatusOr<kith::Messages> messages = kith::LoadMessages(arguments.messages, language);
  if (!messages.ok()) return messages.status();
  shipped = kith::Messages::Shipped(messages->language());
  if (shipped == nullptr) {
    read = *std::move(messages);
    if (const std::vector<std::string>& missing = read->missing(); !missing.empty())
      Complain(arguments.messages + ": " + Count(missing.size(), "message is", "messages are") +
               " said in English for want of one, such as " + missing.front());
    return WithThoseOfTheDirectory(arguments.catalog, *read);
  }
  const absl::StatusOr<const kith::Messages*> below = WithThoseOfTheDirectory(arguments.catalog, *shipped);
  if (!below.ok()) return below.status();
  messages = kith::LoadMessages(arguments.messages, messages->language(), *below);
  if (!messages.ok()) return messages.status();
  read = *std::move(messages);
  return &*read;
}

absl::StatusOr<kith::Instant> AsOf(const std::string& text, const kith::TimeZone& zone) {
  if (text.empty()) return PresentMinute();
  absl::StatusOr<kith::Instant> when = kith::ParseInstant(text, zone);
  if (when.ok()) return when;
  return absl::InvalidArgumentError("--as-of: " + std::string(when.status().message()));
}

std::vector<kith::Need> NeedsAskedAbout(const kith::Catalog& catalog, const kith::Household& household,
                                        const std::string& term) {
  if (term.empty()) return household.needs;
  const kith::TaxonomyTermId wanted = catalog.FindTerm(term);
  std::vector<kith::Need> needs;
  for (const kith::Need& need : household.needs) {
    if (need.term == term || (wanted.valid() && catalog.FindTerm(need.term) == wanted)) needs.push_back(need);
  }
  if (needs.empty()) {
    kith::Need need;
    need.term = term;
    needs.push_back(std::move(need));
  }
  return needs;
}

absl::Status CheckNeedOption(const kith::Catalog& catalog, const std::string& term) {
  if (term.empty() || catalog.FindTerm(term).valid()) return absl::OkStatus();
  return absl::NotFoundError("--need: " + kith::UnknownTerm(catalog, term));
}

absl::Status AtNeed(const absl::Status& status, const kith::Household& household, const kith::Need& need,
                    const std::string& file, std::int64_t line) {
  std::string field;
  const auto stated = std::find(household.needs.begin(), household.needs.end(), need);
  if (stated != household.needs.end()) field = "needs[" + std::to_string(stated - household.needs.begin()) + "]";
  if (!field.empty() && absl::IsNotFound(status)) field += ".term";
  return kith::InputError({file, line, "", field}, {status.message().data(), status.message().size()});
}

absl::StatusOr<PlacedHousehold> PickHousehold(const std::string& path, const std::string& client_id,
                                              const kith::TimeZone& zone) {
  absl::StatusOr<Input> clients = Input::Open(path);
  if (!clients.ok()) return clients.status();
  const std::string file = InputName(path);
  kith::HouseholdReader reader([&](char* to, std::size_t size) { return clients->Read(to, size); }, file, zone);
  std::vector<PlacedHousehold> found;  // of several the first two, which is one too many
  std::vector<std::string> ids;
  for (kith::Household household; reader.Next(household);) {
    ids.push_back(household.id);
    const bool wanted = client_id.empty() || household.id == client_id;
    if (wanted && found.size() < 2) found.push_back({household, reader.line()});
  }
  if (!clients->status().ok()) return clients->status();
  if (!reader.status().ok()) return reader.status();
  if (found.size() == 1) return std::move(found.front());
  if (ids.empty()) return absl::InvalidArgumentError(file + ": holds no household");
  if (found.empty()) {
    return absl::InvalidArgumentError(
        file + ": no household has the id " + client_id +
        kith::DidYouMean(client_id, std::vector<std::string_view>(ids.begin(), ids.end())));
  }
  return absl::InvalidArgumentError(file + ": holds " + Count(ids.size(), "household", "households") +
                                    ": choose one with --client-id, such as " + ids.front());
}

}  // namespace kith_program
