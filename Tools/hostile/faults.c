/* Makes rare failures of a machine happen every time: preloaded into a program, as the environment says.

   FAULT_CLOCK: "wall" makes the time of day jump years forward and back from one question to the
   next; "all" the time since the start of the machine, too.
   FAULT_READ: KIND:BYTES:NAME does something to a file whose name ends in NAME when so many bytes
   of it have been read: "error" a read error, "end" its end, "cut" cuts the file to nothing,
   "swap" puts other text in its place, "endless" makes it go on for ever. "small" gives a byte at
   a time and "signal" interrupts every other read from the start. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static long jump(void) {
  static const long years[] = {0, 30, -20, 5, -1, 100, 0, -50};
  static unsigned asked;
  unsigned turn = __atomic_fetch_add(&asked, 1, __ATOMIC_RELAXED);
  return years[turn % (sizeof years / sizeof *years)] * 31556952L;
}

static int jumps(const char *which) {
  const char *clocks = getenv("FAULT_CLOCK");
  return clocks && (!strcmp(clocks, which) || !strcmp(clocks, "all"));
}

int clock_gettime(clockid_t clock, struct timespec *result) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
  int status = real(clock, result);
  int isWall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
  if (status == 0 && jumps(isWall ? "wall" : "all")) result->tv_sec += jump();
  return status;
}

int gettimeofday(struct timeval *restrict result, void *restrict zone) {
  static int (*real)(struct timeval *restrict, void *restrict);
  if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
  int status = real(result, zone);
  if (status == 0 && jumps("wall")) result->tv_sec += jump();
  return status;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}

ssize_t read(int descriptor, void *buffer, size_t size) {
  static ssize_t (*real)(int, void *, size_t);
  static __thread long count[64];
  static __thread unsigned interrupted;
  if (!real) real = dlsym(RTLD_NEXT, "read");
  char kind[16], name[256], link[64], path[PATH_MAX];
  long limit;
  const char *fault = getenv("FAULT_READ");
  if (!fault || descriptor < 0 || descriptor >= 64 ||
      sscanf(fault, "%15[^:]:%ld:%255s", kind, &limit, name) != 3)
    return real(descriptor, buffer, size);
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < (ssize_t)strlen(name)) return real(descriptor, buffer, size);
  path[length] = 0;
  if (strcmp(path + length - strlen(name), name)) return real(descriptor, buffer, size);
  if (!strcmp(kind, "signal") && ++interrupted % 2 == 1) return errno = EINTR, -1;
  if (!strcmp(kind, "signal")) return real(descriptor, buffer, size);
  if (lseek(descriptor, 0, SEEK_CUR) == 0) count[descriptor] = 0;
  if (!strcmp(kind, "small")) return real(descriptor, buffer, size > 0);
  if (count[descriptor] >= limit) {
    if (!strcmp(kind, "error")) return errno = EIO, -1;
    if (!strcmp(kind, "end")) return 0;
    if (!strcmp(kind, "endless")) return memset(buffer, 'a', size), (ssize_t)size;
    if (!strcmp(kind, "cut") && truncate(path, 0)) return -1;
    if (!strcmp(kind, "swap")) {
      int other = open(path, O_WRONLY | O_TRUNC);
      if (other < 0 || write(other, "Other\n", 6) != 6 || close(other)) return -1;
    }
  } else if (size > (size_t)(limit - count[descriptor])) {
    size = (size_t)(limit - count[descriptor]);
  }
  ssize_t given = real(descriptor, buffer, size);
  if (given > 0) count[descriptor] += given;
  return given;
}
