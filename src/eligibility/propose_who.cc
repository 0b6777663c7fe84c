#include "src/eligibility/propose_who.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "src/eligibility/clauses.h"
#include "src/eligibility/finding.h"
#include "src/eligibility/propose_pattern.h"

namespace kith::propose_internal {
namespace {

using enum PhraseKind;

constexpr std::size_t kReach = 4;  // phrases in which a list of nouns may go on

using Nouns = std::vector<const Phrase*>;

struct Adjectives {
  std::vector<const Phrase*> traits;
  bool either = false;   // "disabled or homeless"
  bool listed = false;   // "homeless, disabled"
  bool unclear = false;  // "homeless and disabled": who is both, or each of them?
};

class WhoReader {
 public:
  WhoReader(const PhrasedSentence& sentence, std::size_t at, Claims& claims)
      : sentence_(sentence), claims_(claims), at_(at) {}

  // False where it is not certain.
  bool Read() {
    const std::size_t first = at_;
    const Adjectives adjectives = TakeAdjectives();
    const std::size_t first_noun = at_;
    const Nouns nouns = TakeNouns();
    reading_.end = at_;
    if (adjectives.either && adjectives.unclear) return false;
    if (adjectives.listed && !adjectives.either && nouns.empty()) return false;
    reading_.family = nouns.size() == 1 && nouns.front()->family;
    if (reading_.family && std::ranges::any_of(adjectives.traits, IsOfThePerson))
      return false;  // "disabled parents of"
    if (!(reading_.family ? ClaimFamily(*nouns.front()) : Together(nouns, first_noun, adjectives.traits.empty())))
      return false;
    ClaimTraits(adjectives);
    return ClaimPlaces(first, first_noun, nouns);
  }

  const WhoReading& reading() const { return reading_; }

 private:
  PhraseKind KindAt(std::size_t i) const { return sentence_.KindAt(i); }
  std::size_t size() const { return sentence_.size(); }

  // Moves behind adjectives, and places that stand among them.
  Adjectives TakeAdjectives() {
    Adjectives adjectives;
    for (; at_ < size(); ++at_) {
      const PhraseKind kind = KindAt(at_);
      if (IsTrait(kind)) {
        adjectives.traits.push_back(&sentence_.phrases[at_]);
        adjectives.unclear = adjectives.unclear || kind == kOtherTrait;
      } else if (Joins(kind) && !adjectives.traits.empty() && IsTrait(KindAt(at_ + 1))) {
        (kind == kComma ? adjectives.listed : adjectives.either) = true;
        adjectives.unclear = adjectives.unclear || kind == kAnd;
      } else if (kind != kPlace || sentence_.phrases[at_].predicate) {
        break;
      }
    }
    return adjectives;
  }

  Nouns TakeNouns() {
    Nouns nouns;
    for (; at_ < size(); ++at_) {
      if (IsNoun(KindAt(at_))) {
        nouns.push_back(&sentence_.phrases[at_]);
      } else if (!Joins(KindAt(at_)) || nouns.empty() || !NounFollows()) {
        break;
      }
    }
    return nouns;
  }

  // Whether a noun stands behind the joint, perhaps with "the".
  bool NounFollows() const {
    std::size_t next = at_ + 1;
    const std::size_t end = std::min(at_ + kReach, size());
    while (next < end && (KindAt(next) == kFiller || Joins(KindAt(next)))) ++next;
    return next < end && IsNoun(KindAt(next));
  }

  void ClaimTraits(const Adjectives& adjectives) {
    const Phrase* age = AgeBehind();
    std::vector<Expr> either;
    for (const Phrase* trait : adjectives.traits) {
      if (trait->kind == kOtherTrait) continue;
      if (adjectives.either) {
        either.push_back(trait->means.front());
        claims_.Take(*trait, FormatExpr(trait->means.front()));
      } else if (trait->senior && age != nullptr && age->from_age) {
        claims_.Take(*trait);
      } else {
        claims_.TakeMeaning(*trait);
      }
    }
    if (!either.empty()) claims_.Claim(AnyOf(std::move(either)));
  }

  bool ClaimPlaces(std::size_t first, std::size_t first_noun, const Nouns& nouns) {
    for (std::size_t i = first; i < first_noun; ++i) {
      if (KindAt(i) != kPlace) continue;
      if (!nouns.empty() && MatchPattern("student|students", sentence_.tokens, nouns.front()->begin) > 0)
        return false;  // of its schools
      claims_.TakeMeaning(sentence_.phrases[i]);
    }
    return true;
  }

