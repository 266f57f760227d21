#ifndef CLEXICON_H
#define CLEXICON_H
#include <stddef.h>

/// The language data as one read-only block; see Tools/lexicon for its contents and how it is made.
extern const unsigned char readback_lexicon[];
extern const size_t readback_lexicon_size;

/// The word aligner's weights; see Tools/aligner.
extern const unsigned char readback_aligner[];
extern const size_t readback_aligner_size;

/// Which words replace each other in independent translations; see Tools/renderings.
extern const unsigned char readback_renderings[];
extern const size_t readback_renderings_size;

/// The table of scales of meaning, as text; see Tools/lexicon/tables.
extern const unsigned char readback_scales[];
extern const size_t readback_scales_size;

/// The table of antonyms, as text; see Tools/lexicon/tables.
extern const unsigned char readback_opposites[];
extern const size_t readback_opposites_size;

/// The table of equivalent phrases, as text; see Tools/lexicon/tables.
extern const unsigned char readback_equivalents[];
extern const size_t readback_equivalents_size;

/// The table of words and their renderings, as text; see Tools/lexicon/tables.
extern const unsigned char readback_thesaurus[];
extern const size_t readback_thesaurus_size;

/// The table of phrases that exclude each other, as text; see Tools/lexicon/tables.
extern const unsigned char readback_contrasts[];
extern const size_t readback_contrasts_size;

/// The table of words that express the strength of a claim, as text; see Tools/lexicon/tables.
extern const unsigned char readback_claims[];
extern const size_t readback_claims_size;

/// The table of nouns that reverse what they govern, as text; see Tools/lexicon/tables.
extern const unsigned char readback_turning[];
extern const size_t readback_turning_size;

/// The table of equivalent phrases of function words, as text; see Tools/lexicon/tables.
extern const unsigned char readback_function_phrases[];
extern const size_t readback_function_phrases_size;

/// The weights of the models of findings; see Tools/findings.
extern const unsigned char readback_findings[];
extern const size_t readback_findings_size;

/// How likely trigrams are in each language; see Tools/languages.
extern const unsigned char readback_languages[];
extern const size_t readback_languages_size;

/// Swift imports an array without a size as a single element: accessors return the address.
static inline const void *_Nonnull readback_lexicon_start(void) { return readback_lexicon; }
static inline const void *_Nonnull readback_aligner_start(void) { return readback_aligner; }
static inline const void *_Nonnull readback_renderings_start(void) { return readback_renderings; }
static inline const void *_Nonnull readback_scales_start(void) { return readback_scales; }
static inline const void *_Nonnull readback_opposites_start(void) { return readback_opposites; }
static inline const void *_Nonnull readback_equivalents_start(void) { return readback_equivalents; }
static inline const void *_Nonnull readback_thesaurus_start(void) { return readback_thesaurus; }
static inline const void *_Nonnull readback_contrasts_start(void) { return readback_contrasts; }
static inline const void *_Nonnull readback_claims_start(void) { return readback_claims; }
static inline const void *_Nonnull readback_turning_start(void) { return readback_turning; }
static inline const void *_Nonnull readback_function_phrases_start(void) {
  return readback_function_phrases;
}
static inline const void *_Nonnull readback_findings_start(void) { return readback_findings; }
static inline const void *_Nonnull readback_languages_start(void) { return readback_languages; }

#endif
