#include "kith/interop/household_file.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kith {
namespace {

TimeZone LosAngeles() { return *TimeZone::Load("America/Los_Angeles"); }

std::vector<std::string> Lines(const std::string& name) {
  std::ifstream in(std::string(KITH_SOURCE_DIR) + "/tests/interop/clients/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  EXPECT_FALSE(lines.empty()) << name;
  return lines;
}

absl::StatusOr<std::vector<Household>> Read(std::string_view text) {
  HouseholdReader reader(text, "clients.ndjson", LosAngeles());
  std::vector<Household> households;
  for (Household household; reader.Next(household);) households.push_back(household);
  if (!reader.status().ok()) return reader.status();
  return households;
}

Household ReadOne(std::string_view text) {
  const absl::StatusOr<std::vector<Household>> households = Read(text);
  EXPECT_TRUE(households.ok()) << households.status();
  if (!households.ok() || households->size() != 1) {
    ADD_FAILURE() << "expected one household";
    return {};
  }
  return households->front();
}

std::string ErrorOf(std::string_view text) {
  const absl::StatusOr<std::vector<Household>> households = Read(text);
  return households.ok() ? "" : std::string(households.status().message());
}

constexpr std::string_view kRosa = R"({"id": "rosa",
  "place": {"lat": 34.0336, "lng": -118.2092, "zip": "90033", "city": "Los Angeles", "county": "Los Angeles"},
  "travel_mode": "car", "languages": ["es", "en"],
  "facts": {"household.income.gross": {"amount": 2100.5, "period": "month"}, "receives": {"all_of": ["medi_cal"]},
            "household.assets": {"min": 10, "max": 20, "period": "once"}, "coverage.plan": {"one_of": ["b", "a"]}},
  "members": [{"id": "rosa", "role": "head", "facts": {"age": 34, "pregnant": {"state": "not_asked"}}},
              {"id": "luz", "role": "child", "facts": {"age": {"min": 4, "max": 4.5}, "student": true}}],
  "needs": [{"term": "food", "urgency": "today", "for": "luz", "places": 2,
             "window": {"from": "2026-11-24T17:00", "to": "2026-11-24T20:00"}, "attendance": ["in_person", "home_visit"],
             "travel_minutes_max": 60, "culture": ["latino"], "lived_experience": ["parent"], "accessibility": ["wheelchair"],
             "free": true}]})";

TEST(HouseholdReader, ReadsEveryMember) {
  const Household rosa = ReadOne(kRosa);
  EXPECT_EQ(rosa.id, "rosa");
  EXPECT_EQ(rosa.place.point, LatLng::FromE7(340336000, -1182092000));
  EXPECT_EQ(rosa.place.zip, "90033");
  EXPECT_EQ(rosa.place.county, "Los Angeles");
  EXPECT_EQ(rosa.travel_mode, TravelMode::kCar);
  EXPECT_EQ(rosa.languages, (std::vector<std::string>{"es", "en"}));
  EXPECT_EQ(FindFact(rosa.facts, "household.income.gross"), FactValue::Amount({210050, Period::kMonth}));
  EXPECT_EQ(FindFact(rosa.facts, "household.assets"), FactValue::AmountInterval(1000, 2000, Period::kOnce));
  EXPECT_EQ(FindFact(rosa.facts, "receives"), FactValue::AllOf({"medi_cal"}));
  EXPECT_EQ(FindFact(rosa.facts, "coverage.plan"), FactValue::OneOf({"a", "b"}));
  ASSERT_EQ(rosa.members.size(), 2U);
  EXPECT_EQ(rosa.members[1].role, MemberRole::kChild);
  EXPECT_EQ(FindFact(rosa.members[0].facts, "age"), FactValue::Number(34));
  EXPECT_EQ(FindFact(rosa.members[0].facts, "pregnant"), FactValue::NotAsked());
  EXPECT_EQ(FindFact(rosa.members[1].facts, "age"), FactValue::Interval(4, 4.5));
  EXPECT_EQ(FindFact(rosa.members[1].facts, "student"), FactValue::Bool(true));
  ASSERT_EQ(rosa.needs.size(), 1U);
  const Need& need = rosa.needs[0];
  EXPECT_EQ(need.term, "food");
  EXPECT_EQ(need.urgency, Urgency::kToday);
  EXPECT_EQ(need.for_member, "luz");
  EXPECT_EQ(need.places, 2);
  ASSERT_TRUE(need.window);
  EXPECT_EQ(FormatInstant(need.window->to, LosAngeles()), "2026-11-24T20:00:00-08:00");
  EXPECT_EQ(need.attendance, kInPerson | kHomeVisit);
  EXPECT_EQ(need.travel_minutes_max, 60);
  EXPECT_EQ(need.cultures, std::vector<std::string>{"latino"});
  EXPECT_EQ(need.lived_experiences, std::vector<std::string>{"parent"});
  EXPECT_EQ(need.accessibility, std::vector<std::string>{"wheelchair"});
  EXPECT_TRUE(need.free_only_preferred);
}

