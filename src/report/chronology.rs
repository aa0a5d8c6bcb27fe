//! When articles were published, and which of two was first.
//!
//! Dates come as precise as they come: a year, a day, a minute. Each is taken for the stretch of time
//! that it may mean, and one is earlier than another only where the two stretches do not meet.

use std::cmp::Ordering;

/// The stretch of time in which something was published, in minutes since the year 0 began (UTC).
///
/// A day is a calendar day, wherever it was printed; so is a time that names no zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The first minute it may have been; `u32::MAX` where nothing is known.
    pub earliest: u32,
    /// The last one.
    pub latest: u32,
}

const DAY: u32 = 24 * 60;
/// Minutes of the years after this one do not fit.
const LAST_YEAR: u32 = 8000;

impl Time {
    /// Nothing is known: sorts last.
    pub const UNKNOWN: Self = Self {
        earliest: u32::MAX,
        latest: u32::MAX,
    };

    /// Reads an ISO 8601 date: a year, a month, a day, or a day and a time. Anything else is unknown.
    #[must_use]
    pub fn of(published: Option<&str>) -> Self {
        published.and_then(read).unwrap_or(Self::UNKNOWN)
    }

    /// Whether this is surely earlier (`Less`) or later (`Greater`); nothing where it cannot be told.
    #[must_use]
    pub fn order(self, other: Self) -> Option<Ordering> {
        if self == Self::UNKNOWN || other == Self::UNKNOWN {
            None
        } else if self.latest < other.earliest {
            Some(Ordering::Less)
        } else if other.latest < self.earliest {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

fn read(published: &str) -> Option<Time> {
    let text = published.trim().as_bytes();
    let year = number(text, 0, 4)?;
    let stretch = |from: u32, to: u32| {
        Some(Time {
            earliest: from * DAY,
            latest: to * DAY - 1,
        })
    };
    if year > LAST_YEAR {
        return None;
    }
    if text.len() == 4 {
        return stretch(days(year, 1, 1), days(year + 1, 1, 1));
    }
    let month = number(text, 5, 2).filter(|month| (1..=12).contains(month))?;
    let (from, next) = (
        days(year, month, 1),
        days(year + month / 12, month % 12 + 1, 1),
    );
    if text.get(4) != Some(&b'-') {
        return None;
    }
    if text.len() == 7 {
        return stretch(from, next);
    }
    let day = from + number(text, 8, 2)?;
    if text.get(7) != Some(&b'-') || day == from || day > next {
        return None;
    }
    match text.get(10..).and_then(instant) {
        Some(minute) => {
            let at = ((day - 1) * DAY).saturating_add_signed(minute);
            Some(Time {
                earliest: at,
                latest: at,
            })
        }
        None => stretch(day - 1, day),
    }
}

/// The minute of the day, in UTC, of a time with a zone: `T09:30:00+01:00`, ` 09:30Z`.
fn instant(time: &[u8]) -> Option<i32> {
    let minutes =
        |at: usize, after: usize| Some(number(time, at, 2)? * 60 + number(time, after, 2)?);
    let of_day = i32::try_from(minutes(1, 4)?).ok()?;
    for (&sign, at) in time.iter().zip(1..) {
        let colon = usize::from(time.get(at + 2) == Some(&b':'));
        let offset = || {
            i32::try_from(minutes(at, at + 2 + colon).or_else(|| Some(number(time, at, 2)? * 60))?)
                .ok()
        };
        match sign {
            b'Z' | b'z' => return Some(of_day),
            b'+' => return Some(of_day - offset()?),
            b'-' => return Some(of_day + offset()?),
            _ => {}
        }
    }
    None
}

/// The number that so many digits from a place on make.
fn number(text: &[u8], at: usize, digits: usize) -> Option<u32> {
    let mut number = 0;
    for byte in text.get(at..at + digits)? {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number = number * 10 + u32::from(digit);
    }
    Some(number)
}

/// Days since the first of January of the year 0, in the Gregorian calendar.
const fn days(year: u32, month: u32, day: u32) -> u32 {
    // Counted from March, so that the day that comes every fourth year comes last.
    let (years, months) = if month > 2 {
        (year + 400, month - 3)
    } else {
        (year + 399, month + 9)
    };
    let leap = years / 4 - years / 100 + years / 400;
    (years * 365 + leap + (153 * months + 2) / 5 + day).saturating_sub(146_038)
}

#[cfg(test)]
mod tests {
    use super::{DAY, Time, days};
    use std::cmp::Ordering::{Greater, Less};

    #[track_caller]
    fn order(x: &str, y: &str) -> Option<std::cmp::Ordering> {
        let (x, y) = (Time::of(Some(x)), Time::of(Some(y)));
        assert_ne!(x, Time::UNKNOWN);
        assert_eq!(x.order(y), y.order(x).map(std::cmp::Ordering::reverse));
        x.order(y)
    }

    #[test]
    fn days_follow_each_other_through_leap_years() {
        for year in [0, 1600, 1900, 2000, 2023, 2024, 8000] {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            assert_eq!(
                days(year + 1, 1, 1) - days(year, 1, 1),
                365 + u32::from(leap),
                "{year}"
            );
            assert_eq!(
                days(year, 3, 1) - days(year, 2, 1),
                28 + u32::from(leap),
                "{year}"
            );
            assert_eq!(days(year, 1, 1) + 30, days(year, 1, 31));
        }
        let january = Time::of(Some("2025-01"));
        assert_eq!(january.latest + 1 - january.earliest, 31 * DAY);
    }

    #[test]
    fn the_earlier_date_is_told_where_the_two_cannot_be_the_same_time() {
        assert_eq!(order("2025-01-21", "2025-01-22"), Some(Less));
        assert_eq!(order("2026-02", "2025-12-31"), Some(Greater));
        assert_eq!(order("2022", "2022-12"), None);
        assert_eq!(order("2025-01-22", "2025-01"), None);
        assert_eq!(order("2025-01-22", "2025-01-22"), None);
    }

    #[test]
    fn times_with_a_zone_are_told_to_the_minute_and_times_without_to_the_day() {
        assert_eq!(
            order("2025-01-22T10:00+01:00", "2025-01-22T09:30:00Z"),
            Some(Less)
        );
        assert_eq!(
            order("2025-01-22T23:30-0500", "2025-01-23T04:00Z"),
            Some(Greater)
        );
        assert_eq!(order("2025-01-22T10:00", "2025-01-22T11:00"), None);
        assert_eq!(order("2025-01-22 08:00Z", "2025-01-22"), None);
        assert_eq!(order("2025-01-21T08:00", "2025-01-22T00:10Z"), Some(Less));
    }

    #[test]
    fn what_is_no_date_is_unknown_and_says_nothing() {
        for odd in [
            "",
            "hier",
            "22.01.2025",
            "2025-13",
            "2025-02-30",
            "25-01-02",
            "2025-1x",
            "9999",
            "é2025-01-01",
        ] {
            assert_eq!(Time::of(Some(odd)), Time::UNKNOWN, "{odd}");
        }
        assert_eq!(Time::UNKNOWN.order(Time::of(Some("2025"))), None);
        assert!(Time::UNKNOWN.earliest > Time::of(Some("8000-12-31")).earliest);
    }
}
