#include "kith/interop/policy_file.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kith/base/status.h"
#include "src/interop/household_words.h"
#include "src/interop/json_form.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

template <class Owner>
using Member = std::pair<std::string_view, std::int32_t Owner::*>;

// The whole numbers of a policy, in the order in which they are written.
constexpr std::array<Member<RankingPolicy>, 13> kNumbers = {{
    {"proximity_half_life_minutes", &RankingPolicy::proximity_half_life_minutes},
    {"no_travel_q16", &RankingPolicy::no_travel_q16},
    {"unknown_travel_q16", &RankingPolicy::unknown_travel_q16},
    {"confidential_travel_q16", &RankingPolicy::confidential_travel_q16},
    {"open_clause_q16", &RankingPolicy::open_clause_q16},
    {"open_floor_q16", &RankingPolicy::open_floor_q16},
    {"freshness_half_life_days", &RankingPolicy::freshness_half_life_days},
    {"unknown_freshness_q16", &RankingPolicy::unknown_freshness_q16},
    {"urgent_wait_half_life_minutes", &RankingPolicy::urgent_wait_half_life_minutes},
    {"unknown_wait_q16", &RankingPolicy::unknown_wait_q16},
    {"travel_minutes_max", &RankingPolicy::travel_minutes_max},
    {"next_opening_days", &RankingPolicy::next_opening_days},
    {"stale_after_days", &RankingPolicy::stale_after_days},
}};
constexpr std::array<Member<TravelAssumptions>, 7> kTravelNumbers = {{
    {"detour_percent", &TravelAssumptions::detour_percent},
    {"walk_meters_per_minute", &TravelAssumptions::walk_meters_per_minute},
    {"bicycle_meters_per_minute", &TravelAssumptions::bicycle_meters_per_minute},
    {"transit_meters_per_minute", &TravelAssumptions::transit_meters_per_minute},
    {"car_meters_per_minute", &TravelAssumptions::car_meters_per_minute},
    {"transit_start_minutes", &TravelAssumptions::transit_start_minutes},
    {"car_start_minutes", &TravelAssumptions::car_start_minutes},
}};
constexpr std::array<Member<CapacityAssumptions>, 3> kCapacityNumbers = {{
    {"half_life_minutes", &CapacityAssumptions::half_life_minutes},
    {"certain_minutes", &CapacityAssumptions::certain_minutes},
    {"prior_q16", &CapacityAssumptions::prior_q16},
}};

constexpr std::array<std::pair<std::string_view, DistanceUnit>, 2> kDistanceUnits = {
    {{"mi", DistanceUnit::kMiles}, {"km", DistanceUnit::kKilometers}}};
constexpr std::array<std::pair<std::string_view, TieOrder>, 2> kTieOrders = {
    {{"rotation", TieOrder::kRotation}, {"key", TieOrder::kKey}}};

template <class Owner, std::size_t kSize>
std::vector<std::string_view> Names(const std::array<Member<Owner>, kSize>& members) {
  std::vector<std::string_view> names;
  for (const auto& [name, member] : members) names.push_back(name);
  return names;
}

template <class Owner, std::size_t kSize>
void ReadNumbers(const JsonObject& object, const std::array<Member<Owner>, kSize>& members, Owner& owner) {
  for (const auto& [name, member] : members) {
    // RankingPolicy::Validate knows each member's range; what is read here has only to fit.
    if (const JsonValue* const value = object.Find(name))
      owner.*member = static_cast<std::int32_t>(
          value->Integer(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()));
  }
}

template <class Owner, std::size_t kSize>
Json WriteNumbers(const Owner& owner, const std::array<Member<Owner>, kSize>& members) {
  Json json;
  for (const auto& [name, member] : members) json[std::string(name)] = owner.*member;
  return json;
}

void ReadWeights(const JsonValue& value, ScoreWeights& weights) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kScoreParts; ++i) names.push_back(ToString(static_cast<ScorePart>(i)));
  const JsonObject object = value.Object(names, "an object of weights");
  for (std::size_t i = 0; i < kScoreParts; ++i) {
    if (const JsonValue* const weight = object.Find(names[i]))
      weights.points[i] = static_cast<std::int32_t>(weight->Integer(0, kFullScore));
  }
}

