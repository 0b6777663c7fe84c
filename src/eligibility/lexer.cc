#include "src/eligibility/lexer.h"

#include <algorithm>
#include <array>

#include "kith/base/text.h"
#include "src/eligibility/limit_words.h"
#include "src/eligibility/meant_tokens.h"
#include "src/eligibility/text_place.h"

namespace kith {
namespace {

constexpr std::size_t kMaxFoundBytes = 40;

constexpr std::string_view kRange = "..";  // no part of a word or number: 18..64

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsWordStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr bool IsWordByte(char c) { return IsWordStart(c) || IsDigit(c) || c == '.' || c == '-'; }
constexpr bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Digits, one point with digits behind it, perhaps a minus before.
bool IsDecimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto digits = [](std::string_view part) { return !part.empty() && std::ranges::all_of(part, IsDigit); };
  return digits(text.substr(0, point)) && (point == text.size() || digits(text.substr(point + 1)));
}

bool HasFormOfDate(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         std::ranges::all_of(text, [](char c) { return IsDigit(c) || c == '-'; });
}

constexpr std::array<std::string_view, 11> kStatements = {
    "rule", "for", "source", "status", "approved_by", "from", "until", "review_by", "require", "bring", "prefer"};

}  // namespace

bool IsPlainWord(std::string_view text) {
  return !text.empty() && IsWordStart(text.front()) && std::ranges::all_of(text, IsWordByte) &&
         text.find(kRange) == std::string_view::npos;
}

bool IsReservedWord(std::string_view word) {
  constexpr std::array<std::string_view, 10> kReserved = {"and", "or",   "not",   "any",    "all",
                                                          "in",  "true", "false", "anyone", "ask_provider"};
  return std::ranges::find(kReserved, word) != kReserved.end();
}

bool IsStatementWord(std::string_view word) { return std::ranges::find(kStatements, word) != kStatements.end(); }

std::string Unquote(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    const bool escaped = quoted[i] == '\\';
    const char c = escaped ? quoted[++i] : quoted[i];
    text += escaped && c == 'n' ? '\n' : escaped && c == 't' ? '\t' : c;
  }
  return text;
}

std::string Quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? std::string("\\n") : c == '\t' ? std::string("\\t") : std::string(1, c);
  }
  return quoted + "\"";
}

TokenStream::TokenStream(std::string_view text, std::string_view file_name) : text_(text), file_(file_name) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.starts_with(kByteOrderMark)) skipped_ = kByteOrderMark.size();
  text_.remove_prefix(skipped_);
  Step();
}

Token TokenStream::Take() {
  const Token taken = now_;
  Step();
  return taken;
}

bool TokenStream::AcceptWord(std::string_view word) {
  if (!AtWord(word)) return false;
  Step();
  return true;
}

bool TokenStream::AcceptSign(std::string_view sign) {
  if (!AtSign(sign)) return false;
  Step();
  return true;
}

void TokenStream::ExpectSign(std::string_view sign, std::string_view where) {
  if (AcceptSign(sign)) return;
  const std::string expected = "`" + std::string(sign) + "` " + std::string(where);
  if (now_.line == last_line_) return FailExpected(expected);
  FailAt(last_end_, last_line_, "expected " + expected);  // what is missing belongs at the end of the line before
}

std::string_view TokenStream::WithThousands(const Token& number) const {
  const auto begin = static_cast<std::size_t>(number.text.data() - text_.data());
  const auto digit = [&](std::size_t at) { return at < text_.size() && IsDigit(text_[at]); };
  std::size_t end = begin + number.text.size();
  while (text_.substr(end).starts_with(',') && digit(end + 1) && digit(end + 2) && digit(end + 3) && !digit(end + 4))
    end += 4;
  return text_.substr(begin, end - begin);
}

std::string_view TokenStream::RestOfLine(std::size_t at) const {
  const std::string_view rest = text_.substr(std::min(at, text_.size()));
  return Trim(rest.substr(0, rest.find_first_of("\n#")));
}

std::string_view TokenStream::LineFrom(const Token& token) const {
  return RestOfLine(static_cast<std::size_t>(token.text.data() - text_.data()));
}

RuleSpan TokenStream::PlaceOf(const Token& token) const {
  const auto begin = static_cast<std::size_t>(token.text.data() - text_.data()) + skipped_;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + token.text.size())};
}

