#include "src/interop/mapping_records.h"

#include <algorithm>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"
#include "src/interop/csv_table.h"
#include "src/interop/mapping_expand.h"
#include "src/interop/mapping_hours.h"
#include "src/interop/mapping_hours_twice.h"
#include "src/interop/uuid.h"

namespace kith {
namespace {

constexpr std::string_view kSourceId = "source_id";

MadeLimits LimitsOf(const MappingPlan& plan) {
  std::uint64_t cells = 0, bytes = 0;
  for (const MappingSource& source : plan.sources) {
    for (const SourceRow& row : source.data.rows) {
      cells += row.cells.size();
      for (const std::string& cell : row.cells) bytes += cell.size();
    }
  }
  return {std::min(kMaxMadeCells, kMadeCellsOfAny + kMadeCellsOfACell * cells),
          std::min(kMaxMadeTextBytes, kMadeBytesOfAny + kMadeBytesOfAByte * bytes)};
}

// What one row has made so far: the ids of the source, by table.
using MadeIds = std::map<std::string_view, std::vector<std::string>>;

class Maker {
 public:
  Maker(MappingPlan& plan, MadeRecords& made) : plan_(plan), made_(made) {}

  void Make() {
    made_.tables.SetLimits(LimitsOf(plan_));
    MakeTerms();
    for (MappingSource& source : plan_.sources) {
      for (std::size_t at = 0; at < source.data.rows.size(); ++at) PrepareRow(source, source.data.rows[at]);
    }
    for (RecordSection& section : plan_.sections) ListCarried(section);
    for (MappingSource& source : plan_.sources) {
      std::vector<const RecordSection*> sections;
      for (const RecordSection& section : plan_.sections) {
        if (section.source == &source) sections.push_back(&section);
      }
      if (sections.empty()) continue;
      for (SourceRow& row : source.data.rows) {
        if (made_.tables.full()) return;
        MakeOfRow(source, sections, row);
      }
    }
  }

 private:
  std::string KeyOf(std::string_view table, const std::string& id) {
    if (id.empty()) return "";
    std::string key = UuidV5(kKithNamespace, std::string(table) + "/" + id);
    made_.source_ids.try_emplace(key, id);
    return key;
  }

  std::size_t Note(const MadeFrom& from) {
    made_.origins.push_back(from);
    return made_.origins.size() - 1;
  }
  static std::int64_t LineOf(const MadeFrom& from) { return from.row == nullptr ? 0 : from.row->line; }

  void MakeTerms() {
    for (const std::string& taxonomy : plan_.taxonomies) {
      RecordCells cells{{"name", taxonomy}};
      made_.tables.Add("taxonomies", KeyOf("taxonomies", taxonomy), std::move(cells), Note({}));
    }
    for (const MappedTerm& term : plan_.terms) {
      RecordCells cells{{"code", term.code},
                        {"name", term.name},
                        {"taxonomy_id", KeyOf("taxonomies", term.taxonomy)},
                        {"parent_id", KeyOf("taxonomy_terms", term.parent)}};
      made_.tables.Add("taxonomy_terms", KeyOf("taxonomy_terms", term.code), std::move(cells),
                       Note({nullptr, nullptr, term.line}));
    }
  }

  static RowView ViewOf(MappingSource& source, SourceRow& row, bool report) {
    RowView view{{&row.cells}, {}};
    CellProblems unheard;
    for (const MappingJoin& join : source.joins) {
      const std::string value = join.own.Text(view, unheard);
      const auto found = join.index.find(value);
      if (found == join.index.end()) {
        view.tables.push_back(nullptr);
        if (report && !value.empty())
          row.Report(DefectFate::kRepaired, join.own.first_name(),
                     Quoted(value) + " is not in " + join.other->file + ": nothing is joined");
        continue;
      }
      const SourceRow& other = join.other->data.rows[found->second];
      view.tables.push_back(&other.cells);
      if (report && !join.looks_up && other.fate != RowFate::kTaken)
        row.Report(
            DefectFate::kLeftOut, join.own.first_name(),
            "line " + std::to_string(other.line) + " of " + join.other->file + ", which it belongs to, is not taken");
    }
    return view;
  }

  // Names the row and says whether it is left out.
  void PrepareRow(MappingSource& source, SourceRow& row) {
    if (row.cells.empty()) return;
    const RowView view = ViewOf(source, row, true);
    CellProblems unheard;
    if (source.key) row.id = source.key->Text(view, unheard);
    for (std::size_t i = 0; i < source.leave_out.size() && row.fate == RowFate::kTaken; ++i) {
      const Condition& condition = source.leave_out[i];
      if (condition.Holds(view))
        row.Report(DefectFate::kLeftOut, condition.subject().first_name(), condition.text(), source.leave_out_lines[i]);
    }
  }

