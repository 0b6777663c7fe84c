#include "src/eligibility/fact_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "kith/base/suggest.h"
#include "kith/base/text.h"

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
constexpr std::string_view kBenefits[] = {"medi_cal", "calfresh", "calworks", "ssi", "ssdi", "general_relief", "wic"};
constexpr std::string_view kGenders[] = {"male",        "female",     "man",         "woman", "nonbinary",
                                         "transgender", "two_spirit", "genderfluid", "other"};
// Of health coverage: known by name, but there are others.
constexpr std::string_view kPayersAndPlans[] = {
    "la_care", "blue_shield_promise", "health_net", "kaiser", "molina", "anthem", "medi_cal", "medicare"};
constexpr std::string_view kProductLines[] = {"medi_cal", "dual_special_needs", "covered_california",
                                              "l_a_care_covered", "medicare"};

// Words that do not read well with their underscores dropped.
constexpr std::array<std::string_view, 2> kReadable[] = {
    {"medi_cal", "Medi-Cal"},
    {"calfresh", "CalFresh"},
    {"calworks", "CalWORKs"},
    {"ssi", "SSI"},
    {"wic", "WIC"},
    {"general_relief", "General Relief"},
    {"la_care", "L.A. Care"},
    {"blue_shield_promise", "Blue Shield Promise"},
    {"health_net", "Health Net"},
    {"kaiser", "Kaiser"},
    {"molina", "Molina"},
    {"anthem", "Anthem"},
    {"medicare", "Medicare"},
    {"ssdi", "SSDI"},
    {"covered_california", "Covered California"},
    {"l_a_care_covered", "L.A. Care Covered"},
    {"dual_special_needs", "dual special needs (Medicare and Medi-Cal)"},
};

std::span<const std::string_view> KnownWords(const KnownFact& fact) {
  if (fact.name == "coverage.payer" || fact.name == "coverage.plan") return kPayersAndPlans;
  if (fact.name == "coverage.product_line") return kProductLines;
  return UsualWords(fact);
}

bool IsPlain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// In lower case, each run of other characters as `between`: "L.A. Care" -> "la_care" by dots left out, "lacare" by all left out.
std::string Fold(std::string_view text, std::string_view between) {
  std::string folded;
  bool apart = false;
  for (const char c : ToLower(text)) {
    if (IsPlain(c)) {
      if (apart && !folded.empty()) folded += between;
      folded += c;
      apart = false;
    } else if (c != '.') {
      apart = true;
    }
  }
  return folded;
}

}  // namespace

const KnownFact* FindKnownFact(std::string_view name) {
  // Names of one length mostly end in different letters: asked for of every fact of every client.
  const auto is_it = [name](const KnownFact& fact) { return fact.name.back() == name.back() && fact.name == name; };
  const auto* found = name.empty() ? std::end(kFacts) : std::ranges::find_if(kFacts, is_it);
  return found == std::end(kFacts) ? nullptr : found;
}

std::string NearestKnownFact(std::string_view name) {
  std::vector<std::string_view> names;
  for (const KnownFact& fact : kFacts) names.push_back(fact.name);
  if (std::string near = Nearest(name, names); !near.empty()) return near;
  const std::string_view last = name.substr(name.rfind('.') + 1);
  const auto holds = [&](const KnownFact& fact) {
    const std::vector<std::string> parts = SplitList(fact.name, ".");
    return std::ranges::find(parts, last) != parts.end();
  };
  const auto* found = std::ranges::find_if(kFacts, holds);
  return found == std::end(kFacts) ? "" : std::string(found->name);
}

std::span<const std::string_view> UsualWords(const KnownFact& fact) {
  if (fact.name == "housing") return kHousing;
  if (fact.name == "receives") return kBenefits;
  if (fact.name == "gender") return kGenders;
  return {};
}

bool HasClosedWords(const KnownFact& fact) { return fact.name == "housing" || fact.name == "gender"; }

bool IsWordOfRules(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return IsPlain(c) || c == '_'; });
}

std::string SuggestWord(const KnownFact& fact, std::string_view written) {
  constexpr std::size_t kTellingPart = 4;  // letters of a part that is enough to know a word by
  const std::span<const std::string_view> known = KnownWords(fact);
  const std::string folded = Fold(written, "");
  if (folded.empty()) return "";
  for (const std::string_view word : known)
    if (Fold(word, "") == folded) return std::string(word);
  if (std::string near = Nearest(written, known); !near.empty()) return near;
  const auto holds = [&](std::string_view word) {
    const std::size_t at = Fold(word, "").find(folded);
    return at == 0 || (at != std::string::npos && folded.size() >= kTellingPart);
  };
  const auto found = std::ranges::find_if(known, holds);
  if (found != known.end()) return std::string(*found);
  return HasClosedWords(fact) ? "" : Fold(written, "_");
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
