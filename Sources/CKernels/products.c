#include "CKernels.h"
#include "widest.h"

#pragma STDC FP_CONTRACT OFF

WIDEST
void readback_products(const signed char *one, const signed char *others, long count,
                       long dimensions, int *products) {
  for (long other = 0; other < count; other++) {
    const signed char *two = others + other * dimensions;
    int product = 0;
    /* Blocks of a known length need no loop for a remainder. */
    for (long start = 0; start < dimensions; start += 32)
      for (long at = start; at < start + 32; at++) product += one[at] * two[at];
    products[other] = product;
  }
}

WIDEST
void readback_row_products(const signed char *one, const signed char *table, const long *rows,
                           long count, long dimensions, int *products) {
  for (long place = 0; place < count; place++) {
    const signed char *two = table + rows[place] * dimensions;
    int product = 0;
    for (long start = 0; start < dimensions; start += 32)
      for (long at = start; at < start + 32; at++) product += one[at] * two[at];
    products[place] = product;
  }
}

WIDEST
void readback_add_best(const float *source, long count, long sign, const float *factors,
                       float weight, float *restrict target) {
  const float *one = source + sign, *two = one + sign, *three = two + sign, *four = three + sign;
  float first = factors[0], second = factors[1], third = factors[2], fourth = factors[3];
  for (long at = 0; at < count; at++) {
    float best = 0;
    float value = one[at] * first;
    best = value > best ? value : best;
    value = two[at] * second;
    best = value > best ? value : best;
    value = three[at] * third;
    best = value > best ? value : best;
    value = four[at] * fourth;
    best = value > best ? value : best;
    float added = weight * best;
    target[at] += added;
  }
}
