#include "src/eligibility/fact_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <vector>

#include "kith/base/suggest.h"
#include "kith/base/text.h"

namespace kith {
namespace {

using enum FactKind;
using enum FactOwner;

constexpr KnownFact kFacts[] = {
    {"age", kNumber, kMember},
    {"role", kWord, kMember},
    {"pregnant", kBoolean, kMember},
    {"postpartum", kBoolean, kMember},
    {"months_since_pregnancy", kNumber, kMember},
    {"breastfeeding", kBoolean, kMember},
    {"expected_children", kNumber, kMember},
    {"veteran", kBoolean, kMember},
    {"disabled", kBoolean, kMember},
    {"student", kBoolean, kMember},
    {"citizen", kBoolean, kMember},
    {"employed", kBoolean, kMember},
    {"foster_child", kBoolean, kMember},
    {"gender", kWord, kMember},
    {"immigration_status", kWord, kMember},
    {"discharge", kWord, kMember},
    {"household.size", kNumber, kHousehold},
    {"household.expected_children", kNumber, kHousehold},
    {"household.income.gross", kIncome, kHousehold},
    {"household.income.net", kIncome, kHousehold},
    {"household.income.countable", kIncome, kHousehold},
    {"household.income.earned", kIncome, kHousehold},
    {"household.income.magi", kIncome, kHousehold},
    {"household.assets", kAmount, kHousehold},
    {"household.cash", kAmount, kHousehold},
    {"household.vehicle_value", kAmount, kHousehold},
    {"person.income.gross", kIncome, kMember},
    {"person.income.net", kIncome, kMember},
    {"person.income.countable", kIncome, kMember},
    {"person.income.earned", kIncome, kMember},
    {"person.assets", kAmount, kMember},
    {"housing", kWord, kHousehold},
    {"fleeing_violence", kBoolean, kHousehold},
    {"receives", kWordSet, kHousehold},
    {"person.receives", kWordSet, kMember},
    {"coverage.payer", kWord, kMemberElseHousehold},
    {"coverage.plan", kWord, kMemberElseHousehold},
    {"coverage.product_line", kWord, kMemberElseHousehold},
    {"residence.zip", kZip, kPlace, AreaType::kZip},
    {"residence.city", kPlaceName, kPlace, AreaType::kCity},
    {"residence.county", kPlaceName, kPlace, AreaType::kCounty},
    {"residence.state", kPlaceName, kPlace, AreaType::kState},
};

constexpr std::string_view kHousing[] = {"literally_homeless", "imminent_risk", "unstably_housed", "stably_housed"};
constexpr std::string_view kRoles[] = {"head", "spouse", "child", "adult"};
constexpr std::string_view kBenefits[] = {"medi_cal", "calfresh", "calworks", "ssi", "ssdi", "general_relief", "wic"};
constexpr std::string_view kGenders[] = {"male",        "female",     "man",         "woman", "nonbinary",
                                         "transgender", "two_spirit", "genderfluid", "other"};
constexpr std::string_view kDischarges[] = {"honorable", "general", "other_than_honorable", "bad_conduct",
                                            "dishonorable"};
// As benefit law tells them apart; a listing may know others.
constexpr std::string_view kImmigrationStatuses[] = {
    "citizen",     "us_national", "permanent_resident",   "cuban_haitian_entrant", "cofa", "refugee", "asylee",
    "withholding", "parolee",     "trafficking_survivor", "u_visa_applicant",      "daca", "tps",     "student_visa",
    "work_visa",   "visitor",     "undocumented"};
// Of health coverage: known by name, but there are others.
constexpr std::string_view kPayersAndPlans[] = {
    "la_care", "blue_shield_promise", "health_net", "kaiser", "molina", "anthem", "medi_cal", "medicare"};
constexpr std::string_view kProductLines[] = {"medi_cal", "dual_special_needs", "covered_california",
                                              "l_a_care_covered", "medicare"};

struct OtherName {
  std::string_view name, word;
};
// What people call the same thing: taken for a word of its own it would be a silent no.
constexpr OtherName kBenefitsCalled[] = {
    {"snap", "calfresh"},
    {"food_stamps", "calfresh"},
    {"ebt", "calfresh"},
    {"medicaid", "medi_cal"},
    {"tanf", "calworks"},
    {"gr", "general_relief"},
    {"general_assistance", "general_relief"},
    {"supplemental_security_income", "ssi"},
    {"social_security_disability", "ssdi"},
    {"social_security_disability_insurance", "ssdi"},
};
constexpr OtherName kDischargesCalled[] = {
    {"oth", "other_than_honorable"}, {"bcd", "bad_conduct"}, {"under_honorable_conditions", "general"}};
constexpr OtherName kStatusesCalled[] = {
    {"us_citizen", "citizen"},
    {"green_card", "permanent_resident"},
    {"lpr", "permanent_resident"},
    {"lawful_permanent_resident", "permanent_resident"},
    {"legal_permanent_resident", "permanent_resident"},
    {"temporary_protected_status", "tps"},
    {"without_papers", "undocumented"},
    {"no_papers", "undocumented"},
};

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

// What denies a word: "un" of "undocumented", "not" and "dishon" of "not_dishonorable", nothing of "documented".
std::vector<std::string_view> Denials(std::string_view word) {
  constexpr std::string_view kBeginnings[] = {"un", "non", "dishon"};
  std::vector<std::string_view> denials;
  for (const std::string& part : SplitList(word, "_")) {
    if (part == "no" || part == "not") denials.push_back("not");
    const auto* found =
        std::ranges::find_if(kBeginnings, [&](std::string_view denial) { return part.starts_with(denial); });
    if (found != std::end(kBeginnings)) denials.push_back(*found);
  }
  return denials;
}

// Other programs, whose names are a letter beside one that is listed: Social Security is not SSI.
constexpr std::string_view kOtherPrograms[] = {"ss", "ssa", "rsdi"};

// A slip leaves the word what it says: `documented` is none of `undocumented`.
bool MayBeSlip(const KnownFact& fact, std::string_view word, std::string_view known) {
  if (fact.kind == FactKind::kWordSet && std::ranges::find(kOtherPrograms, word) != std::end(kOtherPrograms))
    return false;
  return Denials(Fold(word, "_")) == Denials(known);
}

std::string NearestWord(const KnownFact& fact, std::string_view word, std::span<const std::string_view> known) {
  std::string near = Nearest(word, known);
  return near.empty() || MayBeSlip(fact, word, near) ? near : "";
}

// The words whose slips are told from other words.
std::span<const std::string_view> ListedWords(const KnownFact& fact) {
  return fact.name == "discharge" || fact.name == "immigration_status" ? KnownWords(fact) : UsualWords(fact);
}

std::span<const OtherName> OtherNames(const KnownFact& fact) {
  if (fact.kind == FactKind::kWordSet) return kBenefitsCalled;
  if (fact.name == "discharge") return kDischargesCalled;
  if (fact.name == "immigration_status") return kStatusesCalled;
  return {};
}

// The known word that `written` is, but for case and signs, or another name for.
std::string SameWord(const KnownFact& fact, std::span<const std::string_view> known, std::string_view written) {
  const std::string folded = Fold(written, "");
  for (const std::string_view word : known)
    if (Fold(word, "") == folded) return std::string(word);
  for (const OtherName& other : OtherNames(fact))
    if (Fold(other.name, "") == folded) return std::string(other.word);
  constexpr std::string_view kBenefit = "benefits";  // snap_benefits
  if (fact.kind != FactKind::kWordSet || !folded.ends_with(kBenefit) || folded.size() == kBenefit.size()) return "";
  return SameWord(fact, known, folded.substr(0, folded.size() - kBenefit.size()));
}

constexpr std::size_t kLongestName = 63;

// Facts by the length of their names: few are of one length, and these mostly end in different letters.
struct FactsByLength {
  std::array<std::size_t, kLongestName + 2> begin{};  // by length: the first of it in `facts`
  std::array<std::size_t, std::size(kFacts)> facts{};
};
constexpr FactsByLength ByLength() {
  FactsByLength by;
  std::size_t listed = 0;
  for (std::size_t length = 0; length <= kLongestName; ++length) {
    by.begin[length] = listed;
    for (std::size_t i = 0; i < std::size(kFacts); ++i)
      if (kFacts[i].name.size() == length) by.facts[listed++] = i;
  }
  by.begin[kLongestName + 1] = listed;
  return by;
}
// Asked for of every fact of every client.
constexpr FactsByLength kOfLength = ByLength();
static_assert(kOfLength.begin[kLongestName + 1] == std::size(kFacts), "a name is too long");

constexpr std::size_t kSlipEdits = 2, kAnyEdits = 100;  // of a name that is surely meant, and of one that may be

std::string NearestOfNames(std::string_view name, std::size_t edits_max) {
  std::vector<std::string_view> names;
  for (const KnownFact& fact : kFacts) names.push_back(fact.name);
  std::string near = Nearest(name, names);
  return near.empty() || EditDistance(ToLower(name), near) > edits_max ? "" : near;
}

// Of `household.income`, and of `household.income.monthly`, the first that stands under it.
std::string_view FirstUnder(std::string_view name) {
  const std::size_t point = name.rfind('.');
  const std::string_view parent = point == std::string_view::npos ? "" : name.substr(0, point);
  for (const std::string_view path : {name, parent}) {
    if (path.find('.') == std::string_view::npos) continue;
    for (const KnownFact& fact : kFacts)
      if (fact.name.starts_with(path) && fact.name.substr(path.size()).starts_with('.')) return fact.name;
  }
  return "";
}

}  // namespace

const KnownFact* FindKnownFact(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return nullptr;
  for (std::size_t i = kOfLength.begin[name.size()]; i < kOfLength.begin[name.size() + 1]; ++i) {
    const KnownFact& fact = kFacts[kOfLength.facts[i]];
    if (fact.name.back() == name.back() && fact.name == name) return &fact;
  }
  return nullptr;
}

std::string NearestKnownFact(std::string_view name) {
  constexpr std::string_view kPersons[] = {"household.members",  "household.people",       "household.persons",
                                           "household.count",    "household.children",     "household.kids",
                                           "household.has_kids", "household.has_children", "household.child_count"};
  if (std::ranges::find(kPersons, name) != std::end(kPersons)) return "household.size";
  if (std::string near = NearestOfNames(name, kSlipEdits); !near.empty()) return near;
  const std::size_t point = name.rfind('.');
  const std::string_view last = name.substr(point + 1);
  if (point != std::string_view::npos && FindKnownFact(last) != nullptr) return std::string(last);  // household.age
  if (std::string_view first = FirstUnder(name); !first.empty()) return std::string(first);         // household.income
  const auto holds = [&](const KnownFact& fact) {
    const std::vector<std::string> parts = SplitList(fact.name, ".");
    return std::ranges::find(parts, last) != parts.end();
  };
  if (const auto* found = std::ranges::find_if(kFacts, holds); found != std::end(kFacts))
    return std::string(found->name);
  constexpr std::size_t kTooShort = 3;  // too many names are as near
  return last.size() <= kTooShort ? "" : NearestOfNames(name, kAnyEdits);
}

std::span<const std::string_view> UsualWords(const KnownFact& fact) {
  if (fact.name == "housing") return kHousing;
  if (fact.name == "receives" || fact.name == "person.receives") return kBenefits;
  if (fact.name == "role") return kRoles;
  if (fact.name == "gender") return kGenders;
  return {};
}

std::span<const std::string_view> KnownWords(const KnownFact& fact) {
  if (fact.name == "coverage.payer" || fact.name == "coverage.plan") return kPayersAndPlans;
  if (fact.name == "coverage.product_line") return kProductLines;
  if (fact.name == "discharge") return kDischarges;
  if (fact.name == "immigration_status") return kImmigrationStatuses;
  return UsualWords(fact);
}

bool HasClosedWords(const KnownFact& fact) {
  return fact.name == "housing" || fact.name == "gender" || fact.name == "role";
}

bool IsWordOfRules(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return IsPlain(c) || c == '_'; });
}

