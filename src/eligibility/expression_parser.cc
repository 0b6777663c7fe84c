#include "src/eligibility/expression_parser.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/fact_names.h"
#include "src/eligibility/meant_instead.h"
#include "src/eligibility/meant_words.h"
#include "src/eligibility/member_words.h"

namespace kith {
namespace {

Expr CompareWith(const FactName& fact, CompareOp op, RuleConstant constant) {
  Expr compare;
  compare.kind = Expr::Kind::kCompare;
  compare.fact = fact.name;
  compare.op = op;
  compare.constant = std::move(constant);
  return compare;
}

class ExpressionParser {
 public:
  ExpressionParser(TokenStream& in, const RuleNames& names)
      : in_(in), constants_(in, names, [this](const Token& token) { return Named(token); }) {}

  Expr Or() { return Chain(Expr::Kind::kOr, "or", "||", &ExpressionParser::And); }

 private:
  // One operand, or several with `word` or `sign` between them.
  Expr Chain(Expr::Kind kind, std::string_view word, std::string_view sign, Expr (ExpressionParser::*operand)()) {
    Expr chain;
    chain.kind = kind;
    const Token first = in_.now();
    do {
      if (AtValue() && !chain.children.empty()) RefuseValueFirst(&chain.children.back(), in_);
      chain.children.push_back((this->*operand)());
    } while (in_.AcceptWord(word) || in_.AcceptSign(sign));
    chain.place = in_.SpanFrom(first);
    if (chain.children.size() > 1) return chain;
    Expr only = std::move(chain.children.front());
    return only;
  }

  Expr And() { return Chain(Expr::Kind::kAnd, "and", "&&", &ExpressionParser::Not); }

  Expr Not() {
    if (!in_.AtWord("not") && !in_.AtSign("!")) return Atom();
    if (!Deeper()) return {};
    const Token first = in_.Take();
    Expr negation;
    negation.kind = Expr::Kind::kNot;
    negation.children.push_back(Not());
    negation.place = in_.SpanFrom(first);
    --depth_;
    return negation;
  }

  Expr Atom() {
    if (in_.AtSign("(")) return InParentheses();
    const Token first = in_.now();
    Expr atom = BareAtom();
    atom.place = in_.SpanFrom(first);
    return atom;
  }

  bool AtValue() const { return in_.now().kind == Token::Kind::kNumber || in_.now().kind == Token::Kind::kMoney; }

  Expr BareAtom() {
    if (AtValue()) RefuseValueFirst(nullptr, in_);
    if (in_.AtWord("any") || in_.AtWord("all")) return Quantified();
    if (in_.AcceptWord("anyone")) return {};
    if (in_.AcceptWord("ask_provider")) return AskProvider();
    if (in_.AtWord("residence")) return Within();
    if (in_.now().kind == Token::Kind::kWord)
      if (const std::optional<MemberMacro> macro = FindMemberMacro(in_.now().text)) return Macro(*macro);
    return Comparison();
  }

  Expr InParentheses() {
    if (!Deeper()) return {};
    in_.Take();
    Expr inner = Or();
    in_.ExpectSign(")", "to close the parenthesis");
    --depth_;
    return inner;
  }

  bool Deeper() {
    if (++depth_ <= kMaxRuleDepth) return true;
    in_.Fail(in_.now(),
             "nested more than " + std::to_string(kMaxRuleDepth) + " deep: divide it into several `require`");
    return false;
  }

  Expr AskProvider() {
    Expr ask;
    ask.kind = Expr::Kind::kAskProvider;
    RefuseCall(in_);
    if (in_.now().kind != Token::Kind::kString || in_.now().text == "\"\"") {
      in_.FailExpected("the question to the provider in quotes");
      return ask;
    }
    ask.question = Unquote(in_.Take().text);
    return ask;
  }

  void FailNested(const Token& token) {
    in_.Fail(
        token,
        "`any` and `all` do not nest: every fact inside is of the one member looked at; join two of them with `and`");
  }

