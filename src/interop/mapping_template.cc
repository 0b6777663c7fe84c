#include "src/interop/mapping_template.h"

#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "kith/base/text.h"
#include "src/interop/mapping_text.h"

namespace kith {

std::string_view RowView::Cell(CellSlot slot) const {
  if (slot.table == CellSlot::kVariables) return variables[slot.column];
  const std::vector<std::string>* cells = tables[slot.table];
  return cells == nullptr ? std::string_view() : std::string_view((*cells)[slot.column]);
}

class TemplateParser {
 public:
  TemplateParser(std::string_view text, const TemplateScope& scope) : text_(text), scope_(scope) {}

  absl::StatusOr<Template> Parse() && {
    made_.line_ = scope_.line;
    if (text_.size() >= 2 && text_.front() == '"' && text_.back() == '"') {
      text_ = text_.substr(1, text_.size() - 2);
      made_.quoted_ = true;
    }
    KITH_RETURN_IF_ERROR(TakePieces(made_.pieces_, 0));
    return std::move(made_);
  }

 private:
  using Piece = Template::Piece;
  using Reference = Template::Reference;

  absl::Status Fail(std::string_view what) const { return MappingError(scope_.file, scope_.line, what); }

  // `depth`: in how many groups.
  absl::Status TakePieces(std::vector<Piece>& pieces, int depth) {
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '{') {
        Piece piece;
        KITH_RETURN_IF_ERROR(TakeReference(piece.references.emplace_back()));
        pieces.push_back(std::move(piece));
      } else if (c == '[') {
        if (depth == kMaxGroupDepth)
          return Fail("`[...]` stand in each other more than " + std::to_string(kMaxGroupDepth) + " deep");
        Piece piece;
        piece.is_group = true;
        KITH_RETURN_IF_ERROR(TakePieces(piece.group, depth + 1));
        pieces.push_back(std::move(piece));
      } else if (c == ']' && depth > 0) {
        return absl::OkStatus();
      } else if (c == ']' || c == '}') {
        return Fail(std::string("`") + c + "` has no partner; write \\" + c + " for the character itself");
      } else {
        AppendLiteral(pieces, c);
      }
    }
    return depth > 0 ? Fail("`[` is not closed by `]`") : absl::OkStatus();
  }

  void AppendLiteral(std::vector<Piece>& pieces, char c) {
    if (c == '\\' && at_ < text_.size()) {
      c = text_[at_++];
      if (c == 'n') c = '\n';
      if (c == 't') c = '\t';
    }
    if (pieces.empty() || pieces.back().is_group || !pieces.back().references.empty()) pieces.emplace_back();
    pieces.back().text += c;
  }

  // What stands up to `|` or `}` outside quotes.
  std::string_view TakeUntilBar() {
    const std::size_t begin = at_;
    for (bool quoted = false; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\' && quoted && at_ + 1 < text_.size()) {
        ++at_;
      } else if (text_[at_] == '"') {
        quoted = !quoted;
      } else if (!quoted && (text_[at_] == '|' || text_[at_] == '}')) {
        break;
      }
    }
    return Trim(text_.substr(begin, at_ - begin));
  }

  absl::Status TakeReference(Reference& reference) {
    const std::string_view name = TakeUntilBar();
    if (at_ >= text_.size()) return Fail("`{` is not closed by `}`");
    reference.name = Unquoted(name);
    if (reference.name.empty()) return Fail("`{` expects the name of a column");
    absl::StatusOr<CellSlot> slot = scope_.find(reference.name);
    if (!slot.ok()) return slot.status();
    reference.slot = *slot;
    if (!std::exchange(made_.refers_, true)) made_.first_name_ = reference.name;
    while (text_[at_] == '|') {
      ++at_;
      const std::string_view words = TakeUntilBar();
      if (at_ >= text_.size()) return Fail("`{` is not closed by `}`");
      KITH_RETURN_IF_ERROR(TakeFilter(words, reference.filters.emplace_back()));
    }
    ++at_;  // the brace
    return absl::OkStatus();
  }

  // Words between blanks; those in quotes may hold some.
  static std::vector<std::string> Words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ' || text[at] == '\t') {
        ++at;
        continue;
      }
      const std::size_t begin = at;
      bool quoted = false;
      for (; at < text.size() && (quoted || (text[at] != ' ' && text[at] != '\t')); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (text[at] == '\\' && quoted && at + 1 < text.size()) ++at;
      }
      words.push_back(Unquoted(text.substr(begin, at - begin)));
    }
    return words;
  }

  absl::Status TakeFilter(std::string_view text, FilterCall& call) {
    std::vector<std::string> words = Words(text);
    if (words.empty()) return Fail("`|` expects the name of a filter");
    call.spec = FindFilter(words.front());
    if (call.spec == nullptr)
      return Fail("there is no filter " + Quoted(words.front()) + DidYouMean(words.front(), FilterNames()));
    call.arguments.assign(std::make_move_iterator(words.begin() + 1), std::make_move_iterator(words.end()));
    const FilterSpec& spec = *call.spec;
    if (call.arguments.size() < spec.min_arguments || call.arguments.size() > spec.max_arguments)
      return Fail("filter " + words.front() + " takes " + Arity(spec) + "; " + std::to_string(call.arguments.size()) +
                  " given");
    return CheckArguments(call);
  }

  static std::string Arity(const FilterSpec& spec) {
    if (spec.max_arguments == 0) return "no argument";
    const std::string least = std::to_string(spec.min_arguments);
    if (spec.min_arguments == spec.max_arguments) return least + (least == "1" ? " argument" : " arguments");
    return "from " + least + " to " + std::to_string(spec.max_arguments) + " arguments";
  }

  absl::Status CheckArguments(FilterCall& call) {
    const std::string name(call.spec->name);
    switch (call.spec->arguments) {
      case FilterArguments::kNumber:
      case FilterArguments::kNumberAndText: {
        const absl::StatusOr<double> number = ParseDouble(call.arguments[0]);
        if (!number.ok()) return Fail("filter " + name + " takes a number, not " + Quoted(call.arguments[0]));
        if (!(*number >= 0 && *number <= kMaxMappingNumber))
          return Fail("filter " + name + " takes a number from 0 to 1,000,000,000,000");
        call.number = *number;
        return absl::OkStatus();
      }
      case FilterArguments::kLookup: {
        const auto found = scope_.lookups->find(call.arguments[0]);
        if (found == scope_.lookups->end()) {
          std::vector<std::string_view> names;
          for (const auto& [known, lookup] : *scope_.lookups) names.push_back(known);
          return Fail("there is no [lookup " + call.arguments[0] + "]" + DidYouMean(call.arguments[0], names));
        }
        call.lookup = &found->second;
        return absl::OkStatus();
      }
      case FilterArguments::kDateForms:
        for (const std::string& form : call.arguments) {
          if (form != "iso" && form != "mdy" && form != "dmy" && form != "excel" && form != "time" &&
              !(form.size() == 4 && ParseInteger(form).ok()))
            return Fail("filter date takes iso, mdy, dmy, excel, time and a year for dates without one, not " +
                        Quoted(form));
        }
        return absl::OkStatus();
      default:
        for (const std::string& text : call.arguments) {
          if (text.empty() && name != "replace" && name != "join")
            return Fail("filter " + name + " has an empty argument");
        }
        if (name == "replace" && call.arguments[0].empty()) return Fail("filter replace has nothing to look for");
        return absl::OkStatus();
    }
  }

  std::string_view text_;
  const TemplateScope& scope_;
  std::size_t at_ = 0;
  Template made_;
};

