#include "src/interop/mapping_plan_sections.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/interop/mapping_filters.h"
#include "src/interop/mapping_scope.h"

namespace kith {
namespace {

constexpr std::string_view kEach = "each ";
constexpr std::string_view kRepeat = "repeat ";
constexpr std::string_view kExtra = "extra.";

// The section with <name> as `value` in all its lines, as far as `bytes`, of all that is made so, stay within kMaxMappingBytes.
MappingSection Substituted(const MappingSection& section, std::string_view name, std::string_view value,
                           std::size_t& bytes) {
  const std::string mark = "<" + std::string(name) + ">";
  const FilterCall replace{nullptr, {mark, std::string(value)}, 0, nullptr};
  MappingSection substituted = section;
  substituted.lines.clear();
  const FilterSpec* filter = FindFilter("replace");
  for (const MappingLine& line : section.lines) {
    if (line.key.starts_with(kRepeat)) continue;
    MappingLine& changed = substituted.lines.emplace_back(line);
    FilterProblem too_long;
    MappingItems texts = {changed.value};
    filter->run(texts, replace, too_long);
    changed.value = texts.empty() ? "" : texts.front();
    bytes += too_long.text.empty() ? changed.value.size() : kMaxMappingTextBytes;
    if (bytes > kMaxMappingBytes) break;
  }
  return substituted;
}

class SectionPlanner {
 public:
  SectionPlanner(const MappingSection& section, MappingPlan& plan) : section_(section), plan_(plan) {}

  absl::Status Plan() {
    made_.line = section_.line;
    made_.table = FindMappedTable(section_.kind);
    if (made_.table == nullptr)
      return Fail(section_.line, "there are no records named " + Quoted(section_.kind) +
                                     DidYouMean(section_.kind, MappedTableNames()));
    KITH_RETURN_IF_ERROR(FindSource());
    for (const MappingLine& line : section_.lines) {
      if (line.key.starts_with(kEach)) KITH_RETURN_IF_ERROR(TakeEach(line));
    }
    for (const MappingLine& line : section_.lines) KITH_RETURN_IF_ERROR(TakeLine(line));
    if (made_.table->needs_id && !made_.id)
      return Fail(section_.line, section_.kind + " need `id = `: what the source knows the record by");
    KITH_RETURN_IF_ERROR(CheckHours());
    KITH_RETURN_IF_ERROR(ChooseImplied());
    for (const MappedColumn& column : made_.table->columns) {
      if (!column.required || HasField(column.name) || IsImplied(column.name)) continue;
      return Fail(section_.line, section_.kind + " need `" + std::string(column.name) + " = `");
    }
    if (plan_.sections.size() == kMaxMappingSections)
      return absl::ResourceExhaustedError(plan_.file + ": more than " + std::to_string(kMaxMappingSections) +
                                          " sections");
    plan_.sections.push_back(std::move(made_));
    return absl::OkStatus();
  }

 private:
  absl::Status Fail(std::int64_t line, std::string_view what) const { return MappingError(plan_.file, line, what); }

  absl::Status FindSource() {
    std::vector<std::string_view> names;
    for (MappingSource& source : plan_.sources) {
      if (source.name == section_.from) made_.source = &source;
      names.push_back(source.name);
    }
    if (made_.source != nullptr) return absl::OkStatus();
    return Fail(section_.line, "there is no [source " + section_.from + "]" + DidYouMean(section_.from, names));
  }

  TemplateScope Scope(std::int64_t line) const {
    return ScopeOf(*made_.source, variables_, plan_.lookups, plan_.file, line);
  }

  absl::Status TakeEach(const MappingLine& line) {
    std::string name = line.key.substr(kEach.size());
    const std::vector<std::string>& columns = made_.source->data.columns;
    if (std::find(columns.begin(), columns.end(), name) != columns.end())
      return Fail(line.line, "`each` gives a new name, and " + Quoted(name) + " is a column");
    if (std::find(variables_.begin(), variables_.end(), name) != variables_.end())
      return Fail(line.line, "`each` names " + Quoted(name) + " twice");
    absl::StatusOr<Template> value = Template::Parse(line.value, Scope(line.line));
    if (!value.ok()) return value.status();
    made_.each.push_back({name, *std::move(value)});
    variables_.push_back(std::move(name));
    return absl::OkStatus();
  }

