#include "src/eligibility/documents.h"

#include <algorithm>
#include <string>

#include "kith/base/text.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

constexpr std::string_view kDocuments[] = {"bag",
                                           "birth_certificate",
                                           "dd_214",
                                           "dd214",
                                           "drivers_license",
                                           "health_plan_card",
                                           "id",
                                           "lease",
                                           "medi_cal_card",
                                           "pay_stub",
                                           "photo_id",
                                           "proof_of_address",
                                           "proof_of_age",
                                           "proof_of_income",
                                           "referral_letter",
                                           "rent_receipt",
                                           "social_security_card",
                                           "student_id",
                                           "utility_bill",
                                           "va_letter",
                                           "vaccination_record"};

}  // namespace

std::span<const std::string_view> KnownDocuments() { return kDocuments; }

Phrase SayDocument(const Messages& messages, std::string_view document) {
  std::string word = FoldName(document);
  std::ranges::replace(word, ' ', '_');
  return messages.Say(
      "word.*"_message, word,
      {MessageArgument::Text("words", ReadableWord(document)), MessageArgument::Key("fact", "document")});
}

}  // namespace kith
