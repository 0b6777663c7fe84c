// The incorporated cities of Los Angeles County (88) and of Miami-Dade County (34), and the greatest cities of the country whose names are unique.
#include "src/eligibility/propose_cities.h"

#include <algorithm>
#include <string>
#include <vector>

namespace kith::propose_internal {
namespace {

constexpr KnownCity kCities[] = {
    // Los Angeles County
    {"Agoura Hills"},
    {"Alhambra"},
    {"Arcadia"},
    {"Artesia"},
    {"Avalon"},
    {"Azusa"},
    {"Baldwin Park"},
    {"Bell"},
    {"Bell Gardens"},
    {"Bellflower"},
    {"Beverly Hills"},
    {"Bradbury"},
    {"Burbank"},
    {"Calabasas"},
    {"Carson"},
    {"Cerritos"},
    {"Claremont"},
    {"Commerce"},
    {"Compton"},
    {"Covina"},
    {"Cudahy"},
    {"Culver City"},
    {"Diamond Bar"},
    {"Downey"},
    {"Duarte"},
    {"El Monte"},
    {"El Segundo"},
    {"Gardena"},
    {"Glendale"},
    {"Glendora"},
    {"Hawaiian Gardens"},
    {"Hawthorne"},
    {"Hermosa Beach"},
    {"Hidden Hills"},
    {"Huntington Park"},
    {"Industry"},
    {"Inglewood"},
    {"Irwindale"},
    {"La Canada Flintridge"},
    {"La Habra Heights"},
    {"La Mirada"},
    {"La Puente"},
    {"La Verne"},
    {"Lakewood"},
    {"Lancaster"},
    {"Lawndale"},
    {"Lomita"},
    {"Long Beach"},
    {"Los Angeles", false, true},
    {"Lynwood"},
    {"Malibu"},
    {"Manhattan Beach"},
    {"Maywood"},
    {"Monrovia"},
    {"Montebello"},
    {"Monterey Park"},
    {"Norwalk"},
    {"Palmdale"},
    {"Palos Verdes Estates"},
    {"Paramount"},
    {"Pasadena"},
    {"Pico Rivera"},
    {"Pomona"},
    {"Rancho Palos Verdes"},
    {"Redondo Beach"},
    {"Rolling Hills"},
    {"Rolling Hills Estates"},
    {"Rosemead"},
    {"San Dimas"},
    {"San Fernando"},
    {"San Gabriel"},
    {"San Marino"},
    {"Santa Clarita"},
    {"Santa Fe Springs"},
    {"Santa Monica"},
    {"Sierra Madre"},
    {"Signal Hill"},
    {"South El Monte"},
    {"South Gate"},
    {"South Pasadena"},
    {"Temple City"},
    {"Torrance"},
    {"Vernon"},
    {"Walnut"},
    {"West Covina"},
    {"West Hollywood"},
    {"Westlake Village"},
    {"Whittier"},
    // Miami-Dade County
    {"Miami-Dade", true},
    {"Aventura"},
    {"Bal Harbour"},
    {"Bay Harbor Islands"},
    {"Biscayne Park"},
    {"Coral Gables"},
    {"Cutler Bay"},
    {"Doral"},
    {"El Portal"},
    {"Florida City"},
    {"Golden Beach"},
    {"Hialeah"},
    {"Hialeah Gardens"},
    {"Homestead"},
    {"Indian Creek"},
    {"Key Biscayne"},
    {"Medley"},
    {"Miami"},
    {"Miami Beach"},
    {"Miami Gardens"},
    {"Miami Lakes"},
    {"Miami Shores"},
    {"Miami Springs"},
    {"North Bay Village"},
    {"North Miami"},
    {"North Miami Beach"},
    {"Opa-locka"},
    {"Palmetto Bay"},
    {"Pinecrest"},
    {"South Miami"},
    {"Sunny Isles Beach"},
    {"Surfside"},
    {"Sweetwater"},
    {"Virginia Gardens"},
    {"West Miami"},
    // Elsewhere
    {"Anaheim"},
    {"Bakersfield"},
    {"Chicago"},
    {"Fresno", false, true},
    {"Irvine"},
    {"Oakland"},
    {"Oxnard"},
    {"Redwood City"},
    {"Riverside", false, true},
    {"Sacramento", false, true},
    {"San Bernardino", false, true},
    {"San Diego", false, true},
    {"San Francisco", false, true},
    {"San Jose"},
    {"Santa Ana"},
    {"Santa Barbara", false, true},
};

constexpr std::size_t kMaxWords = 4;

std::string Folded(std::string_view name) {
  std::string folded;
  for (const char c : name) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (low >= 'a' && low <= 'z') folded += low;
  }
  return folded;
}

// The names as they are compared, beside kCities.
const std::vector<std::string>& FoldedNames() {
  static const std::vector<std::string>* const names = [] {
    auto* folded = new std::vector<std::string>();
    for (const KnownCity& city : kCities) folded->push_back(Folded(city.name));
    return folded;
  }();
  return *names;
}

}  // namespace

std::pair<const KnownCity*, std::size_t> FindCity(Tokens tokens, std::size_t at) {
  std::pair<const KnownCity*, std::size_t> longest{nullptr, 0};
  std::string name;
  for (std::size_t i = at; i < tokens.size() && i < at + kMaxWords && tokens[i].kind == TextToken::Kind::kWord; ++i) {
    if (i == at && !tokens[i].capital) break;
    name += Folded(tokens[i].word);
    const std::vector<std::string>& names = FoldedNames();
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) longest = {&kCities[found - names.begin()], i - at + 1};
  }
  return longest;
}

}  // namespace kith::propose_internal
