// Household: who needs help, where they are, what is known of them, and what they need. docs/clients.md has the file form.
//
// Model     Facts of a member stand with the member, those of the household as a whole with the household. A need may name the member
//           it is for; otherwise it is the head's, or the household's. The list of members is whole only where that is stated.
// Lifetime  Values. Kith keeps no household and logs none. Errors: none; who reads a file checks forms and limits. Cost: look-ups O(members).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/latlng.h"
#include "kith/base/time.h"
#include "kith/catalog/records.h"
#include "kith/client/fact.h"

namespace kith {

// Where the household stays: all that is known of it, perhaps nothing.
struct Place {
  std::optional<LatLng> point;
  std::string zip;
  std::string city;
  std::string county;
  std::string state;
  std::string planning_area;

  bool empty() const {
    return !point && zip.empty() && city.empty() && county.empty() && state.empty() && planning_area.empty();
  }
  // The stated name of that type ("" where none was): kZip -> zip.
  const std::string& Named(AreaType type) const;
  bool operator==(const Place&) const = default;
};

enum class MemberRole : std::uint8_t { kHead, kSpouse, kChild, kAdult, kOther };

struct Member {
  std::string id;
  MemberRole role = MemberRole::kOther;
  Facts facts;
  bool operator==(const Member&) const = default;
};

enum class TravelMode : std::uint8_t { kWalk, kBicycle, kTransit, kCar };
enum class Urgency : std::uint8_t { kToday, kThisWeek, kWhenever };

struct TimeWindow {
  Instant from;
  Instant to;  // exclusive, after `from`
  bool operator==(const TimeWindow&) const = default;
};

struct Need {
  std::string term;  // a taxonomy term's key, code or name
  Urgency urgency = Urgency::kThisWeek;
  std::string for_member;  // a member's id; empty: the head's or the household's
  std::int32_t places = 1;
  std::optional<TimeWindow> window;
  AttendanceSet attendance = 0;  // 0: any
  std::optional<std::int32_t> travel_minutes_max;
  std::vector<std::string> cultures;  // taxonomy terms by key, code or name
  std::vector<std::string> lived_experiences;
  std::vector<std::string> accessibility;  // words: wheelchair, hearing_loop, asl
  bool free_only_preferred = false;        // cost counts in the fit
  bool operator==(const Need&) const = default;
};

struct Household {
  std::string id;
  Place place;
  TravelMode travel_mode = TravelMode::kTransit;
  std::vector<std::string> languages;  // ISO 639 codes, best first
  Facts facts;
  std::vector<Member> members;
  bool members_complete = false;  // nobody lives there who is not listed; of an empty list it says nothing
  std::vector<Need> needs;

  // The member with role head, else the first; nullptr where there are none.
  const Member* Head() const;
  const Member* FindMember(std::string_view member_id) const;
  bool operator==(const Household&) const = default;
};

}  // namespace kith
