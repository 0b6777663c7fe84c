#include "src/eligibility/propose_sentence.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "src/eligibility/propose_claims.h"
#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_phrase.h"
#include "src/eligibility/propose_who.h"

namespace kith::propose_internal {
namespace {

using enum PhraseKind;

constexpr std::size_t kMaxWithThePublic = 10;  // phrases
constexpr std::size_t kReach = 4;              // phrases between a verb and its document

bool IsCondition(PhraseKind kind) { return kind == kAge || kind == kPlace || kind == kIncome; }

// "No ID is needed" says so of everybody only where the sentence says nothing else.
bool WaivesForSome(const PhrasedSentence& sentence) {
  const auto waives = [&](const Phrase& phrase) {
    return phrase.kind == kFiller && sentence.tokens[phrase.begin].Is("no");
  };
  const auto idle = [](const Phrase& phrase) {
    return phrase.kind == kFiller || phrase.kind == kAnyone || Joins(phrase.kind);
  };
  return std::ranges::any_of(sentence.phrases, waives) && !std::ranges::all_of(sentence.phrases, idle);
}

class SentenceReader {
 public:
  SentenceReader(Tokens tokens, std::string_view text) : sentence_(PhrasesOf(tokens, text)), claims_(sentence_) {
    if (sentence_.SaysAt(0, "for")) sentence_.phrases.front().kind = kFiller;
  }

  SentenceReading Read() {
    SentenceReading reading;
    reading.loosens = Has(kLoosens) || (SpeaksOfAnyone() && !OnlyAnyone() && !AnyoneToo());
    reading.heading = IsHeading(sentence_.tokens);
    reading.subjects = SubjectsOf(sentence_);
    const bool waives = WaivesForSome(sentence_);
    const bool bounded = Has(kBounds) || waives;
    reading.limits_documents = waives || (Has(kDocument) && (bounded || reading.loosens));
    if (reading.loosens || bounded || reading.heading || !Parse()) {
      claims_.Forget();
      anyone_ = false;
    }
    reading.means = claims_.means();
    reading.bring = claims_.bring();
    reading.matched = claims_.matched();
    reading.unread = claims_.Unread();
    reading.anyone = anyone_;
    reading.family = family_;
    return reading;
  }

 private:
  bool Has(PhraseKind kind) const { return sentence_.Has(kind); }
  PhraseKind KindAt(std::size_t i) const { return sentence_.KindAt(i); }
  const Phrase& Here() const { return sentence_.phrases[at_]; }
  bool AtEnd() const { return at_ >= sentence_.size(); }

  // False where nothing of the sentence may be claimed.
  bool Parse() {
    while (!AtEnd() && (KindAt(at_) == kFiller || KindAt(at_) == kComma)) ++at_;
    if (AtEnd()) {
      anyone_ = sentence_.SaysAt(0, "open to all");
      return TakeAll();
    }
    anyone_ = OnlyAnyone() || AnyoneToo();
    if (anyone_) return TakeAll();
    if (OnlyDocuments()) return true;
    if (SpeaksOfAnyone() || OpenToAllBesides() || ObligesSomeToDocuments()) return false;
    if (!Who()) return false;
    if (!AtEnd() && (KindAt(at_) == kUnknown || KindAt(at_) == kOthers) && Has(kMust))
      return false;  // of whom it says so is not read
    while (!AtEnd()) {
      if (!Next()) return false;
    }
    return !LeavesAnAge();
  }

  bool OnlyOf(std::initializer_list<PhraseKind> kinds, PhraseKind needed) const {
    const auto known = [&](const Phrase& phrase) { return std::ranges::find(kinds, phrase.kind) != kinds.end(); };
    return std::ranges::all_of(sentence_.phrases, known) && Has(needed);
  }

  bool OnlyAnyone() const { return OnlyOf({kAnyone, kFiller, kComma, kAnd, kPeople}, kAnyone); }

  // "Open to residents of Norwalk and the public", "open to the public and parents": whoever else is named, the public is everybody.
  bool AnyoneToo() const {
    if (!sentence_.SaysAt(0, "open to") || sentence_.size() > kMaxWithThePublic) return false;
    const bool first = KindAt(0) == kAnyone && KindAt(1) == kAnd && IsNoun(KindAt(2)) && !Has(kMust);
    const std::size_t last = sentence_.size() - 1;
    return first || (KindAt(last) == kAnyone && last > 0 && KindAt(last - 1) == kAnd);
  }

  // "Open to the public on Fridays"; not "public schools".
  bool SpeaksOfAnyone() const {
    return std::ranges::any_of(sentence_.phrases, [&](const Phrase& phrase) {
      const bool public_something = phrase.end - phrase.begin == 1 && sentence_.tokens[phrase.begin].Is("public");
      return phrase.kind == kAnyone && !public_something;
    });
  }

  // "Residents of 90011, open to all".
  bool OpenToAllBesides() const {
    for (std::size_t i = 1; i < sentence_.size(); ++i) {
      const bool ends = i + 1 == sentence_.size() || Joins(KindAt(i + 1));
      if (KindAt(i) == kFiller && ends && sentence_.SaysAt(i, "open to all")) return true;
    }
    return false;
  }

