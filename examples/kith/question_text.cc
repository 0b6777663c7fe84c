#include "examples/kith/question_text.h"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "examples/kith/offer_text.h"
#include "kith/base/messages.h"

namespace kith_program {
namespace {

using Json = nlohmann::ordered_json;

using A = kith::MessageArgument;
using kith::operator""_message;  // NOLINT(misc-unused-using-decls): the check does not see literals

constexpr std::size_t kMaxFollowing = 4;     // questions named after the first
constexpr std::size_t kMaxAnswersShown = 8;  // of one question

A CountOf(std::string_view name, std::size_t count) { return A::Number(name, static_cast<double>(count)); }

kith::Phrase Effect(const kith::Messages& messages, const kith::PossibleAnswer& answer) {
  std::vector<kith::Phrase> parts;
  if (!answer.certain.empty())
    parts.push_back(messages.Say("next.certain"_message, {CountOf("count", answer.certain.size())}));
  if (!answer.drops_out.empty())
    parts.push_back(messages.Say("next.drops_out"_message, {CountOf("count", answer.drops_out.size())}));
  return parts.empty() ? messages.Say("next.settles_none"_message) : SayJoined(messages, "join.words"_message, parts);
}

Json OffersJson(const kith::Catalog& catalog, const kith::NextStep& next, const std::vector<std::uint32_t>& positions) {
  Json list = Json::array();
  for (const std::uint32_t at : positions) list.push_back(catalog.service_at_location(next.offers[at]).key);
  return list;
}

Json QuestionJson(const kith::Catalog& catalog, const kith::NextStep& next, const kith::Question& question) {
  Json json;
  json["ask"] = question.name;
  json["fact"] = question.fact;
  json["member"] = question.member.empty() ? Json() : Json(question.member);
  json["label"] = question.label;
  json["sensitive"] = question.sensitive;
  json["cost"] = question.cost;
  json["score"] = question.score;
  json["offers_waiting"] = question.offers_waiting;
  json["settles_up_to"] = question.settles_up_to;
  json["weighed"] = question.weighed;
  json["answers"] = Json::array();
  for (const kith::PossibleAnswer& answer : question.answers) {
    Json one;
    one["answer"] = answer.text;
    one["chance_q16"] = answer.chance_q16;
    one["certain"] = OffersJson(catalog, next, answer.certain);
    one["drops_out"] = OffersJson(catalog, next, answer.drops_out);
    json["answers"].push_back(std::move(one));
  }
  return json;
}

}  // namespace

std::string QuestionText(const kith::Question& question, const kith::NextStep& next, const kith::Messages& messages) {
  const kith::Phrase asked{question.label};
  const A label = A::Said("label", asked), of = CountOf("count", next.offers.size());
  std::vector<kith::Phrase> effects;
  for (const kith::PossibleAnswer& answer : question.answers) {
    if (effects.size() == kMaxAnswersShown) {
      effects.push_back(
          messages.Say("next.other_answers"_message, {CountOf("count", question.answers.size() - kMaxAnswersShown)}));
      break;
    }
    effects.push_back(messages.Say("next.answer"_message,
                                   {A::Said("answer", {answer.text}), A::Said("effect", Effect(messages, answer))}));
  }
  kith::Phrase text =
      !question.weighed
          ? messages.Say("next.not_weighed"_message, {label, CountOf("waiting", question.offers_waiting), of})
      : effects.empty() ? messages.Say("next.waiting"_message, {label, CountOf("waiting", question.offers_waiting), of})
                        : messages.Say("next.question"_message,
                                       {label, CountOf("settles", question.settles_up_to), of,
                                        A::Said("effects", SayJoined(messages, "join.findings"_message, effects))});
  if (question.sensitive)
    text = SayJoined(messages, "join.sentences"_message, {text, messages.Say("next.sensitive"_message)});
  return PrintableSaid(text.text);
}

std::string NextStepText(const kith::NextStep& next, const TextOptions& options) {
  if (next.questions.empty()) return "";
  std::string text = Hanging(2, options.Say("label.ask_next"_message), kLabelWidth,
                             QuestionText(next.questions.front(), next, *options.messages), options);
  std::vector<kith::Phrase> following;
  for (std::size_t i = 1; i < std::min(next.questions.size(), kMaxFollowing + 1); ++i)
    following.push_back({next.questions[i].label});
  if (!following.empty()) {
    const kith::Phrase labels = SayJoined(*options.messages, "join.words"_message, following);
    text += Hanging(2, options.Say("label.then"_message), kLabelWidth,
                    PrintableSaid(options.Say("next.following"_message, {A::Said("labels", labels)})), options);
  }
  const auto not_weighed =
      static_cast<std::size_t>(std::ranges::count(next.questions, false, &kith::Question::weighed));
  if (not_weighed == 0) return text;
  return text + Hanging(2, options.Say("label.note"_message), kLabelWidth,
                        options.Say("next.too_much"_message, {CountOf("count", not_weighed)}), options);
}

std::string NextStepHeading(const kith::Household& household, const kith::Need& need, const kith::NextStep& next,
                            const TextOptions& options) {
  return Paragraph(PrintableSaid(options.Say("next.heading"_message,
                                             {A::Name("household", household.id), A::Name("need", need.term),
                                              CountOf("count", next.offers.size()), CountOf("certain", next.certain),
                                              CountOf("open", next.open)})),
                   Style::kBold, options);
}

std::string NothingToAskText(const kith::NextStep& next, bool passed_over, const TextOptions& options) {
  const std::string why = next.offers.empty() ? options.Say("next.nothing_suits"_message)
                          : next.open == 0    ? options.Say("next.settled"_message)
                          : passed_over       ? options.Say("next.passed_over"_message)
                          : next.declined > 0 ? options.Say("next.declined"_message)
                                              : options.Say("next.provider_knows"_message);
  return Hanging(2, options.Say("label.ask_next"_message), kLabelWidth, why, options);
}

std::string FormatNextStep(const kith::Catalog& catalog, const kith::Household& household, const kith::Need& need,
                           kith::Instant as_of, const kith::NextStep& next) {
  Json json;
  json["household"] = household.id;
  json["need"] = need.term;
  json["as_of"] = kith::FormatInstant(as_of, catalog.time_zone());
  json["offers"] = Json::array();
  for (const kith::ServiceAtLocationId offer : next.offers)
    json["offers"].push_back(catalog.service_at_location(offer).key);
  json["certain"] = next.certain;
  json["open"] = next.open;
  json["questions"] = Json::array();
  for (const kith::Question& question : next.questions)
    json["questions"].push_back(QuestionJson(catalog, next, question));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith_program
