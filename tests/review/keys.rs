//! The keys of a review and their answers.

use std::{path::Path, sync::Arc};

use anli::{
    app::{
        message::Message,
        review_task::{ReviewNews, Shared},
    },
    error::Fault,
    import::{Corrections, LineRole},
    review::{decide, read},
    ui::Session,
};

use super::{PLAIN, begin, kept, review, said, state, titles};
use crate::common::play::{Play, ctx};

#[test]
fn a_refused_notice_is_where_a_review_begins() {
    let play = review(80, 24, PLAIN, "").shows("没有认出案例").shows("来信.txt");
    assert!(state(&play).cases().is_empty());
    let play = play.press("jjcjjjc");
    let expected = [(3, "石榴街的雨伞架"), (6, "竹器巷的打气筒"), (8, "瓦窑弄的晾衣绳")];
    assert_eq!(titles(&play), expected.map(|(line, title)| (line, title.to_owned())));
    play.shows("案例 2/3").shows("竹器巷的打气筒").lacks("〔拟题〕");
}

#[test]
fn every_answer_is_kept_and_can_be_undone() {
    let play = review(100, 30, PLAIN, "jjcjjjc");
    assert_eq!(said(&play), [(3, LineRole::Case), (6, LineRole::Case)]);
    assert_eq!(kept(&play).as_ref(), Some(state(&play).history.now()));
    let play = play.press("u");
    assert_eq!((said(&play), titles(&play).len()), (vec![(3, LineRole::Case)], 1));
    let play = play.press("<c-r>");
    assert_eq!(titles(&play).len(), 3);
    assert_eq!(kept(&play).as_ref(), Some(state(&play).history.now()));
    play.press("uuu").shows("没有可撤销的").press("<c-r><c-r><c-r>").shows("没有可重做的");
}

#[test]
fn one_key_says_what_a_line_is() {
    let table = [
        ("kt", 5, LineRole::Title),
        ("kL", 5, LineRole::Label),
        ("k1", 5, LineRole::Background),
        ("k2", 5, LineRole::Practice),
        ("k3", 5, LineRole::Result),
        ("k4", 5, LineRole::Other),
        ("km", 5, LineRole::Measure),
        ("kp", 5, LineRole::Paragraph),
        ("kf", 5, LineRole::Furniture),
        ("kJ", 5, LineRole::Join),
        ("ke", 5, LineRole::End),
        ("c", 6, LineRole::NotCase),
    ];
    for (keys, line, role) in table {
        let play = review(80, 24, PLAIN, "jjcjjjc").press(keys);
        assert!(said(&play).contains(&(line, role)), "{keys}: {:?}", said(&play));
        let play = play.press("x");
        assert!(!said(&play).iter().any(|(at, _)| *at == line), "{keys}");
    }
}

#[test]
fn a_range_is_answered_at_once() {
    let play = review(80, 24, PLAIN, "jjcjvjjf");
    let fix = state(&play).history.now().lines.last().unwrap().clone();
    assert_eq!((fix.line, fix.to, fix.is), (4, Some(6), LineRole::Furniture));
    assert_eq!(state(&play).anchor, None);
    // A part of it is taken back.
    let play = play.press("kx");
    let lines: Vec<_> = state(&play).history.now().lines.iter().map(|fix| (fix.line, fix.to)).collect();
    assert_eq!(lines, [(3, None), (4, None), (6, None)]);
}

#[test]
fn a_line_is_parted_at_the_cursor() {
    let play = review(80, 24, PLAIN, "jjcj|").shows("先用左右方向键");
    let play = play.press("8l|");
    let fix = state(&play).history.now().lines.last().unwrap().clone();
    assert_eq!(fix.at.as_deref(), Some("送还即可，已"));
    assert!(state(&play).cases()[0].paragraphs().any(|paragraph| paragraph.text.starts_with("送还即可")));
}

#[test]
fn lines_alike_are_answered_together_but_for_exceptions() {
    let notice = "案例1：修伞铺\n缘起\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n缘起\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n案例3：配钥匙\n缘起\n钥匙铺搬走以后，居民要坐车到城西去配。\n";
    let play = review(80, 24, notice, "j.").shows("同类 3 行，除去 0 行");
    let play = play.press("n<space>").shows("除去 1 行").press("1");
    let alike = &state(&play).history.now().alike;
    assert_eq!((alike.len(), alike[0].line, alike[0].except.as_slice()), (1, 2, &[5][..]));
    assert_eq!(alike[0].printed.as_deref(), Some("缘起"));
    // Left without an answer.
    let play = review(80, 24, notice, "j.<esc>");
    assert!(state(&play).alike.is_none() && state(&play).history.now().alike.is_empty());
}

