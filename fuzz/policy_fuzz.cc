// Any bytes as a policy file: refused with a message, or a valid policy that is written and read again to the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kith/interop/policy_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const absl::StatusOr<kith::RankingPolicy> policy =
      kith::ParsePolicy(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
  if (!policy.ok()) return 0;
  if (!policy->Validate().ok()) std::abort();
  const std::string text = kith::FormatPolicy(*policy);
  if (text.size() > 1U << 20) return 0;  // over the reader's limit
  const absl::StatusOr<kith::RankingPolicy> again = kith::ParsePolicy(text, "again");
  if (!again.ok() || *again != *policy) std::abort();
  return 0;
}
