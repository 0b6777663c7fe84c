#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include <absl/status/status.h>

#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/eligibility/approve.h"
#include "kith/eligibility/rule.h"
#include "src/eligibility/lexer.h"

namespace kith {
namespace {

struct Place {
  std::size_t begin = 0, end = 0;  // bytes
};

// The two words of `status proposed;`, between which comments may stand.
struct Statement {
  Place status, proposed;
};

// Of each rule that has one, by the rule's name. The text is one that ParseRules takes.
std::map<std::string, Statement> StatusStatements(std::string_view text, std::string_view file_name) {
  std::map<std::string, Statement> statements;
  TokenStream in(text, file_name);
  std::string rule;
  bool begins = true;  // a statement, or a rule
  int depth = 0;
  const auto place_of = [text](const Token& token) {
    const auto begin = static_cast<std::size_t>(token.text.data() - text.data());
    return Place{begin, begin + token.text.size()};
  };
  while (in.status().ok() && in.now().kind != Token::Kind::kEnd) {
    const Token token = in.Take();
    if (token.kind == Token::Kind::kSign && token.text == "{") ++depth;
    if (token.kind == Token::Kind::kSign && token.text == "}") --depth;
    if (begins && depth == 0 && token.text == "rule") rule = in.now().text;
    if (begins && depth == 1 && token.kind == Token::Kind::kWord && token.text == "status") {
      statements[rule] = {place_of(token), place_of(in.now())};
    }
    begins =
        token.kind == Token::Kind::kSign && (token.text == ";" || token.text == "{" || token.text == "}") && depth <= 1;
  }
  return statements;
}

absl::Status CheckName(const std::vector<Rule>& rules, const std::string& name, std::string_view file_name) {
  const auto found = std::ranges::find(rules, name, &Rule::name);
  InputPlace place;
  place.file = file_name;
  if (found == rules.end()) {
    std::vector<std::string_view> names;
    for (const Rule& rule : rules) names.push_back(rule.name);
    return absl::NotFoundError(ToString(place) + ": there is no rule `" + name + "`" + DidYouMean(name, names));
  }
  place.line = found->line;
  if (found->proposed) return absl::OkStatus();
  return absl::FailedPreconditionError(ToString(place) + ": rule `" + name + "` is not proposed: it counts already");
}

}  // namespace

absl::StatusOr<std::string> ApproveRules(std::string_view text, std::string_view file_name,
                                         std::span<const std::string> names, std::string_view approved_by,
                                         const ParameterTables& tables) {
  if (Trim(approved_by).empty()) return absl::InvalidArgumentError("a rule is approved by somebody: expected a name");
  if (!IsValidUtf8(approved_by) ||
      std::ranges::any_of(approved_by, [](char c) { return static_cast<unsigned char>(c) < ' '; }))
    return absl::InvalidArgumentError("the name of who approves is not one line of UTF-8");
  const absl::StatusOr<std::vector<Rule>> rules = ParseRules(text, file_name, tables);
  if (!rules.ok()) return rules.status();
  for (const std::string& name : names) KITH_RETURN_IF_ERROR(CheckName(*rules, name, file_name));
  std::vector<Statement> statements;
  for (const auto& [rule, statement] : StatusStatements(text, file_name)) {
    if (names.empty() || std::ranges::find(names, rule) != names.end()) statements.push_back(statement);
  }
  std::ranges::sort(statements, {}, [](const Statement& statement) { return statement.status.begin; });
  std::string approved;
  std::size_t at = 0;
  const auto replace = [&](Place place, std::string_view words) {
    approved += text.substr(at, place.begin - at);
    approved += words;
    at = place.end;
  };
  for (const Statement& statement : statements) {
    replace(statement.status, "approved_by");
    replace(statement.proposed, Quote(Trim(approved_by)));
  }
  return approved + std::string(text.substr(at));
}

}  // namespace kith
