// The mappings that ship, over the real directories they are for: each defect of these has its fate, with the number of rows it touches. The numbers were
// counted apart from this code. Skipped where the shared data is not there.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/capacity/availability.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/rule_book.h"
#include "kith/interop/hsds.h"
#include "kith/interop/mapping.h"
#include "kith/proj/proj_coordinates.h"
#include "kith/schedule/opening_hours.h"
#include "tests/interop/packages.h"

namespace kith {
namespace {

class MappedDirectories : public testing::Test {
 protected:
  void Map(const std::string& mapping, const std::string& folder) {
    const std::filesystem::path source = SharedData(folder);
    if (source.empty()) GTEST_SKIP() << folder << " is not there";
    const ProjCoordinates systems;
    absl::StatusOr<Import> import =
        ReadMapped(std::filesystem::path(KITH_SOURCE_DIR) / "examples/mappings" / mapping, source, {"", &systems});
    ASSERT_TRUE(import.ok()) << import.status();
    account_ = std::move(import->account);
    directory_ = std::move(import->directory);
    EXPECT_TRUE(account_.Balances());
    EXPECT_TRUE(CatalogBuilder(directory_).Check().empty());
    CheckThatItSurvives();
  }

  // Written and read again it is the same, and its rules and hours can be matched.
  void CheckThatItSurvives() const {
    const TemporaryFolder folder;
    const absl::Status written = WriteHsds3(directory_, folder.path() / "out");
    ASSERT_TRUE(written.ok()) << written;
    const absl::StatusOr<Import> again = ReadHsds3(folder.path() / "out", {});
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->account.issues.empty());
    EXPECT_TRUE(again->directory == directory_);
    const absl::StatusOr<Catalog> catalog = CatalogBuilder(directory_).Build();
    ASSERT_TRUE(catalog.ok()) << catalog.status();
    const absl::StatusOr<RuleBook> rules = RuleBook::Build(*catalog);
    EXPECT_TRUE(rules.ok()) << rules.status();
  }

  // Issues of the file whose reason holds `part`.
  std::ptrdiff_t Issues(std::string_view file, std::string_view part) const {
    return std::count_if(account_.issues.begin(), account_.issues.end(), [&](const ImportIssue& issue) {
      return issue.file == file && issue.reason.find(part) != std::string::npos;
    });
  }
  const TableAccount& Table(std::string_view file) const {
    const auto found = std::find_if(account_.tables.begin(), account_.tables.end(),
                                    [&](const TableAccount& table) { return table.file == file; });
    static const TableAccount none;
    EXPECT_NE(found, account_.tables.end()) << file;
    return found == account_.tables.end() ? none : *found;
  }
  // Their keys.
  std::set<std::string> ServicesOf(std::string_view code) const {
    std::set<std::string> terms;
    for (const TaxonomyTerm& term : directory_.taxonomy_terms)
      if (term.code == code) terms.insert(term.key);
    EXPECT_EQ(terms.size(), 1U) << code;
    std::set<std::string> services;
    for (const Attribute& attribute : directory_.attributes)
      if (terms.contains(attribute.taxonomy_term_key)) services.insert(attribute.link_key);
    return services;
  }
  // Hours of every week, of services that meet the need.
  std::vector<Schedule> DaysOf(std::string_view code) const {
    const std::set<std::string> services = ServicesOf(code);
    std::set<std::string> offers;
    for (const ServiceAtLocation& offer : directory_.services_at_location)
      if (services.contains(offer.service_key)) offers.insert(offer.key);
    std::vector<Schedule> days;
    for (const Schedule& schedule : directory_.schedules)
      if (!schedule.dtstart && offers.contains(schedule.service_at_location_key)) days.push_back(schedule);
    return days;
  }
  template <class Records, class Holds>
  static std::ptrdiff_t Count(const Records& records, Holds holds) {
    return std::count_if(records.begin(), records.end(), holds);
  }

