#pragma once
#include <stddef.h>

// How a program that converts a file to text ended.
enum readback_conversion_end {
  READBACK_CONVERTED,
  READBACK_CONVERTER_MISSING,
  READBACK_CONVERTER_FAILED,
  READBACK_CONVERTER_SLOW,
  READBACK_CONVERTER_ENDLESS,
  READBACK_CONVERSION_IMPOSSIBLE,
};

struct readback_conversion_limits {
  size_t output_bytes;
  size_t memory_bytes;
  int seconds;
};

struct readback_conversion {
  enum readback_conversion_end end;
  // The program's output; to be freed.
  unsigned char *bytes;
  size_t count;
  // The beginning of its error messages, or the system's error.
  char message[256];
};

// Runs a program with the bytes as its standard input and returns its output.
//
// It gets a process group of its own, which is killed when the time is over, when it writes too
// much, and when it has ended but left processes behind; and limits on processor time, memory and
// file size. `environment` is its whole environment.
struct readback_conversion readback_convert(const char *path, char *const arguments[],
                                            char *const environment[], const void *input,
                                            size_t input_count,
                                            struct readback_conversion_limits limits);