  // `carry = all` takes what nothing else uses.
  static void ListCarried(RecordSection& section) {
    if (!section.carry_rest) return;
    for (std::size_t i = 0; i < section.source->used.size(); ++i) {
      if (!section.source->used[i]) section.carry.push_back(i);
    }
  }

  void MakeOfRow(MappingSource& source, const std::vector<const RecordSection*>& sections, SourceRow& row) {
    if (row.fate != RowFate::kTaken || row.cells.empty()) return;
    RowView view = ViewOf(source, row, false);
    MadeIds ids;
    refused_ = {};
    says_more_ = false;
    for (const RecordSection* section : sections) {
      view.variables.clear();
      std::size_t budget = kMaxMappingItems;
      MakeEach(*section, 0, view, row, ids, budget);
    }
    if (row.made > 0) LeaveOutWhatSaysNothingMore(row);
    if (row.made > 0 || row.fate != RowFate::kTaken) return;
    row.Report(row.issues.empty() ? DefectFate::kLeftOut : DefectFate::kRejected, "", "no record is made of it");
  }

  // A row that a section leaves out on purpose, as one night of many, and of which all else stands already, counts as left out.
  void LeaveOutWhatSaysNothingMore(SourceRow& row) const {
    if (says_more_ || !row.issues.empty() || refused_.section == nullptr) return;
    row.Report(DefectFate::kLeftOut, refused_.condition->subject().first_name(),
               "other rows say all that is taken of it; " + std::string(refused_.section->table->name) +
                   " only where " + refused_.condition->text(),
               refused_.section->line);
  }

  // Once for each value of the section's `each`, one within the other.
  void MakeEach(const RecordSection& section, std::size_t depth, RowView& view, SourceRow& row, MadeIds& ids,
                std::size_t& budget) {
    if (budget == 0 || made_.tables.full()) return;
    if (depth == section.each.size()) {
      if (--budget == 0)
        row.Report(DefectFate::kRepaired, "",
                   "makes over " + std::to_string(kMaxMappingItems) + " records of mapping line " +
                       std::to_string(section.line) + ": the rest is left out");
      MakeOne(section, view, row, ids);
      return;
    }
    CellProblems problems;
    const Template& value = section.each[depth].value;
    MappingItems items = value.Items(view, problems);
    // An hour that is lost among others leaves these uncertain, too.
    if (section.table->name == "schedules" && LosesAny(problems, 0)) items.push_back(value.Unfiltered(view));
    ReportAll(std::move(problems), row);
    if (items.empty()) --budget;  // as if it made a record: lists within lists must end
    for (const std::string& item : items) {
      if (budget == 0) return;
      view.variables.resize(depth);
      view.variables.push_back(item);
      MakeEach(section, depth + 1, view, row, ids, budget);
    }
  }

  void ReportAll(CellProblems problems, SourceRow& row) {
    for (CellProblem& problem : problems) {
      if (problem.once) {
        made_.notes.insert(problem.field + " " + problem.reason + " (mapping line " +
                           std::to_string(problem.mapping_line) + ").");
        continue;
      }
      const RowIssue issue{DefectFate::kRepaired, std::move(problem.field), std::move(problem.reason),
                           problem.mapping_line};
      if (std::find(row.issues.begin(), row.issues.end(), issue) == row.issues.end())
        row.Report(issue.fate, issue.field, issue.reason, issue.mapping_line);
    }
  }

  // Whether the field says something of the record, rather than whose it is.
  static bool IsOwn(const RecordSection& section, const MappedField& field) {
    const MappedColumn* column = section.table->Find(field.name);
    return field.value.refers() && (column == nullptr || column->refers_to.empty()) && field.name != "link_id";
  }

  static bool LosesAny(const CellProblems& problems, std::size_t begin) {
    return std::any_of(problems.begin() + static_cast<std::ptrdiff_t>(begin), problems.end(),
                       [](const CellProblem& problem) { return problem.lost; });
  }

  // Of some fields it matters that they say something even where a filter could not read it.
  static void KeepUnread(const RecordSection& section, const MappedField& field, const RowView& view,
                         MappingItems& items, StatedFields& stated) {
    if (section.table->name == "schedules" && IsOwn(section, field)) {
      stated.unread[field.name] = field.value.Unfiltered(view);
      items.clear();
    } else if (section.table->name == "locations" && field.name == "confidential") {
      items = {"true"};  // unless it says for certain that it is not
    }
  }

  // A cell that may say that a place is confidential, and says nothing, does not say that it is not.
  static void HideWhereNothingIsSaid(const RecordSection& section, const MappedField& field, MappingItems& items,
                                     CellProblems& problems) {
    if (section.table->name != "locations" || field.name != "confidential" || !field.value.refers()) return;
    items = {"true"};
    problems.push_back(
        {field.value.first_name(),
         "says nothing in some rows: their places are confidential; `| default no` where nothing means no",
         field.value.line(), false, true});
  }

