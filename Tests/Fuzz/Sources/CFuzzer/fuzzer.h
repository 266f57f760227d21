#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own main program, with the function that it is to call on each input.
int LLVMFuzzerRunDriver(
  int *argument_count, char ***arguments, int (*run)(const uint8_t *bytes, size_t count));
