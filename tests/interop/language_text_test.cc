#include "src/interop/language_text.h"

#include <string>

#include <gtest/gtest.h>

namespace kith {
namespace {

std::string Read(std::string_view text) {
  std::string read;
  for (const SpokenLanguage& language : ParseLanguages(text)) {
    read += "[" + language.name + "|" + language.code + "|" + language.note +
            (language.interpreter ? "|interpreter]" : "]");
  }
  return read;
}

TEST(ParseLanguages, KnowsNamesAndCodes) {
  EXPECT_EQ(Read("Spanish"), "[Spanish|es|]");
  EXPECT_EQ(Read(" CREOLE "), "[CREOLE|ht|]");
  EXPECT_EQ(Read("Haitian-Creole"), "[Haitian-Creole|ht|]");
  EXPECT_EQ(Read("Chinese (Cantonese)"), "[Chinese (Cantonese)|yue|]");
  EXPECT_EQ(Read("American Sign Language"), "[American Sign Language|ase|]");
  EXPECT_EQ(Read("es"), "[es|es|]");
  EXPECT_EQ(Read("VIE"), "[VIE|vi|]");
}

TEST(ParseLanguages, CutsLists) {
  EXPECT_EQ(Read("English and Spanish"), "[English|en|][Spanish|es|]");
  EXPECT_EQ(Read("Chinese (Mandarin), Tagalog, Italian"), "[Chinese (Mandarin)|zh|][Tagalog|tl|][Italian|it|]");
  EXPECT_EQ(Read("English; Spanish\n\nFrench & Creole."), "[English|en|][Spanish|es|][French|fr|][Creole|ht|]");
  EXPECT_EQ(Read("and Spanish"), "[Spanish|es|]");
}

TEST(ParseLanguages, KeepsWhatElseIsSaidAsANote) {
  EXPECT_EQ(Read("Spanish (limited)"), "[Spanish|es|limited]");
  EXPECT_EQ(Read("limited Spanish"), "[Spanish|es|limited]");
  EXPECT_EQ(Read("Creole - not always available"), "[Creole|ht|not always available]");
  EXPECT_EQ(Read("Others available upon request"), "[||Others available upon request]");
  EXPECT_EQ(Read("Caregiver Support Group: English"), "[||Caregiver Support Group: English]");
}

TEST(ParseLanguages, TellsInterpretersFromStaff) {
  EXPECT_EQ(Read("Creole with translators as needed"), "[Creole|ht|with translators as needed|interpreter]");
  EXPECT_EQ(Read("Language line available"), "[||Language line available|interpreter]");
  EXPECT_EQ(Read("Creole. Phone interpreters available for other languages."),
            "[Creole|ht|][||Phone interpreters available for other languages|interpreter]");
}

TEST(ParseLanguages, DoesNotTakePaperForSpeech) {
  EXPECT_EQ(Read("Chinese (website)"), "[||Chinese (website)]");
  EXPECT_EQ(Read("Written materials available in Spanish"), "[||Written materials available in Spanish]");
}

TEST(ParseLanguages, LosesNothingAndFindsNothingInNothing) {
  EXPECT_EQ(Read(""), "");
  EXPECT_EQ(Read(" ,;\n"), "");
  EXPECT_EQ(Read("is"), "[is|is|]");
  EXPECT_EQ(Read("is available."), "[||is available]");
  std::string many;
  for (std::size_t i = 0; i < 2 * kMaxLanguagesInText; ++i) many += "Language" + std::to_string(i) + ",";
  const std::vector<SpokenLanguage> languages = ParseLanguages(many);
  ASSERT_EQ(languages.size(), kMaxLanguagesInText);
  EXPECT_NE(languages.back().note.find("Language127"), std::string::npos);
}

}  // namespace
}  // namespace kith
