//! Generated documents: screens in `docs/screens/` and in pages, key pages, tables.

use std::{fs, path::Path};

use anli::{
    app::{
        action::{ACTIONS, ActionEntry, Group},
        keymap::{Context, Keymap, NAMES, load, named},
        words::{Lang, keys::key_names},
    },
    cli::options::{self, OPTIONS},
    store::config::{self, Kind},
};

use crate::common::{
    cli::Home,
    fresh::is_fresh,
    play::play,
    tasks::{TASKS, played},
};

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
fn documented_screens_are_fresh() {
    for (name, (width, height), keys) in SCREENS {
        is_fresh(&format!("docs/screens/{name}.txt"), &play(width, height, keys).text());
    }
}

/// Returns the report of `anli import` on the notice without titles, in the user's folder as 通知.txt.
fn import_report(lang: &str) -> String {
    let home = Home::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    home.write("通知.txt", fs::read(root.join("seeds/fujian-2023-2/notice.txt")).unwrap());
    let args = ["import", "通知.txt", "--id", "my-2023-2", "-o", "my-2023-2", "--draft-corrections", "--lang", lang];
    let output = home.command(&args).current_dir(home.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    format!("$ anli {}\n{}", args[..7].join(" "), String::from_utf8(output.stdout).unwrap())
}

/// Returns the text with each part between `<!-- NAME -->` and `<!-- end -->` replaced by `make`.
fn with_parts(text: &str, name: &str, make: impl Fn() -> String) -> String {
    let begin = format!("<!-- {name} -->\n");
    let mut parts = text.split(&begin);
    let mut made = parts.next().unwrap().to_owned();
    for part in parts {
        let (_, after) = part.split_once("<!-- end -->").unwrap();
        made += &format!("{begin}{}<!-- end -->{after}", make());
    }
    made
}

/// Returns the table of the options.
fn table_of_options(lang: Lang) -> String {
    let mut table = match lang {
        Lang::En => "| key | flag | values | default | what it does |",
        _ => "| 配置项 | 命令行选项 | 可用的值 | 默认 | 作用 |",
    }
    .to_owned()
        + "\n|---|---|---|---|---|\n";
    let schema = config::schema(&options::fields());
    for row in OPTIONS {
        // For a switch, the flag that changes the default.
        let (flag, values) = match row.kind {
            Kind::Switch(true) => (format!("--no-{}", row.name), "true, false".to_owned()),
            Kind::Switch(false) => (format!("--{}", row.name), "true, false".to_owned()),
            kind => {
                let values = match kind {
                    Kind::OneOf(words) => words().join(", "),
                    Kind::Number(least, most, _) => format!("{least}…{most}"),
                    Kind::Paths => format!("[{}]", row.value),
                    _ => row.value.to_owned(),
                };
                (format!("--{} {}", row.name, row.value), values)
            }
        };
        let text = match row.kind {
            // The values have a column of their own.
            Kind::OneOf(_) => lang.fill(row.text, &[""]).trim_end_matches([':', '：', ' ']).to_owned(),
            _ => row.text(lang),
        };
        let (flag, values) = (flag.replace('|', "\\|"), values.replace('|', "\\|"));
        let default = &schema.as_value()["properties"][row.name]["default"];
        table += &format!("| `{}` | `{flag}` | `{values}` | `{default}` | {text} |\n", row.name);
    }
    table
}

/// The pages with generated parts.
const WITH_PARTS: [&str; 5] = [
    "docs/configuration.md",
    "docs/configuration.zh-CN.md",
    "docs/import.zh-CN.md",
    "docs/tutorial.md",
    "docs/tutorial.zh-CN.md",
];

#[test]
fn generated_parts_of_pages_are_fresh() {
    for page in WITH_PARTS {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        let lang = if page.contains("zh-CN") { Lang::Hans } else { Lang::En };
        let mut made = with_parts(&text, "options", || table_of_options(lang));
        made = with_parts(&made, "import", || format!("```text\n{}```\n", import_report("zh-Hans")));
        for (name, (width, height), keys) in SCREENS {
            let screen = || format!("```text\n{}```\n", play(width, height, keys).text());
            made = with_parts(&made, &format!("screen: docs/screens/{name}.txt"), screen);
        }
        assert!(made.contains("<!-- end -->"), "{page} has no generated part");
        is_fresh(page, &made);
    }
}

/// Returns a row of the key page: description, name, keys in each keymap.
fn row_of_keys(entry: &ActionEntry, maps: &[Keymap], lang: Lang) -> String {
    let keys = |map: &Keymap| {
        let mut parts: Vec<String> = Vec::new();
        let mut seen: Vec<Vec<String>> = Vec::new();
        for (context, ..) in Context::ALL {
            let own = map.bindings_in(context).filter(|b| b.context == context && b.action == Some(entry.action));
            let own: Vec<String> = own.map(|b| key_names(&b.keys, lang)).collect();
            if own.is_empty() || seen.contains(&own) {
                continue;
            }
            let written: Vec<String> = own.iter().map(|keys| format!("`{}`", keys.replace('|', "\\|"))).collect();
            let place = if context == Context::Global { String::new() } else { format!(" ({})", context.text(lang)) };
            parts.push(written.join(" ") + &place);
            seen.push(own);
        }
        parts.join(", ")
    };
    let cells: Vec<String> = maps.iter().map(keys).collect();
    format!("| {} | `{}` | {} |\n", entry.text(lang).replace('|', "\\|"), entry.name, cells.join(" | "))
}

/// Returns the key page: every action with its keys in every keymap, and the number of keys for common tasks.
fn page_of_keys(lang: Lang) -> String {
    let chinese = lang != Lang::En;
    let say = |zh: &str, en: &str| if chinese { zh.to_owned() } else { en.to_owned() };
    let maps: Vec<Keymap> = NAMES.iter().map(|name| named(name).unwrap()).collect();
    let mut page = say(
        "# 按键\n\n由程序的按键表生成，`ANLI_UPDATE=1 cargo test` 更新。选用键位：`anli --keymap NAME`，NAME 为 default、vim、emacs、plain；自己改键见 [keymaps/README.md](../keymaps/README.md)。括号内是只在该处有效的按键。`<text>`、`<digit>` 指直接输入的文字、数字。\n",
        "# Keys\n\nMade from the program's own tables; `ANLI_UPDATE=1 cargo test` makes it anew. Choose a keymap by `anli --keymap NAME`: default, vim, emacs or plain (no letter is a command). [keymaps/README.md](../keymaps/README.md) says how to make your own. Where a key works in one place only, that is said in brackets. `<text>` and `<digit>` are whatever is typed.\n",
    );
    let groups = [
        Group::Go,
        Group::Move,
        Group::Find,
        Group::View,
        Group::Copy,
        Group::Desk,
        Group::Review,
        Group::Present,
        Group::Program,
        Group::Edit,
    ];
    for group in groups {
        let heading = anli::app::popup_rows::heading(group, lang);
        let columns = say("操作 | 名称", "Does | Name");
        page += &format!("\n## {heading}\n\n| {columns} | {} |\n|---|---|---|---|---|---|\n", NAMES.join(" | "));
        page.extend(ACTIONS.iter().filter(|e| e.group == group).map(|entry| row_of_keys(entry, &maps, lang)));
    }
    let counts = NAMES.map(played);
    page += &say(
        "\n## 同一组任务各需几键\n\n从 80×24 的初始界面开始，逐项连做；由测试按下并计数。\n\n| 任务 |",
        "\n## The same tasks in every keymap\n\nOne after the other from the first screen at 80×24; played and counted by a test.\n\n| Task |",
    );
    page += &format!(" {} |\n|---|---|---|---|---|\n", NAMES.join(" | "));
    for (at, (_, zh, en, keys)) in TASKS.iter().enumerate() {
        let cells = (0..NAMES.len()).map(|map| format!(" `{}`: {} |", keys[map], counts[map][at]));
        page += &format!("| {} |{}\n", say(zh, en), cells.collect::<String>());
    }
    let sums = counts.iter().map(|counts| format!(" {} |", counts.iter().sum::<usize>()));
    page + &format!("| {} |{}\n", say("合计", "together"), sums.collect::<String>())
}

#[test]
fn key_pages_are_fresh() {
    is_fresh("docs/keys.md", &page_of_keys(Lang::En));
    is_fresh("docs/keys.zh-CN.md", &page_of_keys(Lang::Hans));
}

#[test]
fn examples_in_the_keymaps_readme_work() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("keymaps/README.md")).unwrap();
    let home = Home::new();
    let examples: Vec<&str> = text.split("```json\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
    assert_eq!(examples.len(), 2);
    for (at, example) in examples.iter().enumerate() {
        let (_, faults) = load(Path::new("mine.json"), example);
        assert_eq!(faults, [], "example {at}");
    }
    let file = home.write("keymaps/mine.json", examples[0]);
    let keys = home.run(&["keys", "--keymap", "mine"]).out;
    for line in text.split("```text\n").nth(1).unwrap().split("```").next().unwrap().lines() {
        assert!(keys.contains(line), "{line} is not in\n{keys}");
    }
    assert_eq!(home.run(&["check", file.to_str().unwrap()]).code, 0);
}
