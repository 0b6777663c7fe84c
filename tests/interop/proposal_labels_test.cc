// What ProposeRule says of real texts, against labels made by reading them: tests/data/proposals/labels.tsv. The texts are read from the shared data;
// skipped where that is not there.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/eligibility/propose.h"
#include "kith/interop/csv.h"
#include "kith/interop/mapping.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

using Texts = std::map<std::string, std::string>;  // by record

std::string Contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

// A column's cells that are not empty, by `key`; by the row where `key` is "".
void AddColumn(const std::filesystem::path& path, const std::string& key, const std::string& column,
               const std::string& suffix, Texts& texts) {
  const std::string contents = Contents(path);
  CsvReader reader(contents, path.filename().string());
  std::vector<std::string_view> cells;
  ASSERT_TRUE(reader.Next(cells)) << path;
  std::vector<std::string> header(cells.begin(), cells.end());
  const auto find = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
  };
  const std::size_t key_at = key.empty() ? 0 : find(key), column_at = find(column);
  ASSERT_LT(std::max(key_at, column_at), header.size());
  for (int row = 2; reader.Next(cells); ++row) {
    if (Trim(cells[column_at]).empty()) continue;
    texts[(key.empty() ? std::to_string(row) : std::string(cells[key_at])) + suffix] = cells[column_at];
  }
}

std::string SourceId(const Service& service) {
  const auto found = std::ranges::find(service.extras, "source_id", &std::pair<std::string, std::string>::first);
  return found == service.extras.end() ? "" : found->second;
}

std::map<std::string, Texts> ReadDirectories() {
  std::map<std::string, Texts> directories;
  if (const auto folder = SharedData("la-food-oasis"); !folder.empty()) {
    AddColumn(folder / "2020_stakeholder.csv", "id", "requirements", "", directories["la-food-oasis"]);
    AddColumn(folder / "2020_stakeholder.csv", "id", "eligibility_notes", ".notes", directories["la-food-oasis"]);
    // Not of eligibility: what is said of the pantry in general, where now and then somebody is named.
    Texts& about = directories["la-food-oasis-about"];
    AddColumn(folder / "2020_stakeholder.csv", "id", "description", ".description", about);
    AddColumn(folder / "2020_stakeholder.csv", "id", "category_notes", ".category_notes", about);
  }
  if (const auto folder = SharedData("miami-211"); !folder.empty())
    AddColumn(folder / "data" / "eligibility.csv", "", "eligibility", "", directories["miami-211"]);
  if (const auto folder = SharedData("hsds-samples"); !folder.empty())
    AddColumn(folder / "ohana-hsds10" / "services.csv", "id", "eligibility", "", directories["ohana-hsds10"]);
  if (const auto folder = SharedData("legal-aid-illinois"); !folder.empty()) {
    const auto mapping = std::filesystem::path(KITH_SOURCE_DIR) / "examples/mappings/legal_aid_illinois.mapping";
    const absl::StatusOr<Import> import = ReadMapped(mapping, folder, MappingReadOptions());
    EXPECT_TRUE(import.ok()) << import.status();
    if (!import.ok()) return directories;
    for (const Service& service : import->directory.services) {
      if (service.eligibility_description.empty()) continue;
      directories["legal-aid-illinois"][SourceId(service)] = service.eligibility_description;
    }
  }
  return directories;
}

struct Label {
  std::string directory, record, sample, grade, rule, bring;
};

std::vector<Label> ReadLabels() {
  std::ifstream file(KITH_SOURCE_DIR "/tests/data/proposals/labels.tsv");
  std::vector<Label> labels;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#') || line.starts_with("directory\t")) continue;
    std::vector<std::string> cells;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      cells.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    cells.resize(6);
    labels.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]});
  }
  return labels;
}

// One form for what says the same: order, nesting, questions and the spelling of places apart.
std::string Canonical(Expr expr);

std::vector<std::string> Parts(const Expr& expr, Expr::Kind kind) {
  std::vector<std::string> parts;
  for (const Expr& child : expr.children) {
    const std::vector<std::string> inner =
        child.kind == kind ? Parts(child, kind) : std::vector<std::string>{Canonical(child)};
    parts.insert(parts.end(), inner.begin(), inner.end());
  }
  std::ranges::sort(parts);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  return parts;
}

std::string FoldPlace(std::string_view name) {
  std::string folded = FoldName(name);
  if (folded.ends_with(" county")) folded.resize(folded.size() - 7);
  return folded;
}

std::string Canonical(Expr expr) {
  if (expr.kind == Expr::Kind::kAnd || expr.kind == Expr::Kind::kOr)
    return "(" + JoinList(Parts(expr, expr.kind), expr.kind == Expr::Kind::kAnd ? " and " : " or ") + ")";
  if (expr.kind == Expr::Kind::kAskProvider) return "?";
  if (expr.kind == Expr::Kind::kQuantified) {
    const std::string body = Canonical(expr.children.front());
    expr.children.front() = Expr();
    return FormatExpr(expr) + " of " + body;
  }
  if (auto* words = std::get_if<std::vector<std::string>>(&expr.constant)) {
    if (expr.fact.starts_with("residence.")) {
      for (std::string& word : *words) word = FoldPlace(word);
      expr.op = CompareOp::kIn;
    }
    std::ranges::sort(*words);
  }
  return FormatExpr(expr);
}

