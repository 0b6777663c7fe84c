#include "kith/interop/taxonomy_file.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/text.h"
#include "src/interop/byte_source.h"
#include "src/interop/element_tree.h"
#include "src/interop/hsds1_table.h"
#include "src/interop/import_log.h"
#include "src/interop/uuid.h"

namespace kith {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::uint64_t kUnpackedRatio = 100;

// An element that is a term, or says something of one.
struct Entry {
  std::string id, title, description;
  std::size_t parent = kNone;    // an entry
  std::size_t taxonomy = kNone;  // a branch
  std::int64_t line = 0;
  bool has_children = false;
  std::string key = {};
};

class TaxonomyFile {
 public:
  TaxonomyFile(const Element& root, std::string file) : file_(std::move(file)), table_(log_.AddTable(file_)) {
    version_ = std::string(root.Attribute("version"));
    Collect(root, kNone, kNone, 0);
  }

  absl::StatusOr<Import> Read(const TaxonomyReadOptions& options, std::string_view xml_version) {
    if (entries_.empty())
      return InputError({file_, 0, "", ""}, "no term: an element with a title or an id was expected");
    if (!xml_version.empty() && xml_version != "1.0" && xml_version != "1.1")
      log_.Note(file_ + ": the header says version " + Quoted(xml_version) +
                ", which XML does not have: read as version 1.0.");
    if (!options.time_zone.empty()) directory_.time_zone = options.time_zone;
    directory_.name = Stem();
    NumberWhereLinesDoNotTell();
    AddTaxonomies();
    DescribeEntries();
    for (Entry& entry : entries_) AddTerm(entry);
    if (numbered_ && reported_)
      log_.Note(file_ + ": several terms stand in one line; the numbers of issues are those of the terms.");
    log_.SetColumnsNotMapped(table_, {not_mapped_.begin(), not_mapped_.end()});
    return FinishImport(std::move(directory_), std::move(log_));
  }

 private:
  static std::string FirstOf(const Element& element, std::string_view one, std::string_view other) {
    const std::string_view text = Trim(element.Attribute(one));
    return std::string(text.empty() ? Trim(element.Attribute(other)) : text);
  }

  static bool IsEntry(const Element& element) {
    return !FirstOf(element, "id", "code").empty() || !FirstOf(element, "title", "name").empty();
  }

  // `depth` is 0 at the root: what stands right below it are branches.
  void Collect(const Element& element, std::size_t parent, std::size_t branch, int depth) {
    std::size_t below = parent;
    if (IsEntry(element)) {
      Entry entry{.id = FirstOf(element, "id", "code"), .title = FirstOf(element, "title", "name")};
      for (const auto& [name, value] : element.attributes) {
        if (name != "id" && name != "code" && name != "title" && name != "name" && !value.empty())
          not_mapped_.insert(name);
      }
      entry.description = element.text;
      entry.parent = parent;
      entry.taxonomy = branch;
      entry.line = element.line;
      entry.has_children = !element.children.empty();
      below = entries_.size();
      entries_.push_back(std::move(entry));
      log_.CountRead(table_);
    } else if (element.name == "version" && version_.empty()) {
      version_ = element.text;
    } else if (!element.text.empty()) {
      not_mapped_.insert(element.name);
    }
    for (const Element& child : element.children) {
      std::size_t branch_below = branch;
      if (depth == 0 && below == kNone && !IsEntry(child) && !child.children.empty()) {
        branch_below = branches_.size();
        branches_.push_back(child.name);
      }
      Collect(child, below, branch_below, depth + 1);
    }
  }

  // Issues are told apart by their lines. Where several terms stand in one, their numbers take the lines' place.
  void NumberWhereLinesDoNotTell() {
    const auto shares = [](const Entry& a, const Entry& b) { return a.line == b.line; };
    if (std::adjacent_find(entries_.begin(), entries_.end(), shares) == entries_.end()) return;
    for (std::size_t i = 0; i < entries_.size(); ++i) entries_[i].line = static_cast<std::int64_t>(i + 1);
    numbered_ = true;
  }

  // "open_eligibility_2" of "open_eligibility_2.xml.gz".
  std::string Stem() const { return file_.substr(0, std::max<std::size_t>(1, file_.find('.', 1))); }

  std::string NameOf(std::size_t branch) const {
    return branch == kNone || branches_[branch].empty() ? Stem() : Stem() + " (" + branches_[branch] + ")";
  }
  std::string TaxonomyKey(std::size_t branch) const { return UuidV5(kKithNamespace, "taxonomies/" + NameOf(branch)); }

  void AddTaxonomies() {
    std::set<std::string> names;
    for (const Entry& entry : entries_) {
      if (!names.insert(NameOf(entry.taxonomy)).second) continue;
      Taxonomy taxonomy;
      taxonomy.key = TaxonomyKey(entry.taxonomy);
      taxonomy.name = NameOf(entry.taxonomy);
      taxonomy.version = version_;
      directory_.taxonomies.push_back(std::move(taxonomy));
    }
  }

  // Of two entries of one id and title, one may be there for its text alone: it describes the other.
  void DescribeEntries() {
    std::map<std::string, std::vector<std::size_t>> of_id;
    for (std::size_t i = 0; i < entries_.size(); ++i)
      if (!entries_[i].id.empty()) of_id[entries_[i].id].push_back(i);
    describes_.assign(entries_.size(), false);
    for (const auto& [id, alike] : of_id) {
      for (const std::size_t from : alike) {
        const Entry& text = entries_[from];
        if (text.description.empty() || text.has_children) continue;
        for (const std::size_t to : alike) {
          Entry& term = entries_[to];
          if (to == from || !term.description.empty() || FoldName(term.title) != FoldName(text.title)) continue;
          term.description = text.description;
          describes_[from] = true;
          break;
        }
      }
    }
  }