#[test]
fn doubts_are_asked_by_group_and_confirmed_by_one_key() {
    let notice = "关于修伞的通知\n案例1：修伞铺\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n案例2：磨刀摊\n磨刀的师傅每月只来一天，住户不知道是哪一天。\n";
    let mut play = review(100, 30, notice, "n");
    let groups = state(&play).groups.len();
    assert!(groups > 2);
    for left in (0..groups).rev() {
        play = play.press("y");
        assert_eq!(state(&play).groups.len(), left, "{:?}", state(&play).groups);
    }
    play.press("n").shows("没有疑点");
}

#[test]
fn fields_are_edited_in_place() {
    let notice = "关于修伞的通知\n案例1：修伞铺\n下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\n";
    let play = review(80, 24, notice, "r").shows("选择地区").press("jiadingqu").shows("上海市嘉定区");
    let play = play.press("<enter>").shows("嘉定区");
    assert_eq!(state(&play).cases()[0].region.county.as_deref(), Some("嘉定区"));
    let play = play.press("E").shows("改哪一项").press("j<enter><c-u>城管局<enter>");
    assert_eq!(state(&play).cases()[0].department.as_deref(), Some("城管局"));
    let play = play.press("EG<enter><c-u>2031-13<enter>");
    assert!(!state(&play).faults().is_empty());
    let play = play.press("uEG<enter><c-u>2031-04<enter>");
    assert_eq!(state(&play).made().unwrap().batch.published(), "2031-04");
    let play = play.press("Ejjj<enter><c-u>x<enter>").shows("不合要求").press("<esc>");
    assert_eq!(state(&play).history.now().batch.published.as_deref(), Some("2031-04"));
}

#[test]
fn leaving_an_unsaved_batch_is_asked_once() {
    let play = review(80, 24, PLAIN, "jjc<esc>").shows("批次还没有保存");
    assert!(play.session().model().review.is_some());
    let play = play.press("<esc>").shows("全部案例");
    assert!(play.session().model().review.is_none());
}

#[test]
fn a_review_is_drawn_on_every_size() {
    for (width, height) in [(20, 5), (40, 10), (60, 12), (80, 24), (100, 30), (120, 36), (300, 80)] {
        review(width, height, PLAIN, "jjcjjjc<tab>jj<tab>.n<esc>v<esc>E<esc>r<esc>?<esc>:<esc>");
    }
}

#[test]
fn a_slow_reading_is_told_and_overtaken_by_the_next() {
    let slow = Session::new(ctx(), 100, 30).with_read_runner(Box::new(|_| None));
    let play = Play::of(slow).deliver(begin(PLAIN, Corrections::default())).press("jjc").shows("重读中");
    // Keys go on, and an answer for lines that are not known yet is not taken for one about this line.
    let play = play.press(".").press("1").shows("正在找同类的行");
    assert_eq!(said(&play), [(3, LineRole::Case)]);
    let reading = |play: &Play, id: u64| {
        let review = state(play);
        let reading = Arc::new(read(&review.source, review.history.now()));
        Message::Review(Shared::new(ReviewNews::Read { id, reading }))
    };
    let play = play.press("<esc>jjjc");
    let (late, last) = (reading(&play, 1), reading(&play, 2));
    let play = play.deliver(last);
    assert_eq!((titles(&play).len(), state(&play).is_reading()), (3, false));
    let play = play.press("u").deliver(late);
    assert!(state(&play).is_reading(), "what was read before is not what is shown");
}

#[test]
fn another_persons_answers_are_joined_and_told() {
    let play = review(100, 30, PLAIN, "jjcjjjc");
    let mut theirs = state(&play).history.now().clone();
    decide::say(&mut theirs, 9..=9, LineRole::End, "");
    theirs.lines[2].printed = None;
    let news = ReviewNews::Kept { corrections: theirs, is_merged: true };
    let play = play.deliver(Message::Review(Shared::new(news))).shows("两人的都已保留");
    assert_eq!(said(&play), [(3, LineRole::Case), (6, LineRole::Case), (9, LineRole::End)]);
    // What is not in the file is told, and written with the next answer.
    let fault = Fault::io(Path::new("corrections.json"), &std::io::ErrorKind::StorageFull.into());
    let play = play.deliver(Message::Review(Shared::new(ReviewNews::NotKept(fault)))).shows("没有存下");
    let play = play.press("kf");
    assert_eq!(kept(&play).as_ref(), Some(state(&play).history.now()));
}