  Directory directory_;
  ImportAccount account_;
};

bool IsMonthly(const Schedule& schedule) { return schedule.freq == "MONTHLY"; }
bool HasTimes(const Schedule& schedule) { return schedule.opens_at.has_value(); }
bool HasPoint(const Location& location) { return location.point.has_value(); }
std::string ExtraOf(const Extras& extras, std::string_view column) {
  for (const auto& [name, text] : extras) {
    if (name == column) return text;
  }
  return "";
}

TEST_F(MappedDirectories, FoodBankPantriesLieWhereTheirFeetSay) {
  Map("la_foodbank_pantries.mapping", "la-foodbank-pantries");
  if (IsSkipped()) return;
  EXPECT_EQ(Table("food_pantries_stateplane.geojson").read, 387);
  EXPECT_EQ(Table("food_pantries_stateplane.geojson").repaired, 20);
  EXPECT_EQ(directory_.services.size(), 385U) << "two agencies stand twice, with hours of their own each";
  EXPECT_EQ(Issues("food_pantries_stateplane.geojson", "hours unknown, the text is kept"), 9);
  EXPECT_EQ(Count(directory_.schedules, HasTimes), 455);
  EXPECT_EQ(directory_.schedules.size(), 455U + 9U);
  EXPECT_EQ(Count(directory_.locations, HasPoint), 385);
  // Two ask for an appointment, one of them beside hours that it does not bound for certain.
  EXPECT_EQ(Count(directory_.schedules,
                  [](const Schedule& one) {
                    return !HasTimes(one) && one.description.find("Make Appointment") != std::string::npos;
                  }),
            2);
}

TEST_F(MappedDirectories, FoodOasis2020) {
  Map("la_food_oasis_2020.mapping", "la-food-oasis");
  if (IsSkipped()) return;
  // Inactive stakeholders are left out, and with them their categories and hours.
  EXPECT_EQ(Table("2020_stakeholder.csv").read, 627);
  EXPECT_EQ(Table("2020_stakeholder.csv").left_out, 38);
  EXPECT_EQ(Table("2020_stakeholder_category.csv").left_out, 38);
  EXPECT_EQ(Table("2020_stakeholder_schedule.csv").left_out, 39);
  EXPECT_EQ(Count(directory_.services,
                  [](const Service& service) { return service.status == ServiceStatus::kTemporarilyClosed; }),
            41);
  // 22 of 882 rows of hours close at or before they open: hours unknown, the text is kept.
  EXPECT_EQ(Issues("2020_stakeholder_schedule.csv", "opens and closes at one time"), 11);
  EXPECT_EQ(Issues("2020_stakeholder_schedule.csv", "closes before it opens"), 11);
  EXPECT_EQ(directory_.schedules.size(), 841U) << "843 rows, two of them twice";
  // One site opens twice at one time of a Wednesday, another to 17:55 on fourth and to 17:00 on last Fridays, which may be one day.
  EXPECT_EQ(Issues("2020_stakeholder_schedule.csv", "both texts are kept"), 2 + 2);
  EXPECT_EQ(Count(directory_.schedules, HasTimes), 841 - 22 - 2 - 2);
  EXPECT_EQ(Count(directory_.schedules, IsMonthly), 232 - 2);
  // 235 of the 589 active ones have no hours: theirs are unknown.
  std::set<std::string> with_hours;
  for (const Schedule& schedule : directory_.schedules) with_hours.insert(schedule.service_key);
  EXPECT_EQ(directory_.services.size(), 589U);
  EXPECT_EQ(directory_.services.size() - with_hours.size(), 235U);
  // 20 sites share a point in the sea: it is not taken, and told.
  EXPECT_EQ(Issues("2020_stakeholder.csv", "the point is not taken"), 20);
  EXPECT_EQ(Count(directory_.locations, HasPoint), 589 - 20);
  // Names are trimmed, California is CA, ZIP+4 stays; a missing street or ZIP code is not stated.
  EXPECT_EQ(Count(directory_.organizations,
                  [](const Organization& one) { return one.name.starts_with(' ') || one.name.ends_with(' '); }),
            0);
  EXPECT_EQ(Count(directory_.addresses, [](const Address& address) { return address.state_province != "CA"; }), 0);
  EXPECT_EQ(Count(directory_.addresses, [](const Address& address) { return address.postal_code == "91767-2800"; }), 1);
  EXPECT_EQ(Count(directory_.addresses, [](const Address& address) { return address.postal_code.empty(); }), 3);
  EXPECT_EQ(Count(directory_.addresses, [](const Address& address) { return address.address_1.empty(); }), 4);
  // Languages are divided by commas, slashes, line breaks or "and".
  std::map<std::string, int> languages;
  for (const Language& language : directory_.languages) ++languages[language.code];
  EXPECT_EQ(languages["en"], 589);
  EXPECT_EQ(languages["es"], 21);
  EXPECT_EQ(languages["vi"], 1);
  EXPECT_EQ(languages[""], 2) << "\"sometimes Spanish\" is a note";
  // "None" as a requirement is a rule, other prose a question.
  EXPECT_EQ(Count(directory_.services, [](const Service& one) { return !one.eligibility_description.empty(); }), 81);
  ASSERT_EQ(directory_.rule_files.size(), 1U);
  EXPECT_EQ(std::count(directory_.rule_files[0].text.begin(), directory_.rule_files[0].text.end(), '"') / 2 - 1, 16);
  EXPECT_NE(directory_.rule_files[0].text.find("require anyone;"), std::string::npos);
}

TEST_F(MappedDirectories, FoodOasis2017) {
  Map("la_food_oasis_2017.mapping", "la-food-oasis");
  if (IsSkipped()) return;
  EXPECT_EQ(Table("2017_food-pantry.csv").read, 343);
  EXPECT_EQ(Table("2017_summer-lunch.csv").read, 70);
  EXPECT_EQ(Issues("2017_food-pantry.csv", "lacks a part of ://"), 29) << "the colon is put in";
  EXPECT_EQ(Issues("2017_food-pantry.csv", "closes before it opens"), 4);
  EXPECT_EQ(DaysOf("food.pantry").size(), 659U)
      << "660 days, one of them twice; day6_open#2 is the sixth day's closing time";
  EXPECT_EQ(Count(directory_.schedules,
                  [](const Schedule& schedule) { return schedule.exception == ScheduleException::kClosed; }),
            71);
  EXPECT_EQ(DaysOf("food.farmers_market").size(), 124U);
  EXPECT_EQ(Table("2017_community-garden.csv").accepted, 40);
  EXPECT_EQ(Table("2017_organization.csv").read, 92);
  // Supermarkets: nine are open around the clock, one to midnight. "0" to "100" has lost its opening.
  EXPECT_EQ(Issues("2017_supermarket.csv", "is open at night alone"), 562);
  const std::vector<Schedule> stores = DaysOf("food.store");
  EXPECT_EQ(Issues("2017_supermarket.csv", "both texts are kept"), 2 * 7) << "one stands twice, with other hours";
  EXPECT_EQ(stores.size(), 4844U) << "4,942 days, 98 of them twice";
  EXPECT_EQ(Count(stores, [](const Schedule& one) { return one.opens_at == 0 && one.closes_at == 24 * 60; }), 9 * 7);
  EXPECT_EQ(Count(stores, [](const Schedule& one) { return one.opens_at == 6 * 60 && one.closes_at == 24 * 60; }), 7);
  EXPECT_EQ(Count(directory_.locations, [](const Location& one) { return !one.point; }), 69 + 1)
      << "the summer lunches have none, but for one at a pantry";
  EXPECT_EQ(Issues("2017_food-pantry.csv", "2149 km outside of California"), 1) << "a pantry of La Puente near Chicago";
}

TEST_F(MappedDirectories, SummerLunchesAreNeverCertainWhereTheirNotesSayClosed) {
  Map("la_food_oasis_2017.mapping", "la-food-oasis");
  if (IsSkipped()) return;
  const Catalog catalog = *CatalogBuilder(directory_).Build();
  const TimeZone& zone = catalog.time_zone();
  std::map<Truth, int> on_the_fourth;
  int not_understood = 0, without_season = 0;
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    const Service& service = catalog.service(catalog.offer(id).service);
    if (!service.name.starts_with("Summer lunch at ")) continue;
    const OpeningHours hours = OpeningHours::Build(catalog, id);
    const auto open_on = [&](std::string_view day) {
      return hours.OpenDuring(zone.ToInstant({*ParseDate(day), 0}), zone.ToInstant({*ParseDate(day) + 1, 0}));
    };
    const std::string& notes = service.description;
    if (notes.find("Closed") != std::string::npos && notes.find("7/4") != std::string::npos) {
      EXPECT_NE(open_on("2017-07-04"), Truth::kTrue) << service.name << ": " << notes;
      ++on_the_fourth[open_on("2017-07-04")];
    }
    if (hours.summary().text.find("y? call to confirm") != std::string::npos) {
      EXPECT_EQ(open_on("2017-07-12"), Truth::kUnknown);
      EXPECT_NE(hours.summary().text.find("MON 12:00 - 13:30"), std::string::npos) << hours.summary().text;
      ++without_season;
    }
    if (notes.find("Field") == std::string::npos) continue;
    EXPECT_EQ(open_on("2017-07-12"), Truth::kUnknown) << service.name << ": " << notes;
    EXPECT_NE(hours.summary().text.find(notes), std::string::npos) << hours.summary().text;
    ++not_understood;
  }
  EXPECT_EQ(on_the_fourth, (std::map<Truth, int>{{Truth::kFalse, 53}, {Truth::kUnknown, 1}}))
      << "\"Closed: Fridays, 7/4/2017\" may mean a Friday";
  EXPECT_EQ(not_understood, 11);
  EXPECT_EQ(without_season, 1) << "whose season is \"y? call to confirm\"";
  EXPECT_EQ(Issues("2017_summer-lunch.csv", "y? call to confirm"), 5) << "days";
}

