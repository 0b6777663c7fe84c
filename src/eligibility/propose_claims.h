// What is claimed of one sentence: the conditions and documents that its phrases became, and which words are left.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kith/eligibility/propose.h"
#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {

class Claims {
 public:
  // `sentence` must outlive the claims.
  explicit Claims(const PhrasedSentence& sentence) : sentence_(sentence) {}

  // The phrase is read, and becomes what `becomes` says; nothing by itself where that is "".
  void Take(const Phrase& phrase, std::string becomes = "");
  // ... and its own meaning is claimed.
  void TakeMeaning(const Phrase& phrase);
  // ... and `expr` is.
  void TakeAs(const Phrase& phrase, Expr expr);
  void Claim(Expr expr) { means_.push_back(std::move(expr)); }
  // What was claimed of a phrase gives way to what others say better.
  void Drop(const Expr& expr);
  void Forget();

  const std::vector<Expr>& means() const { return means_; }
  const std::vector<std::string>& bring() const { return bring_; }
  const std::vector<MatchedWords>& matched() const { return matched_; }

  // Of each token, whether a phrase that was read holds it.
  std::vector<bool> Covered() const;
  // Runs of words that no phrase has taken and that are more than signs and fillers, in order.
  std::vector<TextSpan> Unread() const;

 private:
  const PhrasedSentence& sentence_;
  std::vector<Expr> means_;
  std::vector<std::string> bring_;
  std::vector<MatchedWords> matched_;
  std::vector<std::pair<std::size_t, std::size_t>> read_;  // tokens
  std::vector<TextSpan> partly_;                           // words of read phrases that are not in their meaning
};

}  // namespace kith::propose_internal
