//! The places of commands: keys, help, the list of commands, the check of the configuration.

use std::{path::Path, sync::Arc};

use anli::{
    app::{
        Ctx,
        commands::{CommandCall, CommandEnd, LIMIT, bind, held},
        effect::Effect,
        keymap::{Keymap, NAMES, named},
        message::Message,
    },
    store::config::CommandEntry,
};

use crate::common::{
    cli::Home,
    faults::describe,
    play::{Play, ctx},
};

fn entry(name: &str, key: &str, line: u32) -> CommandEntry {
    let key = (!key.is_empty()).then(|| key.to_owned());
    CommandEntry { name: name.to_owned(), key, run: format!("run {name}"), waits: true, line }
}

/// Returns the faults of commands with these keys, each in a line of its own from 1.
fn faults(keymap: &str, keys: &[&str]) -> Vec<String> {
    let entries: Vec<_> = (1..).zip(keys).map(|(line, key)| entry("x", key, line)).collect();
    let (_, _, faults) = bind(&entries, Path::new("config.json"), named(keymap).unwrap());
    faults.iter().map(|fault| format!("{} {}", fault.line.unwrap_or(0), describe(fault))).collect()
}

fn with_commands(commands: &[(&str, &str)]) -> Ctx {
    let entries: Vec<_> = commands.iter().map(|(name, key)| entry(name, key, 1)).collect();
    let (commands, keymap, faults) = bind(&entries, Path::new("config.json"), Keymap::shipped());
    assert_eq!(faults, []);
    Ctx { keymap: Arc::new(keymap), commands: Arc::new(commands), ..ctx() }
}

/// Starts a session with two commands that have keys, and one that has none.
fn play(keys: &str) -> Play {
    let ctx = with_commands(&[("编辑原文", "$e"), ("打印", "$p"), ("发给同事", "")]);
    Play::start(ctx, 120, 36).press(keys)
}

#[track_caller]
fn call(play: &Play) -> &CommandCall {
    let found = if let [Effect::Run(call)] = play.effects() { Some(call) } else { None };
    found.unwrap()
}

fn value<'c>(call: &'c CommandCall, name: &str) -> &'c str {
    call.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}

#[test]
fn a_key_runs_its_command_where_a_case_is() {
    for (keys, name) in [("$e", "编辑原文"), ("<enter>$p", "打印"), ("f$p", "打印"), ("￥e", "编辑原文")] {
        assert_eq!(call(&play(keys)).command.name, name, "{keys}");
    }
    assert_eq!(play("?$e").effects(), [], "a key of the list is none of a popup's");
}

#[test]
fn a_command_gets_the_case_as_values_and_text() {
    let play = play("$e");
    let call = call(&play);
    assert_eq!(value(call, "ANLI_ID"), "fujian-2025-1/1");
    let corpus = ctx().corpus;
    assert_eq!(value(call, "ANLI_TITLE"), corpus.iter().next().unwrap().title());
    assert!(call.input.ends_with('\n') && call.input.lines().count() > 3, "{}", call.input);
    assert_eq!(value(call, "ANLI_SELECTION"), "", "in a list nothing is read");
    assert_eq!(call.command.line, "run 编辑原文", "the line is as it was written");
}

#[test]
fn the_line_and_the_measure_are_those_that_are_read() {
    let line = |keys| value(call(&play(keys)), "ANLI_LINE").parse::<u32>().unwrap();
    let (first, later, source) = (line("<enter>$e"), line("<enter>]m]m$e"), line("<enter>v$e"));
    assert!(first < later, "{first} {later}");
    assert!(source <= later, "{source}");
    assert_eq!(first, line("$e"));
    let measure = play("<enter>]m]m$e");
    let measure = value(call(&measure), "ANLI_SELECTION").to_owned();
    assert!(measure.chars().count() > 20, "{measure}");
    // What was copied of the case goes before.
    let copied = play("<enter>yc$e");
    assert_ne!(value(call(&copied), "ANLI_SELECTION"), measure);
}

#[test]
fn help_and_the_list_of_commands_have_them() {
    play("?").shows("自定义命令").shows("编辑原文");
    play("?发给").shows("发给同事").lacks("打印");
    let first = play(":").row(0) + &play(":").text();
    assert!(first.contains("编辑原文") && first.contains("发给同事"), "{first}");
    assert_eq!(call(&play(":fgts<enter>")).command.name, "发给同事");
    assert_eq!(call(&play("?打印<enter>")).command.name, "打印");
    // Before a room and beside a notice none is offered.
    play("X:打印").lacks("$p");
}

#[test]
fn the_keys_that_may_follow_are_shown() {
    play("$").shows("e 编辑原文").shows("p 打印");
}

