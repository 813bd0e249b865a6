//! Stories told from the first word on, which have no title at their head: 2031年3月，某区局….

use crate::import::{notice::is_full_stop, words::WordList};

static TIMES: WordList = WordList::new(include_str!("../words/titles.txt"), "TIME");

/// The longest first sentence that may be a title, in characters.
pub(super) const SENTENCE: usize = 70;

/// Returns `true` for a text whose first sentence is no title: it begins with a time, or is long.
pub(super) fn is_story(text: &[char]) -> bool {
    let from = TIMES.prefix_len(text);
    let is_year = |at: usize| {
        let year = text.get(at..at + 4).is_some_and(|year| year.iter().all(char::is_ascii_digit));
        year && text.get(at + 4) == Some(&'年')
    };
    let is_since = matches!(text.first(), Some('自' | '从' | '從'));
    let stop = (0..text.len().min(SENTENCE + 1)).find(|&at| is_full_stop(text, at));
    from > 0 || is_year(usize::from(is_since)) || stop.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_begins_with_a_time_or_a_long_sentence() {
        let long = "护林员".repeat(30);
        let table = [
            ("2031年2月，昌邑市一家涂料厂停机开盖。", true),
            ("近年来，解放路街道请骑手拍后厨。", true),
            ("自2030年起，和平街道设岗。", true),
            (long.as_str(), true),
            ("昌邑市推行“停机一分钟”。工人先停机再报告。", false),
            ("2031件事一次办。群众少跑腿。", false),
        ];
        for (text, want) in table {
            assert_eq!(is_story(&text.chars().collect::<Vec<_>>()), want, "{text}");
        }
    }
}
