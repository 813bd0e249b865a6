//! The browser: keys in, screen out, through the real keymap, session and seeds.

use std::{path::Path, sync::Arc};

use anli::{
    app::{Ctx, Start},
    corpus::{Corpus, CorpusSource, Level},
    error::{Fault, FaultKind},
    store::choices::Choices,
};
use tempfile::TempDir;

use crate::common::{
    batches::{batch, put},
    play::{Play, ctx, play},
    sample::sample,
};

#[test]
fn the_first_screen_lists_all_cases() {
    let screen = play(80, 24, "").shows("全部案例").shows("1/102");
    assert!(screen.row(5).contains("4 福建 ") && screen.row(5).contains("远程虚拟窗口"), "{}", screen.row(5));
    assert_eq!(screen.cursor(), None);
}

#[test]
fn below_100_columns_lists_have_a_preview() {
    play(80, 24, "").shows("一、背景情况").lacks("编号：");
    play(80, 24, "<enter>").shows("编号：fujian-2025-1/1").shows("二、主要做法").lacks("全部案例");
    play(80, 24, "<enter><esc>").shows("全部案例").shows("1/102");
    play(99, 24, "").lacks("全部案例 (102)");
}

#[test]
fn from_100_columns_there_are_two_panes_and_from_135_three() {
    play(100, 24, "").lacks("全部案例 (102)").shows("1/102").shows("编号：fujian-2025-1/1");
    play(134, 24, "").lacks("全部案例 (102)").shows("1/102").shows("编号：fujian-2025-1/1");
    play(135, 24, "").shows("全部案例 (102)").shows("1/102").shows("编号：fujian-2025-1/1");
    // The pane that has the keys is one of the two.
    play(100, 24, "<esc>").shows("全部案例 (102)").shows("福建 ").lacks("编号：");
    play(100, 24, "f").shows("筛选：102 个案例").shows("福建 ").lacks("编号：");
    // The batch list gives way to whole titles beside 24 Han a row.
    let titles = play(120, 36, "");
    titles
        .shows("福建省数据管理局数字政府建设赋能优化营商环境")
        .shows("泉州市泉港区创新\"135\"维权服务模式 护航新业态劳动者权益");
    play(100, 24, "\\").shows("窗口有 135 列以上时");
}

#[test]
fn all_cases_stand_below_the_names_of_their_batches() {
    let first = play(80, 24, "");
    assert!(first.row(1).contains("福建省2025年第一批  35 例  2025-04"), "{}", first.text());
    assert!(first.row(2).starts_with(">  1 福建"), "{}", first.text());
    // A heading is seen with the case below it, is no row of the cursor, and names the batch, not its notice.
    let second = play(80, 24, "35j").shows("36/102").shows("莆田市2024年第二批  9 例");
    assert!(second.row(23).contains("莆田市2024年第二批 ・ 第1例"), "{}", second.text());
    let back = play(80, 24, "40jgg").shows("1/102");
    assert!(back.row(1).contains("福建省2025年第一批"), "{}", back.text());
    play(80, 24, "G").shows("102/102").shows("陕西省2023年 ・ 第30例");
    play(80, 24, "63jk").shows("福建省2023年2月");
    // A list of one batch is titled by it.
    play(80, 24, "<esc>j<enter>").lacks("35 例");
}

#[test]
fn numbers_regions_and_titles_are_aligned() {
    let (folder, numbers) = (TempDir::new().unwrap(), [7, 123_456]);
    put(folder.path(), &batch("numbers", "2024", &numbers), &numbers);
    let corpus = Corpus::load(&[CorpusSource::Path(Level::Option, folder.path().to_owned())]).0;
    let screen = Play::start(Ctx { corpus: corpus.into(), ..ctx() }, 80, 24);
    assert!(screen.row(2).starts_with(">     7 莆田 "), "{}", screen.text());
    assert!(screen.row(3).starts_with(" 123456 莆田 "), "{}", screen.text());
}

#[test]
fn lists_move_by_row_page_and_count() {
    play(80, 24, "j").shows("2/102");
    play(80, 24, "5j2k").shows("4/102");
    play(80, 24, "G").shows("102/102");
    play(80, 24, "Ggg").shows("1/102");
    play(80, 24, "30G").shows("30/102");
    play(80, 24, "<pgdn>").shows("13/102");
    play(80, 24, "<space>b").shows("1/102");
    play(80, 24, "999j<down>").shows("102/102");
}

