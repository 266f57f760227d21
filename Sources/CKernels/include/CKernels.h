/* Inner loops for the widest vectors that the processor has. Swift compiles for the oldest
   processor of its kind; here the loader picks among versions of a function. */
#ifndef READBACK_CKERNELS_H
#define READBACK_CKERNELS_H

#include <stdbool.h>

/* Numbers of hidden units of the nets below; `SmallNet` says the same. */
enum { readback_hidden_count = 48 };

/* What an ensemble of nets with one hidden layer gives for rows of inputs: the mean of
   sigmoid(b2 + w2 * relu(b1 + W1 x)). The same bits on every processor.

   inputs: `row_count` rows of `input_count` numbers, one behind the other.
   weights: for each member W1 input by input, b1, w2, b2 and padding to 16 numbers.
   cutoff: rows (two at a time) for which the first member gives less are not shown to the others.
   results: one number a row. */
void readback_net(const float *inputs, long row_count, long input_count, const float *weights,
                  long member_count, float cutoff, float *results);

/* The products of a vector with `count` others, which stand one behind the other. */
void readback_products(const signed char *one, const signed char *others, long count,
                       long dimensions, int *products);

/* The products of a vector with those of some rows of a table. */
void readback_row_products(const signed char *one, const signed char *table, const long *rows,
                           long count, long dimensions, int *products);

/* target[i] += weight * the greatest of 0 and, for each step from 1 to 4,
   source[step * sign + i] * factors[step - 1]. */
void readback_add_best(const float *source, long count, long sign, const float *factors,
                       float weight, float *target);

/* A word's runs of two and of three letters: how many, and a bit for each, which several share. */
typedef struct {
  unsigned long pairs, trigrams;
  long pair_count, trigram_count;
} readback_signature;

/* For each of `count` words whether the mean of Dice's coefficients of its pairs and of its
   trigrams with one word's may be above 3/4: 1 or 0, and never 0 where it is. */
void readback_may_be_alike(const readback_signature *one, const readback_signature *others, long count,
                           bool *results);

/* The largest and second largest number of every row and column of a table whose rows start
   `stride` numbers apart. What has fewer than two numbers keeps -infinity for those it lacks. */
void readback_extremes(const float *values, long row_count, long column_count, long stride,
                       float *row_first, float *row_second, float *column_first,
                       float *column_second);

/* The largest number that `readback_shorten` makes: 1280 times it times 127 is still an int. */
enum { readback_largest_input = 8191 };

/* What a layer of the sentence encoder gives for rows of whole numbers: a sum of products for each
   output, times the row's and the output's scale, plus a bias. The same bits on every processor.

   inputs: rows of an even number of numbers, which start `stride` numbers apart and may overlap.
   weights: for every 16 outputs, for every two inputs, for each output the two weights. The number
   of outputs is a multiple of 16.
   results: `output_count` numbers a row. */
void readback_layer(const short *inputs, long row_count, long stride, const float *row_scales,
                    const signed char *weights, const float *output_scales, const float *biases,
                    long input_count, long output_count, float *results);

/* Gives each row a mean of 0 and a variance of 1, then multiplies and adds, number by number.
   `count`, the length of a row, is a multiple of 16. */
void readback_normalize(float *values, long row_count, long count, const float *gains,
                        const float *biases);

/* Whole numbers that are to the greatest number possible as the values are to the largest of them;
   returns what they must be multiplied by. */
float readback_shorten(const float *values, long count, short *results);

/* results = max(0, sums) + added, row by row; rows of what is added and of the results start
   `added_stride` and `result_stride` numbers apart. */
void readback_add_rectified(const float *sums, long row_count, long count, const float *added,
                            long added_stride, float *results, long result_stride);

#endif
