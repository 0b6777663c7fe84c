// Rule files: rules, their statements, and what each rule must have.
#include "src/eligibility/rule_parser.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/expression_parser.h"
#include "src/eligibility/lexer.h"
#include "src/eligibility/text_place.h"

namespace kith {
namespace {

constexpr std::array<std::string_view, 3> kTargetWords = {"service", "program", "service_at_location"};

class RuleParser {
 public:
  RuleParser(std::string_view text, std::string_view file_name, std::size_t rules_max, const RuleNames& rule_names,
             std::size_t errors_max)
      : in_(text, file_name),
        file_(file_name),
        rules_max_(rules_max),
        rule_names_(rule_names),
        errors_max_(errors_max) {}

  absl::StatusOr<std::vector<Rule>> File() {
    std::vector<Rule> rules;
    while (in_.status().ok() && in_.now().kind != Token::Kind::kEnd) {
      if (rules.size() == rules_max_) {
        in_.Fail(in_.now(), "more than " + std::to_string(rules_max_) + " rules in one file: divide it");
        break;
      }
      rules.push_back(OneRule());
      if (GoesOn()) in_.RecoverAtRule();
    }
    if (!in_.status().ok()) errors_.emplace_back(in_.status().message());
    if (!errors_.empty()) return absl::InvalidArgumentError(JoinList(errors_, "\n"));
    return rules;
  }

 private:
  struct Statement {
    std::string_view word;
    void (RuleParser::*read)(Rule& rule);
  };

  Rule OneRule() {
    Rule rule;
    bound_.clear();
    rule.file = file_;
    rule.line = in_.now().line;
    if (!in_.AcceptWord("rule")) in_.FailExpected("`rule`, as in `rule pantry_by_zip { ... }`");
    const Token name = in_.now();
    if (name.kind != Token::Kind::kWord) in_.FailExpected("the rule's name");
    rule.places.name = in_.PlaceOf(name);
    rule.name = in_.Take().text;
    if (in_.status().ok() && !names_.insert(rule.name).second)
      in_.Fail(name, "there is a rule `" + rule.name + "` already in this file: give one of the two another name");
    in_.ExpectSign("{", "behind the rule's name");
    if (!in_.status().ok()) return rule;
    const std::size_t errors = errors_.size();
    Statements(rule);
    if (errors < errors_.size() && in_.AtWord("rule")) return rule;  // its `}` may be what is missing
    in_.ExpectSign("}", "behind the rule's last statement");
    if (in_.status().ok() && errors == errors_.size()) CheckRule(rule, name);
    return rule;
  }

  void Statements(Rule& rule) {
    while (in_.status().ok() && !in_.AtSign("}")) {
      const Token first = in_.now();
      OneStatement(rule);
      if (!GoesOn()) continue;
      in_.RecoverInRule(first);
      if (in_.AtWord("rule") || in_.now().kind == Token::Kind::kEnd) return;
    }
  }

  // Whether there is an error behind which more is looked for; it is kept.
  bool GoesOn() {
    if (in_.status().ok() || errors_.size() + 1 >= errors_max_) return false;
    errors_.emplace_back(in_.status().message());
    return true;
  }

  void OneStatement(Rule& rule) {
    static constexpr std::array<Statement, 11> kStatements = {{{"for", &RuleParser::For},
                                                               {"source", &RuleParser::Source},
                                                               {"status", &RuleParser::Status},
                                                               {"approved_by", &RuleParser::ApprovedBy},
                                                               {"from", &RuleParser::From},
                                                               {"until", &RuleParser::Until},
                                                               {"review_by", &RuleParser::ReviewBy},
                                                               {"require", &RuleParser::Require},
                                                               {"ask_provider", &RuleParser::AskProvider},
                                                               {"bring", &RuleParser::Bring},
                                                               {"prefer", &RuleParser::Prefer}}};
    const auto* statement = std::ranges::find_if(kStatements, [&](const Statement& s) { return in_.AtWord(s.word); });
    if (statement == kStatements.end()) {
      std::vector<std::string_view> words;
      words.reserve(kStatements.size());
      for (const Statement& known : kStatements) words.push_back(known.word);
      return in_.FailExpected(
          "a statement (for, source, status, approved_by, from, until, review_by, require, ask_provider, bring, "
          "prefer) or `}`" +
          DidYouMean(in_.now().text, words));
    }
    word_ = in_.Take();
    (this->*statement->read)(rule);
    in_.ExpectSign(";", "behind the statement");
  }

  void For(Rule& rule) {
    std::optional<RuleTarget> target;
    do {
      if (in_.AcceptWord("service")) {
        target = RuleTarget::kService;
      } else if (in_.AcceptWord("program")) {
        target = RuleTarget::kProgram;
      } else if (in_.AcceptWord("service_at_location")) {
        target = RuleTarget::kServiceAtLocation;
      }
      if (!target)
        return in_.FailExpected("`service`, `program` or `service_at_location` and an id in quotes" +
                                DidYouMean(in_.now().text, kTargetWords));
      const Token token = in_.now();
      const RuleBinding binding{*target, Text("the id in quotes"), in_.PlaceOf(token)};
      if (!bound_.emplace(binding.target, binding.key).second) in_.Fail(token, "this id was named before: take it out");
      rule.bindings.push_back(binding);
    } while (in_.AcceptSign(","));
  }

