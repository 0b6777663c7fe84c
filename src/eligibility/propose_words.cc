#include "src/eligibility/propose_words.h"

#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "src/eligibility/propose_pattern.h"

namespace kith::propose_internal {
namespace {

using enum PhraseKind;
using enum WordSort;

constexpr std::string_view kHomeless =
    "housing == literally_homeless or (housing in {imminent_risk, unstably_housed} and ?)";
constexpr std::string_view kOrAtRisk =
    "housing in {literally_homeless, imminent_risk} or (housing == unstably_housed and ?)";
// Whether who is neither is taken for one of them, the provider says.
constexpr std::string_view kMen = "gender in {male, man} or (not gender in {female, woman} and ?)";
constexpr std::string_view kWomen = "gender in {female, woman} or (not gender in {male, man} and ?)";
constexpr std::string_view kBoys = "(gender in {male, man} or (not gender in {female, woman} and ?)) and age < 18";
constexpr std::string_view kGirls = "(gender in {female, woman} or (not gender in {male, man} and ?)) and age < 18";
constexpr std::string_view kSeniors = "age >= 65 or (age >= 50 and ?)";

constexpr WordRow kRows[] = {
    // Joints
    {"and|&|plus", kAnd},
    {"or|and/or|/", kOr},
    {"and / or", kOr},
    {", and", kAnd},
    {", or", kOr},
    {",|:|(|)|-|.|;|\"|'|+", kComma},
    // What says nothing by itself
    {"open to all? of? the? any?", kFiller},
    {"open all", kFiller},
    {"available to|for all?", kFiller},
    {"limited|restricted to", kFiller},
    {"service|services|program|membership is|are? open|available|restricted|limited to|for all?", kFiller},
    {"it|this is only? for", kFiller},
    {"the|this|our? program|service is|are? for", kFiller},
    {"program|programs|services|service for", kFiller},
    {"for", kBounds},
    {"serves|serving|serve all?", kFiller},
    {"provides|provide|providing comprehensive|free|all? services|assistance|support to|for", kFiller},
    {"eligibility :", kFiller},
    {"to be eligible ,? must?", kFiller},
    {"eligible", kFiller},
    {"all|any|every", kFiller},
    {"only", kFiller},
    {"is|are|be", kFiller},
    {"free public service", kFiller},
    {"just show up", kFiller},
    {"of all|any age|ages", kFiller},
    {"in order? to participate|be in this|the program", kFiller},
    {"to receive help|services|assistance|service", kFiller},
    {"with or|and without any|mild|learning|special|intellectual|cognitive|physical|developmental? "
     "disability|disabilities|needs",
     kFiller},
    {"no id|identification|documentation|papers|appointment is? required|needed|necessary", kFiller},
    {"no citizenship|immigration requirement|requirements", kFiller},
    // Conditions begin
    {"must|must be|must be a|must be an", kMust},
    {"must|should? also? be currently? a|an?", kMust},
    {"must", kMust},
    {"has|have|needs|need to be a|an?", kMust},
    {"that|who|whom are|is|have|has|be? a|an?", kWho},
    {"a|an", kFiller},
    // Anybody
    {"individuals|individual|people|persons|person|those|clients|client|participants|participant|applicants|applicant|"
     "recipients|recipient",
     kPeople},
    {"anyone|anybody|everyone", kPeople},
    {"any one", kPeople},
    {"resident|residents", kPeople},
    {"individuals and|& families", kPeople},
    {"families and|& individuals", kPeople},
    // Groups
    {"adults|adult", kGroup, "age >= 18", kGrown},
    {"children|child|kids|minors|minor", kGroup, "age < 18", kYouth},
    {"boys|boy", kGroup, kBoys, kYouth},
    {"girls|girl", kGroup, kGirls, kYouth},
    {"men|man|males|male", kGroup, kMen, kMan},
    {"women|woman|females|female|ladies", kGroup, kWomen, kWoman},
    {"young men", kGroup, kMen, kMan},
    {"young women", kGroup, kWomen, kWoman},
    {"seniors|senior|elders|elder", kGroup, kSeniors, kSenior},
    {"senior citizens|citizen|adults|adult", kGroup, kSeniors, kSenior},
    {"older adults|adult|persons|people", kGroup, kSeniors, kSenior},
    {"the elderly", kGroup, kSeniors, kSenior},
    {"u.s|us|military? veterans|veteran|veteran's|vets", kGroup, "veteran"},
    {"honorably discharged veterans|veteran", kGroup, "veteran and discharge == honorable"},
    {"veterans|veteran with an? honorable discharge", kGroup, "veteran and discharge == honorable"},
    {"students|student", kGroup, "student"},
    {"pregnant women|woman|females|mothers|individuals|people|persons|moms", kGroup, "pregnant"},
    {"pregnant woman|women or|and teen|teens|teenagers|girls", kGroup, "pregnant"},
    {"expectant|expecting mothers|mother|moms", kGroup, "pregnant"},
    {"families|family|households|household with minor? children|child", kGroup, "any child: age < 18", kFamily},
    {"single and two-parent families with children", kGroup, "any child: age < 18", kFamily},
    {"parents|parent of|with minor? children|child", kGroup, "any child: age < 18", kFamily},
    {"parents|parent who have a? child|children", kGroup, "any child: age < 18", kFamily},
    {"people|persons|person|individuals|individual|those|anyone living? with a? disabilities|disability", kGroup,
     "disabled"},
    {"people|persons|individuals|those|anyone experiencing homelessness", kGroup, kHomeless},
    {"victims|survivors|victim|survivor of domestic violence|abuse", kGroup, "fleeing_violence or ?"},
    {"victims|survivors|victim|survivor of domestic violence and|or|/ abuse", kGroup, "fleeing_violence or ?"},
    {"domestic violence victims|survivors", kGroup, "fleeing_violence or ?"},
    {"u.s|us citizens|citizen", kGroup, "citizen"},
    {"citizens|citizen of the united states", kGroup, "citizen"},
    {"calfresh|snap recipients|recipient|participants", kGroup, "receives calfresh"},
    {"calworks recipients|recipient|participants", kGroup, "receives calworks"},
    {"medi-cal recipients|recipient|beneficiaries|members|member", kGroup, "person.receives medi_cal"},
    {"medicaid recipients|recipient|beneficiaries|beneficiary|members|member", kGroup, "person.receives medi_cal"},
    {"ssi recipients|recipient", kGroup, "person.receives ssi"},
    {"wic participants|recipients|recipient", kGroup, "person.receives wic"},
    {"general relief recipients|recipient|participants", kGroup, "receives general_relief"},
    {"l.a|la care members|member", kGroup, "coverage.payer == la_care or coverage.plan == la_care"},
    {"blue shield promise members|member", kGroup,
     "coverage.payer == blue_shield_promise or coverage.plan == blue_shield_promise"},
    {"health net members|member", kGroup, "coverage.payer == health_net or coverage.plan == health_net"},
    {"kaiser members|member", kGroup, "coverage.payer == kaiser or coverage.plan == kaiser"},
    {"molina members|member", kGroup, "coverage.payer == molina or coverage.plan == molina"},
    // Ages said roughly
    {"juveniles|juvenile|youth|youths|teens|teen|teenagers|teenager|adolescents|adolescent|infants|infant|toddlers|"
     "toddler|preschoolers|"
     "newborns",
     kAgeNoun},
    {"young adults|adult|people", kAgeNoun},
    // Others than those of the condition beside them
    {"families|family|household|households|caregivers|caregiver|caretakers|parents|parent|spouses|spouse|partners|"
     "partner|friends|relatives|mothers|fathers"
     "|guardians|guardian|grandparents|couples|professionals|professional|teachers|providers|provider|employees|"
     "employers|staff|faculty|visitors|volunteers"
     "|volunteer|siblings|widows|dependents|survivors|victims|groups|organizations|businesses|agencies|workers|"
     "caregiving|babies|members|member|citizens",
     kOthers},
    // Adjectives
    {"elderly", kTrait, kSeniors, kSenior},
    {"homeless|unhoused", kTrait, kHomeless},
    {"experiencing homelessness", kTrait, kHomeless},
    {"homeless or at risk of homelessness|becoming? homeless?", kTrait, kOrAtRisk},
    {"disabled|handicapped", kTrait, "disabled"},
    {"living with a? disability|disabilities", kTrait, "disabled"},
    {"with a? disability|disabilities", kTrait, "disabled"},
    {"have|has a? disability|disabilities", kTrait, "disabled"},
    {"pregnant", kTrait, "pregnant"},
    {"fleeing domestic? violence|abuse", kTrait, "fleeing_violence"},
    {"fleeing domestic violence or|and abuse", kTrait, "fleeing_violence"},
    {"receiving|receive|receives|on ssi", kTrait, "person.receives ssi"},
    {"receiving|receive|receives|on calworks", kTrait, "receives calworks"},
    {"receiving|receive|receives|on calfresh|snap", kTrait, "receives calfresh"},
    {"receiving|receive|receives|on food stamps", kTrait, "receives calfresh"},
    {"receiving|receive|receives|on|have|has|with medi-cal", kTrait, "person.receives medi_cal"},
    {"receiving|receive|receives|on general relief", kTrait, "receives general_relief"},
    {"low-income|low-to-moderate|homebound|home-bound|frail|single|qualified|current|registered|indigent|uninsured|"
     "unemployed|isolated|needy|eligible|local"
     "|working|at-risk|adult-age|school-age|single-parent|chronically|low-moderate|underserved|vulnerable|"
     "disadvantaged|area|employed|income-eligible",
     kOtherTrait},
    {"low|moderate|limited income|incomes", kOtherTrait},
    {"low to|and moderate income", kOtherTrait},
    {"severely|emotionally|disturbed|mentally|physically|visually|hearing|impaired|medically|developmentally|"
     "intellectually|ill|delayed|undocumented|unaccompanied|immigrant|refugee|incarcerated|abused|abandoned|"
     "neglected|high-risk|jewish|hispanic|latino|lgbtq|lgbt|lgbtqa|gay|socially|economically",
     kOtherTrait},
    {"school age|aged", kOtherTrait},
    {"at risk", kOtherTrait},
    // Documents
    {"bring|present|show|provide|with", kBring},
    {"please|must|should|clients|participants|public|need|needs|have|required? must|to? "
     "bring|present|show|provide|have|need",
     kBring},
    {"need|needs|require|requires|required", kBring},
    {"please bring|present|show|provide", kBring},
    {"need|needs|have|required to show|bring|present|provide", kBring},
    {"clients need", kBring},
    {"showing", kBring},
    {"is|are? required|requested|necessary|needed|mandatory", kBring},
    {"public must bring", kBring},
    {"to check dob", kBring},
    // Everybody
    {"none", kAnyone},
    {"no eligibility? requirements|requirement|restrictions|restriction|eligibility|criteria", kAnyone},
    {"no eligibility / requirements", kAnyone},
    {"no eligibility requirements|criteria|restrictions to receive help|services|assistance", kAnyone},
    {"there are no eligibility? requirements|restrictions", kAnyone},
    {"eligibility is not required to access this program", kAnyone},
    {"eligibility is not required", kAnyone},
    {"open to the? general? public", kAnyone},
    {"anyone|everyone|everybody|persons|people of any|all age|ages", kAnyone},
    {"open to the? general? public of any|all age|ages", kAnyone},
    {"general? public", kAnyone},
    {"the general? public", kAnyone},
    {"everyone|all|everybody is|are? welcome|welcomed", kAnyone},
    {"open to all|everyone|anyone|anybody", kAnyone},
    {"open to all|everyone|anyone and the general? public", kAnyone},
    // What bounds or loosens its sentence
    {"not|cannot|can't|don't|doesn't|aren't|isn't|never|without|nor|neither", kBounds},
    {"no", kBounds},
    {"preferred|preference|preferably|prefer|prefers|priority|recommended|encouraged|suggested|ideally|optional",
     kBounds},
    {"may|might|can|could|should|would", kBounds},
    {"usually|typically|typical|generally|mostly|most|some|certain|various|primarily|mainly|especially|specializes|"
     "specialize|particularly|specifically",
     kBounds},
    {"also|but|depending|depends|varies|vary|based|if|when|while|until|during|first|either|than|such|e.g|i.e|example|"
     "including|include|includes|like",
     kBounds},
    {"their|his|her|whose|them|they", kBounds},
    {"unborn|deceased|former|ex|surviving|spouse|spouses|widow|widows|formerly|previously|future|prospective|potential|"
     "possible",
     kBounds},
    {"to receive|participate|attend|apply|qualify|enroll|access|get|obtain", kBounds},
    {"just in case", kBounds},
    // On some days only; at another day than that of the question; what it costs whom
    {"on|every|each mon|monday|mondays|tue|tues|tuesday|tuesdays|wed|wednesday|wednesdays|thu|thurs|thursday|thursdays|"
     "fri|friday|fridays|sat|saturday|saturdays|sun|sunday|sundays|weekends|weekdays",
     kBounds},
    {"mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays only?", kBounds},
    {"by|before|on|of|after jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|"
     "september|oct|october|nov|november|dec|december",
     kBounds},
    {"by|before|at|as the? start|beginning|end|first|time of", kBounds},
    {"eat|eats|dine|dines|ride|rides|enter|enters|attend|attends free", kBounds},
    {"is|are|get|gets free", kBounds},
    {"free for|to", kBounds},
    {"pay|pays|discount|discounts|discounted", kBounds},
    {"in the? case of", kBounds},
    {"grade|grades|grader|graders|kindergarten|pre-kindergarten|prekindergarten|vpk|pre-k|k", kBounds},
    {"covid|covid-19|coronavirus|temporarily|currently suspended", kBounds},
    {"except|exception|exceptions|exceptional|unless|exempt|exempted|waived|waive|waiver|waiving|however|although|"
     "though|otherwise|alternatively|instead|regardless"
     "|accompanied|excluding|excluded|outside|override|overridden",
     kLoosens},
    {"one|any|either|two|some|all of the following|below", kLoosens},
    {"one|any|either|two|some|more of these", kLoosens},
    {"one or more|both|all", kLoosens},
    {"any|all of which", kLoosens},
    {"at least one|two", kLoosens},
    {"case by case", kLoosens},
    {"case-by-case", kLoosens},
    {"not limited to", kLoosens},
    {"also welcome|accepted|served|eligible|serves|accepts|available|qualify", kLoosens},
    {"may|might|can be? considered|accepted|served|admitted|younger|older", kLoosens},
    {"are|is accepted", kLoosens},
    {"turn|turned anyone? away", kLoosens},
    {"if|when younger|under|older|not", kLoosens},
    {"anyone|those|children|youth|individuals|clients|persons|patients|minors below|under # must", kLoosens},
};

using Index = std::unordered_map<std::string_view, std::vector<const WordRow*>>;  // by first word; only looked up

struct Benefit {
  std::string_view names;  // a pattern
  std::string_view means;
};
constexpr Benefit kBenefits[] = {{"calfresh|snap", "receives calfresh"},
                                 {"medi-cal|medicaid", "person.receives medi_cal"},
                                 {"calworks", "receives calworks"},
                                 {"ssi", "person.receives ssi"},
                                 {"wic", "person.receives wic"}};

// "recipients of CalFresh", "CalFresh or WIC recipients", "must receive CalFresh or WIC".
std::vector<std::array<std::string, 2>> BenefitPatterns(std::string_view before, std::string_view behind) {
  std::vector<std::array<std::string, 2>> patterns;
  const auto add = [&](const std::string& names, std::string means) {
    patterns.push_back({std::string(before) + names + std::string(behind), std::move(means)});
  };
  for (const Benefit& one : kBenefits) {
    add(std::string(one.names), std::string(one.means));
    for (const Benefit& other : kBenefits) {
      if (&one == &other) continue;
      add(std::string(one.names) + " or " + std::string(other.names),
          std::string(one.means) + " or " + std::string(other.means));
    }
  }
  return patterns;
}

// Their texts must outlive them.
struct BenefitRows {
  std::vector<std::vector<std::array<std::string, 2>>> texts;
  std::vector<WordRow> rows;

