// Kith as a peer among its peers: its Ranker, which is given household and need and nothing of the flat world, and two parts of that work by themselves.
//
//   std::unique_ptr<Peer> kith = MakeKith(matcher, queries, county.as_of());
//   kith->First(queries.flat[i], 10, ids);                 // of queries.households[i] and queries.needs[i]
//
// Model     A query is told by its place in `queries.flat`: no other is taken.
// Threads   As Peer. Lifetime: keeps pointers to the matcher and the queries.
#pragma once

#include <memory>

#include "bench/peers/flat_queries.h"
#include "bench/peers/peer.h"
#include "kith/base/time.h"
#include "kith/match/matcher.h"

namespace kith::peers {

std::unique_ptr<Peer> MakeKith(const Matcher& matcher, const FlatQueries& queries, Instant as_of);
// What making the query takes: where the household stays, which catchments serve it, what the rules are to know of it. Finds no offers.
std::unique_ptr<Peer> MakeKithsQuery(const Matcher& matcher, const FlatQueries& queries, Instant as_of);
// What judging all rules takes, which peers are spared. Finds no offers.
std::unique_ptr<Peer> MakeKithsRules(const Matcher& matcher, const FlatQueries& queries, Instant as_of);

}  // namespace kith::peers
