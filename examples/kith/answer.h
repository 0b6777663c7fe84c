// What a worker answers on the command line, put into a household.
#pragma once

#include <string>

#include <absl/status/status.h>

#include "examples/kith/asked_names.h"
#include "kith/base/time.h"
#include "kith/client/household.h"

namespace kith_program {

// Of the directory that asks.
struct Asked {
  const AskedNames& names;
  const kith::TimeZone& zone;
};

// "yes", "34", "$2,100/month", "medi_cal,wic", "none", "declined", or the JSON form of docs/clients.md. `name` is as questions have it: "age",
// "age of luz", "members" ("no": nobody else lives there; a number: that many do), "needs.for" (a member's id). Errors say what was expected.
absl::Status PutAnswer(const std::string& name, const std::string& text, const Asked& asked, kith::Household& household,
                       kith::Need& need);

}  // namespace kith_program
