// Seeded worlds in which questions are counted: a directory of services with rules over 24 facts, and clients with 30 candidates each.
//
// Model     24 facts: 16 true or false, of a chance to be yes of 5% to 75% each; the age; the income; assets; housing, gender and the health plan, words; benefits,
//           a set; whether the household flees violence. A rule has one to four clauses, of one comparison (four in five) or two
//           joined by `or`; facts come up unevenly: the one of rank r in proportion to 1 / (r + 3). One service in ten is for everyone.
//           A client's facts are drawn from the priors that questions are chosen with, which flatters, or from others (ClientsFrom); nothing is known
//           at first. Of 300 services 30 are candidates, of weights 9,000 down to 3,200, as scores of a ranking fall.
// Costs     All 1: what is counted is questions.
// Form      The fixed intake form that the questions are held against asks every client the same questions in the same order, the most useful order that
//           greedy choice finds on 60 other clients of the same directory: each next question is the one after which most
//           weight is decided on average. Nobody could make the form better without looking at the client.
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "kith/catalog/catalog_builder.h"
#include "kith/eligibility/questions.h"
#include "kith/eligibility/rule_book.h"
#include "tests/catalog/tiny_directory.h"
#include "tests/eligibility/random_rules.h"

namespace kith {

inline constexpr std::size_t kQuestionFacts = 24;
inline constexpr std::size_t kQuestionServices = 300;
inline constexpr std::size_t kCandidates = 30;

struct QuestionClient {
  Household truth;  // everything known
  std::vector<WeighedOffer> offers;
};

// Others: each chance to be yes drawn anew, numbers and amounts smaller (the share below each the square root of what it was), and of words each with
// the share of another one.
enum class ClientsFrom : std::uint8_t { kThePriors, kOtherPriors };
// How facts come up in rules.
enum class FactMix : std::uint8_t { kUneven, kEven };

class QuestionWorld {
 public:
  explicit QuestionWorld(std::uint64_t seed, ClientsFrom clients = ClientsFrom::kThePriors,
                         FactMix mix = FactMix::kUneven)
      : dice_(seed), mix_(mix) {
    MakeFacts();
    catalog_ = std::make_unique<Catalog>(*CatalogBuilder(MakeDirectory()).Build());
    rules_ = std::make_unique<RuleBook>(*RuleBook::Build(*catalog_));
    truth_ = priors_;
    if (clients == ClientsFrom::kOtherPriors) ChangeTruth();
  }

  const RuleBook& rules() const { return *rules_; }
  const QuestionPriors& priors() const { return priors_; }
  const std::vector<std::string>& facts() const { return names_; }

  QuestionClient NextClient() {
    QuestionClient client;
    client.truth = Nobody();
    for (const std::string& name : names_) FactsOf(client.truth, name)[name] = Draw(name);
    std::vector<std::uint32_t> services(kQuestionServices);
    for (std::uint32_t i = 0; i < kQuestionServices; ++i) services[i] = i;
    for (std::size_t i = 0; i < kCandidates; ++i) {
      std::swap(services[i], services[i + dice_.Below(kQuestionServices - i)]);
      client.offers.push_back({ServiceAtLocationId(services[i]), 9000 - 200 * static_cast<std::int32_t>(i)});
    }
    return client;
  }

  // The same household, of which nothing is known but where it lives.
  static Household Nobody() {
    Household household;
    household.id = "client";
    household.members.resize(1);
    household.members[0].id = "client";
    household.members[0].role = MemberRole::kHead;
    household.members_complete = true;
    household.facts["residence.state"] = FactValue::Word("California");
    return household;
  }
  // Where a fact stands.
  static Facts& FactsOf(Household& household, const std::string& name) {
    const bool of_household =
        name.starts_with("household.") || name == "housing" || name == "receives" || name == "fleeing_violence";
    return of_household ? household.facts : household.members[0].facts;
  }

 private:
  void MakeFacts() {
    priors_ = QuestionPriors::Default();
    for (int i = 0; i < 16; ++i) {
      names_.push_back("fact_" + std::to_string(i));
      priors_.facts[names_.back()].yes_percent = 5 + 5 * static_cast<std::int32_t>(dice_.Below(15));
    }
    for (const char* name : {"age", "household.income.gross", "household.assets", "housing", "gender", "coverage.plan",
                             "receives", "fleeing_violence"})
      names_.emplace_back(name);
    priors_.facts["coverage.plan"].word_percent = {{"la_care", 40}, {"health_net", 20}, {"kaiser", 20}};
    for (std::string& name : names_) std::swap(name, names_[dice_.Below(names_.size())]);
    for (auto& [name, prior] : priors_.facts) prior.cost = 1;
    priors_.others.cost = 1;
  }

