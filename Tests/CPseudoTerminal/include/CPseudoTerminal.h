#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Simulates a terminal for a program: a pseudo-terminal whose other end is a libvterm screen.

struct pseudoterminal;

/// One cell as a person would see it.
struct pseudoterminal_cell {
  /// UTF-8, empty in the second half of a wide character.
  char text[32];
  int width;
  bool isBold;
  bool isUnderlined;
  bool isReversed;
  /// Number in the palette, -1 for the terminal's own colour, -2 for a direct colour.
  int foreground;
  int background;
};

/// The terminal modes that a program could leave changed.
struct pseudoterminal_modes {
  uint32_t input;
  uint32_t output;
  uint32_t control;
  uint32_t local;
};

/// Starts a program with a session, a controlling terminal and default signals. NULL with errno.
struct pseudoterminal *pseudoterminal_start(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    int rows, int columns);

/// Kills the program if it is still running, and frees everything.
void pseudoterminal_end(struct pseudoterminal *terminal);

/// Reads the program's output, waiting at most this long for it. Returns the bytes read, or 0.
size_t pseudoterminal_pump(struct pseudoterminal *terminal, int milliseconds);

/// Sends input, reading output meanwhile so that neither side blocks.
void pseudoterminal_send(struct pseudoterminal *terminal, const char *bytes, size_t count);

/// Whether all input was read and all threads of the program are waiting.
///
/// `switches` is how often the main thread must have slept by then.
bool pseudoterminal_is_idle(struct pseudoterminal *terminal, long switches);
/// How often the program's main thread has slept.
long pseudoterminal_switches(struct pseudoterminal *terminal);

void pseudoterminal_resize(struct pseudoterminal *terminal, int rows, int columns);
/// Closes the connection, as if it were lost.
void pseudoterminal_hang_up(struct pseudoterminal *terminal);
void pseudoterminal_signal(struct pseudoterminal *terminal, int number);
pid_t pseudoterminal_process(struct pseudoterminal *terminal);

/// Whether the program has ended; `status` is from waitpid.
bool pseudoterminal_has_ended(struct pseudoterminal *terminal, int *status);

struct pseudoterminal_modes pseudoterminal_modes(struct pseudoterminal *terminal);

struct pseudoterminal_cell pseudoterminal_cell(
    struct pseudoterminal *terminal, int row, int column);
/// The cursor; false when it is hidden.
bool pseudoterminal_cursor(struct pseudoterminal *terminal, int *row, int *column);
bool pseudoterminal_is_alternate(struct pseudoterminal *terminal);

/// All output of the program.
const unsigned char *pseudoterminal_log(struct pseudoterminal *terminal, size_t *count);

#endif
