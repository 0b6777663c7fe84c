// RuleChecker: gathers what is found in rules, with places in their files and words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "kith/eligibility/check_rules.h"
#include "src/eligibility/check_clauses.h"
#include "src/eligibility/check_names.h"
#include "src/eligibility/check_text.h"
#include "src/eligibility/clientele.h"
#include "src/eligibility/text_place.h"

namespace kith {

class RuleChecker {
 public:
  // `catalog`: whose areas are meant; nullptr: of no directory.
  RuleChecker(Date as_of, const Catalog* catalog) : as_of_(as_of), catalog_(catalog), names_(catalog) {}

  // Files come before their rules, and must outlive the checker.
  void AddFile(std::string_view name, std::string_view text);
  void Check(const Rule& rule);
  // What the rules of one offer say about each other.
  void CheckOffersOf(const RuleBook& book);

  RuleCheck Done() &&;

 private:
  struct Found {
    RuleFinding finding;
    std::uint32_t file = 0, begin = 0;  // where it stands
  };

  Clientele& On(Date day) { return clienteles_.try_emplace(day, day).first->second; }
  void CheckBindings(const Rule& rule);
  void CheckPreferences(const Rule& rule, const std::vector<Expr>& clauses, Date day);
  void NotChecked(const Rule& rule);
  void AddClauses(const Rule& rule, const ClauseDefect& defect, bool alone, Date day);
  void Add(const Rule& rule, RuleDefect defect, RuleSpan place, std::vector<RulePlace> with, CheckWords words);
  bool IsQuoted(const Rule& rule, RuleSpan span) const;
  RulePlace PlaceOf(const Rule& rule, RuleSpan span) const;

  Date as_of_;
  const Catalog* catalog_;
  NameChecker names_;
  RuleCheck check_;
  std::vector<Found> found_;
  std::map<std::string, std::uint32_t, std::less<>> files_;  // position in `lines_`
  std::vector<TextLines> lines_;
  std::map<Date, Clientele> clienteles_;
  std::unordered_set<std::string> sound_;  // the clauses of rules of which nothing was found
};

}  // namespace kith
