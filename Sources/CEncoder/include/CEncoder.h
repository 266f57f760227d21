#ifndef CENCODER_H
#define CENCODER_H
#include <stddef.h>

/// The sentence encoder's weights and vocabulary as one read-only block; see Tools/encoder for its
/// contents and how it is made.
extern const unsigned char readback_encoder[];
extern const size_t readback_encoder_size;

/// Swift imports an array without a size as a single element: accessors return the address.
static inline const void *_Nonnull readback_encoder_start(void) { return readback_encoder; }

#endif