  // What several nouns together say, `plain` without adjectives; false where that is not certain.
  bool Together(const Nouns& nouns, std::size_t first, bool plain) {
    if (nouns.empty()) return true;
    if (std::ranges::any_of(nouns, [](const Phrase* noun) { return noun->kind == kOthers; })) return false;
    if (std::ranges::any_of(nouns, [](const Phrase* noun) { return noun->family; })) return false;
    if (IsCompound()) return false;
    const Phrase* age = AgeBehind();
    if (nouns.size() == 1 || AllAdjacent(first)) return EachNarrows(nouns, age);
    if (nouns.size() == 3 && nouns[0]->grown && nouns[1]->begin == nouns[0]->end) {
      Narrow(*nouns[0], age);
      return Together({nouns[1], nouns[2]}, first + 1, plain);
    }
    return IsAnybody(nouns) || AreAges(nouns, age) ? TakeAll(nouns) : Either(nouns, plain);
  }

  // "men and women", "individuals and clients".
  static bool IsAnybody(const Nouns& nouns) {
    const bool man = std::ranges::any_of(nouns, [](const Phrase* noun) { return noun->man; });
    const bool woman = std::ranges::any_of(nouns, [](const Phrase* noun) { return noun->woman; });
    const bool people = std::ranges::all_of(nouns, [](const Phrase* noun) { return noun->kind == kPeople; });
    return (nouns.size() == 2 && man && woman) || people;
  }

  // "children and youth 5-17": the age says it. Of the young it must have an end.
  static bool AreAges(const Nouns& nouns, const Phrase* age) {
    const auto of_age = [](const Phrase* noun) {
      const bool boys = noun->means.size() == 1 && noun->means.front().kind == Expr::Kind::kAnd;
      return (noun->kind == kAgeNoun || noun->youth || noun->senior) && !boys;
    };
    const bool seniors = std::ranges::any_of(nouns, [](const Phrase* noun) { return noun->senior; });
    return age != nullptr && (seniors || age->to_age) && std::ranges::all_of(nouns, of_age);
  }

  bool TakeAll(const Nouns& nouns) {
    for (const Phrase* noun : nouns) claims_.Take(*noun);
    return true;
  }

  // "veterans and seniors": each of them, where nothing else narrows them.
  bool Either(const Nouns& nouns, bool plain) {
    const auto plain_group = [](const Phrase* noun) {
      return noun->kind == kGroup && !noun->man && !noun->woman && !noun->youth && !noun->grown;
    };
    if (!std::ranges::all_of(nouns, plain_group) || !plain || at_ != size()) return false;
    std::vector<Expr> parts;
    for (const Phrase* noun : nouns) {
      parts.push_back(noun->means.front());
      claims_.Take(*noun, FormatExpr(noun->means.front()));
    }
    claims_.Claim(AnyOf(std::move(parts)));
    return true;
  }

  // "child care teachers", "parents of children enrolled in": a noun that other words make into something else.
  bool IsCompound() const {
    if (at_ >= size() || KindAt(at_) != kUnknown || KindAt(at_ - 1) == kPeople) return false;
    const Phrase& noun = sentence_.phrases[at_ - 1];
    if (noun.family) return true;
    if (sentence_.SaysAt(at_, "of")) return noun.youth;
    const std::string& word = sentence_.tokens[sentence_.phrases[at_].begin].word;
    return !Narrows(sentence_, at_) && !sentence_.SaysAt(at_, "from|at|on|attending|to|seeking") &&
           !word.ends_with("ing") && !word.ends_with("ed");
  }

  bool AllAdjacent(std::size_t first) const {
    for (std::size_t i = first; i < at_; ++i) {
      if (Joins(KindAt(i))) return false;
    }
    return true;
  }

  // The age that belongs to the nouns; nullptr where none follows.
  const Phrase* AgeBehind() const {
    std::size_t at = at_;
    while (KindAt(at) == kWho || KindAt(at) == kMust || KindAt(at) == kFiller || KindAt(at) == kComma) ++at;
    return KindAt(at) == kAge ? &sentence_.phrases[at] : nullptr;
  }

  // One noun, or several without a joint: "adult men".
  bool EachNarrows(const Nouns& nouns, const Phrase* age) {
    for (const Phrase* noun : nouns) {
      if (noun->kind == kPeople) {
        claims_.Take(*noun);
      } else if (noun->kind != kAgeNoun) {
        Narrow(*noun, age);
      } else if (age != nullptr) {
        if (!age->to_age) return false;  // "youth 13+" are not all who are older
        claims_.Take(*noun);
      }
    }
    return true;
  }

  // "families with children", of what age and with what disability: "children 5-12 with disabilities". Both are the children's.
  bool ClaimFamily(const Phrase& noun) {
    if (IsCompound()) return false;
    bool disabled = TakeDisabled();
    Expr children = noun.means.front();
    const Phrase* age = AgeBehind();
    if (age != nullptr) {
      if (KindAt(at_) != kAge || !age->to_age) return false;
      children = ChildrenOf(std::move(children), *age);
      ++at_;
      disabled = disabled || TakeDisabled();
    }
    reading_.has_age = age != nullptr || disabled;  // "children with disabilities 18+": the number is an age of theirs
    reading_.end = at_;
    if (disabled) NarrowMembers(children);
    if (age == nullptr) {
      claims_.TakeAs(noun, std::move(children));
    } else {
      claims_.Take(noun);
      claims_.TakeAs(*age, std::move(children));
    }
    return true;
  }

