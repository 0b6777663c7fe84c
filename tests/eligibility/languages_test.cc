// Verdicts in Spanish, sentence by sentence; and in a language made up here and loaded at run time, which is written from right to left:
// nothing is put together by English grammar.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kith/base/messages.h"
#include "tests/eligibility/expressions.h"
#include "tests/eligibility/one_pantry.h"

namespace kith {
namespace {

using enum Truth;

const Messages& Spanish() { return *Messages::Shipped("es"); }

EligibilityVerdict VerdictOn(const std::string& expr, const Household& household, const Messages& messages,
                             Date day = kDay) {
  Need need;  // of the head, and nobody else
  if (household.Head() != nullptr) need.for_member = household.Head()->id;
  const Judged judged(Pantry().Require(expr));
  return judged.rules().Judge(judged.offer(), household, need, day, messages);
}

std::string InSpanish(const std::string& expr, const Household& household, Date day = kDay) {
  const EligibilityVerdict verdict = VerdictOn(expr, household, Spanish(), day);
  EXPECT_EQ(verdict.clauses.size(), 1U);
  return verdict.clauses.front().sentence;
}

std::string ChangeInSpanish(const std::string& expr, const Household& household) {
  return VerdictOn(expr, household, Spanish()).clauses.front().would_change;
}

struct Told {
  const char* expr;
  const char* sentence;
};

Household Family() {
  Household household = Rosa({{"age", FactValue::Number(34)},
                              {"pregnant", FactValue::Bool(true)},
                              {"veteran", FactValue::Bool(false)},
                              {"gender", FactValue::Word("female")},
                              {"immigration_status", FactValue::Word("undocumented")},
                              {"discharge", FactValue::NotApplicable()},
                              {"homebound", FactValue::Bool(false)}});
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(1)}}));
  household.facts = {{"housing", FactValue::Word("imminent_risk")},
                     {"receives", FactValue::AllOf({"medi_cal", "wic"})},
                     {"household.assets", FactValue::Amount({150000, Period::kOnce})},
                     {"household.income.gross", FactValue::Amount({210000, Period::kMonth})},
                     {"fleeing_violence", FactValue::Bool(true)}};
  household.place.zip = "90044";
  return household;
}

TEST(SpanishTest, TellsWhatWasFound) {
  const Told table[] = {
      {"age >= 18", "La edad es de 34 años, al menos 18 años."},
      {"age >= 60", "La edad es de 34 años, menos de 60 años."},
      {"age < 18", "La edad es de 34 años, no menos de 18 años."},
      {"age == 34", "La edad es de 34 años."},
      {"any child: age < 5", "La edad de luz es de 1 año, menos de 5 años."},
      {"any child: anyone", "Hay un niño o una niña en el hogar."},
      {"household.size == 2", "El tamaño del hogar es de 2 personas."},
      {"household.income.gross <= 125% FPL",
       "El ingreso bruto del hogar es de $2,100 al mes, no más de $2,254.16 al mes (125% del nivel federal de pobreza "
       "de 2026, hogar de 2 personas)."},
      {"household.income.gross <= 100% FPL",
       "El ingreso bruto del hogar es de $2,100 al mes, más de $1,803.33 al mes (100% del nivel federal de pobreza de "
       "2026, hogar de 2 personas)."},
      {"household.assets <= $2,000", "El total de los bienes y ahorros del hogar es de $1,500, no más de $2,000."},
      {"pregnant", "rosa está esperando un bebé."},
      {"veteran", "rosa no es veterana o veterano de las fuerzas armadas."},
      {"fleeing_violence", "El hogar está huyendo de la violencia."},
      {"homebound", "El dato «homebound» es no."},
      {"discharge != dishonorable", "La baja militar no aplica."},
      {"gender == male", "El género es femenino, no masculino."},
      {"housing in {imminent_risk, literally_homeless}",
       "La situación de vivienda es de riesgo inminente de perder la vivienda, una de estas opciones "
       "(riesgo inminente de perder la vivienda, calle o refugio (sin hogar))."},
      {"immigration_status in {asylee, refugee}",
       "El estatus migratorio es de persona sin documentos, que no es ninguna de estas opciones (asilo concedido, "
       "persona "
       "refugiada)."},
      {"immigration_status == parolee",
       "El estatus migratorio es de persona sin documentos, no de permiso humanitario (parole)."},
      {"residence.zip in {90011, 90037}",
       "El código postal es 90044, que no es ninguna de estas opciones (90011, 90037)."},
      {"receives any {medi_cal, calfresh}", "El hogar recibe Medi-Cal."},
      {"receives calfresh", "El hogar no recibe CalFresh."},
      {"receives any {calfresh, ssi}", "El hogar no recibe ninguno de estos beneficios (CalFresh, SSI)."},
      {"age < 18 or gender == male",
       "La edad es de 34 años, no menos de 18 años; el género es femenino, no masculino."},
      {"anyone", "Abierto a todas las personas."},
  };
  for (const Told& told : table) EXPECT_EQ(InSpanish(told.expr, Family()), told.sentence) << told.expr;
}

