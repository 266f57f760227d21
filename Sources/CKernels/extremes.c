#include "CKernels.h"
#include "widest.h"

#include <math.h>

enum { lane_count = 16 };

/* Updates the largest and second largest number with another value. */
#define TAKE(value, first, second)                                                               \
  do {                                                                                           \
    float smaller = (value) < (first) ? (value) : (first);                                       \
    second = smaller > (second) ? smaller : (second);                                            \
    first = (value) > (first) ? (value) : (first);                                               \
  } while (0)

WIDEST
void readback_extremes(const float *values, long row_count, long column_count, long stride,
                       float *restrict row_first, float *restrict row_second,
                       float *restrict column_first, float *restrict column_second) {
  for (long column = 0; column < column_count; column++) {
    column_first[column] = -INFINITY;
    column_second[column] = -INFINITY;
  }
  for (long row = 0; row < row_count; row++) {
    const float *restrict from = values + row * stride;
    for (long column = 0; column < column_count; column++)
      TAKE(from[column], column_first[column], column_second[column]);

    float firsts[lane_count], seconds[lane_count];
    for (int lane = 0; lane < lane_count; lane++) firsts[lane] = seconds[lane] = -INFINITY;
    long whole = column_count - column_count % lane_count;
    for (long column = 0; column < whole; column += lane_count)
      for (int lane = 0; lane < lane_count; lane++)
        TAKE(from[column + lane], firsts[lane], seconds[lane]);
    float first = -INFINITY, second = -INFINITY;
    for (long column = whole; column < column_count; column++) TAKE(from[column], first, second);
    if (whole > 0)
      for (int lane = 0; lane < lane_count; lane++) {
        TAKE(firsts[lane], first, second);
        TAKE(seconds[lane], first, second);
      }
    row_first[row] = first;
    row_second[row] = second;
  }
}
