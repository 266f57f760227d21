#ifndef CFILES_H
#define CFILES_H

// What Linux offers and Swift cannot call.

/// Opens a file below an open directory: no name and no link on the way may lead out of it
/// (openat2(2) with RESOLVE_BENEATH). Links that stay inside are followed unless `refuses_links`.
///
/// Gives the descriptor, or -1 with errno: EXDEV where the way leads out, ENOSYS where the system is
/// older than the call or forbids it.
int readback_open_beneath(
    int directory, const char *_Nonnull path, int flags, int refuses_links);

/// What kind of file system a file is on (`linux/magic.h`); 0 where that cannot be found out.
unsigned readback_file_system_type(const char *_Nonnull path);

#endif
