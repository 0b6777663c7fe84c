// A vector for tables that are read at random: where the system can (Linux), in pages of 2 MiB, so that a read that misses the cache does not look up its
// page in memory as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace kith::geo_internal {

template <class Value>
struct LargePages {
  using value_type = Value;

  LargePages() = default;
  template <class Other>
  explicit LargePages(const LargePages<Other>&) {}

  Value* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(Value);
    void* memory = ::operator new (bytes, std::align_val_t{Alignment(bytes)});
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    if (bytes >= kPage) static_cast<void>(madvise(memory, bytes / kPage * kPage, MADV_HUGEPAGE));  // advice: may fail
#endif
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t count) {
    ::operator delete (memory, std::align_val_t{Alignment(count * sizeof(Value))});
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }

 private:
  static constexpr std::size_t kPage = std::size_t{2} << 20;
  static constexpr std::size_t kLine = 64;
  static constexpr std::size_t Alignment(std::size_t bytes) { return bytes >= kPage ? kPage : kLine; }
};

template <class Value>
using LargeVector = std::vector<Value, LargePages<Value>>;

}  // namespace kith::geo_internal