TEST_F(MappedDirectories, LegalAidOfIllinois) {
  Map("legal_aid_illinois.mapping", "legal-aid-illinois");
  if (IsSkipped()) return;
  EXPECT_EQ(Table("raw_locations.csv").read, 520);
  EXPECT_EQ(Table("raw_services.csv").read, 430);
  EXPECT_EQ(Table("raw_services.csv").rejected, 0) << "one row has a place and no service: its place stands";
  EXPECT_EQ(directory_.services.size(), 429U);
  EXPECT_EQ(Issues("raw_services.csv", "an organization of that id was added"), 340)
      << "most organizations are not in the export";
  EXPECT_EQ(
      Count(directory_.services, [](const Service& service) { return service.status == ServiceStatus::kInactive; }),
      43);
  EXPECT_EQ(
      Count(directory_.services, [](const Service& service) { return service.status == ServiceStatus::kUnknown; }), 2);
  // Catchments.
  const auto of_type = [](ExtentType type) {
    return [type](const ServiceArea& area) { return area.extent_type == type; };
  };
  EXPECT_EQ(Count(directory_.service_areas, of_type(ExtentType::kZipCodes)), 11);
  EXPECT_EQ(Count(directory_.service_areas, of_type(ExtentType::kPlaces)), (384 - 4 - 2) + (35 - 2))
      << "33 serve the whole state";
  EXPECT_EQ(Count(directory_.service_areas, of_type(ExtentType::kText)), 2) << "the state, and yet one place";
  EXPECT_EQ(Issues("raw_services.csv", "contradict each other: the area is not certain"), 2);
  EXPECT_EQ(Count(directory_.service_areas,
                  [&](const ServiceArea& area) {
                    return area.extent_type == ExtentType::kPlaces &&
                           std::any_of(directory_.service_areas.begin(), directory_.service_areas.end(),
                                       [&](const ServiceArea& other) {
                                         return other.service_key == area.service_key &&
                                                other.extent_type == ExtentType::kZipCodes;
                                       });
                  }),
            0)
      << "four are limited to ZIP codes of a county";
  std::size_t longest = 0;
  for (const ServiceArea& area : directory_.service_areas) longest = std::max(longest, area.zip_codes.size());
  EXPECT_EQ(longest, 111U);
  // Hours: a closed day is no row; 22 close before they open, two are at night, eight open twice at one time. Dates that repeat are read, but for
  // eight services and six places.
  const auto of_service = [&](bool weekly) {
    return Count(directory_.schedules, [=](const Schedule& one) {
      return HasTimes(one) && !one.service_key.empty() && weekly == !one.dtstart;
    });
  };
  EXPECT_EQ(of_service(true), 1961 + 5) << "1,994 spans: 32 are not certain, one stands twice; five are always open";
  EXPECT_EQ(of_service(false), 57 + 13 + 3) << "dates, months, weeks";
  EXPECT_EQ(Issues("raw_services.csv", "both texts are kept"), 8);
  EXPECT_EQ(Issues("raw_services.csv", "what is listed is not what the rule gives"), 6);
  EXPECT_EQ(Issues("raw_locations.csv", "what is listed is not what the rule gives"), 6);
  EXPECT_EQ(Count(directory_.schedules, [](const Schedule& one) { return HasTimes(one) && one.service_key.empty(); }),
            1887 + 54 + 11 + 3)
      << "of places: 1,926 spans, 38 are not certain, one stands twice";
  EXPECT_EQ(Issues("raw_services.csv", "is open at night alone"), 2) << "1:00 to 1:15";
  EXPECT_EQ(Issues("raw_services.csv", "closes before it opens"), 22);
  EXPECT_EQ(Count(directory_.schedules,
                  [](const Schedule& one) { return !one.opens_at && one.exception == ScheduleException::kNone; }),
            (24 + 8 + 8) + (30 + 8 + 6));
  // Every service that states no hours of its own has those of its place, but for one without either.
  const Catalog catalog = *CatalogBuilder(directory_).Build();
  std::set<std::string> without_hours;
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    if (OpeningHours::Build(catalog, id).summary().text == "hours unknown")
      without_hours.insert(catalog.service(catalog.offer(id).service).key);
  }
  EXPECT_EQ(without_hours.size(), 1U);
  // Who lists Thanksgiving is closed on it, in every year.
  std::ptrdiff_t closed = 0;
  std::set<std::string> give_thanks;
  for (const Schedule& one : directory_.schedules)
    if (one.description == "Thanksgiving Day") give_thanks.insert(one.service_key);
  EXPECT_EQ(give_thanks.size(), 356U + 44U) << "their own lists, and those of their places";
  EXPECT_EQ(Issues("raw_services.csv", "is no holiday that is known"), 0);
  for (std::uint32_t i = 0; i < catalog.offer_count(); ++i) {
    const ServiceAtLocationId id(i);
    if (!give_thanks.contains(catalog.service(catalog.offer(id).service).key)) continue;
    const auto open_on = [&](std::string_view day) {
      const TimeZone& zone = catalog.time_zone();
      return OpeningHours::Build(catalog, id)
          .OpenDuring(zone.ToInstant({*ParseDate(day), 0}), zone.ToInstant({*ParseDate(day) + 1, 0}));
    };
    EXPECT_EQ(open_on("2026-11-26"), Truth::kFalse);
    EXPECT_EQ(open_on("2027-11-25"), Truth::kFalse);
    closed += open_on("2026-11-19") == Truth::kTrue ? 1 : 0;
  }
  EXPECT_GT(closed, 300) << "which are open on other Thursdays";
  // A ceiling is of a standard, and only that of the poverty guidelines is a rule.
  const auto says = [](std::string_view part) {
    return [part](const Service& one) { return one.eligibility_description.find(part) != std::string::npos; };
  };
  EXPECT_EQ(Count(directory_.services, says("of the Area median income")), 2);
  EXPECT_EQ(Count(directory_.services, says("of the Federal Poverty Level")), 130);
  // "Geolocation is 42.1, -87.9"
  EXPECT_EQ(Count(directory_.locations, HasPoint), 330);
  // Ceilings of 109 services and populations of 72, bound together where they say the same; 27 ceilings, 4 of them of a standard that nobody states, are
  // questions, for a rule about populations would otherwise speak alone.
  ASSERT_EQ(directory_.rule_files.size(), 1U);
  const std::string& rules = directory_.rule_files.front().text;
  EXPECT_NE(rules.find("require household.income.gross <= 125% FPL;"), std::string::npos);
  EXPECT_NE(rules.find("require age >= 60;"), std::string::npos);
  std::map<std::string, int> services;  // by what the rules that they are bound to say
  for (const Service& service : directory_.services) {
    for (std::size_t at = rules.find(service.key); at != std::string::npos; at = rules.find(service.key, at + 1)) {
      const std::string rule = rules.substr(at, rules.find("\n}", at) - at);
      const bool is_ceiling = rule.find("income.gross") != std::string::npos;
      const bool asks = rule.find("\n  ask_provider \"") != std::string::npos;
      const bool unstated = rule.find("which is not stated") != std::string::npos;
      ++services[is_ceiling ? "ceiling" : unstated ? "unstated" : asks ? "question" : "population"];
    }
  }
  EXPECT_EQ(services,
            (std::map<std::string, int>{{"ceiling", 109}, {"population", 72}, {"question", 27 - 4}, {"unstated", 4}}));
}

