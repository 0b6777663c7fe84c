#include "examples/kith/answer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "kith/base/text.h"
#include "kith/eligibility/rule_book.h"
#include "kith/interop/household_file.h"

namespace kith_program {
namespace {

using Json = nlohmann::ordered_json;

bool IsSet(std::string_view fact) { return fact == "receives" || fact == "person.receives"; }

bool IsNumber(const std::string& text) { return kith::ParseDouble(text).ok(); }

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

absl::Status NotAnAnswer(const std::string& fact, const std::string& text) {
  return absl::InvalidArgumentError(fact + ": " + text + ": expected an answer, or declined or not_asked");
}

// "2,100.50" as "2100.50"; nothing where a mark may divide thousands or mark cents: "5.000", "16,63".
std::optional<std::string> Dollars(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view cents = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (point != std::string_view::npos && (!AreDigits(cents) || cents.size() > 2)) return std::nullopt;
  const std::vector<std::string> groups = kith::SplitList(std::string(whole), ",");
  const bool grouped = std::ranges::count(whole, ',') > 0;
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool fits = !grouped || (i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3);
    if (!AreDigits(groups[i]) || !fits) return std::nullopt;
    digits += groups[i];
  }
  const auto commas = static_cast<std::size_t>(std::ranges::count(whole, ','));
  if (groups.empty() || groups.size() != commas + 1) return std::nullopt;
  return digits + (cents.empty() ? "" : "." + std::string(cents));
}

// "$2,100/month"; "-$500" is no amount that is asked for.
absl::StatusOr<std::string> AmountJson(const std::string& fact, const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const Json period = slash < text.size() ? text.substr(slash + 1) : std::string("once");
  const std::optional<std::string> amount = Dollars(std::string_view(text).substr(1, slash - 1));
  if (!amount)
    return absl::InvalidArgumentError(fact + ": " + text +
                                      ": expected dollars as in $2,100/month or $1,287.50: commas divide thousands, "
                                      "and behind a point stand one or two digits, the cents");
  return R"({"amount": )" + *amount + R"(, "period": )" + period.dump() + "}";
}

// "4 years", "6 months" of an age, "6 months" of months since: the number that can only be meant.
std::optional<std::string> WithoutUnit(const std::string& fact, const std::string& text) {
  const std::vector<std::string> parts = kith::SplitList(text, " ");
  const absl::StatusOr<double> number = kith::ParseDouble(parts.empty() ? "" : parts.front());
  if (parts.size() != 2 || !number.ok()) return std::nullopt;
  const std::string& unit = parts.back();
  const bool years = unit == "years" || unit == "year", months = unit == "months" || unit == "month";
  if ((fact == "age" && years) || (fact == "months_since_pregnancy" && months)) return parts.front();
  if (fact != "age" || !months) return std::nullopt;
  constexpr double kDecimals = 10'000, kMonths = 12;
  return Json(std::ceil(*number * kDecimals / kMonths) / kDecimals).dump();  // as rules round months
}

// "medi_cal, calfresh". Nothing typed, and nothing beside something, is no answer.
absl::StatusOr<std::string> WordsJson(const std::string& fact, const std::string& text) {
  Json list = Json::array();
  for (const std::string& word : kith::SplitList(text, ",")) {
    const std::string lower = kith::ToLower(word);
    if (lower == "none" || lower == "no" || lower == "nothing")
      return absl::InvalidArgumentError(fact + ": " + text + ": " + word + " stands alone, or is left out");
    if (kith::SaysNotKnown(word)) return NotAnAnswer(fact, text);
    list.push_back(word);
  }
  if (list.empty())
    return absl::InvalidArgumentError(fact +
                                      ": expected words with commas between them, as in medi_cal,calfresh, or "
                                      "none or declined");
  return "{\"all_of\": " + list.dump() + "}";
}

// The JSON form of what was typed.
absl::StatusOr<std::string> AnswerJson(const std::string& fact, const std::string& text) {
  if (text.starts_with("{") || text.starts_with("\"")) return text;
  const std::string lower = kith::ToLower(text);
  const bool set = IsSet(fact);
  if (lower == "declined" || lower == "not_asked" || lower == "not_applicable") return "{\"state\": \"" + lower + "\"}";
  if (lower == "yes" || lower == "true") return "true";
  if (set && (lower == "no" || lower == "none" || lower == "nothing")) return R"({"all_of": []})";
  if (lower == "no" || lower == "false") return "false";
  if (text.starts_with("$")) return AmountJson(fact, text);
  if (set || text.find(',') != std::string::npos) return WordsJson(fact, text);
  if (!text.empty() && kith::SaysNotKnown(text)) return NotAnAnswer(fact, text);
  if (const std::optional<std::string> number = WithoutUnit(fact, text)) return *number;
  return IsNumber(text) && fact != "residence.zip" ? text : Json(text).dump();
}

// The fact as a client file would have it, of a member or of the household: the one reader of such files checks it.
absl::Status Read(const std::string& fact, const std::string& json, bool of_member, const kith::TimeZone& zone,
                  kith::FactValue& value) {
  const std::string facts = "\"facts\": {" + Json(fact).dump() + ": " + json + "}";
  const std::string line =
      of_member ? R"({"id": "x", "members": [{"id": "x", )" + facts + "}]}" : R"({"id": "x", )" + facts + "}";
  kith::HouseholdReader reader(line, "--answer", zone);
  kith::Household household;
  if (!reader.Next(household)) return reader.status();
  value = kith::FindFact(of_member ? household.members.front().facts : household.facts, fact);
  return absl::OkStatus();
}

// Whether a client file states such a fact of the household alone.
bool IsOfTheWhole(const std::string& fact, const std::string& text, const kith::TimeZone& zone) {
  const absl::StatusOr<std::string> json = AnswerJson(fact, text);
  kith::FactValue value;
  return json.ok() &&
         std::string(Read(fact, *json, true, zone, value).message()).find("is of the household as a whole") !=
             std::string::npos;
}

kith::Member* MemberOf(const std::string& id, kith::Household& household) {
  const auto found = std::find_if(household.members.begin(), household.members.end(),
                                  [&](const kith::Member& member) { return member.id == id; });
  return found == household.members.end() ? nullptr : &*found;
}

// Of a household that lists nobody: who asks for help is somebody all the same.
kith::Member& AddHead(kith::Household& household) {
  kith::Member& head = household.members.emplace_back();
  head.id = "head";
  head.role = kith::MemberRole::kHead;
  return head;
}

// As of a client file: fewer persons than are listed mean something else.
absl::Status CheckSize(const std::string& fact, const kith::FactValue& value, const kith::Household& household) {
  if (fact != "household.size" || !value.max()) return absl::OkStatus();
  const auto listed = static_cast<double>(household.members.size());
  if (*value.max() >= listed) return absl::OkStatus();
  return absl::InvalidArgumentError(fact + ": " + value.ToText() + ": expected at least the " +
                                    std::to_string(household.members.size()) + " persons who are listed");
}

bool IsDeclined(const std::string& text) { return text == "declined"; }

// No fact says these: who declined is not asked again.
void Decline(const std::string& name, kith::Household& household) {
  household.facts[name] = kith::FactValue::Declined();
}

absl::Status PutMembers(const std::string& text, kith::Household& household) {
  if (IsDeclined(text)) {
    Decline("members", household);
    return absl::OkStatus();
  }
  if (text == "no" || text == "nobody") {
    household.members_complete = true;
    return absl::OkStatus();
  }
  const absl::StatusOr<long long> persons = kith::ParseInteger(text);
  if (!persons.ok() || *persons < static_cast<long long>(household.members.size()) || *persons > 1000)
    return absl::InvalidArgumentError(
        "members: expected no (nobody else lives there), how many live there, or declined");
  household.facts["household.size"] = kith::FactValue::Number(static_cast<double>(*persons));
  return absl::OkStatus();
}

absl::Status PutForWhom(const std::string& text, kith::Household& household, kith::Need& need) {
  if (MemberOf(text, household) != nullptr) {
    need.for_member = text;
  } else if (IsDeclined(text)) {
    Decline(std::string(kith::kFactForWhom), household);
  } else {
    return absl::InvalidArgumentError(std::string(kith::kFactForWhom) + ": there is no member \"" + text + "\"");
  }
  return absl::OkStatus();
}

// "34.05, -118.24"
absl::Status PutAddress(const std::string& text, kith::Household& household) {
  if (IsDeclined(text)) {
    Decline(std::string(kith::kFactAddress), household);
    return absl::OkStatus();
  }
  const std::vector<std::string> parts = kith::SplitList(text, ",");
  const absl::StatusOr<double> lat = kith::ParseDouble(parts.empty() ? "" : parts[0]),
                               lng = kith::ParseDouble(parts.size() == 2 ? parts[1] : "");
  if (lat.ok() && lng.ok() && parts.size() == 2) {
    const absl::StatusOr<kith::LatLng> point = kith::LatLng::FromDegrees(*lat, *lng);
    if (!point.ok()) return point.status();
    household.place.point = *point;
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(std::string(kith::kFactAddress) +
                                    ": expected latitude and longitude in degrees (34.05,-118.24), or declined");
}

// "Medi-Cal" as rules write it; of one word blanks, too: "Literally homeless".
std::string AsRulesWrite(const std::string& fact, const std::string& text) {
  std::string word = kith::ToLower(text);
  std::erase(word, '.');
  std::ranges::replace(word, '-', '_');
  if (!IsSet(fact)) std::ranges::replace(word, ' ', '_');
  return word;
}

// A typed answer of each form, and what such a fact expects.
struct Form {
  std::string_view typed, expected;
};
constexpr Form kForms[] = {{"yes", "yes, no or declined"}, {"34", "a number, as in 34, or declined"}};

// What was refused in the words of client files is said in those of the command line.
absl::Status AsTyped(const std::string& fact, const std::string& text, bool of_member, const kith::TimeZone& zone,
                     const absl::Status& refused) {
  kith::FactValue value;
  const auto fits = [&](const std::string& typed) {
    const absl::StatusOr<std::string> json = AnswerJson(fact, typed);
    return json.ok() &&
           (Read(fact, *json, false, zone, value).ok() || (of_member && Read(fact, *json, true, zone, value).ok()));
  };
  const std::string number = text.substr(text.starts_with("$") ? 1 : 0, text.find('/'));
  for (const std::string& amount :
       {"$" + number + "/month", "$" + number, std::string("$2,100/month"), std::string("$2,000")})
    if (amount != text && fits(amount))
      return absl::InvalidArgumentError(fact + ": " + text + ": expected an amount, as in " + amount);
  const std::string message(refused.message());
  const bool as_file = message.find("{\"") != std::string::npos;
  std::string expected;
  for (const Form& form : kForms)
    if (as_file && expected.empty() && fits(std::string(form.typed))) expected = form.expected;
  if (IsSet(fact) && (as_file || text.find(' ') != std::string::npos))
    expected = "words with commas between them, as in medi_cal,calfresh, or none or declined";
  if (expected.empty() && as_file) expected = "a word, or declined";
  if (!expected.empty()) return absl::InvalidArgumentError(fact + ": " + text + ": expected " + expected);
  constexpr std::string_view kFacts = "facts.";  // behind the place in a file that nobody wrote
  const std::size_t place = message.find(kFacts);
  return place == std::string::npos ? refused : absl::InvalidArgumentError(message.substr(place + kFacts.size()));
}

// What was answered stands before the name of a place that left it open.
void ReplaceName(const std::string& fact, kith::Place& place) {
  if (fact == "residence.zip") place.zip.clear();
  if (fact == "residence.city") place.city.clear();
  if (fact == "residence.county") place.county.clear();
  if (fact == "residence.state") place.state.clear();
}

// Of `member`, if such a fact is a member's, else of the household.
absl::Status PutFact(const std::string& fact, const std::string& text, kith::Member* member, const Asked& asked,
                     kith::Household& household) {
  const kith::TimeZone& zone = asked.zone;
  const absl::StatusOr<std::string> json = AnswerJson(fact, text);
  if (!json.ok()) return json.status();
  kith::FactValue value;
  if (member != nullptr && Read(fact, *json, true, zone, value).ok()) {
    if (absl::Status form = asked.names.CheckForm(fact, value); !form.ok()) return form;
    member->facts[fact] = std::move(value);
    return absl::OkStatus();
  }
  absl::Status read = Read(fact, *json, false, zone, value);
  const bool of_one_person = !read.ok() && std::string(read.message()).find("is of one person") != std::string::npos;
  if (of_one_person && (member != nullptr || household.members.empty())) {
    absl::Status of_member = Read(fact, *json, true, zone, value);
    if (!of_member.ok()) return AsTyped(fact, text, true, zone, of_member);
    AddHead(household).facts[fact] = std::move(value);
    return absl::OkStatus();
  }
  if (!read.ok()) return AsTyped(fact, text, member != nullptr || household.members.empty(), zone, read);
  if (absl::Status form = asked.names.CheckForm(fact, value); !form.ok()) return form;
  if (absl::Status size = CheckSize(fact, value, household); !size.ok()) return size;
  if (value.known()) ReplaceName(fact, household.place);
  household.facts[fact] = std::move(value);
  return absl::OkStatus();
}

}  // namespace

absl::Status PutAnswer(const std::string& name, const std::string& text, const Asked& asked, kith::Household& household,
                       kith::Need& need) {
  if (name == "members") return PutMembers(text, household);
  if (name == kith::kFactForWhom) return PutForWhom(text, household, need);
  if (name == kith::kFactAddress) return PutAddress(text, household);
  const std::size_t of = name.rfind(" of ");
  const std::string fact = name.substr(0, of);
  const kith::Member* person = need.for_member.empty() ? household.Head() : household.FindMember(need.for_member);
  kith::Member* member = of != std::string::npos ? MemberOf(name.substr(of + 4), household)
                         : person != nullptr     ? MemberOf(person->id, household)
                                                 : nullptr;
  if (of != std::string::npos && member == nullptr)
    return absl::InvalidArgumentError(name + ": there is no member \"" + name.substr(of + 4) + "\"");
  if (of != std::string::npos && IsOfTheWhole(fact, text, asked.zone))
    return absl::InvalidArgumentError(name + ": is of the household as a whole: expected an answer to " + fact +
                                      (fact == "receives" ? ", or to person." + name : ""));
  absl::Status put = PutFact(fact, text, member, asked, household);
  const std::string as_rules_write = AsRulesWrite(fact, text);
  const bool may_be_spelled = !put.ok() && std::string(put.message()).find("did you mean") != std::string::npos;
  if (may_be_spelled && as_rules_write != text && PutFact(fact, as_rules_write, member, asked, household).ok())
    return absl::OkStatus();
  return put;
}

}  // namespace kith_program
