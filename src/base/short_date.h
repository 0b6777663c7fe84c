// A date as it stands in a cell of a table.
#pragma once

#include "kith/base/messages.h"
#include "kith/base/time.h"

namespace kith {

Phrase SayShortDate(const Messages& messages, Date date);  // "2026-11-24"; "24 nov 2026"

}  // namespace kith
