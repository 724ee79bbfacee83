import Archive
import DocumentModel
import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The wall clock may be set in mid-run: nothing but what is shown to people comes from it.
    @Suite struct ClockTests {
        /// Gives a process and its workers another wall clock, by as many seconds as a file says at each moment; the
        /// monotonic clocks stay. (libfaketime cannot be used: under it Swift programs lose their arguments.)
        private static let fakeClock = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <stdlib.h>
            #include <sys/syscall.h>
            #include <sys/time.h>
            #include <time.h>
            #include <unistd.h>
            static long offset(void) {
              char text[32] = {0};
              const char *path = getenv("CLOCK_OFFSET_FILE");
              int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
              if (file < 0) return 0;
              if (read(file, text, sizeof text - 1) < 0) text[0] = 0;
              close(file);
              return atol(text);
            }
            int clock_gettime(clockid_t clock, struct timespec *now) {
              int status = syscall(SYS_clock_gettime, clock, now);
              if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += offset();
              return status;
            }
            int gettimeofday(struct timeval *now, void *zone) {
              struct timespec exact;
              if (clock_gettime(CLOCK_REALTIME, &exact)) return -1;
              now->tv_sec = exact.tv_sec;
              now->tv_usec = exact.tv_nsec / 1000;
              return 0;
            }
            time_t time(time_t *now) {
              struct timespec exact;
              clock_gettime(CLOCK_REALTIME, &exact);
              if (now) *now = exact.tv_sec;
              return exact.tv_sec;
            }
            """

        /// Builds the other clock with the C compiler that comes with Swift.
        private func library(in folder: TemporaryFolder) throws -> String {
            try Data(Self.fakeClock.utf8).write(to: folder.file("clock.c"))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            let path = folder.file("clock.so").path
            process.arguments = ["clang", "-shared", "-fPIC", "-o", path, folder.file("clock.c").path]
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
            return path
        }

        private func year(_ line: Substring) -> Substring? {
            line.firstRange(of: "\"time\":\"").map { line[$0.upperBound...].prefix(4) }
        }

        @Test(
            "a clock that is set on or back by months, five times a second, costs no page", .timeLimit(.minutes(3)),
            arguments: [60, -60])
        func set(days: Int) throws {
            let folder = try TemporaryFolder()
            let offset = folder.file("offset")
            try Data("0".utf8).write(to: offset)
            let environment = ["LD_PRELOAD": try library(in: folder), "CLOCK_OFFSET_FILE": offset.path]
            let scan = Repository.corpus.appendingPathComponent("ke-hoach-2024/clean.pdf").path
            let out = folder.file("out").path
            let arguments = [
                "convert", scan, "--pages", "1-2", "--jobs", "1", "--page-timeout", "100", "--out", out, "--log-json",
            ]
            let running = try CommandLineTool.start(arguments, environment: environment)
            // A clock that is set once would cost a page one of its two attempts only: it is set again and again.
            var seconds = 0
            while running.isRunning {
                Thread.sleep(forTimeInterval: 0.2)
                seconds += days * 86_400
                try Data("\(seconds)".utf8).write(to: offset)
            }
            let result = try running.finish()
            #expect(result.status == 0, "\(result.messages)")
            // The change was seen, or this test could not fail.
            #expect(Set(result.messages.split(separator: "\n").compactMap(year)).count > 1, "\(result.messages)")
            let report = LedgerReport(try ArchiveStore(folder: out, mustExist: true))
            let work = try report.summary().seconds
            #expect(work > 0 && work < 200, "\(work)")
            // In the other time the ledger still knows what is done.
            let again = try CommandLineTool.run(arguments, environment: environment)
            #expect(again.status == 0)
            #expect(again.messages.contains("1 of 1 files were done before"), "\(again.messages)")
        }
    }
}