  // any child: age < 5
  Expr Quantified() {
    Expr quantified;
    quantified.kind = Expr::Kind::kQuantified;
    if (in_quantifier_) FailNested(in_.now());
    if (!Deeper()) return quantified;
    const std::string_view quantifier = in_.Take().text;
    quantified.quantifier = quantifier == "any" ? Quantifier::kAny : Quantifier::kAll;
    const auto group = std::ranges::find(kGroupWords, in_.now().text);
    if (in_.now().kind != Token::Kind::kWord || group == kGroupWords.end()) {
      if (const std::optional<MembersPath> path = FindMembersPath(in_.now().text))
        in_.Fail(in_.now(), "write " + Code("any " + std::string(path->group) + ": " + std::string(path->fact)));
      if (RefusesGroup(quantifier, in_)) return quantified;
      in_.FailExpected("`member:`, `child:`, `adult:`, `head:`, `spouse:` or `head_or_spouse:`" +
                       MeantGroup(in_.now().text));
      return quantified;
    }
    const std::string written = std::string(quantifier) + " " + std::string(in_.Take().text);
    RefuseBehindGroup(written, in_);
    quantified.group = static_cast<MemberGroup>(group - kGroupWords.begin());
    in_.ExpectSign(":", "behind the group, as in `any child: age < 5`");
    in_quantifier_ = true;
    quantified.children.push_back(Not());
    in_quantifier_ = false;
    --depth_;
    return quantified;
  }

  // members.exists(m, m.age < 5), as CEL has it.
  Expr Macro(const MemberMacro& macro) {
    Expr quantified;
    quantified.kind = Expr::Kind::kQuantified;
    quantified.quantifier = macro.quantifier;
    quantified.group = macro.group;
    if (in_quantifier_) FailNested(in_.now());
    if (!Deeper()) return quantified;
    const std::string_view written = in_.Take().text;
    const std::string example = "as in `" + std::string(written) + "(m, m.age < 5)`";
    in_.ExpectSign("(", example);
    const Token variable = in_.now();
    if (variable.kind != Token::Kind::kWord || IsReservedWord(variable.text) ||
        variable.text.find('.') != std::string_view::npos || FindKnownFact(variable.text) != nullptr) {
      in_.FailExpected("a name for the member looked at, " + example);
      return quantified;
    }
    in_.Take();
    in_.ExpectSign(",", "behind the name of the member, " + example);
    variable_ = std::string(variable.text) + ".";
    in_quantifier_ = true;
    quantified.children.push_back(Or());
    in_quantifier_ = false;
    variable_.clear();
    in_.ExpectSign(")", "to close the parenthesis");
    --depth_;
    return quantified;
  }

  // residence within "Los Angeles County"
  Expr Within() {
    FactName residence;
    residence.name = in_.Take().text;
    if (!in_.AcceptWord("within"))
      in_.FailExpected("`within`, as in `residence within \"Los Angeles County\"`: or `residence.zip`, for one");
    return CompareWith(residence, CompareOp::kWithin, constants_.Areas());
  }

  Expr Comparison() {
    const Token token = constants_.FactToken();
    if (token.kind == Token::Kind::kWord && variable_.empty()) {
      RefuseWordsBefore(token, in_);
      CheckPath(token);
    }
    if (!in_.status().ok()) return {};
    const std::optional<PersonPath> path =
        token.kind == Token::Kind::kWord && variable_.empty() ? FindPersonPath(token.text) : std::nullopt;
    return path ? OfPerson(*path, token) : Compared(token);
  }

