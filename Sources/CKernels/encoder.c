#include "CKernels.h"
#include "widest.h"

#include <string.h>

/* Products and sums are rounded separately, even by processors with one instruction for both. */
#pragma STDC FP_CONTRACT OFF

typedef float lanes __attribute__((vector_size(64)));

#define LOAD(place)                                                                              \
  ({                                                                                             \
    lanes value;                                                                                 \
    memcpy(&value, (place), sizeof value);                                                       \
    value;                                                                                       \
  })

#define SUM(values, sum)                                                                         \
  do {                                                                                           \
    sum = (values)[0];                                                                           \
    for (int lane = 1; lane < 16; lane++) sum += (values)[lane];                                 \
  } while (0)

WIDEST
void readback_normalize(float *values, long row_count, long count, const float *gains,
                        const float *biases) {
  for (long row = 0; row < row_count; row++) {
    float *place = values + row * count;
    lanes sums = {0}, squares = {0};
    for (long at = 0; at < count; at += 16) sums += LOAD(place + at);
    float mean, square;
    SUM(sums, mean);
    mean /= (float)count;
    for (long at = 0; at < count; at += 16) {
      lanes distances = LOAD(place + at) - mean;
      squares += distances * distances;
    }
    SUM(squares, square);
    /* The reference adds a trillionth, so that a row of equal numbers is not divided by 0. */
    float factor = 1 / __builtin_sqrtf(square / (float)count + 1e-12f);
    for (long at = 0; at < count; at++)
      place[at] = (place[at] - mean) * factor * gains[at] + biases[at];
  }
}

WIDEST
float readback_shorten(const float *values, long count, short *results) {
  /* Without their signs, floating-point numbers have the same order as their bits. */
  int most_bits = 0;
  for (long at = 0; at < count; at++) {
    int bits;
    memcpy(&bits, values + at, sizeof bits);
    bits &= 0x7fffffff;
    most_bits = bits > most_bits ? bits : most_bits;
  }
  float most;
  memcpy(&most, &most_bits, sizeof most);
  float factor = most > 0 ? readback_largest_input / most : 0;
  for (long at = 0; at < count; at++) {
    float scaled = values[at] * factor;
    results[at] = (short)(scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
  }
  return most / readback_largest_input;
}

WIDEST
void readback_add_rectified(const float *sums, long row_count, long count, const float *added,
                            long added_stride, float *results, long result_stride) {
  for (long row = 0; row < row_count; row++)
    for (long at = 0; at < count; at++) {
      float sum = sums[row * count + at];
      results[row * result_stride + at] = (sum > 0 ? sum : 0) + added[row * added_stride + at];
    }
}