#[test]
fn escape_only_drops_a_pending_sequence() {
    let screen = play(80, 24, "jjg");
    assert!(screen.row(23).starts_with('g'), "{}", screen.row(23));
    play(80, 24, "<enter>]<esc>").shows("编号：");
}

#[test]
fn an_unbound_key_points_to_help() {
    play(80, 24, "Q").shows("Q 在这里没有作用，按 ? 查看帮助");
}

#[test]
fn enter_on_a_batch_lists_its_cases() {
    play(80, 24, "<esc>").shows("全部案例 (102)");
    play(80, 24, "<esc>j").shows("福建省聚焦工程领域");
    play(80, 24, "<esc>j<enter>").shows("1/35");
    play(80, 24, "<esc>G<enter>").shows("1/").lacks("1/102");
    play(120, 36, "hjl").shows("1/35");
    play(120, 36, "<esc>j<tab>").shows("1/35");
}

#[test]
fn cut_titles_are_whole_in_preview_or_status_line() {
    let title =
        "福建省发展和改革委员会聚焦\"进得来，管得住，违法违规能抓住\"构建工程领域招投标全流程在线监管\"一张网\"";
    // Above the preview, above the text beside the list, and, where there is neither, in the status line.
    for (width, height, rows, expected) in [
        (80, 24, 14..16, "福建省2025年第一批 ・ 第1例  "),
        (60, 24, 14..16, "Esc 返回"),
        (120, 36, 1..4, "福建省2025年第一批 ・ 第1例  "),
        (80, 9, 6..8, "福建省2025年第一批 ・ 第1例  "),
    ] {
        let screen = play(width, height, "").text();
        let pane = |line: &str| line.rsplit('|').next().unwrap_or_default().trim_matches([' ', '-']).to_owned();
        let shown: String = screen.lines().skip(rows.start).take(rows.len()).map(pane).collect();
        assert!(shown.contains(title), "{width}×{height}: {shown}\n{screen}");
        assert!(screen.lines().last().unwrap().contains(expected), "{screen}");
    }
}

#[test]
fn the_reader_shows_its_position() {
    play(80, 24, "<enter>").shows("福建 ・ 发展和改革委员会").shows("1/102").shows("%");
    play(80, 24, "<enter>G").shows("100%").shows("三、取得成效");
    play(80, 24, "<enter>Ggg").shows("编号：fujian-2025-1/1");
    play(80, 24, "<enter>]s]s").shows("二、主要做法");
    play(80, 24, "<enter>]mj").shows("｜ 二、主要做法（一）");
    play(80, 24, "<enter>J").shows("编号：fujian-2025-1/2");
    play(80, 24, "<enter>JK").shows("编号：fujian-2025-1/1");
}

#[test]
fn the_jump_list_goes_back() {
    play(80, 24, "<enter>G<backspace>").shows("编号：fujian-2025-1/1");
    play(80, 24, "<backspace>").shows("没有可返回的位置");
}

#[test]
fn the_way_out_of_hits_leads_to_where_the_search_began() {
    play(80, 24, "5j/零工<enter><esc>").shows("搜索\"零工\"").press("<esc>").shows(">  6").shows("全部案例");
    // Through a search from within the hits, one list at a time.
    let nested = "5j/零工<enter><esc>s排污权<enter><esc>";
    play(80, 24, nested).press("<esc>").shows(">  6");
    play(80, 24, "5jP<enter><esc>").shows(">  6");
    // Also after more jumps than are kept, and after going back through them.
    let jumps = "G<backspace>".repeat(3) + &"Ggg".repeat(40);
    play(80, 24, &format!("5j/零工<enter>{jumps}<esc><esc>")).shows(">  6");
    play(80, 24, "5j/零工<enter>Ggg<backspace><backspace><backspace><backspace>").shows("没有可返回的位置");
}

#[test]
fn zoom_toggles_the_full_screen_reader() {
    play(135, 36, "z").lacks("全部案例").shows("编号：fujian-2025-1/1");
    play(135, 36, "zz").shows("全部案例 (102)");
    play(135, 36, "z<esc>").shows("全部案例 (102)");
    play(135, 36, "z<esc><esc>").shows("1/102");
}

#[test]
fn a_resize_keeps_the_top_line() {
    let before = play(80, 24, "<enter>10j");
    let top = before.row(1).trim().chars().take(6).collect::<String>();
    let narrower = before.resize(60, 24);
    assert!(narrower.row(1).contains(&top), "{top} is not on {}", narrower.text());
}

