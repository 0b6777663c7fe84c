#include "src/interop/mapping_plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/base/time.h"
#include "src/interop/mapping_plan_sections.h"
#include "src/interop/mapping_scope.h"

namespace kith {
namespace {

class Planner {
 public:
  Planner(const MappingText& text, const SourceFiles& files, const std::string& only_file,
          const CoordinateSystems* coordinates)
      : text_(text), files_(files), only_file_(only_file), coordinates_(coordinates) {}

  absl::StatusOr<std::unique_ptr<MappingPlan>> Plan() && {
    plan_->file = text_.file;
    for (const MappingSection& section : text_.sections) KITH_RETURN_IF_ERROR(PlanOther(section));
    KITH_RETURN_IF_ERROR(CheckTerms());
    for (const MappingSection& section : text_.sections) {
      if (section.kind == "source") KITH_RETURN_IF_ERROR(PlanSource(section));
    }
    if (plan_->sources.empty()) return MappingError(text_.file, 0, "no [source NAME] says which file to read");
    if (!only_file_.empty() && plan_->sources.size() > 1)
      return MappingError(text_.file, plan_->sources[1].line,
                          "the mapping reads several files: a folder that holds them is expected");
    for (const MappingSection& section : text_.sections) {
      if (section.from.empty()) continue;
      KITH_RETURN_IF_ERROR(PlanRecords(section, *plan_));
    }
    if (plan_->sections.empty())
      return MappingError(text_.file, 0,
                          "no section such as [services from " + plan_->sources.front().name + "] says what to make");
    return std::move(plan_);
  }

 private:
  absl::Status Fail(std::int64_t line, std::string_view what) const { return MappingError(text_.file, line, what); }

  absl::Status UnknownKey(const MappingLine& line, std::span<const std::string_view> known) const {
    return Fail(line.line, Quoted(line.key) + " is not known here: expected " + Expected(line.key, known));
  }

  // What needs no source.
  absl::Status PlanOther(const MappingSection& section) {
    if (!section.from.empty()) return absl::OkStatus();
    if (section.kind == "directory" && section.name.empty()) return PlanDirectory(section);
    if (section.kind == "source" && !section.name.empty()) return absl::OkStatus();
    if (section.kind == "lookup" && !section.name.empty()) return PlanLookup(section);
    if (section.kind == "taxonomy" && !section.name.empty()) return PlanTaxonomy(section);
    constexpr std::array<std::string_view, 4> kKinds = {"directory", "source", "lookup", "taxonomy"};
    const bool is_table = FindMappedTable(section.kind) != nullptr;
    return Fail(section.line, is_table ? "[" + section.kind + " from SOURCE] is expected"
                                       : "[" + section.kind +
                                             "] is not known: expected [directory], [source NAME], [lookup NAME], "
                                             "[taxonomy NAME] or [RECORDS from SOURCE]" +
                                             DidYouMean(section.kind, kKinds));
  }

  absl::Status PlanDirectory(const MappingSection& section) {
    constexpr std::array<std::string_view, 2> kKeys = {"name", "time_zone"};
    for (const MappingLine& line : section.lines) {
      if (line.key == "name") {
        plan_->name = Unquoted(line.value);
      } else if (line.key == "time_zone") {
        plan_->time_zone = Unquoted(line.value);
        if (const auto zone = TimeZone::Load(plan_->time_zone); !zone.ok())
          return Fail(line.line, std::string(zone.status().message()));
      } else {
        return UnknownKey(line, kKeys);
      }
    }
    return absl::OkStatus();
  }

  absl::Status PlanLookup(const MappingSection& section) {
    const auto [at, is_new] = plan_->lookups.try_emplace(section.name);
    if (!is_new)
      return Fail(section.line,
                  "lookup " + section.name + " stands on line " + std::to_string(at->second.line) + " already");
    LookupTable& lookup = at->second;
    lookup.name = section.name;
    lookup.line = section.line;
    for (const MappingLine& line : section.lines) {
      if (line.key == "otherwise") {
        lookup.otherwise = Unquoted(line.value);
        lookup.otherwise_line = line.line;
      } else if (!lookup.words.try_emplace(ToLower(line.key), LookupWord{Unquoted(line.value), line.key, line.line})
                      .second) {
        return Fail(line.line, Quoted(line.key) + " stands twice in this lookup");
      }
    }
    return absl::OkStatus();
  }

  // code = Name, or code = Name < code of the parent.
  absl::Status PlanTaxonomy(const MappingSection& section) {
    plan_->taxonomies.push_back(section.name);
    for (const MappingLine& line : section.lines) {
      const std::size_t under = line.value.rfind(" < ");
      MappedTerm term{line.key, Unquoted(Trim(std::string_view(line.value).substr(0, under))), "", section.name,
                      line.line};
      if (under != std::string::npos) term.parent = Trim(std::string_view(line.value).substr(under + 3));
      const auto same = [&](const MappedTerm& other) { return other.code == term.code; };
      if (std::any_of(plan_->terms.begin(), plan_->terms.end(), same))
        return Fail(line.line, "term " + Quoted(term.code) + " stands twice");
      plan_->terms.push_back(std::move(term));
    }
    return absl::OkStatus();
  }