  absl::Status TakeLine(const MappingLine& line) {
    if (line.key.starts_with(kEach)) return absl::OkStatus();
    if (line.key == "carry") return TakeCarry(line);
    if (line.key == "when") {
      absl::StatusOr<Condition> condition = Condition::Parse(line.value, Scope(line.line));
      if (!condition.ok()) return condition.status();
      made_.when.push_back(*std::move(condition));
      return absl::OkStatus();
    }
    if (line.key == "report") {
      absl::StatusOr<Template> report = Template::Parse(line.value, Scope(line.line));
      if (!report.ok()) return report.status();
      made_.report = *std::move(report);
      return absl::OkStatus();
    }
    const bool is_extra = line.key.starts_with(kExtra) && made_.table->name != "rules";
    if (line.key != "id" && !is_extra && !made_.table->Takes(line.key))
      return Fail(line.line, section_.kind + " have no field " + Quoted(line.key) +
                                 DidYouMean(line.key, made_.table->Names()) +
                                 (made_.table->name == "rules" ? "" : "; a column of your own is extra." + line.key));
    absl::StatusOr<Template> value = Template::Parse(line.value, Scope(line.line));
    if (!value.ok()) return value.status();
    return TakeField(line, *std::move(value), is_extra);
  }

  absl::Status TakeField(const MappingLine& line, Template value, bool is_extra) {
    if (line.key == "id") {
      if (made_.table->name == "rules") return Fail(line.line, "rules have no id");
      if (made_.id) return Fail(line.line, "`id` stands twice in this section");
      if (!value.refers()) return Fail(line.line, "an id that is the same for all rows: a column is expected in it");
      made_.id = std::move(value);
      return absl::OkStatus();
    }
    std::string name = is_extra ? line.key.substr(kExtra.size()) : line.key;
    if (is_extra && (name.empty() || made_.table->Takes(name) || name == "id" || name == "source_id"))
      return Fail(line.line, Quoted(name) + " is a field of " + section_.kind + ": write it without `extra.`");
    const bool repeatable = made_.table->name == "rules";
    const bool stands = std::any_of(made_.fields.begin(), made_.fields.end(),
                                    [&](const MappedField& field) { return field.name == name; });
    if (stands && !repeatable) return Fail(line.line, Quoted(name) + " stands twice in this section");
    if (!value.refers()) {
      CellProblems unheard;
      const std::string why = WhyNotConstant(made_.table->name, name, value.Text({}, unheard));
      if (!why.empty()) return Fail(line.line, name + ": " + why);
    }
    if (name == "term" && !value.refers()) KITH_RETURN_IF_ERROR(CheckTerm(line));
    made_.fields.push_back({std::move(name), std::move(value)});
    return absl::OkStatus();
  }

  // A constant term is one of a [taxonomy].
  absl::Status CheckTerm(const MappingLine& line) const {
    const std::string code = Unquoted(line.value);
    std::vector<std::string_view> codes;
    for (const MappedTerm& term : plan_.terms) codes.push_back(term.code);
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) return absl::OkStatus();
    return Fail(line.line, "no [taxonomy NAME] has the term " + Quoted(code) + DidYouMean(code, codes));
  }

  absl::Status TakeCarry(const MappingLine& line) {
    if (made_.table->name == "rules") return Fail(line.line, "rules carry no columns");
    if (line.value == "all") {
      made_.carry_rest = true;
      made_.source->carries_all = true;
      return absl::OkStatus();
    }
    const std::vector<std::string> names = SplitAt(line.value, std::vector<std::string>{"comma"});
    for (const std::string& quoted : names) {
      const absl::StatusOr<CellSlot> slot = Scope(line.line).find(Unquoted(quoted));
      if (!slot.ok()) return slot.status();
      if (slot->table != 0) return Fail(line.line, "`carry` takes columns of " + made_.source->file);
      made_.carry.push_back(slot->column);
    }
    return absl::OkStatus();
  }

  // Prose says days and times itself: beside columns that do, it would not be known which of them holds.
  absl::Status CheckHours() const {
    if (made_.table->name != "schedules" || !HasField("hours")) return absl::OkStatus();
    for (const std::string_view column : {"byday", "opens_at", "closes_at", "season", "freq"}) {
      if (HasField(column))
        return Fail(section_.line,
                    "`hours` says all of the hours: `" + std::string(column) + "` needs a section of its own");
    }
    return absl::OkStatus();
  }

  bool HasField(std::string_view name) const {
    return std::any_of(made_.fields.begin(), made_.fields.end(),
                       [&](const MappedField& field) { return field.name == name; });
  }

