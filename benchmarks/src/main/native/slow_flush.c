/*
 * Makes every flush of a process take longer, as on a disk that needs that long: for LD_PRELOAD. Each call that waits for
 * the disk is made, and then waits SLOW_FLUSH_MICROS more when it succeeded. (sync_file_range also only begins writing,
 * if it is told no more: that waits for nothing, here neither.)
 *
 * A program that is linked to these functions meets them here first. One that asks the loader for them by name in the
 * C library itself, as Java's foreign functions do, passes by, so dlsym is answered here too.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>

#if defined(__x86_64__)
#define FIRST_VERSION "GLIBC_2.2.5"
#elif defined(__aarch64__)
#define FIRST_VERSION "GLIBC_2.17"
#else
#error "add the first version of glibc for this processor"
#endif

typedef void *lookup(void *handle, const char *name);

static long micros;

__attribute__((constructor)) static void read_delay(void) {
    const char *text = getenv("SLOW_FLUSH_MICROS");
    micros = text == NULL ? 0 : atol(text);
}

/* Under its first version, which every later glibc has too; dlsym itself is the one name that dlsym cannot be asked for. */
static void *real(const char *name) {
    static lookup *next;
    if (next == NULL) {
        next = (lookup *)dlvsym(RTLD_NEXT, "dlsym", FIRST_VERSION);
    }
    return next(RTLD_NEXT, name);
}

static int delayed(int result) {
    if (result == 0 && micros > 0) {
        int error = errno;
        struct timespec left = {micros / 1000000, micros % 1000000 * 1000};
        while (nanosleep(&left, &left) != 0 && errno == EINTR) {
        }
        errno = error;
    }
    return result;
}

#define ON_DESCRIPTOR(function)                        \
    int function(int descriptor) {                     \
        static int (*original)(int);                   \
        if (original == NULL) {                        \
            original = (int (*)(int))real(#function);  \
        }                                              \
        return delayed(original(descriptor));          \
    }

ON_DESCRIPTOR(fsync)
ON_DESCRIPTOR(fdatasync)
ON_DESCRIPTOR(syncfs)

int sync_file_range(int descriptor, off64_t offset, off64_t length, unsigned int flags) {
    static int (*original)(int, off64_t, off64_t, unsigned int);
    if (original == NULL) {
        original = (int (*)(int, off64_t, off64_t, unsigned int))real("sync_file_range");
    }
    int result = original(descriptor, offset, length, flags);
    return (flags & SYNC_FILE_RANGE_WAIT_AFTER) != 0 ? delayed(result) : result;
}

void *dlsym(void *handle, const char *name) {
    static lookup *next;
    if (next == NULL) {
        next = (lookup *)dlvsym(RTLD_NEXT, "dlsym", FIRST_VERSION);
    }
    if (strcmp(name, "fsync") == 0) {
        return (void *)fsync;
    }
    if (strcmp(name, "fdatasync") == 0) {
        return (void *)fdatasync;
    }
    if (strcmp(name, "syncfs") == 0) {
        return (void *)syncfs;
    }
    if (strcmp(name, "sync_file_range") == 0) {
        return (void *)sync_file_range;
    }
    return next(handle, name);
}
