#include "CKernels.h"
#include "widest.h"

#include <string.h>

/* Products and sums are rounded separately, even by processors with one instruction for both. */
#pragma STDC FP_CONTRACT OFF

typedef float lanes __attribute__((vector_size(64)));
typedef int lane_masks __attribute__((vector_size(64)));

#define LOAD(place)                                                                              \
  ({                                                                                             \
    lanes value;                                                                                 \
    memcpy(&value, (place), sizeof value);                                                       \
    value;                                                                                       \
  })

/* Zero where negative. */
#define RELU(values) ((lanes)((lane_masks)(values) & ~((values) < 0)))

#define SUM(values, sum)                                                                         \
  do {                                                                                           \
    sum = (values)[0];                                                                           \
    for (int lane = 1; lane < 16; lane++) sum += (values)[lane];                                 \
  } while (0)

/* e^x is the 256th power of the first terms of the series for e^(x/256): exact to 1e-6. */
#define LOGISTIC(sum, result)                                                                    \
  do {                                                                                           \
    float bounded = (sum) > -16 ? (sum) : -16;                                                   \
    double x = (double)(bounded < 16 ? bounded : 16) / 256;                                      \
    double power = 1 + x * (1 + x / 2 * (1 + x / 3));                                            \
    for (int squaring = 0; squaring < 8; squaring++) power *= power;                             \
    result = (float)(power / (1 + power));                                                       \
  } while (0)

WIDEST
void readback_net(const float *inputs, long row_count, long input_count, const float *weights,
                  long member_count, float cutoff, float *results) {
  long member_size = (input_count + 2) * readback_hidden_count + 16;
  /* Two rows at a time share the loaded weights; the last of an odd number is computed twice. */
  for (long row = 0; row < row_count; row += 2) {
    const float *one = inputs + row * input_count;
    const float *two = row + 1 < row_count ? one + input_count : one;
    float one_total = 0;
    float two_total = 0;
    long asked = 0;
    while (asked < member_count) {
      const float *w = weights + asked * member_size;
      const float *biases = w + input_count * readback_hidden_count;
      lanes a0 = LOAD(biases), a1 = LOAD(biases + 16), a2 = LOAD(biases + 32);
      lanes b0 = a0, b1 = a1, b2 = a2;
      for (long input = 0; input < input_count; input++) {
        float x = one[input];
        float y = two[input];
        /* Skipping inputs that are zero in both rows costs more than it saves: the branch is
           unpredictable. */
        const float *from = w + input * readback_hidden_count;
        lanes w0 = LOAD(from), w1 = LOAD(from + 16), w2 = LOAD(from + 32);
        a0 += w0 * x;
        b0 += w0 * y;
        a1 += w1 * x;
        b1 += w1 * y;
        a2 += w2 * x;
        b2 += w2 * y;
      }
      const float *outputs = biases + readback_hidden_count;
      lanes o0 = LOAD(outputs), o1 = LOAD(outputs + 16), o2 = LOAD(outputs + 32);
      lanes one_products = RELU(a0) * o0 + RELU(a1) * o1 + RELU(a2) * o2;
      lanes two_products = RELU(b0) * o0 + RELU(b1) * o1 + RELU(b2) * o2;
      float one_sum, two_sum, one_result, two_result;
      SUM(one_products, one_sum);
      SUM(two_products, two_sum);
      LOGISTIC(one_sum + outputs[readback_hidden_count], one_result);
      LOGISTIC(two_sum + outputs[readback_hidden_count], two_result);
      one_total += one_result;
      two_total += two_result;
      asked++;
      if (one_result < cutoff && two_result < cutoff) break;
    }
    results[row] = one_total / (float)asked;
    if (row + 1 < row_count) results[row + 1] = two_total / (float)asked;
  }
}
