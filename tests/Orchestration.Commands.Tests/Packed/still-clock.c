/* Loaded before a program, it makes the program's date the one that stands in the file STILL_CLOCK, in nanoseconds; spans of time stay real. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static volatile const int64_t *date;

__attribute__((constructor)) static void map(void)
{
    const char *path = getenv("STILL_CLOCK");
    int file = path ? open(path, O_RDONLY) : -1;

    if (file >= 0)
    {
        void *mapped = mmap(NULL, sizeof *date, PROT_READ, MAP_SHARED, file, 0);
        date = mapped == MAP_FAILED ? NULL : mapped;
        close(file);
    }
}

int clock_gettime(clockid_t clock, struct timespec *time)
{
    if (date && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    {
        int64_t now = *date;
        time->tv_sec = now / 1000000000;
        time->tv_nsec = now % 1000000000;
        return 0;
    }

    return (int)syscall(SYS_clock_gettime, clock, time);
}
