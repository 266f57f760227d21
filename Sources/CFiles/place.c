#include "CFiles.h"

#include <sys/vfs.h>

unsigned readback_file_system_type(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (unsigned)status.f_type : 0;
}
