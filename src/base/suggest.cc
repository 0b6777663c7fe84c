#include "kith/base/suggest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "kith/base/text.h"

namespace kith {
namespace {

constexpr std::size_t kMaxWordBytes = 100;  // longer words are not typing slips

}  // namespace

std::size_t EditDistance(std::string_view a, std::string_view b) {
  // Three rows of the table: two back (for swaps), one back, and this one.
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::string Nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kMaxWordBytes) return "";
  std::string_view nearest;
  std::size_t nearest_edits = kMaxWordBytes;
  const std::string lower = ToLower(word);
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kMaxWordBytes) continue;
    const auto is_nearer = [&](std::size_t edits) {
      return edits < nearest_edits && edits * 3 <= std::max(candidate.size(), std::size_t{3});
    };
    // It takes at least as many edits as one is longer than the other: most words need no closer look.
    const std::size_t longer = std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
    if (!is_nearer(longer)) continue;
    if (const std::size_t edits = EditDistance(lower, ToLower(candidate)); is_nearer(edits)) {
      nearest = candidate;
      nearest_edits = edits;
    }
  }
  return std::string(nearest);
}

std::string DidYouMean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string nearest = Nearest(word, candidates);
  return nearest.empty() ? "" : " (did you mean " + nearest + "?)";
}

}  // namespace kith
