// Columns of languages.csv, accessibility.csv, cost_options.csv, required_documents.csv and phones.csv.
#include <array>

#include "src/interop/hsds3_tables.h"
#include "src/interop/language_text.h"

namespace kith {
namespace {

constexpr std::array<Word<bool>, 2> kProviderWords = {{{"staff", false}, {"interpreter", true}}};

// Clients' languages are compared by code: where only a name that is known is stated, its code is filled in.
void ReadCode(Language& language, Row& row, CsvColumn column) {
  language.code = ToLower(row.table.Key(column));
  if (!language.code.empty()) return;
  language.code = LanguageCode(language.name);
  if (!language.code.empty()) row.table.Repair(column, "is empty: set to " + language.code + ", after the name");
}

void WriteCode(const Language& language, const TimeZone&, std::string& out) { out = language.code; }

void ReadProvidedBy(Language& language, Row& row, CsvColumn column) {
  language.interpreter = ReadWord(row, column, kProviderWords, "taken as staff").value_or(false);
}

void WriteProvidedBy(const Language& language, const TimeZone&, std::string& out) {
  if (language.interpreter) out = "interpreter";
}

struct Cents {
  std::int64_t cents = 0;
  bool rounded = false;
};

// "35", "35.5", "-0.125" as whole cents, halves away from zero. Nothing where it is no such number or too large.
std::optional<Cents> ParseCents(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  std::string decimals(text.substr(std::min(point + 1, text.size())));
  const auto is_digits = [](std::string_view digits) {
    return digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  constexpr std::size_t kMaxDigits = 15;
  if (!is_digits(whole) || !is_digits(decimals) || (whole.empty() && decimals.empty()) || whole.size() > kMaxDigits)
    return std::nullopt;
  Cents amount;
  for (const char digit : whole) amount.cents = amount.cents * 10 + (digit - '0');
  amount.rounded = decimals.size() > 2 && decimals.find_first_not_of('0', 2) != std::string::npos;
  const bool up = decimals.size() > 2 && decimals[2] >= '5';
  decimals.resize(2, '0');
  amount.cents = amount.cents * 100 + (decimals[0] - '0') * 10 + (decimals[1] - '0') + (up ? 1 : 0);
  if (negative) amount.cents = -amount.cents;
  return amount;
}

void ReadAmount(CostOption& cost, Row& row, CsvColumn column) {
  const std::string text = row.table.Key(column);
  if (text.empty()) return;
  const std::optional<Cents> amount = ParseCents(text);
  if (!amount) {
    row.table.RepairCell(column, "is not an amount such as 35 or 35.50: cleared");
    return;
  }
  if (amount->rounded) row.table.RepairCell(column, "is rounded to whole cents");
  cost.amount_cents = amount->cents;
}

void WriteAmount(const CostOption& cost, const TimeZone&, std::string& out) {
  if (!cost.amount_cents) return;
  const std::int64_t size = std::abs(*cost.amount_cents);
  if (*cost.amount_cents < 0) out += '-';
  out += std::to_string(size / 100);
  if (size % 100 != 0) out += '.' + std::to_string(size % 100 / 10) + std::to_string(size % 10);
}

}  // namespace

const TableSpec<Language>& LanguageTable() {
  static const TableSpec<Language> spec = {
      .name = "languages",
      .resource = "language",
      .records = &Directory::languages,
      .columns = {KeyColumn<&Language::key>("id").Required(),
                  KeyColumn<&Language::service_key>("service_id").RefersTo("service"),
                  KeyColumn<&Language::location_key>("location_id").RefersTo("location"),
                  KeyColumn<&Language::phone_key>("phone_id").RefersTo("phone"),
                  TextColumn<&Language::name>("name"),
                  {.name = "code", .read = ReadCode, .write = WriteCode},
                  TextColumn<&Language::note>("note"),
                  {.name = "provided_by", .read = ReadProvidedBy, .write = WriteProvidedBy, .ours = true}},
      .begin = HideWithItsPlace};
  return spec;
}

const TableSpec<Accessibility>& AccessibilityTable() {
  static const TableSpec<Accessibility> spec = {
      .name = "accessibility",
      .resource = "accessibility",
      .records = &Directory::accessibility,
      .columns = {KeyColumn<&Accessibility::key>("id").Required(),
                  KeyColumn<&Accessibility::location_key>("location_id").RefersTo("location"),
                  TextColumn<&Accessibility::description>("description"),
                  TextColumn<&Accessibility::details>("details"), TextColumn<&Accessibility::url>("url")},
      .begin = HideWithItsPlace};
  return spec;
}

const TableSpec<CostOption>& CostOptionTable() {
  static const TableSpec<CostOption> spec = {
      .name = "cost_options",
      .resource = "cost_option",
      .records = &Directory::cost_options,
      .columns = {KeyColumn<&CostOption::key>("id").Required(),
                  KeyColumn<&CostOption::service_key>("service_id").Required().RefersTo("service"),
                  ValueColumn<&CostOption::valid_from>("valid_from"),
                  ValueColumn<&CostOption::valid_to>("valid_to"),
                  TextColumn<&CostOption::option>("option"),
                  KeyColumn<&CostOption::currency>("currency"),
                  {.name = "amount", .kind = ColumnKind::kNumber, .read = ReadAmount, .write = WriteAmount},
                  TextColumn<&CostOption::amount_description>("amount_description")}};
  return spec;
}

const TableSpec<RequiredDocument>& RequiredDocumentTable() {
  static const TableSpec<RequiredDocument> spec = {
      .name = "required_documents",
      .resource = "required_document",
      .records = &Directory::required_documents,
      .columns = {KeyColumn<&RequiredDocument::key>("id").Required(),
                  KeyColumn<&RequiredDocument::service_key>("service_id").RefersTo("service"),
                  TextColumn<&RequiredDocument::document>("document"), TextColumn<&RequiredDocument::uri>("uri")}};
  return spec;
}

const TableSpec<Phone>& PhoneTable() {
  static const TableSpec<Phone> spec = {
      .name = "phones",
      .resource = "phone",
      .records = &Directory::phones,
      .columns = {KeyColumn<&Phone::key>("id").Required(),
                  KeyColumn<&Phone::location_key>("location_id").RefersTo("location"),
                  KeyColumn<&Phone::service_key>("service_id").RefersTo("service"),
                  KeyColumn<&Phone::organization_key>("organization_id").RefersTo("organization"),
                  KeyColumn<&Phone::contact_key>("contact_id"),
                  KeyColumn<&Phone::service_at_location_key>("service_at_location_id").RefersTo("service_at_location"),
                  TextColumn<&Phone::number>("number"), TextColumn<&Phone::extension>("extension"),
                  KeyColumn<&Phone::type>("type"), TextColumn<&Phone::description>("description")},
      .begin = HideWithItsPlace};
  return spec;
}

}  // namespace kith
