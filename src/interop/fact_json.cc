#include "src/interop/fact_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "kith/base/text.h"
#include "kith/interop/household_file.h"
#include "src/eligibility/fact_domain.h"
#include "src/eligibility/fact_names.h"
#include "src/interop/not_known.h"
#include "src/interop/zip_code.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMaxDollars = 1e12;
constexpr std::int64_t kMaxExactInteger = 1LL << 53;
constexpr double kMaxAge = 130;
constexpr double kMaxSize = 1000;  // of a household

constexpr std::array<std::pair<std::string_view, Period>, 4> kPeriods = {
    {{"week", Period::kWeek}, {"month", Period::kMonth}, {"year", Period::kYear}, {"once", Period::kOnce}}};
constexpr std::array<std::pair<std::string_view, FactState>, 3> kStates = {
    {{"not_asked", FactState::kNotAsked},
     {"declined", FactState::kDeclined},
     {"not_applicable", FactState::kNotApplicable}}};
constexpr std::string_view kForms =
    "a number, true, false, a text, {\"amount\", \"period\"}, {\"min\", \"max\"}, {\"one_of\"}, {\"all_of\"}, "
    "{\"at_least\"} or {\"state\"}";

std::string_view ExpectedForm(FactKind kind) {
  switch (kind) {
    case FactKind::kBoolean:
      return "true, false or {\"state\"}";
    case FactKind::kNumber:
      return "a number, {\"min\", \"max\"} or {\"state\"}";
    case FactKind::kAmount:
      return "{\"amount\"}, {\"min\", \"max\", \"period\": \"once\"} or {\"state\"}";
    case FactKind::kIncome:
      return "{\"amount\", \"period\"} or {\"min\", \"max\", \"period\"} with the period week, month or year, or "
             "{\"state\"}";
    case FactKind::kWordSet:
      return "{\"all_of\"}, {\"at_least\"} or {\"state\"}";
    case FactKind::kWord:
    case FactKind::kZip:
    case FactKind::kPlaceName:
      break;
  }
  return "a text, {\"one_of\"} or {\"state\"}";
}

bool Fits(const FactValue& value, FactKind kind) {
  if (!value.known()) return true;
  switch (kind) {
    case FactKind::kBoolean:
      return value.type() == FactType::kBool;
    case FactKind::kNumber:
      return value.type() == FactType::kNumber;
    case FactKind::kAmount:
      return value.type() == FactType::kMoney && value.period() == Period::kOnce;
    case FactKind::kIncome:
      return value.type() == FactType::kMoney && value.period() != Period::kOnce;
    case FactKind::kWordSet:
      return value.type() == FactType::kWords && value.is_set();
    case FactKind::kWord:
    case FactKind::kZip:
    case FactKind::kPlaceName:
      break;
  }
  return value.type() == FactType::kWords && !value.is_set();
}

std::int64_t Cents(const JsonValue& value) {
  constexpr std::string_view kExpected = "an amount in dollars with at most two decimals, at most 1,000,000,000,000";
  const double dollars = value.Number(kExpected);
  if (!(std::abs(dollars) <= kMaxDollars)) {
    value.Fail(kExpected);
    return 0;
  }
  const std::int64_t cents = std::llround(dollars * 100);
  if (static_cast<double>(cents) / 100 != dollars) value.Fail(kExpected);
  return cents;
}

Period ReadPeriod(const JsonObject& object) {
  const JsonValue* const period = object.Find("period");
  return period ? period->Choice<Period>(kPeriods) : Period::kOnce;
}

FactValue ReadInterval(const JsonValue& value, const JsonObject& object) {
  const JsonValue *const min = object.Find("min"), *const max = object.Find("max");
  if (object.Find("period")) {
    std::optional<std::int64_t> min_cents, max_cents;
    if (min) min_cents = Cents(*min);
    if (max) max_cents = Cents(*max);
    if (min_cents && max_cents && *min_cents > *max_cents) value.FailWith("min is above max");
    return FactValue::AmountInterval(min_cents, max_cents, ReadPeriod(object));
  }
  std::optional<double> least, most;
  if (min) least = min->Number("a number");
  if (max) most = max->Number("a number");
  if (least && most && *least > *most) value.FailWith("min is above max");
  return FactValue::Interval(least, most);
}

