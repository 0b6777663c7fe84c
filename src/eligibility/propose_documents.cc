// Documents in directory text: "Bring picture ID and proof of address", "photo ID required".
#include <algorithm>
#include <utility>

#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {
namespace {

struct Document {
  std::string_view pattern;
  std::string_view word;  // of `bring`
};

constexpr Document kDocuments[] = {
    {"valid|current|proper|official|government|government-issued? issued? photo|picture|pictured id|identification|i.d "
     "card?",
     "photo_id"},
    {"id with photo|picture", "photo_id"},
    {"a|some|any? valid|current|proper|official|california? form|sort|type|kind of id|identification", "id"},
    {"id|ids and / or a|an? valid? form of identification", "id"},
    {"id|ids and|or|/ a|an? a|any|some? form of identification", "id"},
    {"valid|current|proper|official? id|identification|ids card?", "id"},
    {"student id|identification card?", "student_id"},
    {"valid|current? student id|identification card?", "student_id"},
    {"driver's|drivers|driver license|licence", "drivers_license"},
    {"proof of address|residence|residency", "proof_of_address"},
    {"proof of current|their|your address|residence|residency", "proof_of_address"},
    {"proof|verification of household|family|all? income", "proof_of_income"},
    {"proof of age", "proof_of_age"},
    {"birth certificate|certificates", "birth_certificate"},
    {"social security card|cards", "social_security_card"},
    {"a|recent|current? utility bill|bills", "utility_bill"},
    {"rent receipt|receipts", "rent_receipt"},
    {"medi-cal|medical card", "medi_cal_card"},
    {"immunization|vaccination record|records", "vaccination_record"},
    {"pay stub|stubs", "pay_stub"},
    {"referral letter", "referral_letter"},
    {"own bag|bags", "bag"},
    {"dd214|dd-214", "dd214"},
};

}  // namespace

std::optional<Phrase> ReadDocument(Tokens tokens, std::size_t at) {
  const std::size_t article = MatchPattern("a|an|their|your|the|some|any", tokens, at);
  Phrase phrase;
  phrase.kind = PhraseKind::kDocument;
  phrase.begin = phrase.end = at;
  for (const Document& document : kDocuments) {
    const std::size_t size = MatchPattern(document.pattern, tokens, at + article);
    if (size == 0 || at + article + size <= phrase.end) continue;
    phrase.end = at + article + size;
    phrase.bring = {std::string(document.word)};
  }
  if (phrase.bring.empty()) return std::nullopt;
  return phrase;
}

}  // namespace kith::propose_internal
