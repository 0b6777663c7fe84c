// Languages, required documents, phones and the tables of HSDS 1.x that are carried.
#include <algorithm>
#include <array>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/hsds1_tables.h"
#include "src/interop/hsds3_tables.h"
#include "src/interop/language_text.h"

namespace kith {
namespace {

void Say(Language& language, SpokenLanguage spoken) {
  language.name = std::move(spoken.name);
  language.code = std::move(spoken.code);
  language.note = std::move(spoken.note);
  language.interpreter = spoken.interpreter;
}

// Whether the text is a language's name or code and nothing else.
bool IsPlain(const std::vector<SpokenLanguage>& spoken, std::string_view text) {
  return spoken.size() == 1 && spoken[0].note.empty() && !spoken[0].code.empty() && spoken[0].name == Trim(text);
}

void ReportReading(Hsds1Table& table, CsvColumn column, const std::vector<SpokenLanguage>& spoken) {
  std::vector<std::string> codes;
  for (const SpokenLanguage& one : spoken) {
    if (!one.code.empty()) codes.push_back(one.code);
  }
  table.csv().RepairCell(column, codes.empty() ? "names no language that is known: kept as a note"
                                               : "is read as " + JoinList(codes, ", "));
}

// Columns that refer to records of other tables.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kReferences = {
    {{"organization_id", kOrganizations},
     {"program_id", kPrograms},
     {"service_id", kServices},
     {"location_id", kLocations},
     {"service_at_location_id", kServicesAtLocation},
     {"contact_id", kContacts},
     {"phone_id", "phones"},
     {"taxonomy_id", kTaxonomyTerms},
     {"taxonomy_term_id", kTaxonomyTerms}}};

std::string_view TableOfReference(std::string_view column) {
  for (const auto& [name, table] : kReferences) {
    if (name == column) return table;
  }
  return "";
}

// A cell of a carried record: ids become keys, all else stays.
std::string CarriedCell(Hsds1Package& package, Hsds1Table& table, CsvColumn column, CsvColumn resource_type) {
  if (column.name == "resource_id" && resource_type.present())
    return Hsds2LinkKey(package, table.csv().Key(resource_type), table.csv().Key(column));
  const std::string_view referred = TableOfReference(column.name);
  return referred.empty() ? std::string(table.csv().Cell(column)) : table.Ref(column, referred);
}

absl::Status ReadCarriedTable(Hsds1Package& package, std::string_view file) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {file});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  CarriedTable carried;
  carried.name = file.substr(0, file.rfind('.'));
  // HSDS 3 has records there, HSDS 1.x a table of its own making; or it is one by which HSDS 1.x is known.
  if (!IsCarriedName(carried.name)) carried.name.insert(0, kHsds1Prefix);
  const std::vector<std::string> names = table.csv().columns();
  std::vector<CsvColumn> columns;
  for (const std::string& name : names) {
    if (name.empty()) continue;  // CsvTable reports what is in it
    carried.columns.push_back(name == kAsStated ? std::string(kHsds1Prefix) + name : name);
    columns.push_back(table.Find(name));
  }
  const CsvColumn id = table.Find("id"), resource_type = table.Find("resource_type");
  const bool adds_source_id = id.present() && !table.csv().Has("source_id");
  if (adds_source_id) carried.columns.emplace_back("source_id");
  while (table.Next()) {
    std::vector<std::string> cells;
    cells.reserve(carried.columns.size());
    const std::string key = id.present() ? table.TakeKey(carried.name, id, Referred::kNo) : std::string();
    if (id.present() && key.empty()) continue;
    for (const CsvColumn& column : columns)
      cells.push_back(column.name == "id" ? key : CarriedCell(package, table, column, resource_type));
    if (adds_source_id) cells.push_back(table.csv().Key(id));
    carried.rows.push_back(std::move(cells));
  }
  OrderAsOfficial(carried);
  std::sort(carried.rows.begin(), carried.rows.end());
  package.directory.carried.push_back(std::move(carried));
  return table.status();
}

}  // namespace

