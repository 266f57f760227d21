#ifndef READBACK_STATE_H
#define READBACK_STATE_H

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <termios.h>

enum { restoring_limit = 512 };

/// Data for handlers, written before they are installed and not while they are.
struct readback_guard {
  int input;
  int output;
  char restoring[restoring_limit];
  size_t restoring_length;
  struct termios modes;
  /// The signal that requested an orderly end; 0 before.
  volatile sig_atomic_t ending;
};

extern struct readback_guard readback_guard;

void readback_install_fatal_handlers(void);
void readback_remove_fatal_handlers(void);

/// Writes the restoring sequences and restores the saved modes; async-signal-safe.
void readback_restore_terminal(void);

#endif
