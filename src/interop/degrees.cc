#include "src/interop/degrees.h"

#include <cstdlib>

namespace kith {

void AppendDegrees(std::string& out, std::int32_t e7) {
  constexpr std::int64_t kScale = 10'000'000;
  const std::int64_t size = std::abs(std::int64_t{e7});
  if (e7 < 0) out += '-';
  out += std::to_string(size / kScale);
  if (size % kScale == 0) return;
  std::string decimals = std::to_string(kScale + size % kScale);  // a 1 in front keeps the zeros
  decimals.erase(decimals.find_last_not_of('0') + 1);
  out += '.';
  out.append(decimals, 1);
}

}  // namespace kith
