#include <cassert>
#include <utility>

#include "kith/eligibility/questions.h"
#include "src/eligibility/prior_file.h"

namespace kith {

const QuestionPriors& QuestionPriors::Default() {
  static const QuestionPriors kDefault = [] {
    QuestionPriors priors;
    for (const auto& [name, text] : ShippedPriorFiles()) {
      absl::StatusOr<QuestionPriors> read = ReadPriorFile(text, name, std::move(priors));
      assert(read.ok());  // question_priors_test reads them all
      priors = *std::move(read);
    }
    return priors;
  }();
  return kDefault;
}

absl::StatusOr<QuestionPriors> QuestionPriors::Parse(std::string_view text, std::string_view file_name,
                                                     const QuestionPriors& base) {
  return ReadPriorFile(text, file_name, base);
}

const FactPrior& QuestionPriors::Of(std::string_view fact) const {
  const auto found = facts.find(fact);
  return found == facts.end() ? others : found->second;
}

}  // namespace kith