DangerRule ReadDanger(const JsonValue& value) {
  constexpr std::array<std::string_view, 4> kMembers = {"terms", "words", "facts", "numbers"};
  constexpr std::array<std::string_view, 2> kNumberMembers = {"number", "label"};
  DangerRule danger;
  const JsonObject object = value.Object(kMembers, "an object with \"terms\", \"words\", \"facts\" and \"numbers\"");
  if (const JsonValue* const terms = object.Find("terms"))
    danger.term_codes = terms->Words(kMaxPolicyEntries, "a taxonomy term's code or name");
  if (const JsonValue* const words = object.Find("words"))
    danger.words = words->Words(kMaxPolicyEntries, "words of a term's name");
  if (const JsonValue* const facts = object.Find("facts"))
    danger.facts = facts->Words(kMaxPolicyEntries, "a fact's name");
  const JsonValue numbers = object.Require("numbers", "a list of emergency numbers");
  for (const JsonValue& entry : numbers.List(kMaxPolicyEntries, "a list of emergency numbers")) {
    const JsonObject number = entry.Object(kNumberMembers, "an object with \"number\" and \"label\"");
    danger.numbers.push_back({number.Require("number", "a telephone number").Text("a telephone number"),
                              number.Require("label", "what the number is for").Text("what the number is for")});
  }
  return danger;
}

RankingPolicy ReadPolicy(const JsonValue& value) {
  RankingPolicy policy;
  std::vector<std::string_view> names = {"name", "weights", "ties", "distance_unit", "travel", "capacity", "dangers"};
  for (const auto& [name, member] : kNumbers) names.push_back(name);
  const JsonObject object = value.Object(names, "one JSON object, a policy");
  if (const JsonValue* const name = object.Find("name")) policy.name = name->Text("a name");
  if (const JsonValue* const weights = object.Find("weights")) ReadWeights(*weights, policy.weights);
  ReadNumbers(object, kNumbers, policy);
  if (const JsonValue* const ties = object.Find("ties"))
    policy.ties = ties->Choice(JsonValue::Choices<TieOrder>(kTieOrders));
  if (const JsonValue* const unit = object.Find("distance_unit"))
    policy.distance_unit = unit->Choice(JsonValue::Choices<DistanceUnit>(kDistanceUnits));
  if (const JsonValue* const travel = object.Find("travel"))
    ReadNumbers(travel->Object(Names(kTravelNumbers), "an object of speeds"), kTravelNumbers, policy.travel);
  if (const JsonValue* const capacity = object.Find("capacity"))
    ReadNumbers(capacity->Object(Names(kCapacityNumbers), "an object"), kCapacityNumbers, policy.capacity);
  if (const JsonValue* const dangers = object.Find("dangers")) {
    policy.dangers.clear();
    for (const JsonValue& danger : dangers->List(kMaxPolicyEntries, "a list of dangers"))
      policy.dangers.push_back(ReadDanger(danger));
  }
  return policy;
}

Json DangerJson(const DangerRule& danger) {
  Json json;
  json["terms"] = danger.term_codes;
  json["words"] = danger.words;
  json["facts"] = danger.facts;
  json["numbers"] = Json::array();
  for (const EmergencyNumber& number : danger.numbers) {
    Json entry;
    entry["number"] = number.number;
    entry["label"] = number.label;
    json["numbers"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace

absl::StatusOr<RankingPolicy> ParsePolicy(std::string_view json, std::string_view file_name) {
  JsonForm form{std::string(file_name)};
  RankingPolicy policy = ReadPolicy(form.Parse(json, kMaxPolicyBytes));
  KITH_RETURN_IF_ERROR(form.status());
  if (const absl::Status valid = policy.Validate(); !valid.ok()) {
    std::string_view what(valid.message().data(), valid.message().size());
    constexpr std::string_view kPrefix = "policy: ";
    if (what.substr(0, kPrefix.size()) == kPrefix) what.remove_prefix(kPrefix.size());
    return InputError({std::string(file_name), 0, "", ""}, what);
  }
  return policy;
}

std::string FormatPolicy(const RankingPolicy& policy) {
  Json json;
  json["name"] = policy.name;
  for (std::size_t i = 0; i < kScoreParts; ++i)
    json["weights"][std::string(ToString(static_cast<ScorePart>(i)))] = policy.weights.points[i];
  json.update(WriteNumbers(policy, kNumbers));
  json["ties"] = WordFor(kTieOrders, policy.ties);
  json["distance_unit"] = WordFor(kDistanceUnits, policy.distance_unit);
  json["travel"] = WriteNumbers(policy.travel, kTravelNumbers);
  json["capacity"] = WriteNumbers(policy.capacity, kCapacityNumbers);
  json["dangers"] = Json::array();
  for (const DangerRule& danger : policy.dangers) json["dangers"].push_back(DangerJson(danger));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kith
