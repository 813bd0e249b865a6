//! Texts that begin with the place or the body that acts: 芜湖市围绕…, 云台街道推行…, 区总工会设立….

use super::{notice::is_han, region, words::WordList};

const FILE: &str = include_str!("words/bodies.txt");
static BODY_ENDS: WordList = WordList::new(FILE, "BODY_END");
static COMMON: WordList = WordList::new(FILE, "COMMON_PLACE");
static NATIONALS: WordList = WordList::new(FILE, "NATIONAL");
static LEVELS: WordList = WordList::new(FILE, "LEVEL");

/// The part of a text in which its actor stands, in characters, and the longest name of a place.
const HEAD: usize = 16;
const NAME: usize = 6;

/// Returns `true` if a text begins with a place or a public body, known or by the form of its name.
pub(crate) fn begins_with_actor(chars: &[char]) -> bool {
    // 国家税务总局某市税务局: a branch of a national body.
    let (national, chars) = chars.split_at(NATIONALS.prefix_len(chars).min(chars.len()));
    if BODY_ENDS.suffix_of(national).is_some() {
        return true;
    }
    let head = &chars[..chars.len().min(HEAD)];
    region::begins_with(head) || begins_with_place(head) || begins_with_body(head)
}

/// Returns `true` for a name in the form of a place: 云台街道, 东礁镇, 桐溪县; not 老旧小区.
fn begins_with_place(head: &[char]) -> bool {
    place_name(head).is_some()
}

/// The name in the form of a place at the head of a text.
pub(crate) fn place_name(head: &[char]) -> Option<&[char]> {
    let Some(end) = head.iter().take(NAME + 1).position(|c| "省市州县區区旗镇鎮乡鄉村".contains(*c)) else {
        let end = head.windows(2).take(NAME + 1).position(|pair| pair == ['街', '道']).filter(|&end| end > 1)?;
        return Some(&head[..end + 2]);
    };
    let name = &head[..=end];
    let is_name = name.iter().all(|&c| is_han(c) && !FUNCTION.contains(c)) && COMMON.suffix_of(name).is_none();
    (end >= 2 && is_name).then_some(name)
}

/// Characters that stand in no name of a place.
const FUNCTION: &str =
    "的了在是我各全本该為为和与對对从從把被将將近年来來针針随隨由于於通过過围圍绕繞以让讓使其这這那每个個一两有无無不";

/// Returns `true` for a body behind a level: 市商务局, 区总工会, 县供电公司.
fn begins_with_body(head: &[char]) -> bool {
    let level = LEVELS.prefix_len(head);
    let rest = head.get(level..).unwrap_or(&[]);
    level > 0 && (2..=rest.len().min(9)).any(|end| BODY_ENDS.suffix_of(&rest[..end]).is_some())
}