FactValue ReadObject(const JsonValue& value) {
  constexpr std::array<std::string_view, 8> kMembers = {"amount", "period", "min",      "max",
                                                        "one_of", "all_of", "at_least", "state"};
  const JsonObject object = value.Object(kMembers, kForms);
  const auto alone = [&](std::string_view name) { return object.members().size() == 1 && object.Find(name); };
  if (alone("state")) {
    const FactState state = object.Find("state")->Choice<FactState>(kStates);
    return state == FactState::kDeclined        ? FactValue::Declined()
           : state == FactState::kNotApplicable ? FactValue::NotApplicable()
                                                : FactValue::NotAsked();
  }
  if (alone("one_of")) {
    std::vector<std::string> words = object.Find("one_of")->Words(kMaxFactWords, "a word");
    if (words.empty()) value.FailWith("one_of names no possibility");
    return FactValue::OneOf(std::move(words));
  }
  if (alone("all_of")) return FactValue::AllOf(object.Find("all_of")->Words(kMaxFactWords, "a word"), true);
  if (alone("at_least")) return FactValue::AllOf(object.Find("at_least")->Words(kMaxFactWords, "a word"), false);
  const std::size_t periods = object.Find("period") ? 1 : 0;
  if (object.Find("amount") && object.members().size() == 1 + periods)
    return FactValue::Amount({Cents(*object.Find("amount")), ReadPeriod(object)});
  const std::size_t ends = (object.Find("min") ? 1U : 0U) + (object.Find("max") ? 1U : 0U);
  if (ends > 0 && object.members().size() == ends + periods) return ReadInterval(value, object);
  value.Fail(kForms);
  return {};
}

FactValue ReadFact(const JsonValue& value) {
  if (value.IsNumber()) return FactValue::Number(value.Number("a number"));
  if (value.IsBool()) return FactValue::Bool(value.Bool());
  if (value.IsText()) return FactValue::Word(value.Text("a word"));
  return ReadObject(value);
}

std::string Meant(const std::string& suggestion) {
  return suggestion.empty() ? "" : " (did you mean " + suggestion + "?)";
}

// A word that no rule can mean would be a silent no.
void CheckWord(const KnownFact& known, const JsonValue& value, const std::string& word) {
  if (IsStatable(known, word)) return;
  const std::string slip_of = MeantWord(known, word);
  const std::string meant = slip_of.empty() ? SuggestWord(known, word) : slip_of;
  const std::string quoted = "\"" + word + "\": expected ";
  if (HasClosedWords(known)) return value.FailWith(quoted + OneOfText(UsualWords(known)) + Meant(meant));
  value.FailWith(quoted +
                 (IsWordOfRules(word) ? "a word of the rules"
                                      : "a word as rules write it: lower-case letters, digits and underscores") +
                 Meant(meant == word ? "" : meant));
}

// "unknown" would be another word than any that a rule names: a silent no.
bool FailNotKnown(const KnownFact& known, const JsonValue& value, const std::string& word) {
  const bool is_name = known.kind == FactKind::kPlaceName || known.kind == FactKind::kWordSet;
  if (!(is_name ? IsNoName(word) : SaysNotKnown(word))) return false;
  const std::string_view nothing = known.kind == FactKind::kWordSet ? ", or {\"all_of\": []} of none" : "";
  value.FailWith("\"" + word + "\": leave out what is not known, or state {\"state\": \"not_asked\"}" +
                 std::string(nothing));
  return true;
}

// The least and the greatest that a number or an amount may be.
void CheckRange(const KnownFact& known, const JsonValue& value, const FactValue& fact) {
  const auto within = [&](double least, double most, std::string_view expected) {
    if ((fact.min() && (*fact.min() < least || *fact.min() > most)) ||
        (fact.max() && (*fact.max() < least || *fact.max() > most)))
      value.FailWith(fact.ToText() + ": expected " + std::string(expected));
  };
  if (known.name == "age") within(0, kMaxAge, "an age in years from 0 to 130");
  if (known.name == "household.size") within(1, kMaxSize, "a number of persons from 1 to 1000");
  if (known.name.ends_with("expected_children")) within(0, kMaxSize, "a number of children from 0 to 1000");
  if (known.name == "months_since_pregnancy") within(0, kMaxAge * 12, "a number of months from 0 to 1560");
  const bool counts = known.name == "household.size" || known.name.ends_with("expected_children");
  if (counts && fact.min() && fact.min() == fact.max() && std::floor(*fact.min()) != *fact.min())
    value.FailWith(fact.ToText() + ": expected a whole number");
  const bool negative = (fact.min_cents() && *fact.min_cents() < 0) || (fact.max_cents() && *fact.max_cents() < 0);
  if (known.kind == FactKind::kIncome && negative) value.FailWith(fact.ToText() + ": expected no negative amount");
}