RuleSpan TokenStream::SpanFrom(const Token& first) const {
  RuleSpan span = PlaceOf(first);
  span.end = static_cast<std::uint32_t>(last_end_ + skipped_);
  return span;
}

void TokenStream::Fail(const Token& token, std::string_view what) {
  FailAt(static_cast<std::size_t>(token.text.data() - text_.data()), token.line, what);
}

void TokenStream::FailExpected(std::string_view what) {
  const std::string lower = ToLower(now_.text);
  const bool loud = lower != now_.text && (lower == "and" || lower == "or" || lower == "not");
  Fail(now_, "expected " + std::string(what) + (loud ? " (did you mean " + lower + "?)" : "") + ", found " + Found());
}

void TokenStream::FailAt(std::size_t offset, std::int64_t line, std::string_view what) {
  if (!status_.ok()) return;
  status_ =
      absl::InvalidArgumentError(file_ + ":" + std::to_string(line) + ":" + std::to_string(ColumnOf(text_, offset)) +
                                 ": " + std::string(what) + "\n" + Excerpt(text_, offset));
  resume_at_ = is_stepping_ ? at_ : static_cast<std::size_t>(now_.text.data() - text_.data());
  at_ = text_.size();
  SetNow(Token::Kind::kEnd, 0);
}

bool TokenStream::BeginsLine(std::size_t at) const {
  while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
  return at == 0 || text_[at - 1] == '\n';
}

// Behind the text in quotes that begins there, or at the end of its line.
std::size_t TokenStream::EndOfString(std::size_t at) const {
  for (++at; at < text_.size() && text_[at] != '\n'; ++at) {
    if (text_[at] == '"') return at + 1;
    if (text_[at] == '\\' && at + 1 < text_.size() && text_[at + 1] != '\n') ++at;
  }
  return at;
}

std::size_t TokenStream::EndOfStatement(std::size_t at) const {
  const std::size_t begin = at;
  const auto begins_other = [&] {
    return at > begin && BeginsLine(at) && std::ranges::any_of(kStatements, [&](std::string_view word) {
             return text_.substr(at).starts_with(word) && text_.substr(at + word.size()).starts_with(' ');
           });
  };
  std::size_t open = 0;  // braces of lists
  while (at < text_.size()) {
    const char c = text_[at];
    if (c == ';') return at + 1;
    if ((c == '}' && open == 0) || begins_other()) return at;
    if (c == '{') ++open;
    if (c == '}') --open;
    at = c == '"' ? EndOfString(at) : c == '#' ? std::min(text_.find('\n', at), text_.size()) : at + 1;
  }
  return at;
}

std::size_t TokenStream::NextRule(std::size_t at) const {
  constexpr std::string_view kRule = "rule ";
  while (at < text_.size() && !(text_.substr(at).starts_with(kRule) && BeginsLine(at))) {
    const char c = text_[at];
    at = c == '"' ? EndOfString(at) : c == '#' ? std::min(text_.find('\n', at), text_.size()) : at + 1;
  }
  return at;
}

void TokenStream::Resume(std::size_t at) {
  status_ = absl::OkStatus();
  at_ = at;
  line_ = 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  Step();
}

std::string TokenStream::Found() const {
  if (now_.kind == Token::Kind::kEnd) return "the end of the file";
  if (now_.text.size() > kMaxFoundBytes) return "this";
  return "`" + std::string(now_.text) + "`";
}

void TokenStream::SkipBlanks() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      line_ += c == '\n' ? 1 : 0;
      ++at_;
    } else {
      return;
    }
  }
}

void TokenStream::SetNow(Token::Kind kind, std::size_t size) {
  now_ = {kind, text_.substr(at_, size), line_};
  at_ += size;
}

void TokenStream::Step() {
  is_stepping_ = true;
  last_end_ = at_;
  last_line_ = line_;
  if (status_.ok()) SkipBlanks();
  StepOne();
  is_stepping_ = false;
}

void TokenStream::StepOne() {
  if (at_ == text_.size()) return SetNow(Token::Kind::kEnd, 0);
  const char c = text_[at_];
  if (c == '"') return StepString();
  if (c == '$') return StepMoney();
  if (IsDigit(c) || (c == '-' && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]))) return StepNumber();
  if (!IsWordStart(c)) return StepSign();
  SetNow(Token::Kind::kWord, WordSize());
}

