// Any bytes as a client file: refused with a message, or read; what was read is written and read again to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "kith/interop/household_file.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void WriteAndReadAgain(const kith::Household& household, const kith::TimeZone& zone) {
  const std::string line = kith::FormatHousehold(household, zone);
  if (line.size() > kith::kMaxHouseholdBytes) return;  // escapes may make it longer than what was read
  kith::HouseholdReader again(line, "again", zone);
  kith::Household read;
  Require(again.Next(read));
  Require(read == household);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kith::TimeZone zone = *kith::TimeZone::Load("America/Los_Angeles");
  const std::string text(reinterpret_cast<const char*>(data), size);
  kith::HouseholdReader reader(text, "fuzz", zone);
  kith::Household household;
  while (reader.Next(household)) WriteAndReadAgain(household, zone);
  Require(reader.status().ok() || !reader.status().message().empty());
  return 0;
}
