#include "CLexicon.h"

_Alignas(64) const unsigned char readback_lexicon[] = {
#embed "lexicon.bin"
};
const size_t readback_lexicon_size = sizeof readback_lexicon;

_Alignas(64) const unsigned char readback_aligner[] = {
#embed "aligner.bin"
};
const size_t readback_aligner_size = sizeof readback_aligner;

_Alignas(64) const unsigned char readback_renderings[] = {
#embed "renderings.bin"
};
const size_t readback_renderings_size = sizeof readback_renderings;

_Alignas(64) const unsigned char readback_scales[] = {
#embed "../../Tools/lexicon/tables/meaning-classes.tsv"
};
const size_t readback_scales_size = sizeof readback_scales;

_Alignas(64) const unsigned char readback_opposites[] = {
#embed "../../Tools/lexicon/tables/opposites.tsv"
};
const size_t readback_opposites_size = sizeof readback_opposites;

_Alignas(64) const unsigned char readback_equivalents[] = {
#embed "../../Tools/lexicon/tables/equivalents.tsv"
};
const size_t readback_equivalents_size = sizeof readback_equivalents;

_Alignas(64) const unsigned char readback_thesaurus[] = {
#embed "../../Tools/lexicon/tables/thesaurus.tsv"
};
const size_t readback_thesaurus_size = sizeof readback_thesaurus;

_Alignas(64) const unsigned char readback_contrasts[] = {
#embed "../../Tools/lexicon/tables/contrasts.tsv"
};
const size_t readback_contrasts_size = sizeof readback_contrasts;

_Alignas(64) const unsigned char readback_claims[] = {
#embed "../../Tools/lexicon/tables/claim-strength.tsv"
};
const size_t readback_claims_size = sizeof readback_claims;

_Alignas(64) const unsigned char readback_turning[] = {
#embed "../../Tools/lexicon/tables/turning-nouns.tsv"
};
const size_t readback_turning_size = sizeof readback_turning;

_Alignas(64) const unsigned char readback_function_phrases[] = {
#embed "../../Tools/lexicon/tables/function-phrases.tsv"
};
const size_t readback_function_phrases_size = sizeof readback_function_phrases;

_Alignas(64) const unsigned char readback_findings[] = {
#embed "findings.bin"
};
const size_t readback_findings_size = sizeof readback_findings;

_Alignas(64) const unsigned char readback_languages[] = {
#embed "languages.bin"
};
const size_t readback_languages_size = sizeof readback_languages;
