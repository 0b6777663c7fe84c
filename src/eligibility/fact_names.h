// The facts that every rule and every client file know by name: the table of docs/rules.md as data.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/catalog/records.h"

namespace kith {

enum class FactKind : std::uint8_t {
  kBoolean,
  kNumber,
  kIncome,     // money with a period
  kAmount,     // money without one
  kWord,       // one word
  kWordSet,    // any number of words
  kZip,        // one word of five digits
  kPlaceName,  // one word, compared as names of places are
};

enum class FactOwner : std::uint8_t { kMember, kHousehold, kMemberElseHousehold, kPlace };

struct KnownFact {
  std::string_view name;
  FactKind kind;
  FactOwner owner;
  AreaType area = AreaType::kOther;
};

// nullptr where `name` is a fact of the user's own.
const KnownFact* FindKnownFact(std::string_view name);
// The known name that `name` is a typing slip of, or a part of: plan -> coverage.plan, spouse.age -> age; "" where it is neither.
std::string NearestKnownFact(std::string_view name);
// The words that a known fact usually takes; empty where they are many.
std::span<const std::string_view> UsualWords(const KnownFact& fact);
// Those, or, where others may be stated, too, the words that Kith knows.
std::span<const std::string_view> KnownWords(const KnownFact& fact);
// Whether the usual ones are all that it can take.
bool HasClosedWords(const KnownFact& fact);
// The known word that `word` is a slip of, or another name for: "honourable" -> honorable, "snap" -> calfresh. "" where it is known itself, where it is
// another word, and of facts whose words are not held to a list (coverage.plan).
std::string MeantWord(const KnownFact& fact, std::string_view word);
// Whether `word` is nearly one of those, and says the opposite: `documented`, `not_honorable`. It is not taken as it stands, and no fix is certain.
bool DeniesWord(const KnownFact& fact, std::string_view word);
// What rules write for a word of `receives` that says what is not received (`none`, `no_calfresh`), or for one of `immigration_status` that several known ones
// are (`lawful`), each in a sentence: "write `not receives calfresh`". "" of other words.
std::string InsteadOfWord(const KnownFact& fact, std::string_view word);
// Of a fact whose words are many (coverage.plan) the known one that `word` spells otherwise, or is another name for: "lacare" -> la_care. "" where there is none.
std::string OtherSpellingOf(const KnownFact& fact, std::string_view word);
// Whether `word` is spelled as rules spell their words: lower-case letters, digits and underscores.
bool IsWordOfRules(std::string_view word);
// Of "snap" calfresh, of "green_card" permanent_resident; "" where the fact has no such name.
std::string OtherNameOf(const KnownFact& fact, std::string_view name);
// Whether a client file may state `word`: one of the usual words, or another spelled as rules spell theirs that is neither a slip nor another name of one.
bool IsStatable(const KnownFact& fact, std::string_view word);
// The word of the rules that was probably meant: "Medi-Cal" -> medi_cal, "homeless" -> literally_homeless; of a fact whose words are many,
// the text in that spelling. "" where nothing is near.
std::string SuggestWord(const KnownFact& fact, std::string_view written);

// Whether a table is one that is known by name in capitals (FPL), of which any percentage may be meant.
bool IsGeneralTable(std::string_view table);
// "fpl" -> "FPL"; other names as they are.
std::string WrittenTable(std::string_view table);

// For those that no catalogue of messages knows: "two_parents" -> "two parents"; "days_sober" and "club.days" without their marks.
std::string ReadableWord(std::string_view word);
std::string ReadableFact(std::string_view fact);

// All known facts, and all words that facts usually take: those that catalogues of messages say.
std::span<const KnownFact> KnownFacts();
std::vector<std::string_view> AllUsualWords();

}  // namespace kith
