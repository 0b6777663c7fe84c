// What the commands share: reading a directory, a policy, the moment and the needs asked about.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <absl/status/statusor.h>

#include "kith/base/messages.h"
#include "kith/client/household.h"
#include "kith/interop/account.h"
#include "kith/match/matcher.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace kith_program {

struct AskingArguments {
  std::string catalog;
  std::string policy;  // empty: the default
  std::string as_of;   // empty: the present minute
  std::string format = "text";
  std::string language;  // empty: that of the file of messages, else English
  std::string messages;  // a folder or file; empty: those that are shipped
};

// One household and its need, as explain and ask want them.
struct ClientArguments {
  std::string file;
  std::string id;    // empty: the file's only one
  std::string need;  // empty: all needs of the household
};

// kText: what the command prints is text alone, and --format is no option of it.
enum class Answers : std::uint8_t { kTextOrJson, kText };
void AddAskingOptions(CLI::App& command, AskingArguments& arguments, Answers answers = Answers::kTextOrJson);
// Returns --need, which is optional unless the caller requires it.
CLI::Option* AddClientOptions(CLI::App& command, ClientArguments& arguments);
void AddAsOfOption(CLI::App& command, std::string& as_of);
void AddFormatOption(CLI::App& command, std::string& format);

inline constexpr std::string_view kMappingPrefix = "mapping:";

// "" where `from` is a kind of source that can be read; the error otherwise, as CLI11 asks.
std::string IsSourceKind(const std::string& from);

// `from` is hsds3, hsds3-json, hsds2, hsds1, taxonomy, or mapping: and the mapping's file; with a progress bar.
absl::StatusOr<kith::Import> ReadWithProgress(const std::string& from, const std::string& folder,
                                              const std::string& time_zone);
// The directory in `folder`, where something can be put into it without loss.
absl::StatusOr<kith::Directory> OpenToUpdate(const std::string& folder);
// Both say on standard error where records of the directory had to be left out or repaired.
absl::StatusOr<kith::Catalog> OpenCatalog(const std::string& folder);
absl::StatusOr<kith::Matcher> OpenMatcher(const AskingArguments& arguments);
// The language asked for; says on standard error what a file of messages leaves to English.
absl::StatusOr<const kith::Messages*> MessagesAskedFor(const AskingArguments& arguments);
absl::StatusOr<kith::Instant> AsOf(const std::string& text, const kith::TimeZone& zone);

// All needs of `household` where `term` is empty; else those of them that are of that term, or else one new need of it.
std::vector<kith::Need> NeedsAskedAbout(const kith::Catalog& catalog, const kith::Household& household,
                                        const std::string& term);

struct PlacedHousehold {
  kith::Household household;
  std::int64_t line = 0;
};
// The one household of the file, or the one with --client-id.
absl::StatusOr<PlacedHousehold> PickHousehold(const std::string& path, const std::string& client_id,
                                              const kith::TimeZone& zone);

// Of --need: an error where it names no term of the directory.
absl::Status CheckNeedOption(const kith::Catalog& catalog, const std::string& term);

// `status` of the question about `need` of a household, with the place in its file: "clients.ndjson:3: needs[0].term: ...".
absl::Status AtNeed(const absl::Status& status, const kith::Household& household, const kith::Need& need,
                    const std::string& file, std::int64_t line);

}  // namespace kith_program