  void ChangeTruth() {
    for (const std::string& name : names_) {
      FactPrior& prior = truth_.facts[name];
      prior.yes_percent = 5 + 5 * static_cast<std::int32_t>(dice_.Below(15));
      for (auto& [number, percent] : prior.below) percent = 100 * std::sqrt(percent / 100);
      for (auto word = prior.word_percent.begin(); word != prior.word_percent.end(); ++word)
        std::swap(word->second, prior.word_percent.begin()->second);
    }
  }

  std::string Comparison(const std::string& name) {
    const auto one = [&](const std::vector<std::string>& texts) { return dice_.Pick(texts); };
    if (name == "age") return one({"age >= 18", "age >= 60", "age < 25", "age >= 55", "age < 65"});
    if (name == "household.income.gross")
      return "household.income.gross <= " + one({"100", "138", "200", "250"}) + "% FPL";
    if (name == "household.assets") return "household.assets <= " + one({"$2,000", "$5,000", "$20,000"});
    if (name == "housing")
      return one({"housing == literally_homeless", "housing in {literally_homeless, imminent_risk}",
                  "housing == stably_housed"});
    if (name == "gender") return one({"gender == female", "gender == male"});
    if (name == "coverage.plan") return one({"coverage.plan == la_care", "coverage.plan in {la_care, health_net}"});
    if (name == "receives") return one({"receives medi_cal", "receives any {medi_cal, calfresh}", "receives wic"});
    return dice_.OneIn(4) ? "not " + name : name;
  }

  // Unevenly: the one of rank r in proportion to 1 / (r + 3).
  const std::string& AnyFact() {
    if (mix_ == FactMix::kEven) return dice_.Pick(names_);
    std::size_t total = 0;
    for (std::size_t rank = 0; rank < names_.size(); ++rank) total += 10000 / (rank + 3);
    std::size_t at = dice_.Below(total);
    for (std::size_t rank = 0; rank < names_.size(); ++rank) {
      const std::size_t share = 10000 / (rank + 3);
      if (at < share) return names_[rank];
      at -= share;
    }
    return names_.back();
  }

  std::string Requirement() {
    if (dice_.OneIn(10)) return "anyone";
    std::string text;
    for (std::size_t clauses = 1 + dice_.Below(4); clauses > 0; --clauses) {
      if (!text.empty()) text += " and ";
      if (!dice_.OneIn(5)) {
        text += Comparison(AnyFact());
        continue;
      }
      text += "(" + Comparison(AnyFact());
      text += " or " + Comparison(AnyFact()) + ")";
    }
    return text;
  }

  Directory MakeDirectory() {
    Directory directory = TinyDirectory();
    const Service service = directory.services.front();
    const ServiceAtLocation offer = directory.services_at_location.front();
    directory.services.clear();
    directory.services_at_location.clear();
    std::string rules;
    for (std::size_t i = 0; i < kQuestionServices; ++i) {
      const std::string number = std::to_string(1000 + i);
      directory.services.push_back(service);
      directory.services.back().key = "service-" + number;
      directory.services_at_location.push_back(offer);
      directory.services_at_location.back().key = "offer-" + number;
      directory.services_at_location.back().service_key = "service-" + number;
      rules += "rule r" + number + " { for service \"service-" + number + "\"; require " + Requirement() + "; }\n";
    }
    directory.rule_files.push_back({"worlds.rules", rules});
    return directory;
  }

  double DrawFrom(const std::vector<std::pair<double, double>>& below) {
    const double share = static_cast<double>(dice_.Below(10000)) / 100;
    for (std::size_t i = 1; i < below.size(); ++i) {
      if (share > below[i].second) continue;
      const auto [from, low] = below[i - 1];
      const auto [to, high] = below[i];
      return from + (to - from) * (share - low) / (high - low);
    }
    return below.back().first;
  }

  FactValue Draw(const std::string& name) {
    const FactPrior& prior = truth_.Of(name);
    const auto percent = [&] { return static_cast<std::int32_t>(dice_.Below(100)); };
    if (name == "age") return FactValue::Number(DrawFrom(prior.below));
    if (!prior.below.empty()) {
      const auto cents = static_cast<std::int64_t>(DrawFrom(prior.below) * 100);
      return FactValue::Amount({cents, name == "household.assets" ? Period::kOnce : Period::kMonth});
    }
    if (name == "receives") {
      std::vector<std::string> held;
      for (const auto& [word, share] : prior.word_percent) {
        if (percent() < share) held.push_back(word);
      }
      return FactValue::AllOf(std::move(held));
    }
    if (prior.word_percent.empty()) return FactValue::Bool(percent() < prior.yes_percent);
    std::int32_t at = percent();
    for (const auto& [word, share] : prior.word_percent) {
      if (at < share) return FactValue::Word(word);
      at -= share;
    }
    return FactValue::Word(name == "coverage.plan" ? "molina" : prior.word_percent.begin()->first);
  }

