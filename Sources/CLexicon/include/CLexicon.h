#ifndef CLEXICON_H
#define CLEXICON_H
#include <stddef.h>

/// The language data as one read-only block; see Tools/lexicon for what it holds and how it is made.
extern const unsigned char readback_lexicon[];
extern const size_t readback_lexicon_size;

/// The word aligner's weights; see Tools/aligner.
extern const unsigned char readback_aligner[];
extern const size_t readback_aligner_size;

/// Swift takes an array without a size for a single element: accessors give the address.
static inline const void *_Nonnull readback_lexicon_start(void) { return readback_lexicon; }
static inline const void *_Nonnull readback_aligner_start(void) { return readback_aligner; }

#endif
