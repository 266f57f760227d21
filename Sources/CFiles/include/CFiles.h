#ifndef CFILES_H
#define CFILES_H

// Linux system calls that Swift cannot make.

/// Opens a file below an open directory: neither the name nor a link in it may lead out (openat2(2)
/// with RESOLVE_BENEATH). Links that stay inside are followed unless `refuses_links`.
///
/// Returns the descriptor, or -1 with errno: EXDEV if the path leads out, ENOSYS if the system does
/// not have or allow the call.
int readback_open_beneath(
    int directory, const char *_Nonnull path, int flags, int refuses_links);

/// The type of a file's file system (`linux/magic.h`); 0 if it cannot be determined.
unsigned readback_file_system_type(const char *_Nonnull path);

#endif
