// What else is said of services and sites: languages, phones, accessibility, costs, documents, carried tables.
#include <string>
#include <utility>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

Language AnyLanguage(const Draft& draft, Random& random) {
  using Named = std::pair<std::string, std::string>;
  const Named named = random.Pick({Named{"English", "en"}, Named{"Spanish", "es"}, Named{"Armenian", "hy"},
                                   Named{"Korean", "ko"}, Named{"Others available upon request", ""}});
  Language language;
  language.key = KeyOf(draft, "language", draft.directory.languages.size());
  language.name = named.first;
  language.code = named.second;
  language.interpreter = random.Chance(35);
  return language;
}

void AddLanguages(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  for (const Service& service : d.services) {
    while (random.Chance(45)) {
      d.languages.push_back(AnyLanguage(draft, random));
      d.languages.back().service_key = service.key;
    }
  }
  for (const Location& location : d.locations) {
    while (random.Chance(25)) {
      d.languages.push_back(AnyLanguage(draft, random));
      d.languages.back().location_key = location.key;
    }
  }
}

Phone AnyPhone(const Draft& draft, Random& random) {
  Phone phone;
  phone.key = KeyOf(draft, "phone", draft.directory.phones.size());
  phone.number = "213-555-" + std::to_string(1000 + random.Below(9000));
  phone.type = random.Pick({"voice", "voice", "hotline", "fax", ""});
  if (random.Chance(15)) phone.extension = std::to_string(random.Below(900));
  return phone;
}

void AddPhones(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  const auto add = [&](std::string Phone::*link, const std::string& key) {
    d.phones.push_back(AnyPhone(draft, random));
    d.phones.back().*link = key;
  };
  for (const Organization& organization : d.organizations)
    if (random.Chance(50)) add(&Phone::organization_key, organization.key);
  for (const Service& service : d.services)
    while (random.Chance(45)) add(&Phone::service_key, service.key);
  for (const Location& location : d.locations)
    while (random.Chance(45)) add(&Phone::location_key, location.key);
  for (const ServiceAtLocation& offer : d.services_at_location) {
    if (!random.Chance(15)) continue;
    add(&Phone::service_at_location_key, offer.key);
    if (random.Chance(50)) d.phones.back().location_key = offer.location_key;
  }
}

void AddAccessibility(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  for (const Location& location : d.locations) {
    while (random.Chance(40)) {
      Accessibility row;
      row.key = KeyOf(draft, "accessibility", d.accessibility.size());
      row.location_key = location.key;
      row.description = random.Pick({"Wheelchair ramp", "hearing_loop", "Elevator", ""});
      row.details = random.Pick({"ASL on request", "", "step-free; WHEELCHAIR lift"});
      d.accessibility.push_back(std::move(row));
    }
  }
}

void AddCosts(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  for (const Service& service : d.services) {
    while (random.Chance(35)) {
      CostOption cost;
      cost.key = KeyOf(draft, "cost", d.cost_options.size());
      cost.service_key = service.key;
      cost.option = random.Pick({"standard", "sliding scale", ""});
      cost.currency = "USD";
      if (random.Chance(70)) cost.amount_cents = random.Pick({0, 0, 500, 2550});
      if (random.Chance(15)) cost.valid_from = draft.today + random.Between(-9, 3);
      if (random.Chance(15))
        cost.valid_to = (cost.valid_from ? *cost.valid_from : draft.today + -3) + random.Between(0, 9);
      d.cost_options.push_back(std::move(cost));
    }
    while (random.Chance(25)) {
      RequiredDocument document;
      document.key = KeyOf(draft, "document", d.required_documents.size());
      document.service_key = service.key;
      document.document = random.Pick({"photo_id", "proof_of_address", "A letter from school"});
      d.required_documents.push_back(std::move(document));
    }
  }
}

// Tables that nobody reads; one names locations, as HSDS's metadata does.
void AddCarried(Draft& draft, Random& random) {
  Directory& d = draft.directory;
  CarriedTable metadata{"metadata", {"id", "previous_value", "resource_id"}, {}};
  for (std::uint32_t i = 0; i < 3; ++i)
    metadata.rows.push_back({"m" + std::to_string(i), "former \"value\", kept", random.Pick(d.locations).key});
  d.carried.push_back(std::move(metadata));
  d.carried.push_back({"visits", {"id", "count"}, {{"v1", std::to_string(random.Below(100))}, {"v2", ""}}});
}

}  // namespace

void MakeDetails(Draft& draft) {
  Random random = draft.Stream(Purpose::kDetails);
  AddLanguages(draft, random);
  AddPhones(draft, random);
  AddAccessibility(draft, random);
  AddCosts(draft, random);
  AddCarried(draft, random);
}

}  // namespace kith
