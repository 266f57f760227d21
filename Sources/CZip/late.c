#include "CZip.h"

#ifdef READBACK_LINKED
// Tools/package/make-deb links this to find the package version that has all of the functions.
static const struct readback_zip_functions functions = {
#define READBACK_ADDRESS(name) .name = name,
    READBACK_ZIP_FUNCTIONS(READBACK_ADDRESS)
};

const struct readback_zip_functions *readback_zip(void) { return &functions; }
#else

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>

static struct readback_zip_functions functions;
static bool is_loaded;

static void load(void) {
  // Debian kept the number 4 for the same interface longer than upstream did.
  void *library = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
#define READBACK_FIND(name) \
  if (!(functions.name = (__typeof__(functions.name))dlsym(library, #name))) return;
  READBACK_ZIP_FUNCTIONS(READBACK_FIND)
  is_loaded = true;
}

const struct readback_zip_functions *readback_zip(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded ? &functions : NULL;
}
#endif
