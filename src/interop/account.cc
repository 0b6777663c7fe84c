#include "kith/interop/account.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

#include "kith/base/status.h"

namespace kith {
namespace {

std::string_view ToString(DefectFate fate) { return fate == DefectFate::kRepaired ? "repaired" : "rejected"; }

// Issues that differ in what stood in the record are one kind: quoted text and numbers are left out of it.
std::string KindOf(std::string_view reason) {
  std::string kind;
  bool quoted = false;
  for (const char c : reason) {
    if (c == '"') {
      quoted = !quoted;
      if (!quoted) kind += "\"...\"";
    } else if (quoted) {
      continue;
    } else if (c >= '0' && c <= '9') {
      if (kind.empty() || kind.back() != '#') kind += '#';
    } else {
      kind += c;
    }
  }
  return kind;
}

struct Kind {
  std::int64_t count = 0;
  const ImportIssue* first = nullptr;
};

std::string Padded(std::string_view text, std::size_t width, bool right) {
  const std::string blanks(width > text.size() ? width - text.size() : 0, ' ');
  return right ? blanks + std::string(text) : std::string(text) + blanks;
}

using Row = std::array<std::string, 5>;

// The first column flush left, the numbers flush right.
void AppendTable(std::string& out, const std::vector<Row>& rows) {
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "  ") + Padded(row[i], widths[i], i > 0);
    out += '\n';
  }
}

void AppendKinds(std::string& out, const std::vector<ImportIssue>& issues) {
  std::map<std::tuple<std::string, std::string, DefectFate, std::string>, Kind> kinds;
  std::vector<const Kind*> order;
  for (const ImportIssue& issue : issues) {
    Kind& kind = kinds[{issue.file, issue.field, issue.fate, KindOf(issue.reason)}];
    if (kind.count++ > 0) continue;
    kind.first = &issue;
    order.push_back(&kind);
  }
  for (const Kind* kind : order) {
    const ImportIssue& issue = *kind->first;
    out += Padded(std::to_string(kind->count), 8, true) + "  " + std::string(ToString(issue.fate)) + "  " +
           ToString(InputPlace{issue.file, issue.line, issue.record, issue.field}) + ": " + issue.reason;
    if (kind->count > 1) out += " (and " + std::to_string(kind->count - 1) + " more like it)";
    out += '\n';
  }
}

}  // namespace

std::int64_t ImportAccount::rejected() const {
  return std::accumulate(tables.begin(), tables.end(), std::int64_t{0},
                         [](std::int64_t sum, const TableAccount& table) { return sum + table.rejected; });
}

std::int64_t ImportAccount::repaired() const {
  return std::accumulate(tables.begin(), tables.end(), std::int64_t{0},
                         [](std::int64_t sum, const TableAccount& table) { return sum + table.repaired; });
}

bool ImportAccount::Balances() const {
  // A record is its file and line; one without a line is its id.
  using Record = std::pair<std::int64_t, std::string>;
  std::map<std::string, std::pair<std::set<Record>, std::set<Record>>> named;  // file -> repaired, rejected
  for (const ImportIssue& issue : issues) {
    auto& [repaired, rejected] = named[issue.file];
    (issue.fate == DefectFate::kRejected ? rejected : repaired)
        .emplace(issue.line, issue.line > 0 ? std::string() : issue.record);
  }
  std::size_t found = 0;
  for (const TableAccount& table : tables) {
    if (table.accepted < 0 || table.read != table.accepted + table.repaired + table.rejected) return false;
    const auto at = named.find(table.file);
    if (at == named.end()) {
      if (table.repaired != 0 || table.rejected != 0) return false;
      continue;
    }
    ++found;
    auto& [repaired, rejected] = at->second;
    for (const Record& record : rejected) repaired.erase(record);
    if (static_cast<std::size_t>(table.repaired) != repaired.size() ||
        static_cast<std::size_t>(table.rejected) != rejected.size())
      return false;
  }
  return found == named.size();
}

std::string ImportAccount::ToText() const {
  std::vector<Row> rows = {{"table", "read", "accepted", "repaired", "rejected"}};
  TableAccount all{"all"};
  for (const TableAccount& table : tables) {
    rows.push_back({table.file, std::to_string(table.read), std::to_string(table.accepted),
                    std::to_string(table.repaired), std::to_string(table.rejected)});
    all.read += table.read;
    all.accepted += table.accepted;
  }
  rows.push_back({all.file, std::to_string(all.read), std::to_string(all.accepted), std::to_string(repaired()),
                  std::to_string(rejected())});
  std::string text;
  AppendTable(text, rows);
  if (!issues.empty()) text += '\n';
  AppendKinds(text, issues);
  if (!notes.empty()) text += '\n';
  for (const std::string& note : notes) text += note + '\n';
  return text;
}

std::string ImportAccount::ToJson() const {
  nlohmann::ordered_json json = {
      {"tables", nlohmann::ordered_json::array()}, {"issues", nlohmann::ordered_json::array()}, {"notes", notes}};
  for (const TableAccount& table : tables) {
    json["tables"].push_back({{"file", table.file},
                              {"read", table.read},
                              {"accepted", table.accepted},
                              {"repaired", table.repaired},
                              {"rejected", table.rejected}});
  }
  for (const ImportIssue& issue : issues) {
    json["issues"].push_back({{"fate", ToString(issue.fate)},
                              {"file", issue.file},
                              {"line", issue.line},
                              {"record", issue.record},
                              {"field", issue.field},
                              {"reason", issue.reason}});
  }
  // Texts are UTF-8 by now; should one not be, it is shown as well as it can be rather than throwing.
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace kith
