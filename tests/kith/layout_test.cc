#include "examples/kith/layout.h"

#include <random>

#include <gtest/gtest.h>

namespace kith_program {
namespace {

TEST(Width, CountsCellsNotBytes) {
  EXPECT_EQ(Width("Peña"), 4);
  EXPECT_EQ(Width("Pen\xCC\x83"
                  "a"),
            4)
      << "a combining tilde";
  EXPECT_EQ(Width("食物銀行"), 8) << "wide";
  EXPECT_EQ(Width("\xFF\xFE"), 2) << "not UTF-8: one cell a byte";
  EXPECT_EQ(Width(""), 0);
}

TEST(Cut, NeverExceedsItsWidthAndNeverBreaksACharacter) {
  EXPECT_EQ(Cut("Community Food Pantry", 21), "Community Food Pantry");
  EXPECT_EQ(Cut("Community Food Pantry", 12), "Community F…");
  EXPECT_EQ(Cut("Community Food Pantry", 11), "Community…") << "no blank before the ellipsis";
  EXPECT_EQ(Cut("食物銀行", 6), "食物…");
  std::mt19937 random(7);
  const std::string text = "añb食c—Pen\xCC\x83x 😀";
  for (int i = 0; i < 200; ++i) {
    const int width = 1 + static_cast<int>(random() % 20);
    const std::string cut = Cut(text, width);
    EXPECT_LE(Width(cut), width) << "seed 7";
    EXPECT_EQ(Printable(cut), cut) << "still UTF-8, seed 7";
  }
}

TEST(Printable, LetsNoControlReachATerminal) {
  EXPECT_EQ(Printable("a\x1b[31mb\nc\td\x7f"), "a [31mb c d ");
  EXPECT_EQ(Printable("\xC2\x9B"
                      "31m"),
            " 31m")
      << "C1";
  EXPECT_EQ(Printable("a\xE2\x80\xAE"
                      "b"),
            "ab")
      << "right-to-left override";
  EXPECT_EQ(Printable("caf\xE9"), "caf\xEF\xBF\xBD");
  EXPECT_EQ(Printable("Peña 食"), "Peña 食");
}

TEST(Wrap, KeepsEveryWordInOrder) {
  EXPECT_EQ(Wrap("one two  three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(Wrap("unbreakablelongword a", 5), (std::vector<std::string>{"unbreakablelongword", "a"}));
  EXPECT_TRUE(Wrap("   ", 5).empty());
}

TEST(Hanging, IndentsWhatFollowsUnderTheText) {
  EXPECT_EQ(Hanging(2, "Why", 4, "aaaa bbbb cccc dddd eeee", {.width = 30}),
            "  Why  aaaa bbbb cccc dddd\n"
            "       eeee\n");
  EXPECT_EQ(Hanging(2, "Why", 4, "", {.width = 30}), "");
  EXPECT_EQ(Hanging(2, "Why not", 4, "aaaa", {.width = 30}), "  Why not aaaa\n") << "a label that is too wide";
}

TEST(Table, AlignsColumnsByCellsAndCutsTheWidest) {
  Table table({{"#", 3, true}, {"Service"}, {"Room", 6}});
  table.Add({{"1"}, {"Peña food bank with a very long name indeed"}, {"3/40"}});
  table.Add({{"12"}, {"食物銀行"}, {"?"}});
  const std::vector<TableLine> lines = table.Lines(1, {.width = 32});
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].text, "  #  Service                Room\n");
  EXPECT_EQ(lines[1].text, "  1  Peña food bank with…   3/40\n");
  EXPECT_EQ(lines[2].text, " 12  食物銀行               ?\n");
  EXPECT_TRUE(lines[1].cut);
  EXPECT_FALSE(lines[2].cut);
}

TEST(Table, EndsNoLineInBlanks) {
  Table table({{"Service"}, {"Room", 6}});
  table.Add({{"a"}, {""}});
  for (const TableLine& line : table.Lines(0, {})) EXPECT_NE(line.text[line.text.size() - 2], ' ') << line.text;
}

TEST(Styled, IsPlainWithoutColour) {
  EXPECT_EQ(Styled("x", Style::kDanger, {}), "x");
  EXPECT_EQ(Styled("x", Style::kBold, {.colour = true}), "\x1b[1mx\x1b[0m");
}

TEST(Count, SaysOneOrMany) {
  EXPECT_EQ(Count(1, "offer", "offers"), "1 offer");
  EXPECT_EQ(Count(1204567, "offer", "offers"), "1,204,567 offers");
  EXPECT_EQ(Thousands(-1000), "-1,000");
}

TEST(Isolates, EndWithTheLineAndBeginAgainOnTheNext) {
  EXPECT_EQ(Wrap("see \u2068Casa del Sol\u2069 now", 9),
            (std::vector<std::string>{"see \u2068Casa\u2069", "\u2068del Sol\u2069", "now"}));
  EXPECT_EQ(Cut("\u2068Casa del Sol\u2069", 6), "\u2068Casa\u2026\u2069");
  EXPECT_EQ(Cut("\u2068Casa\u2069", 4), "\u2068Casa\u2069");
}

TEST(PrintableSaid, KeepsIsolatesInPairsAndNothingElseThatTurnsTheDirection) {
  EXPECT_EQ(PrintableSaid("\u2068Rosa\u2069 \u2066$5\u2069"), "\u2068Rosa\u2069 \u2066$5\u2069");
  EXPECT_EQ(PrintableSaid("\u2068Rosa\u202E\u2069"), "\u2068Rosa\u2069");
  EXPECT_EQ(PrintableSaid("\u2069Rosa\u2068"), "Rosa");
  EXPECT_EQ(PrintableSaid("\u2068Rosa"), "Rosa");
  EXPECT_EQ(Printable("\u2068Rosa\u2069"), "Rosa");
  EXPECT_EQ(Width("\u2068Rosa\u2069"), 4);
}

}  // namespace
}  // namespace kith_program
