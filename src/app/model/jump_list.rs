//! The jump list: the locations that jumps started from.

use std::collections::VecDeque;

use super::location::Location;

/// The number of locations that are kept.
const MAX_JUMPS: usize = 1000;

/// The locations that jumps started from, the latest last.
///
/// Each location has a number, by which a list of hits names the location that its search started from. Numbers stay
/// valid when the oldest locations are dropped. A location names only locations before it in the jump list.
#[derive(Clone, Debug, Default)]
pub struct JumpList {
    locations: VecDeque<Location>,
    /// The number of the first location.
    first: usize,
}

impl JumpList {
    /// Adds the location of a jump and returns its number.
    pub fn push(&mut self, location: Location) -> usize {
        if self.locations.len() == MAX_JUMPS {
            self.locations.pop_front();
            self.first += 1;
        }
        self.locations.push_back(location);
        self.first + self.locations.len() - 1
    }

    /// Removes the latest location and returns it.
    pub fn pop(&mut self) -> Option<Location> {
        self.locations.pop_back()
    }

    /// Returns the location with this number; `None` if it was dropped.
    pub fn get(&self, number: usize) -> Option<&Location> {
        self.locations.get(number.checked_sub(self.first)?)
    }

    /// Returns the latest location.
    pub fn last(&self) -> Option<&Location> {
        self.locations.back()
    }

    /// Returns the locations, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Location> {
        self.locations.iter_mut()
    }
}