absl::StatusOr<Template> Template::Parse(std::string_view text, const TemplateScope& scope) {
  return TemplateParser(text, scope).Parse();
}

MappingItems Template::Evaluate(const Reference& reference, const RowView& row, CellProblems& problems) const {
  MappingItems items;
  if (const std::string_view cell = Trim(row.Cell(reference.slot)); !cell.empty()) items.emplace_back(cell);
  for (const FilterCall& call : reference.filters) {
    FilterProblem problem;
    call.spec->run(items, call, problem);
    if (!problem.note.empty()) problems.push_back({reference.name, std::move(problem.note), line_, false, true});
    if (!problem.text.empty()) problems.push_back({reference.name, std::move(problem.text), line_, problem.lost});
  }
  std::size_t bytes = 0;
  for (const std::string& item : items) bytes += item.size();
  if (bytes <= kMaxMappingTextBytes) return items;
  problems.push_back({reference.name, OverTextLimit() + ": not stated", line_, true});
  return {};
}

// False where a reference among the pieces states nothing.
bool Template::Append(const std::vector<Piece>& pieces, const RowView& row, CellProblems* problems,
                      std::string& out) const {
  bool stated = true;
  for (const Piece& piece : pieces) {
    if (out.size() > kMaxMappingTextBytes) return true;  // Items tells it
    if (piece.is_group) {
      std::string group;
      if (Append(piece.group, row, problems, group)) out += group;
    } else if (piece.references.empty()) {
      out += piece.text;
    } else if (problems == nullptr) {
      const std::string_view cell = Trim(row.Cell(piece.references.front().slot));
      out += cell;
      stated &= !cell.empty();
    } else {
      const MappingItems items = Evaluate(piece.references.front(), row, *problems);
      out += JoinList(items, ", ");
      stated &= !items.empty();
    }
  }
  return stated;
}

MappingItems Template::Items(const RowView& row, CellProblems& problems) const {
  if (pieces_.size() == 1 && !pieces_.front().references.empty())
    return Evaluate(pieces_.front().references.front(), row, problems);
  std::string text;
  Append(pieces_, row, &problems, text);
  if (text.size() > kMaxMappingTextBytes) {
    problems.push_back({first_name_, OverTextLimit() + ": not stated", line_, true});
    return {};
  }
  if (!quoted_) text = std::string(Trim(text));
  return text.empty() ? MappingItems() : MappingItems{std::move(text)};
}

std::string Template::Unfiltered(const RowView& row) const {
  std::string text;
  Append(pieces_, row, nullptr, text);
  return std::string(Trim(std::string_view(text).substr(0, kMaxMappingTextBytes)));
}

std::string Template::Text(const RowView& row, CellProblems& problems) const {
  return JoinList(Items(row, problems), ", ");
}

}  // namespace kith