  // "Adults must show photo ID", "18 and over need ID": says who has to bring something, and not who is admitted. Other than "Adults, must show ID",
  // "Must be 18 or over and show ID", "adults with ID".
  bool ObligesSomeToDocuments() const {
    bool condition = false;
    for (std::size_t i = 0; i < sentence_.size() && KindAt(i) != kMust; ++i) {
      if (KindAt(i) == kBring && !sentence_.SaysAt(i, "with|showing") && condition &&
          (DocumentBehind(i) || BringsSomething(i)))
        return true;
      if (KindAt(i) == kFiller) continue;
      condition = !Joins(KindAt(i)) &&
                  (condition || IsCondition(KindAt(i)) || KindAt(i) == kAgeNoun || !sentence_.phrases[i].means.empty());
    }
    return false;
  }

  // Whatever it is: a card that no table knows.
  bool BringsSomething(std::size_t i) const {
    const TextToken& verb = sentence_.tokens[sentence_.phrases[i].end - 1];
    return verb.Is("bring") || verb.Is("show") || verb.Is("present");
  }

  bool TakeAll() {
    for (const Phrase& phrase : sentence_.phrases) claims_.Take(phrase, anyone_ ? "anyone" : "");
    at_ = sentence_.size();
    return true;
  }

  bool OnlyDocuments() {
    if (!OnlyOf({kDocument, kBring, kFiller, kComma, kAnd, kPeople, kMust, kPlace, kWho}, kDocument)) return false;
    // "ID showing proof of residency in Pasadena": a place behind a document alone.
    for (std::size_t i = 0; i < sentence_.size(); ++i) {
      if (KindAt(i) == kPlace && (i == 0 || KindAt(i - 1) != kDocument)) return false;
    }
    for (const Phrase& phrase : sentence_.phrases) claims_.TakeMeaning(phrase);
    at_ = sentence_.size();
    return true;
  }

  // True where the sentence may go on to conditions.
  bool Who() {
    const std::optional<WhoReading> who = ReadWho(sentence_, at_, claims_);
    if (!who) return false;
    at_ = who->end;
    has_age_ = has_age_ || who->has_age;
    family_ = family_ || who->family;
    if (who->rough != nullptr) rough_ = who->rough;
    return true;
  }

  // The next condition, or the words that narrow without being read.
  bool Next() {
    const bool joined = Joins(KindAt(at_));
    const bool behind_who = at_ > 0 && KindAt(at_ - 1) == kWho;
    bool either = false, both = false;
    for (; !AtEnd() && (Joins(KindAt(at_)) || KindAt(at_) == kFiller); ++at_) {
      either = either || KindAt(at_) == kOr;
      both = both || KindAt(at_) == kAnd;
    }
    if (AtEnd()) return true;
    if (either) return false;
    if (KindAt(at_) == kWho || KindAt(at_) == kMust) return Opens();
    if (family_ && std::ranges::any_of(Here().means, IsOfOnePerson)) return Unread(joined);
    if (unread_before_ && !(KindAt(at_) == kPlace && Here().predicate)) return Unread(joined);
    if (IsCondition(KindAt(at_))) return Condition(joined);
    if (KindAt(at_) == kDocument || (KindAt(at_) == kBring && DocumentFollows())) return Documents();
    if (KindAt(at_) == kTrait && KindAt(at_ + 1) != kOr) return Trait(joined, both);
    const bool names = IsNoun(KindAt(at_)) && KindAt(at_) != kOthers;
    if ((must_ || behind_who) && (names || KindAt(at_) == kOtherTrait)) return WhoAgain();
    if (KindAt(at_) != kPeople || joined) return Unread(joined);
    ++at_;  // "Collier County adult resident"
    return true;
  }

  // "who are", "must be": conditions follow.
  bool Opens() {
    const bool must = KindAt(at_) == kMust;
    (must ? obliged_ : related_) = true;
    if (must) {
      must_ = true;
      unread_before_ = false;
    }
    claims_.Take(sentence_.phrases[at_++]);
    return !AtEnd();
  }

  bool Condition(bool joined) {
    const Phrase& phrase = Here();
    if (KindAt(at_ + 1) == kOr) return false;
    // "L.A. Care members and residents of 90044": each of them, or who are both?
    if (joined && !obliged_ && HasOwnPeople(phrase)) return false;
    if (phrase.kind == kIncome && IsOfSomethingElse(phrase)) return Unread(joined);
    if (phrase.kind == kAge) {
      if (has_age_) return false;
      has_age_ = true;
      DropRough(phrase);
    }
    claims_.TakeMeaning(phrase);
    ++at_;
    must_ = false;
    return true;
  }

