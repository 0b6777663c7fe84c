#include "src/eligibility/prior_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "kith/eligibility/rule_book.h"
#include "src/eligibility/asked_facts.h"
#include "src/eligibility/comma_separated.h"
#include "src/eligibility/fact_names.h"

namespace kith {
namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view kOthers = "*";
constexpr std::array<std::string_view, 7> kStatements = {"cost", "sensitive",   "yes",  "below",
                                                         "word", "other_words", "after"};

// How what is thought of a fact is stated; std::nullopt: of a fact of the user's own, in any way.
enum class PriorKind : std::uint8_t { kYes, kBelow, kWords };
std::optional<PriorKind> KindOf(std::string_view fact) {
  if (fact == kFactForWhom || fact == kFactMembers || fact == kFactAddress) return PriorKind::kYes;
  const KnownFact* known = FindKnownFact(fact);
  if (known == nullptr) return std::nullopt;
  switch (known->kind) {
    case FactKind::kBoolean:
      return PriorKind::kYes;
    case FactKind::kNumber:
    case FactKind::kIncome:
    case FactKind::kAmount:
      return PriorKind::kBelow;
    default:
      return PriorKind::kWords;
  }
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view file_name, QuestionPriors base)
      : text_(text), place_{std::string(file_name), 0, "", ""}, priors_(std::move(base)) {}

  absl::StatusOr<QuestionPriors> Read() && {
    if (text_.size() > kMaxPriorFileBytes)
      return absl::ResourceExhaustedError(place_.file + ": larger than " + std::to_string(kMaxPriorFileBytes) +
                                          " bytes");
    if (!IsValidUtf8(text_)) return InputError(place_, "not UTF-8");
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
    while (!text_.empty() && error_.ok()) OneLine();
    if (error_.ok() && stated_.empty())
      Fail("", "there is no row: the first line is fact,what,of,value, each other one says something of a fact");
    if (!error_.ok()) return error_;
    return std::move(priors_);
  }

 private:
  void OneLine() {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    const std::string_view line = Trim(text_.substr(0, end));
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++place_.line;
    if (line.empty() || line.front() == '#') return;
    std::optional<Cells> cells = SplitRecord(line);
    if (!cells) return Fail("", "this record has a quote that is not closed on its line");
    if (!header_) return Header(*cells);
    if (cells->size() != 4) return Fail("", "expected four cells: fact,what,of,value");
    fact_ = (*cells)[0];
    of_ = (*cells)[2];
    value_ = (*cells)[3];
    if (fact_.empty()) return Fail("fact", "expected the name of a fact, or * for all that are not named");
    place_.record = fact_;
    if (const std::string near = FindKnownFact(fact_) == nullptr ? NearestKnownFact(fact_) : ""; !near.empty())
      return Fail("fact", "this is no known fact (did you mean " + near + "?)");
    State((*cells)[1]);
    place_.record.clear();
  }

  void Header(const Cells& names) {
    if (names != Cells{"fact", "what", "of", "value"})
      return Fail("", "the first line names the columns: expected fact,what,of,value");
    header_ = true;
  }

  void State(const std::string& what) {
    if (std::ranges::find(kStatements, what) == kStatements.end())
      return Fail("what", "\"" + what + "\" is nothing that is said of facts" + DidYouMean(what, kStatements) +
                              ": expected cost, sensitive, yes, below, word, other_words or after");
    const std::optional<PriorKind> kind = KindOf(fact_);
    const bool is_word = what == "word" || what == "other_words";
    const bool suits = !kind || what == "cost" || what == "sensitive" || what == "after" ||
                       *kind == (is_word         ? PriorKind::kWords
                                 : what == "yes" ? PriorKind::kYes
                                                 : PriorKind::kBelow);
    if (!suits || (fact_ == kOthers && (what == "below" || what == "word" || what == "after")))
      return Fail("what", "nothing of that kind is said of it: expected cost, sensitive" +
                              std::string(fact_ == kOthers ? "" : ", after") + Expected(kind));
    if (of_.empty() != (what != "below" && what != "word"))
      return Fail(
          "of", of_.empty() ? "expected the number, or the word, that the percentage is of" : "expected nothing here");
    FactPrior& prior = Prior();
    // What a file says of numbers or words stands in place of all that was said of them before.
    if (stated_.emplace(fact_, what).second) {
      if (what == "below") prior.below.clear();
      if (what == "word") prior.word_percent.clear();
    } else if (what != "below" && what != "word") {
      return Fail("what", "this was said of it already");
    }
    if (what == "cost") prior.cost = Whole(1, 1000);
    if (what == "sensitive") prior.sensitive = YesOrNo();
    if (what == "yes") prior.yes_percent = Whole(0, 100);
    if (what == "other_words") prior.other_word_percent = Whole(0, 100);
    if (what == "after") prior.after = Gate();
    if (what == "word") AddWord(prior);
    if (what == "below") AddBelow(prior);
  }

