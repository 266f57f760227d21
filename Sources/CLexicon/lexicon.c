#include "CLexicon.h"

_Alignas(64) const unsigned char readback_lexicon[] = {
#embed "lexicon.bin"
};
const size_t readback_lexicon_size = sizeof readback_lexicon;

_Alignas(64) const unsigned char readback_aligner[] = {
#embed "aligner.bin"
};
const size_t readback_aligner_size = sizeof readback_aligner;
