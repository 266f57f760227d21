// A disk that takes 100 ms for every write and every sync; loaded with LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

enum { pause_microseconds = 100000 };

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  static ssize_t (*own)(int, const void *, size_t, off64_t);
  if (!own) own = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  usleep(pause_microseconds);
  return own(file, bytes, count, offset);
}

int fsync(int file) {
  static int (*own)(int);
  if (!own) own = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  usleep(pause_microseconds);
  return own(file);
}

int fdatasync(int file) {
  static int (*own)(int);
  if (!own) own = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  usleep(pause_microseconds);
  return own(file);
}
