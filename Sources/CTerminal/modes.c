// The terminal modes are set here rather than by ncurses, which writes to a memory file.

#include "state.h"
#include "CTerminal.h"

void readback_terminal_take_modes(void) {
  struct termios modes = readback_guard.modes;
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
  modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR);
  // ncurses moves down with a bare line feed, and right with tabs.
  modes.c_oflag &= ~(tcflag_t)(ONLCR | OCRNL | TABDLY);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  tcsetattr(readback_guard.input, TCSADRAIN, &modes);
}

void readback_terminal_give_modes(void) {
  tcsetattr(readback_guard.input, TCSADRAIN, &readback_guard.modes);
}
