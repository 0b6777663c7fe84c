#include "src/interop/language_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "kith/base/text.h"

namespace kith {
namespace {

struct KnownLanguage {
  std::string_view folded_name;
  std::string_view code;
};

// Names as FoldName gives them, by name. Codes of three letters that have one of two are names here.
constexpr KnownLanguage kKnown[] = {{"afrikaans", "af"},
                                    {"albanian", "sq"},
                                    {"american sign language", "ase"},
                                    {"amharic", "am"},
                                    {"ara", "ar"},
                                    {"arabic", "ar"},
                                    {"armenian", "hy"},
                                    {"asl", "ase"},
                                    {"bengali", "bn"},
                                    {"bosnian", "bs"},
                                    {"bulgarian", "bg"},
                                    {"burmese", "my"},
                                    {"cambodian", "km"},
                                    {"cantonese", "yue"},
                                    {"chamorro", "ch"},
                                    {"chinese", "zh"},
                                    {"chinese cantonese", "yue"},
                                    {"chinese mandarin", "zh"},
                                    {"chuukese", "chk"},
                                    {"creole", "ht"},
                                    {"croatian", "hr"},
                                    {"czech", "cs"},
                                    {"danish", "da"},
                                    {"dari", "prs"},
                                    {"dutch", "nl"},
                                    {"eng", "en"},
                                    {"english", "en"},
                                    {"espanol", "es"},
                                    {"español", "es"},
                                    {"estonian", "et"},
                                    {"farsi", "fa"},
                                    {"filipino", "tl"},
                                    {"finnish", "fi"},
                                    {"fra", "fr"},
                                    {"frances", "fr"},
                                    {"french", "fr"},
                                    {"garifuna", "cab"},
                                    {"georgian", "ka"},
                                    {"german", "de"},
                                    {"greek", "el"},
                                    {"guarani", "gn"},
                                    {"gujarati", "gu"},
                                    {"haitian", "ht"},
                                    {"haitian creole", "ht"},
                                    {"haitian kreyol", "ht"},
                                    {"hat", "ht"},
                                    {"hausa", "ha"},
                                    {"hawaiian", "haw"},
                                    {"hebrew", "he"},
                                    {"hindi", "hi"},
                                    {"hmong", "hmn"},
                                    {"hungarian", "hu"},
                                    {"icelandic", "is"},
                                    {"igbo", "ig"},
                                    {"ilocano", "ilo"},
                                    {"indonesian", "id"},
                                    {"ingles", "en"},
                                    {"inglés", "en"},
                                    {"italian", "it"},
                                    {"japanese", "ja"},
                                    {"k iche", "quc"},
                                    {"kanjobal", "kjb"},
                                    {"kannada", "kn"},
                                    {"karen", "kar"},
                                    {"kazakh", "kk"},
                                    {"khmer", "km"},
                                    {"kinyarwanda", "rw"},
                                    {"korean", "ko"},
                                    {"kreyol", "ht"},
                                    {"kurdish", "ku"},
                                    {"lao", "lo"},
                                    {"laotian", "lo"},
                                    {"latvian", "lv"},
                                    {"lithuanian", "lt"},
                                    {"macedonian", "mk"},
                                    {"malay", "ms"},
                                    {"malayalam", "ml"},
                                    {"mam", "mam"},
                                    {"mandarin", "zh"},
                                    {"mandarin chinese", "zh"},
                                    {"marathi", "mr"},
                                    {"marshallese", "mh"},
                                    {"mixteco", "mix"},
                                    {"mongolian", "mn"},
                                    {"nahuatl", "nah"},
                                    {"navajo", "nv"},
                                    {"nepali", "ne"},
                                    {"norwegian", "no"},
                                    {"oromo", "om"},
                                    {"pashto", "ps"},
                                    {"persian", "fa"},
                                    {"polish", "pl"},
                                    {"por", "pt"},
                                    {"portuguese", "pt"},
                                    {"punjabi", "pa"},
                                    {"quechua", "qu"},
                                    {"rohingya", "rhg"},
                                    {"romanian", "ro"},
                                    {"rus", "ru"},
                                    {"russian", "ru"},
                                    {"samoan", "sm"},
                                    {"serbian", "sr"},
                                    {"sign language", "ase"},
                                    {"sindhi", "sd"},
                                    {"sinhala", "si"},
                                    {"slovak", "sk"},
                                    {"somali", "so"},
                                    {"spa", "es"},
                                    {"spanish", "es"},
                                    {"swahili", "sw"},
                                    {"swedish", "sv"},
                                    {"tagalog", "tl"},
                                    {"taiwanese", "nan"},
                                    {"tamil", "ta"},
                                    {"telugu", "te"},
                                    {"thai", "th"},
                                    {"tigrinya", "ti"},
                                    {"tongan", "to"},
                                    {"triqui", "trc"},
                                    {"turkish", "tr"},
                                    {"twi", "tw"},
                                    {"ukrainian", "uk"},
                                    {"ukranian", "uk"},
                                    {"urdu", "ur"},
                                    {"uzbek", "uz"},
                                    {"vie", "vi"},
                                    {"vietnamese", "vi"},
                                    {"wolof", "wo"},
                                    {"yiddish", "yi"},
                                    {"yoruba", "yo"},
                                    {"zapotec", "zap"},
                                    {"zho", "zh"}};
static_assert(std::is_sorted(std::begin(kKnown), std::end(kKnown), [](const KnownLanguage& a, const KnownLanguage& b) {
  return a.folded_name < b.folded_name;
}));

constexpr std::array<std::string_view, 6> kInterpreterWords = {"interpret",     "translat",     "tranlat",
                                                               "language line", "languageline", "language services"};
constexpr std::array<std::string_view, 8> kPaperWords = {"website", "web site", "publication", "written",
                                                         "printed", "brochure", "material",    "document"};

template <std::size_t kSize>
bool HasAny(std::string_view text, const std::array<std::string_view, kSize>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return ContainsIgnoringCase(text, word); });
}

