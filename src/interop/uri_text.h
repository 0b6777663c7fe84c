// The URI, e-mail address or number that a text holds, as HSDS's formats ask for them. Directories write "www.example.org", "a@b.org; c@d.org", "ext. 12".
#pragma once

#include <string>
#include <string_view>

namespace kith {

// RFC 3986: a scheme and its characters; http and https with a host.
bool IsUri(std::string_view text);
// RFC 5322's common form: dot-atom, @, a domain of two labels at least.
bool IsEmail(std::string_view text);
// RFC 3339: 2026-01-05T09:30:00.5-08:00.
bool IsMoment(std::string_view text);

// The text itself where it is one; else the first that stands in it ("www.example.org" as "http://www.example.org"); "" where there is none.
std::string UriIn(std::string_view text);
std::string EmailIn(std::string_view text);
// "12" of "ext. 12"; "" where digits stand in several places.
std::string NumberIn(std::string_view text);

}  // namespace kith
