#if defined(__has_feature)
#if __has_feature(address_sanitizer)
const char *__asan_default_options(void);

/// ncurses intentionally keeps its tables until the end of the process: this is not a leak.
const char *__asan_default_options(void) { return "detect_leaks=0"; }
#endif
#endif
