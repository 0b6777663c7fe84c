// Links kith::kith and says which version it is.
#include <iostream>

#include "kith/base/version.h"

int main() { std::cout << "Kith " << kith::Version() << '\n'; }
