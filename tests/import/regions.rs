//! The regions of cases: found by their names, never guessed without a doubt.

use anli::{
    corpus::Case,
    import::{DoubtKind, Imported},
};

use super::import_text;

const TEXT: &str = "针对群众反映的办事难，把几件事并成一件，由窗口统一收件，后台分头办理，当天给出结果。";

fn imported(heading: &str, titles: &[&str]) -> Imported {
    let cases = (1..).zip(titles).map(|(number, title)| format!("案例{number}：{title}\n\n{TEXT}\n\n"));
    import_text("regions", "regions.txt", (format!("{heading}\n\n") + &cases.collect::<String>()).as_bytes(), None)
}

fn region(case: &Case) -> String {
    let region = case.region.clone();
    [Some(region.province), region.city, region.county].map(Option::unwrap_or_default).join("/")
}

fn doubted(imported: &Imported, reason: DoubtKind) -> Vec<u32> {
    imported.report.doubts.iter().filter(|doubt| doubt.reason == reason).filter_map(|doubt| doubt.case).collect()
}

#[test]
fn a_county_in_a_national_notice_is_the_one_that_bears_the_name_alone_or_is_left_open() {
    let titles = ["温县打造山药快检小站", "安吉县推行竹林碳汇贷款", "鼓楼区推行夜间窗口", "腾冲市推行旅居无忧退"];
    let imported = imported("全国便民服务典型案例", &titles);
    let regions: Vec<String> = imported.batch.cases.iter().map(region).collect();
    assert_eq!(regions, ["河南省/焦作市/温县", "浙江省/湖州市/安吉县", "//", "云南省/保山市/腾冲市"]);
    assert_eq!(doubted(&imported, DoubtKind::Region), [3]);
}

#[test]
fn a_county_whose_name_is_a_word_counts_behind_its_city_alone() {
    let titles = ["老城区停车难，衢州市推行错时共享", "洛阳市老城区打造夜间窗口", "新城区里的温县快检小站"];
    let imported = imported("全国便民服务典型案例", &titles);
    let regions: Vec<String> = imported.batch.cases.iter().map(region).collect();
    assert_eq!(regions, ["浙江省/衢州市/", "河南省/洛阳市/老城区", "河南省/焦作市/温县"]);
}

#[test]
fn the_heading_of_a_group_gives_its_cases_their_region() {
    let case = |n: u32, title: &str| format!("{n}.{title}\n系统提前六个月发送短信，由窗口预审档案，当天办结。\n");
    let group = |place: &str, one: &str, two: &str| format!("{place}\n{}{}\n", case(1, one), case(2, two));
    let text =
        group("襄州区", "退休一件事提前提醒", "开餐馆一次勘验") + &group("枣阳市", "水电气网联合报装", "残疾证送上门");
    let imported = import_text("regions", "regions.txt", ("县区亮点做法汇总\n\n".to_owned() + &text).as_bytes(), None);
    let regions: Vec<String> = imported.batch.cases.iter().map(region).collect();
    let (first, second) = ("湖北省/襄阳市/襄州区", "湖北省/襄阳市/枣阳市");
    assert_eq!(regions, [first, first, second, second]);
}

#[test]
fn a_region_taken_from_the_issuer_is_doubted() {
    let titles = ["福州市打造智慧大厅", "推行掌上办税", "泉州市推行一件事改革"];
    let imported = imported("福建省便民服务典型案例", &titles);
    assert_eq!(region(&imported.batch.cases[1]), "福建省//");
    assert_eq!(doubted(&imported, DoubtKind::RegionGuessed), [2]);
}

#[test]
fn numbers_that_begin_late_leap_or_return_are_doubted() {
    let text = |numbers: [u32; 3]| {
        let cases = numbers.map(|number| format!("案例{number}：福州市推行一件事改革之{number}\n\n{TEXT}\n\n"));
        format!("典型案例\n\n{}", cases.concat())
    };
    for (numbers, doubts) in
        [([1, 2, 3], vec![]), ([3, 4, 5], vec!["1", "2"]), ([1, 2, 4], vec!["3"]), ([1, 2, 2], vec!["2"])]
    {
        let imported = import_text("numbers", "numbers.txt", text(numbers).as_bytes(), None);
        let found = imported.report.doubts.iter().filter(|doubt| doubt.reason == DoubtKind::Number);
        assert_eq!(found.map(|doubt| doubt.about.as_str()).collect::<Vec<_>>(), doubts, "{numbers:?}");
    }
}
