// A second, independent decision of "does this offer serve this place?", written from include/kith/geo/catchment.h and docs/directory.md alone: it
// scans the directory's tables and keeps no index. Of the floor geo it uses single facts only: Covers and Relate.
#pragma once

#include <string>

#include "kith/base/truth.h"
#include "kith/catalog/records.h"
#include "kith/client/household.h"

namespace kith {

// The verdict of one service area.
Truth NaiveServes(const Directory& directory, const ServiceArea& area, const Place& place);

// The verdict of an offer: its own rows, else its service's; kUnknown where there is none.
Truth NaiveServes(const Directory& directory, const ServiceAtLocation& offer, const Place& place);

// Whether two names that are not equal may mean one place: a slip of the pen, or initials.
bool NaiveMayBeOne(AreaType type, const std::string& a, const std::string& b);

// The outline in which the household stays when only its ZIP code or its city is known; nullptr where there is none.
const Outline* NaiveOutlineOf(const Directory& directory, const Place& place);

}  // namespace kith
