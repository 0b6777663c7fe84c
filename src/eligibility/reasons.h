// A clause in the words of a language: why it holds or fails, what would change that, and what is still to be asked of whom.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "src/eligibility/fact_text.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/residual.h"
#include "src/eligibility/told.h"

namespace kith {

// What an open finding waits for. Unique, in the order of the expression.
struct OpenQuestions {
  std::vector<std::string> facts;     // to ask the client: names as in FactText::AskName, or "members"
  std::vector<std::string> labels;    // the same, as a person says it
  std::vector<std::string> declined;  // labels of facts that the client declined to state
  std::vector<std::string> provider;  // questions that only the provider answers
  std::vector<std::string> notes;     // what stands in the way otherwise: sentences
};

// Of one clause: what was found of each is what somebody could ask again.
inline constexpr std::size_t kMaxFindingsTold = 40;

class Reasons {
 public:
  Reasons(const Household& household, const Member* person, Date day, const Messages& messages = Messages::English())
      : household_(household),
        day_(day),
        person_(person),
        messages_(messages),
        text_(household, person, day, messages) {}

  OpenQuestions Questions(const Finding& finding) const;
  OpenQuestions Questions(const Residual& residual) const;
  // Of a decided finding: "Age is 64, over 60." Of an open one as Open says it.
  std::string Sentence(const Finding& finding) const;
  // An open one: with what is to be asked, and the condition alone; each also as it reads after another one.
  struct OpenSentences {
    std::string sentence, sentence_after;    // "Eligible if age is at least 60. Ask: age."
    std::string condition, condition_after;  // "And only if age is at least 60."
  };
  OpenSentences Open(const Residual& residual, const OpenQuestions& questions) const;
  // "Eligible if age is at least 60."
  std::string WouldChange(const Expr& expr, bool after = false) const;
  // What was found, without its full stop: "age is 64, over 60".
  Phrase Told(const Finding& finding) const;
  // The same with the person named: "age of rosa is 64, over 60".
  Phrase ToldByName(const Finding& finding) const { return NamingAll().Told(finding); }
  // What must hold: "age is at least 60".
  Phrase Condition(const Expr& expr) const;
  std::string AskProvider(std::string_view question) const;

 private:
  void Gather(const Finding& finding, OpenQuestions& questions) const;
  void Gather(const Residual& residual, OpenQuestions& questions) const;
  void GatherLeaf(const Finding& leaf, OpenQuestions& questions) const;
  void GatherAtom(const Finding& atom, OpenQuestions& questions) const;
  void GatherLimit(const Finding& atom, const TableLimit& limit, OpenQuestions& questions) const;
  void GatherFact(std::string_view fact, const Member* member, OpenQuestions& questions) const;

  // A piece of a sentence, and what holds it together: it stands in parentheses inside a piece held together otherwise.
  enum class Joint : std::uint8_t { kNone, kAll, kAny };
  struct Piece {
    Phrase phrase;
    Joint joint = Joint::kNone;
    std::vector<std::string> parts = {};  // of a joint one: what each says
    bool either = false;                  // its own words hold an "or": "is dead, absent or unable to work"
  };
  // Without those that others make idle: "A and B" beside "or A".
  static std::vector<Piece> WithoutIdle(const std::vector<Piece>& pieces, Joint joint);
  static bool IsIdleBeside(const Piece& piece, const Piece& other, Joint joint);
  Piece Join(const std::vector<Piece>& pieces, Joint joint) const;
  Piece Wanted(const Expr& expr, const Subject& subject, bool holds) const;
  Piece WantedOfFact(const Expr& compare, const Subject& subject, bool holds) const;
  Piece WantedOfGroup(const Expr& quantified, bool holds) const;
  Piece StillWanted(const Residual& residual) const;
  std::vector<Telling> AllTold(const Finding& finding) const;
  std::vector<Telling> ToldParts(const Finding& finding) const;
  Phrase InHousehold(MemberGroup group, bool any) const;
  // Of whom a sentence speaks; where it speaks of the person and of other members, all are named.
  struct Spoken {
    bool person = false, others = false;
  };
  void Speak(const Expr& compare, const Member* member, Spoken& spoken) const;
  void Speak(const Residual& residual, Spoken& spoken) const;
  bool NamesAll(const Spoken& spoken) const { return spoken.person && spoken.others && !text_.names_person(); }
  Reasons NamingAll() const;
  std::string OpenSentence(const Phrase& condition, bool after) const;

  const Household& household_;
  Date day_;
  const Member* person_;
  const Messages& messages_;
  FactText text_;
};

}  // namespace kith
