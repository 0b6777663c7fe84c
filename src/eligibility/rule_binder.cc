#include "src/eligibility/rule_binder.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "kith/base/quote.h"
#include "kith/base/status.h"
#include "kith/base/suggest.h"
#include "src/eligibility/text_place.h"

namespace kith {
namespace {

std::vector<std::string_view> KeysOf(const Catalog& catalog, RuleTarget target) {
  std::vector<std::string_view> keys;
  if (target == RuleTarget::kService)
    for (const Service& service : catalog.records().services) keys.push_back(service.key);
  if (target == RuleTarget::kServiceAtLocation)
    for (const ServiceAtLocation& offer : catalog.records().services_at_location) keys.push_back(offer.key);
  if (target == RuleTarget::kProgram)
    for (const Program& program : catalog.records().programs) keys.push_back(program.key);
  return keys;
}

bool Has(const Catalog& catalog, const RuleBinding& binding) {
  if (binding.target == RuleTarget::kService) return catalog.FindService(binding.key).valid();
  if (binding.target == RuleTarget::kServiceAtLocation) return catalog.FindOffer(binding.key).valid();
  const std::vector<std::string_view> programs = KeysOf(catalog, binding.target);
  return std::ranges::find(programs, binding.key) != programs.end();
}

// Where each record's rules are kept while they are bound.
class Binder {
 public:
  explicit Binder(const Catalog& catalog)
      : catalog_(catalog), of_service_(catalog.records().services.size()), of_offer_(catalog.offer_count()) {
    for (const Program& program : catalog.records().programs) of_program_[program.key];
  }

  absl::Status Bind(const Rule& rule, std::uint32_t position) {
    for (const RuleBinding& binding : rule.bindings) {
      RulePositions* rules = Find(binding);
      if (rules == nullptr) return NothingToBind(rule, binding);
      rules->push_back(position);
    }
    return absl::OkStatus();
  }

  std::vector<RulePositions> Offers() && {
    for (std::uint32_t i = 0; i < of_offer_.size(); ++i) {
      const ServiceId service = catalog_.offer(ServiceAtLocationId(i)).service;
      Append(of_service_[service.index()], of_offer_[i]);
      const auto program = of_program_.find(catalog_.service(service).program_key);
      if (program != of_program_.end()) Append(program->second, of_offer_[i]);
      std::ranges::sort(of_offer_[i]);
      of_offer_[i].erase(std::unique(of_offer_[i].begin(), of_offer_[i].end()), of_offer_[i].end());
    }
    return std::move(of_offer_);
  }

 private:
  RulePositions* Find(const RuleBinding& binding) {
    switch (binding.target) {
      case RuleTarget::kService: {
        const ServiceId id = catalog_.FindService(binding.key);
        return id.valid() ? &of_service_[id.index()] : nullptr;
      }
      case RuleTarget::kServiceAtLocation: {
        const ServiceAtLocationId id = catalog_.FindOffer(binding.key);
        return id.valid() ? &of_offer_[id.index()] : nullptr;
      }
      case RuleTarget::kProgram:
        break;
    }
    const auto program = of_program_.find(binding.key);
    return program == of_program_.end() ? nullptr : &program->second;
  }

  absl::Status NothingToBind(const Rule& rule, const RuleBinding& binding) const {
    const std::string what = "rule `" + rule.name + "`: " + WhatIsMissing(catalog_, binding) + ": write the id of one";
    return ErrorAt(rule.file, TextOf(rule), binding.place, what);
  }

  std::string_view TextOf(const Rule& rule) const {
    for (const RuleFile& file : catalog_.records().rule_files)
      if (file.name == rule.file) return file.text;
    return "";
  }

  static void Append(const RulePositions& more, RulePositions& rules) {
    rules.insert(rules.end(), more.begin(), more.end());
  }

  const Catalog& catalog_;
  std::map<std::string_view, RulePositions> of_program_;  // by key
  std::vector<RulePositions> of_service_;
  std::vector<RulePositions> of_offer_;
};

}  // namespace

std::string WhatIsMissing(const Catalog& catalog, const RuleBinding& binding) {
  constexpr std::string_view kTargets[] = {"service", "program", "service_at_location"};
  if (Has(catalog, binding)) return "";
  return "the directory has no " + std::string(kTargets[static_cast<std::size_t>(binding.target)]) + " " +
         Quoted(binding.key) + DidYouMean(binding.key, KeysOf(catalog, binding.target));
}

absl::StatusOr<std::vector<RulePositions>> BindRules(const Catalog& catalog, std::span<const Rule> rules) {
  Binder binder(catalog);
  for (std::uint32_t i = 0; i < rules.size(); ++i) KITH_RETURN_IF_ERROR(binder.Bind(rules[i], i));
  return std::move(binder).Offers();
}

}  // namespace kith