TEST(SpanishTest, SaysLimitsOfAnOpenSizeAndWhoseBenefitsAreMeant) {
  Household household = WithIncome(FactValue::Amount({200000, Period::kMonth}));
  household.members_complete = false;
  household.facts["household.size"] = FactValue::Interval(1, 3);
  EXPECT_EQ(InSpanish("household.income.gross <= 125% FPL", household),
            "Califica si el ingreso bruto del hogar no pasa de $1,662.50 al mes, o hasta $2,845.83 al mes si el hogar "
            "es más grande (125% del nivel federal de pobreza de 2026, hogar de 1 a 3 personas, válido hasta el 31 de "
            "enero de 2027). Pregunte: el tamaño del hogar.");
  Household family = Rosa();
  family.members.push_back(MakeMember("luz", MemberRole::kOther));
  const std::string sentence = InSpanish("any member: person.receives ssi", family);
  EXPECT_NE(sentence.find("los beneficios que recibe luz"), std::string::npos) << sentence;
}

TEST(SpanishTest, SaysWhoseMonthsSinceAPregnancyAreMeant) {
  const Household household = Family();
  EXPECT_EQ(InSpanish("months_since_pregnancy <= 6", household),
            "Califica si el número de meses desde el fin del embarazo de rosa no pasa de 6. Pregunte: el número de "
            "meses desde el fin del embarazo de rosa.");
  EXPECT_EQ(
      ChangeInSpanish("any spouse: months_since_pregnancy <= 6", household),
      "Califica si hay en el hogar una o un cónyuge cuyo número de meses desde el fin del embarazo no pase de 6.");
}

TEST(SpanishTest, SaysWhatToBring) {
  const Judged judged(
      Pantry().Rules("rule r { for service \"service-1\"; require anyone; bring photo_id; "
                     "bring any {utility_bill, \"una carta\"}; }"));
  EXPECT_EQ(judged.rules().Judge(judged.offer(), Rosa(), {}, kDay, Spanish()).bring,
            (std::vector<std::string>{"identificación con foto", "recibo de luz, gas o agua o una carta"}));
}

