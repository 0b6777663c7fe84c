#include "src/eligibility/prior_shares.h"

#include <algorithm>

namespace kith {
namespace {

double ShareBelow(const std::vector<std::pair<double, double>>& below, double value) {
  if (value <= below.front().first) return below.front().second / 100;
  for (std::size_t i = 1; i < below.size(); ++i) {
    const auto [from, share] = below[i - 1];
    const auto [to, next] = below[i];
    if (value <= to) return (share + (next - share) * (value - from) / (to - from)) / 100;
  }
  return 1;
}

}  // namespace

double ShareBetween(const FactPrior& prior, std::optional<double> from, std::optional<double> to) {
  if (prior.below.empty()) return 0;
  return std::max((to ? ShareBelow(prior.below, *to) : 1) - (from ? ShareBelow(prior.below, *from) : 0), 0.0);
}

std::vector<double> ShareOfWords(const FactPrior& prior, std::span<const std::string> words,
                                 std::span<const std::string_view> all) {
  constexpr double kNamedTogether = 0.8;
  double left = 100;
  for (const auto& [word, percent] : prior.word_percent) left -= percent;
  left = std::max(left, 0.0);
  const auto is_listed = [&](std::string_view word) { return prior.word_percent.contains(std::string(word)); };
  const auto unlisted =
      static_cast<double>(all.empty() ? words.size() - static_cast<std::size_t>(std::ranges::count_if(words, is_listed))
                                      : all.size() - static_cast<std::size_t>(std::ranges::count_if(all, is_listed)));
  double each = 0;
  if (unlisted > 0)
    each = all.empty() ? std::min(static_cast<double>(prior.other_word_percent), kNamedTogether * left / unlisted)
                       : left / unlisted;
  std::vector<double> shares;
  for (const std::string& word : words) shares.push_back((is_listed(word) ? prior.word_percent.at(word) : each) / 100);
  return shares;
}

double ShareHolding(const FactPrior& prior, const std::string& word) {
  const auto found = prior.word_percent.find(word);
  return (found == prior.word_percent.end() ? prior.other_word_percent : found->second) / 100.0;
}

}  // namespace kith
