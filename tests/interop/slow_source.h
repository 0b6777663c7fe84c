// A ByteSource that gives few bytes at a time, so that what it holds is cut everywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "src/interop/byte_source.h"

namespace kith {

class SlowSource final : public ByteSource {
 public:
  SlowSource(std::string_view text, std::size_t step) : rest_(text), step_(step) {}
  absl::StatusOr<std::size_t> Read(std::span<char> buffer) override {
    const std::size_t size = std::min({buffer.size(), step_, rest_.size()});
    std::copy_n(rest_.data(), size, buffer.data());
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
  std::size_t step_;
};

}  // namespace kith