TEST(SpanishTest, SaysWhatIsStillWantedAndWhatToAsk) {
  Household household = Rosa();
  household.members.push_back(MakeMember("luz", MemberRole::kOther, {{"age", FactValue::Declined()}}));
  const Told table[] = {
      {"age >= 60", "Califica si la edad es de 60 años o más. Pregunte: la edad."},
      {"age <= 64", "Califica si la edad es de 64 años o menos. Pregunte: la edad."},
      {"age == 1", "Califica si la edad es de 1 año. Pregunte: la edad."},
      {"age <= 0.0834", "Califica si la edad es de 1 mes o menos. Pregunte: la edad."},
      {"age < 1.0834", "Califica si la edad es menor de 13 meses. Pregunte: la edad."},
      {"household.income.gross <= 200% FPL",
       "Califica si el ingreso bruto del hogar no pasa de $3,606.66 al mes (200% del nivel federal de pobreza de 2026, "
       "hogar de 2 personas, válido hasta el 31 de enero de 2027). Pregunte: el ingreso bruto del hogar."},
      {"household.income.gross < $500/week",
       "Califica si el ingreso bruto del hogar es de menos de $500 a la semana. Pregunte: el ingreso bruto del hogar."},
      {"housing in {literally_homeless, unstably_housed}",
       "Califica si la situación de vivienda es una de estas opciones (calle o refugio (sin hogar), "
       "vivienda inestable). Pregunte: la situación de vivienda."},
      {"receives any {medi_cal, calfresh}",
       "Califica si el hogar recibe Medi-Cal o CalFresh. Pregunte: los beneficios que recibe el hogar."},
      {"disabled or student",
       "Califica si rosa tiene una discapacidad o bien rosa es estudiante. Pregunte: si rosa tiene una discapacidad, "
       "si "
       "rosa es estudiante."},
      {"not (pregnant or citizen)",
       "Califica si rosa no está esperando un bebé y además rosa no tiene la ciudadanía de los "
       "Estados Unidos. Pregunte: si rosa está esperando un bebé, si rosa tiene la ciudadanía de "
       "los Estados Unidos."},
      {"any member: (age >= 60 and age < 65)",
       "Califica si (la edad de rosa es de 60 años o más y además la edad de rosa es menor de 65 años) o bien (la edad "
       "de luz es de 60 años o más y además la edad de luz es menor de 65 años). Pregunte: la edad de rosa. Prefirió "
       "no "
       "decir: la edad de luz."},
      {"ask_provider \"¿Hay cupo?\"", "Pregunte al proveedor: ¿Hay cupo?"},
      {"pregnant or ask_provider \"¿Hay cupo?\"",
       "Califica si rosa está esperando un bebé o bien el proveedor responde que sí a «¿Hay cupo?». Pregunte: si rosa "
       "está "
       "esperando un bebé."},
  };
  for (const Told& told : table) EXPECT_EQ(InSpanish(told.expr, household), told.sentence) << told.expr;
}

TEST(SpanishTest, SaysWhatWouldChangeAFailure) {
  Household household = Family();
  household.members[0].facts["pregnant"] = FactValue::Bool(false);
  household.members[1].facts["disabled"] = FactValue::Bool(false);
  const Told table[] = {
      {"age >= 60", "Califica si la edad es de 60 años o más."},
      {"household.income.gross <= 100% FPL",
       "Califica si el ingreso bruto del hogar no pasa de $1,803.33 al mes (100% del nivel federal de pobreza de 2026, "
       "hogar de 2 personas, válido hasta el 31 de enero de 2027)."},
      {"any child: (age < 5 and disabled)",
       "Califica si hay en el hogar un niño o una niña cuya edad sea menor de 5 años y además que tenga una "
       "discapacidad."},
      {"any adult: age >= 60", "Califica si hay en el hogar una persona adulta cuya edad sea de 60 años o más."},
      {"not any adult: age >= 30",
       "Califica si no hay en el hogar ninguna persona adulta cuya edad sea de 30 años o más."},
      {"all member: age >= 18", "Califica si en el hogar, cada persona es alguien cuya edad sea de 18 años o más."},
      {"receives calfresh", "Califica si el hogar recibe CalFresh."},
  };
  for (const Told& told : table) EXPECT_EQ(ChangeInSpanish(told.expr, household), told.sentence) << told.expr;
  const EligibilityVerdict two = VerdictOn("age >= 60 and pregnant", household, Spanish());
  ASSERT_EQ(two.clauses.size(), 2U);
  EXPECT_EQ(two.clauses[1].would_change_after, "Y solo si rosa está esperando un bebé.");
}

TEST(SpanishTest, SaysThatALimitHasExpired) {
  Household household = WithIncome(FactValue::Amount({100000, Period::kMonth}));
  const EligibilityVerdict verdict =
      VerdictOn("household.income.gross <= 125% FPL", household, Spanish(), *ParseDate("2027-06-01"));
  EXPECT_EQ(
      verdict.clauses.front().sentence,
      "Califica si el ingreso bruto del hogar no pasa de 125% del nivel federal de pobreza, que no se conoce para "
      "el 1 de junio de 2027. Dato vencido: el último nivel federal de pobreza conocido vale hasta el 31 de enero "
      "de 2027.");
  EXPECT_EQ(verdict.ask_provider, std::vector<std::string>{"¿Cuál es el límite el 1 de junio de 2027?"});
}

