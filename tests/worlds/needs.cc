// The vocabulary, which services meet which needs, and who their staff are.
#include <array>
#include <string>
#include <vector>

#include "tests/worlds/draft.h"

namespace kith {
namespace {

struct TermShape {
  std::string_view code, name, parent;  // parent by code
};

constexpr TermShape kTerms[] = {
    {"N", "Basic needs", ""},
    {"N-1", "Food", "N"},
    {"N-1.1", "Food pantry", "N-1"},
    {"N-1.2", "Hot meals", "N-1"},
    {"N-1.1.1", "Late pantry", "N-1.1"},
    {"N-2", "Housing", "N"},
    {"N-2.1", "Emergency shelter", "N-2"},
    {"N-2.2", "Supportive housing", "N-2"},
    {"N-3", "Health", "N"},
    {"N-3.1", "Nutrition class", "N-3"},
    {"N-3.2", "Care management", "N-3"},
    {"N-4", "Legal aid", "N"},
    {"N-5", "Safety", "N"},
    {"N-5.1", "Domestic violence shelter", "N-5"},
    {"N-5.2", "Suicide prevention", "N-5"},
    {"C", "Cultures", ""},
    {"C-1", "Latino", "C"},
    {"C-1.1", "Oaxacan", "C-1"},
    {"C-2", "Armenian", "C"},
    {"L", "Lived experience", ""},
    {"L-1", "Formerly homeless", "L"},
    {"L-2", "Survivor", "L"},
};
constexpr std::size_t kNeedTerms = 15;  // the first of them

std::string TermKey(const Draft& draft, std::size_t at) { return KeyOf(draft, "term", at); }

std::size_t PlaceOfCode(std::string_view code) {
  std::size_t at = 0;
  while (kTerms[at].code != code) ++at;
  return at;
}

void AddTerms(Draft& draft) {
  Taxonomy taxonomy;
  taxonomy.key = KeyOf(draft, "taxonomy", 0);
  taxonomy.name = "Made-up taxonomy";
  taxonomy.description = "Terms for synthetic worlds";
  for (std::size_t i = 0; i < std::size(kTerms); ++i) {
    TaxonomyTerm term;
    term.key = TermKey(draft, i);
    term.code = kTerms[i].code;
    term.name = kTerms[i].name;
    term.description = "Term " + std::to_string(i);
    if (!kTerms[i].parent.empty()) term.parent_key = TermKey(draft, PlaceOfCode(kTerms[i].parent));
    term.taxonomy_key = taxonomy.key;
    draft.directory.taxonomy_terms.push_back(std::move(term));
  }
  draft.directory.taxonomies.push_back(std::move(taxonomy));
}

void AddLink(Draft& draft, std::string_view entity, const std::string& record, std::size_t term,
             std::string_view type) {
  Attribute link;
  link.key = KeyOf(draft, "attribute", draft.directory.attributes.size());
  link.link_entity = entity;
  link.link_key = record;
  link.link_type = type;
  link.taxonomy_term_key = TermKey(draft, term);
  draft.directory.attributes.push_back(std::move(link));
}

std::size_t AnyNeedTerm(Random& random) { return 1 + random.Below(kNeedTerms - 1); }
std::size_t AnyStaffTerm(Random& random) {
  return kNeedTerms + random.Below(static_cast<std::uint32_t>(std::size(kTerms) - kNeedTerms));
}

// Draws stand in statements of their own: the order of arguments is the compiler's choice.
void AddNeedLink(Draft& draft, Random& random, std::string_view entity, const std::string& record) {
  const std::size_t term = AnyNeedTerm(random);
  AddLink(draft, entity, record, term, random.Chance(50) ? "need" : "");
}

void AddStaffLinks(Draft& draft, Random& random, std::string_view entity, const std::string& record) {
  while (random.Chance(25)) {
    const std::size_t term = AnyStaffTerm(random);
    AddLink(draft, entity, record, term, random.Chance(50) ? "culture" : "lived_experience");
  }
}

}  // namespace

void MakeNeeds(Draft& draft) {
  Random random = draft.Stream(Purpose::kNeeds);
  AddTerms(draft);
  const Directory& d = draft.directory;
  for (const Service& service : d.services) {
    if (!random.Chance(6)) AddNeedLink(draft, random, "service", service.key);
    if (random.Chance(25)) AddNeedLink(draft, random, "service", service.key);
    if (random.Chance(5)) AddLink(draft, "service", service.key, AnyNeedTerm(random), "eligibility");
    AddStaffLinks(draft, random, "service", service.key);
  }
  for (const ServiceAtLocation& offer : d.services_at_location) {
    if (random.Chance(10)) AddNeedLink(draft, random, "service_at_location", offer.key);
    if (random.Chance(20)) AddStaffLinks(draft, random, "service_at_location", offer.key);
  }
  for (const Program& program : d.programs)
    if (random.Chance(20)) AddNeedLink(draft, random, "program", program.key);
  for (const Organization& organization : d.organizations)
    if (random.Chance(20)) AddStaffLinks(draft, random, "organization", organization.key);
}

}  // namespace kith
