// Units of capacity and ages in English: "1 bed", "3 of 40 beds", "0 subsidies", "5 hours ago".
#pragma once

#include <cstdint>
#include <optional>
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
// "3 of 40 beds", "1 bed"; `unit` in the singular.
std::string CountInWords(std::int64_t available, std::optional<std::int64_t> maximum, const std::string& unit);
// "3/40 beds", "1 bed".
std::string BriefCount(std::int64_t available, std::optional<std::int64_t> maximum, const std::string& unit);

std::string AgeInWords(std::int64_t minutes);  // "just now", "12 minutes ago", "5 hours ago", "3 days ago"
std::string BriefAge(std::int64_t minutes);    // "just now", "12 min ago", "5 h ago", "3 d ago"

}  // namespace kith
