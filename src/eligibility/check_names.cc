#include "src/eligibility/check_names.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "kith/base/suggest.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/documents.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/lexer.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/region_name.h"
#include "src/eligibility/usual_names.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

std::string_view WordFor(AreaType type) {
  return type == AreaType::kState ? "state" : type == AreaType::kCounty ? "county" : "city";
}

// As names of states are written: folded ones are in lower case.
std::string InCapitals(std::string name) {
  bool begins = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (begins && name.compare(i, 3, "of ") != 0 && name[i] >= 'a' && name[i] <= 'z')
      name[i] = static_cast<char>(name[i] - 'a' + 'A');
    begins = name[i] == ' ';
  }
  return name;
}

}  // namespace

std::string NameChecker::MeantOf(AreaType type, const std::string& name) const {
  const std::string folded = geo_internal::FoldPlaceName(type, name);
  if (type == AreaType::kState) {
    const std::vector<std::string_view> states = geo_internal::StateNames();
    for (const std::string_view state : states)
      if (state == folded) return "";
    return InCapitals(Nearest(folded, states));
  }
  const bool is_number = folded.find_first_not_of("0123456789") == std::string::npos;
  if (catalog_ == nullptr || is_number) return "";  // a number may be any area's, and is like none
  std::string meant;
  for (const Area& area : catalog_->records().areas) {
    if (area.type != type || area.name.empty()) continue;
    if (geo_internal::FoldPlaceName(type, area.name) == folded) return "";
    if (meant.empty() && geo_internal::MayBeOnePlace(type, area.name, name)) meant = area.name;
  }
  return meant;
}

const std::string& NameChecker::Meant(AreaType type, const std::string& name) {
  const auto [found, added] = meant_.try_emplace({type, name});
  if (added) found->second = MeantOf(type, name);
  return found->second;
}

void NameChecker::Look(const Expr& expr, std::vector<NameDefect>& defects) {
  LookAtParts(expr, defects);
  if (const auto* limit = std::get_if<TableLimit>(&expr.constant)) LookAtRegions(expr, *limit, defects);
  if (expr.kind == Expr::Kind::kCompare) {
    LookAtFact(expr, false, defects);
    LookAtWords(expr, defects);
  }
  const auto* words = std::get_if<std::vector<std::string>>(&expr.constant);
  const KnownFact* known = words == nullptr ? nullptr : FindKnownFact(expr.fact);
  if (known == nullptr || known->kind != FactKind::kPlaceName) return;
  for (const std::string& word : *words) {
    const std::string& meant = Meant(known->area, word);
    if (meant.empty()) continue;
    const bool state = known->area == AreaType::kState;
    defects.push_back({expr.place,
                       (state ? "there is no state called "
                              : "the directory has no " + std::string(WordFor(known->area)) + " called ") +
                           Code(word),
                       "write " + Code("\"" + meant + "\"") + " if that is meant"});
  }
}

// A fact of the user's own may be called anything; under such a name no client file would state it.
void NameChecker::LookAtFact(const Expr& compare, bool of_range, std::vector<NameDefect>& defects) {
  if (FindKnownFact(compare.fact) != nullptr) return;
  const double* number = std::get_if<double>(&compare.constant);
  const std::string meant = MeantByName(compare.fact);
  const bool counts = number != nullptr && IsCondition(meant);
  const std::string instead = !counts ? meant : of_range ? "" : MeantByCount(compare.fact, compare.op, *number);
  const std::string hint = counts ? std::string(kNotCounted) : HintByName(compare.fact);
  const std::string quoted = Code(Quote(compare.fact));
  const std::string what = Code(compare.fact) + " is taken for a fact of your own";
  if (!instead.empty()) {
    defects.push_back({compare.place, what, "write " + Code(instead) + ", or " + quoted + " if it is one", true});
  } else if (!hint.empty()) {
    defects.push_back({compare.place, what, "write " + quoted + " if it is one; " + hint, true});
  }
}

// `kids in 1..3` is read as two comparisons with one count: told once.
void NameChecker::LookAtParts(const Expr& expr, std::vector<NameDefect>& defects) {
  const auto goes_on = [&](std::size_t i) {  // with what stands before it
    if (expr.kind != Expr::Kind::kAnd || i == 0 || i >= expr.children.size()) return false;
    const Expr &before = expr.children[i - 1], &child = expr.children[i];
    return before.fact == child.fact && std::holds_alternative<double>(before.constant) &&
           std::holds_alternative<double>(child.constant);
  };
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    if (goes_on(i)) continue;
    if (goes_on(i + 1)) {
      LookAtFact(expr.children[i], true, defects);
    } else {
      Look(expr.children[i], defects);
    }
  }
}

// Words of coverage may be any; those that are another spelling of a known one, or another name of it, are probably that.
void NameChecker::LookAtWords(const Expr& compare, std::vector<NameDefect>& defects) {
  const auto* words = std::get_if<std::vector<std::string>>(&compare.constant);
  const KnownFact* known = words == nullptr ? nullptr : FindKnownFact(compare.fact);
  if (known == nullptr) return;
  for (const std::string& word : *words) {
    const std::string meant = IsWordOfRules(word) ? OtherSpellingOf(*known, word) : "";
    if (!meant.empty())
      defects.push_back({compare.place, Code(word) + " is not a usual word of " + Code(compare.fact),
                         "write " + Code(meant) + " if that is meant"});
  }
}

// Documents may be any; those that are a letter beside a usual one are probably that.
void NameChecker::LookAtDocument(const std::string& document, RuleSpan place, std::vector<NameDefect>& defects) {
  const std::span<const std::string_view> known = KnownDocuments();
  if (!IsWordOfRules(document) || std::ranges::find(known, document) != known.end()) return;
  const std::string meant = Nearest(document, known);
  if (!meant.empty())
    defects.push_back(
        {place, Code(document) + " is not a usual document", "write " + Code(meant) + " if that is meant"});
}

void NameChecker::LookAtRegions(const Expr& expr, const TableLimit& limit, std::vector<NameDefect>& defects) {
  const ParameterTable* table = TableOf(limit);
  if (table == nullptr) return;
  for (const std::string_view region : table->Regions()) {
    const std::string county = RegionName::Of(region).county;
    const std::string& meant = Meant(AreaType::kCounty, county);
    if (county.empty() || meant.empty()) continue;
    defects.push_back({expr.place,
                       "the table is for the county " + Code(county) + ", and the directory has none called so",
                       "write " + Code("county:" + meant) + " in the table if that is meant"});
  }
}

std::vector<NameDefect> NameChecker::Check(const Rule& rule) {
  std::vector<NameDefect> defects;
  for (const std::vector<Expr>* exprs : {&rule.require, &rule.prefer}) {
    for (const Expr& expr : *exprs) Look(expr, defects);
  }
  for (std::size_t i = 0; i < std::min(rule.bring.size(), rule.places.bring.size()); ++i)
    LookAtDocument(rule.bring[i], rule.places.bring[i], defects);
  auto place = rule.places.bring_any.begin();
  for (const std::vector<std::string>& any : rule.bring_any) {
    for (const std::string& document : any) {
      if (place != rule.places.bring_any.end()) LookAtDocument(document, *place++, defects);
    }
  }
  return defects;
}

}  // namespace kith
