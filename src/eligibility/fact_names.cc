#include "src/eligibility/fact_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kith/base/suggest.h"

namespace kith {
namespace {

using enum FactKind;
using enum FactOwner;

constexpr KnownFact kFacts[] = {
    {"age", kNumber, kMember, "age"},
    {"pregnant", kBoolean, kMember, "pregnant"},
    {"veteran", kBoolean, kMember, "a veteran"},
    {"disabled", kBoolean, kMember, "disabled"},
    {"student", kBoolean, kMember, "a student"},
    {"citizen", kBoolean, kMember, "a citizen"},
    {"gender", kWord, kMember, "gender"},
    {"immigration_status", kWord, kMember, "immigration status"},
    {"discharge", kWord, kMember, "military discharge"},
    {"household.size", kNumber, kHousehold, "household size"},
    {"household.income.gross", kIncome, kHousehold, "gross household income"},
    {"household.assets", kAmount, kHousehold, "total of household assets"},
    {"housing", kWord, kHousehold, "housing"},
    {"fleeing_violence", kBoolean, kHousehold, "fleeing violence"},
    {"receives", kWordSet, kHousehold, "benefits received"},
    {"coverage.payer", kWord, kMemberElseHousehold, "health coverage payer"},
    {"coverage.plan", kWord, kMemberElseHousehold, "health plan"},
    {"coverage.product_line", kWord, kMemberElseHousehold, "health plan product line"},
    {"residence.zip", kZip, kPlace, "ZIP code", AreaType::kZip},
    {"residence.city", kPlaceName, kPlace, "city", AreaType::kCity},
    {"residence.county", kPlaceName, kPlace, "county", AreaType::kCounty},
};

constexpr std::string_view kHousing[] = {"literally_homeless", "imminent_risk", "unstably_housed", "stably_housed"};
constexpr std::string_view kBenefits[] = {"medi_cal", "calfresh", "calworks", "ssi", "general_relief", "wic"};

// Words that do not read well with their underscores dropped.
constexpr std::array<std::string_view, 2> kReadable[] = {
    {"medi_cal", "Medi-Cal"}, {"calfresh", "CalFresh"}, {"calworks", "CalWORKs"},
    {"ssi", "SSI"},           {"wic", "WIC"},           {"general_relief", "General Relief"},
    {"la_care", "L.A. Care"},
};

}  // namespace

const KnownFact* FindKnownFact(std::string_view name) {
  const auto* found = std::ranges::find(kFacts, name, &KnownFact::name);
  return found == std::end(kFacts) ? nullptr : found;
}

std::string NearestKnownFact(std::string_view name) {
  std::vector<std::string_view> names;
  for (const KnownFact& fact : kFacts) names.push_back(fact.name);
  return Nearest(name, names);
}

std::span<const std::string_view> UsualWords(const KnownFact& fact) {
  if (fact.name == "housing") return kHousing;
  if (fact.name == "receives") return kBenefits;
  return {};
}

std::string ReadableWord(std::string_view word) {
  for (const auto& [written, read] : kReadable) {
    if (word == written) return std::string(read);
  }
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace kith