std::string MeantWord(const KnownFact& fact, std::string_view word) {
  const std::span<const std::string_view> known = ListedWords(fact);
  if (known.empty() || std::ranges::find(known, word) != known.end()) return "";
  const std::string same = SameWord(fact, known, word);
  return same.empty() ? NearestWord(fact, word, known) : same;
}

bool DeniesWord(const KnownFact& fact, std::string_view word) {
  const std::span<const std::string_view> known = ListedWords(fact);
  if (std::ranges::find(known, word) != known.end()) return false;
  const std::string near = Nearest(word, known);
  return !near.empty() && Denials(Fold(word, "_")) != Denials(near);
}

std::string InsteadOfWord(const KnownFact& fact, std::string_view word) {
  constexpr std::string_view kNothing[] = {"none", "nothing", "no_benefits", "no_benefit"};
  constexpr std::string_view kSeveral[] = {
      "legal",     "lawful",    "lawfully_present",    "legally_present", "noncitizen", "non_citizen",
      "immigrant", "qualified", "qualified_immigrant", "resident",        "documented", "us_person"};
  const std::string name(fact.name);
  if (fact.kind == FactKind::kWordSet) {
    if (std::ranges::find(kNothing, word) != std::end(kNothing))
      return "write `not " + name + " any {...}`, with those that are meant";
    constexpr std::string_view kNo = "no_";
    const std::string benefit = word.starts_with(kNo) ? SameWord(fact, kBenefits, word.substr(kNo.size())) : "";
    if (!benefit.empty()) return "write `not " + name + " " + benefit + "`";
  }
  const bool several = fact.name == "immigration_status" && std::ranges::find(kSeveral, word) != std::end(kSeveral);
  return several ? "write all the words that are meant, as in `" + name + " in {permanent_resident, refugee}`" : "";
}

