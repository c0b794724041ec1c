// SPDX-License-Identifier: EUPL-1.2
#include "paper/impl/confine.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

#if defined(__has_feature)
#define NB_HAS_FEATURE(x) __has_feature(x)
#else
#define NB_HAS_FEATURE(x) 0
#endif

namespace nb::paper {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || NB_HAS_FEATURE(address_sanitizer) || NB_HAS_FEATURE(thread_sanitizer)
constexpr bool kShadowMemory = true;  // sanitizers reserve terabytes of addresses
#else
constexpr bool kShadowMemory = false;
#endif

bool limit(__rlimit_resource what, rlim_t value) {
  const rlimit both{value, value};
  return setrlimit(what, &both) == 0;
}

/// Read by fontconfig and poppler for text whose fonts are not embedded.
constexpr std::array kReadable{"/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig", "/usr/share/poppler"};

constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kEverything = kRead | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                      LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                                      LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

class Descriptor {
 public:
  explicit Descriptor(long number) : number_(static_cast<int>(number)) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

 private:
  int number_;
};

bool allow_reading(const Descriptor& rules, const char* folder) {
  const Descriptor place(open(folder, O_PATH | O_CLOEXEC));
  if (!place.valid()) return errno == ENOENT;  // one that is not there needs no permission
  const landlock_path_beneath_attr beneath{.allowed_access = kRead, .parent_fd = place.number()};
  return syscall(SYS_landlock_add_rule, rules.number(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
}

/// False if the kernel has no Landlock or it is switched off.
bool only_fonts_readable() {
  const landlock_ruleset_attr handled{.handled_access_fs = kEverything};
  const Descriptor rules(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0));
  if (!rules.valid()) return false;
  for (const char* folder : kReadable)
    if (!allow_reading(rules, folder)) return false;
  return syscall(SYS_landlock_restrict_self, rules.number(), 0) == 0;
}

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

/// Memory, time, the two open pipes, and looking at files (Landlock says which).
constexpr std::array kAllowed{
    SCMP_SYS(read),           SCMP_SYS(pread64),      SCMP_SYS(readv),       SCMP_SYS(write),      SCMP_SYS(writev),          SCMP_SYS(close),        SCMP_SYS(lseek),
    SCMP_SYS(fstat),          SCMP_SYS(newfstatat),   SCMP_SYS(stat),        SCMP_SYS(lstat),      SCMP_SYS(statx),           SCMP_SYS(statfs),       SCMP_SYS(fstatfs),
    SCMP_SYS(access),         SCMP_SYS(faccessat),    SCMP_SYS(faccessat2),  SCMP_SYS(readlink),   SCMP_SYS(readlinkat),      SCMP_SYS(getdents64),   SCMP_SYS(fadvise64),
    SCMP_SYS(munmap),         SCMP_SYS(mremap),       SCMP_SYS(brk),         SCMP_SYS(madvise),    SCMP_SYS(futex),           SCMP_SYS(sched_yield),  SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(getrandom),  SCMP_SYS(clock_gettime),   SCMP_SYS(gettimeofday), SCMP_SYS(getpid),
    SCMP_SYS(gettid),         SCMP_SYS(tgkill),       SCMP_SYS(getuid),      SCMP_SYS(geteuid),    SCMP_SYS(getgid),          SCMP_SYS(getegid),      SCMP_SYS(sysinfo),
    SCMP_SYS(uname),          SCMP_SYS(getcwd),       SCMP_SYS(exit),        SCMP_SYS(exit_group), SCMP_SYS(restart_syscall),
};
/// What only somebody who has taken the process over would try: it ends at once.
constexpr std::array kFatal{SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace), SCMP_SYS(socket), SCMP_SYS(connect)};

bool add(const Filter& filter, std::uint32_t action, int call) {
  return call < 0 || seccomp_rule_add(filter.get(), action, call, 0) == 0;  // negative: this processor has no such call
}

/// Allowed where `argument` has none of the bits of `mask`, or is exactly `value` if the mask is full.
bool add_if(const Filter& filter, int call, unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  const scmp_arg_cmp condition{argument, SCMP_CMP_MASKED_EQ, mask, value};
  return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

bool add_conditional(const Filter& filter, bool files) {
  constexpr scmp_datum_t kWrites = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  constexpr scmp_datum_t kAll = ~scmp_datum_t{0};
  const bool maps = add_if(filter, SCMP_SYS(mmap), 2, PROT_EXEC, 0) && add_if(filter, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
  if (!maps || !files) return maps;
  return add_if(filter, SCMP_SYS(openat), 2, kWrites, 0) && add_if(filter, SCMP_SYS(fcntl), 1, kAll, F_SETFD) && add_if(filter, SCMP_SYS(fcntl), 1, kAll, F_GETFD) &&
         add_if(filter, SCMP_SYS(fcntl), 1, kAll, F_GETFL);
}

bool filter_calls(bool files) {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return false;
  for (const int call : kAllowed)
    if (!add(filter, SCMP_ACT_ALLOW, call)) return false;
  for (const int call : kFatal)
    if (!add(filter, SCMP_ACT_KILL_PROCESS, call)) return false;
  return add_conditional(filter, files) && seccomp_load(filter.get()) == 0;
}

}  // namespace

bool limit_resources(const Confinement& confinement) {
  constexpr rlim_t kFiles = 64;
  const auto seconds = static_cast<rlim_t>(confinement.cpu_max.count());
  const bool memory = kShadowMemory || limit(RLIMIT_AS, rlim_t{confinement.memory_mib_max} << 20);
  return memory && limit(RLIMIT_CPU, seconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, kFiles) && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0;
}

bool lock_in() {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) return false;
  return filter_calls(only_fonts_readable());
}

}  // namespace nb::paper
