// Names of places as people write them: "City of Pasadena", "PASADENA", "Los Angeles County", "County of Los Angeles".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/catalog/records.h"

namespace kith::geo_internal {

// Folded and without marks, without the words that say that it is of `type`: "Los Angeles County" and "Los Angeles Co." are "los angeles" as a county's
// name, and themselves as a city's; "St. Paul" is "saint paul"; "IL" is "illinois" as a state's (the Postal Service's letters). Two names of one type are
// equal where these are.
std::string FoldPlaceName(AreaType type, std::string_view name);

// The names of all states, the District of Columbia and Puerto Rico, as FoldPlaceName gives them.
std::vector<std::string_view> StateNames();

// The state of that name or those letters ("ca"), folded; "" where there is none.
std::string_view StateOf(std::string_view folded);

// Whether two names that are not equal may still mean one place, so that it is not known whether they do:
//
//   slips         one edit in six letters, two in ten: "Los Angelos", "Los Angeles Countty"
//   numbers       a number and a name, which may be two namings of one place: planning area "6" and "South", county "037" and "Los Angeles"
//   states        what is no state's name or letters, and short, or like one: "Calif.", "XX". Two states are two
//   short forms   letters for words: "LA", "East LA", "S. Pasadena", "So Pasadena", "LosAngeles"
//   a state       that one of them names and the other does not: "Los Angeles, CA". Places of two states are two
//   longer names  that go on where the other ends: "La Cañada Flintridge", "La Cañada"
//
// Planning areas are called less firmly: "South Los Angeles" may be "South", "SPA 6 Metro" is "6" by its number.
// What begins otherwise is another place ("South Pasadena", "Pasadena"; "East Covina", "West Covina"), and so is what goes on with a word for a place of
// its own ("Miami Beach", "Miami"; "La Habra Heights", "La Habra"), or bears another number.
bool MayBeOnePlace(AreaType type, std::string_view a, std::string_view b);

// The words of a name, and what is compared of them. `direction` points at a constant.
struct NameWords {
  NameWords() = default;
  explicit NameWords(std::vector<std::string> name);
  // "6", "06037": a code rather than a name.
  bool IsNumber() const { return digits == letters; }

  std::vector<std::string> words;
  std::string letters, spaced;  // all of them, without and with blanks between
  std::string initials;         // "la" of "los angeles"; "" of one word
  std::string digits;           // of its letters
  std::string_view direction;   // "north", where it begins so
};

// A name read once, for who compares it with many.
class ComparedName {
 public:
  ComparedName(AreaType type, std::string_view name);
  // As FoldPlaceName gives it.
  const std::string& folded() const { return folded_; }
  // The same as of two texts, where both are names of one type.
  friend bool MayBeOnePlace(const ComparedName& a, const ComparedName& b);

 private:
  AreaType type_;
  bool may_be_another_ = false;  // longer texts, and ZIP codes, are themselves alone
  std::string folded_;
  std::string_view state_;  // that it names
  NameWords words_;         // without it
};

// Whether the name itself says that it is of `type`.
bool SaysType(AreaType type, std::string_view name);

}  // namespace kith::geo_internal
