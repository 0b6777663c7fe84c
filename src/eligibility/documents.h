// Documents that rules ask to bring, in the words of a language: photo_id is "photo ID".
#pragma once

#include <span>
#include <string_view>

#include "kith/base/messages.h"

namespace kith {

// Those that every catalogue of messages has a word for.
std::span<const std::string_view> KnownDocuments();

// As a rule (`birth_certificate`) or a listing ("Birth certificate") writes it: word.birth_certificate, else as it is written.
Phrase SayDocument(const Messages& messages, std::string_view document);

}  // namespace kith
