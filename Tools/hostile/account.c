/* Provides sshd with an account that does not exist on the system. It is preloaded into sshd and,
   through SetEnv, into the programs that sshd starts; ACCOUNT_HOME and ACCOUNT_SHELL describe it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>

enum { account_number = 64123 };

static struct passwd *account(void) {
  static struct passwd entry = {
      .pw_name = "reader", .pw_passwd = "*", .pw_uid = account_number, .pw_gid = account_number};
  entry.pw_gecos = "";
  entry.pw_dir = getenv("ACCOUNT_HOME");
  entry.pw_shell = getenv("ACCOUNT_SHELL");
  return entry.pw_dir && entry.pw_shell ? &entry : NULL;
}

struct passwd *getpwnam(const char *name) {
  static struct passwd *(*real)(const char *);
  if (!strcmp(name, "reader") && account()) return account();
  if (!real) real = dlsym(RTLD_NEXT, "getpwnam");
  return real(name);
}

struct passwd *getpwuid(uid_t number) {
  static struct passwd *(*real)(uid_t);
  if (number == account_number && account()) return account();
  if (!real) real = dlsym(RTLD_NEXT, "getpwuid");
  return real(number);
}
