// Client files: one household for each line of NDJSON. docs/clients.md documents the form, docs/household.schema.json is its JSON schema.
//
//   HouseholdReader reader(text, "clients.ndjson", zone);
//   Household household;
//   while (reader.Next(household)) ...
//   if (!reader.status().ok()) return reader.status();      // clients.ndjson:3: needs[0].urgency: "soon": expected today, this_week or whenever
//
// Model     The first household may be spread over several lines; each one after it has a line of its own. Unknown keys are errors, with the nearest known one; so are unknown
//           states, roles and modes, and an id that occurred before. Fact names are free; their values are checked for form.
// Errors    InvalidArgument with file, line and field; ResourceExhausted over a limit. After one, PassOver goes on behind the wrong line; a file in
//           UTF-16 and a first household that is too long over several lines end it.
// Privacy   Messages name fields and the words that a form allows, and quote at most the offending value.
// Lifetime  `text`, or what `source` reads from, must outlive the reader.
// Cost      Reads no further than the line that it gives, in blocks; holds that line, one block, and the ids that have occurred.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <absl/status/status.h>

#include "kith/base/time.h"
#include "kith/client/household.h"

namespace kith {

inline constexpr std::size_t kMaxHouseholdBytes = 1U << 20;  // one line
inline constexpr std::size_t kMaxHouseholdMembers = 100;
inline constexpr std::size_t kMaxHouseholdNeeds = 100;
inline constexpr std::size_t kMaxFacts = 1000;  // of the household or of one member

// Reads at most `size` bytes to `to` and says how many; waits for the first of them only. 0 at the end.
using HouseholdSource = std::function<std::size_t(char* to, std::size_t size)>;

class HouseholdReader {
 public:
  HouseholdReader(std::string_view text, std::string file_name, TimeZone zone);
  HouseholdReader(HouseholdSource source, std::string file_name, TimeZone zone);
  HouseholdReader(HouseholdReader&&) noexcept;
  ~HouseholdReader();

  // False at the end or on an error.
  bool Next(Household& household);
  const absl::Status& status() const;
  // Forgets the error: Next goes on behind what is wrong.
  void PassOver();
  std::int64_t line() const;   // of the household that Next gave, or found wrong, from 1
  std::size_t offset() const;  // bytes of the text that have been read

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether the text says that nothing is known, as forms do: "Unknown", "N/A", "Client refused", "?". A client file leaves such a fact out: as a place's
// name, a benefit or another word of a known fact it is refused, since it would be another one than any that is asked for, and so a silent no.
bool SaysNotKnown(std::string_view text);

// One line, without its end; FormatHousehold(Next(x)) read again gives x.
std::string FormatHousehold(const Household& household, const TimeZone& zone);

}  // namespace kith
