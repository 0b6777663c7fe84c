// Languages as directories write them: "es", "Spanish", "Creole (limited)", "English and Spanish", "Others available upon request".
//
//   for (const SpokenLanguage& language : ParseLanguages("Spanish (limited)")) ...   // {"Spanish", "es", "limited"}
//
// Model     A text is cut at line breaks, commas, semicolons, slashes, full stops and "and"; each part is a known language, a known one with a note, or a note.
//           Interpreters and translators are said to be such. What is only on a web site or on paper is a note: nobody there speaks it.
// Source    ISO 639-1 codes, and 639-3 where there is none; "Creole" is Haitian Creole, as directories in the United States mean it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith {

struct SpokenLanguage {
  std::string name;  // as it was written; empty for a mere note
  std::string code;  // empty where the language is not known
  std::string note;
  bool interpreter = false;
  bool operator==(const SpokenLanguage&) const = default;
};

// Empty for a text that says nothing. At most kMaxLanguagesInText; what is beyond stands in the last one's note.
inline constexpr std::size_t kMaxLanguagesInText = 64;
std::vector<SpokenLanguage> ParseLanguages(std::string_view text);

// "" where the name or code is not one that is known.
std::string LanguageCode(std::string_view name_or_code);

}  // namespace kith
