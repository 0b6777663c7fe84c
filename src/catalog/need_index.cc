// Which offers meet a need: the links of attributes, carried up the tree of terms.
#include <utility>

#include "src/catalog/catalog_data.h"
#include "src/catalog/key_lookup.h"

namespace kith {
namespace {

using TermsOfRecord = Grouped<std::uint32_t>;

bool MeansNeed(const Attribute& attribute) { return attribute.link_type.empty() || attribute.link_type == "need"; }

template <class Record>
TermsOfRecord NeedsOf(const Directory& d, std::string_view entity, const std::vector<Record>& records) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Attribute& attribute : d.attributes) {
    if (!MeansNeed(attribute) || attribute.link_entity != entity) continue;
    const std::uint32_t record = FindRow(records, attribute.link_key);
    const std::uint32_t term = FindRow(d.taxonomy_terms, attribute.taxonomy_term_key);
    if (record != kNoRow && term != kNoRow) pairs.emplace_back(record, term);
  }
  return TermsOfRecord::FromPairs(records.size(), std::move(pairs));
}

std::vector<std::uint32_t> Parents(const std::vector<TaxonomyTerm>& terms) {
  std::vector<std::uint32_t> parents;
  parents.reserve(terms.size());
  for (const TaxonomyTerm& term : terms)
    parents.push_back(term.parent_key.empty() ? kNoRow : FindRow(terms, term.parent_key));
  return parents;
}

}  // namespace

void IndexNeeds(const Directory& directory, const std::vector<Offer>& offers, CatalogIndexes& indexes) {
  const std::vector<std::uint32_t> parents = Parents(directory.taxonomy_terms);
  std::vector<std::pair<std::uint32_t, TaxonomyTermId>> below;
  for (std::uint32_t term = 0; term < parents.size(); ++term)
    for (std::uint32_t at = term; at != kNoRow; at = parents[at]) below.emplace_back(at, TaxonomyTermId(term));

  const TermsOfRecord of_site = NeedsOf(directory, "service_at_location", directory.services_at_location);
  const TermsOfRecord of_service = NeedsOf(directory, "service", directory.services);
  const TermsOfRecord of_program = NeedsOf(directory, "program", directory.programs);
  std::vector<std::pair<std::uint32_t, ServiceAtLocationId>> meets;
  for (std::uint32_t i = 0; i < offers.size(); ++i) {
    const auto add = [&](std::span<const std::uint32_t> terms) {
      for (const std::uint32_t term : terms)
        for (std::uint32_t at = term; at != kNoRow; at = parents[at]) meets.emplace_back(at, ServiceAtLocationId(i));
    };
    const std::uint32_t service = offers[i].service.index();
    add(of_site[i]);
    add(of_service[service]);
    if (const std::uint32_t program = FindRow(directory.programs, directory.services[service].program_key);
        program != kNoRow)
      add(of_program[program]);
  }
  indexes.subtrees = Grouped<TaxonomyTermId>::FromPairs(parents.size(), std::move(below));
  indexes.offers_for = Grouped<ServiceAtLocationId>::FromPairs(parents.size(), std::move(meets));
}

}  // namespace kith