std::string OtherSpellingOf(const KnownFact& fact, std::string_view word) {
  if (!fact.name.starts_with("coverage.")) return "";
  const std::span<const std::string_view> known = KnownWords(fact);
  if (std::ranges::find(known, word) != known.end()) return "";
  if (word == "medicaid") return "medi_cal";
  return SameWord(fact, known, word);
}

std::string OtherNameOf(const KnownFact& fact, std::string_view name) {
  const std::span<const OtherName> others = OtherNames(fact);
  const auto found = std::ranges::find(others, name, &OtherName::name);
  return found == others.end() ? "" : std::string(found->word);
}

bool IsStatable(const KnownFact& fact, std::string_view word) {
  const std::span<const std::string_view> usual = UsualWords(fact);
  if (std::ranges::find(usual, word) != usual.end()) return true;
  if (HasClosedWords(fact) || !IsWordOfRules(word) || !MeantWord(fact, word).empty() || DeniesWord(fact, word))
    return false;
  return usual.empty() || std::ranges::find(usual, SuggestWord(fact, word)) == usual.end();
}

std::string SuggestWord(const KnownFact& fact, std::string_view written) {
  constexpr std::size_t kTellingPart = 4;  // letters of a part that is enough to know a word by
  const std::span<const std::string_view> known = KnownWords(fact);
  const std::string folded = Fold(written, "");
  if (folded.empty()) return "";
  if (std::string same = SameWord(fact, known, written); !same.empty()) return same;
  if (std::string near = NearestWord(fact, written, known); !near.empty()) return near;
  const auto holds = [&](std::string_view word) {
    const std::size_t at = Fold(word, "").find(folded);
    return MayBeSlip(fact, written, word) && (at == 0 || (at != std::string::npos && folded.size() >= kTellingPart));
  };
  const auto found = std::ranges::find_if(known, holds);
  if (found != known.end()) return std::string(*found);
  return HasClosedWords(fact) ? "" : Fold(written, "_");
}

bool IsGeneralTable(std::string_view table) { return table == "fpl" || table == "smi" || table == "ami"; }

std::string WrittenTable(std::string_view table) {
  std::string name(table);
  if (IsGeneralTable(table))
    std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return name;
}

std::string ReadableWord(std::string_view word) {
  std::string text(word);
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string ReadableFact(std::string_view fact) {
  std::string text = ReadableWord(fact);
  std::ranges::replace(text, '.', ' ');
  return text;
}

std::span<const KnownFact> KnownFacts() { return kFacts; }

std::vector<std::string_view> AllUsualWords() {
  std::vector<std::string_view> words;
  for (const KnownFact& fact : kFacts) {
    for (const std::string_view word : KnownWords(fact)) {
      if (std::ranges::find(words, word) == words.end()) words.push_back(word);
    }
  }
  return words;
}

}  // namespace kith
