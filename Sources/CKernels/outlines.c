#include "CKernels.h"
#include "widest.h"

WIDEST
void readback_may_be_alike(const readback_outline *one, const readback_outline *others, long count,
                           bool *results) {
  readback_outline mine = *one;
  for (long at = 0; at < count; at++) {
    readback_outline theirs = others[at];
    /* Each bit that the other word lacks stands for a run, or more, that it lacks. */
    long pairs = mine.pair_count - __builtin_popcountl(mine.pairs & ~theirs.pairs);
    long trigrams = mine.trigram_count - __builtin_popcountl(mine.trigrams & ~theirs.trigrams);
    long all_pairs = mine.pair_count + theirs.pair_count;
    long all_trigrams = mine.trigram_count + theirs.trigram_count;
    /* No more is shared than the shorter word has. */
    pairs = pairs < theirs.pair_count ? pairs : theirs.pair_count;
    trigrams = trigrams < theirs.trigram_count ? trigrams : theirs.trigram_count;
    /* Twice what is shared by all there is, both added up, is above 3/2; without a division, and a
       little below, since it is added up with roundings elsewhere. */
    results[at] =
        1000 * (pairs * all_trigrams + trigrams * all_pairs) >= 749 * all_pairs * all_trigrams;
  }
}
