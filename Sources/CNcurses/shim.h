// What Swift cannot import from ncurses: variables (which it considers unsafe for concurrency),
// macros with casts, and functions that <term.h> declares among hundreds of conflicting names.
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <ncurses.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

extern int setupterm(const char *, int, int *);
extern char *tigetstr(const char *);
extern int wcwidth(wchar_t);

/// Whether a terminal type is usable: 1 known, 0 unknown, -1 no terminal database.
static inline int readback_terminal_type_state(const char *name, int output) {
  int state = 1;
  setupterm(name, output, &state);
  return state;
}

/// A string capability of the terminal, or NULL.
static inline const char *readback_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

static inline WINDOW *readback_window(void) { return stdscr; }
static inline int readback_colors(void) { return COLORS; }
static inline int readback_pairs(void) { return COLOR_PAIRS; }

static const uint32_t readback_bold = (uint32_t)A_BOLD;
static const uint32_t readback_dim = (uint32_t)A_DIM;
static const uint32_t readback_reverse = (uint32_t)A_REVERSE;
static const uint32_t readback_underline = (uint32_t)A_UNDERLINE;

static inline const char *readback_codeset(void) { return nl_langinfo(CODESET); }

/// The cells of a character if the locale can represent it and considers it printable, or -1.
static inline int readback_cell_width(uint32_t scalar) {
  char bytes[MB_LEN_MAX];
  mbstate_t state;
  memset(&state, 0, sizeof state);
  if (wcrtomb(bytes, (wchar_t)scalar, &state) == (size_t)-1) return -1;
  return wcwidth((wchar_t)scalar);
}

/// Decodes one character of the locale: returns its number of bytes, -1 if invalid, -2 if more
/// bytes are needed.
static inline int readback_decode(const unsigned char *bytes, long count, uint32_t *scalar) {
  mbstate_t state;
  wchar_t character = 0;
  memset(&state, 0, sizeof state);
  int length = (int)mbrtowc(&character, (const char *)bytes, (size_t)count, &state);
  *scalar = (uint32_t)character;
  return length;
}

/// Fills a cell with one spacing character and up to four combining ones.
static inline void readback_set_cell(
    cchar_t *cell, const uint32_t *scalars, int count, uint32_t attributes, short pair) {
  wchar_t text[CCHARW_MAX + 1];
  int length = count < CCHARW_MAX ? count : CCHARW_MAX;
  for (int i = 0; i < length; i++) text[i] = (wchar_t)scalars[i];
  text[length] = L'\0';
  setcchar(cell, text, attributes, pair, NULL);
}
