// How much ground an outline covers, the same to the bit on every compiler and machine.
//
//   double m2 = SquareMeters(area.outline);
//
// Model     Polygons are added up, holes taken off, whatever way the rings run; a ring that crosses itself counts the parts that run
//           the other way round against it, as the shoelace formula does. Edges are straight in the (longitude, latitude) plane.
// Units     Square meters on the WGS84 ellipsoid; for edges under a degree within 1e-8 of the exact area.
// Method    Exact area between equator and latitude (Snyder 1987, Map Projections, (3-12)) as a series in the sine; its mean along an
//           edge by Gauss's formula of two points.
// Cost      O(vertices).
#pragma once

#include "kith/catalog/records.h"

namespace kith {

double SquareMeters(const Outline& outline);

}  // namespace kith