void TokenStream::StepString() {
  std::size_t end = at_ + 1;
  while (end < text_.size() && text_[end] != '"') {
    const char c = text_[end];
    if (c == '\n' || c == '\r') break;
    if (IsControl(c) && c != '\t')
      return FailAt(end, line_, "a text may not hold a control character: write \\n or \\t, or take it out");
    if (c != '\\') {
      ++end;
      continue;
    }
    constexpr std::string_view kEscapes = "\"\\nt";
    if (end + 1 == text_.size() || kEscapes.find(text_[end + 1]) == std::string_view::npos)
      return FailAt(end, line_, R"(expected \" or \\ or \n or \t in a text)");
    end += 2;
  }
  if (end >= text_.size() || text_[end] != '"')
    return FailAt(at_, line_, "this text has no closing quote on its line: write one, and \\n for a new line");
  SetNow(Token::Kind::kString, end + 1 - at_);
}

std::size_t TokenStream::WordSize() const {
  std::size_t size = 1;
  while (at_ + size < text_.size() && IsWordByte(text_[at_ + size]) && !text_.substr(at_ + size).starts_with(kRange))
    ++size;
  return size;
}

void TokenStream::StepNumber() {
  const std::size_t size = WordSize();
  const std::string_view written = text_.substr(at_, size);
  if (HasFormOfDate(written)) return SetNow(Token::Kind::kDate, size);
  if (IsDecimal(written)) return SetNow(Token::Kind::kNumber, size);
  FailAt(at_, line_, WordsForNumber(written, RestOfLine(at_ + size)));
}

void TokenStream::StepMoney() {
  std::size_t size = 1;
  const auto at = [&](std::size_t i) { return at_ + i < text_.size() ? text_[at_ + i] : ' '; };
  while (IsDigit(at(size)) || ((at(size) == ',' || at(size) == '.') && IsDigit(at(size + 1)))) ++size;
  if (size == 1) return FailAt(at_, line_, "expected an amount behind `$`, as in $2,510/month");
  SetNow(Token::Kind::kMoney, size);
}

// A single `=`: where it is the rest of a sign that was torn apart or doubled, or stands for a colon.
std::string TokenStream::WordsForEquals() const {
  constexpr std::array<std::string_view, 6> kBegun = {"<", ">", "!", "<=", ">=", "!="};
  if (now_.kind == Token::Kind::kSign && std::ranges::find(kBegun, now_.text) != kBegun.end())
    return "write `" + std::string(now_.text.substr(0, 1)) + "=` for this sign";
  if (now_.kind == Token::Kind::kSign && now_.text == "==") return "write `==` for this sign";
  if (now_.kind == Token::Kind::kWord && std::ranges::find(kLimitOptions, now_.text) != kLimitOptions.end()) {
    const std::string_view before = Trim(text_.substr(0, static_cast<std::size_t>(now_.text.data() - text_.data())));
    if (before.ends_with('(') || before.ends_with(',')) return "write `:` behind an option, as in `rebase: oct`";
  }
  return "write `==` to compare";
}

void TokenStream::StepSign() {
  constexpr std::array<std::string_view, 22> kSigns = {"==", "!=", "<=", ">=", "&&", "||", "..<", "..", "{", "}", "(",
                                                       ")",  "[",  "]",  ",",  ";",  ":",  "%",   "/",  "<", ">", "!"};
  if (text_.substr(at_).starts_with("<>")) return FailAt(at_, line_, WordsForSign("<>"));
  for (const std::string_view sign : kSigns) {
    if (text_.substr(at_).starts_with(sign)) return SetNow(Token::Kind::kSign, sign.size());
  }
  const char c = text_[at_];
  if (const std::string fix = WordsForSign(text_.substr(at_)); !fix.empty()) return FailAt(at_, line_, fix);
  if (c == '=') return FailAt(at_, line_, WordsForEquals());
  if (IsControl(c) || (static_cast<unsigned char>(c) & 0x80U) != 0)
    return FailAt(at_, line_, "expected a word, a number or a sign; other letters stand in quotes");
  FailAt(at_, line_, "`" + std::string(1, c) + "` means nothing here: take it out, or write it in quotes");
}

}  // namespace kith
