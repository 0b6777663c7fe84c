#include "kith/interop/household_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/fact_clashes.h"
#include "src/interop/fact_json.h"
#include "src/interop/household_lines.h"
#include "src/interop/household_words.h"
#include "src/interop/id_set.h"
#include "src/interop/json_form.h"
#include "src/interop/not_known.h"
#include "src/interop/text_repair.h"
#include "src/interop/zip_code.h"

namespace kith {
namespace {

constexpr Instant kEarliestWindow{946684800};  // 2000-01-01T00:00:00Z
constexpr Instant kLatestWindow{7258118400};   // 2200-01-01T00:00:00Z

bool IsLanguageCode(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string OptionalText(const JsonObject& object, std::string_view name, std::string_view expected) {
  const JsonValue* const value = object.Find(name);
  return value ? value->Text(expected) : std::string();
}

std::vector<std::string> OptionalWords(const JsonObject& object, std::string_view name, std::string_view expected) {
  const JsonValue* const value = object.Find(name);
  return value ? value->Words(kMaxHouseholdWords, expected) : std::vector<std::string>();
}

std::string OptionalName(const JsonObject& object, std::string_view name) {
  const JsonValue* const value = object.Find(name);
  return value ? NameOrFail(*value) : std::string();
}

void ReadPoint(const JsonValue& value, const JsonObject& object, Place& place) {
  const JsonValue *const lat = object.Find("lat"), *const lng = object.Find("lng");
  if (!lat && !lng) return;
  if (!lat || !lng) return value.FailWith(lat ? "lat without lng" : "lng without lat");
  const absl::StatusOr<LatLng> point =
      LatLng::FromDegrees(lat->Number("a latitude in degrees"), lng->Number("a longitude in degrees"));
  if (!point.ok()) return value.FailWith({point.status().message().data(), point.status().message().size()});
  place.point = *point;
}

Place ReadPlace(const JsonValue& value) {
  constexpr std::array<std::string_view, 7> kMembers = {"lat",    "lng",   "zip",          "city",
                                                        "county", "state", "planning_area"};
  Place place;
  const JsonObject object = value.Object(kMembers, "an object such as {\"zip\": \"90033\"}");
  ReadPoint(value, object, place);
  constexpr std::string_view kZip = "a ZIP code of 5 digits, as a text";
  place.zip = OptionalText(object, "zip", kZip);
  if (const JsonValue* const zip = object.Find("zip"); zip && !IsZipCode(place.zip)) zip->Fail(kZip);
  place.city = OptionalName(object, "city");
  place.county = OptionalName(object, "county");
  place.state = OptionalName(object, "state");
  place.planning_area = OptionalName(object, "planning_area");
  return place;
}

Member ReadMember(const JsonValue& value) {
  constexpr std::array<std::string_view, 3> kMembers = {"id", "role", "facts"};
  Member member;
  const JsonObject object = value.Object(kMembers, "an object of one person");
  member.id = OptionalText(object, "id", "a name for the person");
  if (const JsonValue* const role = object.Find("role")) member.role = role->Choice<MemberRole>(kMemberRoles);
  if (const JsonValue* const facts = object.Find("facts")) member.facts = ReadFacts(*facts, FactScope::kMember);
  return member;
}

void ReadMembers(const JsonValue& value, std::vector<Member>& members) {
  const JsonValue::Values entries = value.List(kMaxHouseholdMembers, "a list of persons");
  members.reserve(entries.size());
  bool has_head = false;
  for (const JsonValue& entry : entries) {
    Member member = ReadMember(entry);
    const auto same = [&](const Member& other) { return !member.id.empty() && other.id == member.id; };
    if (std::any_of(members.begin(), members.end(), same)) entry.FailWith("id: two members have the same id");
    if (member.role == MemberRole::kHead && std::exchange(has_head, true))
      entry.FailWith("role: there is a head already");
    members.push_back(std::move(member));
  }
}

std::optional<Instant> ReadTime(const JsonObject& window, std::string_view name, const TimeZone& zone) {
  constexpr std::string_view kExpected = "a time such as 2026-11-24T17:00";
  const JsonValue value = window.Require(name, kExpected);
  const absl::StatusOr<Instant> time = ParseInstant(value.Text(kExpected), zone);
  if (!time.ok()) {
    value.Fail(kExpected);
    return std::nullopt;
  }
  if (*time < kEarliestWindow || *time >= kLatestWindow) value.Fail("a time from 2000-01-01 to before 2200-01-01");
  return *time;
}

std::optional<TimeWindow> ReadWindow(const JsonValue& value, const TimeZone& zone) {
  constexpr std::array<std::string_view, 2> kMembers = {"from", "to"};
  const JsonObject object = value.Object(kMembers, "an object with \"from\" and \"to\"");
  const std::optional<Instant> from = ReadTime(object, "from", zone), to = ReadTime(object, "to", zone);
  if (!from || !to) return std::nullopt;
  if (*from >= *to) value.FailWith("to is not after from");
  return TimeWindow{*from, *to};
}

AttendanceSet ReadAttendance(const JsonValue& value) {
  AttendanceSet attendance = 0;
  for (const JsonValue& entry : value.List(kAttendances.size(), "a list of in_person, remote, home_visit")) {
    const AttendanceSet way = entry.Choice<AttendanceSet>(kAttendances);
    if ((attendance & way) != 0) entry.Fail("each only once");
    attendance = static_cast<AttendanceSet>(attendance | way);
  }
  if (attendance == 0) value.FailWith("names no way to attend: leave it out where any will do");
  return attendance;
}

Need ReadNeed(const JsonValue& value, const TimeZone& zone) {
  constexpr std::array<std::string_view, 11> kMembers = {
      "term",    "urgency",          "for",           "places", "window", "attendance", "travel_minutes_max",
      "culture", "lived_experience", "accessibility", "free"};
  constexpr std::string_view kTerm = "a taxonomy term's id, code or name";
  Need need;
  const JsonObject object = value.Object(kMembers, "an object with a \"term\"");
  need.term = object.Require("term", kTerm).Text(kTerm);
  if (const JsonValue* const urgency = object.Find("urgency")) need.urgency = urgency->Choice<Urgency>(kUrgencies);
  need.for_member = OptionalText(object, "for", "a member's id");
  if (const JsonValue* const places = object.Find("places"))
    need.places = static_cast<std::int32_t>(places->Integer(1, kMaxPlacesWanted));
  if (const JsonValue* const window = object.Find("window")) need.window = ReadWindow(*window, zone);
  if (const JsonValue* const attendance = object.Find("attendance")) need.attendance = ReadAttendance(*attendance);
  if (const JsonValue* const minutes = object.Find("travel_minutes_max"))
    need.travel_minutes_max = static_cast<std::int32_t>(minutes->Integer(0, kMaxTravelMinutesWanted));
  need.cultures = OptionalWords(object, "culture", "a taxonomy term's id, code or name");
  need.lived_experiences = OptionalWords(object, "lived_experience", "a taxonomy term's id, code or name");
  need.accessibility = OptionalWords(object, "accessibility", "a word such as wheelchair");
  if (const JsonValue* const free = object.Find("free")) need.free_only_preferred = free->Bool();
  return need;
}

void ReadNeeds(const JsonValue& value, const TimeZone& zone, Household& household) {
  const JsonValue::Values entries = value.List(kMaxHouseholdNeeds, "a list of needs");
  household.needs.reserve(entries.size());
  for (const JsonValue& entry : entries) {
    const Need& need = household.needs.emplace_back(ReadNeed(entry, zone));
    if (need.for_member.empty() || household.FindMember(need.for_member) != nullptr) continue;
    std::vector<std::string_view> ids;
    for (const Member& member : household.members) ids.push_back(member.id);
    entry.FailWith("for: \"" + need.for_member + "\": no member has this id" +
                   (ids.empty() ? std::string() : ": expected " + OneOfText(ids)));
  }
}

bool ReadComplete(const JsonValue& value, const Household& household) {
  const bool complete = value.Bool();
  if (complete && household.members.empty()) value.FailWith("nobody is listed");
  return complete;
}

// The size of the household against the list of its members.
void CheckSize(const JsonValue& facts, const Household& household) {
  const FactValue& size = FindFact(household.facts, "household.size");
  if (size.type() != FactType::kNumber) return;
  const auto listed = static_cast<double>(household.members.size());
  const bool too_small = size.max() && *size.max() < listed;
  const bool too_large = household.members_complete && size.min() && *size.min() > listed;
  if (!too_small && !too_large) return;
  const std::string persons = std::to_string(household.members.size()) + (listed == 1 ? " member is" : " members are");
  facts.FailWith("household.size: " + size.ToText() + ": " + persons + " listed" + (too_large ? ", as complete" : ""));
}

void CheckClashes(const JsonObject& object, const Household& household) {
  const JsonValue *const facts = object.Find("facts"), *const members = object.Find("members");
  if (facts == nullptr && members == nullptr) return;
  if (const std::string clash = ClashOfHousehold(household); !clash.empty()) facts->FailWith(clash);
  if (members == nullptr) return;
  const JsonValue::Values entries = members->List(kMaxHouseholdMembers, "a list of persons");
  for (std::size_t i = 0; i < entries.size() && i < household.members.size(); ++i) {
    const std::string clash = ClashOfMember(household.members[i].facts, household.facts);
    if (!clash.empty()) entries[i].FailWith("facts." + clash);
  }
}

Household ReadHousehold(const JsonValue& value, const TimeZone& zone) {
  constexpr std::array<std::string_view, 8> kMembers = {"id",    "place",   "travel_mode",      "languages",
                                                        "facts", "members", "members_complete", "needs"};
  constexpr std::string_view kId = "a name for the household";
  Household household;
  const JsonObject object = value.Object(kMembers, "one JSON object, a household");
  household.id = object.Require("id", kId).Text(kId);
  if (const JsonValue* const place = object.Find("place")) household.place = ReadPlace(*place);
  if (const JsonValue* const mode = object.Find("travel_mode"))
    household.travel_mode = mode->Choice<TravelMode>(kTravelModes);
  if (const JsonValue* const languages = object.Find("languages")) {
    household.languages = languages->Words(kMaxHouseholdWords, "an ISO 639 code such as es");
    for (const std::string& code : household.languages) {
      if (!IsLanguageCode(code))
        languages->FailWith("\"" + code + "\": expected an ISO 639 code such as es, in lower case");
    }
  }
  if (const JsonValue* const facts = object.Find("facts")) household.facts = ReadFacts(*facts, FactScope::kHousehold);
  if (const JsonValue* const members = object.Find("members")) ReadMembers(*members, household.members);
  if (const JsonValue* const complete = object.Find("members_complete"))
    household.members_complete = ReadComplete(*complete, household);
  if (const JsonValue* const facts = object.Find("facts")) CheckSize(*facts, household);
  CheckClashes(object, household);
  if (const JsonValue* const needs = object.Find("needs")) ReadNeeds(*needs, zone, household);
  return household;
}

// Of a text without a byte order mark, too: JSON begins with ASCII.
bool IsUtf16(std::string_view text) {
  return BeginsAsUtf16(text) || text.substr(0, 2).find('\0') != std::string_view::npos;
}

HouseholdSource SourceOf(std::string_view text) {
  return [text](char* to, std::size_t size) mutable {
    const std::size_t bytes = text.copy(to, size);
    text.remove_prefix(bytes);
    return bytes;
  };
}

}  // namespace

struct HouseholdReader::State {
  HouseholdLines lines;
  TimeZone zone;
  JsonForm form;
  IdSet ids;
};

HouseholdReader::HouseholdReader(std::string_view text, std::string file_name, TimeZone zone)
    : HouseholdReader(SourceOf(text), std::move(file_name), std::move(zone)) {}

HouseholdReader::HouseholdReader(HouseholdSource source, std::string file_name, TimeZone zone)
    : state_(new State{
          HouseholdLines(std::move(source), kMaxHouseholdBytes), std::move(zone), JsonForm(std::move(file_name)), {}}) {
}

HouseholdReader::HouseholdReader(HouseholdReader&&) noexcept = default;
HouseholdReader::~HouseholdReader() = default;

bool HouseholdReader::Next(Household& household) {
  JsonForm& form = state_->form;
  if (!form.status().ok()) return false;
  const std::string_view text = state_->lines.Next();
  if (text.empty()) return false;
  form.set_line(state_->lines.line());
  if (IsUtf16(text)) {
    form.Fail("", "the file is UTF-16; UTF-8 is expected");
    state_->lines.Stop();
    return false;
  }
  Household read = ReadHousehold(form.Parse(text, kMaxHouseholdBytes), state_->zone);
  if (form.status().ok() && !state_->ids.Insert(read.id))
    form.Fail("id", "\"" + read.id + "\" occurred before: expected a name that is unique in the file");
  if (!form.status().ok()) return false;
  household = std::move(read);
  return true;
}

void HouseholdReader::PassOver() { state_->form.ForgetError(); }
const absl::Status& HouseholdReader::status() const { return state_->form.status(); }
std::int64_t HouseholdReader::line() const { return state_->lines.line(); }
std::size_t HouseholdReader::offset() const { return state_->lines.offset(); }

}  // namespace kith
