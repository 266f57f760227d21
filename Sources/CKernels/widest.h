/* Functions marked WIDEST are compiled for several kinds of processor; the loader chooses one. */
#ifndef READBACK_WIDEST_H
#define READBACK_WIDEST_H

/* The loader chooses before a sanitizer is ready to run the code that does so. */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define READBACK_ONE_KIND
#endif
#endif

#if defined(__x86_64__) && defined(__ELF__) && !defined(READBACK_ONE_KIND)
#define WIDEST __attribute__((target_clones("avx512bw", "avx2", "default")))
#else
#define WIDEST
#endif

#endif
