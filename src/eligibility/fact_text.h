// One comparison in the words of a language: what is wanted, and what was found.
//
//   wanted   gross household income is at most $2,660/month (200% of the 2026 poverty guideline, household of 1, valid to 2027-01-31)
//   told     gross household income is $2,900/month, over $2,660/month (200% of the 2026 poverty guideline, household of 1)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"
#include "kith/base/truth.h"
#include "src/eligibility/finding.h"

namespace kith {

// Of whom a phrase speaks. `one_of_group` is the member looked for in "there is a child whose age is under 5".
struct Subject {
  const Member* member = nullptr;
  bool one_of_group = false;
};

// Whether it is a fact of single members: those of the household and of its place have no other owner.
bool IsOfMember(std::string_view fact);

// As a worker would call them: the id, else "member 2".
std::string MemberName(const Household& household, const Member& member);
Phrase SayMember(const Messages& messages, const Household& household, const Member& member);

// What holds where `op` fails: < and >=. Of words and sets the same, which is said otherwise.
CompareOp OppositeOf(CompareOp op);

// The messages of docs/messages.md that say what a comparison wants, and how what was found stands to it.
MessageCode WantedCode(const Expr& compare, bool holds);
MessageCode ToldCode(const Expr& compare, const FactValue& found, bool holds);

// The words of a set that the comparison looks for.
std::vector<std::string> HeldWords(const FactValue& found, const Expr& compare);

class FactText {
 public:
  // `person` is whom the need is for, or nullptr.
  FactText(const Household& household, const Member* person, Date day, const Messages& messages)
      : household_(household), person_(person), day_(day), messages_(messages) {}

  // Beside other members the person is named, too: "age of rosa", not "age".
  void NamePerson() { names_person_ = true; }
  bool names_person() const { return names_person_; }

  // "age", "age of luz", "whose age".
  Phrase Label(std::string_view fact, const Subject& subject) const;
  // What would make `compare` hold, or fail.
  Phrase Wanted(const Expr& compare, const Subject& subject, bool holds) const;
  // What was found; `holds` is what the comparison came to.
  Phrase Told(const Expr& compare, const Subject& subject, bool holds) const;

  // What a person is asked for: "age of luz", "whether luz is a veteran".
  Phrase AskLabel(std::string_view fact, const Subject& subject) const;
  // The name under which a fact is asked for: "age", or "age of luz" where luz is not whom the need is for.
  std::string AskName(std::string_view fact, const Member* member) const;

 private:
  std::string_view SubjectKey(std::string_view fact, const Subject& subject) const;
  Phrase NameOf(const Subject& subject) const;
  Phrase Statement(std::string_view fact, const Subject& subject, bool value) const;
  Phrase WantedStatement(const Expr& compare, const Subject& subject, bool holds) const;
  // The number or amount compared with.
  Phrase Limit(const Expr& compare, CompareOp op, const Subject& subject, bool wanted) const;
  Phrase WithWords(MessageCode code, const Expr& compare, const Subject& subject,
                   const std::vector<std::string>& words) const;
  Phrase Includes(const Expr& compare, const Subject& subject, const std::vector<std::string>& words,
                  bool includes) const;
  Phrase StaysIn(const AreaNames& areas, bool holds) const;
  // But for what was taken for granted.
  Phrase ToldOf(const Expr& compare, const Subject& subject, bool holds) const;
  Phrase ToldWords(const Expr& compare, const Subject& subject, const FactValue& found, bool holds) const;

  const Household& household_;
  const Member* person_;
  Date day_;
  const Messages& messages_;
  bool names_person_ = false;
};

}  // namespace kith
