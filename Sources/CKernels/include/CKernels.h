/* Inner loops for the widest vectors that the processor has. Swift compiles for the oldest
   processor of a kind; here the loader chooses among several versions of a function. */
#ifndef READBACK_CKERNELS_H
#define READBACK_CKERNELS_H

#include <stdbool.h>

/* The number of hidden units of the nets below; the same as in `SmallNet`. */
enum { readback_hidden_count = 48 };

/* Computes the output of an ensemble of nets with one hidden layer for rows of inputs: the mean of
   sigmoid(b2 + w2 * relu(b1 + W1 x)). The same bits on every processor.

   inputs: `row_count` consecutive rows of `input_count` numbers.
   weights: for each net W1 input by input, b1, w2, b2 and padding to 16 numbers.
   cutoff: rows (two at a time) that a net rates below this are not passed to the nets after it.
   results: one number per row. */
void readback_net(const float *inputs, long row_count, long input_count, const float *weights,
                  long member_count, float cutoff, float *results);

/* Computes the products of a vector with `count` others, which are stored consecutively. */
void readback_products(const signed char *one, const signed char *others, long count,
                       long dimensions, int *products);

/* Computes the products of a vector with some rows of a table. */
void readback_row_products(const signed char *one, const signed char *table, const long *rows,
                           long count, long dimensions, int *products);

/* Adds to target[i] the weight times the greatest of 0 and, for each step from 1 to 4,
   source[step * sign + i] * factors[step - 1]. */
void readback_add_best(const float *source, long count, long sign, const float *factors,
                       float weight, float *target);

/* A word's letter pairs and trigrams: their numbers, and a bit for each; several may share a bit. */
typedef struct {
  unsigned long pairs, trigrams;
  long pair_count, trigram_count;
} readback_signature;

/* Determines for each of `count` words whether it may be similar to `one`: whether the mean of
   Dice's coefficients of the pairs and of the trigrams may be above 3/4. Never false if it is. */
void readback_may_be_alike(const readback_signature *one, const readback_signature *others, long count,
                           bool *results);

/* Finds the largest and second largest number of every row and column of a table whose rows start
   `stride` numbers apart; -infinity for a missing number. */
void readback_extremes(const float *values, long row_count, long column_count, long stride,
                       float *row_first, float *row_second, float *column_first,
                       float *column_second);

/* The largest number that `readback_shorten` returns: 1280 * 127 times that fits into an int. */
enum { readback_largest_input = 8191 };

/* Computes a layer of the sentence encoder for rows of integers: a sum of products for each output,
   times the row's and the output's scale, plus a bias. The same bits on every processor.

   inputs: rows of an even number of integers, which start `stride` integers apart and may overlap.
   weights: for every 16 outputs, for every two inputs, for each output the two weights. The number
   of outputs is a multiple of 16.
   results: `output_count` numbers per row. */
void readback_layer(const short *inputs, long row_count, long stride, const float *row_scales,
                    const signed char *weights, const float *output_scales, const float *biases,
                    long input_count, long output_count, float *results);

/* Gives each row a mean of 0 and a variance of 1, then applies the gains and biases.
   `count`, the length of a row, is a multiple of 16. */
void readback_normalize(float *values, long row_count, long count, const float *gains,
                        const float *biases);

/* Scales the values to integers, the largest to the largest possible one, and returns the factor
   that restores the values. */
float readback_shorten(const float *values, long count, short *results);

/* Computes max(0, sums) + added, row by row; the rows of `added` and `results` start `added_stride`
   and `result_stride` numbers apart. */
void readback_add_rectified(const float *sums, long row_count, long count, const float *added,
                            long added_stride, float *results, long result_stride);

#endif
