// --offer: one service at location, by its id or the beginning of it.
#pragma once

#include <string>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"

namespace CLI {
class App;
}

namespace kith_program {

// Required.
void AddOfferOption(CLI::App& command, std::string& offer);
// An error says what was found instead: several ids that begin so, or the nearest one.
absl::StatusOr<kith::ServiceAtLocationId> FindOffer(const kith::Catalog& catalog, const std::string& key);

}  // namespace kith_program
