#include "src/interop/text_repair.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kith {
namespace {

// Bytes E2 80 as code page 437 shows them, its capital gamma since taken for a G.
constexpr std::string_view kScrambledLead = "GÇ";

// The characters 80 to AF of code page 437, as UTF-8.
constexpr std::array<std::string_view, 48> kCodePage437 = {"Ç", "ü", "é", "â", "ä", "à", "å", "ç", "ê", "ë", "è", "ï",
                                                           "î", "ì", "Ä", "Å", "É", "æ", "Æ", "ô", "ö", "ò", "û", "ù",
                                                           "ÿ", "Ö", "Ü", "¢", "£", "¥", "₧", "ƒ", "á", "í", "ó", "ú",
                                                           "ñ", "Ñ", "ª", "º", "¿", "⌐", "¬", "½", "¼", "¡", "«", "»"};

}  // namespace

std::string DecodeEscapes(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  while (!text.empty()) {
    std::size_t taken = 1;
    if (text.starts_with("\\r\\n")) {
      decoded += '\n';
      taken = 4;
    } else if (text.starts_with("\\n") || text.starts_with("\\t")) {
      decoded += text[1] == 'n' ? '\n' : '\t';
      taken = 2;
    } else {
      decoded += text.front();
    }
    text.remove_prefix(taken);
  }
  return decoded;
}

std::string Unscramble(std::string_view text) {
  std::string restored;
  restored.reserve(text.size());
  while (true) {
    const std::size_t at = std::min(text.find(kScrambledLead), text.size());
    restored += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) return restored;
    text.remove_prefix(kScrambledLead.size());
    const auto third = std::find_if(kCodePage437.begin(), kCodePage437.end(),
                                    [&](std::string_view character) { return text.starts_with(character); });
    if (third == kCodePage437.end()) {
      restored += kScrambledLead;
      continue;
    }
    restored += "\xe2\x80";
    restored += static_cast<char>(0x80 + (third - kCodePage437.begin()));
    text.remove_prefix(third->size());
  }
}

bool BeginsAsUtf16(std::string_view text) { return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

std::string_view WhyNoText(std::string_view bytes) {
  if (BeginsAsUtf16(bytes)) return "the file is UTF-16; UTF-8 is expected";
  if (bytes.starts_with("\x1F\x8B")) return "the file is packed with gzip: unpack it first";
  if (bytes.starts_with("PK\x03\x04"))
    return "the file is a ZIP archive, as .xlsx workbooks are: save the sheet as CSV, or unpack the archive, first";
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "the file is an Excel workbook: save the sheet as CSV first";
  return "";
}

}  // namespace kith
