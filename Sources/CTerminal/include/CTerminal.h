#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

// Signals and waiting, in C because a signal handler must not use the Swift runtime. One terminal
// per process: the state belongs to the process.

/// What happened during a wait; several fields may be true.
struct readback_report {
  /// The time is over and nothing happened.
  bool isIdle;
  /// SIGWINCH: the size may have changed.
  bool isResized;
  /// SIGCONT: the process was stopped, and the contents of the terminal are unknown.
  bool isContinued;
  /// SIGTSTP: the user asks to suspend.
  bool isSuspensionAsked;
  /// SIGINT: Ctrl-C.
  bool isInterrupted;
  /// The signal that asks the reader to end, SIGHUP also if the terminal is gone; otherwise 0.
  int ending;
  /// The terminal is gone, or SIGHUP was received.
  bool isHungUp;
  /// Another thread called `readback_terminal_wake`.
  bool isWoken;
};

/// Saves the terminal's modes and installs the handlers. Call it before the modes are changed.
///
/// A fatal signal writes `restoring` to `output`, restores the modes and ends the process by that
/// signal. Returns 0, or -1 with errno.
int readback_terminal_guard(int input, int output, const char *restoring, size_t length);

/// Whether a signal asks the reader to end.
bool readback_terminal_ends(int number);

/// Sets the modes for reading keys: each key at once, without echo, line ends unchanged. Ctrl-C,
/// Ctrl-Z and Ctrl-S keep their meanings.
void readback_terminal_take_modes(void);

/// Restores the modes saved by `guard`, after pending output has been transmitted.
void readback_terminal_give_modes(void);

/// Restores the handlers replaced by `guard`. The modes are up to the caller.
void readback_terminal_release(void);

/// Gives the calling thread an alternate stack, so that a fatal signal can be handled after a stack
/// overflow.
void readback_terminal_guard_thread(void);

/// Waits for a key, a signal or a wake, at most `milliseconds` (-1: indefinitely).
struct readback_report readback_terminal_wait(int milliseconds);

/// Ends a wait. May be called by any thread, any number of times.
void readback_terminal_wake(void);

/// Stops the process as SIGTSTP does by default; returns when it continues.
void readback_terminal_stop(void);

/// A new memory file with close-on-exec; -1 with errno.
int readback_memory_file(void);

/// The size reported by the terminal, within limits, or false.
bool readback_terminal_size(int *rows, int *columns);

#endif
