#include "kith/schedule/hours_text.h"

#include <string>

#include <gtest/gtest.h>

#include "kith/base/text.h"
#include "kith/schedule/opening_hours.h"
#include "tests/schedule/hours_form.h"
#include "tests/schedule/rows.h"

namespace kith {
namespace {

std::string Read(std::string_view text, const HoursTextOptions& options = {}) {
  return HoursForm(ReadHoursText(text, options));
}

// Without "WEEKLY MO " or "unknown: ".
std::string WithoutHead(const std::string& form) {
  for (const std::string_view head : {"WEEKLY MO ", "unknown: "}) {
    if (form.starts_with(head)) return form.substr(head.size());
  }
  return form;
}

TEST(ReadHoursText, ReadsWeekdaysInEverySpelling) {
  for (const char* text :
       {"Mon-Fri 9:00 AM - 5:00 PM", "M-F 9am-5pm", "Mon. thru Fri. 9 a.m. to 5 p.m.",
        "Monday through Friday, 9:00am-5:00pm", "weekdays 9AM-5PM", "9:00am-5:00pm, Mon-Fri",
        "Mondays to Fridays: 0900-1700",
        "Hours: Mon \xe2\x80\x93 Fri 9a\xe2\x80\x93"
        "5p",
        "9:00amG\xc3\x87\xc3\xb4"
        "5:00pm, Mon-Fri",
        "lunes a viernes de 9am a 5pm", "Lun-Vie 9:00 am hasta 5:00 pm", "Mon, Tue, Wed, Thur & Fri 9-5",
        "Mo-Fr 09:00-17:00", "MTWThF 9-5", "Mon/Tues/Weds/Thurs/Fri 9-5", "MON-FRI 9:00A-5:00P"})
    EXPECT_EQ(Read(text), "WEEKLY MO,TU,WE,TH,FR 09:00-17:00") << text;
  EXPECT_EQ(Read("Fri. - Mon. 9-5"), "WEEKLY MO,FR,SA,SU 09:00-17:00");
  EXPECT_EQ(Read("daily 9-5"), "DAILY 09:00-17:00");
  EXPECT_EQ(Read("9am-5pm every day"), "DAILY 09:00-17:00");
  EXPECT_EQ(Read("9am-5pm 7 days a week"), "DAILY 09:00-17:00");
  EXPECT_EQ(Read("weekends 10am-2pm"), "WEEKLY SA,SU 10:00-14:00");
  EXPECT_EQ(Read("MWF 10am-2pm"), "WEEKLY MO,WE,FR 10:00-14:00");
  EXPECT_EQ(Read("TTh 10am-2pm"), "WEEKLY TU,TH 10:00-14:00");
  EXPECT_EQ(Read("Mon Wed Fri 10am-2pm"), "WEEKLY MO,WE,FR 10:00-14:00");
  EXPECT_EQ(Read("Mi\xc3\xa9rcoles y s\xc3\xa1"
                 "bados 10am-2pm"),
            "WEEKLY WE,SA 10:00-14:00");
}

TEST(ReadHoursText, ReadsTwoWeeksWhereItIsSaidFromWhenOn) {
  for (const char* text :
       {"every two weeks on Saturday 9am-12pm starting 1/3/2026",
        "Every 2 weeks on Saturday, starting January 3, 2026, 9am-12pm", "biweekly Sat 9am-12pm starting Jan 3, 2026",
        "bi-weekly Sat starting Saturday, January 3, 2026 9am-12pm",
        "every other Saturday starting 2026-01-03 9:00am - 12:00pm", "9am-12pm every other Saturday beginning 1/3/26"})
    EXPECT_EQ(Read(text), "WEEKLY SA 2026-01-03 interval 2 09:00-12:00") << text;
  EXPECT_EQ(Read("every other Saturday 9am-12pm starting 1/3", {.year = 2026}),
            "WEEKLY SA 2026-01-03 interval 2 09:00-12:00");
  for (const char* text :
       {"every two weeks on Saturday 9am-12pm", "every other Saturday 9am-12pm starting January 2026",
        "every other Saturday 9am-12pm starting 1/4/2026", "every other Saturday 9am-12pm starting 1/3",
        "every other Sat & Sun 9am-12pm starting 1/3/2026", "biweekly Sat, Sun 9am-12pm starting 1/3/2026",
        "every 3 weeks on Saturday 9am-12pm starting 1/3/2026", "biweekly 9am-12pm starting 1/3/2026",
        "Bi-Monthly Sat 9am-12pm starting 1/3/2026", "every second Saturday 9am-12pm starting 1/3/2026",
        "every other Saturday 9am-12pm starting 1/3/2026 starting 1/10/2026",
        "every other Saturday 9am-12pm; Mon 9am-12pm starting 1/3/2026"})
    EXPECT_TRUE(Read(text).starts_with("unknown: ")) << text << ": " << Read(text);
  EXPECT_EQ(Read("biweekly Sat 9am-12pm"), "unknown: \"biweekly\": of which weeks is not said");
  EXPECT_EQ(Read("every other Saturday 9am-12pm starting 1/4/2026"),
            "unknown: 2026-01-04 is no SA: of which weeks is not said");
}

TEST(ReadHoursText, ReadsFirstDaysAndExceptions) {
  EXPECT_EQ(Read("First Saturday 9am-12pm starting March 2026"), "MONTHLY 1SA 2026-03-01 09:00-12:00");
  EXPECT_EQ(Read("Mon-Fri starting 3/9/2026 9am-5pm"), "WEEKLY MO,TU,WE,TH,FR 2026-03-09 09:00-17:00");
  EXPECT_EQ(Read("Fridays 9am-12pm except 12/25/2026"), "WEEKLY FR 09:00-12:00; closed 2026-12-25");
  EXPECT_EQ(Read("Fridays 9am-12pm, except Dec 25, 2026 and January 1, 2027"),
            "WEEKLY FR 09:00-12:00; closed 2026-12-25; closed 2027-01-01");
  EXPECT_EQ(Read("Fridays 9am-12pm except 12/25", {.year = 2026}), "WEEKLY FR 09:00-12:00; closed 2026-12-25");
  EXPECT_EQ(Read("every other Friday starting 12/11/2026 except 12/25/2026 9am-12pm"),
            "WEEKLY FR 2026-12-11 interval 2 09:00-12:00; closed 2026-12-25");
  EXPECT_EQ(Read("Fridays 9am-12pm except 12/25"), "unknown: \"12/25\" has no year");
  EXPECT_EQ(Read("Saturdays 9am-12pm except 12/25/2026"), "unknown: 2026-12-25 is none of the days");
  for (const char* text :
       {"Fridays 9am-12pm except holidays", "Fridays 9am-12pm except", "Fridays 9am-12pm except the last of December",
        "Mon 9am-12pm; Fri 9am-12pm except 12/25/2026", "Fridays 9am-12pm starting soon",
        "Fridays 9am-12pm except December", "6/1/2026 9am-12pm starting 5/1/2026",
        "April - June Fri 9am-12pm starting 5/1/2026", "closed Fri starting 5/1/2026"})
    EXPECT_TRUE(Read(text).starts_with("unknown: ")) << text << ": " << Read(text);
}

TEST(ReadHoursText, ReadsNumberedWeekdaysOfSomeMonths) {
  EXPECT_EQ(Read("Third Saturday of January, April, July and October 9am-12pm"),
            "YEARLY SA 15,16,17,18,19,20,21 [1..-62] 09:00-12:00");
  EXPECT_EQ(Read("last Friday of March 9am-12pm"), "YEARLY FR -1,-2,-3,-4,-5,-6,-7 [-306..-276] 09:00-12:00");
  for (const char* text : {"Third Saturday of January 9 - 12", "Third Saturday of January, Mon 9am-12pm",
                           "2nd Sun & 3rd Sat of January 9am-12pm"})
    EXPECT_TRUE(Read(text).starts_with("unknown: ")) << text << ": " << Read(text);
}

TEST(ReadHoursText, ReadsNumberedWeekdaysAndDaysOfTheMonth) {
  EXPECT_EQ(Read("2nd & 4th Tue. 9:00 AM - 12:00 PM"), "MONTHLY 2TU,4TU 09:00-12:00");
  EXPECT_EQ(Read("0nd & 4th Tue. 9:00 AM - 12:00 PM"), "unknown: \"0\" has no end");
  EXPECT_EQ(Read("1st, 2nd & 3rd Sun. 1:00 PM - 1:30 PM"), "MONTHLY 1SU,2SU,3SU 13:00-13:30");
  EXPECT_EQ(Read("Last Sat. 7:00 AM - 9:00 AM"), "MONTHLY -1SA 07:00-09:00");
  EXPECT_EQ(Read("last Saturday of every month 7am-9am"), "MONTHLY -1SA 07:00-09:00");
  EXPECT_EQ(Read("2nd & Last Sat. 8:30 PM - 9:30 PM"), "MONTHLY 2SA,-1SA 20:30-21:30");
  EXPECT_EQ(Read("Sat3rd 0900-1200"), "MONTHLY 3SA 09:00-12:00");
  EXPECT_EQ(Read("SatLast 0900-1200"), "MONTHLY -1SA 09:00-12:00");
  EXPECT_EQ(Read("Saturday (1st & 3rd) 9am-12pm"), "MONTHLY 1SA,3SA 09:00-12:00");
  EXPECT_EQ(Read("9:30am-1:00pm, 2nd and 4th Saturday of each month"), "MONTHLY 2SA,4SA 09:30-13:00");
  EXPECT_EQ(Read("8:00am-4:30pm, Every 3rd Saturday of each month"), "MONTHLY 3SA 08:00-16:30");
  EXPECT_EQ(Read("1st day of the month 8am-2pm"), "MONTHLY 1 08:00-14:00");
  EXPECT_EQ(Read("1st & 15th of the month 8am-2pm"), "MONTHLY 1,15 08:00-14:00");
  EXPECT_EQ(Read("last day of the month 8am-2pm"), "MONTHLY -1 08:00-14:00");
  // A number holds for all weekdays that follow it in its list.
  EXPECT_EQ(Read("1st & 3rd Fri. & Sat. 10:00 AM - 1:00 PM"), "MONTHLY 1FR,3FR,1SA,3SA 10:00-13:00");
  EXPECT_EQ(Read("Wed. & 2nd Sat. 10:00 AM - 1:00 PM"), "WEEKLY WE 10:00-13:00; MONTHLY 2SA 10:00-13:00");
}

TEST(ReadHoursText, ReadsDatesOfTheYearItIsGiven) {
  EXPECT_EQ(Read("6/8, 6/22 Mon. 10:00 - 11:30 AM", {.year = 2015}), "2015-06-08 10:00-11:30; 2015-06-22 10:00-11:30");
  EXPECT_EQ(Read("6/8, 6/22 Mon. 10:00 - 11:30 AM"), "unknown: \"6/8\" has no year");
  EXPECT_EQ(Read("6/8, 7/1 Mon. 10:00 - 11:30 AM", {.year = 2015}), "unknown: 2015-07-01 is no MO, as the text says");
  EXPECT_EQ(Read("Saturday, August 18, 2018 8:30am-12:30pm"), "2018-08-18 08:30-12:30");
  EXPECT_EQ(Read("8:30am-12:30pm, July 4th 2018"), "2018-07-04 08:30-12:30");
  EXPECT_EQ(Read("2018-08-18 8:30am-12:30pm"), "2018-08-18 08:30-12:30");
  EXPECT_EQ(Read("2/29 9am-10am", {.year = 2015}), "unknown: \"2/29\" is no day of 2015");
  EXPECT_EQ(Read("13/45 9am-10am", {.year = 2015}), "unknown: \"13/45\" is not understood here");
  EXPECT_EQ(Read("7/1, Tues. & 8/3 Sun. 9:00 AM - 12:00 PM", {.year = 2014}), "unknown: dates of several weekdays");
}

TEST(ReadHoursText, ReadsSeasons) {
  EXPECT_EQ(Read("6/12/17 - 8/4/17 Mon-Fri 11:30 AM - 12:30 PM"),
            "WEEKLY MO,TU,WE,TH,FR 2017-06-12 .. 2017-08-04 11:30-12:30");
  EXPECT_EQ(Read("6/12 - 8/4/17 Mon 11:30 AM - 12:30 PM"), "WEEKLY MO 2017-06-12 .. 2017-08-04 11:30-12:30");
  EXPECT_EQ(Read("Mon 11:30 AM - 12:30 PM, 6/12/2017 - 8/4/2017"), "WEEKLY MO 2017-06-12 .. 2017-08-04 11:30-12:30");
  EXPECT_EQ(Read("April through December, Fri 5pm-9pm"), "YEARLY FR [-275..-1] 17:00-21:00");
  EXPECT_EQ(Read("Sat 9am-1pm, Janurary - March"), "YEARLY SA [1..-276] 09:00-13:00");
  EXPECT_EQ(Read("Sat 9am-1pm, Nov - Feb"), "YEARLY SA [-61..-307] 09:00-13:00");
  EXPECT_EQ(Read("3rd Sat 9am-1pm, Jan - Mar"), "YEARLY SA 15,16,17,18,19,20,21 [1..-276] 09:00-13:00");
  EXPECT_EQ(Read("Fri 5pm-9pm January - December"), "WEEKLY FR 17:00-21:00");
  EXPECT_EQ(Read("Fri 5pm-9pm Year Round"), "WEEKLY FR 17:00-21:00");
  EXPECT_EQ(Read("8/4/17 - 6/12/17 Mon 9am-1pm"), "unknown: the season ends before it begins");
  EXPECT_EQ(Read("April - May Mon 9am-1pm; Tue 9am-1pm"),
            "unknown: a season beside several parts may be of one or of all");
}

TEST(ReadHoursText, ReadsClosures) {
  EXPECT_EQ(Read("Closed: 7/3, 7/4", {.year = 2017}), "closed 2017-07-03; closed 2017-07-04");
  EXPECT_EQ(Read("Closed 7/4/17"), "closed 2017-07-04");
  EXPECT_EQ(Read("Closed: 6/26-7/4", {.year = 2017}), "closed DAILY 2017-06-26 .. 2017-07-04");
  EXPECT_EQ(Read("Closed: 7/3"), "unknown: \"7/3\" has no year");
  EXPECT_EQ(Read("Closed: 7/4/2017 Field Trip: 6/21"), "unknown: \"Field\" is not understood here");
  EXPECT_EQ(Read("Mon-Fri 9-5, closed Wed"), "WEEKLY MO,TU,WE,TH,FR 09:00-17:00; closed WEEKLY WE");
  EXPECT_EQ(Read("Sunday: Closed Monday: 9:00-17:00"), "WEEKLY MO 09:00-17:00");
  EXPECT_EQ(Read("closed"), "closed DAILY");
  EXPECT_EQ(Read("Mon 9am-5pm, closed daily 12:00pm-1:00pm"), "unknown: closed at some times of a day");
  EXPECT_EQ(Read(" \n"), "empty");
}

TEST(ReadHoursText, ReadsTimesAsPeopleWriteThem) {
  const auto times = [](std::string_view text) { return Read("Mon " + std::string(text)); };
  EXPECT_EQ(times("9:30 AM 1:00 PM"), "WEEKLY MO 09:30-13:00");
  EXPECT_EQ(times("10:00am- -3:00pm"), "WEEKLY MO 10:00-15:00");
  EXPECT_EQ(times("2;30 PM - 4:30 PM"), "WEEKLY MO 14:30-16:30");
  EXPECT_EQ(times("8:30 AM - 10:0 AM"), "WEEKLY MO 08:30-10:00");
  EXPECT_EQ(times("0900-1230"), "WEEKLY MO 09:00-12:30");
  EXPECT_EQ(times("900 - 1300"), "WEEKLY MO 09:00-13:00");
  EXPECT_EQ(times("9am-noon"), "WEEKLY MO 09:00-12:00");
  EXPECT_EQ(times("12 noon to 12 midnight"), "WEEKLY MO 12:00-24:00");
  EXPECT_EQ(times("9:00 AM - 12:00 PM & 1:15 - 3:30 PM"), "WEEKLY MO 09:00-12:00; WEEKLY MO 13:15-15:30");
  EXPECT_EQ(times("24 hours"), "WEEKLY MO 00:00-24:00");
  EXPECT_EQ(Read("24/7"), "DAILY 00:00-24:00");
  EXPECT_EQ(Read("24 hours a day, 7 days a week"), "DAILY 00:00-24:00");
  EXPECT_EQ(Read("open 24 hrs"), "DAILY 00:00-24:00");
}

TEST(ReadHoursText, FillsInAmAndPmOnlyWhereOneReadingIsLeft) {
  const auto times = [](std::string_view text) { return WithoutHead(Read("Mon " + std::string(text))); };
  EXPECT_EQ(times("10:00 - 11:30 AM"), "10:00-11:30");
  EXPECT_EQ(times("9 - 12:00 PM"), "09:00-12:00");
  EXPECT_EQ(times("9 - 5 PM"), "09:00-17:00");
  EXPECT_EQ(times("6 - 9 PM"), "18:00-21:00");
  EXPECT_EQ(times("12:30 - 2 PM"), "12:30-14:00");
  EXPECT_EQ(times("1:00 PM - 2:30"), "13:00-14:30");
  EXPECT_EQ(times("9 AM - 5"), "09:00-17:00");
  EXPECT_EQ(times("9-5"), "09:00-17:00");
  EXPECT_EQ(times("10:00 - 2:00"), "10:00-14:00");
  EXPECT_EQ(times("1-3"), "13:00-15:00");
  EXPECT_EQ(times("8-8"), "\"8 - 8\" may be meant in the morning or after noon");
  for (const char* text : {"9 - 12 AM", "9 AM - 11:30", "7 - 9", "7 - 7", "9 - 11", "6 - 8"})
    EXPECT_NE(times(text).find("may be meant in the morning or after noon"), std::string::npos) << text;
}

TEST(ReadHoursText, KnowsPastMidnightFromSlips) {
  const auto times = [](std::string_view text, Truth past_midnight = Truth::kUnknown) {
    return WithoutHead(Read("Mon " + std::string(text), {.past_midnight = past_midnight}));
  };
  EXPECT_EQ(times("10 PM - 2 AM"), "22:00-02:00");
  EXPECT_EQ(times("18:00-06:00"), "18:00-06:00");
  EXPECT_EQ(times("4:00pm-12:00am"), "16:00-24:00");
  EXPECT_EQ(times("8:30 AM - 12:30 AM"), "\"8:30 AM - 12:30 AM\" closes before it opens");
  EXPECT_EQ(times("9:30pm-5:00pm"), "\"9:30pm - 5:00pm\" closes before it opens");
  EXPECT_EQ(times("12:00am-8:00pm"), "\"12:00am - 8:00pm\" opens at 12 am, which may be meant for noon");
  EXPECT_EQ(times("9:00 am-9:00 am"), "\"9:00 am - 9:00 am\" opens and closes at the same time");
  EXPECT_EQ(times("14:00-14:00"), "\"14:00 - 14:00\" opens and closes at the same time");
  EXPECT_EQ(times("1:00-17:00"), "\"1:00 - 17:00\" opens before five in the morning, without am or pm");
  EXPECT_EQ(times("10:30-03:00"), "\"10:30 - 03:00\" closes before it opens");
  EXPECT_EQ(times("10:30-03:00", Truth::kFalse), "10:30-15:00");
  EXPECT_EQ(times("10:30-03:00", Truth::kTrue), "10:30-03:00");
  EXPECT_EQ(times("0600-0100", Truth::kTrue), "06:00-01:00");
  EXPECT_EQ(times("23:00-12:00", Truth::kFalse), "\"23:00 - 12:00\" closes before it opens");
}

TEST(ReadHoursText, DoesNotGuess) {
  for (const char* text : {"Mon Fri 9-5",
                           "Mon. & Wed. Fri. 10 AM - 12 PM",
                           "T 9-5",
                           "every other Saturday 10am-2pm",
                           "Bi-Weekly Sat. 10 AM - 1 PM",
                           "every 3rd Saturday 10am-2pm",
                           "1st & 3rd Sat. 12:00 PM - 12:45 PM & Wed. 5:30 PM - 6:30 PM",
                           "1st Mon-Fri 9am-5pm",
                           "Clinic: 9am-5pm, Mon-Fri",
                           "Mon-Fri 9am-5pm, call first",
                           "9am-5pm",
                           "Mon-Fri",
                           "9:00am, Mon, Wed",
                           "Mon-Fri 9am-5pm; Wed 9am-7pm",
                           "Sat 9am-12pm; 3rd Sat 9am-2pm",
                           "Mon-Fri 9am-5pm and holidays",
                           "MF 9-5",
                           "Munday 9-5",
                           "6:30am-6:300pm, Mon-Fri",
                           "8:00m-5:00pm, Mon",
                           "Mon 25:00-26:00",
                           "7th Sat 9am-1pm",
                           "40th of the month 9am-1pm"}) {
    const HoursReading reading = ReadHoursText(text, {.year = 2015});
    EXPECT_EQ(reading.outcome, HoursOutcome::kUnknown) << text << ": " << HoursForm(reading);
    EXPECT_FALSE(reading.why_not.empty()) << text;
    ASSERT_EQ(reading.rows.size(), 1U) << text;
    EXPECT_EQ(reading.rows[0].description, text);
  }
}

TEST(ReadHoursText, SaysWhereAppointmentsAreNeeded) {
  EXPECT_EQ(Read("by appointment"), "unknown: by appointment (by appointment)");
  EXPECT_EQ(Read("Make Appointment"), "unknown: \"Make\" is not understood here (by appointment)");
  EXPECT_EQ(Read("1:00pm-4:00pm, Tue, Fri\n\nBy appointment only"), "WEEKLY TU,FR 13:00-16:00 (by appointment)");
  EXPECT_EQ(Read("9am-12pm, Mon;\n1pm-4pm, Tue;\n\nFriday by appointment"),
            "WEEKLY MO 09:00-12:00; WEEKLY TU 13:00-16:00; prose (by appointment)");
  const HoursReading partly = ReadHoursText("Mon 9am-12pm, Fri by appointment", {});
  EXPECT_EQ(partly.outcome, HoursOutcome::kPartly);
  const OpeningHours hours = OpeningHours::Build(partly.rows, LosAngeles());
  EXPECT_EQ(hours.OpenAt(At("2026-11-23T10:00")), Truth::kTrue);
  EXPECT_EQ(hours.OpenAt(At("2026-11-27T10:00")), Truth::kUnknown);
}

TEST(ReadHoursText, NotesOfTheOpeningsSayThatTheyAreByAppointment) {
  const HoursReading reading = ReadHoursText("Mon 9am - 5pm by appointment; closed 7/4", {.year = 2017});
  ASSERT_EQ(reading.rows.size(), 2U) << HoursForm(reading);
  EXPECT_EQ(reading.rows[0].notes, kByAppointmentNote);
  EXPECT_EQ(reading.rows[1].notes, "");
  EXPECT_EQ(ReadHoursText("Mon 9am - 5pm", {}).rows[0].notes, "");
}

TEST(ReadHoursText, AnAppointmentIsOfThePartThatSaysItAndOnALineOfItsOwnOfAll) {
  const auto notes = [](std::string_view text) {
    const HoursReading reading = ReadHoursText(text, {.year = 2017});
    std::vector<std::string> all;
    for (const Schedule& row : reading.rows) all.push_back("[" + row.notes + "]");
    return JoinList(all, " ");
  };
  EXPECT_EQ(notes("Mon 9am - 5pm; Fri 9am - 5pm by appointment"), "[] [By appointment]");
  EXPECT_EQ(notes("Mon 9am - 5pm by appointment; Fri 9am - 5pm"), "[By appointment] []");
  EXPECT_EQ(notes("9am-5pm, Mon;\n9am-5pm, Fri (by appointment only)"), "[] [By appointment]");
  EXPECT_EQ(notes("Sat 24 hours by appointment; Mon 9am-5pm"), "[By appointment] []");
  EXPECT_EQ(notes("9am-5pm, Mon;\n10am-2pm, Fri\n\nBy appointment only"), "[By appointment] [By appointment]");
  EXPECT_EQ(notes("By appointment only\nMon 9am-5pm; Fri 9am-1pm"), "[By appointment] [By appointment]");
  EXPECT_EQ(notes("Mon 9am-5pm, by appointment, closed 7/4"), "[By appointment] []");
  EXPECT_EQ(notes("Mon 9am-12pm by appointment, Tue 9am-12pm, Fri by appointment"), "[By appointment] [] []");
  // Of Friday or of both? The text is kept for people, and nothing is said in its stead.
  const std::string doubtful = "Mon 9am-5pm, Fri 9am-1pm, by appointment";
  EXPECT_EQ(notes(doubtful), "[" + doubtful + "] [" + doubtful + "]");
  EXPECT_EQ(ReadHoursText(doubtful, {}).outcome, HoursOutcome::kHours);
}

TEST(ReadHoursText, TellsWhatItRepaired) {
  const auto assumed = [](std::string_view text) { return JoinList(ReadHoursText(text, {}).assumed, "; "); };
  EXPECT_EQ(assumed("Thus. 12:00 PM - 1:00 PM"), "\"Thus\" is taken as thursday");
  EXPECT_EQ(assumed("Tes. 9:00 AM - 11:30 AM"), "\"Tes\" is taken as tuesday");
  EXPECT_EQ(assumed("Wednesda 9am-1pm, Janurary - March"),
            "\"Wednesda\" is taken as wednesday; \"Janurary\" is taken as january");
  EXPECT_EQ(assumed("Wed. 1:00 PM 2:30 PM"), "between \"1:00 PM\" and \"2:30 PM\" a dash is taken to be missing");
  EXPECT_EQ(assumed("Sat. 8:30 AM - 10:0 AM"), "\"10:0 AM\" is taken as 10:00");
  EXPECT_EQ(assumed("Mon-Fri 9am-5pm"), "");
}

TEST(ReadHoursText, ReadsRepeatsOfCalendars) {
  EXPECT_EQ(Read("Repeats every month on the third Tuesday 100 times. Tuesday, January 15, 2019 - 5:00pm to 7:00pm"),
            "MONTHLY 3TU 2019-01-15 .. 2027-04-20 17:00-19:00");
  EXPECT_EQ(
      Read("Repeats every 2 weeks every Saturday 3 times except Sat Jul 30 2016. Saturday, July 2, 2016 - 9:00am to "
           "11:00am\n\n"
           "    Saturday, July 16, 2016 - 9:00am to 11:00am\n\n    Saturday, August 13, 2016 - 9:00am to 11:00am"),
      "WEEKLY SA 2016-07-02 .. 2016-08-13 interval 2 09:00-11:00; closed 2016-07-30");
  EXPECT_EQ(Read("Repeats every month. Friday, December 9, 2016 - 10:00am to 5:00pm"),
            "MONTHLY 9 2016-12-09 10:00-17:00");
  EXPECT_EQ(Read("Repeats every week every Monday until Sat Dec 31 2016. Monday, July 25, 2016 - 7:00pm to 9:00pm"),
            "WEEKLY MO 2016-07-25 .. 2016-12-31 19:00-21:00");
  EXPECT_EQ(
      Read("Repeats every month on March, September on the first Wednesday 2 times. Also includes Wed Jan 20 2016."
           "Wednesday, March 2, 2016 - 4:30pm to 6:30pm"),
      "YEARLY WE 1,2,3,4,5,6,7 [-306..-93] 2016-03-02 .. 2016-09-07 16:30-18:30; 2016-01-20 16:30-18:30");
  // The times change: each occurrence for itself.
  EXPECT_EQ(Read("Repeats every month on the third Friday 2 times. Friday, June 17, 2016 - 1:00pm to 3:00pm\n\n    "
                 "Friday, July 15, 2016 - 2pm to 4pm"),
            "2016-06-17 13:00-15:00; 2016-07-15 14:00-16:00");
  // What is listed is not what the rule gives.
  EXPECT_EQ(Read("Repeats every month 2 times. Saturday, August 13, 2016 - 10:00am to 1:00pm\n\n    Thursday, "
                 "September 1, 2016 - 10:00am to 1:00pm"),
            "unknown: what is listed is not what the rule gives");
  EXPECT_EQ(Read("Repeats every month on the third Tuesday 3 times. Tuesday, January 8, 2019 - 5:00pm to 7:00pm"),
            "unknown: what is listed is not what the rule gives");
  EXPECT_EQ(Read("Repeats every month on the third Tuesday 3 times."), "unknown: no first occurrence is stated");
}

std::string ReadColumns(const HoursColumns& columns, const HoursTextOptions& options = {}) {
  return HoursForm(ReadHoursColumns(columns, options));
}

TEST(ReadHoursColumns, ReadsDayCodesWeeksOfTheMonthAndSeasons) {
  EXPECT_EQ(ReadColumns({.days = "Fri", .opens = "0900", .closes = "1200"}), "WEEKLY FR 09:00-12:00");
  EXPECT_EQ(ReadColumns({.days = "Sat3rd", .opens = "900", .closes = "1200"}), "MONTHLY 3SA 09:00-12:00");
  EXPECT_EQ(ReadColumns({.days = "SatLast", .opens = "0900", .closes = "1200"}), "MONTHLY -1SA 09:00-12:00");
  EXPECT_EQ(ReadColumns({.days = "Sat", .week_of_month = "0", .opens = "09:00:00", .closes = "12:30:00"}),
            "WEEKLY SA 09:00-12:30");
  for (const std::string_view zero : {"-0", "00", " 0 "}) {  // however it is written
    EXPECT_EQ(ReadColumns({.days = "Sat", .week_of_month = zero, .opens = "09:00:00", .closes = "12:30:00"}),
              ReadColumns({.days = "Sat", .opens = "09:00:00", .closes = "12:30:00"}));
  }
  EXPECT_EQ(ReadColumns({.days = "Sat", .week_of_month = "3", .opens = "09:00:00", .closes = "12:30:00"}),
            "MONTHLY 3SA 09:00-12:30");
  EXPECT_EQ(ReadColumns({.days = "Sat", .week_of_month = "-1", .opens = "09:00:00", .closes = "12:30:00"}),
            "MONTHLY -1SA 09:00-12:30");
  EXPECT_EQ(ReadColumns(
                {.days = "Friday, Sunday", .opens = "15:00:00", .closes = "21:00:00", .season = "January - December"}),
            "WEEKLY FR,SU 15:00-21:00");
  EXPECT_EQ(
      ReadColumns(
          {.days = "1st day of the month", .opens = "08:00:00", .closes = "14:00:00", .season = "September - May"}),
      "YEARLY 1 [-122..-215] 08:00-14:00");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "1130", .closes = "1230", .season = "6/12/17 - 8/4/2017"}),
            "WEEKLY MO 2017-06-12 .. 2017-08-04 11:30-12:30");
  EXPECT_EQ(ReadColumns({.days = "Sunday", .opens = "", .closes = ""}), "closed");
  EXPECT_EQ(ReadColumns({.days = "", .opens = "", .closes = ""}), "empty");
}

