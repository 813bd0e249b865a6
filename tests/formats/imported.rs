//! Documents imported by the command.

use std::fs;

use serde_json::Value;

use super::documents::{docx, list, numbered, paragraph, pdf, scan, ucs2};
use crate::common::{batches::sha256, cli::Home};

/// A document of two cases whose numbers are those of Word.
fn document() -> Vec<u8> {
    let case = |title: &str, text: &str| paragraph(&numbered(1, 0), title) + &paragraph("", text);
    let body = [
        paragraph("", "某省营商环境建设办公室关于印发两个典型案例的通知"),
        case("福州市推行夜间窗口", "福州市在三个区开设夜间窗口，由九个部门轮流派人，方便上班的群众办事。"),
        case("厦门市推行上门收件", "厦门市由供水站派员上门收件，用户不再往返窗口，报装时间由六天缩短为两天。"),
    ];
    docx(&body.concat(), "", &list(1, &[("decimal", "案例%1：")]))
}

#[test]
fn a_document_is_kept_beside_its_text() {
    let home = Home::new();
    let path = home.write("文件", document());
    let path = path.to_str().unwrap();
    assert_eq!(home.run(&["import", path, "--id", "a", "--add"]).code, 0);
    let folder = home.path().join("corpus/a");
    let batch: Value = serde_json::from_slice(&fs::read(folder.join("batch.json")).unwrap()).unwrap();
    let source = &batch["source"];
    assert_eq!(source["file"], "notice.txt");
    assert_eq!(source["format"], "docx");
    assert_eq!(source["original_name"], "文件");
    assert_eq!(source["original"]["file"], "source.docx");
    assert_eq!(source["original"]["sha256"], sha256(&document()));
    assert_eq!(batch["cases"][1]["title"], "厦门市推行上门收件");
    assert_eq!(fs::read(folder.join("source.docx")).unwrap(), document());
    let text = fs::read_to_string(folder.join("notice.txt")).unwrap();
    assert!(text.contains("\n案例2：厦门市推行上门收件\n"), "{text}");
    home.run(&["check", folder.to_str().unwrap()]).ok();
    // Once more replaces it without --force, by the sum of the document.
    assert_eq!(home.run(&["import", path, "--id", "a", "--add"]).code, 0);
    fs::write(folder.join("source.docx"), b"other").unwrap();
    let found = home.run(&["check", folder.to_str().unwrap()]);
    assert!(found.out.contains("source.original.sha256") || found.out.contains("校验和"), "{found:?}");
}

#[test]
fn standard_input_is_a_file_like_any_other() {
    let home = Home::new();
    let input = fs::File::open(home.write("document", document())).unwrap();
    let output = home.command(&["import", "-", "--id", "a"]).stdin(input).output().unwrap();
    let batch: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(batch["source"]["format"], "docx");
    assert_eq!(batch["cases"].as_array().unwrap().len(), 2);
}

#[test]
fn documents_without_text_are_told() {
    let home = Home::new();
    let bomb = docx(&format!("<w:p>{}</w:p>", " ".repeat(300 << 20)), "", "");
    let table: [(&str, Vec<u8>, &str); 5] = [
        ("scan", scan(), "各页都是图片"),
        ("cut", document()[..400].to_vec(), "文件不完整或已损坏"),
        ("empty", pdf(&[vec![]], "UniGB-UCS2-H", ucs2), "文件里没有文字"),
        ("encrypted", b"\xd0\xcf\x11\xe0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0".to_vec(), "文件设有密码"),
        ("bomb", bomb, "超过上限"),
    ];
    for (name, bytes, expected) in table {
        let path = home.write(name, bytes);
        let run = home.run(&["--lang", "zh-Hans", "import", path.to_str().unwrap(), "--id", "a", "--add"]);
        assert_eq!(run.code, 2, "{name}: {run:?}");
        assert!(run.err.contains(expected), "{name}: {run:?}");
        assert!(!home.path().join("corpus/a").exists(), "{name}: nothing is written");
    }
}
