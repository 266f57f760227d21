#include "CProgram.h"

// Swift's CommandLine reads /proc, and has no arguments if that is not mounted, as in a bare
// chroot, so that even `--restricted` would be lost. The C library passes them to every
// constructor.
static int count;
static char **arguments;

__attribute__((constructor)) static void keep_arguments(int argc, char **argv) {
  count = argc;
  arguments = argv;
}

int readback_argument_count(void) { return count; }

const char *readback_argument(int number) { return arguments[number]; }
