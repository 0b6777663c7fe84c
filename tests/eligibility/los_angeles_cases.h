// Cases of the rules of Los Angeles (examples/data/los_angeles/rules): who is judged for which service on which day, and what the law says.
// Expected answers are worked out by hand, from the law that each rule cites: not by running the program.
//
//   {kCalFresh, "2026-11-22", "gross=2660/month | head age=30 citizen !disabled", kTrue, "2 x 1,330"}
//
// Facts are those of the household, then behind each `|` a member: the role, then what is known. `x` is true, `!x` false, `x=?` declined,
// `x=-` not applicable, `x=3.5` and `x=60..64` numbers, `x=21.50/month` and `x=20..30/year` money, `x={a,b}` just these, `x={a,..}` these
// at least, `x=a~b` one of them. The list of members is whole unless size= is stated. The need is for the first member, or that of for=2; of for=- it names
// nobody.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/truth.h"

namespace kith {

struct LosAngelesCase {
  std::string_view service;  // its key
  std::string_view day;
  std::string_view facts;
  Truth expected;
  std::string_view why;
};

void ExpectJudged(const std::vector<LosAngelesCase>& cases);

}  // namespace kith
