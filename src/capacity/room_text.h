// What the evidence of room comes to, in the words of a language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kith/base/messages.h"
#include "kith/base/truth.h"
#include "src/capacity/unit_evidence.h"

namespace kith {

// Everything that the sentences are made of.
struct RoomFindings {
  std::vector<UnitEvidence> units;         // ascending by name
  const UnitEvidence* scarcest = nullptr;  // the fewest counted places; nullptr where nothing is counted
  const UnitEvidence* told = nullptr;  // what is said first: the scarcest of those certainly full, else the scarcest
  bool shared = false;                 // some count is of the service, which has several sites
  Phrase refill;                       // "daily at 17:00"
  Truth waitlist = Truth::kUnknown;
  bool certainly_full = false;
};

// Whether a counted unit has fewer places than the other, if there is one.
bool IsScarcer(const UnitEvidence& unit, const UnitEvidence* than);

class RoomText {
 public:
  RoomText(const RoomFindings& found, const Messages& messages) : found_(found), messages_(messages) {}

  // "3 of 40 beds, counted 5 hours ago by the shelter; places come back daily at 17:00."
  std::string Sentence() const;
  // "3/40 beds, 5 h ago", "full, waitlist", "0 subsidies, 2 units", "unknown".
  std::string Brief() const;
  // The same for narrower columns, ever shorter: how many places and how old the count is say more than what is counted and than the other
  // units. "2 units, 3 subsidies, 3 h ago" -> "2 units+, 3 h ago" -> "2+, 3 h ago" -> "2+"; "0/120 beds, before the refill" -> "0/120, earlier";
  // "full: 0 subsidies, no waitlist" -> "full, no waitlist" -> "full".
  std::vector<std::string> Shorter() const;

 private:
  Phrase SayUnit(const std::string& unit, std::int64_t count) const;
  // "3 of 40 beds".
  Phrase SayCount(std::int64_t available, std::optional<std::int64_t> maximum, const std::string& unit) const;
  Phrase SayAge(std::int64_t minutes) const;
  Phrase SayBriefAge(std::int64_t minutes) const;
  Phrase Counted(const UnitEvidence& unit) const;
  Phrase WithAlsoNeeded(const Phrase& room) const;
  Phrase Unknown() const;
  Phrase Known() const;
  Phrase WithRefill(const Phrase& room) const;
  Phrase TooFew(const Phrase& count) const;
  Phrase WithWaitlist(const Phrase& brief) const;
  Phrase BriefFull() const;
  // Of one unit, against its maximum where that is known.
  Phrase BriefCount(const UnitCount& count) const;
  Phrase BriefCounts() const;
  Phrase BriefAge(bool short_refill) const;
  Phrase WithMore(const Phrase& count) const;

  const RoomFindings& found_;
  const Messages& messages_;
};

}  // namespace kith
