// How often memory was allocated: a program that links kith_allocations counts every `new`.
#pragma once

#include <cstddef>

namespace kith {

// Since the program began, of all threads.
std::size_t Allocations();

}  // namespace kith