#[test]
fn the_end_of_a_command_is_said() {
    for (end, said) in [
        (CommandEnd::Done, "“打印”已运行"),
        (CommandEnd::Code(3), "“打印”未成功，退出码 3"),
        (CommandEnd::Signal(15), "“打印”被信号 15 终止"),
        (CommandEnd::Failed("太多".to_owned()), "“打印”无法运行：太多"),
        (CommandEnd::Refused, "这里不运行命令，“打印”未运行"),
    ] {
        let said = said.replace(['“', '”'], "\"");
        let play = play("").deliver(Message::CommandEnded("打印".to_owned(), end));
        assert!(play.text().replace(['「', '」'], "\"").contains(&said), "{said}\n{}", play.text());
    }
}

#[test]
fn keys_that_are_taken_are_faults() {
    assert_eq!(faults("default", &["$e", "$p", "", "<f9>"]), [] as [&str; 0]);
    assert_eq!(
        faults("default", &["j", "gg", "g", "jx", "$e", "$e", "$ex", "$", "<c-c>", "<what>", "<text>"]),
        [
            "1 CommandKeyTaken: key j of a command is already bound to down in list",
            "2 CommandKeyTaken: key gg of a command is already bound to first in list",
            "3 KeyIsPrefix: key g is also the beginning of gg",
            "4 CommandKeyTaken: key jx of a command is already bound to down in list",
            "6 DuplicateBinding: key $e is bound twice in one context, first in line 5",
            "7 KeyIsPrefix: key $e is also the beginning of $ex",
            "8 KeyIsPrefix: key $ is also the beginning of $e",
            "9 KeyEndsProgram: key <c-c> always ends the program",
            "10 BadKey: \"<what>\" is not a key",
            "11 BadKey: \"<text>\" is not a key",
        ]
    );
    for keymap in NAMES {
        assert_eq!(faults(keymap, &["$e"]), [] as [&str; 0], "{keymap}");
    }
}

#[test]
fn check_tells_faults_of_commands() {
    let home = Home::new();
    let text = "{\n\"lang\": \"en\",\n\"commands\": [\n{\"name\": \"a\", \"key\": \"j\", \"run\": \"lp\"},\n\
                {\"name\": \"b\", \"run\": \"\"},\n{\"name\": \"c\", \"run\": \"lp\", \"wait\": 1},\n\
                {\"name\": \"d\", \"key\": \"$d\", \"run\": \"lp\", \"shell\": \"zsh\"},\n{\"run\": \"lp\"}]}";
    home.write("config.json", text);
    let run = home.run(&["check"]);
    for (line, said) in [
        (4, "key j of a command is already bound to down in list"),
        (5, "commands[1].run is empty"),
        (6, "commands[2].wait must be boolean"),
        (7, "unknown field \"shell\""),
        (8, "\"name\""),
    ] {
        let is_told = |told: &str| told.contains(&format!("config.json:{line}: ")) && told.contains(said);
        assert!(run.out.lines().any(is_told), "{line} {said}\n{}", run.out);
    }
    assert_eq!(run.code, 1);
    // In a keymap that has another use for the key, the command may have it.
    home.write("keymaps/mine.json", r#"{"keys": {"global": {"j": "none"}}}"#);
    home.write("config.json", r#"{"keymap": "mine", "commands": [{"name": "a", "key": "j", "run": "lp"}]}"#);
    let run = home.run(&["check", "--lang", "en"]);
    assert!(!run.out.contains("already bound"), "{run:?}");
}

#[test]
fn keys_lists_commands() {
    let home = Home::new();
    home.write(
        "config.json",
        r#"{"commands": [{"name": "打印", "key": "$p", "run": "lp"}, {"name": "甲", "run": "x"}]}"#,
    );
    let out = home.run(&["keys"]).ok();
    for line in ["list\t$p\tcommand\t打印", "reader\t$p\tcommand\t打印", "-\t-\tcommand\t甲"] {
        assert!(out.contains(line), "{line}\n{out}");
    }
    let options = home.run(&["config"]).ok();
    assert!(options.lines().any(|line| line.starts_with("commands\t打印, 甲\t")), "{options}");
}

#[test]
fn a_play_of_keys_runs_no_command() {
    let home = Home::new();
    home.write("config.json", r#"{"commands": [{"name": "打印", "key": "$p", "run": "touch ran"}]}"#);
    let out = home.command(&["--keys", "$p", "--print", "80x24"]).current_dir(home.path()).output().unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().contains("这里不运行命令"));
    assert!(!home.path().join("ran").exists());
}

#[test]
fn a_value_is_cut_where_systems_limit_it() {
    let long = "案".repeat(LIMIT);
    assert_eq!(held(&long).len(), LIMIT / 3 * 3);
    assert_eq!(held("a\0b"), "ab");
}
