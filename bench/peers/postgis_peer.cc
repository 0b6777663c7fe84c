// As an expert writes it: catchments cut small (ST_Subdivide), each piece beside the needs that it is asked for, in one GiST index on (need, piece); offers clustered by
// (need, catchment); one prepared statement for each way of travelling, so that its table of minutes is a constant of the plan, planned once.
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <set>
#include <string>
#include <utility>

#include <libpq-fe.h>

#include "bench/peers/peer.h"
#include "bench/stop.h"

namespace kith::peers {
namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr std::size_t kParameters = 9;

// What libpq sends as it is: numbers in network order.
template <class Bits>
void AppendBits(Bits bits, std::string& out) {
  for (int shift = static_cast<int>(sizeof(Bits)) * 8 - 8; shift >= 0; shift -= 8)
    out += static_cast<char>(static_cast<unsigned char>(bits >> shift));
}
void AppendInt(std::int32_t value, std::string& out) { AppendBits(static_cast<std::uint32_t>(value), out); }
void AppendDouble(double value, std::string& out) { AppendBits(std::bit_cast<std::uint64_t>(value), out); }

std::string ToText(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.17g", value);
  return text.data();
}

// Well-known binary, big end first.
std::string WkbPoint(LatLng at) {
  std::string wkb(1, '\0');
  AppendInt(1, wkb);
  AppendDouble(at.lng_e7(), wkb);
  AppendDouble(at.lat_e7(), wkb);
  return wkb;
}

void AppendRing(const Ring& ring, std::string& wkb) {
  AppendInt(static_cast<std::int32_t>(ring.vertices.size() + 1), wkb);
  for (std::size_t i = 0; i <= ring.vertices.size(); ++i) {
    const LatLng at = ring.vertices[i % ring.vertices.size()];
    AppendDouble(at.lng_e7(), wkb);
    AppendDouble(at.lat_e7(), wkb);
  }
}

std::string WkbPolygon(const Polygon& polygon) {
  std::string wkb(1, '\0');
  AppendInt(3, wkb);
  AppendInt(static_cast<std::int32_t>(1 + polygon.holes.size()), wkb);
  AppendRing(polygon.outer, wkb);
  for (const Ring& hole : polygon.holes) AppendRing(hole, wkb);
  return wkb;
}

std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

constexpr const char* kTables = R"(
  SET client_min_messages = warning;
  CREATE EXTENSION IF NOT EXISTS postgis;
  CREATE EXTENSION IF NOT EXISTS btree_gist;
  SET jit = off;
  SET max_parallel_workers_per_gather = 0;
  SET plan_cache_mode = force_generic_plan;
  SET work_mem = '64MB';
  SET maintenance_work_mem = '512MB';
  CREATE UNLOGGED TABLE shape (region int, kind int, outline geometry);
  CREATE UNLOGGED TABLE listed (need int, region int, catchment int);
  CREATE UNLOGGED TABLE unasked (need int, catchment int, open_unless_named int);
  CREATE UNLOGGED TABLE offer (need int, catchment int, id int, rules int, way int, fixed_points int, fixed_minutes int,
                           room_points int, x float8, y float8, z float8);
)";

// All of a piece's needs stand beside it.
constexpr const char* kIndexes = R"(
  CREATE UNLOGGED TABLE piece AS
    SELECT region, kind, ST_Subdivide(outline, $PIECE_VERTICES) AS part FROM shape;
  CREATE UNLOGGED TABLE served AS
    SELECT l.need, p.region, p.kind, p.part FROM (SELECT DISTINCT need, region FROM listed) l JOIN piece p USING (region)
    ORDER BY l.need, p.region;
  CREATE INDEX ON served USING gist (need, part);
  CREATE INDEX ON listed (need, region) INCLUDE (catchment);
  CREATE INDEX ON unasked (need) INCLUDE (catchment, open_unless_named);
  CREATE INDEX offer_by_group ON offer (need, catchment);
  CLUSTER offer USING offer_by_group;
  VACUUM ANALYZE;
)";

