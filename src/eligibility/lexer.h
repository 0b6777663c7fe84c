// TokenStream: the text of a rule file as words, numbers and signs, one at a time, and errors that show their place in it.
//
//   TokenStream in(text, "pantry.rules");
//   if (in.AcceptWord("require")) ...                // steps past it
//   if (!in.status().ok()) return in.status();
//
// Model     The first error stays: from then on the stream is at its end, so that whoever reads it comes to an end too and
//           need not look at each step. Who wants the next one, too, recovers: behind the statement that is wrong, or at the next rule.
// Lifetime  `text` must outlive the stream and its tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <absl/status/status.h>

#include "kith/eligibility/rule.h"

namespace kith {

struct Token {
  enum class Kind : std::uint8_t { kEnd, kWord, kString, kNumber, kDate, kMoney, kSign };
  Kind kind = Kind::kEnd;
  std::string_view text;  // as written: a string with its quotes
  std::int64_t line = 1;

  bool operator==(const Token&) const = default;
};

// Letters, digits, '_', '.' and '-', not first a digit, '.' or '-', no two '.' together: what may stand without quotes.
bool IsPlainWord(std::string_view text);
// Words of the language itself: as names or values they stand in quotes.
bool IsReservedWord(std::string_view word);
// Words that begin a statement.
bool IsStatementWord(std::string_view word);
// The text between the quotes of a kString, and back.
std::string Unquote(std::string_view quoted);
std::string Quote(std::string_view text);

class TokenStream {
 public:
  TokenStream(std::string_view text, std::string_view file_name);

  const Token& now() const { return now_; }
  Token Take();  // the present token; steps past it
  bool AtWord(std::string_view word) const { return now_.kind == Token::Kind::kWord && now_.text == word; }
  bool AtSign(std::string_view sign) const { return now_.kind == Token::Kind::kSign && now_.text == sign; }
  bool AcceptWord(std::string_view word);
  bool AcceptSign(std::string_view sign);
  // Whether it stands on the line of the token that was taken last.
  bool SameLineAsLast() const { return now_.line == last_line_; }
  void ExpectSign(std::string_view sign, std::string_view where);

  // The number that was taken last with the thousands that commas divide from it: 2 of `2,510` is `2,510`. Else as it is.
  std::string_view WithThousands(const Token& number) const;
  // What stands on its line from a token on, without a comment.
  std::string_view LineFrom(const Token& token) const;
  // Where a token stands, and from one to the last that was taken.
  RuleSpan PlaceOf(const Token& token) const;
  RuleSpan SpanFrom(const Token& first) const;

  // An error at `token`, or at the present token: "expected ..., found ...".
  void Fail(const Token& token, std::string_view what);
  void FailExpected(std::string_view what);
  const absl::Status& status() const { return status_; }
  // Goes on after an error in the statement that begins with `first`: behind its `;`, or at the `}` that ends the rule, or at the next line that begins a
  // statement or a rule.
  void RecoverInRule(const Token& first) { Resume(EndOfStatement(PlaceOf(first).begin - skipped_)); }
  // The same at the next line that begins a rule.
  void RecoverAtRule() { Resume(NextRule(resume_at_)); }

 private:
  void Step();
  void StepOne();
  void Resume(std::size_t at);
  std::size_t EndOfStatement(std::size_t at) const;
  std::size_t NextRule(std::size_t at) const;
  std::size_t EndOfString(std::size_t at) const;
  bool BeginsLine(std::size_t at) const;
  void SkipBlanks();
  void StepString();
  void StepNumber();
  std::string_view RestOfLine(std::size_t at) const;
  std::size_t WordSize() const;  // of the word or number that begins at `at_`
  void StepMoney();
  void StepSign();
  std::string WordsForEquals() const;
  void SetNow(Token::Kind kind, std::size_t size);
  void FailAt(std::size_t offset, std::int64_t line, std::string_view what);
  std::string Found() const;

  std::string_view text_;
  std::size_t skipped_ = 0;  // bytes before `text_`
  std::string file_;
  std::size_t at_ = 0;  // behind the present token
  std::int64_t line_ = 1;
  std::size_t last_end_ = 0;  // of the token before the present one
  std::int64_t last_line_ = 1;
  Token now_;
  absl::Status status_;
  bool is_stepping_ = false;   // so that an error is one of the text itself
  std::size_t resume_at_ = 0;  // of an error: what was not read yet
};

}  // namespace kith
