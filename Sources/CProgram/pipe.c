#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

#include "CProgram.h"

int readback_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }
