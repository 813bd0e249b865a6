//! Circles of files that import each other.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::Import;

/// A circle: the folder that holds all its files, and the files below that folder, sorted.
pub(super) type Circle = (String, Vec<String>);

/// Returns the groups of files of which each file reaches each other file through imports, sorted.
pub(super) fn circles(imports: &[Import]) -> Vec<Circle> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports {
        next.entry(&import.from).or_default().insert(&import.to);
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reachable(&next, file))).collect();
    let mut groups = BTreeSet::new();
    for (file, reached) in &reach {
        let group: BTreeSet<&str> = reached.iter().copied().filter(|other| reach[other].contains(file)).collect();
        if group.len() > 1 {
            groups.insert(group);
        }
    }
    groups.iter().map(|group| below_common_folder(group)).collect()
}

/// Returns all files that a file reaches through imports; itself only through a circle.
fn reachable<'a>(next: &BTreeMap<&'a str, BTreeSet<&'a str>>, file: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        for other in next.get(file).into_iter().flatten() {
            if next.contains_key(other) && reached.insert(*other) {
                open.push(other);
            }
        }
    }
    reached
}

fn below_common_folder(group: &BTreeSet<&str>) -> Circle {
    let first = group.first().unwrap();
    let mut folder = first.rsplit_once('/').map_or("", |(folder, _)| folder);
    while !group
        .iter()
        .all(|file| file.strip_prefix(folder).is_some_and(|rest| folder.is_empty() || rest.starts_with('/')))
    {
        folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    let below = |file: &&str| file.strip_prefix(folder).unwrap().trim_start_matches('/').to_owned();
    (folder.to_owned(), group.iter().map(below).collect())
}

/// Writes the imports inside a circle, one on a line.
pub(super) fn imports_inside((folder, files): &Circle, imports: &[Import]) -> String {
    let inside = |name: &str| {
        let below = name.strip_prefix(folder.as_str()).map(|below| below.trim_start_matches('/'));
        below.is_some_and(|below| files.iter().any(|file| file == below))
    };
    let inside = imports.iter().filter(|import| inside(&import.from) && inside(&import.to));
    inside.map(|import| format!("  {} needs {}: {}\n", import.from, import.to, import.path)).collect()
}