  Dice dice_;
  FactMix mix_;
  std::vector<std::string> names_;
  QuestionPriors priors_;
  QuestionPriors truth_;  // of the clients
  std::unique_ptr<Catalog> catalog_;
  std::unique_ptr<RuleBook> rules_;
};

inline const Date kQuestionDay = *ParseDate("2026-11-24");

// What is decided of a client's candidates.
struct DecidedShare {
  std::int64_t weight = 0, of = 0;
  int certain = 0;
  bool enough() const { return weight * 10 >= of * 9; }
};
inline DecidedShare Decided(const QuestionWorld& world, const QuestionClient& client, const Household& known) {
  DecidedShare share;
  for (const WeighedOffer& offer : client.offers) {
    const Truth truth = world.rules().Evaluate(offer.offer, known, Need(), kQuestionDay);
    share.of += offer.weight;
    if (truth != Truth::kUnknown) share.weight += offer.weight;
    share.certain += truth == Truth::kTrue ? 1 : 0;
  }
  return share;
}

inline void Tell(Household& known, const QuestionClient& client, const std::string& name) {
  Household truth = client.truth;
  QuestionWorld::FactsOf(known, name)[name] = QuestionWorld::FactsOf(truth, name)[name];
}

// The order of the fixed form.
inline std::vector<std::string> FixedForm(const QuestionWorld& world, const std::vector<QuestionClient>& others) {
  std::vector<Household> known(others.size(), QuestionWorld::Nobody());
  std::vector<std::string> form, left = world.facts();
  while (!left.empty()) {
    std::pair<std::int64_t, std::size_t> best = {-1, 0};
    for (std::size_t i = 0; i < left.size(); ++i) {
      std::int64_t decided = 0;
      for (std::size_t c = 0; c < others.size(); ++c) {
        Household told = known[c];
        Tell(told, others[c], left[i]);
        decided += Decided(world, others[c], told).weight;
      }
      if (decided > best.first) best = {decided, i};
    }
    for (std::size_t c = 0; c < others.size(); ++c) Tell(known[c], others[c], left[best.second]);
    form.push_back(left[best.second]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(best.second));
  }
  return form;
}

struct QuestionCounts {
  int clients = 0, by_form = 0, by_questions = 0, until_three = 0, reached_three = 0;
  int decided = 0;  // clients of whom enough was decided by chosen questions
};

// Until enough is decided, or nothing more is asked.
inline int AskByForm(const QuestionWorld& world, const QuestionClient& client, const std::vector<std::string>& form) {
  Household known = QuestionWorld::Nobody();
  int asked = 0;
  while (!Decided(world, client, known).enough() && asked < static_cast<int>(form.size()))
    Tell(known, client, form[static_cast<std::size_t>(asked++)]);
  return asked;
}

inline void AskByChoice(const QuestionWorld& world, const QuestionClient& client, QuestionCounts& counts) {
  Household known = QuestionWorld::Nobody();
  int asked = 0, three_after = -1;
  for (;; ++asked) {
    const DecidedShare share = Decided(world, client, known);
    if (share.certain >= 3 && three_after < 0) three_after = asked;
    counts.decided += share.enough() ? 1 : 0;
    if (share.enough()) break;
    const std::vector<Question> questions =
        NextQuestions(world.rules(), client.offers, known, Need(), kQuestionDay, world.priors());
    if (questions.empty() || asked == static_cast<int>(kQuestionFacts)) break;
    Tell(known, client, questions.front().fact);
  }
  counts.by_questions += asked;
  counts.until_three += three_after < 0 ? 0 : three_after;
  counts.reached_three += three_after < 0 ? 0 : 1;
}

inline void CountQuestions(QuestionWorld& world, int clients, int others, QuestionCounts& counts) {
  std::vector<QuestionClient> training;
  for (int i = 0; i < others; ++i) training.push_back(world.NextClient());
  const std::vector<std::string> form = FixedForm(world, training);
  for (int i = 0; i < clients; ++i) {
    const QuestionClient client = world.NextClient();
    ++counts.clients;
    counts.by_form += AskByForm(world, client, form);
    AskByChoice(world, client, counts);
  }
}

}  // namespace kith