void CheckKnown(std::string_view name, const JsonValue& value, const FactValue& fact, FactScope scope) {
  const KnownFact* known = FindKnownFact(name);
  if (known == nullptr) {
    if (const std::string near = NearestKnownFact(name); !near.empty())
      value.FailWith("is not a known fact" + Meant(near));
    return;
  }
  if (known->owner == FactOwner::kMember && scope == FactScope::kHousehold)
    value.FailWith("is of one person: expected among the facts of a member");
  const bool of_household = known->owner == FactOwner::kHousehold || known->owner == FactOwner::kPlace;
  if (of_household && scope == FactScope::kMember)
    value.FailWith("is of the household as a whole: expected among its facts, not a member's");
  if (!Fits(fact, known->kind)) return value.Fail(ExpectedForm(known->kind));
  CheckRange(*known, value, fact);
  // A size that cannot be meant is set aside; of the others it would shut people out of everything.
  if (fact.state() == FactState::kNotApplicable && AlwaysApplies(name) && name != "household.size")
    value.FailWith("not_applicable: every household has one: expected a value (of nothing, 0), not_asked or declined");
  if (known->kind == FactKind::kZip && !std::ranges::all_of(fact.words(), IsZipCode))
    value.FailWith(fact.ToText() + ": expected ZIP codes of five digits");
  const bool words = known->kind == FactKind::kWord || known->kind == FactKind::kWordSet;
  if (!words && known->kind != FactKind::kPlaceName) return;
  for (const std::string& word : fact.words()) {
    if (!FailNotKnown(*known, value, word) && words) CheckWord(*known, value, word);
  }
}

// Not by braces: compilers disagree on what Json{{name, value}} means.
Json Single(std::string_view name, Json value) {
  Json json;
  json[std::string(name)] = std::move(value);
  return json;
}

Json NumberJson(double value) {
  if (std::floor(value) == value && std::abs(value) < static_cast<double>(kMaxExactInteger))
    return static_cast<std::int64_t>(value);
  return value;
}

Json DollarsJson(std::int64_t cents) {
  return cents % 100 == 0 ? Json(cents / 100) : Json(static_cast<double>(cents) / 100);
}

Json WriteMoney(const FactValue& fact) {
  Json json;
  if (fact.min_cents() && fact.min_cents() == fact.max_cents()) {
    json["amount"] = DollarsJson(*fact.min_cents());
  } else {
    if (fact.min_cents()) json["min"] = DollarsJson(*fact.min_cents());
    if (fact.max_cents()) json["max"] = DollarsJson(*fact.max_cents());
  }
  json["period"] = ToString(fact.period());
  return json;
}

Json WriteNumber(const FactValue& fact) {
  if (fact.min() && fact.min() == fact.max()) return NumberJson(*fact.min());
  Json json = Json::object();
  if (fact.min()) json["min"] = NumberJson(*fact.min());
  if (fact.max()) json["max"] = NumberJson(*fact.max());
  return json;
}

Json WriteWords(const FactValue& fact) {
  if (fact.is_set()) return Single(fact.complete() ? "all_of" : "at_least", fact.words());
  if (fact.words().size() == 1) return fact.words().front();
  return Single("one_of", fact.words());
}

}  // namespace

Facts ReadFacts(const JsonValue& value, FactScope scope) {
  Facts facts;
  const JsonObject object = value.Object({}, "an object of facts");
  if (object.members().size() > kMaxFacts) {
    value.FailLimit("more than " + std::to_string(kMaxFacts) + " facts");
    return facts;
  }
  for (const auto& [name, fact] : object.members()) {
    if (Trim(name).empty()) fact.FailWith("expected a name of the fact");
    FactValue read = ReadFact(fact);
    CheckKnown(name, fact, read, scope);
    facts.emplace_hint(facts.end(), name, std::move(read));  // they are written in the order of their names
  }
  return facts;
}

Json WriteFact(const FactValue& fact) {
  for (const auto& [word, state] : kStates) {
    if (fact.state() == state) return Single("state", word);
  }
  switch (fact.type()) {
    case FactType::kBool:
      return fact.bool_value();
    case FactType::kNumber:
      return WriteNumber(fact);
    case FactType::kMoney:
      return WriteMoney(fact);
    case FactType::kWords:
      return WriteWords(fact);
    case FactType::kNone:
      break;
  }
  return Single("state", "not_asked");
}

Json WriteFacts(const Facts& facts) {
  Json json = Json::object();
  for (const auto& [name, fact] : facts) json[name] = WriteFact(fact);
  return json;
}

}  // namespace kith
