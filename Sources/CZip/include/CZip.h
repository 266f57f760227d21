#ifndef CZIP_H
#define CZIP_H

#include <zip.h>

/// The functions that Readback calls.
#define READBACK_ZIP_FUNCTIONS(F) \
  F(zip_error_init) \
  F(zip_error_fini) \
  F(zip_error_code_zip) \
  F(zip_source_buffer_create) \
  F(zip_source_free) \
  F(zip_open_from_source) \
  F(zip_discard) \
  F(zip_name_locate) \
  F(zip_fopen_index) \
  F(zip_fread) \
  F(zip_fclose) \
  F(zip_get_error)

struct readback_zip_functions {
#define READBACK_FIELD(name) __typeof__(name) *_Nonnull name;
  READBACK_ZIP_FUNCTIONS(READBACK_FIELD)
#undef READBACK_FIELD
};

/// libzip, loaded on first use: it depends on OpenSSL and three compressors, which no plain text
/// needs. NULL if it is not installed. Thread-safe.
const struct readback_zip_functions *_Nullable readback_zip(void);

#endif
