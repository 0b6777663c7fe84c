// A clause in English: why it holds or fails, what would change that, and what is still to be asked of whom.
#pragma once

#include <string>
#include <vector>

#include "src/eligibility/fact_text.h"
#include "src/eligibility/finding.h"

namespace kith {

// What an open finding waits for. Unique, in the order of the expression.
struct OpenQuestions {
  std::vector<std::string> facts;     // to ask the client: names as in FactText::AskName, or "members"
  std::vector<std::string> labels;    // the same, as a person says it
  std::vector<std::string> declined;  // labels of facts that the client declined to state
  std::vector<std::string> provider;  // questions that only the provider answers
  std::vector<std::string> notes;     // what stands in the way otherwise: sentences
};

class Reasons {
 public:
  Reasons(const Household& household, const Member* person, Date day)
      : household_(household), person_(person), day_(day), text_(household, person, day) {}

  OpenQuestions Questions(const Finding& finding) const;
  // "Age is 64, over 60." "Eligible if age is at least 60. Ask: age."
  std::string Sentence(const Finding& finding) const;
  // "Eligible if age is at least 60."
  std::string WouldChange(const Expr& expr) const;

 private:
  void Gather(const Finding& finding, OpenQuestions& questions) const;
  void GatherAtom(const Finding& atom, OpenQuestions& questions) const;
  void GatherGuideline(const Finding& atom, OpenQuestions& questions) const;
  void GatherFact(std::string_view fact, const Member* member, OpenQuestions& questions) const;

  // A piece of a sentence, and what holds it together: it stands in parentheses inside a piece held together otherwise.
  struct Phrase {
    std::string text;
    std::string_view joint;
  };
  std::string SentenceOf(std::string text) const;
  static Phrase Join(const std::vector<Phrase>& phrases, std::string_view joint);
  Phrase Wanted(const Expr& expr, const Subject& subject, bool holds) const;
  Phrase WantedOfGroup(const Expr& quantified, bool holds) const;
  Phrase StillWanted(const Finding& finding, bool holds) const;
  std::string Told(const Finding& finding) const;
  std::string ToldParts(const Finding& finding) const;

  const Household& household_;
  const Member* person_;
  Date day_;
  FactText text_;
};

}  // namespace kith
