// The words of client files for the library's enumerations: readers and writers share them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "kith/client/household.h"

namespace kith {

inline constexpr std::size_t kMaxHouseholdWords = 100;  // languages, cultures and the like, of one household or need
inline constexpr std::int64_t kMaxPlacesWanted = 1'000'000;
inline constexpr std::int64_t kMaxTravelMinutesWanted = 100'000;

template <class Value, std::size_t kSize>
using WordList = std::array<std::pair<std::string_view, Value>, kSize>;

inline constexpr WordList<TravelMode, 4> kTravelModes = {{{"car", TravelMode::kCar},
                                                          {"transit", TravelMode::kTransit},
                                                          {"walk", TravelMode::kWalk},
                                                          {"bicycle", TravelMode::kBicycle}}};
inline constexpr WordList<MemberRole, 5> kMemberRoles = {{{"head", MemberRole::kHead},
                                                          {"spouse", MemberRole::kSpouse},
                                                          {"child", MemberRole::kChild},
                                                          {"adult", MemberRole::kAdult},
                                                          {"other", MemberRole::kOther}}};
inline constexpr WordList<Urgency, 3> kUrgencies = {
    {{"today", Urgency::kToday}, {"this_week", Urgency::kThisWeek}, {"whenever", Urgency::kWhenever}}};
inline constexpr WordList<AttendanceSet, 3> kAttendances = {
    {{"in_person", kInPerson}, {"remote", kRemote}, {"home_visit", kHomeVisit}}};

template <class Value, std::size_t kSize>
constexpr std::string_view WordFor(const WordList<Value, kSize>& words, Value value) {
  for (const auto& [word, meaning] : words) {
    if (meaning == value) return word;
  }
  return "";
}

}  // namespace kith