TEST(ReadHoursColumns, ReadsTimesOf24Hours) {
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "9:00", .closes = "11:00"}), "WEEKLY MO 09:00-11:00");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "9", .closes = "5"}), "WEEKLY MO 09:00-17:00");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "0", .closes = "0"}), "WEEKLY MO 00:00-24:00");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "600", .closes = "100"}),
            "unknown: \"600\" to \"100\" closes before it opens");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "600", .closes = "100"}, {.past_midnight = Truth::kTrue}),
            "WEEKLY MO 06:00-01:00");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "10:30:00", .closes = "03:00:00"}, {.past_midnight = Truth::kFalse}),
            "WEEKLY MO 10:30-15:00");
  EXPECT_EQ(ReadColumns({.days = "Mon", .opens = "10:00:00", .closes = "10:00:00"}),
            "unknown: \"10:00:00\" to \"10:00:00\" opens and closes at the same time");
  EXPECT_EQ(ReadColumns({.days = "Sunday", .opens = "Invalid", .closes = "Invalid"}),
            "unknown: \"Invalid\" is not a time of day such as 900, 9:00am or 17:00");
  EXPECT_EQ(ReadColumns({.days = "Sunday (Closed Easter)", .opens = "0900", .closes = "1200"}),
            "unknown: \"(\" is not understood here");
  EXPECT_EQ(ReadColumns({.days = "Mon", .week_of_month = "6", .opens = "0900", .closes = "1200"}),
            "unknown: \"6\" is no week of a month: expected 0 to 5, or -1 for the last");
}

}  // namespace
}  // namespace kith