TEST(SpanishTest, AsksWhatTheListingAndTheRulesLeaveOpen) {
  const auto clause_of = [](const Pantry& pantry, Date day = kDay) {
    const Judged judged(pantry);
    EligibilityVerdict verdict = judged.rules().Judge(judged.offer(), Rosa(), {}, day, Spanish());
    EXPECT_EQ(verdict.ask_provider.size(), 1U);
    EXPECT_EQ(verdict.clauses.front().sentence, "Pregunte al proveedor: " + verdict.ask_provider.front());
    return verdict.clauses.front();
  };
  EXPECT_EQ(clause_of(Pantry()).sentence, "Pregunte al proveedor: ¿A quiénes atienden? No hay requisitos registrados.");
  EXPECT_EQ(clause_of(Pantry()).code, "question.no_rules");
  Pantry listed;
  listed.service().eligibility_description = "Adults only";
  EXPECT_EQ(clause_of(listed).sentence,
            "Pregunte al proveedor: La ficha del servicio dice «Adults only»: ¿se refiere a este hogar?");
  EXPECT_EQ(clause_of(listed).code, "question.listing");
  const Pantry past = Pantry().Rules("rule r { for service \"service-1\"; until 2026-06-01; require anyone; }");
  EXPECT_EQ(clause_of(past).sentence,
            "Pregunte al proveedor: ¿A quiénes atienden ahora? La regla r vale hasta el 1 de junio de 2026.");
  EXPECT_EQ(clause_of(past).code, "question.not_now");
}

TEST(SpanishTest, AsksForWhomItIs) {
  Household household = Family();
  const Judged judged(Pantry().Require("age < 14"));
  const EligibilityVerdict verdict = judged.rules().Judge(judged.offer(), household, {}, kDay, Spanish());
  EXPECT_EQ(verdict.clauses.front().sentence,
            "La edad de rosa es de 34 años, no menos de 14 años; luz (1) sí podría: ¿para quién es la ayuda?");
  EXPECT_EQ(verdict.clauses.front().code, "clause.for_whom");
}

TEST(SpanishTest, AsksForWhomItIsBeforeWhatTheyAreToEachOther) {
  Household household = Rosa({{"age", FactValue::Number(40)}});
  household.members.push_back(MakeMember("ana", MemberRole::kOther, {{"age", FactValue::Number(70)}}));
  household.members_complete = true;
  const Judged judged(Pantry().Require("age >= 60 or spouse.age >= 60"));
  const auto clause = [&](const Messages& messages) {
    return judged.rules().Judge(judged.offer(), household, {}, kDay, messages).clauses.front();
  };
  EXPECT_EQ(clause(Messages::English()).sentence, "ana (70) could: for whom is it?");
  EXPECT_EQ(clause(Spanish()).sentence, "ana (70) podría: ¿para quién es la ayuda?");
  EXPECT_EQ(clause(Spanish()).code, "clause.for_whom_first");
}

TEST(SpanishTest, NamesFactsAsEnglishDoes) {
  Household household = Rosa();
  household.members.push_back(MakeMember("luz", MemberRole::kChild));
  for (const char* expr : {"age >= 60 and veteran", "any child: age < 5", "household.income.gross <= 200% FPL"}) {
    const EligibilityVerdict spanish = VerdictOn(expr, household, Spanish());
    const EligibilityVerdict english = VerdictOn(expr, household, Messages::English());
    EXPECT_EQ(spanish.ask, english.ask) << expr;
    EXPECT_EQ(spanish.eligible, english.eligible) << expr;
    EXPECT_EQ(spanish.clauses.front().clause, english.clauses.front().clause) << expr;
  }
}

