#include "src/eligibility/share_variants.h"

#include <algorithm>
#include <variant>

namespace kith {
namespace {

// A share of a fact, and it as it is written.
struct Share {
  std::string plain, written;
  auto operator<=>(const Share&) const = default;
};

// The comparison as an equation with the bare share.
std::string Plain(const Expr& compare) {
  Expr plain = compare;
  TableLimit& limit = std::get<TableLimit>(plain.constant);
  TableLimit bare;
  bare.percent = limit.percent;
  bare.table = limit.table;
  limit = bare;
  plain.op = CompareOp::kEq;
  return FormatExpr(plain);
}

std::string Written(const Expr& compare) {
  Expr written = compare;
  written.op = CompareOp::kEq;
  return FormatExpr(written);
}

bool HasShare(const Expr& expr) {
  return expr.kind == Expr::Kind::kCompare && std::holds_alternative<TableLimit>(expr.constant);
}

void Gather(const Expr& expr, std::vector<Share>& shares) {
  if (HasShare(expr)) shares.push_back({Plain(expr), Written(expr)});
  for (const Expr& child : expr.children) Gather(child, shares);
}

}  // namespace

ShareVariants::ShareVariants(const std::vector<const Expr*>& clauses) {
  std::vector<Share> shares;
  for (const Expr* clause : clauses) Gather(*clause, shares);
  std::ranges::sort(shares);
  for (std::size_t i = 1; i < shares.size(); ++i) {
    const bool varies = shares[i].plain == shares[i - 1].plain && shares[i].written != shares[i - 1].written;
    if (varies && (shares_.empty() || shares_.back() != shares[i].plain)) shares_.push_back(shares[i].plain);
  }
}

Expr ShareVariants::Apart(const Expr& clause) const {
  if (HasShare(clause) && Written(clause) != Plain(clause) && std::ranges::binary_search(shares_, Plain(clause))) {
    Expr question;
    question.kind = Expr::Kind::kAskProvider;
    question.question = FormatExpr(clause);
    return question;
  }
  Expr apart = clause;
  for (Expr& child : apart.children) child = Apart(Expr(child));
  return apart;
}

}  // namespace kith
