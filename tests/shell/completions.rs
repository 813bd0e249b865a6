//! Completions that know the corpus, in the shells themselves where they are found.

use std::{
    io::{self, Write},
    process::Command,
};

use serde_json::json;

use crate::common::{
    batches::{batch, put},
    cli::Home,
};

/// Returns a home with a batch, a folder and a tag of its own.
fn home() -> Home {
    let home = Home::new();
    let mut value = batch("mine-1", "2024", &[1, 2]);
    value["cases"][0]["region"] = json!({"province": "云南省", "city": "大理白族自治州", "county": null});
    value["cases"][0]["systems"] = json!([{"name": "一部手机办事通", "at": []}]);
    put(&home.path().join("corpus"), &value, &[1, 2]);
    home.write("keymaps/mykeys.json", "{}");
    home.write("themes/mycolours.json", "{}");
    for args in [["desk", "add", "--folder=会议", "mine-1/1"], ["desk", "tag", "mine-1/1", "急件"]] {
        home.run(&args).ok();
    }
    home
}

/// Returns the candidates for the last word of a line.
fn candidates(home: &Home, line: &[&str]) -> Vec<String> {
    let words = [&["--", "anli"], line].concat();
    let mut command = home.command(&words);
    command.env("ANLI_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", line.len().to_string()).env("_CLAP_IFS", "\n");
    let output = command.output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// Lines, with candidates that their last word has and one that it has not.
const LINES: [(&[&str], &[&str], &str); 20] = [
    (&["sh"], &["show"], "search"),
    (&["show", ""], &["mine-1/", "fujian-2025-1/"], "mine-1/1"),
    (&["show", "mine"], &["mine-1/"], "fujian-2025-1/"),
    (&["show", "mine-1/"], &["mine-1/1", "mine-1/2"], "fujian-2025-1/1"),
    (&["show", "none-1/"], &[], "mine-1/1"),
    (&["compare", "mine-1/1", "fujian-2025-1/2"], &["fujian-2025-1/2", "fujian-2025-1/27"], "fujian-2025-1/1"),
    (&["desk", "note", "mine-1/"], &["mine-1/1"], "mine-1/"),
    (&["list", "--batch", "m"], &["mine-1"], "shaanxi-2023"),
    (&["list", "--region", "大"], &["大理白族自治州"], "云南省"),
    (&["list", "--region", ""], &["云南省", "莆田市"], "北京市"),
    (&["list", "--indicator", "纳"], &["纳税"], "政务服务"),
    (&["list", "--system", "一部"], &["一部手机办事通"], "闽政通"),
    (&["list", "--folder", ""], &["会议"], "急件"),
    (&["list", "--tag", ""], &["急件"], "会议"),
    (&["keys", "--keymap", ""], &["default", "vim", "mykeys"], "mycolours"),
    (&["browse", "--theme", ""], &["mycolours", "monochrome"], "mykeys"),
    (&["list", "--sort", ""], &["id", "place", "title", "published"], "batch"),
    (&["schema", "desk"], &["desk", "desk-list"], "batch"),
    (&["help", "se"], &["search"], "show"),
    (&["schema", "--"], &["--lang", "--help"], "--corpus"),
];

#[test]
fn every_kind_of_value_is_completed() {
    let home = home();
    for (line, wanted, unwanted) in LINES {
        let found = candidates(&home, line);
        let missing: Vec<_> = wanted.iter().filter(|word| !found.iter().any(|one| one == *word)).collect();
        assert!(missing.is_empty() && !found.iter().any(|one| one == unwanted), "{line:?}: {found:?}");
    }
    let hidden = candidates(&home, &["list", "--"]);
    assert!(hidden.iter().all(|flag| !["--cache", "--seeds", "--plain"].contains(&flag.as_str())), "{hidden:?}");
}

#[test]
fn completions_cover_every_command() {
    let home = Home::new();
    let found = candidates(&home, &[""]);
    let help = home.run(&["-h", "--lang", "en"]).ok();
    let commands = help.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 15 && commands.iter().all(|command| found.iter().any(|one| one == command)), "{found:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = home.run(&["completions", shell]).ok();
        assert!(script.contains("ANLI_COMPLETE"), "{shell}: {script}");
    }
}

/// Each shell with a line of it that prints the candidates of `anli show mine-1/`.
const SHELLS: [(&str, &[&str], &str); 3] = [
    (
        "bash",
        &["--norc", "-c"],
        "eval \"$(anli completions bash)\"; COMP_WORDS=(anli show mine-1/); COMP_CWORD=2; COMP_TYPE=9; \
         _clap_complete_anli anli mine-1/ show; printf '%s\\n' \"${COMPREPLY[@]}\"",
    ),
    (
        "zsh",
        &["-f", "-c"],
        "autoload -Uz compinit; compinit -u; _describe() { print -rl -- ${(P)${@[-1]}}; }; compadd() { print -rl -- $@; }; \
         eval \"$(anli completions zsh)\"; words=(anli show mine-1/); CURRENT=3; _clap_dynamic_completer_anli",
    ),
    ("fish", &["--no-config", "-c"], "anli completions fish | source; complete -C 'anli show mine-1/'"),
];

#[test]
fn shells_complete_ids() {
    let home = home();
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_anli")).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", bin.display());
    for (shell, flags, line) in SHELLS {
        let mut command = Command::new(shell);
        command.args(flags).arg(line).env_clear().env("PATH", &path).env("ANLI_HOME", home.path());
        let Ok(output) = command.env("HOME", home.path()).current_dir(home.path()).output() else {
            writeln!(io::stderr(), "skipped: there is no {shell} here").unwrap();
            continue;
        };
        let found = String::from_utf8_lossy(&output.stdout);
        assert!(found.contains("mine-1/1") && found.contains("mine-1/2"), "{shell}: {output:?}");
    }
}
