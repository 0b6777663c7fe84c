#include "src/eligibility/propose_claims.h"

#include <algorithm>
#include <iterator>

#include "kith/base/text.h"

namespace kith::propose_internal {

void Claims::Take(const Phrase& phrase, std::string becomes) {
  const std::size_t begin = sentence_.tokens[phrase.begin].begin, end = sentence_.tokens[phrase.end - 1].end;
  read_.emplace_back(phrase.begin, phrase.end);
  if (!becomes.empty()) matched_.push_back({{begin, end}, std::move(becomes)});
  std::ranges::copy(phrase.unread, std::back_inserter(partly_));
}

void Claims::TakeMeaning(const Phrase& phrase) {
  std::vector<std::string> becomes;
  for (const Expr& expr : phrase.means) {
    means_.push_back(expr);
    becomes.push_back(FormatExpr(expr));
  }
  for (const std::string& document : phrase.bring) {
    bring_.push_back(document);
    becomes.push_back("bring " + document);
  }
  Take(phrase, JoinList(becomes, "; "));
}

void Claims::TakeAs(const Phrase& phrase, Expr expr) {
  Take(phrase, FormatExpr(expr));
  Claim(std::move(expr));
}

void Claims::Drop(const Expr& expr) {
  const auto said = std::ranges::find(means_, expr);
  if (said == means_.end()) return;
  means_.erase(said);
  std::erase_if(matched_, [&](const MatchedWords& words) { return words.becomes == FormatExpr(expr); });
}

void Claims::Forget() {
  means_.clear();
  bring_.clear();
  matched_.clear();
  read_.clear();
  partly_.clear();
}

std::vector<bool> Claims::Covered() const {
  std::vector<bool> covered(sentence_.tokens.size(), false);
  for (const auto& [begin, end] : read_)
    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(begin), end - begin, true);
  return covered;
}

std::vector<TextSpan> Claims::Unread() const {
  const std::vector<bool> covered = Covered();
  const bool claims = !read_.empty();
  std::vector<bool> idle(covered.size(), false);
  for (const Phrase& phrase : sentence_.phrases) {
    const bool opens =
        phrase.kind == PhraseKind::kFiller || phrase.kind == PhraseKind::kMust || phrase.kind == PhraseKind::kWho;
    for (std::size_t i = phrase.begin; i < phrase.end; ++i) idle[i] = Joins(phrase.kind) || (claims && opens);
  }
  std::vector<TextSpan> unread;
  for (std::size_t i = 0; i < covered.size();) {
    if (covered[i] || idle[i]) {
      ++i;
      continue;
    }
    std::size_t end = i, last = i;
    for (; end < covered.size() && !covered[end]; ++end) {
      if (!idle[end]) last = end;
    }
    unread.push_back({sentence_.tokens[i].begin, sentence_.tokens[last].end});
    i = end;
  }
  std::ranges::copy(partly_, std::back_inserter(unread));
  std::ranges::sort(unread, {}, &TextSpan::begin);
  return unread;
}

}  // namespace kith::propose_internal
