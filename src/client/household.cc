// Household: finding members and the named places of a household.
#include "kith/client/household.h"

#include <algorithm>

namespace kith {

const std::string& Place::Named(AreaType type) const {
  static const std::string kNone;
  switch (type) {
    case AreaType::kZip:
      return zip;
    case AreaType::kCity:
      return city;
    case AreaType::kCounty:
      return county;
    case AreaType::kPlanningArea:
      return planning_area;
    case AreaType::kState:
      return state;
    case AreaType::kOther:
      break;
  }
  return kNone;
}

const Member* Household::Head() const {
  const auto head = std::find_if(members.begin(), members.end(),
                                 [](const Member& member) { return member.role == MemberRole::kHead; });
  if (head != members.end()) return &*head;
  return members.empty() ? nullptr : &members.front();
}

const Member* Household::FindMember(std::string_view member_id) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [member_id](const Member& member) { return member.id == member_id; });
  return found == members.end() ? nullptr : &*found;
}

}  // namespace kith
