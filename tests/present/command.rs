//! `anli present`.

use crate::common::cli::Home;

#[test]
fn cases_are_presented_from_the_command_line() {
    let home = Home::new();
    let run = home.run(&["present", "fujian-2025-1/27", "nowhere-1/9", "--title", "开幕", "--print", "80x24"]);
    assert!(run.out.contains("开 幕") && run.out.contains("共 1 个案例"), "{}", run.out);
    assert!(run.out.contains("没有找到案例 nowhere-1/9"), "{}", run.out);
    let run = home.run(&["present", "fujian-2025-1/27", "--keys", "<space>", "--print", "40x10"]);
    assert!(run.out.contains("第27例"), "{}", run.out);
}

#[test]
fn what_cannot_be_presented_is_told() {
    let home = Home::new();
    for (args, words) in [
        (vec!["present", "nowhere-1/9", "--print", "80x24"], "没有案例 nowhere-1/9"),
        (vec!["present", "fujian-2025-1/27"], "演示需要能显示整屏的终端"),
        (vec!["present", "--folder", "没有", "--print", "80x24"], "没有"),
        (vec!["present"], "present"),
        (vec!["present", "fujian-2025-1/27", "--every", "0s"], "1s–60m"),
        (vec!["present", "fujian-2025-1/27", "--every", "soon"], "1s–60m"),
    ] {
        let run = home.run(&args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_folder_is_presented_in_its_order() {
    let home = Home::new();
    home.run(&["desk", "add", "--folder", "周会", "fujian-2025-1/28", "fujian-2025-1/27"]);
    let run = home.run(&["present", "--folder", "周会", "--keys", "<space>", "--print", "80x24"]);
    assert!(run.out.contains("第28例"), "{}", run.out);
}
