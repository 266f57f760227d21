/* Functions marked WIDEST are compiled for several kinds of processor; the loader picks. */
#ifndef READBACK_WIDEST_H
#define READBACK_WIDEST_H

#if defined(__x86_64__) && defined(__ELF__)
#define WIDEST __attribute__((target_clones("avx2", "default")))
#else
#define WIDEST
#endif

#endif
