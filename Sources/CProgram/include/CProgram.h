#ifndef CPROGRAM_H
#define CPROGRAM_H

/// The commit that the program was built from, or "unknown" where the Makefile did not say.
extern const char *_Nonnull const readback_commit;

/// How many arguments the program was started with, its own name among them.
int readback_argument_count(void);

/// An argument; the program's name is number 0.
const char *_Nonnull readback_argument(int number);

/// Makes a pipe whose two ends no other program inherits: pipe2(2), which Swift does not see. Gives 0,
/// or -1 with errno.
int readback_pipe(int *_Nonnull ends);

/// From here on nothing of the process's memory is written to a disk when it crashes.
void readback_leave_no_core(void);

#endif
