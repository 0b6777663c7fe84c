#include "examples/kith/layout.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "kith/base/text.h"

namespace kith_program {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr int kGap = 2;               // cells between columns
constexpr int kShortestColumn = 6;    // of one with a maximum
constexpr int kNarrowestColumn = 12;  // of a column that shares what the others leave

struct Decoded {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

// The character at the front of `text`, which is not empty.
Decoded Decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  const std::size_t bytes = lead < 0x80 ? 1 : (lead >> 5) == 6 ? 2 : (lead >> 4) == 14 ? 3 : (lead >> 3) == 30 ? 4 : 0;
  if (bytes == 0 || bytes > text.size()) return {};
  std::uint32_t code = bytes == 1 ? lead : lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) >> 6) != 2) return {};
    code = (code << 6) | (byte(i) & 0x3FU);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kSmallest[bytes] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
  return {code, bytes, true};
}

struct Range {
  std::uint32_t first, last;
};

template <std::size_t kSize>
bool Holds(const std::array<Range, kSize>& ranges, std::uint32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return code >= range.first && code <= range.last; });
}

// Unicode 15, general category Mn and Cf: the blocks that names of people and places use.
constexpr std::array<Range, 13> kZeroWidth = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x0E34, 0x0E3A},
                                               {0x0E47, 0x0E4E},
                                               {0x1AB0, 0x1AFF},
                                               {0x1DC0, 0x1DFF},
                                               {0x200B, 0x200D},
                                               {0x2066, 0x2069},
                                               {0x20D0, 0x20FF},
                                               {0xFE00, 0xFE0F}}};
// Unicode 15, East Asian Width W and F.
constexpr std::array<Range, 8> kWide = {{{0x1100, 0x115F},
                                         {0x2E80, 0x303E},
                                         {0x3041, 0xA4CF},
                                         {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},
                                         {0xFE30, 0xFE6F},
                                         {0xFF00, 0xFF60},
                                         {0x1F300, 0x1FAFF}}};
constexpr std::array<Range, 3> kTurning = {{{0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}}};

bool IsControl(std::uint32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

int CellsOf(std::uint32_t code) { return Holds(kZeroWidth, code) ? 0 : Holds(kWide, code) ? 2 : 1; }

std::string_view Escape(Style style) {
  switch (style) {
    case Style::kBold:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kSure:
      return "\x1b[32m";
    case Style::kUnsure:
      return "\x1b[33m";
    case Style::kDanger:
      return "\x1b[1;31m";
    case Style::kPlain:
      break;
  }
  return "";
}

// The first of its texts that fits, else the shortest.
const std::string& Fitting(const Cell& cell, int width) {
  const std::string* fitting = &cell.text;
  for (const std::string& text : cell.shorter) {
    if (Width(*fitting) > width) fitting = &text;
  }
  return *fitting;
}

// Takes `excess` cells from the widest columns with a maximum, one at a time.
void ShrinkToFit(std::vector<int>& widths, const std::vector<Column>& columns, int excess) {
  for (; excess > 0; --excess) {
    std::size_t widest = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool shrinks = columns[i].width_max > 0 && !columns[i].number && widths[i] > kShortestColumn;
      if (shrinks && (widest == columns.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == columns.size()) return;
    --widths[widest];
  }
}

}  // namespace

namespace {

constexpr Range kIsolates = {0x2066, 0x2068};
constexpr std::uint32_t kEndOfIsolate = 0x2069;

bool HasPairedIsolates(std::string_view text) {
  int open = 0;
  while (!text.empty() && open >= 0) {
    const Decoded character = Decode(text);
    if (character.valid && character.code >= kIsolates.first && character.code <= kIsolates.last) ++open;
    if (character.valid && character.code == kEndOfIsolate) --open;
    text.remove_prefix(character.bytes);
  }
  return open == 0;
}

// The isolates that a line leaves open, as they were opened.
std::vector<std::string> LeftOpen(std::string_view line) {
  std::vector<std::string> open;
  while (!line.empty()) {
    const Decoded character = Decode(line);
    if (character.valid && character.code >= kIsolates.first && character.code <= kIsolates.last)
      open.emplace_back(line.substr(0, character.bytes));
    if (character.valid && character.code == kEndOfIsolate && !open.empty()) open.pop_back();
    line.remove_prefix(character.bytes);
  }
  return open;
}

// A line that was broken or cut, with its isolates ended: otherwise they would turn what stands beside it.
std::string Closed(std::string line) {
  for (std::size_t left = LeftOpen(line).size(); left > 0; --left) line += "\u2069";
  return line;
}

std::string Printed(std::string_view text, bool keeps_isolates) {
  std::string printable;
  while (!text.empty()) {
    const Decoded character = Decode(text);
    if (!character.valid) {
      printable += kReplacement;
    } else if (IsControl(character.code)) {
      printable += ' ';
    } else if (!Holds(kTurning, character.code) ||
               (keeps_isolates && character.code >= kIsolates.first && character.code <= kEndOfIsolate)) {
      printable += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return printable;
}

}  // namespace

std::string Printable(std::string_view text) { return Printed(text, false); }
std::string PrintableSaid(std::string_view text) { return Printed(text, HasPairedIsolates(text)); }

int Width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Decoded character = Decode(text);
    width += character.valid ? CellsOf(character.code) : 1;
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string Cut(std::string_view text, int width) {
  if (Width(text) <= width) return std::string(text);
  std::string cut;
  int used = 1;  // the ellipsis
  while (!text.empty()) {
    const Decoded character = Decode(text);
    used += character.valid ? CellsOf(character.code) : 1;
    if (used > width) break;
    cut += text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  return Closed(cut + std::string(kEllipsis));
}

std::string PadRight(std::string_view text, int width) {
  return std::string(text) + std::string(static_cast<std::size_t>(std::max(0, width - Width(text))), ' ');
}

std::string PadLeft(std::string_view text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - Width(text))), ' ') + std::string(text);
}

std::vector<std::string> Wrap(std::string_view text, int width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (!line.empty() && Width(line) + 1 + Width(word) > width) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  std::string open;
  for (std::string& each : lines) {
    each.insert(0, open);
    open = kith::JoinList(LeftOpen(each), "");
    each = Closed(std::move(each));
  }
  return lines;
}

std::string Hanging(int indent, std::string_view label, int label_width, std::string_view text,
                    const TextOptions& options, Style label_style) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  const int left = label_width == 0 ? 0 : std::max(label_width, Width(label)) + 1;
  std::string out;
  std::string_view shown = label;
  for (const std::string& line : Wrap(text, std::max(20, options.width - indent - left))) {
    out += margin;
    if (left > 0) out += Styled(PadRight(shown, left), label_style, options);
    out += line + "\n";
    shown = "";
  }
  return out;
}

