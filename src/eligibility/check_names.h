// Names in rules that are probably not what was meant: no state is called so, or no area of the directory, and one is called nearly so; or what is called a
// fact is another way to say what rules know.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kith/catalog/catalog.h"
#include "kith/eligibility/rule.h"

namespace kith {

struct NameDefect {
  RuleSpan at;  // the comparison, or the document
  std::string message, fix;
  bool unless_quoted = false;  // in quotes it is a name of the user's own
};

class NameChecker {
 public:
  // `catalog`: whose areas are meant; nullptr: of no directory, and names of states alone are looked at.
  explicit NameChecker(const Catalog* catalog) : catalog_(catalog) {}

  std::vector<NameDefect> Check(const Rule& rule);

 private:
  // The name that is probably meant; "" where the name is one, or nothing is near.
  const std::string& Meant(AreaType type, const std::string& name);
  std::string MeantOf(AreaType type, const std::string& name) const;
  void Look(const Expr& expr, std::vector<NameDefect>& defects);
  void LookAtParts(const Expr& expr, std::vector<NameDefect>& defects);
  static void LookAtWords(const Expr& compare, std::vector<NameDefect>& defects);
  static void LookAtFact(const Expr& compare, bool of_range, std::vector<NameDefect>& defects);
  static void LookAtDocument(const std::string& document, RuleSpan place, std::vector<NameDefect>& defects);
  void LookAtRegions(const Expr& expr, const TableLimit& limit, std::vector<NameDefect>& defects);

  const Catalog* catalog_;
  std::map<std::pair<AreaType, std::string>, std::string> meant_;
};

}  // namespace kith
