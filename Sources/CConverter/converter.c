// fork, setrlimit and exec with pipes: Swift may not run between fork and exec.
#define _GNU_SOURCE
#include "converter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void limit(int what, rlim_t value) {
  struct rlimit both = {value, value};
  setrlimit(what, &both);
}

// A descriptor with the input that can be read from any position; -1 if there is none.
static int input_descriptor(const void *input, size_t count) {
  int file = memfd_create("readback-input", MFD_CLOEXEC);
  if (file < 0) return -1;
  size_t written = 0;
  while (written < count) {
    ssize_t part = write(file, (const char *)input + written, count - written);
    if (part < 0 && errno == EINTR) continue;
    if (part <= 0) {
      close(file);
      return -1;
    }
    written += (size_t)part;
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

static void run(const char *path, char *const arguments[], char *const environment[], int input,
                int output, int errors, int trouble, struct readback_conversion_limits limits) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // SIGXCPU identifies the cause; at the hard limit the kernel kills silently.
  struct rlimit seconds = {(rlim_t)limits.seconds, (rlim_t)limits.seconds + 1};
  setrlimit(RLIMIT_CPU, &seconds);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, limits.output_bytes);
  limit(RLIMIT_CORE, 0);
  dup2(input, 0);
  dup2(output, 1);
  dup2(errors, 2);
  // Everything else was opened with close-on-exec, except what a parent may have passed on.
  for (int other = 3; other < 256; other++) {
    if (other != trouble) close(other);
  }
  execve(path, arguments, environment);
  int code = errno;
  ssize_t ignored = write(trouble, &code, sizeof code);
  (void)ignored;
  _exit(127);
}

// Reads the available output; returns 0 at the end, -1 if it exceeds the limit.
static int take(int descriptor, struct readback_conversion *result, size_t *capacity,
                size_t allowed) {
  char chunk[1 << 16];
  ssize_t count = read(descriptor, chunk, sizeof chunk);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? 1 : 0;
  if (count == 0) return 0;
  if (result->count + (size_t)count > allowed) return -1;
  if (result->count + (size_t)count > *capacity) {
    size_t wanted = *capacity * 2 + sizeof chunk;
    unsigned char *grown = realloc(result->bytes, wanted);
    if (grown == NULL) return -1;
    result->bytes = grown;
    *capacity = wanted;
  }
  memcpy(result->bytes + result->count, chunk, (size_t)count);
  result->count += (size_t)count;
  return 1;
}

// Keeps the beginning of a message, without line ends.
static int take_message(int descriptor, char *message, size_t room) {
  char chunk[512];
  ssize_t count = read(descriptor, chunk, sizeof chunk);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? 1 : 0;
  size_t length = strlen(message);
  for (ssize_t index = 0; index < count && length + 1 < room; index++) {
    unsigned char byte = (unsigned char)chunk[index];
    message[length++] = byte < 0x20 || byte >= 0x7f ? ' ' : (char)byte;
  }
  message[length] = 0;
  return count > 0;
}

struct readback_conversion readback_convert(const char *path, char *const arguments[],
                                            char *const environment[], const void *input,
                                            size_t input_count,
                                            struct readback_conversion_limits limits) {
  struct readback_conversion result = {.end = READBACK_CONVERSION_IMPOSSIBLE};
  int output[2] = {-1, -1}, errors[2] = {-1, -1}, trouble[2] = {-1, -1};
  int in = input_descriptor(input, input_count);
  if (in < 0 || pipe2(output, O_CLOEXEC) != 0 || pipe2(errors, O_CLOEXEC) != 0 ||
      pipe2(trouble, O_CLOEXEC) != 0) {
    strncpy(result.message, strerror(errno), sizeof result.message - 1);
    goto end;
  }
  pid_t child = fork();
  if (child < 0) {
    strncpy(result.message, strerror(errno), sizeof result.message - 1);
    goto end;
  }
  if (child == 0) run(path, arguments, environment, in, output[1], errors[1], trouble[1], limits);
  setpgid(child, child);
  close(output[1]);
  close(errors[1]);
  close(trouble[1]);
  output[1] = errors[1] = trouble[1] = -1;
  int code = 0;
  ssize_t told = read(trouble[0], &code, sizeof code);
  while (told < 0 && errno == EINTR) told = read(trouble[0], &code, sizeof code);

  size_t capacity = 0;
  long long deadline = milliseconds() + limits.seconds * 1000LL;
  int is_over = 0, is_open = 1, has_messages = 1;
  while (is_open && !is_over) {
    long long left = deadline - milliseconds();
    if (left <= 0) {
      is_over = READBACK_CONVERTER_SLOW;
      break;
    }
    struct pollfd files[2] = {{output[0], POLLIN, 0}, {has_messages ? errors[0] : -1, POLLIN, 0}};
    if (poll(files, 2, left > 1000 ? 1000 : (int)left) < 0 && errno != EINTR) break;
    if (files[0].revents) {
      int more = take(output[0], &result, &capacity, limits.output_bytes);
      if (more < 0) is_over = READBACK_CONVERTER_ENDLESS;
      if (more == 0) is_open = 0;
    }
    if (files[1].revents) {
      has_messages = take_message(errors[0], result.message, sizeof result.message);
    }
  }
  // It may have closed its output but still be running.
  int status = 0;
  pid_t ended = 0;
  while (!is_over) {
    ended = waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) break;
    if (milliseconds() > deadline) {
      is_over = READBACK_CONVERTER_SLOW;
      break;
    }
    struct pollfd message = {has_messages ? errors[0] : -1, POLLIN, 0};
    poll(&message, 1, 5);
    if (message.revents) {
      has_messages = take_message(errors[0], result.message, sizeof result.message);
    }
  }
  kill(-child, SIGKILL);
  kill(child, SIGKILL);
  if (ended != child) {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (told == (ssize_t)sizeof code) {
    result.end = code == ENOENT ? READBACK_CONVERTER_MISSING : READBACK_CONVERTER_FAILED;
    strncpy(result.message, strerror(code), sizeof result.message - 1);
  } else if (is_over) {
    result.end = (enum readback_conversion_end)is_over;
  } else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
    result.end = READBACK_CONVERTER_SLOW;
  } else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    result.end = READBACK_CONVERTER_FAILED;
  } else {
    while (has_messages && take_message(errors[0], result.message, sizeof result.message)) {
    }
    result.end = READBACK_CONVERTED;
  }
end:
  if (in >= 0) close(in);
  for (int side = 0; side < 2; side++) {
    if (output[side] >= 0) close(output[side]);
    if (errors[side] >= 0) close(errors[side]);
    if (trouble[side] >= 0) close(trouble[side]);
  }
  return result;
}
