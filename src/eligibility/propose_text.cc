#include "src/eligibility/propose_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kith/base/text.h"

namespace kith::propose_internal {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

// Signs of print as signs of the keyboard; "" for a blank.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kPrinted = {{{"\u2013", "-"},
                                                                                     {"\u2014", "-"},
                                                                                     {"\u2010", "-"},
                                                                                     {"\u2011", "-"},
                                                                                     {"\u2018", "'"},
                                                                                     {"\u2019", "'"},
                                                                                     {"\u201c", "\""},
                                                                                     {"\u201d", "\""},
                                                                                     {"\u2022", "*"},
                                                                                     {"\u00b7", "*"},
                                                                                     {"\u2264", "<="},
                                                                                     {"\u2265", ">="},
                                                                                     {"\u00a0", ""},
                                                                                     {"\u2026", "."}}};

const std::pair<std::string_view, std::string_view>* PrintedAt(std::string_view rest) {
  if (rest.empty() || static_cast<unsigned char>(rest.front()) < 0x80) return nullptr;
  const auto* found = std::ranges::find_if(kPrinted, [&](const auto& sign) { return rest.starts_with(sign.first); });
  return found == kPrinted.end() ? nullptr : found;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<TextToken> Run() && {
    while (at_ < text_.size()) Step();
    return std::move(tokens_);
  }

 private:
  char Ahead(std::size_t i = 0) const { return at_ + i < text_.size() ? text_[at_ + i] : '\0'; }

  void Step() {
    const std::string_view rest = text_.substr(at_);
    if (IsBlank(rest.front())) {
      blank_ = true;
      ++at_;
    } else if (rest.front() == '\n' || rest.starts_with("\\n")) {
      Add(TextToken::Kind::kBreak, rest.front() == '\n' ? 1 : 2, "\n");
    } else if (const auto* printed = PrintedAt(rest)) {
      if (printed->second.empty()) return Skip(printed->first.size());
      Add(TextToken::Kind::kSign, printed->first.size(), printed->second);
    } else if (IsDigit(rest.front())) {
      Number();
    } else if (IsLetter(rest.front())) {
      Word();
    } else {
      const bool two = (rest.front() == '<' || rest.front() == '>') && Ahead(1) == '=';
      Add(TextToken::Kind::kSign, two ? 2 : 1, rest.substr(0, two ? 2 : 1));
    }
  }

  void Skip(std::size_t size) {
    blank_ = true;
    at_ += size;
  }

  TextToken& Add(TextToken::Kind kind, std::size_t size, std::string_view word) {
    TextToken token;
    token.kind = kind;
    token.begin = at_;
    token.end = at_ + size;
    token.word = word;
    token.blank_before = std::exchange(blank_, false);
    at_ += size;
    return tokens_.emplace_back(std::move(token));
  }

  // The length of a joint within a word at `at`: a hyphen or an apostrophe with a letter behind it. 0: none.
  std::size_t Joint(std::size_t at) const {
    if (at >= text_.size()) return 0;
    const auto* printed = PrintedAt(text_.substr(at));
    const std::size_t size = printed != nullptr ? printed->first.size() : 1;
    const std::string_view sign = printed != nullptr ? printed->second : text_.substr(at, 1);
    const std::size_t next = at + size;
    const bool joins = (sign == "-" && (printed == nullptr)) || sign == "'";
    return joins && next < text_.size() && IsLetter(text_[next]) && PrintedAt(text_.substr(next)) == nullptr ? size : 0;
  }

  // The length of letters with dots that begin here: "U.S.", "L.A."; 0: none.
  std::size_t Initials() const {
    std::size_t size = 0;
    while (Ahead(size) >= 'A' && Ahead(size) <= 'Z' && Ahead(size + 1) == '.') size += 2;
    return size >= 4 ? size : 0;
  }

  void Word() {
    std::size_t end = at_;
    std::string word;
    while (end < text_.size()) {
      const std::size_t joint = Joint(end);
      if (joint > 0) {
        word += text_[end] == '-' ? '-' : '\'';
        end += joint;
      } else if ((IsLetter(text_[end]) || IsDigit(text_[end])) && PrintedAt(text_.substr(end)) == nullptr) {
        word += text_[end++];
      } else {
        break;
      }
    }
    if (const std::size_t initials = Initials(); initials > 0) {
      end = at_ + initials;
      word = text_.substr(at_, initials - 1);
    }
    const bool capital = word.front() >= 'A' && word.front() <= 'Z';
    Add(TextToken::Kind::kWord, end - at_, ToLower(word)).capital = capital;
  }

  // 1,287.50; 5th; 2 1/2.
  void Number() {
    std::size_t end = at_;
    const auto digit_at = [&](std::size_t i) { return i < text_.size() && IsDigit(text_[i]); };
    const auto group_at = [&](std::size_t i) {
      return digit_at(i) && digit_at(i + 1) && digit_at(i + 2) && !digit_at(i + 3);
    };
    while (digit_at(end)) ++end;
    if (end - at_ <= 3) {
      while (end < text_.size() && text_[end] == ',' && group_at(end + 1)) end += 4;
    }
    std::string digits(text_.substr(at_, end - at_));
    std::erase(digits, ',');
    if (end < text_.size() && text_[end] == '.' && digit_at(end + 1)) {
      digits += text_[end++];
      while (digit_at(end)) digits += text_[end++];
    }
    const absl::StatusOr<double> value = ParseDouble(digits);
    const std::string_view behind = text_.substr(end);
    const bool ordinal =
        behind.starts_with("th") || behind.starts_with("st") || behind.starts_with("nd") || behind.starts_with("rd");
    double half = 0;
    if (behind.starts_with(" 1/2") && !digit_at(end + 4)) half = 0.5;
    TextToken& token = Add(TextToken::Kind::kNumber, end - at_ + (ordinal ? 2 : half > 0 ? 4 : 0), digits);
    token.ordinal = ordinal;
    token.number = (value.ok() ? *value : 1e9) + half;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool blank_ = false;
  std::vector<TextToken> tokens_;
};

bool IsBullet(const TextToken& token) { return token.Is("*"); }

// Whether `tokens[i]` ends the sentence.
bool EndsSentence(Tokens tokens, std::size_t i) {
  const TextToken& token = tokens[i];
  const bool last = i + 1 == tokens.size();
  const bool apart = last || tokens[i + 1].blank_before || tokens[i + 1].kind == TextToken::Kind::kBreak;
  if (token.Is(";")) return last || tokens[i + 1].kind != TextToken::Kind::kNumber || tokens[i + 1].blank_before;
  if (token.Is("!") || token.Is("?")) return true;
  if (!token.Is(".") || !apart) return false;
  if (i == 0) return true;
  constexpr std::string_view kAbbreviations[] = {"st",  "ave", "blvd",   "dr", "mr",  "mrs", "ms",
                                                 "i.e", "e.g", "approx", "no", "etc", "yrs", "yr"};
  const TextToken& before = tokens[i - 1];
  if (before.kind != TextToken::Kind::kWord) return true;
  // "St. Lucie", "Dr. Robert B. Ingram"
  constexpr std::string_view kTitles[] = {"st", "dr", "mr", "mrs", "ms", "ft", "mt"};
  const bool title = std::ranges::find(kTitles, before.word) != std::end(kTitles) ||
                     (before.word.size() == 1 && before.capital && i >= 2 && tokens[i - 2].capital);
  if (title && before.capital && !last && tokens[i + 1].capital) return false;
  const bool initial = before.word.size() == 1 && before.capital && !last && !tokens[i + 1].capital;
  return !initial &&
         (last || tokens[i + 1].capital || std::ranges::find(kAbbreviations, before.word) == std::end(kAbbreviations));
}

Tokens Trimmed(Tokens sentence) {
  const auto idle = [](const TextToken& token) {
    constexpr std::string_view kIdle[] = {".", "!", "?", ";", ",", "*", "-", "\"", "'", "_", "\n", "+", "~", "|", "="};
    return token.kind == TextToken::Kind::kBreak ||
           (token.kind == TextToken::Kind::kSign && std::ranges::find(kIdle, token.word) != std::end(kIdle));
  };
  while (!sentence.empty() && idle(sentence.front())) sentence = sentence.subspan(1);
  while (!sentence.empty() && idle(sentence.back()) && !sentence.back().Is("+"))
    sentence = sentence.first(sentence.size() - 1);
  return sentence;
}

}  // namespace

std::vector<TextToken> TokensOf(std::string_view text) { return Tokenizer(text).Run(); }

std::vector<Tokens> SentencesOf(Tokens tokens) {
  std::vector<Tokens> sentences;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const Tokens sentence = Trimmed(tokens.subspan(begin, end - begin));
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = end + 1;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TextToken::Kind::kBreak || IsBullet(tokens[i]) || EndsSentence(tokens, i)) close(i);
  }
  close(tokens.size());
  return sentences;
}

}  // namespace kith::propose_internal
