#ifndef CLEXICON_H
#define CLEXICON_H
#include <stddef.h>

/// The language data as one read-only block; see Tools/lexicon for what it holds and how it is made.
extern const unsigned char readback_lexicon[];
extern const size_t readback_lexicon_size;

#endif
