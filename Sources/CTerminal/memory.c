// Swift does not import what <sys/mman.h> declares only for Linux.

#define _GNU_SOURCE
#include "CTerminal.h"

#include <sys/mman.h>

int readback_memory_file(void) { return memfd_create("frame", MFD_CLOEXEC); }
