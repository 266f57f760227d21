#include "CLibXML2.h"

#ifdef READBACK_LINKED
// Tools/package/make-deb links this to find the package version that has all of the functions.
static const struct readback_xml_functions functions = {
#define READBACK_ADDRESS(name) .name = name,
    READBACK_XML_FUNCTIONS(READBACK_ADDRESS)
};

const struct readback_xml_functions *readback_xml(void) { return &functions; }
#else

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>

// Code built with one version's headers does not fit the other.
#if LIBXML_VERSION >= 21400
#define NAME "libxml2.so.16"
#else
#define NAME "libxml2.so.2"
#endif

static struct readback_xml_functions functions;
static bool is_loaded;

static void load(void) {
  void *library = dlopen(NAME, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
#define READBACK_FIND(name) \
  if (!(functions.name = (__typeof__(functions.name))dlsym(library, #name))) return;
  READBACK_XML_FUNCTIONS(READBACK_FIND)
  functions.xmlInitParser();
  is_loaded = true;
}

const struct readback_xml_functions *readback_xml(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded ? &functions : NULL;
}
#endif
