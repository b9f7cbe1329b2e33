#ifndef WLM_CNCURSES_SHIM_H
#define WLM_CNCURSES_SHIM_H

// Without this define the wide-character functions do not exist.
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <link.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

// What Swift does not import: macros with casts, variadics, and globals that are not safe to share.

static inline SCREEN *wlm_open(const char *term) { return newterm(term, stdout, stdin); }
static inline void wlm_clear_next(void) { clearok(stdscr, TRUE); }
static inline int wlm_rows(void) { return getmaxy(stdscr); }
static inline int wlm_columns(void) { return getmaxx(stdscr); }
static inline int wlm_colours(void) { return COLORS; }
static inline int wlm_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static inline void wlm_prepare(void) {
    raw();
    noecho();
    nonl();
    curs_set(0);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    set_escdelay(25);
}

// Codes of ncurses' own are below; the terminal brackets a paste with these two.
#define WLM_PASTE_BEGINS 2000
#define WLM_PASTE_ENDS 2001

static inline void wlm_bracket_pastes(int on) {
    if (on) {
        define_key("\033[200~", WLM_PASTE_BEGINS);
        define_key("\033[201~", WLM_PASTE_ENDS);
    }
    const char *text = on ? "\033[?2004h" : "\033[?2004l";
    if (write(STDOUT_FILENO, text, 8) < 0) {}
}

static inline void wlm_mouse(void) {
    mousemask(BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
}

// kind: 0 nothing, 1 click, 2 wheel up, 3 wheel down
static inline int wlm_mouse_event(int *x, int *y) {
    MEVENT event;
    if (getmouse(&event) != OK) return 0;
    *x = event.x;
    *y = event.y;
    if (event.bstate & BUTTON4_PRESSED) return 2;
    if (event.bstate & BUTTON5_PRESSED) return 3;
    return event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED) ? 1 : 0;
}

// result: 0 nothing, 1 a character, 2 a function key
static inline int wlm_get(unsigned *code) {
    wint_t character = 0;
    int result = wget_wch(stdscr, &character);
    *code = (unsigned)character;
    return result == OK ? 1 : result == KEY_CODE_YES ? 2 : 0;
}

// attributes: 1 bold, 2 dim, 4 reversed, 8 underlined
static inline void wlm_put(int y, int x, const wchar_t *text, int attributes, int pair) {
    attr_t all = (attributes & 1 ? A_BOLD : 0) | (attributes & 2 ? A_DIM : 0)
        | (attributes & 4 ? A_REVERSE : 0) | (attributes & 8 ? A_UNDERLINE : 0);
    attr_set(all, (short)pair, &pair);
    mvaddwstr(y, x, text);
}

// Where there are eight colours, the bright ones are as the dark ones.
static inline int wlm_pair(int foreground, int background) {
    if (COLORS < 16 && foreground >= 8) foreground -= 8;
    if (COLORS < 16 && background >= 8) background -= 8;
    int pair = alloc_pair(foreground, background);
    return pair < 0 ? 0 : pair;
}

static inline int wlm_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) sigaddset(&set, signals[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

// Gives the pages of code and constants back that only the start has needed: most of what a Swift
// program touches at all is touched when it looks up types. What is needed again comes back from
// the file by itself. Writable segments are left alone.
//
// dl_iterate_phdr under a name of our own: <link.h> shows it with _GNU_SOURCE alone, which would
// change types that Swift's own import of the C library has fixed.
struct wlm_object {
    ElfW(Addr) base;
    const char *name;
    const ElfW(Phdr) *headers;
    ElfW(Half) count;
};

extern int wlm_each_object(int (*visit)(struct wlm_object *, size_t, void *), void *context)
    __asm__("dl_iterate_phdr");

static inline int wlm_release_object(struct wlm_object *object, size_t size, void *context) {
    (void)size;
    (void)context;
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int i = 0; i < object->count; i++) {
        const ElfW(Phdr) *header = &object->headers[i];
        if (header->p_type != PT_LOAD || header->p_flags & PF_W) continue;
        uintptr_t start = object->base + header->p_vaddr;
        uintptr_t end = (start + header->p_memsz) & ~(page - 1);
        start = (start + page - 1) & ~(page - 1);
        if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

static inline void wlm_release_code_of_start(void) { wlm_each_object(wlm_release_object, NULL); }

static inline int wlm_next_signal(int descriptor) {
    struct signalfd_siginfo info;
    return read(descriptor, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

// Stops the process as if nobody had caught SIGTSTP, and comes back when it is continued.
static inline void wlm_suspend(void) {
    sigset_t set, former;
    sigemptyset(&set);
    sigaddset(&set, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &set, &former);
    signal(SIGTSTP, SIG_DFL);
    raise(SIGTSTP);
    sigprocmask(SIG_SETMASK, &former, NULL);
}

struct wlm_crash_state {
    struct termios former;
    int has_former;
    struct sigaction previous[65];
};

// A local static: Swift's importer leaves out those at file scope.
static inline struct wlm_crash_state *wlm_crash_state(void) {
    static struct wlm_crash_state state;
    return &state;
}

static inline void wlm_on_crash(int number) {
    // Only calls that are safe in a handler: the terminal as it was, then the default fate.
    static const char text[] = "\033[?1000l\033[?1002l\033[?1006l\033[?2004l\033[?2026l\033[0m\033[?25h\033[?1049l\r\n";
    if (write(STDOUT_FILENO, text, sizeof text - 1) < 0) {}
    struct wlm_crash_state *state = wlm_crash_state();
    if (state->has_former) tcsetattr(STDIN_FILENO, TCSANOW, &state->former);
    sigaction(number, &state->previous[number], NULL);
    raise(number);
}

static inline void wlm_guard_crashes(void) {
    struct wlm_crash_state *state = wlm_crash_state();
    state->has_former = tcgetattr(STDIN_FILENO, &state->former) == 0;
    int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = wlm_on_crash;
    action.sa_flags = SA_NODEFER;
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, &state->previous[signals[i]]);
}

#endif
