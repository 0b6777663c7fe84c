// Which form of a plural a whole number takes, by the rule of a language as Unicode CLDR writes it.
//
//   PluralRule rule;
//   rule.Parse("n % 10 = 2..4 and n % 100 != 12..14");   // "" where it is understood, else what was expected
//   rule.Holds(22);                                      // true
//
// Model     condition := and { "or" and };  and := relation { "and" relation };  relation := operand [ "%" number ] ("=" | "!=") list;
//           list := number [ ".." number ] { "," ... }. The operands n and i are the number; v, w, f, t, c and e, which tell decimals and
//           powers of ten, are 0: counts have none.
// Source    UTS 35 (Unicode locale data markup language), part 3, section 5.1.1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith {

class PluralRule {
 public:
  std::string Parse(std::string_view text);
  bool Holds(std::uint64_t number) const;

 private:
  struct Relation {
    bool of_number = false;     // n, i; else of an operand that is 0
    std::uint64_t modulus = 0;  // 0: none
    bool equal = true;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;  // both ends included
    bool Holds(std::uint64_t number) const;
  };
  std::string ParseRelation(std::string_view text, Relation& relation);
  std::vector<std::vector<Relation>> any_of_all_;
};

}  // namespace kith
