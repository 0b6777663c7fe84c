#include "src/interop/area_list.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/base/status.h"
#include "kith/base/text.h"
#include "kith/interop/csv.h"
#include "src/interop/area_properties.h"
#include "src/interop/csv_dialect.h"
#include "src/interop/csv_table.h"
#include "src/interop/import_log.h"

namespace kith {
namespace {

constexpr std::size_t kBlock = 256U << 10;

bool LooksLikeZip(std::string_view text) {
  return text.size() == 5 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class AreaList {
 public:
  AreaList(std::string text, std::string file, const AreaReadOptions& options, AreaMaker& maker)
      : text_(std::move(text)),
        file_(std::move(file)),
        options_(options),
        maker_(maker),
        table_(maker.log().AddTable(file_)) {}

  absl::Status Read() {
    CsvReader reader(text_, file_);
    std::vector<std::string_view> fields;
    if (reader.Next(fields)) {
      for (const std::string_view field : fields) header_.emplace_back(Trim(field));
      KITH_RETURN_IF_ERROR(ChooseColumns());
      if (IsRowOfCodes()) {
        for (std::size_t i = 1; i < header_.size(); ++i)
          KITH_RETURN_IF_ERROR(Add(header_[i], "", {}, static_cast<std::int64_t>(i)));
        return absl::OkStatus();
      }
    }
    while (reader.Next(fields)) KITH_RETURN_IF_ERROR(AddRow(fields, reader.line()));
    return reader.status();
  }

 private:
  absl::Status ChooseColumns() {
    code_ = Column(options_.code);
    if (!code_) {
      for (std::size_t i = 0; i < header_.size() && !code_; ++i) {
        if (IsZipProperty(header_[i])) code_ = i;
      }
    }
    if (!code_)
      return InputError({file_, 1, "", ""}, "no column is known to hold ZIP codes; say which with --code (there are " +
                                                JoinList(header_, ", ") + ")" + OtherSeparator());
    name_ = Column(options_.name);
    if (!name_) name_ = Column("name");
    maker_.NoteList(header_[*code_]);
    return absl::OkStatus();
  }

  std::string OtherSeparator() const {
    const std::string hint = SeparatorHint(header_);
    return hint.empty() ? "" : hint + ": save the list with commas";
  }

  std::optional<std::size_t> Column(std::string_view name) const {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (!name.empty() && EqualsIgnoringCase(header_[i], name)) return i;
    }
    return std::nullopt;
  }

  bool IsRowOfCodes() const {
    return code_ == 0 && header_.size() > 1 && std::all_of(header_.begin() + 1, header_.end(), LooksLikeZip);
  }

  absl::Status AddRow(const std::vector<std::string_view>& fields, std::int64_t line) {
    if (fields.size() <= *code_) return Add("", "", {}, line);
    const bool named = name_ && *name_ < fields.size();
    Extras extras;
    for (const std::string& kept : options_.keep) {
      const std::optional<std::size_t> column = Column(kept);
      const bool has = column && *column < fields.size() && !Trim(fields[*column]).empty();
      if (has) extras.emplace_back(kept, ToUtf8(Trim(fields[*column])));
    }
    return Add(fields[*code_], named ? fields[*name_] : std::string_view(), std::move(extras), line);
  }

  absl::Status Add(std::string_view code, std::string_view name, Extras extras, std::int64_t line) {
    KITH_RETURN_IF_ERROR(AtPlace({file_, line, "", ""}, maker_.CountFeature()));
    DrawnArea drawn;
    drawn.table = table_;
    drawn.number = line;
    drawn.type = AreaType::kZip;
    drawn.code = ToUtf8(Trim(code));
    drawn.name = ToUtf8(Trim(name));
    drawn.listed = true;
    drawn.extras = std::move(extras);
    return maker_.Add(std::move(drawn));
  }

  std::string text_;
  std::string file_;
  const AreaReadOptions& options_;
  AreaMaker& maker_;
  std::size_t table_;
  std::vector<std::string> header_;
  std::optional<std::size_t> code_, name_;
};

}  // namespace

absl::Status ReadAreaList(ByteSource& source, const std::string& file, const AreaReadOptions& options,
                          AreaMaker& maker) {
  std::string text;
  while (true) {
    const std::size_t before = text.size();
    text.resize(before + kBlock);
    absl::StatusOr<std::size_t> read = source.Read({text.data() + before, kBlock});
    if (!read.ok()) return absl::Status(read.status().code(), file + ": " + std::string(read.status().message()));
    text.resize(before + *read);
    if (text.size() > kMaxAreaListBytes)
      return absl::ResourceExhaustedError(file + ": a list is longer than " + std::to_string(kMaxAreaListBytes) +
                                          " bytes");
    if (*read == 0) break;
  }
  return AreaList(std::move(text), file, options, maker).Read();
}

}  // namespace kith
