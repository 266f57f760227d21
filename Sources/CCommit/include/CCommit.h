#ifndef CCOMMIT_H
#define CCOMMIT_H

/// The commit that the program was built from, or "unknown" where the Makefile did not say.
extern const char *_Nonnull const readback_commit;

#endif
