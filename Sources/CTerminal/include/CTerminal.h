#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

// Signals and waiting, in C because a signal handler may touch nothing of the Swift runtime.
// One terminal a process: the state is the process's own.

/// What happened while waiting; several may be true at once.
struct readback_report {
  /// The time is over and nothing happened.
  bool isIdle;
  /// A key can be read.
  bool isReadable;
  /// SIGWINCH: the size may have changed.
  bool isResized;
  /// SIGCONT: the process was stopped and the terminal may show anything.
  bool isContinued;
  /// SIGTSTP: the user asks to suspend.
  bool isSuspensionAsked;
  /// SIGINT: Ctrl-C.
  bool isInterrupted;
  /// The signal that asks the reader to end, SIGHUP also when the terminal itself is gone; else 0.
  int ending;
  /// The terminal itself is gone, or SIGHUP says so.
  bool isHungUp;
  /// Another thread called `readback_terminal_wake`.
  bool isWoken;
};

/// Saves the terminal's modes and installs the handlers. Call it before the modes are changed.
///
/// A fatal signal writes `restoring` to `output`, puts the modes back and dies of that signal.
/// Returns 0, or -1 with errno.
int readback_terminal_guard(int input, int output, const char *restoring, size_t length);

/// Whether a signal asks the reader to end.
bool readback_terminal_ends(int number);

/// Sets the modes that a reader of keys needs: each key at once, without echo, line ends as they are.
/// Ctrl-C, Ctrl-Z and Ctrl-S keep what they mean.
void readback_terminal_take_modes(void);

/// Puts the modes back that `guard` saved, once what was sent before has been taken.
void readback_terminal_give_modes(void);

/// Puts back the handlers that `guard` replaced. The modes are the caller's business.
void readback_terminal_release(void);

/// Gives the calling thread a stack on which a fatal signal can be handled when its own is full.
void readback_terminal_guard_thread(void);

/// Waits for a key, a signal or a wake, at most `milliseconds` (-1: for ever).
struct readback_report readback_terminal_wait(int milliseconds);

/// Ends a wait. May be called by any thread and any number of times.
void readback_terminal_wake(void);

/// Stops the process as SIGTSTP does by default; returns when it goes on.
void readback_terminal_stop(void);

/// A new file in memory, closed in programs that are started; -1 with errno.
int readback_memory_file(void);

/// The size that the terminal states, within reason, or false.
bool readback_terminal_size(int *rows, int *columns);

#endif
