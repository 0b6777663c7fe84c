// Counts of places with their age and source, languages, costs, documents, telephones.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "bench/county/plan.h"

namespace kith {
namespace {

constexpr std::string_view kRefills[] = {"FREQ=DAILY;BYHOUR=17;BYMINUTE=0",
                                         "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0",
                                         "FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0"};

// Minutes since a count: an hour more often than a day, a day more often than a month.
std::int32_t DrawAge(Random& random) {
  switch (random.Weighted({25, 35, 25, 15})) {
    case 0:
      return random.Between(0, 180);
    case 1:
      return random.Between(180, 24 * 60);
    case 2:
      return random.Between(24 * 60, 14 * 24 * 60);
    default:
      return random.Between(14 * 24 * 60, 400 * 24 * 60);
  }
}

void FillCount(const CountyPlan& plan, Random& random, bool full, ServiceCapacity& row) {
  const std::int32_t maximum = random.Pick({8, 12, 20, 30, 40, 60, 80, 120});
  row.maximum = maximum;
  // Now and then more than there are, as in real counts.
  row.available = full || random.Chance(40) ? 0 : random.Chance(2) ? maximum + 3 : random.Between(1, maximum);
  const std::int32_t age = full ? random.Between(0, 120) : DrawAge(random);
  if (!random.Chance(4)) row.updated = Instant{plan.as_of.unix_seconds - 60 * static_cast<std::int64_t>(age)};
  row.source = random.Pick({"front desk", "night count", "web form", "telephone", ""});
  row.waitlist = full ? Truth::kFalse : random.Pick({Truth::kTrue, Truth::kFalse, Truth::kUnknown, Truth::kUnknown});
}

void AppendLanguages(const CountyPlan& plan, std::uint32_t number, std::uint32_t planning_area, Random& random,
                     Directory& out) {
  std::uint32_t row = 0;
  const auto add = [&](std::string_view name, std::string_view code) {
    Language language;
    language.key = plan.Key(KeyTable::kLanguage, OwnerKind::kService, number, row++);
    language.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
    language.name = name;
    language.code = code;
    // Spanish by an interpreter alone is rare, other languages' rows often are.
    language.interpreter = code != "en" && random.Chance(code == "es" ? 10 : 35);
    out.languages.push_back(std::move(language));
  };
  if (!random.Chance(80)) return;  // not stated
  add("English", "en");
  if (random.Chance(62)) add("Spanish", "es");
  if (!random.Chance(18)) return;
  const std::uint32_t at = random.Weighted(kLosAngeles[planning_area].home_languages);
  if (at != 0) add(kHomeLanguageNames[at], kHomeLanguageCodes[at]);
}

void AppendCosts(const CountyPlan& plan, std::uint32_t number, Random& random, Directory& out) {
  if (!random.Chance(60)) return;
  CostOption cost;
  cost.key = plan.Key(KeyTable::kCost, OwnerKind::kService, number);
  cost.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
  cost.option = random.Pick({"standard", "sliding scale"});
  cost.currency = "USD";
  cost.amount_cents = random.Chance(85) ? 0 : 500 * random.Between(1, 12);
  if (random.Chance(10)) cost.valid_to = plan.options.today + random.Between(-200, 400);
  out.cost_options.push_back(std::move(cost));
}

void AppendDocuments(const CountyPlan& plan, std::uint32_t number, Random& random, Directory& out) {
  constexpr std::string_view kDocuments[] = {"photo_id", "proof_of_address", "proof_of_income", "Medi-Cal card"};
  std::uint32_t row = 0;
  for (const std::string_view name : kDocuments) {
    if (!random.Chance(14)) continue;
    RequiredDocument document;
    document.key = plan.Key(KeyTable::kDocument, OwnerKind::kService, number, row++);
    document.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
    document.document = name;
    out.required_documents.push_back(std::move(document));
  }
}

}  // namespace

void AppendCapacities(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out) {
  const NeedKind& kind = NeedKinds()[service.kind];
  Random random = plan.Draw(CountyPurpose::kCapacity, number);
  if (kind.unit == CountyUnit::kNone || !random.Chance(60)) return;
  const bool full = random.Chance(8);
  std::uint32_t number_of_row = 0;
  const auto add = [&](CountyUnit unit) -> ServiceCapacity& {
    ServiceCapacity row;
    row.key = plan.Key(KeyTable::kCapacity, OwnerKind::kService, number, number_of_row++);
    row.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
    row.unit_key = plan.Key(KeyTable::kUnit, OwnerKind::kCounty, static_cast<std::uint32_t>(unit) - 1);
    FillCount(plan, random, full, row);
    out.capacities.push_back(std::move(row));
    return out.capacities.back();
  };
  // Supportive housing takes a unit, a subsidy and a case-management place together.
  if (kind.unit == CountyUnit::kUnit) {
    add(CountyUnit::kUnit);
    add(CountyUnit::kSubsidy);
    add(CountyUnit::kCaseManagement);
    return;
  }
  const bool by_site = service.sites.size() > 1 && random.Chance(60);
  const std::uint32_t rows = by_site ? static_cast<std::uint32_t>(service.sites.size()) : 1;
  for (std::uint32_t i = 0; i < rows; ++i) {
    ServiceCapacity& row = add(kind.unit);
    if (by_site) row.service_at_location_key = plan.Key(KeyTable::kServiceAtLocation, OwnerKind::kService, number, i);
    if (kind.unit == CountyUnit::kBed) {
      row.refill = kRefills[0];
    } else if (random.Chance(20)) {
      row.refill = kRefills[random.Below(static_cast<std::uint32_t>(std::size(kRefills)))];
    }
  }
}

void AppendServiceDetails(const CountyPlan& plan, std::uint32_t number, const ServiceShape& service, Directory& out) {
  Random random = plan.Draw(CountyPurpose::kDetails, kMaxOwners + number);
  const std::uint32_t area = plan.geography.zips[ZipOfService(plan, service)].planning_area;
  AppendLanguages(plan, number, area, random, out);
  AppendCosts(plan, number, random, out);
  AppendDocuments(plan, number, random, out);
  if (!random.Chance(65)) return;
  Phone phone;
  phone.key = plan.Key(KeyTable::kPhone, OwnerKind::kService, number);
  phone.service_key = plan.Key(KeyTable::kService, OwnerKind::kService, number);
  phone.number = "(800) 555-" + std::to_string(1000 + number % 9000);
  phone.type = NeedKinds()[service.kind].hours == HoursStyle::kAlways ? "hotline" : "voice";
  out.phones.push_back(std::move(phone));
}

}  // namespace kith
