#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// From <linux/openat2.h>, which is not installed everywhere.
struct way {
  uint64_t flags, mode, resolve;
};
enum { no_magic_links = 0x02, no_links = 0x04, beneath = 0x08 };

int readback_open_beneath(int directory, const char *path, int flags, int refuses_links) {
#ifdef SYS_openat2
  struct way way = {
      .flags = (uint64_t)(unsigned)flags,
      .resolve = beneath | no_magic_links | (refuses_links ? no_links : 0)};
  long descriptor;
  // EAGAIN: something was renamed during the look-up; it is repeated.
  int patience = 100;
  do {
    descriptor = syscall(SYS_openat2, directory, path, &way, sizeof way);
  } while (descriptor < 0 && errno == EAGAIN && --patience > 0);
  // A system call filter that does not know the call may return EPERM.
  if (descriptor < 0 && errno == EPERM) errno = ENOSYS;
  return (int)descriptor;
#else
  errno = ENOSYS;
  return -1;
#endif
}