// $1 need, $2 point, $3 $4 $5 unit vector, $6 minutes at most, $7 regions named, $8 verdicts by rules, $9 kinds named, as bits.
// What stands between OFFSET 0 and the next query is computed once a row.
constexpr const char* kStatement = R"(
  WITH covering AS MATERIALIZED (
    SELECT DISTINCT region FROM served
    WHERE need = $1::int AND ST_Intersects(part, $2::geometry) AND ($9::int >> kind) & 1 = 0
    UNION ALL SELECT unnest($7::int[])
  ), serving AS MATERIALIZED (
    SELECT catchment, bool_and(open)::int AS open FROM (
      SELECT l.catchment, false AS open FROM covering c JOIN listed l ON l.need = $1::int AND l.region = c.region
      UNION ALL
      SELECT catchment, open_unless_named <> 0 FROM unasked
      WHERE need = $1::int AND (open_unless_named = 0 OR open_unless_named & ~$9::int <> 0)) either
    GROUP BY catchment
  )
  SELECT id FROM (
    SELECT id, way, minutes, fixed_minutes, room_points
             + ($ELIGIBILITY)[verdict + open + 1]
             + CASE way WHEN 0 THEN fixed_points
                        WHEN 1 THEN ($VISIT)[least(minutes, $VISIT_LAST) + 1]
                        ELSE ($OR_NOT)[least(minutes, $OR_NOT_LAST) + 1] END AS score
    FROM (
      SELECT o.id, o.way, o.fixed_points, o.fixed_minutes, o.room_points, s.open, get_byte($8::bytea, o.rules) AS verdict,
             CASE WHEN o.way <> 0 THEN width_bucket((o.x - $3::float8) * (o.x - $3::float8)
                                                     + (o.y - $4::float8) * (o.y - $4::float8)
                                                     + (o.z - $5::float8) * (o.z - $5::float8), $CHORDS) END AS minutes
      FROM serving s JOIN offer o ON o.need = $1::int AND o.catchment = s.catchment
      WHERE get_byte($8::bytea, o.rules) <> 255
      OFFSET 0) met
    WHERE way <> 1 OR minutes <= $6::int) judged
  ORDER BY score DESC, CASE way WHEN 0 THEN fixed_minutes WHEN 1 THEN minutes ELSE 0 END,
           CASE way WHEN 2 THEN minutes ELSE 2147483647 END, id
  LIMIT $LIMIT
)";

template <class Values, class Say>
std::string ArrayOf(const Values& values, std::string_view type, const Say& say) {
  std::string text = "'{";
  for (const auto& value : values) text += (text.size() > 2 ? "," : "") + say(value);
  return text + "}'::" + std::string(type) + "[]";
}

void Put(std::string_view name, std::string_view value, std::string& into) {
  for (std::size_t at = 0; (at = into.find(name, at)) != std::string::npos; at += value.size())
    into.replace(at, name.size(), value);
}

class Postgis final : public Peer {
 public:
  Postgis(const FlatWorld& world, const std::string& connection, std::uint32_t piece_vertices)
      : connection_(PQconnectdb(connection.c_str())) {
    if (PQstatus(connection_) != CONNECTION_OK) Stop(PQerrorMessage(connection_));
    if (clock_getcpuclockid(PQbackendPID(connection_), &clock_) != 0) Stop("PostgreSQL runs on another machine");
    Do(kTables);
    Load(world);
    std::string indexes = kIndexes;
    Put("$PIECE_VERTICES", std::to_string(piece_vertices), indexes);
    Do(indexes);
    Prepare(world.scoring);
  }
  ~Postgis() override { PQfinish(connection_); }
  std::string_view name() const override { return "PostGIS"; }
  std::int64_t CpuNanoseconds() const override {
    timespec at{};
    clock_gettime(clock_, &at);
    return std::int64_t{at.tv_sec} * 1'000'000'000 + at.tv_nsec;
  }
  void First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) override;

 private:
  void Do(const std::string& commands) {
    // One at a time: VACUUM stands in no transaction.
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = commands.find(';', begin)) != std::string::npos; begin = end + 1) {
      const Result result(PQexec(connection_, commands.substr(begin, end - begin).c_str()), PQclear);
      const ExecStatusType status = PQresultStatus(result.get());
      if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) Stop(PQerrorMessage(connection_));
    }
  }
  template <class Rows>
  void Copy(const char* table, const Rows& write_rows);
  void Load(const FlatWorld& world);
  void Prepare(const FlatScoring& scoring);
  void Bind(const FlatQuery& query);

  PGconn* connection_;
  clockid_t clock_{};
  std::array<std::string, kParameters> parameters_;
};

template <class Rows>
void Postgis::Copy(const char* table, const Rows& write_rows) {
  const Result begun(PQexec(connection_, (std::string("COPY ") + table + " FROM STDIN").c_str()), PQclear);
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) Stop(PQerrorMessage(connection_));
  write_rows([&](const std::string& row) {
    if (PQputCopyData(connection_, row.data(), static_cast<int>(row.size())) != 1) Stop(PQerrorMessage(connection_));
  });
  PQputCopyEnd(connection_, nullptr);
  while (PGresult* result = PQgetResult(connection_)) {
    const Result ended(result, PQclear);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) Stop(PQerrorMessage(connection_));
  }
}