std::string Styled(std::string_view text, Style style, const TextOptions& options) {
  if (!options.colour || style == Style::kPlain || text.empty()) return std::string(text);
  return std::string(Escape(style)) + std::string(text) + "\x1b[0m";
}

std::string Paragraph(std::string_view text, Style style, const TextOptions& options) {
  std::string out;
  for (const std::string& line : Wrap(text, options.width)) out += Styled(line, style, options) + "\n";
  return out;
}

std::vector<int> Table::Widths(int indent, int width) const {
  std::vector<int> widths;
  int left = width - indent - kGap * (static_cast<int>(columns_.size()) - 1);
  std::vector<std::size_t> sharing;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int widest = Width(columns_[i].title);
    for (const std::vector<Cell>& row : rows_) {
      const Cell& cell = row[i];
      widest = std::max(widest, Width(columns_[i].width_max == 0 ? cell.text : Fitting(cell, columns_[i].width_max)));
    }
    if (columns_[i].width_max == 0) {
      sharing.push_back(i);
    } else {
      widest = std::min(widest, std::max(columns_[i].width_max, Width(columns_[i].title)));
      left -= widest;
    }
    widths.push_back(widest);
  }
  ShrinkToFit(widths, columns_, kNarrowestColumn * static_cast<int>(sharing.size()) - left);
  left = std::max(left, kNarrowestColumn * static_cast<int>(sharing.size()));
  // Those that need less than an equal share leave the rest to the others.
  std::sort(sharing.begin(), sharing.end(), [&](std::size_t a, std::size_t b) { return widths[a] < widths[b]; });
  for (std::size_t i = 0; i < sharing.size(); ++i) {
    const int share = std::max(kNarrowestColumn, left / static_cast<int>(sharing.size() - i));
    widths[sharing[i]] = std::min(widths[sharing[i]], share);
    left -= widths[sharing[i]];
  }
  return widths;
}

TableLine Table::Line(const std::vector<Cell>& row, const std::vector<int>& widths, int indent,
                      const TextOptions& options) const {
  TableLine line{std::string(static_cast<std::size_t>(indent), ' ')};
  std::string pending;  // blanks that stand only before more text
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string& fitting = Fitting(row[i], widths[i]);
    const std::string text = Cut(fitting, widths[i]);
    const std::string blanks(static_cast<std::size_t>(widths[i] - Width(text)), ' ');
    line.cut = line.cut || text != fitting;
    pending += columns_[i].number ? blanks : "";
    if (!text.empty()) line.text += std::exchange(pending, "") + Styled(text, row[i].style, options);
    pending += (columns_[i].number ? "" : blanks) + std::string(kGap, ' ');
  }
  line.text += "\n";
  return line;
}

std::vector<TableLine> Table::Lines(int indent, const TextOptions& options) const {
  const std::vector<int> widths = Widths(indent, options.width);
  std::vector<Cell> titles;
  for (const Column& column : columns_) titles.push_back({column.title, Style::kDim});
  std::vector<TableLine> lines = {Line(titles, widths, indent, options)};
  for (const std::vector<Cell>& row : rows_) lines.push_back(Line(row, widths, indent, options));
  return lines;
}

std::string Thousands(long long number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return (number < 0 ? "-" : "") + digits;
}

std::string Count(std::size_t count, std::string_view one, std::string_view many) {
  return Thousands(static_cast<long long>(count)) + " " + std::string(count == 1 ? one : many);
}

}  // namespace kith_program
