#include "tests/base/allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations{0};

void* Counted(std::size_t size, std::size_t alignment) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* memory = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) std::abort();
  return memory;
}

// Out of line, as GCC takes a `free` of what `new` gave for a mistake.
[[gnu::noinline]] void Freed(void* memory) { std::free(memory); }

}  // namespace

void* operator new(std::size_t size) { return Counted(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {  // std::stable_sort's
  return Counted(size, alignof(std::max_align_t));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return Counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { Freed(memory); }
void operator delete(void* memory, std::size_t) noexcept { Freed(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { Freed(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { Freed(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { Freed(memory); }

namespace kith {

std::size_t Allocations() { return allocations.load(std::memory_order_relaxed); }

}  // namespace kith
