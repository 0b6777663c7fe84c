// Cleaning, part one: the tables that need no other: vocabularies and their terms, units, areas, carried tables, rule files.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "src/catalog/cleaning.h"
#include "src/catalog/key_lookup.h"
#include "src/catalog/parent_links.h"
#include "src/catalog/table_sweep.h"

namespace kith {
namespace {

std::vector<std::uint32_t> ParentsOf(const std::vector<TaxonomyTerm>& terms) {
  std::vector<std::uint32_t> parents;
  parents.reserve(terms.size());
  for (const TaxonomyTerm& term : terms)
    parents.push_back(term.parent_key.empty() ? kNoRow : FindRow(terms, term.parent_key));
  return parents;
}

void CutParents(std::vector<TaxonomyTerm>& terms, const std::vector<std::uint32_t>& cuts, const std::string& reason,
                Findings& findings) {
  for (const std::uint32_t at : cuts) {
    RecordReport(findings, Table::kTaxonomyTerms, terms[at].key).Repair("parent_id", reason);
    terms[at].parent_key.clear();
  }
}

void CleanTaxonomies(Directory& d, Findings& findings) {
  SortAndDropDuplicates(d.taxonomies, Table::kTaxonomies, findings);
  SortAndDropDuplicates(d.taxonomy_terms, Table::kTaxonomyTerms, findings);
  for (TaxonomyTerm& term : d.taxonomy_terms) {
    RecordReport report(findings, Table::kTaxonomyTerms, term.key);
    if (!term.taxonomy_key.empty() && !HasRow(d.taxonomies, term.taxonomy_key)) {
      report.Repair("taxonomy_id", NotIn(term.taxonomy_key, Table::kTaxonomies) + ": cleared");
      term.taxonomy_key.clear();
    }
    if (!term.parent_key.empty() && !HasRow(d.taxonomy_terms, term.parent_key)) {
      report.Repair("parent_id", NotIn(term.parent_key, Table::kTaxonomyTerms) + ": cleared");
      term.parent_key.clear();
    }
  }
  CutParents(d.taxonomy_terms, RingCuts(ParentsOf(d.taxonomy_terms)), "leads back to this term: cleared", findings);
  CutParents(d.taxonomy_terms, DepthCuts(ParentsOf(d.taxonomy_terms), kMaxTaxonomyDepth),
             std::to_string(kMaxTaxonomyDepth) + " levels above this term, more than are followed: cleared", findings);
}

// A code names one area of its type: of several the first by key is kept. Names may recur.
void CleanAreas(std::vector<Area>& areas, Findings& findings) {
  SortAndDropDuplicates(areas, Table::kAreas, findings);
  std::map<std::pair<AreaType, std::string>, std::string> key_of_code;
  Sweep(areas, Table::kAreas, findings, [&](Area& area, RecordReport& report) {
    if (!area.code.empty()) {
      const auto [first, added] = key_of_code.try_emplace({area.type, area.code}, area.key);
      if (!added) return report.Reject("code", "\"" + area.code + "\" is the code of area " + first->second + " too");
    }
    ClearBrokenOutline(area.outline, report);
    return true;
  });
}

template <class Named>
void SortAndDropNameless(std::vector<Named>& items, Table table, Findings& findings) {
  std::stable_sort(items.begin(), items.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
  std::vector<Named> kept;
  for (Named& item : items) {
    RecordReport report(findings, table, item.name);
    if (item.name.empty()) {
      report.Reject("name", "empty: expected a file name");
    } else if (!kept.empty() && kept.back().name == item.name) {
      report.Reject("name", "another has this name: the first by content is kept");
    } else {
      kept.push_back(std::move(item));
    }
  }
  items = std::move(kept);
}

void CleanCarried(std::vector<CarriedTable>& tables, Findings& findings) {
  for (CarriedTable& table : tables) {
    const auto is_ragged = [&](const std::vector<std::string>& row) { return row.size() != table.columns.size(); };
    const auto ragged = std::count_if(table.rows.begin(), table.rows.end(), is_ragged);
    if (ragged > 0) {
      RecordReport(findings, Table::kCarried, table.name)
          .Repair("", std::to_string(ragged) + " rows are not as long as the header: filled with blanks or cut");
    }
    for (std::vector<std::string>& row : table.rows) row.resize(table.columns.size());
    std::sort(table.rows.begin(), table.rows.end());
  }
  std::sort(tables.begin(), tables.end(), [](const CarriedTable& a, const CarriedTable& b) {
    return std::tie(a.columns, a.rows) < std::tie(b.columns, b.rows);
  });
  SortAndDropNameless(tables, Table::kCarried, findings);
}

void CleanRuleFiles(std::vector<RuleFile>& files, Findings& findings) {
  std::sort(files.begin(), files.end(), [](const RuleFile& a, const RuleFile& b) { return a.text < b.text; });
  SortAndDropNameless(files, Table::kRuleFiles, findings);
}

}  // namespace

void CleanTerms(Directory& directory, Findings& findings) {
  CleanTaxonomies(directory, findings);
  SortAndDropDuplicates(directory.units, Table::kUnits, findings);
  CleanAreas(directory.areas, findings);
  CleanCarried(directory.carried, findings);
  CleanRuleFiles(directory.rule_files, findings);
}

}  // namespace kith
