// Signals become bytes in a pipe: a wait that polls both the pipe and the keyboard misses none,
// regardless of which thread runs the handler.

#include "state.h"
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { signal_count = 65 };

/// Whether the reader is notified of a signal. Signals that end a program by default end the reader
/// like SIGTERM: the sender wants it to end, and no decision may be lost.
static bool is_told(int number) {
  switch (number) {
  case SIGWINCH: case SIGCONT: case SIGTSTP: case SIGINT: case SIGPIPE: return true;
  default: return readback_terminal_ends(number);
  }
}

bool readback_terminal_ends(int number) {
  switch (number) {
  case SIGTERM: case SIGHUP: case SIGQUIT: case SIGUSR1: case SIGUSR2: case SIGVTALRM:
  case SIGPROF: case SIGPOLL: case SIGPWR: case SIGSTKFLT:
    return true;
  default: return number >= SIGRTMIN && number <= SIGRTMAX;
  }
}

static struct sigaction old_actions[signal_count];
static sigset_t old_mask;
static bool is_guarding;

/// Set by handlers, cleared by the wait; indexed by signal number, 0 is a wake.
static atomic_bool is_raised[signal_count];
static int pipe_ends[2] = {-1, -1};

/// How long an orderly end may take before the fatal handler ends the process: a terminal stopped
/// by Ctrl-S would block it in a write forever.
enum { patience_seconds = 5 };

static void raise_flag(int number) {
  int error = errno;
  atomic_store(&is_raised[number], true);
  // A full pipe wakes the wait as well.
  ssize_t ignored = write(pipe_ends[1], "", 1);
  (void)ignored;
  errno = error;
}

static void handle_told(int number) {
  if (readback_terminal_ends(number)) {
    if (!readback_guard.ending) readback_guard.ending = number;
    alarm(patience_seconds);
  }
  raise_flag(number);
}

static bool take_flag(int number) { return atomic_exchange(&is_raised[number], false); }

static bool open_pipe(void) {
  if (pipe_ends[0] >= 0) return true;
  if (pipe(pipe_ends) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(pipe_ends[end], F_SETFD, FD_CLOEXEC);
    fcntl(pipe_ends[end], F_SETFL, O_NONBLOCK);
  }
  return true;
}

/// Installs a handler for one signal, unless the parent process chose to ignore it.
static void install(int number) {
  struct sigaction action = {.sa_handler = handle_told, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  sigaction(number, NULL, &old_actions[number]);
  bool is_ignored = old_actions[number].sa_handler == SIG_IGN;
  if (is_ignored && number != SIGWINCH && number != SIGCONT) return;
  // A broken pipe is an error of the write and does not end the process.
  if (number == SIGPIPE) action.sa_handler = SIG_IGN;
  sigaction(number, &action, NULL);
}

int readback_terminal_guard(int input, int output, const char *restoring, size_t length) {
  if (length > restoring_limit) {
    errno = E2BIG;
    return -1;
  }
  if (tcgetattr(input, &readback_guard.modes) != 0 || !open_pipe()) return -1;
  readback_guard.input = input;
  readback_guard.output = output;
  memcpy(readback_guard.restoring, restoring, length);
  readback_guard.restoring_length = length;
  sigset_t told;
  sigemptyset(&told);
  readback_guard.ending = 0;
  for (int number = 1; number < signal_count; number++) {
    if (!is_told(number)) continue;
    install(number);
    sigaddset(&told, number);
  }
  readback_install_fatal_handlers();
  // The parent may have left them blocked.
  sigaddset(&told, SIGALRM);
  sigprocmask(SIG_UNBLOCK, &told, &old_mask);
  is_guarding = true;
  return 0;
}

void readback_terminal_release(void) {
  if (!is_guarding) return;
  is_guarding = false;
  alarm(0);
  readback_remove_fatal_handlers();
  for (int number = 1; number < signal_count; number++) {
    if (is_told(number)) sigaction(number, &old_actions[number], NULL);
  }
  sigprocmask(SIG_SETMASK, &old_mask, NULL);
}

void readback_terminal_wake(void) {
  if (pipe_ends[1] >= 0) raise_flag(0);
}

struct readback_report readback_terminal_wait(int milliseconds) {
  struct pollfd ready[2] = {
      {.fd = readback_guard.input, .events = POLLIN}, {.fd = pipe_ends[0], .events = POLLIN}};
  int count = poll(ready, 2, milliseconds);
  struct readback_report report = {.isIdle = count == 0};
  if (count > 0) {
    char drained[64];
    while (read(pipe_ends[0], drained, sizeof drained) > 0) {
    }
    // A closed terminal is always readable, so test for that first.
    report.isHungUp = ready[0].revents & (POLLHUP | POLLERR | POLLNVAL);
  }
  report.isHungUp |= take_flag(SIGHUP);
  report.ending = report.isHungUp ? SIGHUP : readback_guard.ending;
  report.isInterrupted = take_flag(SIGINT);
  report.isSuspensionAsked = take_flag(SIGTSTP);
  report.isContinued = take_flag(SIGCONT);
  report.isResized = take_flag(SIGWINCH);
  report.isWoken = take_flag(0);
  return report;
}

void readback_terminal_stop(void) {
  struct sigaction own;
  struct sigaction normal = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &normal, &own);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &own, NULL);
  // The caller redraws anyway.
  take_flag(SIGCONT);
}

/// Far larger than any screen: the other end of a connection can report 65535 by 65535, which would
/// take gigabytes.
enum { most_rows = 500, most_columns = 1000 };

bool readback_terminal_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(readback_guard.output, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row < most_rows ? size.ws_row : most_rows;
  *columns = size.ws_col < most_columns ? size.ws_col : most_columns;
  return true;
}