TEST(HouseholdReader, LeavesOutWhatIsNotSaid) {
  const Household bare = ReadOne(R"({"id": "x", "needs": [{"term": "food"}]})");
  EXPECT_TRUE(bare.place.empty());
  EXPECT_EQ(bare.travel_mode, TravelMode::kTransit);
  EXPECT_EQ(bare.needs[0].urgency, Urgency::kThisWeek);
  EXPECT_EQ(bare.needs[0].places, 1);
  EXPECT_EQ(bare.needs[0].attendance, 0);
  EXPECT_FALSE(bare.needs[0].window);
}

TEST(HouseholdReader, TakesTheAcceptedCorpus) {
  for (const std::string& line : Lines("accepted.ndjson")) EXPECT_EQ(ErrorOf(line), "") << line;
}

TEST(HouseholdReader, RefusesTheRejectedCorpusAndNamesTheField) {
  for (const std::string& line : Lines("rejected.ndjson")) {
    const auto entry = nlohmann::ordered_json::parse(line);
    const std::string error = ErrorOf(entry["client"].dump());
    const auto field = entry["field"].get<std::string>();
    const std::string prefix = "clients.ndjson:1: " + (field.empty() ? "" : field + ": ");
    EXPECT_EQ(error.substr(0, prefix.size()), prefix) << line << "\n" << error;
    EXPECT_TRUE(error.find("expected") != std::string::npos || error.size() > prefix.size() + 8) << error;
  }
}

TEST(HouseholdReader, ReadsOneHouseholdPerLineAndCountsLines) {
  HouseholdReader reader("\n{\"id\": \"a\"}\r\n\n  {\"id\": \"b\"}", "clients.ndjson", LosAngeles());
  Household household;
  ASSERT_TRUE(reader.Next(household));
  EXPECT_EQ(household.id, "a");
  EXPECT_EQ(reader.line(), 2);
  ASSERT_TRUE(reader.Next(household));
  EXPECT_EQ(household.id, "b");
  EXPECT_EQ(reader.line(), 4);
  EXPECT_FALSE(reader.Next(household));
  EXPECT_TRUE(reader.status().ok());
}

TEST(HouseholdReader, HasNoHouseholdsInAnEmptyFile) {
  EXPECT_EQ(Read("")->size(), 0U);
  EXPECT_EQ(Read(" \n\r\n")->size(), 0U);
  EXPECT_EQ(Read("\xEF\xBB\xBF{\"id\": \"a\"}")->size(), 1U);
}