  bool IsImplied(std::string_view name) const {
    return std::any_of(made_.implied.begin(), made_.implied.end(),
                       [&](const ImpliedReference& implied) { return implied.column == name; });
  }

  // Whether a section above makes such records of the same rows.
  bool IsMadeAbove(std::string_view table) const {
    return std::any_of(plan_.sections.begin(), plan_.sections.end(), [&](const RecordSection& section) {
      return section.source == made_.source && section.table->name == table;
    });
  }

  absl::Status ChooseImplied() {
    const MappedTable& table = *made_.table;
    if (table.name == "attributes") return ChooseLink();
    const bool any_stated =
        std::any_of(table.implied.begin(), table.implied.end(), [&](std::string_view name) { return HasField(name); });
    if (table.name == "rules" && (HasField("program_id") || HasField("service_at_location_id")))
      return absl::OkStatus();
    if (table.name == "service_areas" && HasField("service_at_location_id")) return absl::OkStatus();
    if (table.implied_any &&
        (any_stated || HasField("contact_id") || HasField("phone_id") || HasField("service_at_location_id")))
      return absl::OkStatus();
    for (const std::string_view column : table.implied) {
      if (HasField(column)) continue;
      const std::string_view target = table.Find(column)->refers_to;
      if (IsMadeAbove(target)) {
        made_.implied.push_back({column, target});
        if (table.implied_any) return absl::OkStatus();
      } else if (!table.implied_any) {
        return Fail(section_.line, section_.kind + " need `" + std::string(column) + " = `: no section above makes " +
                                       std::string(target) + " from " + made_.source->name);
      }
    }
    if (table.implied_any && table.is_part && made_.implied.empty())
      return Fail(section_.line,
                  section_.kind + " need one of " + JoinList({table.implied.begin(), table.implied.end()}, ", "));
    return absl::OkStatus();
  }

  // An attribute says of which table its record is; a service's, where nothing is said.
  absl::Status ChooseLink() {
    if (HasField("link_id")) {
      if (HasField("link_entity")) return absl::OkStatus();
      return Fail(section_.line, "attributes with `link_id` need `link_entity`, such as service");
    }
    std::string_view entity = "service";
    for (const MappingLine& line : section_.lines) {
      if (line.key == "link_entity") entity = line.value;
    }
    const std::string_view target = TableOfResource(entity);
    if (target.empty() || !IsMadeAbove(target))
      return Fail(section_.line, "attributes need `link_id = `: no section above makes the " + std::string(entity) +
                                     " of a row of " + made_.source->name);
    made_.implied.push_back({"link_id", target});
    return absl::OkStatus();
  }

  const MappingSection& section_;
  MappingPlan& plan_;
  RecordSection made_;
  std::vector<std::string> variables_;
};

}  // namespace

std::string SourceField(const RecordSection& section, std::string_view field) {
  for (const MappedField& known : section.fields) {
    if (known.name != field || !known.value.refers()) continue;
    for (const MappedEach& each : section.each) {
      if (each.name == known.value.first_name() && each.value.refers()) return each.value.first_name();
    }
    return known.value.first_name();
  }
  return std::string(field);
}

absl::Status PlanRecords(const MappingSection& section, MappingPlan& plan) {
  const MappingLine* repeat = nullptr;
  for (const MappingLine& line : section.lines) {
    if (!line.key.starts_with(kRepeat)) continue;
    if (repeat != nullptr) return MappingError(plan.file, line.line, "`repeat` stands twice in this section");
    repeat = &line;
  }
  if (repeat == nullptr) return SectionPlanner(section, plan).Plan();
  const std::vector<std::string> values = SplitAt(repeat->value, std::vector<std::string>{"comma"});
  if (values.size() > kMaxRepeats)
    return MappingError(plan.file, repeat->line, "`repeat` takes at most " + std::to_string(kMaxRepeats) + " values");
  std::size_t bytes = 0;
  for (const std::string& value : values) {
    const MappingSection one = Substituted(section, repeat->key.substr(kRepeat.size()), value, bytes);
    if (bytes > kMaxMappingBytes)
      return MappingError(plan.file, repeat->line,
                          "`repeat` makes over " + std::to_string(kMaxMappingBytes) + " bytes of this section");
    KITH_RETURN_IF_ERROR(SectionPlanner(one, plan).Plan());
  }
  return absl::OkStatus();
}

}  // namespace kith
