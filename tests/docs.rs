//! The screens in `docs/screens/` and the READMEs are what the program shows.

use std::{fs, path::Path};

use anli::{app::words::Lang, cli::options};

use crate::common::{cli::Home, fresh::is_fresh, play::play};

/// File, size, keys.
const SCREENS: [(&str, (u16, u16), &str); 6] = [
    ("list-80x24", (80, 24), ""),
    ("reader-80x24", (80, 24), "27G<enter>"),
    ("search-120x36", (120, 36), "/零工"),
    ("help-80x24", (80, 24), "?"),
    ("batch-120x36", (120, 36), "<esc>ji"),
    ("overview-120x36", (120, 36), "I"),
];

#[test]
fn the_screens_of_the_documents_are_fresh() {
    for (name, (width, height), keys) in SCREENS {
        is_fresh(&format!("docs/screens/{name}.txt"), &play(width, height, keys).text());
    }
}

/// What `anli import` says of the notice whose titles are lost, where it lies in the user's folder as 通知.txt.
fn import_report(lang: &str) -> String {
    let home = Home::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    home.write("通知.txt", fs::read(root.join("seeds/fujian-2023-2/notice.txt")).unwrap());
    let args = ["import", "通知.txt", "--id", "my-2023-2", "-o", "my-2023-2", "--draft-corrections", "--lang", lang];
    let output = home.command(&args).current_dir(home.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    format!("$ anli {}\n{}", args[..7].join(" "), String::from_utf8(output.stdout).unwrap())
}

/// The text with what stands between each `<!-- import -->` and `<!-- end -->` made anew.
fn with_reports(text: &str) -> String {
    let mut parts = text.split("<!-- import -->\n");
    let mut made = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, after) = part.split_once("<!-- end -->").unwrap();
        made += &format!("<!-- import -->\n```text\n{}```\n<!-- end -->{after}", import_report("zh-Hans"));
    }
    made
}

/// The text with what stands between `<!-- options -->` and `<!-- end -->` made anew.
fn with_options(text: &str, lang: Lang) -> String {
    let (before, rest) = text.split_once("<!-- options -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    format!("{before}<!-- options -->\n{}<!-- end -->{after}", options::table(lang))
}

#[test]
fn the_readmes_show_real_screens() {
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).unwrap();
        let mut parts = text.split("<!-- screen: ");
        let mut made = parts.next().unwrap().to_owned();
        let mut screens = 0;
        for part in parts {
            let (file, rest) = part.split_once(" -->\n").unwrap();
            let (_, after) = rest.split_once("<!-- end -->").unwrap();
            let (_, (width, height), keys) =
                SCREENS.into_iter().find(|(name, ..)| file == format!("docs/screens/{name}.txt")).unwrap();
            let screen = play(width, height, keys).text();
            made += &format!("<!-- screen: {file} -->\n```text\n{screen}```\n<!-- end -->{after}");
            screens += 1;
        }
        assert!(screens >= 1, "{readme} shows no screen");
        assert_eq!(made.contains("<!-- import -->"), readme == "README.zh-CN.md");
        let lang = if readme == "README.md" { Lang::En } else { Lang::Hans };
        is_fresh(readme, &with_options(&with_reports(&made), lang));
    }
}
