// What may be shown of an offer: the one place that decides what of a confidential location anyone sees.
//
//   PublicView view = ViewOf(catalog, offer);
//   view.where;   // "530 S Example St, Los Angeles 90013", or "Confidential: call 213-555-0100" for a confidential location
//
// Model     Every program and format prints offers through this view, and never reads Location or Address of an offer by itself.
// Privacy   For a confidential location: no point, address, location name, description or transportation; phones of type hotline only (of the offer,
//           service or organization; else the voice phone of the service or organization, never one of the location). Errors: none; `id` must be of `catalog`. Cost: O(phones and addresses of the offer).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/catalog/catalog.h"

namespace kith {

struct PublicView {
  std::string offer_key;
  std::string service_name;
  std::string organization_name;
  std::string location_name;  // "" where it is confidential
  std::string where;          // one line: address, "remote", or the hotline
  std::string phone;          // the number to call, "" where none is known
  bool confidential = false;
  bool remote_only = false;
  std::optional<LatLng> point;
};

PublicView ViewOf(const Catalog& catalog, ServiceAtLocationId id);

// "530 S Example St, Suite 2, Los Angeles 90013". For locations that are not confidential: of an offer, ViewOf has decided.
std::string AddressLine(const Address& address);

}  // namespace kith
