// CaseBuilder: open findings about one household as a CaseFormula, in which each open fact is a variable with finitely many cells.
//
//   CaseBuilder builder(scope);
//   for (const Finding* finding : open) builder.Look(*finding);
//   if (!builder.Divide()) ...                     // too many cells
//   CaseFormula::Node node = builder.Formula(finding);
//
// Model     docs/rules.md, "Deciding by cases". Comparisons of one fact of one person share a variable: numbers and amounts are cut at all that they
//           are compared with into points and the stretches between; words into those that the rules tell apart and "another", sets into one yes or
//           no for each word; a fact that may turn out not to apply has one cell more, in which every comparison fails. The household's size is
//           cut into whole numbers up to where nothing changes any more, and a table's limit is another one for each, and for each region in
//           which the household may stay: that is a comparison of its state or county. Of people who may live
//           there and are not listed there are as many as there are questions about them: each needs one witness. What cannot be modelled is
//           free to hold or not: then a verdict stays open where it need not, and is never wrong.
// Lifetime  Points into the findings' expressions and the household.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/eligibility/case_formula.h"
#include "src/eligibility/case_people.h"
#include "src/eligibility/comparison.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/limits.h"

namespace kith {

class CaseBuilder {
 public:
  explicit CaseBuilder(const Scope& scope) : scope_(scope) {}

  // All findings that Formula will be asked for come first.
  void Look(const Finding& finding);
  // False: more than kMaxCells, or more sizes than kMaxSizes.
  bool Divide();
  CaseFormula::Node Formula(const Finding& finding);
  CaseFormula& formula() { return formula_; }
  // The variables of an open leaf: one for each word of a set, two where a guideline depends on the size. Of people who are not listed: none.
  std::vector<int> VariablesOf(const Finding& leaf) const;

 private:
  enum class Kind : std::uint8_t { kBool, kNumber, kYearly, kOnce, kSize, kWord, kInSet, kFree };
  struct Key {
    Kind kind = Kind::kFree;
    OpenFact of;
    std::string detail;  // kInSet: the word. kFree: the comparison, or the provider's question
    auto operator<=>(const Key&) const = default;
  };
  // A share of a table in one region, where all else that it depends on is known but for the household's size.
  struct SizedLimit {
    const TableLimit* limit = nullptr;
    std::string_view region;
    const ParameterRow* row = nullptr;
    std::int32_t more = 0;                // children expected, who count beside those of the household's size
    std::optional<std::int32_t> persons;  // whatever that size is
    Period period = Period::kOnce;
  };
  using WordList = std::vector<std::string>;  // folded, ascending
  struct Variable {
    FactValue known;
    MemberRole role = MemberRole::kOther;  // of whose fact it is
    std::vector<double> numbers;           // kNumber: what it is compared with; once divided ascending and unique
    std::vector<Int128> amounts;           // kYearly, kOnce: the same
    std::vector<SizedLimit> limits;        // kYearly, kOnce: shares of tables that it is compared with
    std::vector<WordList> lists;           // kWord: what it is compared with
    std::vector<std::vector<bool>> cells;  // kWord: of each cell, in which lists its words are
    int variable = -1;
  };
  // How the rules speak of a fact of words: as one word, or as a set.
  struct WordUse {
    bool equals = false, in = false, includes = false;
    bool slips = false;  // two of its names may mean one place
    WordList names;
  };
  struct Atom {
    const Expr* compare = nullptr;
    const Member* member = nullptr;
  };

  Scope Of(const Member* member) const { return {scope_.household, member, scope_.day}; }
  static std::string Fold(std::string_view fact, const std::string& word);
  static WordList FoldedWords(const Expr& compare);

  Kind KindOf(const Expr& compare, const Member* member) const;
  Kind KindOfLimit(const Expr& compare, const Member* member) const;
  // One for each region in which the household may stay; empty where the comparison is not modelled.
  std::vector<SizedLimit> SizedLimitsOf(const Expr& compare, const Member* member) const;
  static bool AreTold(std::span<const RegionRow> regions);
  const Expr& StaysIn(std::string_view region);
  std::vector<Atom> RegionTests(const Expr& compare, const Member* member);
  Kind KindOfWords(const Expr& compare, const Member* member) const;
  Key KeyOf(const Expr& compare, const Member* member) const;
  Key FreeKey(const Expr& compare, const Member* member, bool& negated) const;
  static Key QuestionKey(std::string_view question) { return {Kind::kFree, {}, std::string(question)}; }
  Variable& At(const Key& key) { return variables_[key]; }
  int VariableAt(const Key& key) const;

  void LookAtStrangers();
  void NoteWords(const Atom& atom);
  void Note(const Atom& atom);
  void NoteSize(const Expr& compare);

  bool DivideSize();
  bool SizeSettles(std::int32_t size) const;
  static std::optional<Int128> LimitAt(const SizedLimit& limit, std::int32_t size);
  static bool OrderStays(const SizedLimit& a, const SizedLimit& b, std::int32_t size);
  bool DivideOne(const Key& key, Variable& variable);
  bool DivideNumbers(const Key& key, Variable& variable);
  bool DivideAmounts(const Key& key, Variable& variable);
  bool DivideWords(const Key& key, Variable& variable);
  static std::vector<bool> ListsWith(const Variable& variable, const std::string& word);
  static std::vector<std::vector<bool>> PossibleWords(const Key& key, const Variable& variable);
  bool AddCells(const Key& key, Variable& variable, CellSet cells, std::size_t used);

  CaseFormula::Node Compare(const Expr& compare, const Member* member);
  CaseFormula::Node WithLimit(const Expr& compare, const Member* member, const Key& key);
  CaseFormula::Node WithinOne(const SizedLimit& limit, const Expr& compare, const Member* member, const Key& key);
  CaseFormula::Node OfShare(const Expr& compare, const Member* member);
  CaseFormula::Node OfSet(const Expr& compare, const Member* member);
  CaseFormula::Node Free(const Key& key, bool negated);
  CaseFormula::Node OfSize(CompareOp op, double number);
  CaseFormula::Node OfStrangers(const Expr& quantified);

  Scope scope_;
  CaseFormula formula_;
  std::vector<Atom> atoms_;
  std::map<std::string, Expr, std::less<>> region_tests_;  // by region
  std::vector<const Expr*> unlisted_;                      // quantified expressions
  std::vector<std::string> stranger_questions_;            // the same, each once
  bool strangers_ = false;                                 // modelled
  std::map<OpenFact, WordUse> word_uses_;
  std::map<OpenFact, std::set<double>> shares_;  // of tables, with which an amount is compared
  std::map<Key, Variable> variables_;
  std::vector<double> size_compared_;
  bool size_matters_ = false;
  std::int32_t size_min_ = 1, size_last_ = 1;
  int size_variable_ = -1;
};

}  // namespace kith