TEST(HouseholdReader, SaysWhatWasExpected) {
  EXPECT_EQ(ErrorOf("{\"id\": \"a\"}\n\n{\"id\": \"b\", \"needs\": [{\"term\": \"food\", \"urgency\": \"soon\"}]}"),
            "clients.ndjson:3: needs[0].urgency: \"soon\": expected today, this_week or whenever");
  EXPECT_EQ(ErrorOf(R"({"id": "a", "travle_mode": "car"})"),
            "clients.ndjson:1: \"travle_mode\" is not known here (did you mean travel_mode?)");
  EXPECT_EQ(ErrorOf(R"({"id": "a", "place": {"lat": -118.2, "lng": 34.05}})").find("swapped") == std::string::npos,
            false);
  EXPECT_EQ(ErrorOf(R"({"id": "a", "members": [{"id": "b"}], "needs": [{"term": "food", "for": "c"}]})"),
            "clients.ndjson:1: needs[0]: for: \"c\": no member has this id: expected b");
  EXPECT_EQ(
      ErrorOf(R"({"id": "a", "facts": {"housing": "homeless"}})"),
      "clients.ndjson:1: facts.housing: \"homeless\": expected literally_homeless, imminent_risk, unstably_housed or "
      "stably_housed (did you mean literally_homeless?)");
  const auto ends_with = [](const std::string& client, const std::string& end) {
    const std::string error = ErrorOf(client);
    EXPECT_TRUE(error.ends_with(end)) << error;
  };
  ends_with(R"({"id": "a", "members": [{"facts": {"gender": "M"}}]})", "(did you mean male?)");
  ends_with(R"({"id": "a", "members": [{"facts": {"gender": "F"}}]})", "(did you mean female?)");
  ends_with(R"({"id": "a", "facts": {"coverage.plan": "L.A. Care"}})", "(did you mean la_care?)");
  ends_with(R"({"id": "a", "facts": {"coverage.plan": "Acme Health"}})", "(did you mean acme_health?)");
  ends_with(R"({"id": "a", "facts": {"receives": {"all_of": ["Medi-Cal"]}}})", "(did you mean medi_cal?)");
  ends_with(R"({"id": "a", "facts": {"household.incom.gross": 1}})", "(did you mean household.income.gross?)");
  ends_with(R"({"id": "a", "members": [{"facts": {"age": 131}}]})", "131: expected an age in years from 0 to 130");
  ends_with(R"({"id": "a", "facts": {"household.income.gross": {"state": "not_applicable"}}})",
            "not_applicable: every household has one: expected a value (of nothing, 0), not_asked or declined");
  EXPECT_EQ(ErrorOf(R"({"id": "a", "id": "b"})"), "clients.ndjson:1: id: occurs twice");
  EXPECT_EQ(ErrorOf("{\"id\": \"a\"}\n{\"id\": \"a\"}"),
            "clients.ndjson:2: id: \"a\" occurred before: expected a name that is unique in the file");
}

// A near miss of a known word, or another name for it, would be a silent no; words that are truly others stay.
TEST(HouseholdReader, TakesNoSlipForAnotherWord) {
  const auto of_member = [](const std::string& fact) {
    return ErrorOf(R"({"id": "a", "members": [{"facts": {)" + fact + "}}]}");
  };
  EXPECT_EQ(
      of_member(R"("discharge": "dishonourable")"),
      "clients.ndjson:1: members[0].facts.discharge: \"dishonourable\": expected a word of the rules (did you mean "
      "dishonorable?)");
  EXPECT_EQ(of_member(R"("discharge": {"one_of": ["general", "honourable"]})"),
            "clients.ndjson:1: members[0].facts.discharge: \"honourable\": expected a word of the rules (did you mean "
            "honorable?)");
  EXPECT_TRUE(of_member(R"("immigration_status": "undocumentd")").ends_with("(did you mean undocumented?)"));
  EXPECT_TRUE(of_member(R"("immigration_status": "green_card")").ends_with("(did you mean permanent_resident?)"));
  EXPECT_EQ(of_member(R"("discharge": "uncharacterized")"), "");
  EXPECT_EQ(of_member(R"("immigration_status": "u_visa")"), "") << "not an applicant for one";
  EXPECT_EQ(of_member(R"("discharge": "general", "immigration_status": "citizen")"), "");
  for (const auto& [called, meant] : std::vector<std::pair<std::string, std::string>>{
           {"snap", "calfresh"}, {"Food Stamps", "calfresh"}, {"medicaid", "medi_cal"}, {"tanf", "calworks"}}) {
    for (const std::string form : {"all_of", "at_least"}) {
      const std::string error =
          ErrorOf(R"({"id": "a", "facts": {"receives": {")" + form + "\": [\"" + called + "\"]}}}");
      EXPECT_TRUE(error.ends_with("(did you mean " + meant + "?)")) << error;
    }
  }
  EXPECT_EQ(ErrorOf(R"({"id": "a", "facts": {"receives": {"all_of": ["housing_voucher"]}}})"), "");
}

