// The vocabularies of HSDS 1.x and 2.0, and what they say of services.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "kith/base/text.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_tables.h"

namespace kith {
namespace {

constexpr std::string_view kNeed = "need";
constexpr std::string_view kPopulation = "target_population";

// The name of the branch of the 211 taxonomy (AIRS) whose terms say whom a service is meant for.
constexpr std::string_view kPopulationBranch = "target populations";

struct MissingParent {
  std::string source_id;
  std::string name;
};

// Terms that others name as parent, with a name, and that have no row of their own: a branch without its trunk would be found by nobody who asks
// for the whole.
void AddMissingParents(Hsds1Package& package, const std::map<std::string, MissingParent>& parents) {
  std::unordered_map<std::string, const TaxonomyTerm*> first_child;
  std::unordered_map<std::string, bool> exists;
  for (const TaxonomyTerm& term : package.directory.taxonomy_terms) exists[term.key] = true;
  std::vector<TaxonomyTerm> added;
  for (const TaxonomyTerm& term : package.directory.taxonomy_terms) {
    const auto parent = parents.find(term.parent_key);
    if (parent == parents.end() || exists[term.parent_key]) continue;
    exists[term.parent_key] = true;
    TaxonomyTerm trunk;
    trunk.key = term.parent_key;
    trunk.code = parent->second.source_id;
    trunk.name = parent->second.name;
    trunk.taxonomy_key = term.taxonomy_key;
    trunk.extras = {{"source_id", parent->second.source_id}};
    const Origin* origin = package.log.FindOrigin(kTaxonomyTerms, term.key);
    package.log.Add(origin->table, {.fate = DefectFate::kRepaired,
                                    .file = "",
                                    .line = origin->line,
                                    .record = origin->source_id,
                                    .field = "parent_id",
                                    .reason = Quoted(trunk.code) + " has no record: a term named " +
                                              Quoted(trunk.name) + " was added"});
    added.push_back(std::move(trunk));
  }
  std::move(added.begin(), added.end(), std::back_inserter(package.directory.taxonomy_terms));
}

// The terms of 211 directories (AIRS) have codes that say where they belong: BD-1800.2000-250 under BD-1800.2000 under BD-1800 under BD. Exports
// may name the trunk alone as the parent of all of them, or none.
class CodeTree {
 public:
  explicit CodeTree(const std::vector<TaxonomyTerm>& terms) {
    for (const TaxonomyTerm& term : terms) {
      by_key_.emplace(term.key, &term);
      if (!term.code.empty()) by_code_.emplace(term.taxonomy_key + '\n' + term.code, &term);
    }
  }

  bool Has(const std::string& key) const { return by_key_.contains(key); }

  // The term of its vocabulary whose code is the longest that the term's begins with, before a '.' or '-'; nullptr where there is none.
  const TaxonomyTerm* Above(const TaxonomyTerm& term) const {
    for (std::size_t end = term.code.find_last_of(".-"); end != std::string::npos && end > 0;
         end = term.code.find_last_of(".-", end - 1)) {
      const auto found = by_code_.find(term.taxonomy_key + '\n' + term.code.substr(0, end));
      if (found != by_code_.end()) return found->second;
    }
    return nullptr;
  }

  // By the parents that the source states.
  bool LiesUnder(const TaxonomyTerm& term, const std::string& key) const {
    const TaxonomyTerm* at = &term;
    for (int level = 0; level < static_cast<int>(kMaxTaxonomyDepth); ++level) {
      if (at->parent_key == key) return true;
      const auto parent = by_key_.find(at->parent_key);
      if (parent == by_key_.end()) return false;
      at = parent->second;
    }
    return false;
  }

