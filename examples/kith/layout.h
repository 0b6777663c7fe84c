// Text for terminals: how wide it is, cutting, wrapping, tables of columns. UTF-8 throughout.
//
// Model     Width counts terminal cells: combining marks take none, East Asian wide characters and emoji two, all others one.
//           Colour is laid over finished text, so that it never counts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kith/base/messages.h"

namespace kith_program {

struct TextOptions {
  int width = 110;  // cells of a line
  bool colour = false;
  const kith::Messages* messages = &kith::Messages::English();  // the language of labels and titles

  std::string Say(kith::MessageCode code, kith::MessageArguments arguments = {}) const {
    return messages->Say(code, arguments).text;
  }
};

// What may reach a terminal: control characters become blanks, characters that turn the writing direction are dropped, bytes that are no
// UTF-8 become U+FFFD. Every text of a directory or a client file goes through it.
std::string Printable(std::string_view text);
// The same of what Kith says: the isolates that set names and amounts apart from lines that run from right to left stay, where they are in pairs.
std::string PrintableSaid(std::string_view text);

int Width(std::string_view text);
inline constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
// At most `width` cells; what is cut ends in an ellipsis.
std::string Cut(std::string_view text, int width);
// Blanks to `width` cells on the right, or on the left.
std::string PadRight(std::string_view text, int width);
std::string PadLeft(std::string_view text, int width);
// Breaks between words into lines of at most `width` cells; a longer word stands alone.
std::vector<std::string> Wrap(std::string_view text, int width);

enum class Style { kPlain, kBold, kDim, kSure, kUnsure, kDanger };

// `label`, then `text` wrapped beside it with a hanging indent:
//        Why  Serves ZIP codes 90011 and 90037;
//             you stay in 90011.
std::string Hanging(int indent, std::string_view label, int label_width, std::string_view text,
                    const TextOptions& options, Style label_style = Style::kDim);

std::string Styled(std::string_view text, Style style, const TextOptions& options);
// Wrapped to the width, each line with its end.
std::string Paragraph(std::string_view text, Style style, const TextOptions& options);

struct Cell {
  std::string text;
  Style style = Style::kPlain;
  std::vector<std::string> shorter = {};  // what to say instead where `text` is too wide, ever shorter
};

struct Column {
  std::string title;
  int width_max = 0;    // 0: this column shares what the others leave
  bool number = false;  // aligned right
};

struct TableLine {
  std::string text;  // with its end
  bool cut = false;  // some cell is wider than its column, said as shortly as it can be
};

// Rows of a table that has `columns`; cells are printable text. Columns are as wide as their widest cell, at most `width_max`,
// and less where the line is too short for all.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void Add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  // One line for the titles, then one for each row.
  std::vector<TableLine> Lines(int indent, const TextOptions& options) const;

 private:
  std::vector<int> Widths(int indent, int width) const;
  TableLine Line(const std::vector<Cell>& row, const std::vector<int>& widths, int indent,
                 const TextOptions& options) const;
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

// "1 offer", "2 offers", "1,204 offers".
std::string Count(std::size_t count, std::string_view one, std::string_view many);
std::string Thousands(long long number);

}  // namespace kith_program
