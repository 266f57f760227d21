#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's main program, with the function to call for each input.
int LLVMFuzzerRunDriver(
  int *argument_count, char ***arguments, int (*run)(const uint8_t *bytes, size_t count));
