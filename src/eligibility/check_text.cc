#include "src/eligibility/check_text.h"

#include <algorithm>

#include "kith/base/text.h"
#include "src/eligibility/constant_parser.h"
#include "src/eligibility/limits.h"
#include "src/eligibility/member_words.h"

namespace kith {
namespace {

constexpr std::size_t kMaxQuotedBytes = 80;  // of an expression within a sentence

// "`age < 18` (line 8) and `student` (line 9)"
std::string Parts(const ClauseDefect& defect, const std::vector<std::int64_t>& lines) {
  std::string text;
  for (std::size_t i = 0; i < defect.with.size(); ++i) {
    text += i == 0 ? "" : i + 1 == defect.with.size() ? " and " : ", ";
    text += Shown(*defect.with[i]) + " (line " + std::to_string(lines[i]) + ")";
  }
  return text;
}

bool HasLimit(const Expr& expr) {
  std::vector<const TableLimit*> limits;
  GatherLimits(expr, limits);
  return !limits.empty();
}

bool SaysTheSame(const ClauseDefect& defect) { return defect.with.size() == 1 && *defect.with.front() == *defect.at; }

// "nobody", or of those whom a quantifier looks at "no child".
struct WhoIsMeant {
  std::string nobody = "nobody", everybody = "everybody", whoever = "whoever";
};
WhoIsMeant Who(const Expr* within) {
  if (within == nullptr) return {};
  const std::string group = within->group == MemberGroup::kHeadOrSpouse
                                ? "head or spouse"
                                : std::string(kGroupWords[static_cast<std::size_t>(within->group)]);
  return {"no " + group, "every " + group, "whatever " + group};
}

CheckWords Plain(const ClauseDefect& defect, const std::string& parts, bool alone) {
  const WhoIsMeant who = Who(defect.within);
  switch (defect.defect) {
    case RuleDefect::kImpossible:
      return {"nobody can satisfy this", "correct it: as it stands, the rule refuses everybody"};
    case RuleDefect::kContradiction:
      return {"nobody can satisfy both this and " + parts,
              "correct one of the two, or join them with `or` where either is enough"};
    case RuleDefect::kUnsatisfiable:
      return {"nobody can satisfy this together with " + parts, "correct one of them"};
    case RuleDefect::kAlwaysTrue:
      return {"this holds of " + who.everybody,
              alone ? "write `require anyone;`, or correct it" : "take it out, or correct it"};
    case RuleDefect::kImplied:
      return {SaysTheSame(defect)
                  ? "this says again what is said before: " + parts
                  : "this changes nothing: it holds wherever " + parts + (defect.with.size() == 1 ? " does" : " do"),
              "take it out, or correct it"};
    case RuleDefect::kAlternativeImpossible:
      return {who.nobody + " can satisfy this alternative", "take it out, or correct it"};
    case RuleDefect::kAlternativeContradicted:
      return {who.nobody + " can satisfy this alternative: " + parts + " must hold, too",
              "take it out, or correct one of them"};
    case RuleDefect::kAlternativeCovered:
      return {SaysTheSame(defect)
                  ? "this alternative says again what is said before: " + parts
                  : "this alternative changes nothing: " + who.whoever + " satisfies it satisfies " + parts,
              "take it out, or correct it"};
    default:
      return {};
  }
}

}  // namespace

std::string Shown(const Expr& expr) {
  std::string text = FormatExpr(expr);
  if (text.size() > kMaxQuotedBytes) {
    std::size_t end = kMaxQuotedBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end;  // not within a character
    text = text.substr(0, end) + " ...";
  }
  return Code(text);
}

CheckWords RulesContradict(const std::vector<std::string>& parts) {
  return {"nobody can satisfy this together with " + JoinList(parts, " and ") + ": they are for one offer",
          "correct one of them, or bind the rules to different offers"};
}

CheckWords PeriodsApart(const std::string& earlier) {
  return {"this rule begins when " + earlier +
              " has ended, and both are for one offer: of it it is open on every day who is served",
          "take the earlier rule out when this one begins"};
}

CheckWords WordsFor(const ClauseDefect& defect, const std::vector<std::int64_t>& lines, bool alone, Date day) {
  CheckWords words = Plain(defect, Parts(defect, lines), alone);
  const bool by_tables =
      HasLimit(*defect.at) || std::ranges::any_of(defect.with, [](const Expr* part) { return HasLimit(*part); });
  if (by_tables && !SaysTheSame(defect)) words.message += ", by the tables of " + FormatDate(day);
  return words;
}

}  // namespace kith
