#include "src/interop/mapping_lookup.h"

#include <algorithm>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/text.h"

namespace kith {

const std::string* LookupTable::Find(std::string_view word) const {
  std::string folded = ToLower(word);
  if (const auto found = words.find(folded); found != words.end()) {
    found->second.met = true;
    return &found->second.result;
  }
  if (!otherwise) return nullptr;
  others.insert(std::move(folded));
  return &*otherwise;
}

std::vector<std::string> NotesOf(const LookupTable& lookup) {
  std::vector<const LookupWord*> unmet;
  for (const auto& [folded, word] : lookup.words) {
    if (!word.met) unmet.push_back(&word);
  }
  std::sort(unmet.begin(), unmet.end(), [](const LookupWord* a, const LookupWord* b) { return a->line < b->line; });
  const std::string name = "[lookup " + lookup.name + "]: ";
  std::vector<std::string> notes;
  if (!unmet.empty()) {
    std::vector<std::string> said;
    for (const LookupWord* word : unmet) {
      if (said.size() < kMaxWordsOfANote)
        said.push_back(Quoted(word->written) + " (mapping line " + std::to_string(word->line) + ")");
    }
    const std::size_t more = unmet.size() - said.size();
    notes.push_back(name + "no row says " + JoinList(said, ", ") +
                    (more > 0 ? ", and " + std::to_string(more) + " more" : "") + ".");
  }
  if (!lookup.others.empty())
    notes.push_back(name + std::to_string(lookup.others.size()) +
                    (lookup.others.size() == 1 ? " other word is" : " other words are") +
                    " taken as `otherwise` (mapping line " + std::to_string(lookup.otherwise_line) + ").");
  return notes;
}

}  // namespace kith
