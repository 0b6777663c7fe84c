// kith rules: what listings say of who is served becomes proposed rules, a person approves them, and rule files are checked.
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "examples/kith/asking.h"
#include "examples/kith/command.h"
#include "examples/kith/rules_check.h"
#include "kith/base/text.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/approve.h"
#include "kith/eligibility/rule_book.h"
#include "kith/interop/csv.h"
#include "kith/interop/proposals.h"

namespace kith_program {
namespace {

constexpr const char* kFooter =
    "A proposed rule counts for nothing until a person approves it; docs/proposals.md says what is read.\n"
    "docs/rules.md says what check looks for.\n\n"
    "Exit codes: 0 done; 1 check found an error or a warning; 2 bad input or usage.\n\n"
    "Examples:\n"
    "  kith rules propose pantries --out pantries/rules/proposed.rules --report proposed.json\n"
    "  kith rules propose --from csv notes.csv --text requirements --out proposed.rules\n"
    "  kith rules approve pantries/rules/proposed.rules seniors_lunch --by \"Ana Ruiz\"\n"
    "  kith rules check pantries/rules/proposed.rules";

struct ProposeArguments {
  std::string from = "hsds3";
  std::string source;
  std::string id_column;
  std::string text_column = "text";
  std::string out;
  std::string report;
};

struct ApproveArguments {
  std::string file;
  std::vector<std::string> rules;
  bool all = false;
  std::string by;
  std::string on;
};

// Those that rules of the directory may name.
absl::StatusOr<kith::ParameterTables> TablesOf(const kith::Directory& directory) {
  std::vector<kith::ParameterTables::File> files;
  for (const kith::RuleFile& file : directory.rule_files) {
    if (kith::IsParameterFile(file.name)) files.emplace_back(file.name, file.text);
  }
  return kith::ParameterTables::Read(files);
}

// Those that count already.
absl::StatusOr<std::vector<kith::Rule>> RulesOf(const kith::Directory& directory) {
  const absl::StatusOr<kith::Catalog> catalog = kith::CatalogBuilder(directory).Build();
  if (!catalog.ok()) return catalog.status();
  const absl::StatusOr<kith::RuleBook> book = kith::RuleBook::Build(*catalog);
  if (!book.ok()) return book.status();
  return book->rules();
}

// What a file of rules may speak of: the tables of its directory, and the day there.
struct Surroundings {
  kith::ParameterTables tables = kith::ParameterTables::Shipped();
  kith::TimeZone zone = MachineZone();
};

// Of DIR where the file is one of DIR/rules.
absl::StatusOr<Surroundings> SurroundingsOf(const std::string& rule_file) {
  const std::filesystem::path folder = std::filesystem::absolute(rule_file).lexically_normal().parent_path();
  const std::filesystem::path directory = folder.parent_path();
  std::error_code error;
  if (folder.filename() != "rules" || !(std::filesystem::exists(directory / "datapackage.json", error) ||
                                        std::filesystem::exists(directory / "services.csv", error)))
    return Surroundings();
  const absl::StatusOr<kith::Import> import = ReadWithProgress("hsds3", directory.string(), "");
  if (!import.ok()) return import.status();
  absl::StatusOr<kith::ParameterTables> tables = TablesOf(import->directory);
  if (!tables.ok()) return tables.status();
  absl::StatusOr<kith::TimeZone> zone = kith::TimeZone::Load(import->directory.time_zone);
  if (!zone.ok()) return zone.status();
  return Surroundings{*std::move(tables), *std::move(zone)};
}

// As CLI11 asks.
std::string IsTextSource(const std::string& from) { return from == "csv" ? "" : IsSourceKind(from); }

absl::StatusOr<std::vector<kith::ListedText>> ReadTexts(const ProposeArguments& arguments) {
  if (arguments.from == "csv") {
    const absl::StatusOr<std::string> text = ReadInput(arguments.source, kith::kMaxRuleFileBytes);
    if (!text.ok()) return text.status();
    return kith::ReadListedTexts(*text, InputName(arguments.source), arguments.id_column, arguments.text_column);
  }
  const absl::StatusOr<kith::Import> import = ReadWithProgress(arguments.from, arguments.source, "");
  if (!import.ok()) return import.status();
  const absl::StatusOr<std::vector<kith::Rule>> rules = RulesOf(import->directory);
  if (!rules.ok()) return rules.status();
  return kith::ListedTextsOf(import->directory, *rules);
}

// The last part of the path: where it lies on this machine is nobody's concern.
std::string SourceName(const std::string& source) {
  const std::filesystem::path path = std::filesystem::path(source).lexically_normal();
  const std::string name = path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
  return source == "-" ? InputName(source) : name;
}

std::string Share(std::string_view what, std::uint64_t count, std::uint64_t all) {
  const std::uint64_t percent = all == 0 ? 0 : count * 100 / all;
  return "  " + std::string(what) + Thousands(static_cast<long long>(count)) + " (" + std::to_string(percent) + "%)\n";
}

std::string Summary(const kith::Proposals& proposals) {
  const std::uint64_t all = proposals.texts[0] + proposals.texts[1] + proposals.texts[2];
  std::size_t rules = 0, stale = 0, alone = 0;
  for (const kith::ProposedRule& proposed : proposals.rules) {
    const bool is_rule = !proposed.rule.name.empty();
    if (is_rule) ++rules;
    (is_rule ? stale : alone) += proposed.proposal.stale_amounts.size();
  }
  std::string text = Count(static_cast<std::size_t>(all), "text", "texts") + ", " + Count(rules, "rule", "rules") +
                     " proposed\n" + Share("read fully  ", proposals.texts[0], all) +
                     Share("read partly ", proposals.texts[1], all) + Share("not read    ", proposals.texts[2], all);
  if (stale > 0)
    text += Count(stale, "amount", "amounts") +
            " of money that a poverty guideline gives: see the warnings beside the rules.\n";
  if (alone > 0)
    text += Count(alone, "amount", "amounts") +
            " of money that a poverty guideline gives, in texts that made no rule: see the report (--report).\n";
  return text;
}

// The proposals, and what of a file that is there already is kept.
absl::StatusOr<kith::ProposalsFile> ProposalsFor(const ProposeArguments& arguments) {
  const absl::StatusOr<std::vector<kith::ListedText>> texts = ReadTexts(arguments);
  if (!texts.ok()) return texts.status();
  std::string old;
  if (std::error_code error; std::filesystem::exists(arguments.out, error)) {
    absl::StatusOr<std::string> text = ReadInput(arguments.out, kith::kMaxRuleFileBytes);
    if (!text.ok()) return text.status();
    old = *std::move(text);
  }
  const absl::StatusOr<Surroundings> around = SurroundingsOf(arguments.out);
  if (!around.ok()) return around.status();
  return kith::WithProposals(old, arguments.out, *texts, "Words of the listing, " + SourceName(arguments.source),
                             around->tables);
}

std::string Kept(const std::vector<std::string>& rules, const char* of_one, const char* of_several) {
  if (rules.empty()) return "";
  return "Kept " + Count(rules.size(), "rule", "rules") + " of the file that " +
         (rules.size() == 1 ? of_one : of_several) + ": " + kith::JoinList(rules, ", ") + "\n";
}

int Propose(const ProposeArguments& arguments) {
  const absl::StatusOr<kith::ProposalsFile> file = ProposalsFor(arguments);
  if (!file.ok()) return Fail(file.status());
  if (const absl::Status written = WriteFile(arguments.out, file->text); !written.ok()) return Fail(written);
  if (!arguments.report.empty()) {
    const absl::Status written = WriteFile(arguments.report, kith::ProposalsToJson(file->proposals));
    if (!written.ok()) return Fail(written);
  }
  Print(Summary(file->proposals) + "\n" + Kept(file->approved, "counts", "count") +
        Kept(file->edited, "is not as it would be proposed now (delete it to have it proposed anew)",
             "are not as they would be proposed now (delete one to have it proposed anew)") +
        "Written to " + Printable(arguments.out) + ": nothing that is proposed counts until it is approved.\n");
  return kOk;
}

int Approve(const ApproveArguments& arguments) {
  if (arguments.rules.empty() != arguments.all) {
    Complain(arguments.all ? "--all takes no names of rules" : "name the rules to approve, or say --all");
    return kBad;
  }
  if (kith::Trim(arguments.by).empty()) {
    Complain("--by: expected the name of who approves");
    return kBad;
  }
  const absl::StatusOr<std::string> text = ReadInput(arguments.file, kith::kMaxRuleFileBytes);
  if (!text.ok()) return Fail(text.status());
  const absl::StatusOr<Surroundings> around = SurroundingsOf(arguments.file);
  if (!around.ok()) return Fail(around.status());
  const absl::StatusOr<kith::Date> day =
      arguments.on.empty() ? around->zone.ToLocal(PresentMinute()).date : kith::ParseDate(arguments.on);
  if (!day.ok()) {
    Complain("--on: " + std::string(day.status().message()));
    return kBad;
  }
  const absl::StatusOr<std::string> approved = kith::ApproveRules(
      *text, arguments.file, arguments.rules, arguments.by + " on " + kith::FormatDate(*day), around->tables);
  if (!approved.ok()) return Fail(approved.status());
  if (*approved == *text) {
    Print("No rule of " + Printable(arguments.file) + " is proposed: nothing was to be approved.\n");
    return kOk;
  }
  if (const absl::Status written = WriteFile(arguments.file, *approved); !written.ok()) return Fail(written);
  Print(arguments.all ? "All proposed rules are approved.\n"
                      : Count(arguments.rules.size(), "rule is", "rules are") + " approved.\n");
  return kOk;
}

CLI::App* AddPropose(CLI::App& rules, ProposeArguments& arguments) {
  CLI::App* command = rules.add_subcommand("propose", "Write proposed rules for what the listings' words say");
  command
      ->add_option("source", arguments.source,
                   "A directory as `kith import` reads it; with --from csv, a file with a column of texts")
      ->type_name("SOURCE")
      ->required();
  command->add_option("--from", arguments.from, "What SOURCE is (default: hsds3)")
      ->type_name("hsds3|hsds3-json|hsds2|hsds1|kith|mapping:FILE|csv")
      ->check(IsTextSource);
  command->add_option("--id", arguments.id_column, "Of a CSV file: the column of the services' ids (default: id)")
      ->type_name("COLUMN");
  command->add_option("--text", arguments.text_column, "Of a CSV file: the column of the texts (default: text)")
      ->type_name("COLUMN");
  command->add_option("--out", arguments.out, "The file of rules to write, as in pantries/rules/proposed.rules")
      ->type_name("FILE.rules")
      ->required();
  command
      ->add_option("--report", arguments.report,
                   "Write every text, what was read of it and what was not, there as JSON")
      ->type_name("FILE.json");
  return command;
}

CLI::App* AddApprove(CLI::App& rules, ApproveArguments& arguments) {
  CLI::App* command =
      rules.add_subcommand("approve", "Let proposed rules count: you have compared them with their texts");
  command->add_option("file", arguments.file, "The file of rules, which is changed")
      ->type_name("FILE.rules")
      ->required();
  command->add_option("rules", arguments.rules, "Their names")->type_name("RULE");
  command->add_flag("--all", arguments.all, "All that are proposed in the file");
  command->add_option("--by", arguments.by, "Who approves")->type_name("NAME")->required();
  command->add_option("--on", arguments.on, "The day, as in 2026-11-24 (default: today, where the directory is)")
      ->type_name("DATE");
  return command;
}

CLI::App* AddRulesCheck(CLI::App& rules, RulesCheckArguments& arguments) {
  CLI::App* command =
      rules.add_subcommand("check", "Look for rules that nobody can satisfy, and for what does nothing");
  command->add_option("files", arguments.files, "Files of rules; of a directory, all that it has")
      ->type_name("FILE.rules|DIR")
      ->required();
  command->add_option("--as-of", arguments.as_of, "The day asked about, as in 2026-11-24 (default: today)")
      ->type_name("DATE");
  AddFormatOption(*command, arguments.format);
  return command;
}

}  // namespace

Command AddRules(CLI::App& program) {
  const auto propose = std::make_shared<ProposeArguments>();
  const auto approve = std::make_shared<ApproveArguments>();
  const auto check = std::make_shared<RulesCheckArguments>();
  CLI::App* command =
      program.add_subcommand("rules", "Propose rules from the words of listings, approve them, and check rule files");
  command->footer(kFooter);
  command->require_subcommand(1);
  const CLI::App* proposing = AddPropose(*command, *propose);
  const CLI::App* checking = AddRulesCheck(*command, *check);
  AddApprove(*command, *approve);
  return {command, [=] {
            if (checking->parsed()) return CheckRuleFiles(*check);
            return proposing->parsed() ? Propose(*propose) : Approve(*approve);
          }};
}

}  // namespace kith_program
