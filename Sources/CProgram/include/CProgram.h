#ifndef CPROGRAM_H
#define CPROGRAM_H

/// The commit that the program was built from, or "unknown" if the Makefile did not set it.
extern const char *_Nonnull const readback_commit;

/// The number of arguments, including the program's own name.
int readback_argument_count(void);

/// An argument; the program's name is number 0.
const char *_Nonnull readback_argument(int number);

/// Creates a pipe whose two ends are not inherited: pipe2(2), which Swift does not import. Returns
/// 0, or -1 with errno.
int readback_pipe(int *_Nonnull ends);

/// From here on nothing of the process's memory is written to disk in a crash.
void readback_leave_no_core(void);

#endif