#[test]
fn sessions_work_at_every_size() {
    const EDGES: [(u16, u16); 8] = [(0, 0), (1, 1), (2, 24), (20, 4), (20, 5), (99, 24), (100, 24), (300, 100)];
    let widths = [0, 1, 2, 19, 20, 40, 80, 99, 100, 120, 300];
    let heights = [0, 1, 2, 4, 5, 6, 12, 24, 100];
    let keys = ["", "<enter>", "<esc>", "/零工", "?", ":", "P", "i", "<enter>/企业", "z", "!"];
    let sizes = widths.into_iter().flat_map(|width| heights.map(|height| (width, height)));
    let sessions = sizes.flat_map(|size| keys.map(|keys| (size, keys)));
    for ((width, height), keys) in sample(sessions, |(size, _)| EDGES.contains(size), 60) {
        play(width, height, keys);
    }
    play(19, 24, "").shows("窗口太小");
    play(20, 4, "").shows("窗口太小");
    play(20, 5, "<enter>").lacks("窗口太小");
}

/// A preview of one row has a row of text, however long the title above it.
#[test]
fn panes_work_at_small_sizes_with_every_option() {
    let edges = |width: u16, height: u16, preview: u16| (width, height, preview) == (20, 16, 1);
    let sizes = [20, 21, 30, 99, 100, 120].into_iter().flat_map(|width| (5..=24).map(move |height| (width, height)));
    let options = [0, 1, 2, 40].into_iter().flat_map(|preview| [-40, 0, 40].map(|split| (preview, split)));
    let options: Vec<_> = options.collect();
    let all = sizes.flat_map(|size| options.iter().map(move |options| (size, *options)));
    for ((width, height), (preview, split)) in
        sample(all, |((width, height), (preview, _))| edges(*width, *height, *preview), 40)
    {
        let choices = Choices { preview: Some(preview), split: Some(split), ..Choices::default() };
        let options = Ctx { start: Start { choices, ..Start::default() }, ..ctx() };
        let play = Play::start(options, width, height).press("j");
        if edges(width, height, preview) {
            play.shows("背景");
        }
    }
}

#[test]
fn the_batch_page_shows_its_metadata() {
    play(80, 40, "<esc>ji").shows("发文机关").shows("公布 35 个，收录 35 个").shows("2025-04-10").shows("通知正文");
    play(80, 24, "i<esc>").shows("1/102");
}

#[test]
fn help_shows_every_action_with_its_keys() {
    use anli::app::{action::ACTIONS, words::Lang};
    let help: String = (0..12).map(|page| play(100, 40, &format!("?{}", "<pgdn>".repeat(page))).text()).collect();
    for entry in ACTIONS {
        assert!(help.contains(entry.text(Lang::Hans)), "{} is not in help", entry.name);
    }
    play(80, 24, "<enter>?").shows("按键帮助：阅读");
    play(80, 24, "?<esc>").shows("1/102").lacks("按键帮助");
}

#[test]
fn the_palette_runs_actions_found_in_either_language() {
    play(80, 24, ":批次").shows("查看批次信息");
    play(80, 24, ":about<enter>").shows("发文机关");
    play(80, 24, ":zoom<enter>").lacks("全部案例").shows("编号：");
    play(80, 24, ":<esc>").shows("1/102");
}

#[test]
fn quit_works_outside_text_inputs() {
    use anli::app::effect::Effect;
    for keys in ["q", "<enter>qq", "?qq", "iqq", "<c-c>", "/<c-c>", ":<c-c>", "<enter><c-c>", "?<c-c>"] {
        assert_eq!(play(80, 24, keys).effects(), [Effect::Quit], "{keys}");
    }
    // What lies above the list is closed first.
    play(80, 24, "<enter>q").shows("全部案例").shows("1/102");
    play(80, 24, "iq").shows("1/102").lacks("发文机关");
    play(80, 24, "<enter>oq").shows("编号：").lacks("提纲 ");
    // What is typed is not lost by one slip.
    for keys in ["/零<c-c>", ":a<c-c>", "<enter>/监<c-c>", "f/fu<c-c>"] {
        let asked = play(80, 24, keys).shows("再按一次 Ctrl+C 退出");
        assert_eq!(asked.effects(), [], "{keys}");
        assert_eq!(asked.press("<c-c>").effects(), [Effect::Quit], "{keys}");
    }
    let edited = play(80, 24, "/零<c-c>工").shows("搜索 零工").lacks("再按一次");
    assert_eq!(edited.press("<c-c>").effects(), []);
    play(80, 24, "/q").shows("搜索 q");
}

