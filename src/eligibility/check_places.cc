#include "src/eligibility/check_places.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "kith/catalog/records.h"
#include "src/eligibility/check_text.h"
#include "src/eligibility/constant_parser.h"
#include "src/geo/place_name.h"

namespace kith {
namespace {

using WordList = std::vector<std::string>;

// Counties of California, and one of Florida, that no other state has one called like (Census Bureau, list of counties of 2024), as they are folded.
constexpr std::array<std::string_view, 29> kOfCalifornia = {
    "alameda",         "contra costa", "fresno",         "imperial",    "kern",          "los angeles",
    "madera",          "marin",        "merced",         "monterey",    "napa",          "placer",
    "riverside",       "sacramento",   "san bernardino", "san diego",   "san francisco", "san joaquin",
    "san luis obispo", "san mateo",    "santa barbara",  "santa clara", "shasta",        "solano",
    "sonoma",          "stanislaus",   "tulare",         "ventura",     "yolo"};

std::string_view StateOf(const std::string& county) {
  const std::string folded = geo_internal::FoldPlaceName(AreaType::kCounty, county);
  if (std::ranges::find(kOfCalifornia, folded) != kOfCalifornia.end()) return "California";
  return folded == geo_internal::FoldPlaceName(AreaType::kCounty, "Miami-Dade") ? "Florida" : "";
}

bool Names(const Expr& expr, std::string_view fact) {
  const bool one_of = expr.op == CompareOp::kEq || expr.op == CompareOp::kIn;
  return expr.kind == Expr::Kind::kCompare && one_of && expr.fact == fact &&
         std::holds_alternative<WordList>(expr.constant);
}

// The state in which all the counties are, where none of `states` is that one; "" where they go together.
std::string_view StateMissing(const Expr& county, const Expr& state) {
  const auto& counties = std::get<WordList>(county.constant);
  const std::string_view of = StateOf(counties.front());
  if (of.empty() || std::ranges::any_of(counties, [&](const std::string& name) { return StateOf(name) != of; }))
    return "";
  const auto fold = [](std::string_view name) { return geo_internal::FoldPlaceName(AreaType::kState, name); };
  for (const std::string& name : std::get<WordList>(state.constant))
    if (fold(name) == fold(of)) return "";
  return of;
}

class Looking {
 public:
  void LookAtAll(const std::vector<Expr>& parts, std::vector<const Expr*> beside, bool alternative) {
    for (const Expr& part : parts) Compare(part, beside, alternative);
    for (const Expr& part : parts) {
      if (part.kind == Expr::Kind::kOr) LookAtAny(part, beside);
    }
  }

  std::vector<PlaceDefect> defects;

 private:
  void LookAtAny(const Expr& either, const std::vector<const Expr*>& beside) {
    for (const Expr& part : either.children) {
      if (part.kind == Expr::Kind::kAnd) {
        LookAtAll(part.children, beside, true);
      } else {
        std::vector<const Expr*> all = beside;
        Compare(part, all, true);
      }
    }
  }

  // With what stands before it; then it is one of these.
  void Compare(const Expr& part, std::vector<const Expr*>& beside, bool alternative) {
    const bool county = Names(part, "residence.county");
    if (!county && !Names(part, "residence.state")) return;
    for (const Expr* other : beside) {
      if (!Names(*other, county ? "residence.state" : "residence.county")) continue;
      const std::string_view state = county ? StateMissing(part, *other) : StateMissing(*other, part);
      if (state.empty()) continue;
      defects.push_back(
          {alternative ? RuleDefect::kAlternativeContradicted : RuleDefect::kContradiction, &part, other,
           "nobody can satisfy both this and " + Shown(*other) + ": the county is in " + std::string(state),
           "write " + Code("residence.state == " + std::string(state)) + ", or leave the state out"});
    }
    beside.push_back(&part);
  }
};

}  // namespace

std::vector<PlaceDefect> CheckPlaces(const std::vector<Expr>& clauses) {
  Looking looking;
  looking.LookAtAll(clauses, {}, false);
  return std::move(looking.defects);
}

}  // namespace kith
