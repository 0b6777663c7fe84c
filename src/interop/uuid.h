// UUIDs of version 5 (RFC 4122 section 4.3): names of other systems as UUIDs, the same on every machine and at every import.
//
//   std::string key = UuidV5(kKithNamespace, "services/136");
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kith {

using Uuid = std::array<std::uint8_t, 16>;

// UUIDv5 of "kith" in RFC 4122's name space of domain names. Fixed for ever: ids that were made under it are in directories by now.
inline constexpr Uuid kKithNamespace = {0xb2, 0x76, 0x6e, 0xc6, 0x87, 0xaf, 0x5f, 0x3d,
                                        0x94, 0xe9, 0xa6, 0x47, 0xfe, 0xb1, 0x70, 0x2e};

// Lower case, in its usual form of 36 characters.
std::string UuidV5(const Uuid& name_space, std::string_view name);

// FIPS 180-4. To make names of, not against an adversary.
std::array<std::uint8_t, 20> Sha1(std::string_view text);

}  // namespace kith
