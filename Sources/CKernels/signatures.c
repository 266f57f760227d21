#include "CKernels.h"
#include "widest.h"

WIDEST
void readback_may_be_alike(const readback_signature *one, const readback_signature *others, long count,
                           bool *results) {
  readback_signature word = *one;
  for (long at = 0; at < count; at++) {
    readback_signature other = others[at];
    /* Each bit that the other word lacks stands for one or more sequences that it lacks. */
    long pairs = word.pair_count - __builtin_popcountl(word.pairs & ~other.pairs);
    long trigrams = word.trigram_count - __builtin_popcountl(word.trigrams & ~other.trigrams);
    long all_pairs = word.pair_count + other.pair_count;
    long all_trigrams = word.trigram_count + other.trigram_count;
    /* The words cannot share more than the shorter one has. */
    pairs = pairs < other.pair_count ? pairs : other.pair_count;
    trigrams = trigrams < other.trigram_count ? trigrams : other.trigram_count;
    /* Whether the two coefficients add up to 3/2, computed without a division; the limit is a
       little lower, because the exact computation rounds. */
    results[at] =
        1000 * (pairs * all_trigrams + trigrams * all_pairs) >= 749 * all_pairs * all_trigrams;
  }
}