// A language with the verb first, conditions before what they are said of, no articles, and lines from right to left.
constexpr const char* kMadeUp = R"(
@language = qaa
@name = Made up
@direction = rtl
@plural.one = n = 1
money.month = {amount} MOON
join.all_of = {before} + {last}
join.words = {before}/{last}
member.named = {name}
fact.age = {subject, select, one {YEARS} other {YEARS[{name}]}}
fact.household.income.gross = INCOME
fact.* = FACT<{words}>
word.calfresh = MEAL-CARD
wanted.under = LESS {label} {limit}
wanted.at_most = NOT-MORE {label} {limit}
told.under = LESS {label} {found} {limit}
share.percent = {table} {percent}% {vintage}
table.fpl = LINE
limit.table = {amount} ({share} OF {size})
size.one = {size, plural, one {LONE} other {# HEADS}}
number.of_fact = {number}
group.there_is = {condition} {group, select, child {SMALL} other {ANY}} {value, select, yes {IS} other {IS-NOT}}
set.includes = RECEIVE {choices}
clause.holds = {text}!
clause.fails = {text}!
clause.open = {condition} THEN YES{order, select, after { TOO} other {}}!
clause.ask = ASK {facts}!
join.sentences = {last} {before}
)";

TEST(MadeUpLanguageTest, SaysVerdictsInItsOwnOrderAndDirection) {
  const absl::StatusOr<Messages> made_up = Messages::Parse(kMadeUp, "qaa.messages");
  ASSERT_TRUE(made_up.ok()) << made_up.status();
  EXPECT_TRUE(made_up->right_to_left());
  const auto say = [&](const std::string& expr, const Household& household) {
    return VerdictOn(expr, household, *made_up).clauses.front();
  };
  Household household = Rosa({{"age", FactValue::Number(34)}});
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  EXPECT_EQ(say("any child: age < 5", household).sentence, "LESS YEARS[\u2068luz\u2069] \u20664\u2069 \u20665\u2069!");
  EXPECT_EQ(say("any child: age < 3", household).would_change, "LESS YEARS \u20663\u2069 SMALL IS THEN YES!");
  EXPECT_EQ(say("household.income.gross <= 200% FPL", household).sentence,
            "ASK INCOME! NOT-MORE INCOME \u2066$3,606.66\u2069 MOON (LINE \u2066200\u2069% \u20662026\u2069 OF "
            "\u20662\u2069 HEADS) THEN YES!");
  EXPECT_EQ(say("club == chess or age < 3", household).parts.front().code, "wanted.word");
  // What it does not say yet is said in English, set apart.
  EXPECT_EQ(say("receives calfresh", household).sentence_after,
            "ASK \u2066benefits received\u2069! RECEIVE MEAL-CARD THEN YES TOO!");
  EXPECT_EQ(say("anyone", household).sentence, "\u2066open to everyone\u2069!");
}

// An "or" of a message's own beside "and".
TEST(ReasonsTest, SetApartWhatHoldsAnOrOfItsOwn) {
  constexpr std::string_view kOwn = R"(
statement.deprived = {value, select, yes {X} other {Y}}
fact.deprived = Z
)";
  const auto own = [&](const Messages& below, const std::string& yes, const std::string& no) {
    std::string text = "@language = " + std::string(below.language()) + std::string(kOwn);
    text.replace(text.find('X'), 1, yes).replace(text.find('Y'), 1, no);
    absl::StatusOr<Messages> messages = Messages::ParseOver(below, text, "own.messages");
    EXPECT_TRUE(messages.ok()) << messages.status();
    return *std::move(messages);
  };
  const auto say = [](const std::string& expr, const Messages& messages) {
    return VerdictOn(expr, Rosa(), messages).clauses.front().condition;
  };
  const Messages english = own(Messages::English(), "a parent is dead, absent or ill", "no parent is dead");
  EXPECT_EQ(say("(deprived and veteran) or age >= 60", english),
            "Eligible if ((a parent is dead, absent or ill) and rosa is a veteran) or age is at least 60.");
  EXPECT_EQ(say("deprived or age >= 60", english),
            "Eligible if a parent is dead, absent or ill or age is at least 60.");
  EXPECT_EQ(say("(receives any {wic, ssi} and veteran) or age >= 60", english),
            "Eligible if ((the household receives WIC or SSI) and rosa is a veteran) or age is at least 60.");
  EXPECT_EQ(say("(receives wic and veteran) or age >= 60", english),
            "Eligible if (the household receives WIC and rosa is a veteran) or age is at least 60.");
  const Messages spanish =
      own(Spanish(), "un padre murió o está ausente (o en la cárcel)", "ningún padre murió (o falta)");
  EXPECT_EQ(
      say("(deprived and age >= 60) or veteran", spanish),
      "Califica si ((un padre murió o está ausente (o en la cárcel)) y además la edad es de 60 años o más) o bien "
      "rosa es veterana o veterano de las fuerzas armadas.");
  EXPECT_EQ(say("(not deprived and age >= 60) or veteran", spanish),
            "Califica si (ningún padre murió (o falta) y además la edad es de 60 años o más) o bien rosa es veterana o "
            "veterano de las fuerzas armadas.");
}