TEST(HouseholdReader, RefusesFactsThatCannotBeTrueTogether) {
  const auto household = [](const std::string& facts, const std::string& of_member) {
    return ErrorOf(R"({"id": "a", "facts": {)" + facts + R"(}, "members": [{"facts": {}}, {"facts": {)" + of_member +
                   "}}]}");
  };
  const auto amount = [](const std::string& name, const std::string& dollars, const std::string& period) {
    return "\"" + name + R"(": {"amount": )" + dollars + R"(, "period": ")" + period + "\"}";
  };
  const std::string gross = amount("household.income.gross", "1000", "month");
  EXPECT_EQ(household(gross, amount("person.income.gross", "9000", "month")),
            "clients.ndjson:1: members[1]: facts.person.income.gross: $9,000/month: expected no more than "
            "household.income.gross, which is $1,000/month");
  EXPECT_EQ(household(gross, amount("person.income.gross", "1000", "month")), "");
  EXPECT_NE(household(gross, amount("person.income.gross", "1000.01", "month")), "");
  EXPECT_EQ(household(gross, amount("person.income.gross", "250", "week")), "") << "by four weeks a month";
  EXPECT_NE(household(gross, amount("person.income.gross", "300", "week")), "");
  EXPECT_EQ(household(gross, R"("person.income.gross": {"min": 500, "max": 2000, "period": "month"})"), "");
  EXPECT_EQ(household(gross, amount("person.income.net", "1100", "month")), "");
  EXPECT_NE(household(gross, amount("person.income.earned", "1100", "month")), "");
  EXPECT_EQ(
      household(gross + ", " + amount("household.income.earned", "5000", "month"), ""),
      "clients.ndjson:1: facts: household.income.earned: $5,000/month: expected no more than household.income.gross, "
      "which is $1,000/month");
  EXPECT_EQ(
      household("", R"("citizen": true, "immigration_status": "undocumented")"),
      "clients.ndjson:1: members[1]: facts.immigration_status: undocumented, beside citizen: true: expected that of a "
      "citizen, or citizen: false");
  EXPECT_NE(household("", R"("citizen": false, "immigration_status": "citizen")"), "");
  EXPECT_NE(household("", R"("citizen": true, "immigration_status": {"one_of": ["daca", "tps"]})"), "");
  EXPECT_EQ(household("", R"("citizen": true, "immigration_status": {"one_of": ["daca", "citizen"]})"), "");
  EXPECT_EQ(household("", R"("citizen": true, "immigration_status": "refugee")"), "") << "who was naturalized since";
  EXPECT_EQ(household("", R"("citizen": {"state": "declined"}, "immigration_status": "undocumented")"), "");
}

// What a member receives is received in the household.
TEST(HouseholdReader, RefusesBenefitsOfMembersThatAreNotTheHouseholds) {
  const auto household = [](const std::string& of_all, const std::string& of_member, const std::string& more = "") {
    return ErrorOf(R"({"id": "a", "facts": {"receives": )" + of_all +
                   R"(}, "members": [{"facts": {"person.receives": )" + of_member + "}}]" + more + "}");
  };
  const std::string calfresh = R"({"all_of": ["calfresh"]})", none = R"({"all_of": []})";
  EXPECT_EQ(
      household(none, calfresh),
      "clients.ndjson:1: members[0]: facts.person.receives: calfresh: expected what receives of the household has, "
      "too, which is none");
  EXPECT_NE(household(none, R"({"at_least": ["calfresh"]})"), "");
  EXPECT_EQ(household(R"({"state": "not_applicable"})", calfresh),
            "clients.ndjson:1: members[0]: facts.person.receives: calfresh: expected nothing where receives of the "
            "household does not apply");
  EXPECT_EQ(household(R"({"state": "not_applicable"})", none), "");
  EXPECT_EQ(household(R"({"all_of": ["calfresh", "wic"]})", calfresh), "");
  EXPECT_EQ(household(R"({"at_least": ["wic"]})", calfresh), "") << "others may live there";
  EXPECT_EQ(household(R"({"state": "declined"})", calfresh), "");
  const std::string alone = R"(, "members_complete": true)";
  EXPECT_EQ(household(R"({"at_least": ["wic"]})", calfresh, alone),
            "clients.ndjson:1: facts: receives: wic: expected what person.receives of a member has, too");
  EXPECT_EQ(household(R"({"at_least": ["wic"]})", R"({"at_least": ["calfresh"]})", alone), "");
  EXPECT_EQ(household(calfresh, calfresh, alone), "");
}

TEST(HouseholdReader, SaysWhereTextIsNotJson) {
  EXPECT_EQ(ErrorOf("{\"id\": \"a\"}\n{\"id\": }").substr(0, 37), "clients.ndjson:2: not JSON at column ");
  EXPECT_EQ(ErrorOf("{\"id\": \"a\",\n \"needs\": [\n  {]}").substr(0, 39), "clients.ndjson:3: not JSON at column 4:");
  EXPECT_NE(ErrorOf("{\"id\": \"a\""), "");
  EXPECT_NE(ErrorOf("{\"id\": \"\xff\"}"), "");
  EXPECT_NE(ErrorOf("{\"id\": \"a\"} {\"id\": \"b\"}"), "");
  EXPECT_NE(ErrorOf(std::string(5000, '[')), "");
  EXPECT_NE(ErrorOf("{\"id\": \"a\", \"facts\": {\"x\": 1e999}}"), "");
}

TEST(HouseholdReader, GivesNothingAfterAnError) {
  HouseholdReader reader("{\"id\": \"a\"}\n{\"id\": 1}\n{\"id\": \"c\"}", "clients.ndjson", LosAngeles());
  Household household;
  ASSERT_TRUE(reader.Next(household));
  EXPECT_FALSE(reader.Next(household));
  EXPECT_EQ(household.id, "a") << "a failed call changes nothing";
  EXPECT_FALSE(reader.Next(household));
  EXPECT_FALSE(reader.status().ok());
}

// The ids of the households, and "!<line>" for each line that is wrong.
std::vector<std::string> AllOf(HouseholdReader& reader) {
  std::vector<std::string> all;
  for (Household household;;) {
    if (reader.Next(household)) {
      all.push_back(household.id);
    } else if (reader.status().ok()) {
      return all;
    } else {
      all.push_back("!" + std::to_string(reader.line()));
      reader.PassOver();
    }
  }
}

std::vector<std::string> AllOf(std::string_view text) {
  HouseholdReader reader(text, "clients.ndjson", LosAngeles());
  return AllOf(reader);
}

TEST(HouseholdReader, GoesOnBehindAWrongLineWhereItIsAskedTo) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(AllOf("{\"id\": \"a\"}\n{\"id\": 1}\n{\"id\": \"c\"}"), (Names{"a", "!2", "c"}));
  EXPECT_EQ(AllOf("{\"id\": 1\n{\"id\": \"b\"}\n{\"id\": \"c\"}\n"), (Names{"!1", "b", "c"}));
  EXPECT_EQ(AllOf("{\"id\": 1,\n\n{\"id\": \"b\"}\n{\"id\": \"c\"}\n"), (Names{"!1", "b", "c"}));
  EXPECT_EQ(AllOf("{\n\"id\": 1,\n}\n{\"id\": \"b\"}\n"), (Names{"!1", "b"}));
  EXPECT_EQ(AllOf("{\n\"id\": \"a\"\n}\n{\"id\": \"b\"}\n"), (Names{"a", "b"}));
  EXPECT_EQ(AllOf("{\"id\": \"a\", \"members\": [\n{\"id\": \"x\"},\n{\"id\": \"y\"}\n]}"), (Names{"a"}));
  EXPECT_EQ(AllOf("]\n{\"id\": \"b\"}"), (Names{"!1", "b"}));
}

