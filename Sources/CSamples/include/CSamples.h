#ifndef CSAMPLES_H
#define CSAMPLES_H
#include <stddef.h>

/// A file of the sample collection, kept in the program so that it is found wherever the program
/// was copied to.
struct readback_sample {
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

/// How many there are: collection.json first, then the texts that it names.
size_t readback_sample_count(void);

/// The file at a place below the count.
const struct readback_sample *readback_sample_at(size_t index);

/// The words that a language model is asked for a second opinion with; not ended by a zero.
const unsigned char *readback_opinion_prompt(void);
size_t readback_opinion_prompt_size(void);

#endif