TEST_F(MappedDirectories, FoodRetail) {
  Map("la_food_retail.mapping", "la-food-retail-clinics");
  if (IsSkipped()) return;
  EXPECT_EQ(Issues("snap_retailers_la.csv", "7995 km outside of California"), 1) << "a Los Angeles store in Amsterdam";
  EXPECT_EQ(Issues("snap_retailers_la.csv", "makes the same record of locations"), 1) << "one store stands twice";
  EXPECT_EQ(directory_.services.size(), 6979U + 1065U + 134U);
  EXPECT_EQ(Count(directory_.locations, HasPoint), 6978 + 1065 + 134);
  EXPECT_EQ(Count(directory_.addresses, [](const Address& address) { return address.address_2 == "0"; }), 0)
      << "743 empty second lines are written 0";
  // Counts under five are never 0, and thousands carry a comma.
  EXPECT_EQ(directory_.areas.size(), 425U);
  long long clients = 0;
  for (const Area& area : directory_.areas) {
    const std::string exact = ExtraOf(area.extras, "wic_participants");
    clients += exact.empty() ? 0 : std::stoll(exact);
    if (exact.empty()) {
      EXPECT_EQ(ExtraOf(area.extras, "wic_participants_least"), "0");
      EXPECT_EQ(ExtraOf(area.extras, "wic_participants_most"), "4");
    }
    EXPECT_EQ(ExtraOf(area.extras, "wic_participants_on"), "2014-03-01");
  }
  EXPECT_EQ(clients, 420261);
  EXPECT_EQ(Count(directory_.areas, [](const Area& area) { return ExtraOf(area.extras, "wic_participants").empty(); }),
            177);
  // Seasons are read, a misspelt month among them; what is not understood is kept whole.
  EXPECT_EQ(directory_.schedules.size(), 134U);
  EXPECT_EQ(Count(directory_.schedules, HasTimes), 134 - 3 - 2) << "three are bi-monthly, two not understood";
  EXPECT_EQ(Count(directory_.schedules, [](const Schedule& one) { return !one.byyearday.empty(); }), 12);
  EXPECT_EQ(Count(directory_.schedules, [](const Schedule& one) { return one.bymonthday == "1"; }), 1);
  EXPECT_EQ(Count(directory_.schedules,
                  [](const Schedule& one) {
                    return one.description == "Year Round Sunday (Closed Easter) 08:30:00 - 13:00:00";
                  }),
            1);
}

