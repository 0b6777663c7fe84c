// The smallest program that needs kith::interop: it writes the library's version as a CSV field.
#include <iostream>
#include <string>

#include "kith/base/version.h"
#include "kith/interop/csv.h"

int main() {
  std::string line;
  kith::AppendCsvField(line, kith::Version());
  std::cout << line << '\n';
}