#[test]
fn faults_are_reported_and_listed_with_line_and_cure() {
    let mut ctx = ctx();
    ctx.faults = Arc::new(vec![Fault::error(Path::new("mine/\u{1b}[31mbatch.json"), Some(3), FaultKind::Truncated)]);
    let first = Play::start(ctx, 80, 24).shows("发现 1 处数据问题，按 ! 查看").shows("1/102");
    first.press("j").shows("! 数据有问题").press("!").shows("batch.json:3: 错误：文件不完整").lacks("\u{1b}");
}

#[test]
fn messages_open_a_case_and_a_search() {
    use anli::{
        app::message::Message,
        corpus::{CaseIx, LinkPlace},
        ui::Session,
    };
    let mut session = Session::new(ctx(), 80, 24);
    session.deliver(Message::Open(CaseIx(101), None));
    assert_eq!(session.model().page.made_for.map(|(case, _)| case), Some(CaseIx(101)));
    session.deliver(Message::Open(CaseIx(101), Some(LinkPlace::Measure(2))));
    let model = session.model();
    let mut shown =
        model.page.rows.iter().skip(model.location.top).take(20).map(|row| &model.page.blocks[row.block].text);
    assert!(model.location.top > 0 && shown.any(|text| text.starts_with("推行“快偵快追”")));
    session.deliver(Message::Search("排污权".to_owned()));
    assert_eq!(session.model().mode.input().unwrap().value(), "排污权");
}

#[test]
fn keys_without_effect_report_it() {
    // Panes side by side need columns; invisible panes are not changed.
    for key in ["\\", ">", "<lt>", "<enter>O"] {
        let play = play(80, 24, key).shows("窗口有 100 列以上时");
        play.resize(135, 36).shows("全部案例 (102)");
    }
    play(135, 36, "\\").lacks("全部案例 (102)");
    play(80, 24, "x").shows("x 在这里没有作用，按 ? 查看帮助");
    play(120, 36, "<enter>x").shows("x 在这里没有作用");
    play(80, 24, "<esc><esc>").shows("已是最上一级，按 q 退出");
    play(80, 24, "<enter>zz").shows("已占满全屏");
    // In popups as well; an empty list has nothing to copy.
    for (keys, expected) in [("?x", "x 在这里"), ("ix", "x 在这里"), ("i/", "/ 在这里"), ("<enter>oz", "z 在这里")]
    {
        play(80, 24, keys).shows(&format!("{expected}没有作用"));
    }
    let nothing_left = "s年:2024<enter>f7jx";
    for key in ["y", "w", "Y", "m", "z"] {
        let play = play(80, 24, nothing_left).shows("筛选：0 个案例").press(key).lacks("多选");
        assert!(play.row(23).contains("没有案例"), "{}", play.text());
    }
    // Cursor movements are silent at the edge.
    play(80, 24, "k").lacks("没有作用");
    play(80, 24, "<esc>h").lacks("没有作用");
}

#[test]
fn unbound_sequences_are_reported_whole() {
    play(80, 24, "]c").shows("]c 在这里没有作用");
    play(80, 24, "[c").shows("[c 在这里没有作用");
    play(80, 24, "]c").press("j").lacks("没有作用").shows("2/102");
    play(80, 24, "]<esc>").lacks("没有作用").shows("1/102");
    play(80, 24, "yg").press("x").shows("gx 在这里没有作用");
    // A key that starts no sequence is reported at once; inputs take it as text.
    play(80, 24, "Q").shows("Q 在这里没有作用");
    play(80, 24, "s]c").shows("搜索 ]c");
}

#[test]
fn the_first_and_last_case_are_reported() {
    play(80, 24, "<enter>K").shows("已是第一个案例");
    play(80, 24, "<enter>[c").shows("已是第一个案例");
    play(80, 24, "G<enter>]c").shows("已是最后一个案例");
    play(80, 24, "G<enter>KJJ").shows("已是最后一个案例").press("K").lacks("已是");
    play(80, 24, "<enter>5]c").lacks("已是");
    play(80, 24, "/bdy<enter>K").shows("已是第一个案例");
}
