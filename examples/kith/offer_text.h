// One offer as text: what `rank` and `explain` both show. What is not known for certain is marked with ~ or ?.
//
// Privacy   Names, places and phones come from kith::ViewOf alone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "examples/kith/layout.h"
#include "kith/catalog/catalog.h"
#include "kith/match/ranking.h"

namespace kith_program {

Cell TravelCell(const kith::Travel& travel, const TextOptions& options);  // "~25 min", "~20-45 min", "no travel", "?"
Cell HoursCell(const kith::Hours& hours, const TextOptions& options);
Cell RoomCell(const kith::Availability& room);
// "yes" where the household is eligible and in the area for certain, "ask" where that is open, "no".
Cell FitsCell(const kith::RankedOffer& offer, const TextOptions& options);

// "Service, Organization"
std::string OfferName(const kith::Catalog& catalog, kith::ServiceAtLocationId offer);
// "213-555-0100; Boyle Heights Center, 530 S Example St, Los Angeles 90013"
std::string Whereabouts(const kith::Catalog& catalog, kith::ServiceAtLocationId offer);

// Its reasons, but for those that its row in the table, or what is still to ask, says already.
std::string Why(const kith::RankedOffer& offer, const TextOptions& options);
// What is still to ask, what to bring, what to know: one labelled paragraph each.
std::string Todo(const kith::RankedOffer& offer, int indent, const TextOptions& options);
inline constexpr int kLabelWidth = 10;
inline constexpr int kHoursWidth = 23;  // at most, of their columns
inline constexpr int kRoomWidth = 18;

// "Food for luz, today, 2 places"
std::string NeedText(const kith::Catalog& catalog, const kith::Ranking& ranking, const TextOptions& options);
// One line for each number, each once; "" where there is none.
std::string EmergencyText(std::span<const kith::EmergencyNumber> numbers, const TextOptions& options);
// "Tue 2026-11-24 10:00 (America/Los_Angeles)"
std::string TimeText(kith::Instant when, const kith::TimeZone& zone, const TextOptions& options);
// As of when, and the versions of program, catalog, rules and policy.
std::string FooterText(const kith::Catalog& catalog, const kith::Ranking& ranking, const TextOptions& options);

}  // namespace kith_program
