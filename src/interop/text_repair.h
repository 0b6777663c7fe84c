// Text that a careless export has damaged, as it was meant.
#pragma once

#include <string>
#include <string_view>

namespace kith {

// A backslash and an n (or r and n, or t), written out, as the line break or tab they stand for. Any other backslash is left alone.
std::string DecodeEscapes(std::string_view text);

// "AttorneyGÇÖs": UTF-8 punctuation that was once read as code page 437 and came out as letters: U+2000 to U+202F are put back.
std::string Unscramble(std::string_view text);

// Begins with a byte order mark of UTF-16, which a text in UTF-8 cannot.
bool BeginsAsUtf16(std::string_view text);

// What the bytes begin as that cannot be text in UTF-8, and what to do: "the file is packed with gzip: unpack it first"; "" where nothing is known of
// them.
std::string_view WhyNoText(std::string_view bytes);

}  // namespace kith