  BenefitRows() {
    texts = {BenefitPatterns("recipients|recipient of ", ""),
             BenefitPatterns("", " recipients|recipient|participants|beneficiaries"),
             BenefitPatterns("receiving|receive|receives|on ", "")};
    for (const auto& patterns : texts) {
      const PhraseKind kind = &patterns == &texts.back() ? kTrait : kGroup;
      for (const auto& [pattern, means] : patterns) rows.push_back({pattern, kind, means});
    }
  }
};

Index MakeIndex() {
  static const BenefitRows* const benefits = new BenefitRows();
  Index index;
  const auto add = [&](const WordRow& row) {
    for (const std::string_view word : FirstWords(row.pattern)) {
      std::vector<const WordRow*>& rows = index[word];
      if (rows.empty() || rows.back() != &row) rows.push_back(&row);
    }
  };
  for (const WordRow& row : kRows) add(row);
  for (const WordRow& row : benefits->rows) add(row);
  return index;
}

}  // namespace

const std::vector<const WordRow*>& RowsFor(const TextToken& token) {
  static const Index* const index = new Index(MakeIndex());
  static const std::vector<const WordRow*>* const none = new std::vector<const WordRow*>();
  const auto found = token.kind == TextToken::Kind::kNumber ? index->end() : index->find(token.word);
  return found == index->end() ? *none : found->second;
}

}  // namespace kith::propose_internal
