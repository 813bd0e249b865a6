//! Web pages as text.

use anli::{corpus::model::Format, formats::to_text};

/// The text of a page.
fn page(html: &str) -> String {
    to_text(html.as_bytes(), Format::Html).unwrap()
}

/// A sentence of a text, long enough to be one.
const SENTENCE: &str = "市政务服务中心设立夜间窗口，群众下班后也能办事。";

#[test]
fn the_main_text_stands_without_what_surrounds_it() {
    let links = "<li><a href=/>首页</a></li>".repeat(20);
    let html = format!(
        "<!DOCTYPE html><html><head><title>夜间窗口经验做法_某市人民政府</title><style>p {{}}</style></head><body>\
        <div class=top><ul>{links}</ul></div><div class=wrap><div class=path>当前位置：<a>首页</a> &gt; <a>工作动态</a></div>\
        <div class=content><h1>夜间窗口经验做法</h1><p>{SENTENCE}</p><p>&emsp;&emsp;二、{SENTENCE}&nbsp;&amp;</p>\
        <script>var a = '<p>脚本</p>';</script></div><div class=share><a>打印</a> <a>关闭</a></div></div>\
        <div class=foot>版权所有</div></body></html>"
    );
    assert_eq!(page(&html), format!("# 夜间窗口经验做法\n\n{SENTENCE}\n\n\u{2003}\u{2003}二、{SENTENCE}\u{a0}&\n"));
}

#[test]
fn the_title_is_taken_from_above_the_text() {
    let html = |head: &str, above: &str| {
        format!(
            "<html><head>{head}</head><body><div>{above}</div><div><div><p>{SENTENCE}</p><p>{SENTENCE}</p></div></div></body></html>"
        )
    };
    let text = format!("夜间窗口经验做法\n\n{SENTENCE}\n\n{SENTENCE}\n");
    assert_eq!(page(&html("", "<h2>夜间窗口经验做法</h2>")), text);
    assert_eq!(page(&html("<meta name=ArticleTitle content=夜间窗口经验做法>", "")), text);
    assert_eq!(page(&html("<title>夜间窗口经验做法_某市政府门户网站</title>", "")), text);
}

#[test]
fn lines_end_where_the_page_ends_them() {
    let table: [(&str, &str); 8] = [
        ("甲<br>乙<br/>丙", "甲\n\n乙\n\n丙\n"),
        ("<p>甲<p>乙", "甲\n\n乙\n"),
        ("<div>甲\n   乙 a\n b</div>", "甲乙 a b\n"),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", "3. 甲\n\n7. 乙\n\n8. 丙\n"),
        ("<ul><li>甲</li><li>乙</li></ul>", "- 甲\n\n- 乙\n"),
        ("<pre>甲\n乙</pre>", "甲\n\n乙\n"),
        ("<h3>案例一<br>甲</h3>乙", "### 案例一甲\n\n乙\n"),
        ("<p>甲<span style='display: none'>藏</span>乙</p>", "甲乙\n"),
    ];
    for (html, expected) in table {
        assert_eq!(page(&format!("<html><body>{html}</body></html>")), expected, "{html}");
    }
}

#[test]
fn tables_of_data_are_rows_and_tables_of_layout_are_not() {
    let data = format!(
        "<table><tr><th>序号<th>做法<th>内容<tr><td>1<td>夜间窗口<td><p>{SENTENCE}</p><tr><td><td>周末窗口<td>{SENTENCE}</table>"
    );
    assert_eq!(
        page(&format!("<html><body>{data}</body></html>")),
        format!("序号\t做法\t内容\n1\t夜间窗口\t{SENTENCE}\n\t周末窗口\t{SENTENCE}\n")
    );
    let layout = format!("<table><tr><td><p>{SENTENCE}</p><p>{SENTENCE}</p></td></tr></table>");
    assert_eq!(page(&format!("<html><body>{layout}</body></html>")), format!("{SENTENCE}\n\n{SENTENCE}\n"));
}

#[test]
fn encodings_are_those_that_the_page_names() {
    let html = format!("<html><head><meta charset=\"gb2312\"></head><body><p>{SENTENCE}</p></body></html>");
    let (bytes, ..) = encoding_rs::GB18030.encode(&html);
    assert_eq!(to_text(&bytes, Format::Html).unwrap(), format!("{SENTENCE}\n"));
    let html = format!("<html><body><p>{SENTENCE}</p></body></html>");
    let (bytes, ..) = encoding_rs::GB18030.encode(&html);
    assert_eq!(to_text(&bytes, Format::Html).unwrap(), format!("{SENTENCE}\n"));
}

#[test]
fn pages_of_any_depth_are_read_in_one_pass() {
    let deep = format!("<html><body>{}{SENTENCE}", "<div><table><tr><td>".repeat(20_000));
    assert_eq!(page(&deep).trim(), SENTENCE);
    let line = format!("<html><body>{}", format!("<b>{SENTENCE}</b></i>").repeat(20_000));
    assert_eq!(page(&line).matches(SENTENCE).count(), 20_000);
}
