#include "src/eligibility/case_text.h"

#include <vector>

namespace kith {
namespace {

using A = MessageArgument;

// What would have been asked: of the client alone.
std::vector<Phrase> AskedOf(const OpenQuestions& questions) {
  std::vector<Phrase> asked;
  for (const std::string& label : questions.labels) asked.push_back({label});
  for (const std::string& label : questions.declined) asked.push_back({label});
  return asked;
}

}  // namespace

DecidedByCases::DecidedByCases(const Reasons& reasons, const Messages& messages, const Finding& finding, bool holds,
                               bool contradicts)
    : code(contradicts ? "clause.contradicts"_message : "clause.by_cases"_message) {
  const Phrase wanted = reasons.Condition(*finding.expr);
  const std::vector<Phrase> asked = AskedOf(reasons.Questions(finding));
  const Phrase facts = SayJoined(messages, "join.words"_message, asked);
  const auto say = [&](std::string_view end) {
    const A condition = A::Said("condition", wanted), ending = A::Key("end", end);
    if (contradicts) return messages.Say(code, {condition, ending});
    return messages.Say(code, {condition, A::Said("facts", facts), A::Key("about", asked.empty() ? "none" : "some"),
                               A::Key("value", holds ? "yes" : "no"), ending});
  };
  sentence = say(EndOf(wanted.text));
  told = say("stop");
}

}  // namespace kith
