#include "bench/eligibility_inputs.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "bench/county/random.h"

namespace kith {
namespace {

constexpr std::uint32_t kServices = 50'000;
constexpr std::uint32_t kRules = 28'000;
constexpr std::uint32_t kShared = 10'000;  // services that share the rule of another
constexpr std::uint32_t kAgesOnly = 4'000;
constexpr std::uint32_t kComparisons = 10'000;
constexpr std::uint32_t kHouseholds = 64;

std::string Number(std::uint32_t number) { return std::to_string(number); }
std::string Zip(std::uint32_t number) { return Number(90'001 + number); }
std::string City(std::uint32_t number) {
  constexpr std::string_view kFirst[] = {"Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper"};
  constexpr std::string_view kSecond[] = {"Grove", "Hills", "Park", "Point", "Springs", "Valley", "View", "Woods"};
  return std::string(kFirst[number % 8]) + " " + std::string(kSecond[number / 8 % 8]);
}

// Comparisons of one kind; `weight`: how often one of them is drawn.
struct Kind {
  std::uint32_t weight;
  bool of_member;
  std::vector<std::string> texts;
};

class Comparisons {
 public:
  explicit Comparisons(Random& random) : random_(random) {
    AddNumbers(20, true, "age", 0, 99, 1);
    AddLimits();
    AddAmounts(7, "household.income.gross", 500, 6'000, 10, "/month");
    AddAmounts(3, "household.assets", 250, 50'000, 250, "");
    AddNumbers(3, false, "household.size", 1, 12, 1);
    for (const char* name : {"months_homeless", "nights_in_shelter", "work_hours"}) AddNumbers(1, true, name, 1, 60, 1);
    for (const char* name :
         {"pregnant", "veteran", "disabled", "student", "citizen", "has_id", "in_recovery", "caregiver"})
      Add(2, true, {name, std::string(name) + " == false"});
    Add(2, false, {"fleeing_violence", "fleeing_violence == false"});
    AddWords(1, true, "gender", {"male", "female", "nonbinary", "transgender"}, 8);
    AddWords(1, true, "immigration_status", {"citizen", "permanent_resident", "refugee", "asylee", "other"}, 12);
    AddWords(1, true, "discharge", {"honorable", "general", "dishonorable"}, 4);
    AddWords(6, false, "housing", {"literally_homeless", "imminent_risk", "unstably_housed", "stably_housed"}, 8);
    AddWords(6, false, "receives", {"medi_cal", "calfresh", "calworks", "ssi", "ssdi", "general_relief", "wic"}, 90);
    AddWords(1, true, "coverage.payer", {"medi_cal", "medicare", "kaiser"}, 4);
    AddWords(4, true, "coverage.plan", {"la_care", "blue_shield_promise", "health_net", "kaiser", "molina"}, 15);
    AddWords(1, true, "coverage.product_line", {"medi_cal", "medicare", "covered_california"}, 4);
    AddWords(1, true, "language", Words("language_", 60), 300);
    AddWords(1, true, "trade", Words("trade_", 80), 300);
    AddWords(2, false, "school_district", Words("district_", 80), 500);
    std::vector<std::string> cities, zips;
    for (std::uint32_t i = 0; i < 64; ++i) cities.push_back("\"" + City(i) + "\"");
    for (std::uint32_t i = 0; i < 300; ++i) zips.push_back(Zip(i));
    AddWords(6, false, "residence.city", cities, 600);
    AddWords(5, false, "residence.county", {"\"Los Angeles\"", "Orange"}, 2);
    AddWords(14, false, "residence.zip", zips, kComparisons - count_);
    for (const Kind& kind : kinds_) weights_.push_back(kind.weight);
  }

  // By number, all of them one after the other.
  std::string At(std::uint32_t number) const {
    for (const Kind& kind : kinds_) {
      if (number < kind.texts.size()) return kind.texts[number];
      number -= static_cast<std::uint32_t>(kind.texts.size());
    }
    return "anyone";
  }

  std::string Draw() {
    const Kind& kind = kinds_[random_.Weighted(weights_)];
    return Of(kind);
  }

  std::string DrawOfMember() {
    const Kind* kind = &kinds_.front();
    do kind = &kinds_[random_.Weighted(weights_)];
    while (!kind->of_member);
    return Of(*kind);
  }

 private:
  std::string Of(const Kind& kind) {
    const auto size = static_cast<std::uint32_t>(kind.texts.size());
    std::uint32_t least = random_.Below(size);
    for (int i = 0; i < 2; ++i) least = std::min(least, random_.Below(size));
    return kind.texts[least];
  }

  void Add(std::uint32_t weight, bool of_member, std::vector<std::string> texts) {
    count_ += static_cast<std::uint32_t>(texts.size());
    kinds_.push_back({weight, of_member, std::move(texts)});
  }

  void AddNumbers(std::uint32_t weight, bool of_member, const std::string& fact, std::uint32_t from, std::uint32_t to,
                  std::uint32_t step) {
    std::vector<std::string> texts;
    for (std::uint32_t number = from; number <= to; number += step)
      for (const char* op : {" >= ", " < ", " <= "}) texts.push_back(fact + op + Number(number));
    Shuffled(weight, of_member, std::move(texts));
  }

  void AddAmounts(std::uint32_t weight, const std::string& fact, std::uint32_t from, std::uint32_t to,
                  std::uint32_t step, const std::string& period) {
    std::vector<std::string> texts;
    for (std::uint32_t dollars = from; dollars <= to; dollars += step)
      for (const char* op : {" <= ", " < "}) texts.push_back(fact + op + "$" + Number(dollars) + period);
    Shuffled(weight, false, std::move(texts));
  }

  void AddLimits() {
    std::vector<std::string> texts;
    for (std::uint32_t percent = 50; percent <= 400; percent += 10) {
      const std::string limit = "household.income.gross <= " + Number(percent) + "% FPL";
      texts.push_back(limit);
      texts.push_back(limit + "(rebase: oct, round: up_month)");
    }
    for (const char* limit : {"30% AMI", "50% AMI", "80% AMI", "60% SMI"})
      texts.push_back(std::string("household.income.gross <= ") + limit);
    Shuffled(18, false, std::move(texts));
  }

  static std::vector<std::string> Words(const std::string& prefix, std::uint32_t count) {
    std::vector<std::string> words;
    for (std::uint32_t i = 0; i < count; ++i) words.push_back(prefix + Number(i));
    return words;
  }

  // `count` distinct sets of one to six of the words.
  void AddWords(std::uint32_t weight, bool of_member, const std::string& fact, const std::vector<std::string>& words,
                std::uint32_t count) {
    std::set<std::set<std::string>> seen;
    std::vector<std::string> texts;
    while (texts.size() < count) {
      std::set<std::string> chosen;
      for (std::uint32_t i = 1 + random_.Below(6); i > 0; --i) chosen.insert(random_.Pick(words));
      if (!seen.insert(chosen).second) continue;
      std::string list;
      for (const std::string& word : chosen) list += (list.empty() ? "" : ", ") + word;
      texts.push_back(fact + (fact == "receives" ? " any {" : " in {") + list + "}");
    }
    Add(weight, of_member, std::move(texts));
  }

  void Shuffled(std::uint32_t weight, bool of_member, std::vector<std::string> texts) {
    random_.Shuffle(texts);
    Add(weight, of_member, std::move(texts));
  }

  Random& random_;
  std::vector<Kind> kinds_;
  std::vector<std::uint32_t> weights_;
  std::uint32_t count_ = 0;
};

std::string RuleExpression(std::uint32_t number, Comparisons& comparisons, Random& random) {
  const std::string a = number < kComparisons ? comparisons.At(number) : comparisons.Draw();
  const auto next = [&] { return comparisons.Draw(); };
  switch (random.Weighted({35, 30, 12, 12, 6, 4, 1})) {
    case 0:
      return a;
    case 1:
      return a + " and " + next();
    case 2:
      return a + " or " + next();
    case 3: {
      const std::string b = next();
      return a + " and (" + b + " or " + next() + ")";
    }
    case 4: {
      const std::string b = next();
      return a + " and " + b + " and " + next();
    }
    case 5: {
      const std::string who =
          random.Pick({std::string("any child: "), std::string("any member: "), std::string("all adult: ")});
      return a + " and (" + who + comparisons.DrawOfMember() + ")";
    }
    default: {
      const std::string b = next();
      const std::string c = next();
      const std::string d = next();
      return a + " or not (" + b + " and (" + c + " or (" + d + " and " + next() + ")))";
    }
  }
}

Directory MakeDirectory(Random& random) {
  Directory directory;
  Organization organization;
  organization.key = "org-1";
  organization.name = "Helpers";
  directory.organizations = {organization};
  Location location;
  location.key = "location-1";
  directory.locations = {location};
  Comparisons comparisons(random);
  std::string rules;
  for (std::uint32_t i = 0; i < kServices; ++i) {
    Service service;
    service.key = "service-" + Number(i);
    service.organization_key = "org-1";
    service.name = "Service " + Number(i);
    if (i >= kRules + kShared && i < kRules + kShared + kAgesOnly) service.minimum_age = random.Pick({18, 55, 60, 62});
    directory.services.push_back(service);
    ServiceAtLocation offer;
    offer.key = "offer-" + Number(i);
    offer.service_key = service.key;
    offer.location_key = "location-1";
    directory.services_at_location.push_back(offer);
  }
  for (std::uint32_t i = 0; i < kRules; ++i) {
    rules += "rule r" + Number(i) + " { for service \"service-" + Number(i) + "\"";
    if (i < kShared) rules += ", service \"service-" + Number(kRules + i) + "\"";
    rules += "; require " + RuleExpression(i, comparisons, random) + "; }\n";
  }
  directory.rule_files = {{"all.rules", std::move(rules)}};
  return directory;
}

FactValue AnyNumber(Random& random, std::uint32_t from, std::uint32_t to) {
  const std::uint32_t number = from + random.Below(to - from);
  return random.Chance(88) ? FactValue::Number(number) : FactValue::Interval(number, number + 5.0);
}

FactValue AnyWord(Random& random, const std::vector<std::string>& words) {
  const std::string first = random.Pick(words);
  return random.Chance(88) ? FactValue::Word(first) : FactValue::OneOf({first, random.Pick(words)});
}

Facts MemberFacts(Random& random) {
  Facts facts;
  facts["age"] = AnyNumber(random, 0, 90);
  for (const char* name :
       {"pregnant", "veteran", "disabled", "student", "citizen", "has_id", "in_recovery", "caregiver"})
    facts[name] = FactValue::Bool(random.Chance(30));
  for (const char* name : {"months_homeless", "nights_in_shelter", "work_hours"})
    facts[name] = AnyNumber(random, 0, 60);
  facts["gender"] = AnyWord(random, {"male", "female"});
  facts["immigration_status"] = AnyWord(random, {"citizen", "permanent_resident", "refugee"});
  facts["discharge"] = AnyWord(random, {"honorable", "general"});
  facts["coverage.payer"] = AnyWord(random, {"medi_cal", "kaiser"});
  facts["coverage.plan"] = AnyWord(random, {"la_care", "health_net", "kaiser"});
  facts["coverage.product_line"] = AnyWord(random, {"medi_cal", "medicare"});
  facts["language"] = AnyWord(random, {"language_1", "language_2", "language_30"});
  facts["trade"] = AnyWord(random, {"trade_1", "trade_2", "trade_30"});
  std::erase_if(facts, [&](const auto&) { return random.Chance(25); });
  return facts;
}

Household MakeHousehold(std::uint32_t number, Random& random) {
  Household household;
  household.id = "household-" + Number(number);
  const std::uint32_t members = 1 + random.Weighted({30, 25, 18, 14, 8, 5});
  for (std::uint32_t i = 0; i < members; ++i) {
    Member member;
    member.id = "m" + Number(i);
    member.role = i == 0 ? MemberRole::kHead : MemberRole::kOther;
    member.facts = MemberFacts(random);
    household.members.push_back(std::move(member));
  }
  Facts& facts = household.facts;
  const std::int64_t cents = 10'000 * std::int64_t{random.Between(5, 60)};
  facts["household.income.gross"] = random.Chance(88)
                                        ? FactValue::Amount({cents, Period::kMonth})
                                        : FactValue::AmountInterval(cents, cents + 50'000, Period::kMonth);
  facts["household.assets"] = FactValue::Amount({100'000 * std::int64_t{random.Between(0, 30)}, Period::kOnce});
  facts["household.size"] = FactValue::Number(members);
  facts["housing"] = AnyWord(random, {"literally_homeless", "unstably_housed", "stably_housed"});
  facts["fleeing_violence"] = FactValue::Bool(random.Chance(10));
  facts["receives"] = FactValue::AllOf({"medi_cal", "calfresh"}, random.Chance(50));
  facts["school_district"] = AnyWord(random, {"district_1", "district_2"});
  facts["residence.zip"] = FactValue::Word(Zip(random.Below(300)));
  facts["residence.city"] = FactValue::Word(City(random.Below(64)));
  facts["residence.county"] = FactValue::Word("Los Angeles");
  std::erase_if(facts, [&](const auto&) { return random.Chance(25); });
  return household;
}

}  // namespace

EligibilityInputs MakeEligibilityInputs(std::uint64_t seed) {
  Random random(seed);
  EligibilityInputs inputs;
  inputs.directory = MakeDirectory(random);
  for (std::uint32_t i = 0; i < kHouseholds; ++i) inputs.households.push_back(MakeHousehold(i, random));
  inputs.facts = {"household.income.gross",
                  "household.assets",
                  "household.size",
                  "housing",
                  "fleeing_violence",
                  "receives",
                  "school_district",
                  "residence.zip",
                  "residence.city",
                  "residence.county",
                  "age",
                  "veteran",
                  "disabled",
                  "coverage.plan",
                  "gender"};
  return inputs;
}

}  // namespace kith
