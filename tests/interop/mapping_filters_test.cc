#include "src/interop/mapping_filters.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "src/interop/mapping_template.h"

namespace kith {
namespace {

LookupTables SomeLookups() {
  LookupTables lookups;
  lookups["kinds"].name = "kinds";
  lookups["kinds"].words["pantry"] = {.result = "food.pantry", .written = "Pantry", .line = 2};
  lookups["loose"].name = "loose";
  lookups["loose"].otherwise = "other";
  return lookups;
}

// What `{c | filters}` makes of a cell: items with "|" between, then "!" and the problem.
std::string Filtered(const std::string& filters, const std::string& cell) {
  static const LookupTables lookups = SomeLookups();
  const TemplateScope scope{"t.mapping", 1, [](std::string_view) -> absl::StatusOr<CellSlot> { return CellSlot{}; },
                            &lookups};
  const absl::StatusOr<Template> made = Template::Parse("{c | " + filters + "}", scope);
  if (!made.ok()) return std::string(made.status().message());
  const std::vector<std::string> cells = {cell};
  CellProblems problems;
  std::string said = JoinList(made->Items({{&cells}, {}}, problems), "|");
  for (const CellProblem& problem : problems) said += "!" + problem.reason;
  return said;
}

TEST(MappingFilters, ChangesText) {
  EXPECT_EQ(Filtered("lower", "A B"), "a b");
  EXPECT_EQ(Filtered("upper", "a \xC3\xA9"), "A \xC3\xA9");
  EXPECT_EQ(Filtered("title", "ST. MARY'S CLINIC 2ND"), "St. Mary's Clinic 2nd");
  EXPECT_EQ(Filtered("title", "A&G HOME HEALTH CARE LLC"), "A&G Home Health Care LLC");
  EXPECT_EQ(Filtered("title", "YMCA II, LLC."), "YMCA II, LLC.");
  EXPECT_EQ(Filtered("squeeze", "a \n  b"), "a b");
  EXPECT_EQ(Filtered("before \":\"", "a: b: c"), "a");
  EXPECT_EQ(Filtered("before x \":\"", "a: bx"), "a");
  EXPECT_EQ(Filtered("after \":\"", "a: b: c"), "b: c");
  EXPECT_EQ(Filtered("after \":\"", "a"), "");
  EXPECT_EQ(Filtered("replace aa b", "aaaa"), "bb");
  EXPECT_EQ(Filtered("replace a \"\"", "aaa"), "");
  EXPECT_EQ(Filtered("prefix \"n \" | suffix !", "a"), "n a!");
  EXPECT_EQ(Filtered("digits", "(213) 555-01"), "21355501");
  EXPECT_EQ(Filtered("first 2",
                     "\xC3\xA9"
                     "ab"),
            "\xC3\xA9"
            "a");
  EXPECT_EQ(Filtered("part 2 semicolon", "a; b; c"), "b");
  EXPECT_EQ(Filtered("part 9 semicolon", "a; b"), "");
  EXPECT_EQ(Filtered("null none 0", "NONE"), "");
  EXPECT_EQ(Filtered("null none | default no", "None"), "no");
  EXPECT_EQ(Filtered("null -999", "-999.0"), "");
  EXPECT_EQ(Filtered("null 0", "0.00"), "");
  EXPECT_EQ(Filtered("null 0", "00000"), "00000") << "a code";
  EXPECT_EQ(Filtered("null -999", "-99.9"), "-99.9");
  EXPECT_EQ(Filtered("escapes", "a\\nb"), "a\nb");
}

TEST(MappingFilters, RepairsAddresses) {
  EXPECT_EQ(Filtered("url", "https//a.org"), "https://a.org!\"https//a.org\" lacks a part of ://, which is put in");
  EXPECT_EQ(Filtered("url", "http:/a.org"), "http://a.org!\"http:/a.org\" lacks a part of ://, which is put in");
  EXPECT_EQ(Filtered("url", "http://a.org"), "http://a.org");
  EXPECT_EQ(Filtered("url", "www.a.org"), "www.a.org");
}

TEST(MappingFilters, ReadsNumbersWithCommasAtThousandsAlone) {
  EXPECT_EQ(Filtered("number", "1,234,567.5"), "1234567.5");
  EXPECT_EQ(Filtered("number", "$ 1,200"), "1200");
  EXPECT_EQ(Filtered("number", "125%"), "125");
  EXPECT_EQ(Filtered("number", "-3"), "-3");
  EXPECT_EQ(
      Filtered("number", "34,05"),
      "!\"34,05\" is not a number: not stated (where the comma is a decimal point: replace \",\" \".\" before it)");
  EXPECT_EQ(Filtered("replace \",\" \".\" | number", "34,05"), "34.05");
  for (const std::string bad : {",123", "1,23,456", "12 or so", "", "nan", "1,", "-"}) {
    EXPECT_EQ(Filtered("number", bad), bad.empty() ? "" : "!\"" + bad + "\" is not a number: not stated");
  }
  EXPECT_EQ(Filtered("times 0.3048", "1,000"), "304.8");
  EXPECT_EQ(
      Filtered("number", "1.234,56"),
      "!\"1.234,56\" is not a number: not stated (where the comma is a decimal point: replace \".\" \"\" and then "
      "\",\" \".\" before it)");
  EXPECT_EQ(Filtered("replace \".\" \"\" | replace \",\" \".\" | number", "1.234,56"), "1234.56");
  for (const std::string bad : {"1.5,000", "1e5", "1.2.3", "0x10", "1.e2", "."}) {
    EXPECT_EQ(Filtered("number", bad).substr(0, bad.size() + 24), "!\"" + bad + "\" is not a number: not") << bad;
    EXPECT_EQ(Filtered("times 2", bad).substr(0, bad.size() + 24), "!\"" + bad + "\" is not a number: not") << bad;
  }
}

TEST(MappingFilters, NeverTakesASuppressedCountForZero) {
  for (const std::string text : {"< 5", "<5", "fewer than 5", "Less than 5"}) {
    EXPECT_EQ(Filtered("count", text), "!\"" + text + "\" is a suppressed count: not known, from 0 to 4");
    EXPECT_EQ(Filtered("count_least", text), "0");
    EXPECT_EQ(Filtered("count_most", text), "4");
  }
  EXPECT_EQ(Filtered("count", "6,362"), "6362");
  EXPECT_EQ(Filtered("count", "0"), "0");
  EXPECT_EQ(Filtered("count", "-999"), "!\"-999\" is not a count: not stated");
  EXPECT_EQ(Filtered("count", "1.5"), "!\"1.5\" is not a count: not stated");
}

TEST(MappingFilters, ReadsDatesAsTheyAreWritten) {
  EXPECT_EQ(Filtered("date", "6/12/17"), "2017-06-12");
  EXPECT_EQ(Filtered("date", "6/12/2017"), "2017-06-12");
  EXPECT_EQ(Filtered("date dmy", "6/12/2017"), "2017-12-06");
  EXPECT_EQ(Filtered("date dmy", "6.12.2017"), "2017-12-06");
  EXPECT_EQ(Filtered("date dmy", "2017-12-06"), "2017-12-06");
  EXPECT_EQ(Filtered("date", "2017-12-06"), "2017-12-06");
  EXPECT_EQ(Filtered("date excel", "44204"), "2021-01-08");
  EXPECT_EQ(Filtered("date excel", "2200"), "1906-01-08");
  for (const std::string bad : {"2016", "60", "-1", "2199.9"})
    EXPECT_EQ(Filtered("date excel", bad), "!\"" + bad + "\" is no serial number of a date from 1906 on: not stated")
        << "a year, or a count";
  EXPECT_EQ(Filtered("date excel", "1/2/2016"), "2016-01-02");
  EXPECT_EQ(Filtered("date excel time", "44204.5"), "2021-01-08T12:00:00");
  EXPECT_EQ(Filtered("date excel time", "44204.9999999"), "2021-01-09") << "to the second";
  EXPECT_EQ(Filtered("date excel time", "44204"), "2021-01-08");
  EXPECT_EQ(Filtered("date excel", "44204.5"),
            "2021-01-08!has times of day, which are dropped: `date excel time` keeps them");
  EXPECT_EQ(Filtered("date", "44204"), "!\"44204\" is not a date: not stated") << "only where the mapping says so";
  EXPECT_EQ(Filtered("date 2017", "7/4"), "2017-07-04");
  EXPECT_EQ(Filtered("date 2017", "7/4/2018"), "2018-07-04");
  EXPECT_EQ(Filtered("date", "7/4"), "!\"7/4\" has no year: not stated");
  EXPECT_EQ(Filtered("date", "13/13/2017"), "!\"13/13/2017\" is no day of the calendar: not stated");
  for (const std::string other : {"13/4/2021", "8.1.2021"})
    EXPECT_EQ(Filtered("date", other), "!\"" + other + "\" is not a date: not stated") << "with the day first it is";
  for (const std::string bad : {"2021-02-30", "2/30/2021", "2/30/21"})
    EXPECT_EQ(Filtered("date", bad), "!\"" + bad + "\" is no day of the calendar: not stated");
  EXPECT_EQ(Filtered("date", "1/2/49"), "2049-01-02");
  for (const std::string bad : {"1/2/99", "1/2/50", "Jan 2, 99"})
    EXPECT_EQ(Filtered("date", bad),
              "!\"" + bad + "\" is no date from 2000 to 2049, as a year of two digits is read: not stated");
}

TEST(MappingFilters, ReadsTimesOf24HoursOrMarkedOnes) {
  for (const std::string text : {"0900", "900", "9:00", "09:00:00", "9:00 am", "9 a.m.", "9"})
    EXPECT_EQ(Filtered("time", text), "09:00") << text;
  EXPECT_EQ(Filtered("time", "0"), "00:00");
  EXPECT_EQ(Filtered("time", "2400"), "24:00");
  EXPECT_EQ(Filtered("time", "930 pm"), "21:30");
  for (const std::string text : {"0.375", "9h", "9h00", "9 h"}) EXPECT_EQ(Filtered("time", text), "09:00") << text;
  EXPECT_EQ(Filtered("time", "0.5"), "12:00");
  EXPECT_EQ(Filtered("time", "0.708333333333333"), "17:00");
  EXPECT_EQ(Filtered("time", "17h30"), "17:30");
  // 0.30 may be half past midnight, 0.31 is no time on which anything opens.
  for (const std::string bad :
       {"25:00", "0960", "2401", "noonish", "12345", "9.30", "0.30", "0.31", "25h", "9h5", "9h60", "1.375"})
    EXPECT_EQ(Filtered("time", bad), "!\"" + bad + "\" is not a time of day: not stated");
}

TEST(MappingFilters, ReadsDaysOfTheWeekAndOfTheMonth) {
  EXPECT_EQ(Filtered("weekday", "Fri"), "FR");
  EXPECT_EQ(Filtered("weekday", "Thurs."), "TH");
  EXPECT_EQ(Filtered("weekday", "Sat3rd"), "3SA");
  EXPECT_EQ(Filtered("weekday", "SatLast"), "-1SA");
  EXPECT_EQ(Filtered("weekday", "1st Tuesday"), "1TU");
  const std::string note = "!has numbers for days of the week: 1 is taken as Monday, 0 and 7 as Sunday";
  EXPECT_EQ(Filtered("weekday", "0"), "SU" + note);
  EXPECT_EQ(Filtered("list comma | weekday", "1,6,x"), "MO|SA" + note + "!\"x\" is not a day of the week: not stated");
  for (const std::string bad : {"Sat6th", "3rd", "someday", "8", "Sat 3rd 4th"})
    EXPECT_EQ(Filtered("weekday", bad), "!\"" + bad + "\" is not a day of the week: not stated");
}

TEST(MappingFilters, SplitsListsAndChangesEachItem) {
  EXPECT_EQ(Filtered("list newline", "Cook\n\n    Lake"), "Cook|Lake");
  EXPECT_EQ(Filtered("list comma and", "a, b, and c and d"), "a|b|c|d");
  EXPECT_EQ(Filtered("list \" - \"", "a - b-c"), "a|b-c");
  EXPECT_EQ(Filtered("list comma | upper | prefix x | join \"; \"", "a,b"), "xA; xB");
  EXPECT_EQ(Filtered("list comma | number", "1,x,2"), "1|2!\"x\" is not a number: not stated");
  EXPECT_EQ(Filtered("list comma", " , ,"), "");
}

TEST(MappingFilters, LooksWordsUp) {
  EXPECT_EQ(Filtered("lookup kinds", "PANTRY"), "food.pantry");
  EXPECT_EQ(Filtered("lookup kinds", "soup"), "!\"soup\" is not in lookup kinds: not stated");
  EXPECT_EQ(Filtered("lookup loose", "soup"), "other");
  EXPECT_EQ(Filtered("lookup loose", ""), "");
}

TEST(MappingFilters, ReadsYesAndNo) {
  EXPECT_EQ(Filtered("yes_no", "Y"), "true");
  EXPECT_EQ(Filtered("yes_no", "f"), "false");
  EXPECT_EQ(Filtered("yes_no", "perhaps"), "!\"perhaps\" is neither yes nor no: not stated");
}

TEST(MappingFilters, SayWhatTheyTake) {
  EXPECT_EQ(Filtered("uper", "a"), "t.mapping:1: there is no filter \"uper\" (did you mean upper?)");
  EXPECT_EQ(Filtered("upper x", "a"), "t.mapping:1: filter upper takes no argument; 1 given");
  EXPECT_EQ(Filtered("replace x", "a"), "t.mapping:1: filter replace takes 2 arguments; 1 given");
  EXPECT_EQ(Filtered("first many", "a"), "t.mapping:1: filter first takes a number, not \"many\"");
  EXPECT_EQ(Filtered("first -1", "a"), "t.mapping:1: filter first takes a number from 0 to 1,000,000,000,000");
  EXPECT_EQ(Filtered("lookup kind", "a"), "t.mapping:1: there is no [lookup kind] (did you mean kinds?)");
  EXPECT_EQ(Filtered("date us", "a"),
            "t.mapping:1: filter date takes iso, mdy, dmy, excel, time and a year for dates without one, not \"us\"");
  EXPECT_EQ(Filtered("", "a"), "t.mapping:1: `|` expects the name of a filter");
  EXPECT_EQ(Filtered("before \"\"", "a"), "t.mapping:1: filter before has an empty argument");
}

}  // namespace
}  // namespace kith
