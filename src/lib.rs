//! anli (案例): find and read published practice cases in a terminal.
//!
//! ```text
//! ┌ ui/view/lists ──┬ ui/view/lists ───────────────────────┬ ui/view/text ────────────────────────┐
//! │ 批次          5 │ 全部案例                      27/102 │ 福建省优化营商环境工作典型…     48%  │ titles: ui/view
//! │>全部案例 (102)  │> 27 龙岩   龙岩市推行接收电子档案…   │ 龙岩市推行接收电子档案直接办理…      │
//! │ 2025-04 福建省  │  28 龙岩   龙岩市创新开发「龙零工」… │ 地区：福建省龙岩市                   │ rows: app/page
//! │                 │                                      │                                      │ breaks: text/wrap
//! │  where a pane stands: app/panes                        │  what is marked: app/highlights      │
//! ├─────────────────┴──────────────────────────────────────┴──────────────────────────────────────┤
//! │ fujian-2025-1/27  27/102  一、背景情况                z 全屏  / 查找  <esc> 返回  ? 帮助      │ ui/view/status
//! └───────────────────────────────────────────────────────────────────────────────────────────────┘
//!   popups: rows from app/popup_rows, drawn by ui/view/popup · words: app/words · colours: ui/theme
//!   bytes ─ ui/input ─► Message ─ app/update ─► Model ─ ui/view ─► Buffer ─ ui/screen ─► bytes
//! ```
//!
//! For other programs the library is [`corpus`] (read a corpus), [`search`] (run a search), [`desk`], [`text`], [`import`],
//! [`store`], [`app`] and [`ui`] (a session without a terminal: `examples/library.rs`); the hidden modules are the
//! program's own and change without notice.
//!
//! The modules below stand in the order in which they may know each other; `tests/budget` holds them to it, and
//! ARCHITECTURE.md says the rest.

// What every layer uses: what can be wrong with a file, reading one, JSON that people write, all processors.
pub mod error;
#[doc(hidden)]
pub mod file;
#[doc(hidden)]
pub mod json;
#[doc(hidden)]
pub mod parallel;

// Chinese text, knowing no case and no terminal; the cases, knowing no screen.
pub mod corpus;
pub mod text;

// Cases side by side, what one person keeps of them, who knows them by id, and cases page by page.
#[doc(hidden)]
pub mod compare;
pub mod desk;
#[doc(hidden)]
pub mod present;

// Three that do not know each other: notices to batches, queries to hits, the user's files.
#[doc(hidden)]
pub mod formats;
pub mod import;
#[doc(hidden)]
pub mod review;
pub mod search;
pub mod store;

// What the program does, what it looks like, and how it is called.
pub mod app;
#[doc(hidden)]
pub mod briefing;
#[doc(hidden)]
pub mod cli;
pub mod ui;
