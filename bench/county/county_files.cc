#include "bench/county/county_files.h"

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "kith/base/status.h"
#include "kith/base/time.h"
#include "kith/interop/household_file.h"
#include "kith/interop/hsds_writer.h"

namespace kith {
namespace {

constexpr std::uint32_t kServicesOfPart = 64;
constexpr std::size_t kBufferBytes = 1U << 20;

// Keeps the memory of its tables.
void Clear(Directory& part) {
  part.organizations.clear();
  part.programs.clear();
  part.services.clear();
  part.locations.clear();
  part.addresses.clear();
  part.services_at_location.clear();
  part.service_areas.clear();
  part.areas.clear();
  part.schedules.clear();
  part.capacities.clear();
  part.units.clear();
  part.taxonomies.clear();
  part.taxonomy_terms.clear();
  part.attributes.clear();
  part.languages.clear();
  part.accessibility.clear();
  part.cost_options.clear();
  part.required_documents.clear();
  part.phones.clear();
  part.rule_files.clear();
}

class CountyWriter {
 public:
  CountyWriter(const County& county, Hsds3Writer& writer, CountySummary* summary, const CountyProgress& progress)
      : county_(county), writer_(writer), summary_(summary), progress_(progress) {}

  absl::Status Write() {
    county_.AppendShared(part_);
    KITH_RETURN_IF_ERROR(Flush());
    KITH_RETURN_IF_ERROR(Each("areas", county_.catchment_count(), &County::AppendCatchment));
    KITH_RETURN_IF_ERROR(Each("organizations", county_.organization_count(), &County::AppendOrganization));
    KITH_RETURN_IF_ERROR(Each("sites", county_.site_count(), &County::AppendSite));
    KITH_RETURN_IF_ERROR(Each("services", county_.service_count(), &County::AppendService));
    for (std::uint32_t i = 0; i < county_.service_count() && summary_ != nullptr; ++i) summary_->AddService(i);
    for (std::uint32_t i = 0; i < county_.rule_file_count(); ++i) {
      part_.rule_files.push_back(county_.RuleFileAt(i));
      KITH_RETURN_IF_ERROR(Flush());
    }
    return writer_.Commit();
  }

 private:
  absl::Status Each(std::string_view what, std::uint32_t count,
                    void (County::*append)(std::uint32_t, Directory&) const) {
    for (std::uint32_t i = 0; i < count; ++i) {
      (county_.*append)(i, part_);
      if ((i + 1) % kServicesOfPart != 0) continue;
      KITH_RETURN_IF_ERROR(Flush());
      if (progress_) progress_(what, i, count);
    }
    return Flush();
  }

  absl::Status Flush() {
    if (summary_ != nullptr) summary_->AddRecords(part_);
    KITH_RETURN_IF_ERROR(writer_.Add(part_));
    Clear(part_);
    return absl::OkStatus();
  }

  const County& county_;
  Hsds3Writer& writer_;
  CountySummary* summary_;
  const CountyProgress& progress_;
  Directory part_;
};

// A file that is there only once all of it is.
class LineFile {
 public:
  explicit LineFile(const std::filesystem::path& path) : path_(path), temporary_(path.string() + ".part") {
    file_.reset(std::fopen(temporary_.c_str(), "wb"));
    if (file_ == nullptr) error_ = errno;
  }
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;
  ~LineFile() {
    if (file_ == nullptr) return;
    file_.reset();
    std::remove(temporary_.c_str());
  }

  void Add(const std::string& line) {
    buffer_ += line;
    buffer_ += '\n';
    if (buffer_.size() >= kBufferBytes) Flush();
  }
  absl::Status Commit() {
    Flush();
    if (error_ == 0 && std::fclose(file_.release()) != 0) error_ = errno;
    if (error_ == 0 && std::rename(temporary_.c_str(), path_.c_str()) != 0) error_ = errno;
    if (error_ == 0) return absl::OkStatus();
    return absl::InvalidArgumentError(path_.string() + ": cannot be written: " + std::strerror(error_));
  }
  bool ok() const { return error_ == 0; }

 private:
  void Flush() {
    if (error_ == 0 && std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size()) error_ = errno;
    buffer_.clear();
  }
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::string temporary_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  int error_ = 0;
};

constexpr std::string_view kDescriptor = "datapackage.json";

// Its descriptor begins with what Hsds3Writer writes of a county's shape.
bool SaysThatItIsMadeUp(const std::filesystem::path& descriptor) {
  std::ifstream file(descriptor, std::ios::binary);
  std::string head(1024, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head.find("\"name\": \"" + std::string(kCountyName)) != std::string::npos &&
         head.find("\"sample\": true") != std::string::npos;
}

}  // namespace

absl::Status CheckCountyFolder(const std::filesystem::path& folder) {
  std::error_code error;
  bool holds_tables = false;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    holds_tables |= entry.path().extension() == ".csv" || entry.path().filename() == kDescriptor;
  if (!holds_tables || SaysThatItIsMadeUp(folder / kDescriptor)) return absl::OkStatus();
  return absl::AlreadyExistsError(folder.string() + ": holds a directory that is no made-up county");
}

absl::Status WriteCounty(const County& county, const std::filesystem::path& folder, CountySummary* summary,
                         const CountyProgress& progress) {
  absl::StatusOr<Hsds3Writer> writer = Hsds3Writer::Open(county.Shape(), folder);
  if (!writer.ok()) return writer.status();
  return CountyWriter(county, *writer, summary, progress).Write();
}

absl::Status WriteHouseholds(const County& county, const std::filesystem::path& file, CountySummary* summary,
                             const CountyProgress& progress) {
  const absl::StatusOr<TimeZone> zone = TimeZone::Load(county.Shape().time_zone);
  if (!zone.ok()) return zone.status();
  LineFile lines(file);
  for (std::uint32_t i = 0; i < county.household_count() && lines.ok(); ++i) {
    const Household household = county.HouseholdAt(i);
    if (summary != nullptr) summary->AddHousehold(i, household);
    lines.Add(FormatHousehold(household, *zone));
    if (progress && i % 1024 == 0) progress("households", i, county.household_count());
  }
  return lines.Commit();
}

}  // namespace kith