  static std::string Expected(std::optional<PriorKind> kind) {
    if (!kind) return ", yes or other_words";
    return *kind == PriorKind::kYes ? " or yes" : *kind == PriorKind::kBelow ? " or below" : ", word or other_words";
  }

  // A fact that was not named before is begun as others are.
  FactPrior& Prior() {
    if (fact_ == kOthers) return priors_.others;
    return priors_.facts.try_emplace(fact_, priors_.others).first->second;
  }

  std::int32_t Whole(long long least, long long most) {
    const absl::StatusOr<long long> number = ParseInteger(value_);
    if (number.ok() && *number >= least && *number <= most) return static_cast<std::int32_t>(*number);
    Fail("value",
         "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most) + Found(value_));
    return static_cast<std::int32_t>(least);
  }

  bool YesOrNo() {
    if (value_ != "yes" && value_ != "no") Fail("value", "expected yes or no" + Found(value_));
    return value_ == "yes";
  }

  // The fact that has to hold before this one is asked for.
  std::string Gate() {
    const KnownFact* known = FindKnownFact(value_);
    const std::string near = known == nullptr ? NearestKnownFact(value_) : "";
    if (value_.empty() || value_ == fact_ || !near.empty() || (known != nullptr && known->kind != FactKind::kBoolean))
      Fail("value", "expected another fact, one that is true or false" +
                        (near.empty() ? Found(value_) : " (did you mean " + near + "?)"));
    return value_;
  }

  void AddWord(FactPrior& prior) {
    const KnownFact* known = FindKnownFact(fact_);
    if (known != nullptr && HasClosedWords(*known)) {
      const auto words = UsualWords(*known);
      if (std::ranges::find(words, of_) == words.end())
        return Fail("of", "\"" + of_ + "\" is no word of " + fact_ + DidYouMean(of_, words));
    }
    if (prior.word_percent.size() == kMaxPriorEntries) return TooMany();
    if (!prior.word_percent.try_emplace(of_, Whole(0, 100)).second) return Fail("of", "this word was named already");
    // Of a fact of the user's own it is not known whether it is a set, whose words are each by themselves.
    std::int32_t sum = 0;
    for (const auto& [word, percent] : prior.word_percent) sum += percent;
    if (known != nullptr && known->kind != FactKind::kWordSet && sum > 100)
      Fail("value", "the words of one fact come to more than 100%");
  }

  void AddBelow(FactPrior& prior) {
    const absl::StatusOr<double> number = ParseDouble(of_), percent = ParseDouble(value_);
    if (!number.ok()) return Fail("of", "expected a number: years, persons, dollars a month or dollars" + Found(of_));
    if (!percent.ok() || *percent < 0 || *percent > 100)
      return Fail("value", "expected a percentage from 0 to 100" + Found(value_));
    if (!prior.below.empty() && *number <= prior.below.back().first)
      return Fail("of", "expected more than the number before: they ascend");
    if (!prior.below.empty() && *percent < prior.below.back().second)
      return Fail("value", "expected at least the percentage before: who is below a number is below all greater ones");
    if (prior.below.size() == kMaxPriorEntries) return TooMany();
    prior.below.emplace_back(*number, *percent);
  }

  void TooMany() { Fail("of", "more than " + std::to_string(kMaxPriorEntries) + " of one fact"); }

  static std::string Found(const std::string& cell) {
    return cell.empty() ? ", found nothing" : ", found \"" + cell + "\"";
  }

  void Fail(std::string_view column, const std::string& what) {
    if (!error_.ok()) return;
    place_.field = column;
    error_ = InputError(place_, what);
  }

  std::string_view text_;  // what is left of it
  InputPlace place_;
  QuestionPriors priors_;
  bool header_ = false;
  std::string fact_, of_, value_;                         // of the present record
  std::set<std::pair<std::string, std::string>> stated_;  // of which facts what was said
  absl::Status error_;
};

}  // namespace

absl::StatusOr<QuestionPriors> ReadPriorFile(std::string_view text, std::string_view file_name, QuestionPriors base) {
  return Reader(text, file_name, std::move(base)).Read();
}

}  // namespace kith
