// One service at one place with the rules that a test gives it, and what they say of a household.
#pragma once

#include <string>
#include <utility>

#include <absl/status/status.h>
#include <gtest/gtest.h>

#include "kith/base/time.h"
#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/rule_book.h"
#include "tests/catalog/tiny_directory.h"

namespace kith {

inline const Date kDay = *ParseDate("2026-11-24");

// One service at one place, of one program, with rules.
struct Pantry {
  Directory directory = TinyDirectory();

  Pantry() {
    Program program;
    program.key = "program-1";
    program.organization_key = "org-1";
    program.name = "Food";
    directory.programs = {program};
    directory.services.front().program_key = "program-1";
  }
  Pantry& Rules(std::string text, std::string name = "a.rules") {
    directory.rule_files.push_back({std::move(name), std::move(text)});
    return *this;
  }
  Pantry& Require(const std::string& expr) {
    return Rules("rule r { for service \"service-1\"; source \"Its page\"; require " + expr + "; }");
  }
  Service& service() { return directory.services.front(); }
};

// A catalog and what judges its only offer.
class Judged {
 public:
  explicit Judged(const Pantry& pantry)
      : catalog_(*CatalogBuilder(pantry.directory).Build()), rules_(*RuleBook::Build(catalog_)) {}

  EligibilityVerdict operator()(const Household& household, const Need& need = {}, Date day = kDay) const {
    EligibilityVerdict verdict = rules_.Judge(offer(), household, need, day);
    EXPECT_EQ(verdict.eligible, rules_.Evaluate(offer(), household, need, day));
    return verdict;
  }
  ServiceAtLocationId offer() const { return catalog_.FindOffer("offer-1"); }
  const RuleBook& rules() const { return rules_; }

 private:
  Catalog catalog_;
  RuleBook rules_;
};

inline absl::Status BuildError(const Pantry& pantry) {
  const absl::StatusOr<Catalog> catalog = CatalogBuilder(pantry.directory).Build();
  return RuleBook::Build(*catalog).status();
}

inline Member MakeMember(std::string id, MemberRole role, Facts facts = {}) {
  Member member;
  member.id = std::move(id);
  member.role = role;
  member.facts = std::move(facts);
  return member;
}

inline Household Rosa(Facts facts = {}) {
  Household household;
  household.place.state = "California";
  household.id = "rosa";
  household.members = {MakeMember("rosa", MemberRole::kHead, std::move(facts))};
  household.members_complete = true;
  return household;
}

inline Household WithIncome(const FactValue& income) {
  Household household = Rosa();
  household.facts["household.income.gross"] = income;
  return household;
}

inline std::string SentenceOn(const std::string& expr, const Household& household, Date day = kDay) {
  Need need;  // of the head, and nobody else
  if (household.Head() != nullptr) need.for_member = household.Head()->id;
  const EligibilityVerdict verdict = Judged(Pantry().Require(expr))(household, need, day);
  EXPECT_EQ(verdict.clauses.size(), 1U);
  return verdict.clauses.front().sentence;
}

inline std::string WouldChange(const std::string& expr, const Household& household) {
  return Judged(Pantry().Require(expr))(household).clauses.front().would_change;
}

}  // namespace kith
