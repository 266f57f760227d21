#include "CPseudoTerminal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

struct pseudoterminal {
  int master;
  /// Kept open so that the modes can be read, and no output is lost when the program ends.
  int slave;
  pid_t process;
  bool hasEnded;
  int status;
  VTerm *machine;
  VTermScreen *screen;
  VTermPos cursor;
  bool isCursorVisible;
  bool isAlternate;
  unsigned char *log;
  size_t logCount;
  size_t logCapacity;
};

static int on_move_cursor(VTermPos position, VTermPos old, int visible, void *user) {
  (void)old;
  (void)visible;
  ((struct pseudoterminal *)user)->cursor = position;
  return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user) {
  struct pseudoterminal *terminal = user;
  if (property == VTERM_PROP_CURSORVISIBLE) terminal->isCursorVisible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) terminal->isAlternate = value->boolean;
  return 1;
}

static const VTermScreenCallbacks callbacks = {
    .movecursor = on_move_cursor, .settermprop = on_property};

static void on_answer(const char *bytes, size_t count, void *user) {
  ssize_t ignored = write(((struct pseudoterminal *)user)->master, bytes, count);
  (void)ignored;
}

/// In the child: a new session on the slave, with signals as a shell leaves them.
static void become(
    int slave, const char *path, char *const arguments[], char *const environment[],
    const char *directory) {
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(slave, descriptor);
  for (int descriptor = 3; descriptor < 256; descriptor++) close(descriptor);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  // A crash caused by a test needs no core dump.
  setrlimit(RLIMIT_CORE, &(struct rlimit){0});
  if (directory && chdir(directory) != 0) _exit(126);
  execve(path, arguments, environment);
  _exit(127);
}

struct pseudoterminal *pseudoterminal_start(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int master, slave;
  if (openpty(&master, &slave, NULL, NULL, &size) != 0) return NULL;
  fcntl(master, F_SETFD, FD_CLOEXEC);
  fcntl(slave, F_SETFD, FD_CLOEXEC);
  pid_t process = fork();
  if (process < 0) {
    close(master);
    close(slave);
    return NULL;
  }
  if (process == 0) become(slave, path, arguments, environment, directory);
  fcntl(master, F_SETFL, O_NONBLOCK);
  struct pseudoterminal *terminal = calloc(1, sizeof *terminal);
  terminal->master = master;
  terminal->slave = slave;
  terminal->process = process;
  terminal->isCursorVisible = true;
  terminal->machine = vterm_new(rows, columns);
  vterm_set_utf8(terminal->machine, 1);
  vterm_output_set_callback(terminal->machine, on_answer, terminal);
  terminal->screen = vterm_obtain_screen(terminal->machine);
  vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  return terminal;
}

void pseudoterminal_end(struct pseudoterminal *terminal) {
  int status;
  if (!pseudoterminal_has_ended(terminal, &status)) {
    kill(terminal->process, SIGKILL);
    waitpid(terminal->process, NULL, 0);
  }
  if (terminal->master >= 0) close(terminal->master);
  close(terminal->slave);
  vterm_free(terminal->machine);
  free(terminal->log);
  free(terminal);
}

static void keep(struct pseudoterminal *terminal, const char *bytes, size_t count) {
  if (terminal->logCount + count > terminal->logCapacity) {
    terminal->logCapacity = (terminal->logCount + count) * 2;
    terminal->log = realloc(terminal->log, terminal->logCapacity);
  }
  memcpy(terminal->log + terminal->logCount, bytes, count);
  terminal->logCount += count;
}

size_t pseudoterminal_pump(struct pseudoterminal *terminal, int milliseconds) {
  size_t total = 0;
  struct pollfd ready = {.fd = terminal->master, .events = POLLIN};
  if (terminal->master < 0) {
    poll(NULL, 0, milliseconds);
    return 0;
  }
  while (poll(&ready, 1, total == 0 ? milliseconds : 0) > 0) {
    char bytes[65536];
    ssize_t count = read(terminal->master, bytes, sizeof bytes);
    if (count <= 0) break;
    keep(terminal, bytes, (size_t)count);
    vterm_input_write(terminal->machine, bytes, (size_t)count);
    total += (size_t)count;
  }
  vterm_screen_flush_damage(terminal->screen);
  return total;
}

void pseudoterminal_send(struct pseudoterminal *terminal, const char *bytes, size_t count) {
  while (count > 0 && terminal->master >= 0) {
    ssize_t written = write(terminal->master, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno != EAGAIN && errno != EINTR) {
      return;
    } else {
      pseudoterminal_pump(terminal, 5);
    }
  }
}

/// Reads a thread's state letter and how often it has slept.
static bool read_status(pid_t process, const char *thread, char *state, long *switches) {
  char path[128];
  snprintf(path, sizeof path, "/proc/%d/task/%s/status", process, thread);
  FILE *file = fopen(path, "r");
  if (!file) return false;
  char line[256];
  *state = '?';
  *switches = 0;
  while (fgets(line, sizeof line, file)) {
    sscanf(line, "State: %c", state);
    sscanf(line, "voluntary_ctxt_switches: %ld", switches);
  }
  fclose(file);
  return true;
}

long pseudoterminal_switches(struct pseudoterminal *terminal) {
  char thread[16];
  char state;
  long switches;
  snprintf(thread, sizeof thread, "%d", terminal->process);
  return read_status(terminal->process, thread, &state, &switches) ? switches : 0;
}

