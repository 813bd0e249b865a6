//! The id that is proposed for a batch: place, year and the first free number, fujian-2025-1.

use std::path::Path;

use super::received::Received;
use crate::{
    corpus::{Batch, BatchId, notice::NOTICE_FILE},
    file,
    import::{self, Request},
    text::pinyin_of,
};

/// Returns the id for a notice whose batch goes into the folder `corpus`: the one under which this notice stands there
/// already, else a free one.
pub(super) fn proposed(received: &Received, path: &Path, corpus: &Path) -> Option<BatchId> {
    let made = "new".parse().ok().and_then(|id| {
        let request = Request {
            id,
            original_name: String::new(),
            file_name: received.imported_name().to_owned(),
            converted: received.converted(),
            path,
            corrections: None,
        };
        import::import(received.imported(), &request).ok()
    });
    let stem = made.map_or_else(|| "notice".to_owned(), |made| stem(&made.batch));
    let text = import::text_of(received.imported());
    let is_own = |id: &String| {
        let there = file::read(&corpus.join(id).join(NOTICE_FILE), import::MAX_NOTICE_BYTES as u64).ok();
        there.is_some_and(|there| import::text_of(&there) == text)
    };
    let free = (1..).map(|nth: u32| format!("{stem}-{nth}")).find(|id| !corpus.join(id).exists() || is_own(id));
    free.and_then(|id| id.parse().ok())
}

/// Returns place and year.
fn stem(batch: &Batch) -> String {
    let region = batch.cases.iter().map(|case| case.region.city.as_deref());
    let same = region.clone().next().flatten().filter(|first| region.clone().all(|city| city == Some(*first)));
    let place = import::short_place(same.unwrap_or(&batch.province));
    let spelled = Some(pinyin_of(place)).filter(|spelled| !spelled.is_empty());
    let year: String = batch.published().chars().take(4).collect();
    let parts = [spelled.unwrap_or_else(|| "notice".to_owned()), year];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(place: &str) -> String {
        format!(
            "{place}人民政府办公厅关于印发典型案例的通知\n2031年4月9日\n案例1：{place}修伞铺\n{place}下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n"
        )
    }

    #[test]
    fn an_id_says_place_and_year_and_is_free() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("notice.txt");
        let proposed = |text: &str| {
            std::fs::write(&path, text).unwrap();
            proposed(&Received::read(&path).unwrap(), &path, home.path()).unwrap().to_string()
        };
        assert_eq!(proposed(&notice("福建省")), "fujian-2031-1");
        assert_eq!(proposed(&notice("内蒙古自治区")), "neimenggu-2031-1");
        assert_eq!(proposed("没有地名也没有日期的一封信。"), "notice-1");
        // Another notice stands there; this one, once it is there, keeps its id.
        std::fs::create_dir(home.path().join("fujian-2031-1")).unwrap();
        assert_eq!(proposed(&notice("福建省")), "fujian-2031-2");
        std::fs::write(home.path().join("fujian-2031-1/notice.txt"), notice("福建省")).unwrap();
        assert_eq!(proposed(&notice("福建省")), "fujian-2031-1");
    }
}