  void Source(Rule& rule) {
    if (!rule.source.empty()) FailTwice();
    rule.source = Text("the source in quotes");
  }
  void Status(Rule& rule) {
    if (rule.proposed) FailTwice();
    if (!in_.AcceptWord("proposed"))
      return in_.FailExpected("`proposed`, as in `status proposed;` of a rule that nobody has approved yet");
    rule.proposed = true;
    status_ = word_;
  }
  void ApprovedBy(Rule& rule) {
    if (!rule.approved_by.empty()) FailTwice();
    rule.approved_by = Text("who approved the rule, and when, in quotes");
  }
  void From(Rule& rule) { Day(rule.from, rule.places.from); }
  void Until(Rule& rule) {
    until_ = in_.now();
    Day(rule.until, rule.places.until);
  }
  void ReviewBy(Rule& rule) { Day(rule.review_by, rule.places.review_by); }
  void Require(Rule& rule) { rule.require.push_back(ParseExpression(in_, rule_names_)); }
  void Prefer(Rule& rule) { rule.prefer.push_back(ParseExpression(in_, rule_names_)); }
  void AskProvider(Rule& rule) {
    rule.places.ask_provider.push_back(in_.PlaceOf(in_.now()));
    rule.ask_provider.push_back(Text("the question to the provider in quotes"));
  }

  void Bring(Rule& rule) {
    if (!in_.AcceptWord("any")) {
      Documents(rule.bring, rule.places.bring);
      return;
    }
    const bool brackets = in_.AcceptSign("[");
    if (!brackets) in_.ExpectSign("{", "before the documents of which one will do");
    Documents(rule.bring_any.emplace_back(), rule.places.bring_any);
    in_.ExpectSign(brackets ? "]" : "}", "behind the documents");
  }

  void Documents(std::vector<std::string>& documents, std::vector<RuleSpan>& places) {
    do {
      places.push_back(in_.PlaceOf(in_.now()));
      const bool word = in_.now().kind == Token::Kind::kWord && !IsReservedWord(in_.now().text);
      documents.push_back(word ? std::string(in_.Take().text)
                               : Text("a document, as in `bring photo_id, utility_bill;`"));
    } while (in_.AcceptSign(","));
  }

  void Day(std::optional<Date>& day, RuleSpan& place) {
    if (day) FailTwice();
    if (in_.now().kind != Token::Kind::kDate) return in_.FailExpected("a date, as in 2026-11-24");
    const absl::StatusOr<Date> read = ParseDate(in_.now().text);
    if (!read.ok())
      return in_.Fail(in_.now(), Code(in_.now().text) + " is no day: write one that is, as in 2026-11-24");
    day = *read;
    place = in_.PlaceOf(in_.Take());
  }

  // A text in quotes that is not empty.
  std::string Text(std::string_view expected) {
    if (in_.now().kind != Token::Kind::kString || in_.now().text == "\"\"") {
      in_.FailExpected(expected);
      return "";
    }
    return Unquote(in_.Take().text);
  }

  void FailTwice() { in_.Fail(word_, "a rule has one `" + std::string(word_.text) + "`: take one of the two out"); }

  void CheckRule(const Rule& rule, const Token& name) {
    if (rule.bindings.empty())
      in_.Fail(name,
               "rule `" + rule.name + "` is for nothing: write `for service \"...\";`, program or service_at_location");
    if (rule.proposed && !rule.approved_by.empty())
      in_.Fail(status_, "rule `" + rule.name + "` is approved: take `status proposed;` out");
    if (rule.from && rule.until && *rule.from >= *rule.until)
      in_.Fail(until_, "rule `" + rule.name + "` counts on no day: write a day after " + FormatDate(*rule.from) +
                           ", from which it counts");
  }

  TokenStream in_;
  std::string file_;
  std::size_t rules_max_;
  RuleNames rule_names_;
  std::size_t errors_max_;
  std::vector<std::string> errors_;
  std::set<std::pair<RuleTarget, std::string>> bound_;  // of the rule being read
  Token word_;                                          // that began the statement being read
  Token status_, until_;                                // of the rule being read
  std::unordered_set<std::string> names_;
};

// The bytes of the character there; 0 where it is none.
std::size_t CharacterAt(std::string_view text, std::size_t at) {
  for (std::size_t size = 1; size <= 4; ++size)
    if (IsValidUtf8(text.substr(at, size))) return std::min(size, text.size() - at);
  return 0;
}

// What is not UTF-8 cannot be shown in an error, so it is refused before anything is read.
absl::Status CheckText(std::string_view text, std::string_view file_name) {
  if (text.size() > kMaxRuleFileBytes)
    return absl::ResourceExhaustedError(std::string(file_name) + ": larger than " + std::to_string(kMaxRuleFileBytes) +
                                        " bytes: divide it");
  if (IsValidUtf8(text)) return absl::OkStatus();
  std::size_t bad = 0;
  while (const std::size_t size = CharacterAt(text, bad)) bad += size;
  std::string shown(text.substr(0, text.find('\n', bad)));
  const auto is_strange = [](char c) { return !IsAscii({&c, 1}); };
  std::replace_if(shown.begin() + static_cast<std::ptrdiff_t>(bad), shown.end(), is_strange, '?');
  const auto at = static_cast<std::uint32_t>(bad);
  return ErrorAt(file_name, shown, {at, at}, "expected UTF-8: save the file with that encoding");
}

}  // namespace

absl::StatusOr<std::vector<Rule>> ParseRulesUpTo(std::string_view text, std::string_view file_name,
                                                 std::size_t rules_max, const RuleNames& names,
                                                 std::size_t errors_max) {
  KITH_RETURN_IF_ERROR(CheckText(text, file_name));
  return RuleParser(text, file_name, rules_max, names, errors_max).File();
}

absl::StatusOr<std::vector<Rule>> ParseRules(std::string_view text, std::string_view file_name,
                                             const ParameterTables& tables) {
  return ParseRulesUpTo(text, file_name, kMaxRulesPerFile, {&tables});
}

}  // namespace kith