  // Paths that other languages have: children.age, any_child.age, members.exist(...), residence.within.
  void CheckPath(const Token& token) {
    constexpr std::string_view kHousehold = "household.";
    const std::string_view said = token.text.substr(token.text.starts_with(kHousehold) ? kHousehold.size() : 0);
    for (const std::string_view quantifier : {"any", "all"}) {
      const bool joined = said.starts_with(quantifier) && said.substr(quantifier.size()).starts_with('_');
      const std::optional<MembersPath> of = joined ? FindMembersPath(said.substr(quantifier.size() + 1)) : std::nullopt;
      if (of)
        return in_.Fail(token, "write " + Code(std::string(quantifier) + " " + std::string(of->group) + ": " +
                                               std::string(of->fact)));
    }
    if (token.text == "residence.within") return in_.Fail(token, "write " + Code("residence within ..."));
    const std::optional<MembersPath> path = FindMembersPath(token.text);
    if (!path) return;
    const std::string macro = NearestMemberMacro(token.text);
    if (in_.AtSign("(") || FindKnownFact(FactOfPerson(path->fact)) == nullptr) {
      if (!macro.empty()) in_.Fail(token, Code(token.text) + " is not known: write " + Code(macro + "(m, m.age < 5)"));
      return;
    }
    in_.Fail(token, "of several people each is looked at: write " +
                        Code("any " + std::string(path->group) + ": " + std::string(path->fact)) + ", or `all`");
  }

  // spouse.age >= 60 is `any spouse: age >= 60`.
  Expr OfPerson(const PersonPath& path, const Token& token) {
    Expr quantified;
    quantified.kind = Expr::Kind::kQuantified;
    quantified.group = path.group;
    if (in_quantifier_) FailNested(token);
    if (!Deeper()) return quantified;
    in_quantifier_ = true;
    person_fact_ = FactOfPerson(path.fact);
    quantified.children.push_back(Compared(token));
    quantified.children.back().place = in_.SpanFrom(token);
    in_quantifier_ = false;
    --depth_;
    return quantified;
  }

  // What stands behind the name of a fact.
  Expr Compared(const Token& token) {
    if (in_.AcceptWord("in")) return In(token);
    const FactName fact = Named(token);
    RefuseComparisonInWords(token.text, in_);
    if (const std::optional<CompareOp> op = ComparisonAt(in_.now())) {
      RefuseListBehindSign(token.text, in_.Take(), fact.IsSet(), in_);
      return CompareWith(fact, *op, constants_.Operand(fact, *op));
    }
    if (in_.AtWord("any")) {
      if (fact.known != nullptr && !fact.IsSet())
        in_.FailExpected("`in`: " + Code(fact.name) + " is one value, not a set");
      in_.Take();
      RefuseBareWord(token.text, fact.IsSet(), in_);
      return CompareWith(fact, CompareOp::kIncludes, constants_.WordList(fact));
    }
    if (fact.IsSet()) {
      if (in_.AtSign("{") || in_.AtSign("[")) RefuseListBehindFact(token.text, in_);
      std::vector<std::string> word = {
          constants_.Word(fact, "a word, as in `receives medi_cal`, or `receives any {...}`")};
      RefuseBareList(token.text, word.front(), in_);
      return CompareWith(fact, CompareOp::kIncludes, std::move(word));
    }
    if (fact.known != nullptr && fact.known->kind != FactKind::kBoolean)
      in_.FailExpected("a comparison, as in " + Example(fact));
    return CompareWith(fact, CompareOp::kEq, true);
  }

  // housing in {a, b}, age in 18..<65, "medi_cal" in receives: `in` has been read.
  Expr In(const Token& token) {
    const Token::Kind next = in_.now().kind;
    if (next == Token::Kind::kWord || next == Token::Kind::kString) return Membership(token);
    const FactName fact = Named(token);
    const bool value = next == Token::Kind::kNumber || next == Token::Kind::kMoney;
    if (value) RefuseRangeInWords(fact.name, in_);
    RefuseOpenRange(fact.name, in_);
    if (in_.now().kind == Token::Kind::kNumber && fact.known != nullptr && fact.known->kind == FactKind::kZip)
      in_.Fail(in_.now(), "write " + Code(fact.name + " in {" + std::string(in_.now().text) + "}") +
                              ", with all that are meant: ZIP codes have no ranges");
    if (value) return Between(fact);
    return CompareWith(fact, fact.IsSet() ? CompareOp::kIncludes : CompareOp::kIn, constants_.WordList(fact));
  }

