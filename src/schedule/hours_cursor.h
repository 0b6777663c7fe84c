// HoursCursor: where a reader of a text of hours stands, and the first thing that it did not understand.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "src/schedule/hours_tokens.h"

namespace kith {

class HoursCursor {
 public:
  // `tokens` end with kEnd, and outlive the cursor.
  explicit HoursCursor(std::span<const HoursToken> tokens) : tokens_(tokens) {}

  const HoursToken& Peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : tokens_.back();
  }
  bool Is(HoursWord word, std::size_t ahead = 0) const { return Peek(ahead).word == word; }
  bool AtEnd() const { return Is(HoursWord::kEnd); }
  const HoursToken& Take() {
    const HoursToken& token = Peek();
    if (at_ + 1 < tokens_.size()) ++at_;
    return token;
  }
  bool Accept(HoursWord word) {
    if (!Is(word)) return false;
    Take();
    return true;
  }
  // Whether it took any.
  bool AcceptAll(HoursWord word) {
    bool any = false;
    while (Accept(word)) any = true;
    return any;
  }

  std::size_t at() const { return at_; }
  void BackTo(std::size_t at) { at_ = at; }

  // Always false. The first reason stands.
  bool Fail(std::string why) {
    if (why_.empty()) why_ = std::move(why);
    return false;
  }
  const std::string& why() const { return why_; }

 private:
  std::span<const HoursToken> tokens_;
  std::size_t at_ = 0;
  std::string why_;
};

}  // namespace kith
