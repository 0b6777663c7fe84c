// Which facts a directory asks of anybody: an answer to another one changes nothing, and is most often a slip.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include <absl/status/statusor.h>

#include "kith/catalog/catalog.h"

namespace kith_program {

class AskedNames {
 public:
  // Errors as RuleBook::Build.
  static absl::StatusOr<AskedNames> Of(const kith::Catalog& catalog);

  // Whether a rule of the directory, a table's limit or the age limits of a service depend on it.
  bool Has(std::string_view fact) const { return facts_.contains(fact); }
  // The fact that is called nearly so: works_80_hrs, citizenship. "" where none is.
  std::string Nearest(std::string_view fact) const;

 private:
  std::set<std::string, std::less<>> facts_;
};

}  // namespace kith_program
