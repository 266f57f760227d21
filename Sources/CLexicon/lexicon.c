#include "CLexicon.h"

_Alignas(64) const unsigned char readback_lexicon[] = {
#embed "lexicon.bin"
};
const size_t readback_lexicon_size = sizeof readback_lexicon;
