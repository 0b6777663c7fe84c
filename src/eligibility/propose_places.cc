// Where people live, in directory text: "Must live in 90011 or 90037", "residents of Miami-Dade and Monroe Counties", "City of Norwalk residents".
//
// A county says that it is one, and so does "City of ..."; any other name is taken for a city only where propose_cities.h lists it, because
// neighborhoods and regions are written the same way.
#include <algorithm>
#include <utility>

#include "kith/base/text.h"
#include "src/eligibility/propose_cities.h"
#include "src/eligibility/propose_pattern.h"
#include "src/eligibility/propose_phrase.h"

namespace kith::propose_internal {
namespace {

constexpr std::size_t kMaxNameWords = 4;
constexpr std::size_t kMaxPlaces = 200;  // of a list
constexpr std::size_t kMaxJoints = 4;    // between two of them

constexpr std::string_view kLiving[] = {
    "who|that? live|lives|living|reside|resides|residing currently|only? in|within|inside either|the?",
    "who|that? live|lives|living|reside|resides|residing in|within one? of? the? following? zip? code|codes? :? -?",
    "resident|residents of|in|within either|one? of? the?",
    "in|within|from|of the? zip|zipcode|zipcodes code|codes? of? :? ;?",
    "zip|zipcode|zipcodes code|codes? :? ;? ,?",
    "be|are|is a|an? resident|residents of|in the?",
};
constexpr std::string_view kIn[] = {"in|within|of|from|throughout the?", "in|within|of the city|cities of either?"};
constexpr std::string_view kBroader[] = {
    "area|areas|community|communities|region|regions|neighborhood|neighborhoods|vicinity|corridor|schools|school|"
    "district"
    "|surrounding|and surrounding|nearby|adjacent"};

constexpr std::string_view kNoName =
    "a|an|the|all|any|must|for|only|live|lives|living|open|in|of|or|and|public|zip|zipcode|zipcodes|to|with|current|"
    "proof|if";

// What may stand behind a place that is no longer its name.
constexpr std::string_view kBehindPlaces =
    "who|and|or|with|without|must|only|for|ages|age|aged|between|over|under|above|that|are|is|may|in|at|from|to|by|on|"
    "as|resident|residents|limits|city|be|if|when|also|can|have";

struct Place {
  enum class Type : std::uint8_t { kUnknown, kName, kCity, kCounty, kZip, kCityOrCounty };
  Type type = Type::kUnknown;
  std::string name;
  bool named_by_type = false;  // "City of ...", "... County"
  std::size_t begin = 0, end = 0;
};

class PlaceReader {
 public:
  PlaceReader(Tokens tokens, std::string_view text) : tokens_(tokens), text_(text) {}

  // The places that `tokens[at]` begins a list of; empty: none.
  std::vector<Place> List(std::size_t at) {
    std::vector<Place> places;
    while (places.size() < kMaxPlaces) {
      std::optional<Place> place = One(at);
      if (!place) break;
      at = place->end;
      places.push_back(*std::move(place));
      std::size_t next = at;
      while (next < at + kMaxJoints && MatchPattern(",|and|or|&|/|;", tokens_, next) > 0) ++next;
      if (next == at) break;
      at = next;
      at += MatchPattern("in? of? either? the?", tokens_, at);
    }
    if (!places.empty()) PassCountiesOn(places);
    return places;
  }

 private:
  // "Miami-Dade and Monroe Counties": all of them are counties.
  void PassCountiesOn(std::vector<Place>& places) const {
    if (!tokens_[places.back().end - 1].Is("counties")) return;
    for (Place& place : places) {
      if (place.type == Place::Type::kZip) continue;
      place.type = Place::Type::kCounty;
      place.named_by_type = true;
    }
  }

  std::optional<Place> One(std::size_t at) const {
    Place place;
    place.begin = at;
    if (std::optional<Place> zip = Zip(at)) return zip;
    if (const std::size_t lead = MatchPattern("the? city|county of", tokens_, at)) {
      place.type = tokens_[at + lead - 2].Is("city") ? Place::Type::kCity : Place::Type::kCounty;
      return Named(std::move(place), at + lead);
    }
    const std::size_t name_end = NameEnd(at);
    if (IsCounty(name_end)) return Named(std::move(place), at);
    if (const auto [city, size] = FindCity(tokens_, at); size > 0) {
      place.type = city->is_county     ? Place::Type::kCounty
                   : city->also_county ? Place::Type::kCityOrCounty
                                       : Place::Type::kCity;
      place.name = city->name;
      place.end = at + size;
      if (MatchPattern("city", tokens_, place.end) > 0 && !tokens_[place.end].capital) ++place.end;
      return WithState(std::move(place));
    }
    return Named(std::move(place), at);
  }

