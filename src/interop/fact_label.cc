#include "kith/interop/fact_label.h"

#include "kith/eligibility/rule_book.h"
#include "src/eligibility/fact_names.h"

namespace kith {

namespace {

using A = MessageArgument;

// "age of luz" -> "age" and "luz"; of other names the whole and "".
struct FactOf {
  std::string_view fact, member;
};
FactOf SplitName(const Messages& messages, std::string_view name) {
  constexpr std::string_view kOf = " of ";
  const std::size_t at = name.find(kOf);
  if (at == std::string_view::npos) return {name, ""};
  const std::string_view fact = name.substr(0, at);
  if (FindKnownFact(fact) == nullptr && !messages.Has("fact.*"_message, fact)) return {name, ""};
  return {name.substr(0, at), name.substr(at + kOf.size())};
}

Phrase QuestionOf(const Messages& messages, const FactOf& asked) {
  const KnownFact* known = FindKnownFact(asked.fact);
  const bool is_statement = known == nullptr ? messages.Has("statement.*"_message, asked.fact)  // of a directory's own
                                             : known->kind == FactKind::kBoolean;
  const Phrase name =
      asked.member.empty() ? Phrase() : messages.Say("member.named"_message, {A::Name("name", asked.member)});
  const A who = A::Said("name", name);
  Phrase label = messages.Say(
      "fact.*"_message, asked.fact,
      {A::Key("subject", asked.member.empty() ? "self" : "another"), who, A::Text("words", ReadableFact(asked.fact))});
  if (!is_statement) return label;
  const Phrase statement = messages.Say("statement.*"_message, asked.fact,
                                        {A::Key("subject", asked.member.empty() ? "unsaid" : "another"), who,
                                         A::Key("value", "yes"), A::Said("label", label)});
  return messages.Say("ask.whether"_message, {A::Said("statement", statement)});
}

}  // namespace

std::string FactQuestion(std::string_view fact, const Messages& messages) {
  if (fact == kFactForWhom) return messages.Say("ask.for_whom"_message).text;
  if (fact == "members") return messages.Say("ask.members"_message).text;
  if (fact == kFactAddress) return messages.Say("ask.address"_message).text;
  return QuestionOf(messages, SplitName(messages, fact)).text;
}

}  // namespace kith
