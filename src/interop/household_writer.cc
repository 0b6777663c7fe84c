// Households as lines of a client file; household_file.cc reads them.
#include <nlohmann/json.hpp>

#include "kith/interop/household_file.h"
#include "src/interop/fact_json.h"
#include "src/interop/household_words.h"
#include "src/interop/need_json.h"

namespace kith {
namespace {

using Json = nlohmann::ordered_json;

void AddText(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}

Json PlaceJson(const Place& place) {
  Json json = Json::object();
  if (place.point) {
    json["lat"] = place.point->lat_degrees();
    json["lng"] = place.point->lng_degrees();
  }
  AddText(json, "zip", place.zip);
  AddText(json, "city", place.city);
  AddText(json, "county", place.county);
  AddText(json, "state", place.state);
  AddText(json, "planning_area", place.planning_area);
  return json;
}

Json MemberJson(const Member& member) {
  Json json = Json::object();
  AddText(json, "id", member.id);
  json["role"] = WordFor(kMemberRoles, member.role);
  if (!member.facts.empty()) json["facts"] = WriteFacts(member.facts);
  return json;
}

}  // namespace

Json NeedJson(const Need& need, const TimeZone& zone) {
  Json json;
  json["term"] = need.term;
  json["urgency"] = WordFor(kUrgencies, need.urgency);
  AddText(json, "for", need.for_member);
  json["places"] = need.places;
  if (need.window) {
    json["window"]["from"] = FormatInstant(need.window->from, zone);
    json["window"]["to"] = FormatInstant(need.window->to, zone);
  }
  for (const auto& [word, way] : kAttendances) {
    if ((need.attendance & way) != 0) json["attendance"].push_back(word);
  }
  if (need.travel_minutes_max) json["travel_minutes_max"] = *need.travel_minutes_max;
  if (!need.cultures.empty()) json["culture"] = need.cultures;
  if (!need.lived_experiences.empty()) json["lived_experience"] = need.lived_experiences;
  if (!need.accessibility.empty()) json["accessibility"] = need.accessibility;
  if (need.free_only_preferred) json["free"] = true;
  return json;
}

std::string FormatHousehold(const Household& household, const TimeZone& zone) {
  Json json;
  json["id"] = household.id;
  if (!household.place.empty()) json["place"] = PlaceJson(household.place);
  json["travel_mode"] = WordFor(kTravelModes, household.travel_mode);
  if (!household.languages.empty()) json["languages"] = household.languages;
  if (!household.facts.empty()) json["facts"] = WriteFacts(household.facts);
  for (const Member& member : household.members) json["members"].push_back(MemberJson(member));
  if (household.members_complete) json["members_complete"] = true;
  for (const Need& need : household.needs) json["needs"].push_back(NeedJson(need, zone));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith
