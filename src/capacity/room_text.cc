#include "src/capacity/room_text.h"

#include <algorithm>
#include <string_view>

#include "kith/base/text.h"
#include "src/capacity/unit_words.h"

namespace kith {
namespace {

using A = MessageArgument;

// Two days are still told in hours: "30 hours ago" says more than "1 day ago".
constexpr std::int64_t kHourMinutes = 60, kDayMinutes = 24 * 60, kToldInHours = 2 * kDayMinutes;

A Whole(std::string_view name, std::int64_t number) { return A::Number(name, static_cast<double>(number)); }

std::string_view KeyOf(Truth waitlist) { return waitlist == Truth::kTrue ? "yes" : "no"; }

}  // namespace

bool IsScarcer(const UnitEvidence& unit, const UnitEvidence* than) {
  return than == nullptr || *unit.count.available < *than->count.available;
}

Phrase RoomText::SayUnit(const std::string& unit, std::int64_t count) const {
  std::string code = unit;
  std::replace(code.begin(), code.end(), ' ', '_');
  const std::string words = count == 1 ? unit : Plural(unit);
  return messages_.Say("unit.*"_message, code, {A::Text("words", words), Whole("count", count)});
}

Phrase RoomText::SayCount(std::int64_t available, std::optional<std::int64_t> maximum, const std::string& unit) const {
  const std::string free = std::to_string(available);
  if (!maximum)
    return messages_.Say("count.of_unit"_message,
                         {A::Figure("available", free), A::Said("unit", SayUnit(unit, available))});
  return messages_.Say("count.of_all"_message,
                       {A::Figure("available", free), A::Figure("maximum", std::to_string(*maximum)),
                        A::Said("unit", SayUnit(unit, *maximum))});
}

Phrase RoomText::SayAge(std::int64_t minutes) const {
  if (minutes < 1) return messages_.Say("age.now"_message);
  if (minutes < kHourMinutes) return messages_.Say("age.minutes"_message, {Whole("count", minutes)});
  if (minutes < kToldInHours) return messages_.Say("age.hours"_message, {Whole("count", minutes / kHourMinutes)});
  return messages_.Say("age.days"_message, {Whole("count", minutes / kDayMinutes)});
}

Phrase RoomText::SayBriefAge(std::int64_t minutes) const {
  if (minutes < 1) return messages_.Say("age.now"_message);
  if (minutes < kHourMinutes) return messages_.Say("age.brief_minutes"_message, {Whole("count", minutes)});
  if (minutes < kToldInHours) return messages_.Say("age.brief_hours"_message, {Whole("count", minutes / kHourMinutes)});
  return messages_.Say("age.brief_days"_message, {Whole("count", minutes / kDayMinutes)});
}

// "3 of 40 beds, counted 5 hours ago by the shelter".
Phrase RoomText::Counted(const UnitEvidence& unit) const {
  const Phrase age = unit.age_minutes ? SayAge(*unit.age_minutes) : messages_.Say("age.undated"_message);
  const std::string_view source = Trim(unit.count.source);
  return messages_.Say(
      "room.counted"_message,
      {A::Said("count", SayCount(*unit.count.available, unit.count.maximum, unit.count.unit)), A::Said("age", age),
       A::Name("source", source), A::Key("has", source.empty() ? "none" : "source")});
}

Phrase RoomText::WithAlsoNeeded(const Phrase& room) const {
  std::vector<Phrase> others;
  for (const UnitEvidence& unit : found_.units) {
    if (&unit == found_.told) continue;
    const UnitCount& count = unit.count;
    constexpr std::int64_t kSeveral = 2;
    others.push_back(unit.counted
                         ? SayCount(*count.available, count.maximum, count.unit)
                         : messages_.Say("room.not_counted"_message, {A::Said("unit", SayUnit(count.unit, kSeveral))}));
  }
  if (others.empty()) return room;
  const Phrase list = SayJoined(messages_, "join.words"_message, others);
  return messages_.Say("room.also_needed"_message, {A::Said("room", room), A::Said("others", list)});
}

Phrase RoomText::Unknown() const {
  for (const UnitEvidence& unit : found_.units) {
    if (unit.count.dated_later) return messages_.Say("room.dated_later"_message);
  }
  for (const UnitEvidence& unit : found_.units) {
    if (!unit.count.maximum) continue;
    const Phrase all = SayCount(*unit.count.maximum, std::nullopt, unit.count.unit);
    return messages_.Say("room.free_not_recorded"_message, {A::Said("count", all)});
  }
  return messages_.Say("room.no_count"_message);
}

Phrase RoomText::Known() const {
  const UnitEvidence& unit = *found_.told;
  const Phrase counted = WithAlsoNeeded(Counted(unit));
  const A room = A::Said("room", counted);
  const Phrase told =
      !found_.certainly_full ? counted
      : *unit.count.available > 0
          ? messages_.Say("room.too_few"_message, {room, A::Figure("wanted", std::to_string(unit.wanted))})
          : messages_.Say("room.full"_message, {room});
  return unit.count.over_maximum ? messages_.Say("room.over_maximum"_message, {A::Said("room", told)}) : told;
}

Phrase RoomText::WithRefill(const Phrase& room) const {
  const bool refilled = std::any_of(found_.units.begin(), found_.units.end(),
                                    [](const UnitEvidence& unit) { return unit.count.refilled_since; });
  const A said = A::Said("room", room), refill = A::Said("refill", found_.refill);
  if (refilled)
    return messages_.Say("room.refilled"_message,
                         {said, refill, A::Key("has", found_.refill.text.empty() ? "none" : "refill")});
  return found_.refill.text.empty() ? room : messages_.Say("room.refills"_message, {said, refill});
}

std::string RoomText::Sentence() const {
  Phrase room = WithRefill(found_.told == nullptr ? Unknown() : Known());
  if (found_.told != nullptr && !found_.told->enough && found_.waitlist != Truth::kUnknown)
    room = messages_.Say("room.waitlist"_message, {A::Said("room", room), A::Key("value", KeyOf(found_.waitlist))});
  if (found_.shared) room = messages_.Say("room.shared"_message, {A::Said("room", room)});
  return messages_.Say("room.sentence"_message, {A::Said("room", room)}).text;
}

Phrase RoomText::TooFew(const Phrase& count) const {
  return messages_.Say("brief.too_few"_message,
                       {A::Said("count", count), A::Figure("wanted", std::to_string(found_.told->wanted))});
}

Phrase RoomText::WithWaitlist(const Phrase& brief) const {
  if (found_.waitlist == Truth::kUnknown) return brief;
  return messages_.Say("brief.waitlist"_message, {A::Said("brief", brief), A::Key("value", KeyOf(found_.waitlist))});
}

Phrase RoomText::BriefFull() const {
  const UnitCount& count = found_.told->count;
  const Phrase few = SayCount(*count.available, std::nullopt, count.unit);
  if (*count.available > 0) return TooFew(few);
  if (found_.units.size() == 1) return messages_.Say("brief.full"_message);
  return messages_.Say("brief.full_of"_message, {A::Said("count", few)});
}

Phrase RoomText::BriefCount(const UnitCount& count) const {
  if (found_.units.size() > 1 || !count.maximum) return SayCount(*count.available, std::nullopt, count.unit);
  return messages_.Say("count.brief"_message, {A::Figure("available", std::to_string(*count.available)),
                                               A::Figure("maximum", std::to_string(*count.maximum)),
                                               A::Said("unit", SayUnit(count.unit, *count.maximum))});
}

// The scarcest, and the scarcest of the others.
Phrase RoomText::BriefCounts() const {
  std::vector<Phrase> counts = {BriefCount(found_.told->count)};
  const UnitEvidence* second = nullptr;
  for (const UnitEvidence& other : found_.units) {
    if (&other != found_.told && other.counted && IsScarcer(other, second)) second = &other;
  }
  if (second != nullptr) counts.push_back(BriefCount(second->count));
  return SayJoined(messages_, "join.words"_message, counts);
}

Phrase RoomText::BriefAge(bool short_refill) const {
  const UnitEvidence& unit = *found_.told;
  if (unit.count.refilled_since)
    return short_refill ? messages_.Say("age.earlier"_message) : messages_.Say("age.before_refill"_message);
  return unit.age_minutes ? SayBriefAge(*unit.age_minutes) : messages_.Say("age.brief_undated"_message);
}

Phrase RoomText::WithMore(const Phrase& count) const {
  return found_.units.size() > 1 ? messages_.Say("brief.and_more"_message, {A::Said("count", count)}) : count;
}

std::string RoomText::Brief() const {
  if (found_.told == nullptr) return messages_.Say("brief.unknown"_message).text;
  if (found_.certainly_full) return WithWaitlist(BriefFull()).text;
  return messages_.Say("brief.counted"_message, {A::Said("counts", BriefCounts()), A::Said("age", BriefAge(false))})
      .text;
}

std::vector<std::string> RoomText::Shorter() const {
  if (found_.told == nullptr) return {};
  const UnitCount& count = found_.told->count;
  const std::string free = std::to_string(*count.available);
  if (found_.certainly_full && *count.available == 0) {
    const Phrase full = messages_.Say("brief.full"_message);
    return {WithWaitlist(full).text, full.text};
  }
  if (found_.certainly_full) {
    const Phrase number = WithMore(TooFew(messages_.Say("count.number"_message, {A::Figure("available", free)})));
    return {WithWaitlist(WithMore(BriefFull())).text, WithWaitlist(number).text, number.text};
  }
  const bool of_all = found_.units.size() == 1 && count.maximum;
  const Phrase number =
      WithMore(of_all ? messages_.Say("count.number_of"_message, {A::Figure("available", free),
                                                                  A::Figure("maximum", std::to_string(*count.maximum))})
                      : messages_.Say("count.number"_message, {A::Figure("available", free)}));
  const Phrase age = BriefAge(true);
  const auto with_age = [&](const Phrase& counts) {
    return messages_.Say("brief.counted"_message, {A::Said("counts", counts), A::Said("age", age)}).text;
  };
  return {with_age(WithMore(BriefCount(count))), with_age(number), number.text};
}

}  // namespace kith