  void MakeOne(const RecordSection& section, const RowView& view, SourceRow& row, MadeIds& ids) {
    const auto refuses = std::find_if_not(section.when.begin(), section.when.end(),
                                          [&](const Condition& condition) { return condition.Holds(view); });
    if (refuses != section.when.end()) {
      if (refused_.section == nullptr && !section.report) refused_ = {&section, &*refuses};
      return;
    }
    CellProblems problems;
    if (section.report) {
      CellProblems unheard;
      problems.push_back({section.report->first_name(), section.report->Text(view, unheard), section.report->line()});
    }
    StatedFields stated;
    FieldTexts& texts = stated.texts;
    std::vector<std::pair<std::string, std::string>> statements;  // of rules, in order
    bool says_something = false;
    for (const MappedField& field : section.fields) {
      const std::size_t told = problems.size();
      MappingItems items = field.value.Items(view, problems);
      if (LosesAny(problems, told)) KeepUnread(section, field, view, items, stated);
      if (items.empty()) HideWhereNothingIsSaid(section, field, items, problems);
      if (items.empty() && !stated.unread.contains(field.name)) continue;
      says_something |= IsOwn(section, field);
      if (items.empty()) continue;
      if (section.table->name == "rules") statements.emplace_back(field.name, JoinList(items, ", "));
      texts[field.name] = std::move(items);
    }
    ReportAll(std::move(problems), row);
    const bool has_own = std::any_of(section.fields.begin(), section.fields.end(),
                                     [&](const MappedField& field) { return IsOwn(section, field); });
    if (section.table->is_part && has_own && !says_something) return;
    if (!AddImplied(section, ids, texts, row)) return;
    if (section.table->name == "rules") return MakeRule(section, texts, statements, row);
    CellProblems id_problems;
    const std::string id = section.id ? section.id->Text(view, id_problems) : "";
    ReportAll(std::move(id_problems), row);
    if (section.id && id.empty()) {
      row.hidden |= section.table->name == "locations" && IsSecret(CellsOf(texts));
      row.Report(DefectFate::kRepaired, section.id->first_name(),
                 "is empty: no record of " + std::string(section.table->name) + " is made", section.id->line());
      return;
    }
    Carry(section, view, texts);
    Finish(section, id, ExpandFields(section, std::move(stated)), row, ids);
  }

  // False where the row has not made the record that this one belongs to.
  static bool AddImplied(const RecordSection& section, const MadeIds& ids, FieldTexts& texts, SourceRow& row) {
    for (const ImpliedReference& implied : section.implied) {
      const auto found = ids.find(implied.table);
      if (found == ids.end()) {
        // Of the place that it says something of, nobody says that it may be known.
        row.hidden |= implied.table == "locations" && section.table->name != "service_at_location";
        row.Report(DefectFate::kRepaired, "",
                   "makes none of " + std::string(implied.table) + ", so that its " + std::string(section.table->name) +
                       " are not made",
                   section.line);
        return false;
      }
      if (found->second.size() > 1) {
        row.Report(DefectFate::kRepaired, "",
                   "makes several " + std::string(implied.table) + ": " + std::string(section.table->name) + " need `" +
                       std::string(implied.column) + " = `",
                   section.line);
        return false;
      }
      texts[std::string(implied.column)] = {found->second.front()};
    }
    return true;
  }

  static void Carry(const RecordSection& section, const RowView& view, FieldTexts& texts) {
    for (const std::size_t column : section.carry) {
      const std::string_view cell = view.Cell({0, column});
      if (cell.empty()) continue;
      std::string name = section.source->data.columns[column];
      if (section.table->Takes(name) || name == "id" || name == kSourceId) name = "source_" + name;
      texts[name] = {std::string(cell)};
    }
  }

  void Finish(const RecordSection& section, const std::string& id, Expansion expansion, SourceRow& row, MadeIds& ids) {
    const std::string_view table = section.table->name;
    made_.hours_texts += expansion.hours_texts;
    made_.hours_read += expansion.hours_read;
    for (Expansion::Problem& problem : expansion.problems) {
      row.Report(DefectFate::kRepaired, SourceField(section, problem.field), problem.reason, section.line);
    }
    for (std::size_t i = 0; i < expansion.records.size(); ++i) {
      RecordCells& cells = expansion.records[i];
      if (!ResolveTerm(cells, section, row)) continue;
      std::string own_id = id;
      if (!id.empty() && i > 0) own_id += "/" + std::to_string(i + 1);
      if (own_id.empty() && table == "service_at_location") own_id = cells["service_id"] + "/" + cells["location_id"];
      ResolveUnit(cells);
      ResolveReferences(section, cells);
      const std::string key = own_id.empty() ? ContentKey(table, cells) : KeyOf(table, own_id);
      if (std::vector<std::string>& made = ids[table];
          !own_id.empty() && std::find(made.begin(), made.end(), own_id) == made.end())
        made.push_back(own_id);
      if (!id.empty()) cells[std::string(kSourceId)] = own_id;
      Add(section, key, std::move(cells), row, !own_id.empty());
    }
  }

