#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CProgram.h"

// At a crash Swift's runtime starts the program named by SWIFT_BACKTRACE. A statically linked
// runtime reads it after this; one in a shared library has read it already, so the program restarts
// itself.
__attribute__((constructor(101))) static void forget_backtrace(int argc, char **argv) {
  (void)argc;
  const char *settings = getenv("SWIFT_BACKTRACE");
  if (!settings || strcmp(settings, "enable=no") == 0) return;
  if (setenv("SWIFT_BACKTRACE", "enable=no", 1) != 0) return;
  execv("/proc/self/exe", argv);
}

void readback_leave_no_core(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Core handlers and debuggers must not get it either.
  prctl(PR_SET_DUMPABLE, 0);
}
