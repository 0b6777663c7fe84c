// Which facts a directory asks of anybody, and in which form: an answer to another one, or in another form, changes nothing and is most often a slip.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/catalog/catalog.h"
#include "kith/client/fact.h"
#include "kith/eligibility/rule.h"

namespace kith_program {

class AskedNames {
 public:
  // Errors as RuleBook::Build.
  static absl::StatusOr<AskedNames> Of(const kith::Catalog& catalog);

  // Whether a rule of the directory, a table's limit or the age limits of a service depend on it.
  bool Has(std::string_view fact) const { return facts_.contains(fact); }
  // The fact that is called nearly so: works_80_hrs, citizenship. "" where none is.
  std::string Nearest(std::string_view fact) const;
  // Words that rules compare a fact with, but for names of places; each once, in the order of the rules.
  std::vector<std::string> Words(std::string_view fact) const;
  // The one of them that was meant: as it is said in the language of `messages` ("keeping a benefit"), in capitals, with blanks or hyphens. "" where none is.
  std::string WordMeant(std::string_view fact, const std::string& typed, const kith::Messages& messages) const;
  // That a rule can read `value`, of a fact of the directory's own: refused is a number where rules ask for yes or no. Of the known facts who reads
  // client files has seen to it.
  absl::Status CheckForm(std::string_view fact, const kith::FactValue& value) const;

 private:
  // What rules compare a fact with, by an example of each.
  struct Form {
    kith::FactType type;
    bool is_once;  // an amount that does not come again
    std::string example;
    std::vector<std::string> words = {};
  };
  using Facts = std::map<std::string, std::vector<Form>, std::less<>>;

  static Form FormOf(const kith::Expr& compare);
  static void AddFacts(const kith::Expr& expr, Facts& facts);

  Facts facts_;
};

}  // namespace kith_program