// Cuts at line breaks, commas, semicolons, slashes and full stops outside of parentheses, and at the word "and".
std::vector<std::string> Parts(std::string_view text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    depth = std::max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
    if (depth > 0 || std::string_view("\n\r,;/.&").find(c) == std::string_view::npos) {
      parts.back() += c;
    } else {
      parts.emplace_back();
    }
    if (depth == 0 && EqualsIgnoringCase(text.substr(i, 5), " and ")) {
      parts.back().pop_back();
      parts.emplace_back();
      i += 4;
    }
  }
  std::vector<std::string> stated;
  for (const std::string& part : parts) {
    if (!Trim(part).empty()) stated.emplace_back(Trim(part));
  }
  return stated;
}

// The code of a name alone.
std::string CodeOfName(std::string_view name) {
  const std::string folded = FoldName(name);
  const auto* known = std::lower_bound(std::begin(kKnown), std::end(kKnown), folded,
                                       [](const KnownLanguage& l, const std::string& n) { return l.folded_name < n; });
  return known != std::end(kKnown) && known->folded_name == folded ? std::string(known->code) : std::string();
}

// Where the first `words` words of `text` end; std::string_view::npos where there are not as many, or no more.
std::size_t EndOfWords(std::string_view text, int words) {
  std::size_t end = 0;
  for (; words > 0 && end != std::string_view::npos; --words) end = text.find_first_of(" -(:", end + 1);
  return end;
}

// "(limited)", "- limited": without what sets it off.
std::string NoteText(std::string_view text) {
  text = Trim(text);
  while (!text.empty() && (text.front() == '-' || text.front() == ':')) text = Trim(text.substr(1));
  if (text.size() > 1 && text.front() == '(' && text.find(')') == text.size() - 1)
    text = text.substr(1, text.size() - 2);
  return std::string(Trim(text));
}

// A known language at the beginning of `part`, or behind "some" or "limited"; else all of it is a note.
SpokenLanguage ReadPart(std::string_view part) {
  if (part.starts_with('*')) part = Trim(part.substr(1));
  if (EqualsIgnoringCase(part.substr(0, 4), "and ")) part = Trim(part.substr(4));
  if (std::string code = LanguageCode(part); !code.empty()) return {std::string(part), std::move(code), "", false};
  SpokenLanguage language{"", "", std::string(part), HasAny(part, kInterpreterWords)};
  if (HasAny(part, kPaperWords)) return language;
  for (const int words : {3, 2, 1}) {
    const std::size_t end = EndOfWords(part, words);
    if (end == std::string_view::npos) continue;
    language.code = CodeOfName(part.substr(0, end));
    if (language.code.empty()) continue;
    language.name = Trim(part.substr(0, std::min(end, part.find_last_not_of(" -(:", end) + 1)));
    language.note = NoteText(part.substr(end));
    return language;
  }
  for (const std::string_view adjective : {"some ", "limited "}) {
    if (!EqualsIgnoringCase(part.substr(0, adjective.size()), adjective)) continue;
    language.code = CodeOfName(part.substr(adjective.size()));
    if (language.code.empty()) continue;
    language.name = part.substr(adjective.size());
    language.note = Trim(adjective);
  }
  return language;
}

}  // namespace

std::string LanguageCode(std::string_view name_or_code) {
  if (std::string code = CodeOfName(name_or_code); !code.empty()) return code;
  const std::string code = ToLower(Trim(name_or_code));
  const bool known =
      std::any_of(std::begin(kKnown), std::end(kKnown), [&](const KnownLanguage& l) { return l.code == code; });
  return known ? code : std::string();
}

std::vector<SpokenLanguage> ParseLanguages(std::string_view text) {
  std::vector<SpokenLanguage> languages;
  for (const std::string& part : Parts(text)) {
    if (languages.size() < kMaxLanguagesInText) {
      languages.push_back(ReadPart(part));
    } else {
      languages.back().note += (languages.back().note.empty() ? "" : ", ") + part;
    }
  }
  return languages;
}

}  // namespace kith