TEST(HouseholdReader, PassesOverALineThatIsTooLong) {
  const std::string good = "{\"id\": \"b\"}";
  for (const std::size_t bytes :
       {kMaxHouseholdBytes + 1, kMaxHouseholdBytes + (std::size_t{1} << 16), 3 * kMaxHouseholdBytes}) {
    const std::string line = "{\"id\": \"" + std::string(bytes - 10, 'x') + "\"}";
    EXPECT_EQ(AllOf(line + "\n" + good), (std::vector<std::string>{"!1", "b"})) << bytes;
    EXPECT_EQ(AllOf(good + "\n" + line), (std::vector<std::string>{"b", "!2"})) << bytes;
  }
}

TEST(HouseholdReader, EndsAtWhatIsTooLongOverSeveralLines) {
  std::string text = "{\"id\": \"a\",\n";
  while (text.size() <= kMaxHouseholdBytes) text += "\"languages\": [\"es\"],\n";
  EXPECT_EQ(AllOf(text + "}\n{\"id\": \"b\"}"), (std::vector<std::string>{"!1"}));
}

TEST(HouseholdReader, NamesUtf16AndReadsNoMoreOfIt) {
  using namespace std::string_view_literals;
  for (const std::string_view text : {"\xFF\xFE{\0}\0\n\0{\0"sv, "\xFE\xFF\0{\0}\0\n\0{"sv, "{\0}\0\n\0{\0"sv}) {
    EXPECT_EQ(ErrorOf(text), "clients.ndjson:1: the file is UTF-16; UTF-8 is expected");
    EXPECT_EQ(AllOf(text), (std::vector<std::string>{"!1"}));
  }
}

