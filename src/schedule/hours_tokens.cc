#include "src/schedule/hours_tokens.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "kith/base/quote.h"
#include "src/schedule/hours_vocabulary.h"

namespace kith {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

std::int32_t ToNumber(std::string_view digits) {
  std::int32_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

// What dashes look like: UTF-8 (and what becomes of an en dash where UTF-8 is taken for code page 850 or 1252).
constexpr std::array<std::string_view, 9> kDashes = {
    "\xe2\x80\x90", "\xe2\x80\x91",      "\xe2\x80\x92",
    "\xe2\x80\x93", "\xe2\x80\x94",      "\xe2\x80\x95",
    "\xe2\x88\x92", "G\xc3\x87\xc3\xb4", "\xc3\xa2\xe2\x82\xac\xe2\x80\x9c"};
constexpr std::array<std::string_view, 3> kBlanks = {" ", "\t", "\xc2\xa0"};

template <std::size_t kCount>
std::size_t LengthOfAny(std::string_view text, const std::array<std::string_view, kCount>& any) {
  for (const std::string_view one : any) {
    if (text.starts_with(one)) return one.size();
  }
  return 0;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<std::string>& assumed) : text_(text), assumed_(assumed) {}

  std::vector<HoursToken> Read() {
    while (!Rest().empty()) {
      if (const std::size_t blank = LengthOfAny(Rest(), kBlanks); blank > 0) {
        at_ += blank;
        glued_ = false;
        continue;
      }
      ReadOne();
    }
    Add(HoursWord::kEnd, 0);
    return std::move(tokens_);
  }

 private:
  std::string_view Rest() const { return text_.substr(at_); }
  char Peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  HoursToken& Add(HoursWord word, std::size_t bytes) {
    HoursToken& token = tokens_.emplace_back();
    token.word = word;
    token.text = text_.substr(at_, bytes);
    token.glued = glued_;
    at_ += bytes;
    glued_ = true;
    return token;
  }

  void ReadOne() {
    const char c = Peek(0);
    if (IsDigit(c)) return ReadDigits();
    if (const std::size_t dash = LengthOfAny(Rest(), kDashes); dash > 0) {
      Add(HoursWord::kDash, dash);
    } else if (IsLower(c) || IsUpper(c) || static_cast<unsigned char>(c) >= 0x80) {
      ReadWord();
    } else if (c == '\\' && Peek(1) == 'n') {  // as some exports write an end of line
      Add(HoursWord::kBreak, 2);
    } else if (c == '.') {
      ++at_;
    } else {
      Add(MeaningOfSign(c), 1);
    }
  }

  static HoursWord MeaningOfSign(char c) {
    switch (c) {
      case '-':
      case '~':
        return HoursWord::kDash;
      case ',':
        return HoursWord::kComma;
      case '&':
      case '+':
        return HoursWord::kAnd;
      case '/':
        return HoursWord::kSlash;
      case ';':
      case '\n':
      case '\r':
        return HoursWord::kBreak;
      case ':':
        return HoursWord::kColon;
      case '(':
        return HoursWord::kOpenParen;
      case ')':
        return HoursWord::kCloseParen;
      default:
        return HoursWord::kUnknown;
    }
  }

  std::size_t DigitsAt(std::size_t ahead) const {
    std::size_t count = 0;
    while (IsDigit(Peek(ahead + count))) ++count;
    return count;
  }

  void ReadDigits() {
    const std::size_t digits = DigitsAt(0);
    if (Rest().starts_with("24/7") && DigitsAt(3) == 1 && Peek(4) != '/') {
      Add(HoursWord::kAlways, 4);
      return;
    }
    if (ReadDate(digits) || ReadTime(digits) || ReadOrdinal(digits)) return;
    constexpr std::size_t kMostDigits = 4;
    const std::string_view number = Rest().substr(0, digits);
    HoursToken& token = Add(digits > kMostDigits ? HoursWord::kUnknown : HoursWord::kNumber, digits);
    if (token.word == HoursWord::kNumber) token.number = ToNumber(number);
  }

  // 7/4, 7/4/17, 7/4/2017, 2017-07-04.
  bool ReadDate(std::size_t digits) {
    const char sign = digits == 4 ? '-' : '/';
    if (digits == 3 || digits > 4 || Peek(digits) != sign) return false;
    const std::size_t second = DigitsAt(digits + 1);
    if (second < 1 || second > 2) return false;
    std::size_t length = digits + 1 + second;
    const std::size_t third = Peek(length) == sign ? DigitsAt(length + 1) : 0;
    const bool has_year = third == 2 || third == 4;
    if (digits == 4 ? third != 2 : third != 0 && !has_year) return false;
    const std::int32_t a = ToNumber(Rest().substr(0, digits)), b = ToNumber(Rest().substr(digits + 1, second));
    const std::int32_t c = third > 0 ? ToNumber(Rest().substr(length + 1, third)) : 0;
    if (third > 0) length += 1 + third;
    HoursToken date{.year = digits == 4  ? a
                            : third == 2 ? 2000 + c
                                         : c,
                    .month = digits == 4 ? b : a,
                    .day = digits == 4 ? c : b};
    constexpr std::int32_t kSomeLeapYear = 2000;
    const std::int32_t year = date.year == 0 ? kSomeLeapYear : date.year;
    const std::chrono::year_month_day ymd{std::chrono::year(year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
    HoursToken& token = Add(ymd.ok() ? HoursWord::kDate : HoursWord::kUnknown, length);
    token.year = date.year;
    token.month = date.month;
    token.day = date.day;
    return true;
  }

  // "am", "a.m.", "p": its length after blanks, 0 for none. A single letter only where nothing but a joint may follow it.
  std::size_t ReadMeridiem(std::size_t ahead, std::optional<bool>& pm) const {
    const bool glued = LengthOfAny(Rest().substr(ahead), kBlanks) == 0;
    std::size_t length = ahead;
    while (const std::size_t blank = LengthOfAny(Rest().substr(length), kBlanks)) length += blank;
    const char first = static_cast<char>(Peek(length) | 0x20);
    if (first != 'a' && first != 'p') return 0;
    std::size_t end = length + 1;
    if (Peek(end) == '.' && (Peek(end + 1) | 0x20) == 'm') ++end;
    const bool both = (Peek(end) | 0x20) == 'm';
    if (both) ++end;
    const bool word_goes_on = IsLower(Peek(end)) || (IsUpper(Peek(end)) && !both);
    if (word_goes_on || (!both && !glued)) return 0;
    if (Peek(end) == '.') ++end;
    pm = first == 'p';
    return end - ahead;
  }

  // ":30", ";30", ".30" after the hour; ":0" is a dropped zero.
  std::size_t MinutesAfter(std::size_t hours) const {
    const char sign = Peek(hours);
    if (hours > 2 || (sign != ':' && sign != ';' && sign != '.')) return 0;
    const std::size_t minutes = DigitsAt(hours + 1);
    if (minutes == 2) return 3;
    return minutes == 1 && sign == ':' && Peek(hours + 1) == '0' ? 2 : 0;
  }

  bool ReadTime(std::size_t digits) {
    if (digits > 4) return false;
    std::size_t length = digits + MinutesAfter(digits);
    std::string minutes(Rest().substr(digits + (length > digits ? 1 : 0), length > digits ? length - digits - 1 : 0));
    if (minutes.size() == 1) minutes += '0';
    const bool slip = length > digits && (Peek(digits) == ';' || length - digits == 2);
    if (length > digits && Rest().substr(length).starts_with(":00")) length += 3;
    std::optional<bool> pm;
    if (const std::size_t word = ReadNoon(length, pm); word > 0) {
      if (ToNumber(Rest().substr(0, digits)) % 12 != 0) return false;
      const bool midnight = !*pm;
      Add(HoursWord::kTime, length + word).time =
          ClockTime{.minute = midnight ? 0 : kNoonMinute, .marked = true, .midnight = midnight};
      return true;
    }
    length += ReadMeridiem(length, pm);
    if (minutes.empty() && !pm) return false;
    const std::optional<ClockTime> time = MakeClockTime(Rest().substr(0, digits), minutes, pm);
    const std::string_view text = Rest().substr(0, length);
    if (time && slip) assumed_.push_back(Quoted(text) + " is taken as " + FormatMinuteOfDay(time->minute));
    HoursToken& token = Add(time ? HoursWord::kTime : HoursWord::kUnknown, length);
    if (time) token.time = *time;
    return true;
  }

  // "12 noon", "12n", "12 midnight": pm is noon. Its length, 0 for none.
  std::size_t ReadNoon(std::size_t ahead, std::optional<bool>& pm) const {
    std::size_t length = ahead;
    while (const std::size_t blank = LengthOfAny(Rest().substr(length), kBlanks)) length += blank;
    const std::size_t begin = length;
    while (IsLower(Peek(length)) || IsUpper(Peek(length))) ++length;
    const std::string word = FoldWord(Rest().substr(begin, length - begin));
    if (word != "noon" && word != "n" && word != "midnight") return 0;
    pm = word != "midnight";
    return length - ahead;
  }

  bool ReadOrdinal(std::size_t digits) {
    const std::string ending = FoldWord(Rest().substr(digits, 2));
    const char after = Peek(digits + 2);
    if (digits > 2 || IsLower(after) || (ending != "st" && ending != "nd" && ending != "rd" && ending != "th"))
      return false;
    const std::int32_t number = ToNumber(Rest().substr(0, digits));
    if (number == 0) return false;  // nothing is the zeroth
    Add(HoursWord::kOrdinal, digits + 2).number = number;
    return true;
  }

  // Up to what is no letter, or to the capital of a next word: "Sat|Last".
  std::size_t WordLength() const {
    std::size_t length = 0;
    while (IsLower(Peek(length)) || IsUpper(Peek(length)) || static_cast<unsigned char>(Peek(length)) >= 0x80) {
      const std::string_view rest = Rest().substr(length);
      if (length > 0 && (LengthOfAny(rest, kDashes) > 0 || rest.starts_with("\xc2\xa0"))) break;
      if (length > 1 && IsUpper(Peek(length)) && IsLower(Peek(length - 1)) && IsLower(Peek(length + 1))) break;
      ++length;
    }
    return length;
  }

  void ReadWord() {
    std::size_t whole = 0;
    while (IsLower(Peek(whole)) || IsUpper(Peek(whole))) ++whole;
    if (const std::int32_t mask = WeekdayCodes(Rest().substr(0, whole)); mask != 0) {
      Add(HoursWord::kWeekdays, whole).number = mask;
      return;
    }
    const std::size_t length = WordLength();
    const std::string_view written = Rest().substr(0, length);
    if (written == "M" || written == "W" || written == "F") {
      Add(HoursWord::kWeekday, 1).number = written == "M" ? 0 : written == "W" ? 2 : 4;
      return;
    }
    const std::string word = FoldWord(written);
    if (word == "noon" || word == "mediodia" || word == "midnight" || word == "medianoche") {
      const bool midnight = word == "midnight" || word == "medianoche";
      Add(HoursWord::kTime, length).time =
          ClockTime{.minute = midnight ? 0 : kNoonMinute, .marked = true, .midnight = midnight};
      return;
    }
    const HoursMeaning meaning = MeaningOf(word);
    if (!meaning.instead.empty()) assumed_.push_back(Quoted(written) + " is taken as " + std::string(meaning.instead));
    Add(meaning.word, length).number = meaning.number;
  }

  std::string_view text_;
  std::vector<std::string>& assumed_;
  std::size_t at_ = 0;
  bool glued_ = false;
  std::vector<HoursToken> tokens_;
};

}  // namespace

std::vector<HoursToken> ReadHoursTokens(std::string_view text, std::vector<std::string>& assumed) {
  return Lexer(text, assumed).Read();
}

}  // namespace kith
