#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Plays a terminal to a program: a pseudo-terminal whose other end is libvterm's screen.

struct pseudoterminal;

/// One cell as a person would see it.
struct pseudoterminal_cell {
  /// UTF-8, empty in the second half of a wide character.
  char text[32];
  int width;
  bool isBold;
  bool isUnderlined;
  bool isReversed;
  /// Number in the palette, -1 for the terminal's own colour, -2 for a direct one.
  int foreground;
  int background;
};

/// The modes of the line that a program can spoil.
struct pseudoterminal_modes {
  uint32_t input;
  uint32_t output;
  uint32_t control;
  uint32_t local;
};

/// Starts a program with a session, a controlling terminal and usual signals. NULL with errno.
struct pseudoterminal *pseudoterminal_start(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    int rows, int columns);

/// Kills the program if it still runs, and frees everything.
void pseudoterminal_end(struct pseudoterminal *terminal);

/// Reads what the program has written, waiting at most so long for it. Bytes read, or 0.
size_t pseudoterminal_pump(struct pseudoterminal *terminal, int milliseconds);

/// Types. Bytes that the program does not take meanwhile are pumped against.
void pseudoterminal_send(struct pseudoterminal *terminal, const char *bytes, size_t count);

/// Whether everything sent was taken and all threads of the program wait for something.
///
/// `switches` is how often the main thread must have gone to sleep until then.
bool pseudoterminal_is_idle(struct pseudoterminal *terminal, long switches);
/// How often the program's main thread has gone to sleep.
long pseudoterminal_switches(struct pseudoterminal *terminal);

void pseudoterminal_resize(struct pseudoterminal *terminal, int rows, int columns);
/// Drops the line as a lost connection does.
void pseudoterminal_hang_up(struct pseudoterminal *terminal);
void pseudoterminal_signal(struct pseudoterminal *terminal, int number);
pid_t pseudoterminal_process(struct pseudoterminal *terminal);

/// Whether the program has ended; `status` as waitpid gives it.
bool pseudoterminal_has_ended(struct pseudoterminal *terminal, int *status);

struct pseudoterminal_modes pseudoterminal_modes(struct pseudoterminal *terminal);

struct pseudoterminal_cell pseudoterminal_cell(
    struct pseudoterminal *terminal, int row, int column);
/// The cursor; false when it is hidden.
bool pseudoterminal_cursor(struct pseudoterminal *terminal, int *row, int *column);
bool pseudoterminal_is_alternate(struct pseudoterminal *terminal);

/// Everything that the program has written.
const unsigned char *pseudoterminal_log(struct pseudoterminal *terminal, size_t *count);

#endif