  absl::Status CheckTerms() const {
    std::vector<std::string_view> codes;
    for (const MappedTerm& term : plan_->terms) codes.push_back(term.code);
    for (const MappedTerm& term : plan_->terms) {
      if (!term.parent.empty() && std::find(codes.begin(), codes.end(), term.parent) == codes.end())
        return Fail(term.line, "there is no term " + Quoted(term.parent) + DidYouMean(term.parent, codes));
    }
    return absl::OkStatus();
  }

  absl::Status PlanSource(const MappingSection& section) {
    for (const MappingSource& other : plan_->sources) {
      if (other.name == section.name)
        return Fail(section.line,
                    "source " + section.name + " stands on line " + std::to_string(other.line) + " already");
    }
    MappingSource& source = plan_->sources.emplace_back();
    source.name = section.name;
    source.line = section.line;
    for (const MappingLine& line : section.lines) KITH_RETURN_IF_ERROR(TakeSourceKey(source, line));
    if (!only_file_.empty()) source.file = only_file_;
    if (source.file.empty()) return Fail(section.line, "source " + section.name + " has no `file = NAME`");
    for (const MappingSource& other : plan_->sources) {
      if (&other != &source && other.file == source.file)
        return Fail(section.line, source.file + " is read by source " + other.name +
                                      " already: several sections may make records from one source");
    }
    absl::StatusOr<SourceFile> file = files_.Open(source.file, kMaxMappedFileBytes);
    if (!file.ok())
      return absl::Status(file.status().code(), text_.file + ":" + std::to_string(section.line) + ": " +
                                                    std::string(file.status().message()));
    absl::StatusOr<SourceData> data = ReadSource(*file, source.dialect);
    if (!data.ok()) return data.status();
    source.data = *std::move(data);
    source.used.assign(source.data.columns.size(), false);
    KITH_RETURN_IF_ERROR(FindCrs(source));
    for (const MappingLine& line : section.lines) {
      if (line.key.starts_with("join ")) KITH_RETURN_IF_ERROR(PlanJoin(source, line));
    }
    for (const MappingLine& line : section.lines) KITH_RETURN_IF_ERROR(PlanRowKey(source, line));
    return absl::OkStatus();
  }

  // What can be said before the file is read.
  absl::Status TakeSourceKey(MappingSource& source, const MappingLine& line) {
    constexpr std::array<std::string_view, 9> kKeys = {"file", "format", "separator", "skip_lines", "null",
                                                       "crs",  "key",    "leave_out", "join NAME"};
    if (line.key == "file") {
      source.file = Unquoted(line.value);
    } else if (line.key == "format") {
      return TakeFormat(source, line);
    } else if (line.key == "separator") {
      return TakeSeparator(source, line);
    } else if (line.key == "skip_lines") {
      const absl::StatusOr<long long> count = ParseInteger(line.value);
      if (!count.ok() || *count < 0 || *count > static_cast<long long>(kMaxSkippedLines))
        return Fail(line.line, "a number of lines from 0 to " + std::to_string(kMaxSkippedLines) + " is expected");
      source.dialect.skip_lines = static_cast<std::size_t>(*count);
    } else if (line.key == "null") {
      for (const std::string& word : SplitAt(line.value, std::vector<std::string>{"comma"}))
        source.dialect.nulls.push_back(Unquoted(word));
    } else if (line.key == "crs") {
      source.crs = Unquoted(line.value);
      source.crs_line = line.line;
    } else if (line.key != "key" && line.key != "leave_out" && !line.key.starts_with("join ")) {
      return UnknownKey(line, kKeys);
    }
    return absl::OkStatus();
  }

  absl::Status TakeFormat(MappingSource& source, const MappingLine& line) const {
    constexpr std::array<std::pair<std::string_view, SourceFormat>, 3> kFormats = {
        {{"csv", SourceFormat::kCsv}, {"geojson", SourceFormat::kGeoJson}, {"columns", SourceFormat::kColumns}}};
    constexpr std::array<std::string_view, 3> kNames = {"csv", "geojson", "columns"};
    for (const auto& [name, format] : kFormats) {
      if (line.value != name) continue;
      source.dialect.format = format;
      return absl::OkStatus();
    }
    return Fail(line.line, Quoted(line.value) + " is no format: expected " + Expected(line.value, kNames));
  }