  // Moves behind "with disabilities", "who are disabled". Of all else that is said behind children, who studies or has Medi-Cal, it is not certain whose
  // it is.
  bool TakeDisabled() {
    const std::size_t trait = at_ + (KindAt(at_) == kWho ? 1 : 0);
    if (KindAt(trait) != kTrait || KindAt(trait + 1) == kOr) return false;
    const Phrase& phrase = sentence_.phrases[trait];
    if (phrase.means.front().fact != "disabled") return false;
    for (; at_ <= trait; ++at_) claims_.Take(sentence_.phrases[at_], at_ == trait ? "disabled" : "");
    return true;
  }

  static void NarrowMembers(Expr& expr) {
    if (expr.kind == Expr::Kind::kQuantified) {
      Expr& of_each = expr.children.front();
      const bool says_nothing = of_each == GroupTest(expr.group);  // every child is under 18
      of_each = says_nothing ? ExprOf("disabled", "") : AllOf({std::move(of_each), ExprOf("disabled", "")});
    } else {
      std::ranges::for_each(expr.children, NarrowMembers);
    }
  }

  static bool IsOfThePerson(const Phrase* phrase) { return std::ranges::any_of(phrase->means, IsOfOnePerson); }

  // Who is called somebody's child up to 18 and over is no `child` of the rules: of them it is asked.
  Expr ChildrenOf(Expr any_child, const Phrase& age) const {
    constexpr double kAdult = 18;
    const auto is_bound = [](const Expr& expr, bool above) {
      const auto* number = std::get_if<double>(&expr.constant);
      const bool is_above = expr.op == CompareOp::kGe || expr.op == CompareOp::kGt;
      return expr.kind == Expr::Kind::kCompare && number != nullptr && is_above == above ? number : nullptr;
    };
    std::vector<Expr> from;
    double most = 0;
    bool none_young = false;
    for (const Expr& bound : age.means) {
      if (const double* least = is_bound(bound, true)) {
        from.push_back(bound);
        none_young = none_young || *least >= kAdult;
      }
      if (const double* below = is_bound(bound, false)) most = std::max(most, *below);
    }
    if (most <= kAdult) {
      any_child.children.front() = AllOf(age.means);
      return any_child;
    }
    Expr grown = any_child;
    grown.group = MemberGroup::kMember;
    std::vector<Expr> of_grown;
    for (const Expr& bound : age.means)
      if (none_young || is_bound(bound, true) == nullptr) of_grown.push_back(bound);
    if (!none_young) of_grown.insert(of_grown.begin(), AgeComparison(CompareOp::kGe, kAdult));
    grown.children.front() = AllOf(std::move(of_grown));
    Expr asked = AllOf({std::move(grown), Question(WordsOf(sentence_.text, sentence_.tokens, age.begin, age.end))});
    if (none_young) return asked;
    if (!from.empty()) any_child.children.front() = AllOf(std::move(from));
    return AnyOf({std::move(any_child), std::move(asked)});
  }

  // An age beside the noun says what the noun says roughly.
  void Narrow(const Phrase& noun, const Phrase* age) {
    const bool said = age != nullptr && ((noun.youth && age->to_age) || ((noun.grown || noun.senior) && age->from_age));
    if (!said && (noun.youth || noun.grown || noun.senior)) reading_.rough = &noun;
    if (!said) return claims_.TakeMeaning(noun);
    const Expr& means = noun.means.front();
    if (noun.youth && means.kind == Expr::Kind::kAnd)
      return claims_.TakeAs(noun, means.children.front());  // the gender
    claims_.Take(noun);
  }

  const PhrasedSentence& sentence_;
  Claims& claims_;
  std::size_t at_;
  WhoReading reading_;
};

}  // namespace

bool Narrows(const PhrasedSentence& sentence, std::size_t at) {
  return sentence.SaysAt(
      at,
      "must|be|have|has|who|with|live|lives|living|reside|residing|able|meet|meets|need|needs|needing|pass|are|in|"
      "willing|unemployed|working|diagnosed|referred|attend|attending|enrolled|currently|complete|provide|show|bring|"
      "register|is|drug|suffering|struggling|experiencing|requiring|that|developmentally|an|a|detoxed|uninsured|"
      "low-income|physically|mentally|legally|valid|proof|under");
}

std::optional<WhoReading> ReadWho(const PhrasedSentence& sentence, std::size_t at, Claims& claims) {
  WhoReader who(sentence, at, claims);
  return who.Read() ? std::optional(who.reading()) : std::nullopt;
}

}  // namespace kith::propose_internal
