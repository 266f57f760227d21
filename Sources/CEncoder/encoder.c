#include "CEncoder.h"

_Alignas(64) const unsigned char readback_encoder[] = {
#embed "encoder.bin"
};
const size_t readback_encoder_size = sizeof readback_encoder;