TEST_F(MappedDirectories, TablesOfTractsAreReadByAFewLines) {
  const std::filesystem::path tracts = SharedData("la-tracts");
  if (tracts.empty()) GTEST_SKIP() << "la-tracts is not there";
  const TemporaryFolder folder;
  WriteText(folder.path() / "tracts.mapping",
            "[source families]\nfile = tracts_b17026_income_to_poverty_2013.csv\nkey = {GEOID}\nnull = null\n"
            "leave_out = {GEOID} is one of 04000US06, 05000US06037\n"
            "[source profile]\nfile = tracts_acs_profile.csv\nkey = {GEOID10}\n"
            "[areas from families]\nid = {GEOID | after US}\narea_type = other\ncode = {GEOID | after US}\n"
            "extra.families = {B17026_001E | count}\n"
            "[areas from profile]\nid = {GEOID10}\narea_type = other\ncode = {GEOID10}\n"
            "extra.asian = {pct_asian | number}\nextra.income = {med_household_income | number}\nextra.rent = "
            "{med_gross_rent | before \"(USD)\" | number}\n");
  const absl::StatusOr<Import> import = ReadMapped(folder.path() / "tracts.mapping", tracts, {});
  ASSERT_TRUE(import.ok()) << import.status();
  account_ = import->account;
  EXPECT_EQ(Table("tracts_b17026_income_to_poverty_2013.csv").read, 2348) << "lines end in CR alone";
  EXPECT_EQ(Table("tracts_b17026_income_to_poverty_2013.csv").left_out, 2) << "the state and the county";
  long long families = 0;
  std::ptrdiff_t incomes = 0, rents = 0, asian = 0, over_100 = 0;
  for (const Area& area : import->directory.areas) {
    const std::string count = ExtraOf(area.extras, "families");
    families += count.empty() ? 0 : std::stoll(count);
    const std::string persons = ExtraOf(area.extras, "asian");
    asian += persons.empty() ? 0 : std::stoll(persons);
    over_100 += !persons.empty() && std::stoll(persons) > 100 ? 1 : 0;
    incomes += ExtraOf(area.extras, "income").empty() ? 0 : 1;
    rents += ExtraOf(area.extras, "rent").empty() ? 0 : 1;
  }
  EXPECT_EQ(families, 2'170'631) << "as the county's own row says";
  EXPECT_EQ(asian, 1'442'577) << "persons, though the column is called pct_asian";
  EXPECT_EQ(over_100, 1'810);
  EXPECT_EQ(incomes, 2307) << "\"$73650\"";
  EXPECT_EQ(rents, 2298) << "\"1471 (USD)\"";
}

TEST_F(MappedDirectories, TorontoShelters) {
  Map("toronto_shelters.mapping", "shelter-occupancy-toronto");
  if (IsSkipped()) return;
  // The first row of each site, and the rows of the night that is taken.
  EXPECT_EQ(Table("shelter_occupancy_2024.csv").accepted, 113);
  EXPECT_EQ(Table("shelter_occupancy_2024.csv").left_out, 16'360) << "and told";
  EXPECT_EQ(directory_.services.size(), 55U);
  EXPECT_EQ(Count(directory_.locations, HasPoint), 0);
  EXPECT_EQ(directory_.addresses.size(), 55U) << "the first half of a postal code is no ZIP code, and no defect";
  // One night: 58 rows of 47 sites.
  ASSERT_EQ(directory_.capacities.size(), 58U);
  std::set<std::string> counted;
  std::ptrdiff_t full = 0, unfunded = 0;
  for (const ServiceCapacity& row : directory_.capacities) {
    counted.insert(row.service_key);
    full += row.available == 0 ? 1 : 0;
    unfunded += std::to_string(row.maximum.value_or(-1)) != ExtraOf(row.extras, "funded") ? 1 : 0;
    EXPECT_EQ(row.updated, ParseInstant("2024-09-24T00:00", *TimeZone::Load("America/Toronto")).value());
    EXPECT_LE(row.available, row.maximum);
  }
  EXPECT_EQ(counted.size(), 47U);
  EXPECT_EQ(full, 50);
  EXPECT_EQ(unfunded, 10) << "the maximum is the beds that can be used, not those that are paid for";
}

// Rows of one site on one night are programs beside each other: their beds add up, and "full" is a count, not a lack of one.
TEST_F(MappedDirectories, TorontoSheltersOfOneSiteAddUp) {
  Map("toronto_shelters.mapping", "shelter-occupancy-toronto");
  if (IsSkipped()) return;
  const absl::StatusOr<Catalog> catalog = CatalogBuilder(directory_).Build();
  ASSERT_TRUE(catalog.ok()) << catalog.status();
  const Instant as_of = *ParseInstant("2024-09-24T06:00", catalog->time_zone());
  std::map<std::string, Availability> rooms;
  for (std::uint32_t i = 0; i < catalog->offer_count(); ++i) {
    const ServiceAtLocationId offer(i);
    rooms[catalog->service(catalog->offer(offer).service).name] = EstimateAvailability(*catalog, offer, 1, as_of, {});
  }
  const UnitCount& three = rooms.at("Overnight shelter 1008").units.at(0);
  EXPECT_EQ(three.unit, "bed");
  EXPECT_EQ(three.maximum, 68 + 121 + 11);
  EXPECT_EQ(three.available, 0);
  EXPECT_TRUE(rooms.at("Overnight shelter 1008").certainly_full);
  EXPECT_EQ(rooms.at("Overnight shelter 1026").places, 1);
  EXPECT_EQ(std::count_if(rooms.begin(), rooms.end(), [](const auto& room) { return !room.second.known; }), 8)
      << "sites without a row of that night are not full: nothing is known";
}

TEST_F(MappedDirectories, Clinics) {
  Map("la_clinics.mapping", "la-food-retail-clinics");
  if (IsSkipped()) return;
  EXPECT_EQ(Table("cdph_health_facilities_la_2020.csv").accepted, 4641);
  EXPECT_EQ(Table("oshpd_medical_facilities_la.csv").left_out, 2055 - 497) << "only clinics are taken";
  EXPECT_EQ(directory_.capacities.size(), 1113U) << "a capacity of 0 is none";
  EXPECT_EQ(Count(directory_.services, [](const Service& one) { return one.status == ServiceStatus::kInactive; }), 89);
  EXPECT_EQ(Count(directory_.services, [](const Service& one) { return one.status == ServiceStatus::kDefunct; }), 11);
  EXPECT_EQ(Count(directory_.services, [](const Service& one) { return one.status == ServiceStatus::kUnknown; }), 234);
  EXPECT_EQ(ServicesOf("health.adult_day").size(), 172U);
  EXPECT_EQ(account_.notes,
            (std::vector<std::string>{"START_DATE has times of day, which are dropped: `date excel time` keeps them "
                                      "(mapping line 61).",
                                      "[lookup kinds]: 13 other words are taken as `otherwise` (mapping line 30).",
                                      "[lookup oshpd_status]: no row says \"Suspense\" (mapping line 39)."}))
      << "none in suspense is a clinic";
  // Excel's 44204 is 2021-01-08.
  EXPECT_EQ(Count(directory_.services,
                  [](const Service& one) { return ExtraOf(one.extras, "last_modified") == "2021-01-08"; }),
            4641);
}

}  // namespace
}  // namespace kith
