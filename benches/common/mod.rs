//! What the benchmarks share: the clock.

#![allow(dead_code, reason = "each benchmark uses its part")]

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The time a run takes.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let (start, start_cpu) = (Instant::now(), cpu_time());
    black_box(run());
    match (start_cpu, cpu_time()) {
        (Some(start), Some(end)) => end.saturating_sub(start),
        _ => start.elapsed(),
    }
}

/// What this process has had of the processor, where the system says so (Linux): other work on the machine counts less.
fn cpu_time() -> Option<Duration> {
    let told = fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The best time of so many runs; each times `at_a_time` of them together, as the system counts in steps of some
/// milliseconds.
pub(crate) fn best<T>(runs: u32, at_a_time: u32, run: impl Fn() -> T) -> Duration {
    let several = || {
        for _ in 0..at_a_time {
            black_box(run());
        }
    };
    let times = (0..runs).map(|_| timed(several));
    times.min().unwrap_or_default() / at_a_time
}

/// Milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// One time in another.
pub(crate) fn ratio(time: Duration, other: Duration) -> f64 {
    time.as_secs_f64() / other.as_secs_f64()
}
