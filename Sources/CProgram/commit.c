#include "CProgram.h"

// The Makefile writes commit.h, which is not committed, so that a build leaves the work tree clean.
#if __has_include("commit.h")
#include "commit.h"
#else
#define READBACK_COMMIT "unknown"
#endif

const char *const readback_commit = READBACK_COMMIT;
