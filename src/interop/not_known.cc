#include "src/interop/not_known.h"

#include <algorithm>

#include "kith/base/text.h"
#include "kith/interop/household_file.h"

namespace kith {
namespace {

// As Folded gives them.
constexpr std::string_view kNotKnown[] = {"",
                                          "blank",
                                          "client declined",
                                          "client doesnt know",
                                          "client prefers not to answer",
                                          "client refused",
                                          "data not collected",
                                          "decline to answer",
                                          "declined",
                                          "declined to answer",
                                          "declines to answer",
                                          "dk",
                                          "do not know",
                                          "doesnt know",
                                          "dont know",
                                          "i dont know",
                                          "missing",
                                          "n a",
                                          "na",
                                          "no answer",
                                          "no data",
                                          "no response",
                                          "not answered",
                                          "not applicable",
                                          "not asked",
                                          "not available",
                                          "not collected",
                                          "not known",
                                          "not provided",
                                          "not recorded",
                                          "not specified",
                                          "not stated",
                                          "not sure",
                                          "null",
                                          "prefer not to answer",
                                          "prefer not to say",
                                          "prefers not to answer",
                                          "prefers not to say",
                                          "refused",
                                          "refused to answer",
                                          "refuses to answer",
                                          "tbd",
                                          "unk",
                                          "unknown",
                                          "unspecified",
                                          "unsure"};
constexpr std::string_view kNothing[] = {"nil", "no", "none", "nothing"};

// In lower case, without apostrophes, other signs as one blank: "Doesn't-know" -> "doesnt know", "?" -> "". Signs of other alphabets are letters.
std::string Folded(std::string_view text) {
  std::string folded;
  bool apart = false;
  for (const char c : ToLower(text)) {
    if (c == '\'') continue;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter && apart && !folded.empty()) folded += ' ';
    apart = !letter;
    if (letter) folded += c;
  }
  return folded;
}

}  // namespace

bool SaysNotKnown(std::string_view text) { return std::ranges::find(kNotKnown, Folded(text)) != std::end(kNotKnown); }

bool IsNoName(std::string_view text) {
  return SaysNotKnown(text) || std::ranges::find(kNothing, Folded(text)) != std::end(kNothing);
}

std::string NameOrFail(const JsonValue& value) {
  std::string name = value.Text("a name");
  if (!name.empty() && IsNoName(name)) value.FailWith("\"" + name + "\": expected a name: leave out what is not known");
  return name;
}

}  // namespace kith
