#include "CKernels.h"

#include <string.h>

/* Products and sums are rounded separately, even by processors with one instruction for both. */
#pragma STDC FP_CONTRACT OFF

static inline int two_inputs(const short *place) {
  int two;
  memcpy(&two, place, sizeof two);
  return two;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* Compilers do not use the instructions for the sum of two products here by themselves. */
#define NAME layer_avx512vnni
#define TARGET __attribute__((target("avx512bw,avx512vnni")))
#define VECTOR __m512i
#define LANES 16
#define WEIGHTS(place) _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(place)))
#define INPUTS(place) _mm512_set1_epi32(two_inputs(place))
#define ADD_PRODUCTS(sums, inputs, weights) _mm512_dpwssd_epi32(sums, inputs, weights)
#define ROWS 4
#define BLOCKS 4
#include "layer.inc"

#define NAME layer_avx2
#define TARGET __attribute__((target("avx2")))
#define VECTOR __m256i
#define LANES 8
#define WEIGHTS(place) _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(place)))
#define INPUTS(place) _mm256_set1_epi32(two_inputs(place))
#define ADD_PRODUCTS(sums, inputs, weights)                                                      \
  _mm256_add_epi32(sums, _mm256_madd_epi16(inputs, weights))
#define ROWS 6
#define BLOCKS 1
#include "layer.inc"

static inline __m128i widened(const signed char *place) {
  __m128i eight = _mm_loadl_epi64((const __m128i *)place);
  return _mm_srai_epi16(_mm_unpacklo_epi8(eight, eight), 8);
}

#define NAME layer_any
#define TARGET
#define VECTOR __m128i
#define LANES 4
#define WEIGHTS(place) widened(place)
#define INPUTS(place) _mm_set1_epi32(two_inputs(place))
#define ADD_PRODUCTS(sums, inputs, weights) _mm_add_epi32(sums, _mm_madd_epi16(inputs, weights))
#define ROWS 2
#define BLOCKS 1
#include "layer.inc"

#else

typedef int lanes __attribute__((vector_size(64)));
typedef short short_lanes __attribute__((vector_size(64)));
typedef signed char small_lanes __attribute__((vector_size(32)));

static inline lanes widened(const signed char *place) {
  small_lanes small;
  memcpy(&small, place, sizeof small);
  return (lanes) __builtin_convertvector(small, short_lanes);
}

/* The low half of a lane is the first of two shorts only in little-endian order. */
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "little endian");

static inline lanes with_products(lanes sums, lanes inputs, lanes weights) {
  return sums + (inputs << 16 >> 16) * (weights << 16 >> 16) + (inputs >> 16) * (weights >> 16);
}

#define NAME layer_any
#define TARGET
#define VECTOR lanes
#define LANES 16
#define WEIGHTS(place) widened(place)
#define INPUTS(place) ((lanes){0} + two_inputs(place))
#define ADD_PRODUCTS(sums, inputs, weights) with_products(sums, inputs, weights)
#define ROWS 2
#define BLOCKS 1
#include "layer.inc"

#endif

void readback_layer(const short *inputs, long row_count, long stride, const float *row_scales,
                    const signed char *weights, const float *output_scales, const float *biases,
                    long input_count, long output_count, float *results) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni"))
    layer_avx512vnni(inputs, row_count, stride, row_scales, weights, output_scales, biases,
                     input_count, output_count, results);
  else if (__builtin_cpu_supports("avx2"))
    layer_avx2(inputs, row_count, stride, row_scales, weights, output_scales, biases, input_count,
               output_count, results);
  else
#endif
    layer_any(inputs, row_count, stride, row_scales, weights, output_scales, biases, input_count,
              output_count, results);
}