  void Add(const RecordSection& section, const std::string& key, RecordCells cells, SourceRow& row, bool has_id) {
    ++row.made;
    made_.places.Note(section.table->name, key, cells, row);
    const MadeTables::Addition added =
        made_.tables.Add(section.table->name, key, std::move(cells), Note({&section, &row, section.line}));
    says_more_ = says_more_ || added.says_more;
    if (added.added == MadeTables::Added::kSame && !has_id && made_.origins[added.first].row != &row)
      ++made_.alike[std::string(section.table->name)];
    if (added.added != MadeTables::Added::kDiffers) return;
    row.Report(DefectFate::kRepaired, "",
               "line " + std::to_string(LineOf(made_.origins[added.first])) + " makes the same record of " +
                   std::string(section.table->name) + " with another " + added.column + ": that one is kept",
               section.line);
  }

  // Of a record that the source does not number.
  static std::string ContentKey(std::string_view table, const RecordCells& cells) {
    std::string content(table);
    for (const auto& [column, text] : cells) {
      if (!text.empty()) content += "\x1f" + column + "\x1e" + text;
    }
    return UuidV5(kKithNamespace, content);
  }

  // False where the row's term is none of the mapping's.
  bool ResolveTerm(RecordCells& cells, const RecordSection& section, SourceRow& row) {
    const auto term = cells.find("term");
    if (term == cells.end()) return true;
    const std::string key = KeyOf("taxonomy_terms", term->second);
    if (!made_.tables.Has("taxonomy_terms", key)) {
      row.Report(DefectFate::kRepaired, "", Quoted(term->second) + " is no term of a [taxonomy]: left out",
                 section.line);
      return false;
    }
    cells["taxonomy_term_id"] = term->second;
    cells.erase(term);
    if (!cells.contains("link_entity")) cells["link_entity"] = "service";
    return true;
  }

  // A unit is known by its name.
  void ResolveUnit(RecordCells& cells) {
    const auto unit = cells.find("unit");
    if (unit == cells.end()) return;
    const std::string name = unit->second;
    cells.erase(unit);
    if (name.empty()) return;
    cells["unit_id"] = name;
    made_.tables.Add("units", KeyOf("units", name), RecordCells{{"name", name}}, Note({}));
  }

  void ResolveReferences(const RecordSection& section, RecordCells& cells) {
    for (auto& [column, text] : cells) {
      const MappedColumn* known = section.table->Find(column);
      if (known != nullptr && !known->refers_to.empty()) text = KeyOf(known->refers_to, text);
    }
    const auto link = cells.find("link_id");
    if (link == cells.end()) return;
    const auto entity = cells.find("link_entity");
    const std::string_view table =
        TableOfResource(entity == cells.end() ? "service" : std::string_view(entity->second));
    if (entity == cells.end()) cells["link_entity"] = "service";
    link->second = KeyOf(table, link->second);
  }

  void MakeRule(const RecordSection& section, const FieldTexts& texts,
                const std::vector<std::pair<std::string, std::string>>& statements, SourceRow& row) {
    for (const std::string_view entity : {"service_at_location", "program", "service"}) {
      const auto bound = texts.find(std::string(entity) + "_id");
      if (bound == texts.end()) continue;
      MappedRule rule{std::string(entity), KeyOf(TableOfResource(entity), bound->second.front()), {}, "", &row,
                      section.line};
      for (const auto& [field, text] : statements) {
        if (!field.ends_with("_id")) rule.statements.push_back(RuleStatement(field, text));
      }
      rule.name = FoldName(section.source->name) + "_" + std::to_string(row.line) + "_" + std::to_string(++rules_made_);
      std::replace(rule.name.begin(), rule.name.end(), ' ', '_');
      rule.name.insert(0, "r_");
      ++row.made;
      says_more_ = true;
      made_.rules.Add(std::move(rule));
      return;
    }
  }

  MappingPlan& plan_;
  MadeRecords& made_;
  std::int64_t rules_made_ = 0;
  // Of the row that is looked at.
  struct Refused {
    const RecordSection* section = nullptr;  // the first whose condition does not hold; one that only reports is none
    const Condition* condition = nullptr;
  };
  Refused refused_;
  bool says_more_ = false;
};

}  // namespace

void MakeRecords(MappingPlan& plan, MadeRecords& made) {
  Maker(plan, made).Make();
  UncertainWhereHoursContradict(made);
  made.places.Hide(made.tables);
}

}  // namespace kith
