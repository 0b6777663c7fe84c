#include "src/interop/hsds3_official.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

#include "kith/base/text.h"
#include "kith/base/time.h"
#include "src/interop/uri_text.h"

namespace kith {
namespace {

using Kind = OfficialKind;
using Json = nlohmann::ordered_json;

constexpr bool kRequired = true;

// The country stands behind the state: it may follow from it.
constexpr std::array<OfficialRule, 48> kRules = {{
    {"organizations", "name", Kind::kText, kRequired},
    {"organizations", "description", Kind::kText, kRequired},
    {"organizations", "email", Kind::kEmail},
    {"organizations", "website", Kind::kUri},
    {"organizations", "year_incorporated", Kind::kNumber},
    {"organizations", "uri", Kind::kUri},
    {"programs", "name", Kind::kText, kRequired},
    {"programs", "description", Kind::kText, kRequired},
    {"services", "name", Kind::kText, kRequired},
    {"services", "url", Kind::kUri},
    {"services", "email", Kind::kEmail},
    {"services", "assurer_email", Kind::kEmail},
    {"services", "last_modified", Kind::kMoment},
    {"attributes", "link_entity", Kind::kText, kRequired},
    {"locations", "url", Kind::kUri},
    {"phones", "number", Kind::kText, kRequired},
    {"phones", "extension", Kind::kNumber},
    {"contacts", "email", Kind::kEmail},
    {"addresses", "address_1", Kind::kText, kRequired},
    {"addresses", "city", Kind::kText, kRequired},
    {"addresses", "state_province", Kind::kText, kRequired},
    {"addresses", "postal_code", Kind::kText, kRequired},
    {"addresses", "country", Kind::kCountry, kRequired},
    {"addresses", "address_type", Kind::kAddressType, kRequired},
    {"schedules", "timezone", Kind::kNumber},
    {"schedules", "wkst", Kind::kWeekday},
    {"schedules", "freq", Kind::kFreq},
    {"schedules", "schedule_link", Kind::kUri},
    {"required_documents", "uri", Kind::kUri},
    {"accessibility", "url", Kind::kUri},
    {"taxonomy_terms", "name", Kind::kText, kRequired},
    {"taxonomy_terms", "description", Kind::kText, kRequired},
    {"taxonomy_terms", "term_uri", Kind::kUri},
    {"taxonomies", "name", Kind::kText, kRequired},
    {"taxonomies", "description", Kind::kText, kRequired},
    {"taxonomies", "uri", Kind::kUri},
    {"units", "name", Kind::kText, kRequired},
    {"units", "uri", Kind::kUri},
    {"metadata", "resource_type", Kind::kText, kRequired},
    {"metadata", "last_action_date", Kind::kDate, kRequired},
    {"metadata", "last_action_type", Kind::kText, kRequired},
    {"metadata", "field_name", Kind::kText, kRequired},
    {"metadata", "previous_value", Kind::kText, kRequired},
    {"metadata", "replacement_value", Kind::kText, kRequired},
    {"metadata", "updated_by", Kind::kText, kRequired},
    {"organization_identifiers", "identifier_type", Kind::kText, kRequired},
    {"organization_identifiers", "identifier", Kind::kText, kRequired},
    {"url", "url", Kind::kUri, kRequired},
}};

constexpr std::array<std::string_view, 9> kContactColumns = {
    "id",    "organization_id", "service_id", "service_at_location_id", "location_id", "name",
    "title", "department",      "email"};
constexpr std::array<std::string_view, 4> kFundingColumns = {"id", "organization_id", "service_id", "source"};
constexpr std::array<std::string_view, 9> kMetadataColumns = {
    "id",         "resource_id",    "resource_type",     "last_action_date", "last_action_type",
    "field_name", "previous_value", "replacement_value", "updated_by"};
constexpr std::array<std::string_view, 4> kTableColumns = {"id", "name", "language", "character_set"};
constexpr std::array<std::string_view, 5> kIdentifierColumns = {"id", "organization_id", "identifier_scheme",
                                                                "identifier_type", "identifier"};
constexpr std::array<std::string_view, 5> kUrlColumns = {"id", "label", "url", "organization_id", "service_id"};

constexpr std::string_view kEveryDay = "MO,TU,WE,TH,FR,SA,SU";
constexpr std::array<std::string_view, 7> kWeekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 3> kAddressTypes = {"physical", "postal", "virtual"};

// States, the district and the territories of the United States, as the post writes them.
constexpr std::string_view kStates =
    " AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
    "OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI ";

bool IsState(std::string_view text) {
  return text.size() == 2 && kStates.find(" " + std::string(text) + " ") != std::string_view::npos;
}

template <std::size_t kSize>
std::string OneOf(const std::array<std::string_view, kSize>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) == words.end() ? std::string() : std::string(text);
}

std::string DateIn(std::string_view text) {
  const std::string_view day = text.substr(0, 10);
  return ParseDate(day).ok() ? std::string(day) : std::string();
}

// A text that must be stated and is not.
std::string Filler(Kind kind, std::string_view state) {
  switch (kind) {
    case Kind::kCountry:
      return IsState(state) ? "US" : "ZZ";
    case Kind::kAddressType:
      return "physical";
    case Kind::kDate:
      return "1970-01-01";
    case Kind::kUri:
      return "about:blank";
    default:
      return "Not stated";
  }
}

// The text in the form of its kind; "" where it has none.
std::string FormOf(Kind kind, const std::string& text) {
  switch (kind) {
    case Kind::kUri:
      return UriIn(text);
    case Kind::kEmail:
      return EmailIn(text);
    case Kind::kNumber:
      return NumberIn(text);
    case Kind::kDate:
      return DateIn(text);
    case Kind::kMoment:
      return IsMoment(text) ? text : "";
    case Kind::kFreq:
      return OneOf(std::array<std::string_view, 2>{"WEEKLY", "MONTHLY"}, text);
    case Kind::kWeekday:
      return OneOf(kWeekdays, text);
    case Kind::kAddressType:
      return OneOf(kAddressTypes, text);
    case Kind::kText:
    case Kind::kCountry:
      break;
  }
  return text;
}

}  // namespace