  absl::Status TakeSeparator(MappingSource& source, const MappingLine& line) const {
    constexpr std::array<std::pair<std::string_view, char>, 4> kSeparators = {
        {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'}}};
    constexpr std::array<std::string_view, 4> kNames = {"comma", "semicolon", "tab", "bar"};
    for (const auto& [name, separator] : kSeparators) {
      if (line.value != name) continue;
      source.dialect.separator = separator;
      return absl::OkStatus();
    }
    return Fail(line.line, Quoted(line.value) + " is no separator: expected " + Expected(line.value, kNames));
  }

  absl::Status FindCrs(MappingSource& source) const {
    if (source.crs.empty()) {
      if (source.data.crs.empty()) return absl::OkStatus();
      return Fail(source.line, source.file + " says that its coordinates are in " + Quoted(source.data.crs) +
                                   ": say `crs = ` and its code, such as EPSG:2229, in [source " + source.name + "]");
    }
    if (coordinates_ == nullptr)
      return Fail(source.crs_line, "coordinate systems need kith::proj, which this program is built without");
    absl::StatusOr<std::unique_ptr<PointTransformer>> found = coordinates_->Find(source.crs);
    if (!found.ok()) return Fail(source.crs_line, std::string(found.status().message()));
    source.transformer = *std::move(found);
    return absl::OkStatus();
  }

  // join NAME = [first] SOURCE on TEMPLATE is TEMPLATE: ours, then theirs.
  absl::Status PlanJoin(MappingSource& source, const MappingLine& line) {
    const std::string_view value = line.value;
    const std::size_t on = value.find(" on ");
    const std::size_t is = value.rfind(" is ");
    if (on == std::string_view::npos || is == std::string_view::npos || is < on + 4)
      return Fail(line.line, "expected `join NAME = SOURCE on {column here} is {column there}`");
    std::string_view name = Trim(value.substr(0, on));
    const bool looks_up = name.starts_with("first ");
    if (looks_up) name = Trim(name.substr(6));
    const auto other = std::find_if(plan_->sources.begin(), plan_->sources.end(), [&](const MappingSource& known) {
      return &known != &source && known.name == name;
    });
    if (other == plan_->sources.end())
      return Fail(line.line, "no [source " + std::string(name) + "] stands above this one");
    MappingJoin join{line.key.substr(5), line.line, &*other, looks_up, {}, {}};
    absl::StatusOr<Template> own = Template::Parse(
        Trim(value.substr(on + 4, is - on - 4)), ScopeOf(source, no_variables_, plan_->lookups, text_.file, line.line));
    if (!own.ok()) return own.status();
    join.own = *std::move(own);
    const absl::StatusOr<Template> theirs = Template::Parse(
        Trim(value.substr(is + 4)), ScopeOf(*other, no_variables_, plan_->lookups, text_.file, line.line));
    if (!theirs.ok()) return theirs.status();
    FillIndex(join, *theirs);
    source.joins.push_back(std::move(join));
    return absl::OkStatus();
  }

  static void FillIndex(MappingJoin& join, const Template& theirs) {
    CellProblems unheard;
    for (std::size_t at = 0; at < join.other->data.rows.size(); ++at) {
      SourceRow& row = join.other->data.rows[at];
      if (row.cells.empty()) continue;
      RowView view{{&row.cells}, {}};
      view.tables.resize(join.other->joins.size() + 1);
      const std::string value = theirs.Text(view, unheard);
      if (value.empty()) continue;
      const auto [found, is_new] = join.index.try_emplace(value, at);
      if (!is_new && !join.looks_up)
        row.Report(DefectFate::kRepaired, theirs.first_name(),
                   Quoted(value) + " stands on line " + std::to_string(join.other->data.rows[found->second].line) +
                       ", too: rows that look it up take that one");
    }
  }

  // What names columns, once those are known.
  absl::Status PlanRowKey(MappingSource& source, const MappingLine& line) {
    const TemplateScope scope = ScopeOf(source, no_variables_, plan_->lookups, text_.file, line.line);
    if (line.key == "key") {
      absl::StatusOr<Template> key = Template::Parse(line.value, scope);
      if (!key.ok()) return key.status();
      source.key = *std::move(key);
    } else if (line.key == "leave_out") {
      absl::StatusOr<Condition> condition = Condition::Parse(line.value, scope);
      if (!condition.ok()) return condition.status();
      source.leave_out.push_back(*std::move(condition));
      source.leave_out_lines.push_back(line.line);
    }
    return absl::OkStatus();
  }

  const MappingText& text_;
  const SourceFiles& files_;
  const std::string& only_file_;
  const CoordinateSystems* coordinates_;
  const std::vector<std::string> no_variables_;
  std::unique_ptr<MappingPlan> plan_ = std::make_unique<MappingPlan>();
};

}  // namespace

absl::StatusOr<std::unique_ptr<MappingPlan>> PlanMapping(const MappingText& text, const SourceFiles& files,
                                                         const std::string& only_file,
                                                         const CoordinateSystems* coordinates) {
  return Planner(text, files, only_file, coordinates).Plan();
}

}  // namespace kith
