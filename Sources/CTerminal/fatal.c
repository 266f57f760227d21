// Restores a raw terminal and the normal screen after a crash.

#include "state.h"
#include "CTerminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct readback_guard readback_guard;

static const int fatal_signals[] = {
    SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS, SIGXCPU, SIGALRM};
enum { fatal_count = sizeof fatal_signals / sizeof fatal_signals[0] };
static struct sigaction old_actions[fatal_count];

/// Writes without ever blocking: a stopped or lost terminal accepts nothing.
static void write_if_possible(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
    if (poll(&ready, 1, 0) <= 0 || !(ready.revents & POLLOUT)) return;
    ssize_t count = write(descriptor, bytes, length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    bytes += count;
    length -= (size_t)count;
  }
}

void readback_restore_terminal(void) {
  write_if_possible(
      readback_guard.output, readback_guard.restoring, readback_guard.restoring_length);
  tcsetattr(readback_guard.input, TCSANOW, &readback_guard.modes);
}

static void handle_fatal(int number) {
  readback_restore_terminal();
  if (number != SIGALRM) {
    char line[] = "readback: stopped by a fault, signal 00\n";
    line[sizeof line - 4] = (char)('0' + number / 10);
    line[sizeof line - 3] = (char)('0' + number % 10);
    write_if_possible(STDERR_FILENO, line, sizeof line - 1);
  }
  // An alarm ends a termination that was not completed: see signals.c.
  int asked = readback_guard.ending ? readback_guard.ending : SIGTERM;
  int cause = number == SIGALRM ? asked : number;
  signal(cause, SIG_DFL);
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, cause);
  sigprocmask(SIG_UNBLOCK, &own, NULL);
  raise(cause);
  _exit(128 + cause);
}

void readback_install_fatal_handlers(void) {
  readback_terminal_guard_thread();
  struct sigaction action = {.sa_handler = handle_fatal, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], &action, &old_actions[i]);
}

void readback_remove_fatal_handlers(void) {
  for (int i = 0; i < fatal_count; i++) sigaction(fatal_signals[i], &old_actions[i], NULL);
}

void readback_terminal_guard_thread(void) {
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && !(present.ss_flags & SS_DISABLE)) return;
  size_t size = 64 * 1024;
  void *memory =
      mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED) return;
  stack_t stack = {.ss_sp = memory, .ss_size = size};
  sigaltstack(&stack, NULL);
}
