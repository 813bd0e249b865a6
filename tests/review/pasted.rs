//! A notice that is pasted into the browser.

use crate::common::pty::Pty;

const NOTICE: &str = "福建省关于修伞的通知\r2031年4月9日\r案例1：福州市修伞铺\r下雨时常有人问路边哪里修伞，铺子在巷底，不容易找到。\r案例2：莆田市磨刀摊\r磨刀的师傅每月只来一天，住户不知道是哪一天。\r";

#[test]
fn a_pasted_notice_is_reviewed_and_saved() {
    let mut pty = Pty::shell(80, 24, "\"$ANLI\" && \"$ANLI\" batches && echo listed");
    pty.until(|grid| grid.text().contains("全部案例"));
    pty.send(b"&");
    pty.until(|grid| grid.text().contains("粘贴通知全文"));
    pty.send(format!("\x1b[200~{NOTICE}\x1b[201~").as_bytes());
    pty.until(|grid| grid.text().contains("案例 1/2"));
    pty.send(b"w");
    pty.until(|grid| grid.text().contains("已保存到"));
    pty.send(b"\x1bq");
    pty.until(|grid| grid.text().contains("fujian-2031-1") && grid.text().contains("listed"));
    assert_eq!(pty.end().0.exit_code(), 0);
}