bool HasOfficialRules(std::string_view table) {
  return std::any_of(kRules.begin(), kRules.end(), [&](const OfficialRule& rule) { return rule.table == table; });
}

const OfficialRule* FindOfficialRule(std::string_view table, std::string_view column) {
  const auto* rule = std::find_if(kRules.begin(), kRules.end(),
                                  [&](const OfficialRule& one) { return one.table == table && one.column == column; });
  return rule == kRules.end() ? nullptr : rule;
}

OfficialForm::OfficialForm(std::string_view table, std::span<const std::string> columns)
    : columns_(columns.begin(), columns.end()),
      state_(Find("state_province")),
      freq_(Find("freq")),
      byday_(Find("byday")),
      interval_(Find("interval")) {
  for (const OfficialRule& rule : kRules) {
    const std::size_t column = Find(rule.column);
    if (rule.table == table && column < columns_.size()) ruled_.push_back({&rule, column});
  }
}

std::size_t OfficialForm::Find(std::string_view column) const {
  return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
}

// HSDS knows weeks and months only: every day is every day of the week.
void OfficialForm::SpellOutDays(std::vector<std::string>& cells) const {
  if (freq_ >= cells.size() || byday_ >= cells.size() || interval_ >= cells.size()) return;
  if (cells[freq_] != "DAILY" || !cells[byday_].empty() || (!cells[interval_].empty() && cells[interval_] != "1"))
    return;
  cells[freq_] = "WEEKLY";
  cells[byday_] = kEveryDay;
}

std::string OfficialForm::InForm(const Ruled& ruled, const std::vector<std::string>& cells) const {
  std::string text = FormOf(ruled.rule->kind, cells[ruled.column]);
  if (text.empty() && ruled.rule->required)
    text = Filler(ruled.rule->kind, state_ < cells.size() ? std::string_view(cells[state_]) : "");
  return text;
}

std::string OfficialForm::Put(std::vector<std::string>& cells) const {
  if (ruled_.empty()) return "";
  Json stated = Json::object();
  if (freq_ < cells.size() && cells[freq_] == "DAILY") {
    const std::string byday = byday_ < cells.size() ? cells[byday_] : "";
    SpellOutDays(cells);
    if (cells[freq_] != "DAILY") {
      stated["byday"] = byday;
      stated["freq"] = "DAILY";
    }
  }
  for (const Ruled& ruled : ruled_) {
    std::string text = InForm(ruled, cells);
    if (text == cells[ruled.column]) continue;
    stated[columns_[ruled.column]] = std::exchange(cells[ruled.column], std::move(text));
  }
  return stated.empty() ? "" : stated.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool OfficialForm::Restore(std::string_view as_stated, std::span<const std::string_view> cells,
                           std::vector<Stated>& stated) const {
  stated.clear();
  const Json json = Json::parse(as_stated, nullptr, false);
  if (!json.is_object()) return false;
  std::vector<std::string> put(cells.begin(), cells.end());
  for (const auto& [name, text] : json.items()) {
    const std::size_t column = Find(name);
    if (column >= columns_.size() || !text.is_string()) return false;
    stated.push_back({column, text.get<std::string>()});
    put[column] = stated.back().text;
  }
  Put(put);
  std::erase_if(stated, [&](const Stated& one) { return put[one.column] != cells[one.column]; });
  return true;
}

std::span<const std::string_view> OfficialColumns(std::string_view table) {
  if (table == "contacts") return kContactColumns;
  if (table == "funding") return kFundingColumns;
  if (table == "metadata") return kMetadataColumns;
  if (table == "meta_table_descriptions") return kTableColumns;
  if (table == "organization_identifiers") return kIdentifierColumns;
  if (table == "url") return kUrlColumns;
  return {};
}

void OrderAsOfficial(CarriedTable& table) {
  const std::span<const std::string_view> official = OfficialColumns(table.name);
  if (official.empty()) return;
  if (std::find(table.columns.begin(), table.columns.end(), "id") == table.columns.end()) {
    table.columns.emplace_back("id");
    for (std::vector<std::string>& row : table.rows) row.emplace_back();
  }
  std::vector<std::size_t> order;
  for (const std::string_view name : official) {
    const auto at =
        static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), name) - table.columns.begin());
    if (at == table.columns.size()) continue;
    const auto states = [at](const std::vector<std::string>& row) { return !row[at].empty(); };
    if (name == "id" || std::any_of(table.rows.begin(), table.rows.end(), states)) order.push_back(at);
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (std::find(official.begin(), official.end(), table.columns[i]) == official.end()) order.push_back(i);
  }
  const auto reorder = [&order](std::vector<std::string>& cells) {
    std::vector<std::string> ordered;
    ordered.reserve(order.size());
    for (const std::size_t at : order) ordered.push_back(std::move(cells[at]));
    cells = std::move(ordered);
  };
  for (std::vector<std::string>& row : table.rows) reorder(row);
  reorder(table.columns);
}

}  // namespace kith
