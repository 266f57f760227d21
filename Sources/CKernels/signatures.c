#include "CKernels.h"
#include "widest.h"

WIDEST
void readback_may_be_alike(const readback_signature *one, const readback_signature *others, long count,
                           bool *results) {
  readback_signature word = *one;
  for (long at = 0; at < count; at++) {
    readback_signature other = others[at];
    /* Each bit that the other word lacks stands for a run, or more, that it lacks. */
    long pairs = word.pair_count - __builtin_popcountl(word.pairs & ~other.pairs);
    long trigrams = word.trigram_count - __builtin_popcountl(word.trigrams & ~other.trigrams);
    long all_pairs = word.pair_count + other.pair_count;
    long all_trigrams = word.trigram_count + other.trigram_count;
    /* No more is shared than the shorter word has. */
    pairs = pairs < other.pair_count ? pairs : other.pair_count;
    trigrams = trigrams < other.trigram_count ? trigrams : other.trigram_count;
    /* Twice what is shared by all there is, both added up, is above 3/2; without a division, and a
       little below, since it is added up with roundings elsewhere. */
    results[at] =
        1000 * (pairs * all_trigrams + trigrams * all_pairs) >= 749 * all_pairs * all_trigrams;
  }
}