  bool IsCounty(std::size_t at) const {
    return at < tokens_.size() && (tokens_[at].Is("county") || tokens_[at].Is("counties"));
  }

  std::optional<Place> Zip(std::size_t at) const {
    if (at >= tokens_.size()) return std::nullopt;
    const TextToken& token = tokens_[at];
    const bool is_number = token.kind == TextToken::Kind::kNumber && token.word.size() == 5;
    if (!is_number || token.end - token.begin != 5 || token.word.find('.') != std::string::npos) return std::nullopt;
    Place place;
    place.type = Place::Type::kZip;
    place.name = token.word;
    place.begin = at;
    place.end = at + 1;
    return place;
  }

  // Behind the words with capital letters that begin at `at` and may be a name.
  std::size_t NameEnd(std::size_t at) const {
    std::size_t end = at;
    while (end < tokens_.size() && end - at < kMaxNameWords && tokens_[end].kind == TextToken::Kind::kWord &&
           tokens_[end].capital && !IsCounty(end) && MatchPattern(kNoName, tokens_, end) == 0 &&
           !IsPersonAt(tokens_, end))
      ++end;
    return end;
  }

  // Words with capital letters, and "County" behind them.
  std::optional<Place> Named(Place place, std::size_t at) const {
    const std::size_t end = NameEnd(at);
    if (end == at) return std::nullopt;
    place.name = WordsOf(text_, tokens_, at, end);
    if (EqualsIgnoringCase(place.name, "LA") || EqualsIgnoringCase(place.name, "L.A.")) place.name = "Los Angeles";
    place.end = end;
    if (IsCounty(end) && place.type == Place::Type::kUnknown) {
      if (IsPartOfCounty(at)) return std::nullopt;
      place.type = Place::Type::kCounty;
      place.end = end + 1;
    }
    place.named_by_type = place.type != Place::Type::kUnknown;
    if (place.type == Place::Type::kUnknown) place.type = Place::Type::kName;
    return WithState(std::move(place));
  }

  // "South Miami-Dade County" is less than the county.
  bool IsPartOfCounty(std::size_t at) const {
    return MatchPattern(
               "north|south|east|west|northern|southern|eastern|western|central|greater|upper|lower|unincorporated|"
               "northwest|northeast|southwest"
               "|southeast|mid|all|any|only|the|must|live|for|county",
               tokens_, at) > 0;
  }

  Place WithState(Place place) const {
    const std::size_t state = MatchPattern(",? california|ca|florida|fl|illinois|il", tokens_, place.end);
    if (state > 0 && tokens_[place.end + state - 1].capital) place.end += state;
    return place;
  }