void Postgis::Load(const FlatWorld& world) {
  const auto line = [](std::initializer_list<std::string> values) {
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : "\t") + value;
    return text + "\n";
  };
  const auto say = [](auto number) { return std::to_string(number); };
  Copy("shape", [&](const auto& put) {
    for (const FlatShape& shape : world.shapes) {
      const auto kind = static_cast<int>(world.regions[shape.region].kind);
      put(line({say(shape.region), say(kind), Hex(WkbPolygon(shape.outline.polygons.front()))}));
    }
  });
  std::set<std::pair<std::uint32_t, std::uint32_t>> groups;
  Copy("offer", [&](const auto& put) {
    for (std::uint32_t need = 0; need < world.needs.size(); ++need) {
      for (const std::uint32_t at : world.needs[need]) {
        const FlatOffer& o = world.offers[at];
        groups.emplace(need, o.catchment);
        put(line({say(need), say(o.catchment), say(o.id), say(o.rules), say(static_cast<int>(o.way)),
                  say(o.fixed_points), say(o.fixed_minutes), say(o.room_points), ToText(o.x), ToText(o.y),
                  ToText(o.z)}));
      }
    }
  });
  Copy("listed", [&](const auto& put) {
    for (const auto& [need, catchment] : groups) {
      for (const std::uint32_t region : world.catchments[catchment].regions)
        put(line({say(need), say(region), say(catchment)}));
    }
  });
  Copy("unasked", [&](const auto& put) {
    for (const auto& [need, catchment] : groups) {
      const FlatCatchment& c = world.catchments[catchment];
      if (c.everyone || c.open_unless_named != 0)
        put(line({say(need), say(catchment), say(c.everyone ? 0 : int{c.open_unless_named})}));
    }
  });
}

void Postgis::Prepare(const FlatScoring& scoring) {
  const auto say = [](std::int32_t number) { return std::to_string(number); };
  // width_bucket counts the thresholds that are not above: those of fewer minutes have their last chord below.
  const auto above = [](double last) { return ToText(std::nextafter(last, 10.0)); };
  for (std::size_t mode = 0; mode < kModes; ++mode) {
    std::string statement = kStatement;
    const auto put = [&](std::string_view name, const std::string& text) { Put(name, text, statement); };
    put("$VISIT_LAST", say(static_cast<std::int32_t>(scoring.visit.size()) - 1));
    put("$OR_NOT_LAST", say(static_cast<std::int32_t>(scoring.visit_or_not.size()) - 1));
    put("$VISIT", ArrayOf(scoring.visit, "int", say));
    put("$OR_NOT", ArrayOf(scoring.visit_or_not, "int", say));
    put("$ELIGIBILITY", ArrayOf(scoring.eligibility, "int", say));
    put("$CHORDS", ArrayOf(scoring.last_chords[mode], "float8", above));
    put("$LIMIT", "10");
    const std::string name = "first_" + std::to_string(mode);
    const Result result(PQprepare(connection_, name.c_str(), statement.c_str(), 0, nullptr), PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) Stop(PQerrorMessage(connection_));
  }
}

void Postgis::Bind(const FlatQuery& query) {
  for (std::string& parameter : parameters_) parameter.clear();
  AppendInt(static_cast<std::int32_t>(query.need), parameters_[0]);
  parameters_[1] = WkbPoint(query.point);
  AppendDouble(query.x, parameters_[2]);
  AppendDouble(query.y, parameters_[3]);
  AppendDouble(query.z, parameters_[4]);
  AppendInt(query.minutes_max, parameters_[5]);
  constexpr std::int32_t kOidOfInt4 = 23;
  for (const std::int32_t head : {1, 0, kOidOfInt4, static_cast<std::int32_t>(kRegionKinds), 1})
    AppendInt(head, parameters_[6]);
  for (std::size_t kind = 0; kind < kRegionKinds; ++kind) {
    AppendInt(4, parameters_[6]);
    AppendInt(query.named[kind] == kNoRegion ? -1 : static_cast<std::int32_t>(query.named[kind]), parameters_[6]);
  }
  for (const std::uint8_t verdict : query.verdicts) parameters_[7] += static_cast<char>(verdict);
  AppendInt(query.names, parameters_[8]);
}

void Postgis::First(const FlatQuery& query, std::size_t limit, std::vector<std::uint32_t>& ids) {
  if (limit != 10) Stop("the statements are of the first ten");
  Bind(query);
  std::array<const char*, kParameters> values{};
  std::array<int, kParameters> lengths{}, binary{};
  for (std::size_t i = 0; i < kParameters; ++i) {
    values[i] = parameters_[i].data();
    lengths[i] = static_cast<int>(parameters_[i].size());
    binary[i] = 1;
  }
  const std::string name = "first_" + std::to_string(query.mode);
  const Result result(
      PQexecPrepared(connection_, name.c_str(), kParameters, values.data(), lengths.data(), binary.data(), 0), PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) Stop(PQerrorMessage(connection_));
  ids.clear();
  for (int row = 0; row < PQntuples(result.get()); ++row)
    ids.push_back(static_cast<std::uint32_t>(std::strtoul(PQgetvalue(result.get(), row, 0), nullptr, 10)));
}

}  // namespace

std::unique_ptr<Peer> MakePostgis(const FlatWorld& world, const std::string& connection, std::uint32_t piece_vertices) {
  return std::make_unique<Postgis>(world, connection, piece_vertices);
}

}  // namespace kith::peers