// --- Reasons as values ---

TEST(ReasonPartsTest, SayWhatTheSentenceSays) {
  const EligibilityVerdict over = VerdictOn("household.income.gross <= 100% FPL", Family(), Spanish());
  ASSERT_EQ(over.clauses.front().parts.size(), 1U);
  const ReasonPart& part = over.clauses.front().parts.front();
  EXPECT_EQ(over.clauses.front().code, "clause.fails");
  EXPECT_EQ(part.code, "told.over");
  EXPECT_EQ(part.fact, "household.income.gross");
  EXPECT_EQ(part.member, "");
  EXPECT_EQ(part.relation, ">");
  EXPECT_EQ(part.found, FactValue::Amount({210000, Period::kMonth}));
  EXPECT_FALSE(part.limit.has_value());
  ASSERT_TRUE(part.amount.has_value());
  EXPECT_EQ(*part.amount, (TableAmount{.table = "fpl",
                                       .vintage = "2026",
                                       .percent = 100,
                                       .min_size = 2,
                                       .max_size = 2,
                                       .least = {180333, Period::kMonth},
                                       .greatest = Money{180333, Period::kMonth},
                                       .valid_to = *ParseDate("2027-01-31")}));
}

TEST(ReasonPartsTest, AreWhatDecidedOrWhatIsLeft) {
  Household household = Rosa({{"age", FactValue::Number(34)}});
  household.members.push_back(MakeMember("luz", MemberRole::kChild, {{"age", FactValue::Number(4)}}));
  const auto parts = [&](const std::string& expr) {
    const ClauseReason clause = VerdictOn(expr, household, Messages::English()).clauses.front();
    std::string text = clause.code;
    for (const ReasonPart& part : clause.parts) {
      text += "; " + part.code;
      for (const std::string& more : {part.member, part.relation, part.question})
        text += more.empty() ? "" : " " + more;
    }
    return text;
  };
  EXPECT_EQ(parts("any child: age < 5"), "clause.holds; told.under luz <");
  EXPECT_EQ(parts("any child: age < 3"), "clause.fails; told.not_under luz >=");
  EXPECT_EQ(parts("any child: anyone"), "clause.holds; group.present yes");
  EXPECT_EQ(parts("age < 18 or age >= 60"), "clause.fails; told.not_under rosa >=; told.under rosa <");
  EXPECT_EQ(parts("age >= 60 or disabled"), "clause.open; statement.disabled rosa ==");
  EXPECT_EQ(parts("not (veteran and disabled)"), "clause.open; statement.veteran rosa !=; statement.disabled rosa !=");
  EXPECT_EQ(parts("receives any {wic, ssi}"), "clause.open; set.includes receives");
  EXPECT_EQ(parts("disabled or ask_provider \"Is it?\""),
            "clause.open; statement.disabled rosa ==; wanted.provider yes Is it?");
  EXPECT_EQ(parts("ask_provider \"Is it?\""), "clause.ask_provider; wanted.provider yes Is it?");
  EXPECT_EQ(parts("anyone"), "clause.holds; told.everyone");
}

}  // namespace
}  // namespace kith
