// What stands behind a fact: numbers, amounts, shares of tables, words, areas, each held to what the fact is.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/eligibility/rule.h"
#include "src/eligibility/area_test.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/lexer.h"

namespace kith {

// What expressions may name beside facts.
struct RuleNames {
  const ParameterTables* tables = nullptr;
  AreaFinder* areas = nullptr;  // nullptr: any area may be named
};

struct FactName {
  std::string name;
  const KnownFact* known = nullptr;  // nullptr: of the user's own
  Token token;

  bool IsSet() const { return known != nullptr && known->kind == FactKind::kWordSet; }
};

bool IsOrder(CompareOp op);
// Of the sign of one: `<=`.
std::optional<CompareOp> ComparisonAt(const Token& token);
// `age`
std::string Code(std::string_view text);
// `age >= 18`
std::string Example(const FactName& fact);

// Errors go to `in`; what is returned then means nothing.
class ConstantParser {
 public:
  // `named`: the fact that a token names where it stands.
  ConstantParser(TokenStream& in, const RuleNames& names, std::function<FactName(const Token&)> named)
      : in_(in), names_(names), named_(std::move(named)) {}

  // The token of a fact's name; steps past it.
  Token FactToken();
  // The fact that `token` names; `name` is what it says, without quotes.
  FactName Resolve(const Token& token, std::string name);
  // The value behind a comparison sign.
  RuleConstant Operand(const FactName& fact, CompareOp op);
  // {a, b} or ["a", "b"].
  RuleConstant WordList(const FactName& fact);
  std::string Word(const FactName& fact, std::string_view expected);
  // The word that `token` is, held to what the fact is.
  std::string WordOf(const Token& token, const FactName& fact);
  // An area, or several in braces.
  RuleConstant Areas();

 private:
  // A constant and how it was written.
  struct Value {
    RuleConstant constant;
    Token token;
  };

  static bool IsWords(const Value& value);
  // Whether the word behind `op` can only be the name of a table: amounts have an order, words have none.
  bool MeansTable(const FactName& fact, CompareOp op) const;
  Value ReadValue(const FactName& fact, CompareOp op);
  // $2,510/month, $2,000 (assets), $500/once (facts of the user's own).
  RuleConstant Amount(const FactName& fact);
  // `$30k`: an error, and true.
  bool FailsAtThousandsLetter(const FactName& fact, const Token& money, std::int64_t cents);
  void FailShareWithoutPercent();
  void FailNoPeriod(const FactName& fact, const Token& token, std::int64_t cents);
  // From the fact to `last`, as written, where both are on one line.
  static std::string Written(const FactName& fact, const Token& last);
  RuleConstant Number(const FactName& fact);
  // The same of `2 * FPL` and `60+`.
  bool FailsAtFactor(const Token& number);
  // `2,510`: an error, and true.
  bool FailsAtThousands(const FactName& fact, const Token& number);
  // Units behind a number of years.
  void CheckYears(double number);
  // 200% FPL(rebase: oct); the percentage has been read.
  RuleConstant Limit(double percent, const Token& first);
  void FailShareInWords(const Token& percent);
  void FailCount(const FactName& fact, CompareOp op);
  std::string TableInWords();
  // "fpl" of `FPL`; "" where the token names no table.
  static std::string TableName(const Token& token);
  std::string TableNames() const;
  void FailPercent(const TableLimit& limit, const Token& token);
  void Option(TableLimit& limit);
  // The position of the word that is next; 0 where it is none of them.
  std::size_t Choice(std::span<const std::string_view> words);
  void CheckWord(const KnownFact& fact, std::string_view word, const Token& token);
  // No client can state another word: the rule would shut out everybody.
  void FailClosed(const KnownFact& fact, std::string_view word, const Token& token);
  static bool TakesWords(FactKind kind);
  // Types and units of what is known by name.
  void CheckKnown(const FactName& fact, CompareOp op, const Value& value);
  void FailBareNumber(const FactName& fact, const Token& token, double number);

  TokenStream& in_;
  RuleNames names_;
  std::function<FactName(const Token&)> named_;
};

}  // namespace kith