  Tokens tokens_;
  std::string_view text_;
};

Expr Compare(std::string_view fact, std::vector<std::string> words) {
  Expr expr;
  expr.kind = Expr::Kind::kCompare;
  expr.fact = fact;
  expr.op = words.size() == 1 && fact != "residence.zip" ? CompareOp::kEq : CompareOp::kIn;
  expr.constant = std::move(words);
  return expr;
}

// The places as one condition; what is no certain place is a question among them.
std::optional<Expr> Meaning(const std::vector<Place>& places, Tokens tokens, std::string_view text, Phrase& phrase) {
  std::vector<std::string> zips, cities, counties;
  std::vector<Expr> parts;
  std::vector<std::string> questions;
  for (const Place& place : places) {
    const std::string words = WordsOf(text, tokens, place.begin, place.end);
    if (place.type == Place::Type::kZip) zips.push_back(place.name);
    if (place.type == Place::Type::kCity) cities.push_back(place.name);
    if (place.type == Place::Type::kCounty) counties.push_back(place.name);
    if (place.type == Place::Type::kCityOrCounty)
      parts.push_back(ExprOf(
          "residence.city == \"" + place.name + "\" or (residence.county == \"" + place.name + "\" and ?)", words));
    if (place.type == Place::Type::kName) {
      questions.push_back(words);
      phrase.unread.push_back({tokens[place.begin].begin, tokens[place.end - 1].end});
    }
  }
  if (questions.size() == places.size()) return std::nullopt;
  if (!zips.empty()) parts.insert(parts.begin(), Compare("residence.zip", zips));
  if (!counties.empty()) parts.insert(parts.begin(), Compare("residence.county", counties));
  if (!cities.empty()) parts.insert(parts.begin(), Compare("residence.city", cities));
  for (const std::string& words : questions) parts.push_back(ExprOf("?", words));
  return AnyOf(std::move(parts));
}

bool AllSayWhatTheyAre(const std::vector<Place>& places) {
  return std::ranges::all_of(places, [](const Place& place) { return place.named_by_type; });
}

// Whether the list's end is the end of a name or the beginning of something broader: "Pasadena area", "Miami-Dade County Homeless Trust".
bool GoesOn(Tokens tokens, std::size_t at) {
  if (MatchAny(kBroader, tokens, at) > 0) return true;
  if (MatchPattern(",|and|or|& and|or|&? its|the|any|other|surrounding|nearby|vicinity|adjacent|neighboring", tokens,
                   at) > 0 &&
      MatchPattern("and|or|&|, and? the general? public", tokens, at) == 0)
    return true;
  if (at >= tokens.size() || tokens[at].kind != TextToken::Kind::kWord || IsPersonAt(tokens, at)) return false;
  if (tokens[at].capital) return MatchPattern("must|who|only|and|or|ages|age|aged", tokens, at) == 0;
  const bool participle = tokens[at].word.ends_with("ing") || tokens[at].word.ends_with("ed");
  const bool noun = MatchPattern("housing|nursing|training|learning|counseling|building", tokens, at) > 0;
  return noun || (!participle && MatchPattern(kBehindPlaces, tokens, at) == 0);
}

}  // namespace

std::optional<Phrase> ReadPlaceNotAsked(Tokens tokens, std::size_t at, std::string_view text) {
  const std::size_t lead = MatchPattern(
      "do|does|don't|doesn't not? need|have to be|live|reside a|an? resident|residents? of|in?", tokens, at);
  if (lead == 0 || !(tokens[at].Is("don't") || tokens[at].Is("doesn't") || tokens[at + 1].Is("not")))
    return std::nullopt;
  const std::vector<Place> places = PlaceReader(tokens, text).List(at + lead);
  if (places.empty()) return std::nullopt;
  Phrase phrase;
  phrase.kind = PhraseKind::kFiller;
  phrase.begin = at;
  phrase.end = places.back().end;
  phrase.end += MatchPattern("resident|residents", tokens, phrase.end);
  return phrase;
}

std::optional<Phrase> ReadPlace(Tokens tokens, std::size_t at, bool after_person, std::string_view text) {
  Phrase phrase;
  phrase.kind = PhraseKind::kPlace;
  phrase.begin = at;
  PlaceReader reader(tokens, text);
  // "proof of residency in ..." says where one must live.
  const bool of_residence = at > 0 && MatchPattern("residency|residence", tokens, at - 1) > 0;
  const std::size_t living = of_residence ? MatchAny(kIn, tokens, at) : MatchAny(kLiving, tokens, at);
  const std::size_t in = living > 0 ? living : after_person ? MatchAny(kIn, tokens, at) : 0;
  const std::vector<Place> places = reader.List(at + in);
  if (places.empty()) return std::nullopt;
  phrase.end = places.back().end;
  const std::size_t limits = MatchPattern("city? limits", tokens, phrase.end);
  phrase.end += limits;
  if (GoesOn(tokens, phrase.end)) return std::nullopt;
  const std::size_t residents = MatchPattern("resident|residents", tokens, phrase.end);
  phrase.end += residents;
  phrase.predicate = living > 0;
  phrase.residents = residents > 0;
  // Without a verb it must say itself that it is a place, and be about people.
  if (living == 0 && residents == 0) {
    const bool of_people = in > 0 || IsPersonAt(tokens, phrase.end);
    if (!of_people || !AllSayWhatTheyAre(places)) return std::nullopt;
  }
  phrase.end += MatchPattern("only", tokens, phrase.end);
  std::optional<Expr> meaning = Meaning(places, tokens, text, phrase);
  if (!meaning) return std::nullopt;
  phrase.means.push_back(*std::move(meaning));
  return phrase;
}

}  // namespace kith::propose_internal
