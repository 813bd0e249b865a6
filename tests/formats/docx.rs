//! Word documents as text.

use anli::{corpus::model::Format, error::Unreadable, formats::to_text};

use super::documents::{docx, list, numbered, paragraph};

/// The text of a document with this body.
fn body(body: &str) -> String {
    with_lists(body, "")
}

fn with_lists(body: &str, lists: &str) -> String {
    let styles = r#"<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:styleId="own"><w:name w:val="小节"/><w:basedOn w:val="2"/></w:style>
        <w:style w:styleId="a"><w:name w:val="Title"/></w:style>
        <w:style w:styleId="hide"><w:name w:val="hide"/><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId="case"><w:name w:val="案例"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    to_text(&docx(body, styles, lists), Format::Docx).unwrap()
}

/// The styled paragraph.
fn styled(style: &str, text: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), text)
}

#[test]
fn paragraphs_stand_between_blank_lines() {
    assert_eq!(
        body(&(paragraph("", "甲 & 乙 <丙>") + &paragraph("", "") + &paragraph("", "丁"))),
        "甲 & 乙 <丙>\n\n丁\n"
    );
}

#[test]
fn headings_have_marks_and_the_title_is_the_first_level() {
    assert_eq!(body(&(styled("1", "做法") + &styled("own", "成效"))), "# 做法\n\n## 成效\n");
    assert_eq!(body(&(styled("a", "关于案例的通知") + &styled("1", "做法"))), "# 关于案例的通知\n\n## 做法\n");
    assert_eq!(body(&paragraph("<w:outlineLvl w:val=\"9\"/>", "正文")), "正文\n");
}

#[test]
fn numbers_of_lists_are_printed() {
    let lists = list(1, &[("chineseCountingThousand", "案例%1："), ("chineseCounting", "（%2）"), ("decimal", "%3.")]);
    let of = |level, text| paragraph(&numbered(1, level), text);
    let text =
        [of(0, "甲"), of(1, "子"), of(1, "丑"), of(2, "细"), of(0, "乙"), of(1, "寅"), styled("case", "丙")].concat();
    let expected = ["案例一：甲", "（一）子", "（二）丑", "1. 细", "案例二：乙", "（一）寅", "案例三：丙"];
    assert_eq!(with_lists(&text, &lists), expected.join("\n\n") + "\n");
}

#[test]
fn lists_begin_again_where_they_say_so() {
    let lists = list(1, &[("decimal", "%1、"), ("decimal", "%1.%2")])
        + r#"<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;
    let of = |list, level, text| paragraph(&numbered(list, level), text);
    let text =
        [of(1, 0, "甲"), of(1, 1, "子"), of(7, 0, "乙"), of(7, 0, "丙"), of(0, 0, "无"), of(7, 1, "丑")].concat();
    let expected = ["1、甲", "1.1 子", "5、乙", "6、丙", "无", "6.1 丑"];
    assert_eq!(with_lists(&text, &lists), expected.join("\n\n") + "\n");
}

#[test]
fn a_paragraph_without_text_is_counted_and_not_printed() {
    let lists = list(1, &[("decimal", "%1.")]) + &list(2, &[("bullet", "\u{f06c}")]);
    let of = |list, text| paragraph(&numbered(list, 0), text);
    assert_eq!(
        with_lists(&[of(1, "甲"), of(1, ""), of(1, "丙"), of(2, "丁")].concat(), &lists),
        "1. 甲\n\n3. 丙\n\n- 丁\n"
    );
}

#[test]
fn rows_of_tables_are_lines_between_tabs() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", paragraph("", "一、审批"));
    let long = format!("<w:tc>{}{}</w:tc>", paragraph("", "第一段。"), paragraph("", "第二段。"));
    let rows = [cell("序号") + &cell("做法") + &cell("内容"), wide + &cell(""), cell("1") + &cell("先接后补") + &long];
    let table = |rows: &[String]| rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect::<String>();
    let before = paragraph("", "附件");
    assert_eq!(
        body(&format!("{before}<w:tbl>{}</w:tbl>", table(&rows))),
        "附件\n\n序号\t做法\t内容\n一、审批\n1\t先接后补\t第一段。第二段。\n"
    );
    let frame =
        format!("<w:tbl>{}</w:tbl>", table(&[format!("<w:tc>{}{}</w:tc>", paragraph("", "甲"), paragraph("", "乙"))]));
    assert_eq!(body(&frame), "甲\n\n乙\n", "a table of one column is a frame");
}

#[test]
fn what_is_not_shown_is_left_out() {
    let run = |properties: &str, inside: &str| format!("<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>");
    let text = |text: &str| format!("<w:t>{text}</w:t>");
    let inside = [
        run("", &text("改革")),
        run("<w:vanish/>", &text("藏")),
        run("<w:vanish w:val=\"0\"/>", &text("现")),
        run("<w:rStyle w:val=\"hide\"/>", &text("藏")),
        format!("<w:del>{}</w:del>", run("", "<w:delText>删</w:delText>")),
        format!("<w:ins>{}</w:ins>", run("", &text("增"))),
        run("", "<w:fldChar w:fldCharType=\"begin\"/>"),
        run("", "<w:instrText>PAGE</w:instrText>"),
        run("", "<w:fldChar w:fldCharType=\"separate\"/>"),
        run("", &text("7")),
        run("", "<w:fldChar w:fldCharType=\"end\"/>"),
        run("", "<w:footnoteReference w:id=\"2\"/>"),
        run("", "<w:tab/><w:noBreakHyphen/>"),
        run("", &format!("<w:br/>{}<w:br w:type=\"page\"/>", text("次行"))),
        "<w:r><w:ruby><w:rt><w:r><w:t>bàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>办</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            .to_owned(),
    ];
    assert_eq!(body(&format!("<w:p>{}</w:p>", inside.concat())), "改革现增7 -\n次行办\n");
}

#[test]
fn text_boxes_stand_once_behind_their_paragraph() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("", "框内"));
    let text = format!(
        "<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}\
        </mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(body(&(text + &paragraph("", "下段"))), "框外\n\n框内\n\n下段\n");
}

#[test]
fn a_deleted_paragraph_end_joins_two() {
    let first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>";
    assert_eq!(body(&(first.to_owned() + &paragraph("", "下"))), "上下\n");
}

#[test]
fn damaged_and_hostile_documents_give_a_reason() {
    let whole = docx(&paragraph("", "甲"), "", "");
    assert_eq!(to_text(&whole[..whole.len() / 2], Format::Docx), Err(Unreadable::Damaged));
    assert_eq!(to_text(b"PK\x03\x04", Format::Docx), Err(Unreadable::Damaged));
    assert_eq!(to_text(&docx("", "", ""), Format::Docx), Err(Unreadable::Empty));
    assert_eq!(to_text(b"\xd0\xcf\x11\xe0EncryptedPackage", Format::Docx), Err(Unreadable::Encrypted));
    let deep = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert_eq!(to_text(&docx(&deep, "", ""), Format::Docx), Err(Unreadable::TooMuch));
    let many = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc/></w:tr>".repeat(10_000)
    );
    assert_eq!(body(&many).lines().count(), 10_000);
}
