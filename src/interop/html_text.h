// Any text as text of an HTML page, in elements and in quoted attributes; the page stays well-formed XML, too.
//
// Model     & < > " ' become references; control characters blanks; characters that turn the writing direction are dropped; bytes that are no UTF-8
//           become U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace kith {

std::string HtmlText(std::string_view text);

}  // namespace kith
