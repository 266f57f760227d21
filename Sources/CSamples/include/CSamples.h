#ifndef CSAMPLES_H
#define CSAMPLES_H
#include <stddef.h>

/// A file of the sample collection, built in so that it is available wherever the program is
/// copied.
struct readback_sample {
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

/// The number of files: collection.json first, then the texts that it names.
size_t readback_sample_count(void);

/// The file with an index below the count.
const struct readback_sample *readback_sample_at(size_t index);

/// The prompt for a second opinion; not terminated by a zero.
const unsigned char *readback_opinion_prompt(void);
size_t readback_opinion_prompt_size(void);

#endif