 private:
  std::unordered_map<std::string, const TaxonomyTerm*> by_key_, by_code_;
};

// Where the source states no parent, one without a record, or one above the term that the code names, the code's is the parent. A stated parent
// that is further up stays one, by way of it: such a record is accepted, and all of them together are noted.
void HangByCode(Hsds1Package& package) {
  std::vector<TaxonomyTerm>& terms = package.directory.taxonomy_terms;
  const std::vector<TaxonomyTerm> stated = terms;
  const CodeTree tree(stated);
  std::size_t hung = 0;
  for (TaxonomyTerm& term : terms) {
    const TaxonomyTerm* above = tree.Above(term);
    if (above == nullptr || above->key == term.parent_key || tree.LiesUnder(*above, term.key)) continue;
    const bool stands = tree.Has(term.parent_key);
    if (stands && !tree.LiesUnder(*above, term.parent_key)) continue;
    if (!stands && !term.parent_key.empty()) {
      const std::string* id = package.ids.Find(term.parent_key);
      const Origin* origin = package.log.FindOrigin(kTaxonomyTerms, term.key);
      package.log.Add(origin->table,
                      {.fate = DefectFate::kRepaired,
                       .file = "",
                       .line = origin->line,
                       .record = origin->source_id,
                       .field = "parent_id",
                       .reason = Quoted(id == nullptr ? term.parent_key : *id) + " has no record: taken as " +
                                 Quoted(above->code) + ", with which the code begins"});
    } else {
      ++hung;
    }
    term.parent_key = above->key;
  }
  if (hung > 0)
    package.log.Note("Of the taxonomy's terms, " + std::to_string(hung) +
                     " hang under the nearest term with whose code theirs begins, which lies below the parent that is "
                     "stated, or where none is stated.");
}

void FindPopulations(Hsds1Package& package) {
  std::unordered_map<std::string, const TaxonomyTerm*> terms;
  for (const TaxonomyTerm& term : package.directory.taxonomy_terms) terms.emplace(term.key, &term);
  for (const TaxonomyTerm& term : package.directory.taxonomy_terms) {
    const TaxonomyTerm* above = &term;
    for (int level = 0; level < static_cast<int>(kMaxTaxonomyDepth); ++level) {
      const auto parent = terms.find(above->parent_key);
      if (parent == terms.end()) break;
      above = parent->second;
    }
    if (FoldName(above->name) == kPopulationBranch) package.populations.insert(term.key);
  }
}

void AddTaxonomies(Hsds1Package& package, const std::map<std::string, std::string>& names) {
  for (const auto& [key, name] : names) {
    Taxonomy taxonomy;
    taxonomy.key = key;
    taxonomy.name = name;
    package.directory.taxonomies.push_back(std::move(taxonomy));
  }
}

Attribute NeedOf(const Hsds1Package& package, const std::string& service_key, const std::string& term_key) {
  Attribute attribute;
  attribute.link_key = service_key;
  attribute.link_entity = "service";
  attribute.link_type = package.populations.contains(term_key) ? kPopulation : kNeed;
  attribute.taxonomy_term_key = term_key;
  return attribute;
}

// What 2.0's link_type names: the table, to which the ids belong, and what it is in HSDS 3.
struct LinkedTable {
  std::string_view link_type;
  std::string_view ids;
  std::string_view entity;
};
constexpr std::array<LinkedTable, 17> kLinkedTables = {
    {{"organization", kOrganizations, "organization"},
     {"program", kPrograms, "program"},
     {"service", kServices, "service"},
     {"service_at_location", kServicesAtLocation, "service_at_location"},
     {"location", kLocations, "location"},
     {"phone", "phones", "phone"},
     {"contact", kContacts, "contact"},
     {"physical_address", "physical_addresses", "address"},
     {"postal_address", "postal_addresses", "address"},
     {"schedule", "schedules", "schedule"},
     {"funding", "funding", "funding"},
     {"service_area", "service_areas", "service_area"},
     {"required_document", "required_documents", "required_document"},
     {"payment_accepted", "payments_accepted", "payment_accepted"},
     {"language", "languages", "language"},
     {"accessibility_for_disabilities", "accessibility_for_disabilities", "accessibility"},
     {"taxonomy_term", kTaxonomyTerms, "taxonomy_term"}}};

const LinkedTable* FindLinkedTable(std::string_view link_type) {
  const auto* known = std::find_if(kLinkedTables.begin(), kLinkedTables.end(),
                                   [&](const LinkedTable& entry) { return entry.link_type == link_type; });
  return known == kLinkedTables.end() ? nullptr : known;
}

// Eligibility is no record of HSDS 3: what is said of it is said of its service.
void SetLink(Attribute& attribute, Hsds1Package& package, const std::string& link_type, const std::string& id) {
  attribute.link_type = "attribute";
  if (const auto service = package.service_of_eligibility.find(id);
      link_type == "eligibility" && service != package.service_of_eligibility.end()) {
    attribute.link_type = link_type;
    attribute.link_entity = "service";
    attribute.link_key = service->second;
    return;
  }
  const LinkedTable* known = FindLinkedTable(link_type);
  attribute.link_entity = known == nullptr ? link_type : std::string(known->entity);
  attribute.link_key = Hsds2LinkKey(package, link_type, id);
}

}  // namespace

std::string Hsds2LinkKey(Hsds1Package& package, std::string_view table, const std::string& id) {
  const LinkedTable* known = FindLinkedTable(table);
  return known == nullptr ? id : package.ids.KeyOf(known->ids, id);
}

absl::Status ReadHsds1Taxonomy(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"taxonomy.csv", "taxonomy_terms.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.FindEither("id", "taxonomy_id"), name = table.FindEither("name", "term");
  const CsvColumn parent = table.Find("parent_id"), parent_name = table.Find("parent_name");
  const CsvColumn vocabulary = table.FindEither("vocabulary", "taxonomy"), description = table.Find("description");
  std::map<std::string, std::string> vocabularies;
  std::map<std::string, MissingParent> parents;
  while (table.Next()) {
    TaxonomyTerm term;
    term.code = table.csv().Key(id);
    term.name = table.Prose(name);
    term.description = table.Prose(description);
    term.parent_key = table.Ref(parent, kTaxonomyTerms);
    term.taxonomy_key = table.Ref(vocabulary, kTaxonomies);
    if (!table.Identify(term, TaxonomyTermTable(), id, Referred::kYes)) continue;
    if (!term.taxonomy_key.empty()) vocabularies.emplace(term.taxonomy_key, table.csv().Key(vocabulary));
    if (const std::string named = table.Prose(parent_name); !named.empty()) {
      if (!term.parent_key.empty()) parents.emplace(term.parent_key, MissingParent{table.csv().Key(parent), named});
      term.extras.emplace_back("parent_name", named);
      std::sort(term.extras.begin(), term.extras.end());
    }
    package.directory.taxonomy_terms.push_back(std::move(term));
  }
  AddTaxonomies(package, vocabularies);
  AddMissingParents(package, parents);
  HangByCode(package);
  FindPopulations(package);
  return table.status();
}

absl::Status ReadHsds1ServiceTaxonomy(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened =
      Hsds1Table::Open(package, {"services_taxonomy.csv", "service_taxonomy.csv", "service_attributes.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), service = table.Find("service_id"), detail = table.Find("taxonomy_detail");
  const CsvColumn term = table.FindEither("taxonomy_id", "taxonomy_term_id");
  while (table.Next()) {
    Attribute attribute = NeedOf(package, table.Ref(service, kServices), table.Ref(term, kTaxonomyTerms));
    attribute.value = table.Prose(detail);
    if (table.Identify(attribute, AttributeTable(), id, Referred::kNo))
      package.directory.attributes.push_back(std::move(attribute));
  }
  return table.status();
}

absl::Status ReadHsds1OtherAttributes(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"other_attributes.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), link = table.Find("link_id"), kind = table.Find("link_type");
  const CsvColumn term = table.Find("taxonomy_term_id");
  while (table.Next()) {
    Attribute attribute;
    SetLink(attribute, package, ToLower(table.csv().Key(kind)), table.csv().Key(link));
    attribute.taxonomy_term_key = table.Ref(term, kTaxonomyTerms);
    if (table.Identify(attribute, AttributeTable(), id, Referred::kNo))
      package.directory.attributes.push_back(std::move(attribute));
  }
  return table.status();
}

void AddHsds1Needs(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column, const Service& to) {
  for (const std::string& term : table.List(column)) {
    Attribute attribute = NeedOf(package, to.key, package.ids.KeyOf(kTaxonomyTerms, term));
    table.IdentifyPart(attribute, AttributeTable(), id, term);
    package.directory.attributes.push_back(std::move(attribute));
  }
}

}  // namespace kith
