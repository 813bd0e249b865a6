//! The manual: anli(1), a page for each command, anli-config(5), anli-keymap(5) and anli-query(7), in English and in
//! Chinese, from the tables that the program itself reads.

use std::{fs, path::Path};

use anli::{
    app::{
        action::ACTIONS,
        keymap::Context,
        words::{Lang, syntax},
    },
    cli::{
        help,
        options::{self, OPTIONS},
    },
    store::config,
};
use clap_mangen::Man;
use roff::{Roff, bold, roman};

/// Languages of the manual, each with its folder.
const LANGS: [(Lang, &str); 2] = [(Lang::En, ""), (Lang::Hans, "zh_CN")];

/// Writes all pages below `folder`, with the date of the program.
pub(super) fn write(folder: &Path, date: &str) {
    for (lang, name) in LANGS {
        let folder = folder.join(name);
        let page = |section: u8, name: &str, text: Vec<u8>| {
            let folder = folder.join(format!("man{section}"));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("{name}.{section}")), text).unwrap();
        };
        let mut command = help::long_command(lang);
        command.build();
        commands(&command, "anli", date, &mut |name, text| page(1, name, text));
        page(5, "anli-config", config_page(lang, date));
        page(5, "anli-keymap", keymap_page(lang, date));
        page(7, "anli-query", query_page(lang, date));
    }
}

/// Makes the page of a command, and those of its own.
fn commands(command: &clap::Command, name: &str, date: &str, page: &mut impl FnMut(&str, Vec<u8>)) {
    let mut text = Vec::new();
    // The program's name in the title of a page is that of the page.
    let named = command.clone().name(name.to_owned()).display_name(name.to_owned());
    Man::new(named).date(date).manual("anli").render(&mut text).unwrap();
    page(name, text);
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help") {
        commands(inner, &format!("{name}-{}", inner.get_name()), date, page);
    }
    if let Some(help) = command.get_subcommands().find(|inner| name == "anli" && inner.get_name() == "help") {
        commands(&help.clone().mut_subcommands(|inner| inner.hide(true)), "anli-help", date, page);
    }
}

/// A page that is no command's.
struct Page(Roff);

impl Page {
    fn new(name: &str, section: &str, date: &str, about: &str) -> Self {
        let mut roff = Roff::new();
        roff.control("TH", [name, section, date, "anli", "anli"]);
        roff.control("SH", ["NAME"]);
        roff.text([roman(format!("{name} - {about}"))]);
        Self(roff)
    }

    fn heading(&mut self, text: &str) {
        self.0.control("SH", [text]);
    }

    fn text(&mut self, text: &str) {
        self.0.text([roman(text)]);
    }

    fn row(&mut self, term: &str, text: &str) {
        self.0.control("TP", []);
        self.0.text([bold(term)]);
        self.0.text([roman(text)]);
    }

    fn finish(self) -> Vec<u8> {
        self.0.render().into_bytes()
    }
}

/// Returns the words of a language.
fn say<'t>(lang: Lang, chinese: &'t str, english: &'t str) -> &'t str {
    if lang == Lang::En { english } else { chinese }
}

fn config_page(lang: Lang, date: &str) -> Vec<u8> {
    let mut page = Page::new("anli-config", "5", date, say(lang, "anli 的配置文件", "the configuration of anli"));
    page.heading("DESCRIPTION");
    page.text(say(
        lang,
        "config.json 是一个 JSON 对象，可以有注释和多余的逗号。每一项也是命令行选项；命令行先于环境变量，环境变量先于文件。anli config 列出各项的值和来源，anli config edit 编辑并检查。",
        "config.json is a JSON object; comments and trailing commas are allowed. Every key is also a flag of the command line, which goes before the environment, and that before the file. anli config lists values and sources, anli config edit edits and checks.",
    ));
    page.heading("OPTIONS");
    let schema = config::schema(&options::fields());
    for row in OPTIONS {
        let default = &schema.as_value()["properties"][row.name]["default"];
        page.row(row.name, &format!("{} ({}: {default})", row.text(lang), say(lang, "默认", "default")));
    }
    page.heading("SEE ALSO");
    page.text("anli(1), anli-keymap(5)");
    page.finish()
}

fn keymap_page(lang: Lang, date: &str) -> Vec<u8> {
    let mut page = Page::new("anli-keymap", "5", date, say(lang, "anli 的按键文件", "the keymaps of anli"));
    page.heading("DESCRIPTION");
    page.text(say(
        lang,
        "keymaps/ 中的一个文件是一套按键：上下文、按键、操作名。按键直接写字符，或写 <enter> <esc> <space> <tab> <s-tab> <up> <pgdn> <c-d> <f1> <lt>；连着写就是先后按下。none 表示不用这个键。anli check 检查，anli keys 列出现在的按键。",
        "A file in keymaps/ is a keymap: context, keys, name of an action. Keys are characters, or <enter> <esc> <space> <tab> <s-tab> <up> <pgdn> <c-d> <f1> <lt>; one after the other they are a sequence. none unbinds. anli check checks it, anli keys lists the keys as they are.",
    ));
    page.heading(say(lang, "上下文", "CONTEXTS"));
    Context::ALL.iter().for_each(|(context, ..)| page.row(context.name(), context.text(lang)));
    page.heading(say(lang, "操作", "ACTIONS"));
    ACTIONS.iter().for_each(|entry| page.row(entry.name, entry.text(lang)));
    page.heading("SEE ALSO");
    page.text("anli(1), anli-config(5)");
    page.finish()
}

fn query_page(lang: Lang, date: &str) -> Vec<u8> {
    let mut page = Page::new("anli-query", "7", date, say(lang, "anli 的搜索语法", "the query language of anli"));
    page.heading("DESCRIPTION");
    page.text(say(
        lang,
        "用空格隔开的条件都要满足，| 表示任一，! 表示排除。简繁、全角半角、大小写都一样，字母也按拼音查找。",
        "Conditions are joined by spaces and must all hold; | joins alternatives, ! excludes. Script, width and case do not matter, and letters are also pinyin.",
    ));
    page.heading(say(lang, "写法", "FORMS"));
    syntax::rows(lang).for_each(|(typed, meaning)| page.row(typed, meaning));
    page.heading("SEE ALSO");
    page.text("anli-search(1)");
    page.finish()
}