/// How often all threads of the program have slept in total; -1 if one is running or could run.
static long sleep_count(pid_t process) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", process);
  DIR *threads = opendir(path);
  if (!threads) return 0;
  long count = 0;
  struct dirent *thread;
  while (count >= 0 && (thread = readdir(threads))) {
    char state;
    long switches;
    if (thread->d_name[0] == '.') continue;
    if (!read_status(process, thread->d_name, &state, &switches)) continue;
    count = state == 'S' || state == 'Z' ? count + switches : -1;
  }
  closedir(threads);
  return count;
}

/// Whether no thread of the program is running or could run.
///
/// Threads are checked one after another, and a sleeping one may be woken by another that is asleep
/// when its turn comes; so they were all asleep at once only if none ran between two rounds.
static bool sleeps(pid_t process) {
  long count = sleep_count(process);
  return count >= 0 && sleep_count(process) == count;
}

/// Whether the program has not read all input. Data written to the master is passed on by a kernel
/// thread; `poll` on the slave waits for that.
static bool has_input(struct pseudoterminal *terminal) {
  int waiting = 0;
  struct pollfd ready = {.fd = terminal->slave, .events = POLLIN};
  return poll(&ready, 1, 0) > 0
      || (ioctl(terminal->slave, FIONREAD, &waiting) == 0 && waiting > 0);
}

bool pseudoterminal_is_idle(struct pseudoterminal *terminal, long switches) {
  int status;
  if (pseudoterminal_has_ended(terminal, &status)) return true;
  if (pseudoterminal_switches(terminal) < switches) return false;
  if (has_input(terminal)) return false;
  return sleeps(terminal->process);
}

void pseudoterminal_resize(struct pseudoterminal *terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pseudoterminal_pump(terminal, 0);
  vterm_set_size(terminal->machine, rows, columns);
  ioctl(terminal->master, TIOCSWINSZ, &size);
}

void pseudoterminal_hang_up(struct pseudoterminal *terminal) {
  if (terminal->master >= 0) close(terminal->master);
  terminal->master = -1;
}

void pseudoterminal_signal(struct pseudoterminal *terminal, int number) {
  kill(terminal->process, number);
}

pid_t pseudoterminal_process(struct pseudoterminal *terminal) { return terminal->process; }

bool pseudoterminal_has_ended(struct pseudoterminal *terminal, int *status) {
  if (!terminal->hasEnded) {
    terminal->hasEnded =
        waitpid(terminal->process, &terminal->status, WNOHANG) == terminal->process;
  }
  *status = terminal->status;
  return terminal->hasEnded;
}

struct pseudoterminal_modes pseudoterminal_modes(struct pseudoterminal *terminal) {
  struct termios modes;
  struct pseudoterminal_modes result = {0};
  if (tcgetattr(terminal->slave, &modes) == 0) {
    result.input = modes.c_iflag;
    result.output = modes.c_oflag;
    result.control = modes.c_cflag;
    result.local = modes.c_lflag;
  }
  return result;
}

/// Appends a scalar as UTF-8.
static size_t encode(uint32_t scalar, char *to) {
  if (scalar < 0x80) {
    to[0] = (char)scalar;
    return 1;
  }
  if (scalar < 0x800) {
    to[0] = (char)(0xC0 | scalar >> 6);
    to[1] = (char)(0x80 | (scalar & 0x3F));
    return 2;
  }
  if (scalar < 0x10000) {
    to[0] = (char)(0xE0 | scalar >> 12);
    to[1] = (char)(0x80 | (scalar >> 6 & 0x3F));
    to[2] = (char)(0x80 | (scalar & 0x3F));
    return 3;
  }
  to[0] = (char)(0xF0 | scalar >> 18);
  to[1] = (char)(0x80 | (scalar >> 12 & 0x3F));
  to[2] = (char)(0x80 | (scalar >> 6 & 0x3F));
  to[3] = (char)(0x80 | (scalar & 0x3F));
  return 4;
}

static int palette_number(const VTermColor *color, bool isUsual) {
  if (isUsual) return -1;
  return VTERM_COLOR_IS_INDEXED(color) ? color->indexed.idx : -2;
}

struct pseudoterminal_cell pseudoterminal_cell(
    struct pseudoterminal *terminal, int row, int column) {
  struct pseudoterminal_cell result = {0};
  VTermScreenCell cell;
  VTermPos position = {.row = row, .col = column};
  if (!vterm_screen_get_cell(terminal->screen, position, &cell)) return result;
  size_t length = 0;
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
    if (cell.chars[i] == (uint32_t)-1) break;
    length += encode(cell.chars[i], result.text + length);
  }
  if (length == 0 && cell.chars[0] == 0) result.text[0] = ' ';
  result.width = cell.width;
  result.isBold = cell.attrs.bold;
  result.isUnderlined = cell.attrs.underline != 0;
  result.isReversed = cell.attrs.reverse;
  result.foreground = palette_number(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
  result.background = palette_number(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
  return result;
}

bool pseudoterminal_cursor(struct pseudoterminal *terminal, int *row, int *column) {
  *row = terminal->cursor.row;
  *column = terminal->cursor.col;
  return terminal->isCursorVisible;
}

bool pseudoterminal_is_alternate(struct pseudoterminal *terminal) {
  return terminal->isAlternate;
}

const unsigned char *pseudoterminal_log(struct pseudoterminal *terminal, size_t *count) {
  *count = terminal->logCount;
  return terminal->log;
}
