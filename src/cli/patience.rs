//! Waiting for files that another program holds.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::error::Fault;

/// Time between two attempts.
const BETWEEN: Duration = Duration::from_millis(10);

/// Repeats `work` while a file that it needs is held by another program, for `time` at most: the other may hold it for
/// ever.
///
/// # Errors
///
/// Those of the last attempt.
pub(super) fn patiently<T>(time: Duration, mut work: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
    let until = Instant::now() + time;
    loop {
        match work() {
            Err(fault) if fault.is_busy() && Instant::now() < until => thread::sleep(BETWEEN),
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{io, path::Path};

    use super::*;

    #[test]
    fn only_a_file_that_is_held_is_tried_again() {
        let fault = |kind: io::ErrorKind| Fault::unwritable(Path::new("a"), &kind.into());
        let (held, denied) = (fault(io::ErrorKind::ResourceBusy), fault(io::ErrorKind::PermissionDenied));
        for (time, results, tries) in [
            (3600, vec![Ok(1), Err(held.clone()), Err(held.clone())], 3),
            (3600, vec![Err(denied.clone()), Err(held.clone())], 2),
            (0, vec![Err(held)], 1),
        ] {
            let (mut left, mut count) = (results.clone(), 0);
            let result = patiently(Duration::from_secs(time), || {
                count += 1;
                left.pop().unwrap()
            });
            assert_eq!((result, count), (results[0].clone(), tries));
        }
    }
}
