// Units of capacity as directories name them, in English: "bed", "beds", "subsidies".
#pragma once

#include <string>
#include <string_view>

namespace kith {

// As people say it: "case_management_place", "Beds" -> "case management place", "bed". "" -> "place".
std::string UnitInWords(std::string_view name);
// Whether each person of a household needs one of its own: a bed, a seat, a meal. Of a family room, a voucher, a box, an appointment or a
// place in a caseload one is for the household.
bool IsPerPerson(std::string_view singular);
// "bed" -> "beds", "subsidy" -> "subsidies", "box" -> "boxes", "person" -> "people".
std::string Plural(std::string_view singular);

}  // namespace kith