// However the blocks of a source are cut, the households are the same; and none is waited for that has come whole.
TEST(HouseholdReader, ReadsASourceAsItsTextAndNoFurtherThanItMust) {
  const std::string text =
      "\xEF\xBB\xBF\n{\"id\": \"a\",\n \"languages\": [\"es\"]}\r\n\n{\"id\": 7}\n{\"id\": \"b\"}\n{\"id\": \"c\"}";
  for (const std::size_t block : {1U, 2U, 3U, 7U, 1000U}) {
    std::size_t at = 0;
    const auto source = [&](char* to, std::size_t size) {
      const std::size_t bytes = std::string_view(text).substr(at).copy(to, std::min(size, block));
      at += bytes;
      return bytes;
    };
    HouseholdReader reader(source, "clients.ndjson", LosAngeles());
    Household household;
    ASSERT_TRUE(reader.Next(household)) << reader.status();
    EXPECT_EQ(household.id, "a");
    EXPECT_EQ(reader.line(), 2);
    EXPECT_LT(at, text.find("{\"id\": 7}") + block + 2);
    EXPECT_EQ(AllOf(reader), (std::vector<std::string>{"!5", "b", "c"})) << "blocks of " << block;
    EXPECT_EQ(reader.offset(), text.size());
  }
}

TEST(HouseholdReader, QuotesNoMoreThanTheOffendingValue) {
  const std::string error = ErrorOf(
      R"({"id": "secret-id", "place": {"city": "Secretville"}, "needs": [{"term": "food", "free": "perhaps"}]})");
  EXPECT_EQ(error, "clients.ndjson:1: needs[0].free: \"perhaps\": expected true or false");
}

TEST(FormatHousehold, IsReadBackTheSame) {
  std::vector<std::string> lines = Lines("accepted.ndjson");
  lines.emplace_back(kRosa);
  for (const std::string& line : lines) {
    const Household household = ReadOne(line);
    const std::string text = FormatHousehold(household, LosAngeles());
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_EQ(ReadOne(text), household) << text;
    EXPECT_EQ(FormatHousehold(ReadOne(text), LosAngeles()), text);
  }
}

TEST(FormatHousehold, KeepsEveryCentAndEveryE7) {
  std::mt19937_64 random(20261124);
  for (int i = 0; i < 2000; ++i) {
    Household household{.id = "x"};
    const auto cents = static_cast<std::int64_t>(random() % 200'000'000'000'000) - 100'000'000'000'000;
    household.facts["household.assets"] = FactValue::Amount({i % 2 == 0 ? cents : cents % 100'000, Period::kOnce});
    household.facts["pets"] = FactValue::Number(std::ldexp(static_cast<double>(random() % 1'000'003), -(i % 40)));
    household.place.point = LatLng::FromE7(static_cast<std::int32_t>(random() % 1'800'000'001) - 900'000'000,
                                           static_cast<std::int32_t>(random() % 2'000'000'000) - 1'000'000'000);
    const std::string text = FormatHousehold(household, LosAngeles());
    ASSERT_EQ(ReadOne(text), household) << "seed 20261124, " << text;
  }
}

}  // namespace
}  // namespace kith