  void AddTerm(Entry& entry) {
    if (describes_[static_cast<std::size_t>(&entry - entries_.data())]) return;
    const std::string parent = entry.parent == kNone ? std::string() : entries_[entry.parent].key;
    const std::string of = "taxonomy_terms/" + NameOf(entry.taxonomy) + "/";
    if (entry.title.empty()) {
      entry.key = parent;  // what stands in it hangs above
      Report(DefectFate::kRejected, entry, "title", "is empty");
      return;
    }
    TaxonomyTerm term;
    term.key = UuidV5(kKithNamespace, of + entry.id);
    const auto earlier = entry.id.empty() ? by_id_.end() : by_id_.find(entry.id);
    const bool known_by_place = entry.id.empty() || earlier != by_id_.end();
    if (known_by_place) term.key = UuidV5(kKithNamespace, of + parent + "/" + entry.title);
    entry.key = term.key;
    if (const Origin* first = log_.NoteOrigin(kTaxonomyTerms, term.key, {table_, entry.line, entry.id})) {
      Report(DefectFate::kRejected, entry, "title",
             Quoted(entry.title) + " stands there already, at " + std::to_string(first->line));
      return;
    }
    if (!known_by_place) {
      by_id_.emplace(entry.id, &entry);
      term.code = entry.id;
    } else if (entry.id.empty()) {
      Report(DefectFate::kRepaired, entry, "id", Quoted(entry.title) + " has none: a term without a code");
    } else {
      Report(DefectFate::kRepaired, entry, "id",
             "is that of " + Quoted(earlier->second->title) + ", too: " + Quoted(entry.title) +
                 " is a term without a code");
    }
    term.name = entry.title;
    term.description = entry.description;
    term.parent_key = parent;
    term.taxonomy_key = TaxonomyKey(entry.taxonomy);
    if (!entry.id.empty()) term.extras = {{"source_id", entry.id}};
    directory_.taxonomy_terms.push_back(std::move(term));
  }

  void Report(DefectFate fate, const Entry& entry, std::string field, std::string reason) {
    reported_ = true;
    log_.Add(table_, {.fate = fate,
                      .file = "",
                      .line = entry.line,
                      .record = entry.id,
                      .field = std::move(field),
                      .reason = std::move(reason)});
  }

  std::string file_;
  ImportLog log_;
  std::size_t table_;
  std::string version_;
  std::vector<Entry> entries_;
  std::vector<std::string> branches_;
  std::vector<bool> describes_;
  std::map<std::string, const Entry*> by_id_;
  std::set<std::string> not_mapped_;
  bool numbered_ = false, reported_ = false;
  Directory directory_;
};

// How many were new.
template <class Record>
std::size_t Merge(const std::vector<Record>& from, std::vector<Record>& into) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < into.size(); ++i) places.emplace(into[i].key, i);
  std::size_t added = 0;
  for (const Record& record : from) {
    const auto known = places.find(record.key);
    if (known == places.end()) {
      into.push_back(record);
      ++added;
    } else {
      into[known->second] = record;
    }
  }
  return added;
}

absl::StatusOr<std::string> Unpacked(const std::filesystem::path& path) {
  const auto failed = [&](const absl::Status& status) {
    const std::string message(status.message());
    return absl::Status(status.code(), path.string() + ": " + message);
  };
  absl::StatusOr<std::unique_ptr<ByteSource>> source =
      ByteSource::OfFile(path, {.bytes_max = kMaxTaxonomyFileBytes, .ratio_max = kUnpackedRatio});
  if (!source.ok()) return failed(source.status());
  std::string text;
  std::vector<char> block(std::size_t{1} << 16);
  while (true) {
    const absl::StatusOr<std::size_t> bytes = (*source)->Read(block);
    if (!bytes.ok()) return failed(bytes.status());
    if (*bytes == 0) return text;
    text.append(block.data(), *bytes);
  }
}

}  // namespace

absl::StatusOr<Import> ReadTaxonomyText(std::string_view text, const std::string& name,
                                        const TaxonomyReadOptions& options) {
  const InputPlace place{name, 0, "", ""};
  if (!IsValidUtf8(text) || text.find('\0') != std::string_view::npos) return InputError(place, "is no text in UTF-8");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string_view begin = Trim(text);
  constexpr ElementLimits kLimits = {.elements = kMaxTaxonomyFileElements, .depth = kMaxTaxonomyFileDepth};
  std::string xml_version;
  absl::StatusOr<Element> root = InputError(place, "is neither XML nor JSON");
  if (begin.starts_with('<')) root = ParseXml(text, name, kLimits, xml_version);
  if (begin.starts_with('{') || begin.starts_with('[')) root = ParseJsonElements(text, name, kLimits);
  if (!root.ok()) return root.status();
  return TaxonomyFile(*root, name).Read(options, xml_version);
}

absl::StatusOr<Import> ReadTaxonomyFile(const std::filesystem::path& path, const TaxonomyReadOptions& options) {
  const absl::StatusOr<std::string> text = Unpacked(path);
  if (!text.ok()) return text.status();
  return ReadTaxonomyText(*text, path.filename().string(), options);
}

TaxonomyMerge MergeTaxonomies(const Directory& from, Directory& directory) {
  Merge(from.taxonomies, directory.taxonomies);
  const std::size_t added = Merge(from.taxonomy_terms, directory.taxonomy_terms);
  return {.added = added, .replaced = from.taxonomy_terms.size() - added};
}

}  // namespace kith
