// ncurses measures its short waits, for the rest of what a key sends, by the time of day. When the
// clock is set back meanwhile, it would wait for as long as it was set back, and no key would be
// answered. In this program it is given a time of day that only goes on.

#define _GNU_SOURCE
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/// Asks the system itself: what a library may have put in between is not wanted here.
static long long microseconds(clockid_t clock) {
  struct timespec now = {0};
  syscall(SYS_clock_gettime, clock, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

/// Takes the place of the C library's; as it, but for later changes of the clock.
int gettimeofday(struct timeval *restrict result, void *restrict zone) {
  static _Atomic long long start;
  (void)zone;
  long long passed = microseconds(CLOCK_BOOTTIME);
  // Threads that come here first at the same time find the same start, or nearly.
  if (start == 0) start = microseconds(CLOCK_REALTIME) - passed;
  long long now = start + passed;
  result->tv_sec = (time_t)(now / 1000000);
  result->tv_usec = (suseconds_t)(now % 1000000);
  return 0;
}
