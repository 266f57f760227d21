#ifndef CENCODER_H
#define CENCODER_H
#include <stddef.h>

/// The sentence encoder's weights and what it knows of English as one read-only block; see
/// Tools/encoder for what it holds and how it is made.
extern const unsigned char readback_encoder[];
extern const size_t readback_encoder_size;

/// Swift takes an array without a size for a single element: accessors give the address.
static inline const void *_Nonnull readback_encoder_start(void) { return readback_encoder; }

#endif