// The conditions that must all hold; "anyone" is none.
std::set<std::string> Conditions(const std::vector<Expr>& require) {
  Expr all;
  all.kind = Expr::Kind::kAnd;
  all.children = require;
  std::set<std::string> conditions;
  for (std::string& part : Parts(all, Expr::Kind::kAnd)) conditions.insert(std::move(part));
  return conditions;
}

std::set<std::string> ConditionsOf(const std::string& rule) {
  if (rule.empty()) return {};
  const absl::StatusOr<std::vector<Rule>> rules =
      ParseRules("rule r { for service \"s\"; require " + rule + "; }", "labels.tsv");
  EXPECT_TRUE(rules.ok()) << rules.status();
  return rules.ok() ? Conditions(rules->front().require) : std::set<std::string>();
}

std::set<std::string> Documents(const std::vector<std::string>& bring) { return {bring.begin(), bring.end()}; }

bool Within(const std::set<std::string>& some, const std::set<std::string>& all) {
  return std::ranges::includes(all, some);
}

struct Score {
  int full = 0, full_right = 0, full_labelled = 0, partly = 0, partly_right = 0;

  void Add(const Score& other) {
    full += other.full;
    full_right += other.full_right;
    full_labelled += other.full_labelled;
    partly += other.partly;
    partly_right += other.partly_right;
  }
  double Precision() const { return full == 0 ? 1 : static_cast<double>(full_right) / full; }
};

std::ostream& operator<<(std::ostream& out, const Score& score) {
  return out << "matched fully " << score.full << ", of these right " << score.full_right << " (precision "
             << score.Precision() << "); labelled full " << score.full_labelled << " (recall "
             << (score.full_labelled == 0 ? 1 : static_cast<double>(score.full_right) / score.full_labelled)
             << "); matched partly " << score.partly << ", right " << score.partly_right;
}

Score ScoreOf(const Label& label, const std::string& text) {
  Score score;
  const absl::StatusOr<Proposal> proposal = ProposeRule(text);
  EXPECT_TRUE(proposal.ok()) << proposal.status();
  if (!proposal.ok()) return score;
  std::set<std::string> said = Conditions(proposal->require), meant = ConditionsOf(label.rule);
  const std::set<std::string> documents = Documents(proposal->bring), expected = Documents(SplitList(label.bring, ","));
  score.full_labelled = label.grade == "full" ? 1 : 0;
  if (proposal->grade == ProposalGrade::kFully) {
    score.full = 1;
    score.full_right = label.grade == "full" && said == meant && documents == expected ? 1 : 0;
  } else if (proposal->grade == ProposalGrade::kPartly) {
    said.erase("anyone");
    score.partly = 1;
    score.partly_right = Within(said, meant) && Within(documents, expected) ? 1 : 0;
  }
  if (score.full > score.full_right || score.partly > score.partly_right) {
    std::cout << "  " << label.directory << " " << label.record << ": " << JoinList({said.begin(), said.end()}, "; ")
              << " where the label says " << label.grade << " " << label.rule << (label.bring.empty() ? "" : ", bring ")
              << label.bring << "\n";
  }
  return score;
}

TEST(ProposalLabels, HoldTheirPrecisionOverRealTexts) {
  const std::map<std::string, Texts> directories = ReadDirectories();
  if (directories.size() < 5) GTEST_SKIP() << "the shared data is not there";
  std::map<std::string, Score> of_directory, of_sample;
  Score all;
  for (const Label& label : ReadLabels()) {
    const Texts& texts = directories.at(label.directory);
    const auto text = texts.find(label.record);
    ASSERT_NE(text, texts.end()) << label.directory << " " << label.record;
    const Score score = ScoreOf(label, text->second);
    of_directory[label.directory].Add(score);
    of_sample[label.sample].Add(score);
    all.Add(score);
  }
  for (const auto& [name, score] : of_directory) std::cout << name << ": " << score << "\n";
  for (const auto& [name, score] : of_sample) std::cout << "sample " << name << ": " << score << "\n";
  std::cout << "all: " << all << "\n";
  EXPECT_GE(all.full, 100);
  EXPECT_GE(all.Precision(), 0.95);
  EXPECT_GE(all.partly_right, all.partly * 9 / 10);
  for (const auto& [name, score] : of_directory) EXPECT_GE(score.Precision(), 0.95) << name;
  EXPECT_GE(all.full_right, all.full_labelled * 8 / 10);
}

TEST(ProposalLabels, ShowHowMuchOfEachDirectoryIsRead) {
  const std::map<std::string, Texts> directories = ReadDirectories();
  if (directories.empty()) GTEST_SKIP() << "the shared data is not there";
  for (const auto& [name, texts] : directories) {
    std::size_t count[3] = {0, 0, 0};
    for (const auto& [record, text] : texts) {
      const absl::StatusOr<Proposal> proposal = ProposeRule(text);
      ASSERT_TRUE(proposal.ok()) << name << " " << record << ": " << proposal.status();
      ++count[static_cast<std::size_t>(proposal->grade)];
    }
    std::cout << name << ": " << texts.size() << " texts, matched fully " << count[0] << " ("
              << count[0] * 100 / texts.size() << "%), partly " << count[1] << " (" << count[1] * 100 / texts.size()
              << "%), not at all " << count[2] << " (" << count[2] * 100 / texts.size() << "%)\n";
    EXPECT_TRUE(count[0] > 0 || name == "la-food-oasis-about") << name;
  }
}

}  // namespace
}  // namespace kith