  Expr Membership(const Token& word) {
    if (word.kind == Token::Kind::kWord && FindKnownFact(word.text) != nullptr)
      in_.FailExpected("words in braces, as in " +
                       Code(std::string(word.text) + " in {" + std::string(in_.now().text) + "}"));
    const Token token = constants_.FactToken();
    if (!in_.status().ok()) return {};
    const FactName set = Named(token);
    if (set.known != nullptr && !set.IsSet())
      in_.Fail(token, Code(set.name) + " is one value, not a set: write " + Code(set.name + " in {...}"));
    return CompareWith(set, CompareOp::kIncludes, std::vector{constants_.WordOf(word, set)});
  }

  // From and to: `..` takes both ends in, `..<` leaves the second out.
  Expr Between(const FactName& fact) {
    const Token first = in_.now();
    Expr from = CompareWith(fact, CompareOp::kGe, constants_.Operand(fact, CompareOp::kGe));
    from.place = in_.SpanFrom(fact.token);
    const bool without_end = in_.AcceptSign("..<");
    if (!without_end) in_.ExpectSign("..", "or `..<` and the end of the range, as in `age in 18..<65`");
    const Token last = in_.now();
    const CompareOp to_op = without_end ? CompareOp::kLt : CompareOp::kLe;
    Expr to = CompareWith(fact, to_op, constants_.Operand(fact, to_op));
    to.place = in_.SpanFrom(last);
    if (in_.status().ok() && IsEmptyRange(from.constant, to.constant))
      in_.Fail(first, "this range ends before it begins: write the lesser end first");
    Expr both;
    both.kind = Expr::Kind::kAnd;
    both.children.push_back(std::move(from));
    both.children.push_back(std::move(to));
    return both;
  }

  static bool IsEmptyRange(const RuleConstant& from, const RuleConstant& to) {
    const auto *first = std::get_if<double>(&from), *last = std::get_if<double>(&to);
    if (first != nullptr && last != nullptr) return *last < *first;
    const auto *least = std::get_if<Money>(&from), *most = std::get_if<Money>(&to);
    return least != nullptr && most != nullptr && least->period == most->period && most->cents < least->cents;
  }

  // The fact that a token names; inside members.exists(m, ...) that of the member begins with `m.`.
  FactName Named(const Token& token) {
    if (!person_fact_.empty()) return OfOnePerson(token, std::exchange(person_fact_, ""));
    if (token.kind == Token::Kind::kString) return constants_.Resolve(token, Unquote(token.text));
    std::string name(token.text);
    if (variable_.empty()) return constants_.Resolve(token, std::move(name));
    if (name.starts_with(variable_)) return OfOnePerson(token, FactOfPerson(name.substr(variable_.size())));
    const KnownFact* known = FindKnownFact(name);
    const std::string behind_point = FactOfPerson(name.substr(name.find('.') + 1));
    if (known == nullptr && name.find('.') != std::string::npos && FindKnownFact(behind_point) != nullptr)
      in_.Fail(token, "every fact here is of the member looked at: write " +
                          Code(variable_ + name.substr(name.find('.') + 1)));
    if (known == nullptr || known->owner == FactOwner::kMember || known->owner == FactOwner::kMemberElseHousehold)
      in_.Fail(token, "every fact here is of the member looked at: write " + Code(variable_ + name));
    return constants_.Resolve(token, std::move(name));
  }

  FactName OfOnePerson(const Token& token, std::string name) {
    FactName fact = constants_.Resolve(token, std::move(name));
    if (fact.known != nullptr && (fact.known->owner == FactOwner::kHousehold || fact.known->owner == FactOwner::kPlace))
      in_.Fail(token, Code(fact.name) + " is of the household, not of one person: write it alone");
    return fact;
  }

  TokenStream& in_;
  ConstantParser constants_;
  int depth_ = 0;
  bool in_quantifier_ = false;
  std::string variable_;     // "m." inside members.exists(m, ...)
  std::string person_fact_;  // of spouse.age, until it is read
};

}  // namespace

Expr ParseExpression(TokenStream& in, const RuleNames& names) {
  Expr expr = ExpressionParser(in, names).Or();
  RefuseWordsBetween(in);
  return expr;
}

}  // namespace kith