  // Whether words beside an income say of what it is, and they are not those that a reader knows: "senior income under ...", "... per person", "...
  // (after taxes)". Not "with income ...", "... , must live in Pasadena".
  bool IsOfSomethingElse(const Phrase& income) const {
    const bool named =
        MatchPattern("annual|monthly|yearly|gross|total|combined|income|incomes", sentence_.tokens, income.begin) > 0;
    if (named && at_ > 0 && (IsNoun(KindAt(at_ - 1)) || IsTrait(KindAt(at_ - 1)))) return true;
    std::size_t next = at_ + 1;
    if (next < sentence_.size() && KindAt(next) == kUnknown) return true;
    while (KindAt(next) == kComma) ++next;
    return sentence_.SaysAt(next, "after|from|per|each|apiece|net|take-home|takehome|taxable|adjusted|earned|minus");
  }

  // `both`: joined by "and".
  bool Trait(bool joined, bool both) {
    if (joined && !(both && (obliged_ || related_)))
      return false;  // "veterans and disabled", "must be homeless, disabled"
    claims_.TakeMeaning(sentence_.phrases[at_++]);
    return true;
  }

  bool WhoAgain() {
    must_ = false;
    const std::size_t before = at_;
    return Who() && at_ > before;
  }

  // "residents of Pasadena", "Pasadena residents"; not "a resident of Pasadena", "who live in Pasadena".
  bool HasOwnPeople(const Phrase& phrase) const {
    return phrase.kind == kPlace && (phrase.residents || MatchPattern("residents", sentence_.tokens, phrase.begin) > 0);
  }

  // "children with disabilities, 3-21": what the noun said roughly of ages gives way.
  void DropRough(const Phrase& age) {
    if (rough_ == nullptr || !((rough_->youth && age.to_age) || ((rough_->grown || rough_->senior) && age.from_age)))
      return;
    if (rough_->means.front().kind != Expr::Kind::kAnd) claims_.Drop(rough_->means.front());
  }

  // "who require care" is about no document.
  bool DocumentFollows() const { return DocumentBehind(at_); }

  bool DocumentBehind(std::size_t at) const {
    std::size_t next = at + 1;
    while (next <= at + kReach && (KindAt(next) == kFiller || KindAt(next) == kBring)) ++next;
    return KindAt(next) == kDocument;
  }

  // "with photo ID and proof of address".
  bool Documents() {
    while (!AtEnd() && (KindAt(at_) == kDocument || KindAt(at_) == kBring || KindAt(at_) == kFiller ||
                        (Joins(KindAt(at_)) && KindAt(at_) != kOr && KindAt(at_ + 1) == kDocument)))
      claims_.TakeMeaning(sentence_.phrases[at_++]);
    return KindAt(at_) != kOr;
  }

  // Passes words that no table knows. False where they may be other people, or alternatives.
  bool Unread(bool joined) {
    if (joined && !unread_before_ && !Narrows(sentence_, at_)) return false;
    if (IsNoun(KindAt(at_)) && (joined || KindAt(at_) == kOthers)) return false;
    unread_before_ = true;
    ++at_;
    while (!AtEnd() && !Joins(KindAt(at_)) && KindAt(at_) != kMust && !(KindAt(at_) == kPlace && Here().predicate))
      ++at_;
    // "or", "and" within the words: other people must not follow.
    for (std::size_t i = at_; i < sentence_.size() && Joins(KindAt(i)); ++i) {
      const bool last = i + 1 == sentence_.size();
      if (!last && (IsNoun(KindAt(i + 1)) || (KindAt(i) == kOr && KindAt(i + 1) != kUnknown))) return false;
      if (KindAt(i) == kOr) ++at_;
    }
    return true;
  }

  // Whether an age stands among the words that were not read: what was read of ages would be half of it.
  bool LeavesAnAge() const {
    std::vector<bool> covered = claims_.Covered();
    for (const Phrase& phrase : sentence_.phrases) {
      if (phrase.kind == kFiller)
        std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(phrase.begin), phrase.end - phrase.begin, true);
    }
    static constexpr std::string_view kAges[] = {
        "senior? high school", "year|years|old|age|ages|aged|yrs|months|adulthood|adolescence|grade|grades"};
    const bool numbers = (has_age_ || rough_ != nullptr) && !SpeaksOfHours(sentence_.tokens);
    for (std::size_t i = 0; i < covered.size(); ++i) {
      if (covered[i]) continue;
      if (MatchAny(kAges, sentence_.tokens, i) > 0 || (numbers && MayBeAge(sentence_.tokens, i))) return true;
    }
    return false;
  }

  PhrasedSentence sentence_;
  Claims claims_;
  std::size_t at_ = 0;
  bool anyone_ = false;
  bool must_ = false;              // "must be" stands directly before
  bool obliged_ = false;           // ... somewhere before
  bool related_ = false;           // "who are" does
  bool has_age_ = false;           // an age is claimed
  bool family_ = false;            // it is about parents or families: whose a person's condition is, is not certain
  bool unread_before_ = false;     // words that were not read stand before
  const Phrase* rough_ = nullptr;  // the noun that says an age roughly, where it was claimed
};

}  // namespace

SentenceReading ReadSentence(Tokens sentence, std::string_view text) { return SentenceReader(sentence, text).Read(); }

}  // namespace kith::propose_internal
