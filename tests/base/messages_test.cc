// Catalogues of messages: what a file may say, how a message is said, and what is told of a file that is not as expected.
#include "kith/base/messages.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "src/base/message_file.h"
#include "src/base/message_pattern.h"
#include "src/base/plural_rule.h"
#include "src/base/writing.h"

namespace kith {
namespace {

using A = MessageArgument;

// One message of a language of its own, said with `arguments`.
std::string Said(const std::string& pattern, MessageArguments arguments, const MessageWriting& writing = {}) {
  MessagePattern message;
  const std::string wrong = message.Parse(pattern);
  if (!wrong.empty()) return "not understood: " + wrong;
  Phrase said;
  message.Format(std::span<const A>(arguments.begin(), arguments.size()), writing, writing.right_to_left, said);
  return said.text;
}

std::string Wrong(const std::string& pattern) { return MessagePattern().Parse(pattern); }

MessageWriting Writing(std::initializer_list<std::pair<const char*, const char*>> plurals, bool right_to_left = false) {
  MessageWriting writing;
  writing.right_to_left = right_to_left;
  for (const auto& [form, rule] : plurals) {
    EXPECT_EQ(writing.plurals.emplace_back(form, PluralRule()).second.Parse(rule), "");
  }
  return writing;
}

std::string ErrorOf(const std::string& file) {
  const absl::StatusOr<Messages> messages = Messages::Parse(file, "ko.messages");
  return messages.ok() ? "" : std::string(messages.status().message());
}

const std::string kKorean = "@language = ko\n";

TEST(MessagePatternTest, PutsValuesWhereTheyStand) {
  EXPECT_EQ(Said("{b}, {a}", {A::Text("a", "1"), A::Key("b", "2")}), "2, 1");
  EXPECT_EQ(Said("no values", {}), "no values");
  EXPECT_EQ(Said("", {}), "");
}

TEST(MessagePatternTest, ChoosesByAWord) {
  const std::string pattern = "{who, select, one {whose age} another {age of {name}} other {age}}";
  EXPECT_EQ(Said(pattern, {A::Key("who", "one"), A::Name("name", "")}), "whose age");
  EXPECT_EQ(Said(pattern, {A::Key("who", "another"), A::Name("name", "luz")}), "age of luz");
  EXPECT_EQ(Said(pattern, {A::Key("who", "anything"), A::Name("name", "")}), "age");
  EXPECT_EQ(Said("{month, select, 1 {enero} other {{month}}}", {A::Number("month", 1)}), "enero");
  EXPECT_EQ(Said("a{x, select, household.size { b } other {}}c", {A::Key("x", "household.size")}), "a b c");
}

TEST(MessagePatternTest, ChoosesFormsOfPluralsByTheLanguagesRule) {
  const MessageWriting english = Writing({{"one", "i = 1 and v = 0"}});
  const std::string pattern = "{n, plural, =0 {none} one {# bed} other {# beds}}";
  EXPECT_EQ(Said(pattern, {A::Number("n", 0)}, english), "none");
  EXPECT_EQ(Said(pattern, {A::Number("n", 1)}, english), "1 bed");
  EXPECT_EQ(Said(pattern, {A::Number("n", 1200)}, english), "1,200 beds");
  EXPECT_EQ(Said(pattern, {A::Number("n", 1.5)}, english), "1.5 beds");
  EXPECT_EQ(Said(pattern, {A::Number("n", -1)}, english), "-1 beds");
  EXPECT_EQ(Said(pattern, {A::Number("n", 1)}, {}), "1 beds");  // a language without forms
  EXPECT_EQ(Said("{n, plural, other {{who, select, a {#} other {}}}}", {A::Number("n", 3), A::Key("who", "a")}), "3");
}

TEST(MessagePatternTest, TakesWhatIsQuotedAsItStands) {
  EXPECT_EQ(Said("the household's {a}", {A::Text("a", "x")}), "the household's x");
  EXPECT_EQ(Said("'{a}' and ''", {}), "{a} and '");
  EXPECT_EQ(Said("{n, plural, other {'#' #}}", {A::Number("n", 2)}), "# 2");
}

TEST(MessagePatternTest, WritesCapitalsAtTheBeginningButNotOfNames) {
  EXPECT_EQ(Said("{a, capital}", {A::Text("a", "age")}), "Age");
  EXPECT_EQ(Said("{a, capital}", {A::Name("a", "rosa")}), "rosa");
  EXPECT_EQ(Said("{a, capital}", {A::Said("a", {"rosa is 4", true})}), "rosa is 4");
  EXPECT_EQ(Said("{a, capital}", {A::Text("a", "ésta")}), "Ésta");
  EXPECT_EQ(Said("{a, capital}", {A::Text("a", "ñu")}), "Ñu");
  EXPECT_EQ(Said("{a, capital}", {A::Text("a", "год")}), "Год");
  EXPECT_EQ(Said("{a, capital}", {A::Text("a", "տարիք")}), "Տարիք");
  EXPECT_EQ(Said("{a, capital}", {A::Text("a", "나이")}), "나이");
  EXPECT_EQ(Capitalized(""), "");
  EXPECT_EQ(Capitalized("ÿ÷"), "ÿ÷");  // its capital is in another block
}

TEST(MessagePatternTest, KnowsWhatBeginsWithAName) {
  MessagePattern message;
  ASSERT_EQ(message.Parse("{name} is {age}"), "");
  Phrase said;
  const A arguments[] = {A::Name("name", "luz"), A::Text("age", "4")};
  message.Format(arguments, {}, false, said);
  EXPECT_TRUE(said.begins_with_name);
}

TEST(MessagePatternTest, SetsForeignPiecesApartWhereLinesRunFromTheRight) {
  const MessageWriting farsi = Writing({}, true);
  EXPECT_EQ(Said("{name}!", {A::Name("name", "Rosa")}, farsi), "\u2068Rosa\u2069!");
  EXPECT_EQ(Said("{n}", {A::Number("n", 34)}, farsi), "\u206634\u2069");
  EXPECT_EQ(Said("{a}", {A::Figure("a", "$2,610")}, farsi), "\u2066$2,610\u2069");
  EXPECT_EQ(Said("{said}", {A::Said("said", {"سن"})}, farsi), "سن");
  // What turns the direction cannot get out of its piece.
  EXPECT_EQ(Said("{t}", {A::Text("t", "a\u2069b\u202Ec\u200Fd")}, farsi), "\u2068abcd\u2069");
}

TEST(MessagePatternTest, SaysWhatWasExpected) {
  EXPECT_EQ(Wrong("{a"), "expected , or } at its end");
  EXPECT_EQ(Wrong("a}b"), "a } without its { at \"}b\"");
  EXPECT_EQ(Wrong("{}"), "expected the name of a value, as in {name}, at \"}\"");
  EXPECT_EQ(Wrong("{a, loud}"), "expected capital, select or plural, not \"loud\" at \"}\"");
  EXPECT_EQ(Wrong("{a, select, x {1}}"), "{a} has no choice other {...} at its end");
  EXPECT_EQ(Wrong("{a, select, x {1} x {2} other {}}"), "the choice x stands twice at \"2} other {}}\"");
  EXPECT_EQ(
      Wrong("{a, plural, two_or_more {1} other {}}"),
      "\"two_or_more\" is no form of a plural: expected =0, zero, one, two, few, many or other at \"1} other {}}\"");
  EXPECT_EQ(Wrong("{a, select, other {x}"), "expected a choice such as other {...}, or } after the last, at its end");
  EXPECT_EQ(Wrong("{a, select, other {x"), "expected the } that ends the choice other at its end");
  EXPECT_EQ(Wrong("'{a"), "expected the apostrophe that ends what stands as it is, at \"'{a\"");
}

TEST(MessagePatternTest, TakesChoicesWithinChoicesUpToTheLimit) {
  const auto nested = [](int depth) {
    std::string text = "x";
    for (int i = 0; i < depth; ++i) text = "{a, select, other {" + text + "}}";
    return text;
  };
  EXPECT_EQ(Wrong(nested(kMaxMessageDepth)), "");
  EXPECT_EQ(Wrong(nested(kMaxMessageDepth + 1)).substr(0, 41), "over the limit of 8 choices within choice");
}

TEST(PluralRuleTest, HoldsAsUnicodesTablesSay) {
  PluralRule few;
  ASSERT_EQ(few.Parse("v = 0 and i % 10 = 2..4 and i % 100 != 12..14"), "");  // Ukrainian
  for (const std::uint64_t n : {2U, 3U, 4U, 22U, 104U}) EXPECT_TRUE(few.Holds(n)) << n;
  for (const std::uint64_t n : {0U, 1U, 5U, 12U, 14U, 112U}) EXPECT_FALSE(few.Holds(n)) << n;
  PluralRule one;
  ASSERT_EQ(one.Parse("v = 0 and i = 1,2,3 or v = 0 and i % 10 != 4,6,9 or v != 0 and f % 10 != 4,6,9"),
            "");  // Filipino
  for (const std::uint64_t n : {0U, 1U, 2U, 3U, 5U, 11U, 13U}) EXPECT_TRUE(one.Holds(n)) << n;
  for (const std::uint64_t n : {4U, 6U, 9U, 14U}) EXPECT_FALSE(one.Holds(n)) << n;
  for (const char* wrong : {"", "n", "= 1", "n = ", "x = 1", "n % 0 = 1", "n = 1..", "n = -1", "n = 1 and"})
    EXPECT_NE(PluralRule().Parse(wrong), "") << wrong;
}

TEST(MessagesTest, ShipsEnglishAndSpanish) {
  EXPECT_EQ(Messages::ShippedLanguages(), (std::vector<std::string_view>{"en", "es"}));
  EXPECT_EQ(Messages::Shipped("xx"), nullptr);
  EXPECT_EQ(Messages::Shipped("en"), &Messages::English());
  EXPECT_EQ(Messages::Shipped("es")->name(), "Español");
  EXPECT_FALSE(Messages::Shipped("es")->right_to_left());
}

TEST(MessagesTest, SaysAmountsDatesAndLists) {
  const Messages& english = Messages::English();
  const Messages& spanish = *Messages::Shipped("es");
  EXPECT_EQ(SayMoney(english, {261000, Period::kMonth}).text, "$2,610/month");
  EXPECT_EQ(SayMoney(spanish, {261050, Period::kMonth}).text, "$2,610.50 al mes");
  EXPECT_EQ(SayMoney(spanish, {60000, Period::kWeek}).text, "$600 a la semana");
  EXPECT_EQ(SayMoney(spanish, {1565000, Period::kYear}).text, "$15,650 al año");
  EXPECT_EQ(SayMoney(spanish, {200000, Period::kOnce}).text, "$2,000");
  EXPECT_EQ(SayDate(english, *ParseDate("2027-01-31")).text, "2027-01-31");
  EXPECT_EQ(SayDate(spanish, *ParseDate("2027-01-31")).text, "31 de enero de 2027");
  const std::vector<Phrase> items = {{"a"}, {"b"}, {"c"}};
  EXPECT_EQ(SayJoined(english, "join.words"_message, {}).text, "");
  EXPECT_EQ(SayJoined(english, "join.words"_message, items).text, "a, b, c");
  EXPECT_EQ(SayJoined(spanish, "join.all_of"_message, items).text, "a y además b y además c");
  EXPECT_EQ(SaySome(spanish, "join.words"_message, std::vector<Phrase>(10, {"x"})).text,
            "x, x, x, x, x, x, x, x y 2 más");
}

TEST(MessagesTest, KnowsWhereAListEnds) {
  const absl::StatusOr<Messages> british =
      Messages::Parse(kKorean +
                          "join.words = {place, select, two {{before} and {last}} end {{before}, and {last}}\n"
                          "  other {{before}, {last}}}\n",
                      "ko.messages");
  ASSERT_TRUE(british.ok()) << british.status();
  EXPECT_EQ(SayJoined(*british, "join.words"_message, {{"a"}, {"b"}}).text, "a and b");
  EXPECT_EQ(SayJoined(*british, "join.words"_message, {{"a"}, {"b"}, {"c"}}).text, "a, b, and c");
}

TEST(MessagesTest, SeesWhatClosesASentence) {
  for (const char* closed : {"Who?", "Here.", "Now!", "کی؟", "好。", ""}) EXPECT_EQ(EndOf(closed), "stop") << closed;
  EXPECT_EQ(EndOf("\"Who?\""), "open");
}

TEST(MessagesTest, StandsOnTheShippedLanguageOrOnEnglish) {
  const absl::StatusOr<Messages> korean = Messages::Parse(kKorean + "money.month = 월 {amount}\n", "ko.messages");
  ASSERT_TRUE(korean.ok()) << korean.status();
  EXPECT_EQ(SayMoney(*korean, {261000, Period::kMonth}).text, "월 $2,610");
  EXPECT_EQ(SayMoney(*korean, {261000, Period::kYear}).text, "$2,610/year");
  EXPECT_GT(korean->missing().size(), 100U);
  const absl::StatusOr<Messages> spanish =
      Messages::Parse("@language = es\nword.chess = ajedrez\nmoney.month = {amount} mensuales\n", "es.messages");
  ASSERT_TRUE(spanish.ok()) << spanish.status();
  EXPECT_EQ(SayMoney(*spanish, {261000, Period::kMonth}).text, "$2,610 mensuales");
  EXPECT_EQ(SayMoney(*spanish, {261000, Period::kYear}).text, "$2,610 al año");
  EXPECT_EQ(spanish->Say("word.*"_message, "chess", {A::Text("words", "chess"), A::Key("fact", "club")}).text,
            "ajedrez");
  EXPECT_EQ(spanish->Say("word.*"_message, "go", {A::Text("words", "go"), A::Key("fact", "club")}).text, "go");
  EXPECT_TRUE(spanish->missing().empty());
}

TEST(MessagesTest, ReadsFilesAsTheyComeFromEditors) {
  const absl::StatusOr<Messages> messages = Messages::Parse(
      "\xEF\xBB\xBF# a comment\r\n@language = ko\r\n@name = 한국어\r\n\r\nmoney.month(amount) "
      "=\r\n\t월\r\n\t{amount}\r\n",
      "ko.messages");
  ASSERT_TRUE(messages.ok()) << messages.status();
  EXPECT_EQ(SayMoney(*messages, {100, Period::kMonth}).text, "월 $1");
  EXPECT_EQ(messages->name(), "한국어");
}

TEST(MessagesTest, SaysFileLineCodeAndWhatWasExpected) {
  EXPECT_EQ(ErrorOf(""), "ko.messages: expected a line such as @language = ko");
  EXPECT_EQ(ErrorOf("@language = two words\n"),
            "ko.messages:1: @language: \"two words\": expected the tag of a language, such as ko or zh-Hant");
  EXPECT_EQ(ErrorOf(kKorean + "@direction = left\n"), "ko.messages:2: @direction: \"left\": expected ltr or rtl");
  EXPECT_EQ(ErrorOf(kKorean + "@plural.some = n = 1\n"),
            "ko.messages:2: @plural.some: expected @plural.zero, one, two, few or many; other needs no rule");
  EXPECT_EQ(ErrorOf(kKorean + "@plural.one = n is 1\n"),
            "ko.messages:2: @plural.one: \"n is 1\": expected a rule such as n % 10 = 2..4 and n % 100 != 12..14");
  EXPECT_EQ(ErrorOf(kKorean + "\nmoney.mont = {amount}\n"),
            "ko.messages:3: money.mont: no message has this code (did you mean money.month?)");
  EXPECT_EQ(ErrorOf(kKorean + "money.month = {amont}\n"),
            "ko.messages:2: money.month: {amont} is not among its values: expected {amount}");
  EXPECT_EQ(ErrorOf(kKorean + "money.month = {amount, plural, other {}}\n"),
            "ko.messages:2: money.month: {amount} is no number: expected select, not plural");
  EXPECT_EQ(ErrorOf(kKorean + "money.month(amout) = {amout}\n"),
            "ko.messages:2: money.month: has other values in English: expected {amount}, or none before the =");
  EXPECT_EQ(ErrorOf(kKorean + "join.and_more = {count, plural, one {} other {}}\n"),
            "ko.messages:2: join.and_more: the language has no form one: expected a line @plural.one before");
  EXPECT_EQ(ErrorOf(kKorean + "money.month = a\nmoney.month = b\n"),
            "ko.messages:3: money.month: stands a second time");
  EXPECT_EQ(ErrorOf(kKorean + "money.month = {amount\n  more\n"),
            "ko.messages:2: money.month: expected , or } at \"more\"");
  EXPECT_EQ(ErrorOf(kKorean + "money.month {amount}\n"),
            "ko.messages:2: \"money.month {amount}\" has no =: expected code = text");
  EXPECT_EQ(ErrorOf("  money.month = a\n"),
            "ko.messages:1: \"money.month = a\" goes on where nothing began: expected code = text");
  EXPECT_EQ(ErrorOf(kKorean + "money month = a\n"),
            "ko.messages:2: \"money month\" is no code: expected letters, digits, dots, - and _");
  EXPECT_EQ(ErrorOf(kKorean + "money.month = a\n@name = b\n"),
            "ko.messages:3: @name: stands after messages: expected it before them");
  EXPECT_EQ(ErrorOf("@language = ko\nmoney.month = \xFF\n"), "ko.messages: is not UTF-8");
}

TEST(MessagesTest, RefusesFilesOverItsLimits) {
  const auto refused = [](const std::string& file) {
    const absl::Status status = Messages::Parse(file, "ko.messages").status();
    EXPECT_TRUE(absl::IsResourceExhausted(status)) << status;
    return std::string(status.message());
  };
  EXPECT_EQ(refused(kKorean + std::string(kMaxMessageFileBytes, '#')),
            "ko.messages: longer than the limit of 4194304 bytes");
  EXPECT_EQ(ErrorOf(kKorean + "money.month = " + std::string(kMaxMessageBytes, 'a') + "\n"), "");
  EXPECT_EQ(refused(kKorean + "money.month = " + std::string(kMaxMessageBytes + 1, 'a') + "\n"),
            "ko.messages:2: money.month: longer than the limit of 10000 bytes");
  std::string many = kKorean;
  for (std::size_t i = 0; i < kMaxMessages; ++i) many += "word.w" + std::to_string(i) + " = x\n";
  EXPECT_EQ(ErrorOf(many), "");
  EXPECT_EQ(refused(many + "word.more = x\n"), "ko.messages: over the limit of 20000 messages");
}

}  // namespace
}  // namespace kith