absl::Status ReadHsds1Languages(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"languages.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), service = table.Find("service_id"), location = table.Find("location_id");
  const CsvColumn text = table.Find("language");
  while (table.Next()) {
    Language language;
    language.service_key = table.Ref(service, kServices);
    language.location_key = table.Ref(location, kLocations);
    const std::string said = table.Prose(text);
    std::vector<SpokenLanguage> spoken = ParseLanguages(said);
    if (spoken.empty()) {
      table.csv().SetRecord(table.csv().Key(id));
      table.csv().Reject(text, "is empty: the record says nothing");
      continue;
    }
    if (!table.Identify(language, LanguageTable(), id, Referred::kNo)) continue;
    if (!IsPlain(spoken, said)) ReportReading(table, text, spoken);
    for (std::size_t i = 0; i < spoken.size(); ++i) {
      if (i > 0) table.IdentifyPart(language, LanguageTable(), id, std::to_string(i));
      Say(language, std::move(spoken[i]));
      package.directory.languages.push_back(language);
    }
  }
  return table.status();
}

void AddHsds1Languages(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column, const Language& to) {
  const std::vector<SpokenLanguage> spoken = ParseLanguages(table.csv().Cell(column));
  if (std::any_of(spoken.begin(), spoken.end(),
                  [](const SpokenLanguage& one) { return one.code.empty() || !one.note.empty(); }))
    ReportReading(table, column, spoken);
  for (std::size_t i = 0; i < spoken.size(); ++i) {
    Language language = to;
    Say(language, spoken[i]);
    table.IdentifyPart(language, LanguageTable(), id, std::to_string(i));
    package.directory.languages.push_back(std::move(language));
  }
}

absl::Status ReadHsds1RequiredDocuments(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"required_documents.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), service = table.Find("service_id"), text = table.Find("document");
  while (table.Next()) {
    RequiredDocument document;
    document.service_key = table.Ref(service, kServices);
    document.document = table.Prose(text);
    if (table.Identify(document, RequiredDocumentTable(), id, Referred::kNo))
      package.directory.required_documents.push_back(std::move(document));
  }
  return table.status();
}

void AddHsds1RequiredDocuments(Hsds1Package& package, Hsds1Table& table, CsvColumn id, CsvColumn column,
                               const Service& to) {
  for (const std::string& item : table.List(column)) {
    RequiredDocument document;
    document.service_key = to.key;
    document.document = item;
    table.IdentifyPart(document, RequiredDocumentTable(), id, item);
    package.directory.required_documents.push_back(std::move(document));
  }
}

absl::Status ReadHsds1Phones(Hsds1Package& package) {
  absl::StatusOr<std::optional<Hsds1Table>> opened = Hsds1Table::Open(package, {"phones.csv"});
  if (!opened.ok() || !*opened) return opened.status();
  Hsds1Table& table = **opened;
  const CsvColumn id = table.Find("id"), location = table.Find("location_id"), service = table.Find("service_id");
  const CsvColumn organization = table.Find("organization_id"), contact = table.Find("contact_id");
  const CsvColumn site = table.Find("service_at_location_id"), number = table.Find("number");
  const CsvColumn extension = table.Find("extension"), type = table.FindEither("type", "number_type");
  const CsvColumn description = table.FindEither("description", "department"), language = table.Find("language");
  while (table.Next()) {
    Phone phone;
    phone.location_key = table.Ref(location, kLocations);
    phone.service_key = table.Ref(service, kServices);
    phone.organization_key = table.Ref(organization, kOrganizations);
    phone.contact_key = table.Ref(contact, kContacts);
    phone.service_at_location_key = table.Ref(site, kServicesAtLocation);
    phone.number = table.Prose(number);
    phone.extension = table.csv().Key(extension);
    phone.type = table.csv().Key(type);
    phone.description = table.Prose(description);
    if (phone.number.empty()) {
      table.csv().SetRecord(table.csv().Key(id));
      table.csv().Reject(number, "is empty: there is nothing to call");
    } else if (table.Identify(phone, PhoneTable(), id, Referred::kNo)) {
      Language spoken;
      spoken.phone_key = phone.key;
      AddHsds1Languages(package, table, id, language, spoken);
      package.directory.phones.push_back(std::move(phone));
    }
  }
  return table.status();
}

absl::Status ReadHsds1Carried(Hsds1Package& package) {
  for (const std::string& path : package.files.names()) {
    const bool is_table = path.starts_with(package.folder) && path.ends_with(".csv") &&
                          path.find('/', package.folder.size()) == std::string::npos && !package.read.contains(path);
    if (is_table) KITH_RETURN_IF_ERROR(ReadCarriedTable(package, std::string_view(path).substr(package.folder.size())));
  }
  return absl::OkStatus();
}

}  // namespace kith
