//! Answers for people: columns and colours on a terminal, the pager; a pipe gets lines of fields.

use anli::{
    cli::{
        outlet::{ListedCase, Marked, Outlet, When},
        terminal_env::TerminalEnv,
    },
    text::Width,
};

use crate::common::{cli::Home, pty::Pty};

fn rows() -> Vec<ListedCase<'static>> {
    let row = |id: &str, region, title, marks: &[(usize, usize)]| ListedCase {
        id: id.to_owned(),
        region: Marked::plain(region),
        title: Marked { marks: marks.iter().map(|(start, end)| *start..*end).collect(), ..Marked::plain(title) },
        below: String::new(),
    };
    vec![
        row("a/1", "福建省莆田市", "推行“一件事”改革", &[(3, 6)]),
        row(
            "abc/12",
            "陕西省",
            "把零工服务办到家门口，把零工市场建到社区里，让零工找活不再跑远路",
            &[(1, 3), (12, 14)],
        ),
    ]
}

fn lines(columns: Option<u16>, is_coloured: bool) -> Vec<String> {
    Outlet { columns, is_coloured }.cases(&rows()).lines().map(str::to_owned).collect()
}

#[test]
fn a_pipe_gets_fields_and_a_terminal_columns() {
    assert_eq!(lines(None, false)[0], "a/1\t福建省莆田市\t推行“一件事”改革");
    assert_eq!(
        lines(Some(60), false),
        [
            "a/1     福建省莆田市  推行“一件事”改革",
            "abc/12  陕西省        把零工服务办到家门口，把零工市场建到社",
            "                      区里，让零工找活不再跑远路"
        ]
    );
    assert_eq!(lines(Some(40), false)[..2], ["a/1     福建省莆田市", "  推行“一件事”改革"]);
}

#[test]
fn no_row_is_wider_than_the_terminal() {
    let width = Width(anli::text::WidthMode::Wide);
    for columns in 20..100 {
        let wide: Vec<String> =
            lines(Some(columns), false).into_iter().filter(|line| width.of(line) > columns.into()).collect();
        assert_eq!(wide, [""; 0], "{columns}");
    }
}

#[test]
fn matches_are_marked_also_where_a_title_is_broken() {
    assert_eq!(lines(None, true)[0], "\x1b[36ma/1\x1b[m\t福建省莆田市\t推行“\x1b[1;31m一件事\x1b[m”改革");
    let bare = |line: &String| line.replace("\x1b[36m", "").replace("\x1b[1;31m", "").replace("\x1b[m", "");
    for columns in [None, Some(10), Some(46), Some(50), Some(60)] {
        let coloured = lines(columns, true);
        assert_eq!(coloured.iter().map(bare).collect::<Vec<_>>(), lines(columns, false), "{columns:?}");
        let marked: usize = coloured.iter().map(|line| line.matches("\x1b[1;31m").count()).sum();
        assert!((3..=5).contains(&marked), "{columns:?}: {coloured:?}");
    }
}

#[test]
fn the_environment_decides_on_colours_where_no_option_does() {
    for (variables, terminal, pipe) in [
        (&[][..], true, false),
        (&[("NO_COLOR", "1")], false, false),
        (&[("NO_COLOR", "")], true, false),
        (&[("CLICOLOR", "0")], false, false),
        (&[("CLICOLOR", "1")], true, false),
        (&[("CLICOLOR_FORCE", "1")], true, true),
        (&[("CLICOLOR_FORCE", "0")], true, false),
        (&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], true, true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
        (&[("TERM", "dumb")], false, false),
    ] {
        let get = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        let env = TerminalEnv::by(get);
        let found = [true, false].map(|is_terminal| When::Auto.is_coloured(&env, is_terminal));
        assert_eq!(found, [terminal, pipe], "{variables:?}");
        assert!(When::Always.is_coloured(&env, false) && !When::Never.is_coloured(&env, true));
    }
}

#[test]
fn a_pipe_is_coloured_only_when_asked() {
    let home = Home::new();
    let plain = home.run(&["search", "零工"]).out;
    assert!(!plain.contains('\x1b') && plain.lines().all(|line| line.split('\t').count() == 3));
    for args in [["search", "零工", "--color", "always"], ["search", "零工", "--color", "never"]] {
        let out = home.run(&args).out;
        assert_eq!(out.contains("\x1b[1;31m零工\x1b[m"), args[3] == "always", "{out}");
    }
    let forced = home.command(&["search", "零工"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stdout.contains(&0x1b));
    let run = home.run(&["list", "--color", "blue", "--lang", "en"]);
    assert!(run.code == 2 && run.err.contains("Use one of: auto, always, never."), "{}", run.err);
}

/// Returns the screen after a line of shell.
fn shown(line: &str) -> String {
    let mut pty = Pty::shell(80, 24, &format!("{line}; echo done; read -r line"));
    pty.until(|grid| grid.text().contains("done"));
    let colours = pty.colours();
    pty.send(b"\n");
    format!("{}\ncolours: {colours}", pty.end().1.text())
}

#[test]
fn a_terminal_shows_columns_in_colour() {
    let screen = shown("\"$ANLI\" list --limit 2");
    let rows: Vec<&str> = screen.lines().collect();
    assert!(
        rows[0].starts_with("fujian-2025-1/1  福建省") && rows[2].starts_with("fujian-2025-1/2  福建省"),
        "{screen}"
    );
    let plain = shown("NO_COLOR=1 \"$ANLI\" list --limit 2");
    let colours = |screen: &str| screen.rsplit(' ').next().unwrap().parse::<usize>().unwrap();
    assert_eq!(colours(&screen) - colours(&plain), "fujian-2025-1/1".len() * 2, "{screen}\n{plain}");
}

#[test]
fn a_long_case_goes_through_the_pager() {
    let case = "\"$ANLI\" show fujian-2025-1/27";
    let paged = shown(&format!("PAGER='sed s/^/p:/ | head -n 3; cat >/dev/null' {case}"));
    assert!(paged.lines().take(3).all(|line| line.starts_with("p:")), "{paged}");
    for line in [
        format!("PAGER='sed s/^/p:/' {case} --no-pager"),
        format!("PAGER='sed s/^/p:/' {case} --citation"),
        format!("PAGER='sed s/^/p:/' {case} | cat"),
        format!("PAGER='no-such-pager 2>/dev/null' {case}"),
    ] {
        let screen = shown(&line);
        assert!(
            !screen.contains("p:") && screen.lines().nth(1).is_some_and(|line| !line.is_empty()),
            "{line}\n{screen}"
        );
    }
}
