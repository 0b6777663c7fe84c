// Reads the cases, and judges them by the shipped rules on the shipped sample.
#include "tests/eligibility/los_angeles_cases.h"

#include <cmath>
#include <filesystem>
#include <memory>
#include <utility>

#include <absl/strings/str_join.h>

#include "kith/base/text.h"
#include "kith/eligibility/rule_book.h"
#include "kith/interop/hsds.h"

namespace kith {
namespace {

struct Sample {
  std::unique_ptr<const Catalog> catalog;
  std::unique_ptr<const RuleBook> rules;
};

const Sample& TheSample() {
  static const Sample sample = [] {
    absl::StatusOr<Catalog> read = LoadCatalog(std::filesystem::path(KITH_SOURCE_DIR) / "examples/data/los_angeles");
    EXPECT_TRUE(read.ok()) << read.status();
    auto catalog = std::make_unique<const Catalog>(*std::move(read));
    absl::StatusOr<RuleBook> rules = RuleBook::Build(*catalog);
    EXPECT_TRUE(rules.ok()) << rules.status();
    auto book = std::make_unique<const RuleBook>(*std::move(rules));
    return Sample{std::move(catalog), std::move(book)};
  }();
  return sample;
}

// Between `separators`, empty parts left out.
std::vector<std::string> Parts(std::string_view text, char separator) {
  return SplitList(text, std::string_view(&separator, 1));
}

// Before the first `separator`, and behind it.
std::pair<std::string_view, std::string_view> Halves(std::string_view text, std::string_view separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + separator.size())};
}

std::optional<double> ReadNumber(std::string_view text) {
  const absl::StatusOr<double> number = ParseDouble(text);
  return number.ok() ? std::optional<double>(*number) : std::nullopt;
}

std::optional<Period> ReadPeriod(std::string_view text) {
  if (text == "week") return Period::kWeek;
  if (text == "month") return Period::kMonth;
  if (text == "year") return Period::kYear;
  if (text == "once") return Period::kOnce;
  return std::nullopt;
}

FactValue ReadSet(std::string_view inside) {
  std::vector<std::string> words = Parts(inside, ',');
  const bool complete = words.empty() || words.back() != "..";
  if (!complete) words.pop_back();
  return FactValue::AllOf(std::move(words), complete);
}

FactValue ReadValue(std::string_view text) {
  if (text == "?") return FactValue::Declined();
  if (text == "-") return FactValue::NotApplicable();
  if (text.starts_with('{')) return ReadSet(text.substr(1, text.size() - 2));
  const std::pair<std::string_view, std::string_view> amount = Halves(text, "/");
  const std::optional<Period> period = ReadPeriod(amount.second);
  const std::pair<std::string_view, std::string_view> ends = Halves(amount.first, "..");
  const std::optional<double> low = ReadNumber(ends.first);
  const std::optional<double> high = ends.second.empty() ? low : ReadNumber(ends.second);
  if (low && high && period)
    return FactValue::AmountInterval(std::llround(*low * 100), std::llround(*high * 100), *period);
  if (low && high) return FactValue::Interval(*low, *high);
  std::vector<std::string> words = Parts(text, '~');
  return words.size() == 1 ? FactValue::Word(words.front()) : FactValue::OneOf(std::move(words));
}

// The names that a case shortens.
std::string FullName(std::string_view name) {
  static const std::map<std::string_view, std::string_view> full = {
      {"size", "household.size"},           {"gross", "household.income.gross"},
      {"net", "household.income.net"},      {"magi", "household.income.magi"},
      {"assets", "household.assets"},       {"countable", "household.income.countable"},
      {"cash", "household.cash"},           {"vehicle", "household.vehicle_value"},
      {"status", "immigration_status"},     {"gets", "person.receives"},
      {"expected", "expected_children"},    {"months", "months_since_pregnancy"},
      {"payer", "coverage.payer"},          {"plan", "coverage.plan"},
      {"product", "coverage.product_line"},
  };
  const auto found = full.find(name);
  return std::string(found == full.end() ? name : found->second);
}

void ReadFact(std::string_view word, Facts& facts) {
  const std::pair<std::string_view, std::string_view> parts = Halves(word, "=");
  if (word.find('=') != std::string_view::npos)
    facts[FullName(parts.first)] = ReadValue(parts.second);
  else if (word.starts_with('!'))
    facts[FullName(word.substr(1))] = FactValue::Bool(false);
  else
    facts[FullName(word)] = FactValue::Bool(true);
}

MemberRole ReadRole(std::string_view word) {
  if (word == "head") return MemberRole::kHead;
  if (word == "spouse") return MemberRole::kSpouse;
  if (word == "child") return MemberRole::kChild;
  EXPECT_EQ(word, "adult");
  return MemberRole::kAdult;
}

Household ReadHousehold(std::string_view text, Need& need) {
  Household household;
  household.place.county = "Los Angeles";
  household.members_complete = true;
  const std::pair<std::string_view, std::string_view> parts = Halves(text, "|");
  for (const std::string& word : Parts(parts.first, ' ')) {
    if (word.starts_with("size=")) household.members_complete = false;
    if (word.starts_with("zip="))
      household.place.zip = word.substr(4);
    else if (word.starts_with("county="))
      household.place.county = word.substr(7);
    else if (word.starts_with("for="))
      need.for_member = word.substr(4);
    else
      ReadFact(word, household.facts);
  }
  for (const std::string& of_member : Parts(parts.second, '|')) {
    const std::vector<std::string> words = Parts(of_member, ' ');
    Member member;
    member.id = std::to_string(household.members.size() + 1);
    member.role = ReadRole(words.front());
    for (const std::string& word : words)
      if (&word != &words.front()) ReadFact(word, member.facts);
    household.members.push_back(std::move(member));
  }
  if (need.for_member == "-")
    need.for_member.clear();
  else if (need.for_member.empty() && !household.members.empty())
    need.for_member = household.members.front().id;
  if (household.members.empty()) household.members_complete = false;
  return household;
}

ServiceAtLocationId FirstOffer(const Catalog& catalog, std::string_view service) {
  const ServiceId id = catalog.FindService(service);
  for (std::uint32_t offer = 0; offer < catalog.offer_count(); ++offer)
    if (catalog.offer(ServiceAtLocationId(offer)).service == id) return ServiceAtLocationId(offer);
  ADD_FAILURE() << "no offer of " << service;
  return {};
}

std::string Told(const EligibilityVerdict& verdict) {
  std::string told;
  for (const ClauseReason& clause : verdict.clauses)
    told += "\n    " + clause.rule + ": " + std::string(ToString(clause.truth)) + ": " + clause.sentence;
  return told + "\n    ask: " + absl::StrJoin(verdict.ask, ", ");
}

}  // namespace

void ExpectJudged(const std::vector<LosAngelesCase>& cases) {
  EXPECT_GE(cases.size(), 12U);
  const Sample& sample = TheSample();
  for (const LosAngelesCase& asked : cases) {
    Need need;
    const Household household = ReadHousehold(asked.facts, need);
    const EligibilityVerdict verdict =
        sample.rules->Judge(FirstOffer(*sample.catalog, asked.service), household, need, *ParseDate(asked.day));
    EXPECT_EQ(verdict.eligible, asked.expected)
        << asked.day << ": " << asked.facts << "\n    expected: " << asked.why << Told(verdict);
  }
}

}  // namespace kith
