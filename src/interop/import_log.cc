#include "src/interop/import_log.h"

#include <algorithm>
#include <utility>

#include "kith/catalog/catalog_builder.h"
#include "src/interop/far_points.h"

namespace kith {

std::size_t ImportLog::AddTable(std::string file) {
  tables_.push_back({std::move(file)});
  return tables_.size() - 1;
}

std::size_t ImportLog::TableOf(std::string_view file) {
  const auto at = std::find_if(tables_.begin(), tables_.end(), [&](const TableAccount& t) { return t.file == file; });
  return at == tables_.end() ? AddTable(std::string(file)) : static_cast<std::size_t>(at - tables_.begin());
}

void ImportLog::Add(std::size_t table, ImportIssue issue) {
  issue.file = tables_[table].file;
  issues_.push_back({table, std::move(issue)});
}

const Origin* ImportLog::NoteOrigin(std::string_view directory_table, std::string_view key, const Origin& origin) {
  const auto [at, is_new] = origins_[std::string(directory_table)].try_emplace(std::string(key), origin);
  return is_new ? nullptr : &at->second;
}

const Origin* ImportLog::FindOrigin(std::string_view directory_table, std::string_view key) const {
  const auto table = origins_.find(directory_table);
  if (table == origins_.end()) return nullptr;
  const auto at = table->second.find(std::string(key));
  return at == table->second.end() ? nullptr : &at->second;
}

void ImportLog::NoteAssumedTimeZone(const std::string& zone) {
  Note("The source does not say in which time zone its local times are meant: " + zone +
       " is assumed (--time-zone names another).");
}

ImportAccount ImportLog::Finish() && {
  std::stable_sort(issues_.begin(), issues_.end(), [](const NumberedIssue& a, const NumberedIssue& b) {
    if (a.table != b.table) return a.table < b.table;
    if (a.issue.line != b.issue.line) return a.issue.line < b.issue.line;
    return a.issue.line == 0 && a.issue.record < b.issue.record;
  });
  ImportAccount account{std::move(tables_), {}, std::move(notes_)};
  for (auto begin = issues_.begin(); begin != issues_.end();) {
    // One record's issues: the same line, or where no line is known the same id.
    auto end = begin;
    bool rejected = false;
    bool left_out = false;
    for (; end != issues_.end() && end->table == begin->table && end->issue.line == begin->issue.line &&
           (end->issue.line > 0 || end->issue.record == begin->issue.record);
         ++end) {
      rejected |= end->issue.fate == DefectFate::kRejected;
      left_out |= end->issue.fate == DefectFate::kLeftOut;
    }
    TableAccount& table = account.tables[begin->table];
    ++(rejected ? table.rejected : left_out ? table.left_out : table.repaired);
    if (begin->issue.line == 0) ++table.read;  // made by the importer, so counted nowhere else
    begin = end;
  }
  for (TableAccount& table : account.tables)
    table.accepted = table.read - table.repaired - table.rejected - table.left_out;
  account.issues.reserve(issues_.size());
  for (NumberedIssue& numbered : issues_) account.issues.push_back(std::move(numbered.issue));
  return account;
}

Import FinishImport(Directory directory, ImportLog log) {
  ClearPointsOutsideTheirState(directory, log);
  CatalogBuilder builder(std::move(directory));
  for (Defect& defect : builder.Check()) {
    ImportIssue issue{defect.fate, "", 0, std::move(defect.record), std::move(defect.field), std::move(defect.reason)};
    const Origin* origin = log.FindOrigin(defect.table, issue.record);
    if (origin == nullptr) {
      log.Add(log.TableOf(defect.table + ".csv"), std::move(issue));
      continue;
    }
    issue.line = origin->line;
    if (origin->part) issue.fate = DefectFate::kRepaired;
    if (!origin->source_id.empty()) issue.record = origin->source_id;
    log.Add(origin->table, std::move(issue));
  }
  Directory cleaned = std::move(builder).Cleaned();
  if (!cleaned.services.empty() && cleaned.services_at_location.empty())
    log.Note(
        "No service is tied to a location (no row of service_at_location was read or made): there is nothing to rank.");
  return Import{std::move(cleaned), std::move(log).Finish()};
}

}  // namespace kith
