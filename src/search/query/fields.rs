//! Names of fields in a query: Chinese, English, pinyin, and common variants.

use super::ast::{Facet, Scope};
use crate::{corpus::SectionKind, text::Folded};

/// A field that a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldName {
    Scope(Scope),
    Facet(Facet),
    /// Words in notes.
    Notes,
    /// Day until which an adoption is due.
    Due,
    /// Cases that were not read.
    Unread,
    /// Similar cases.
    Like,
    /// The case of an id.
    Id,
}

/// Folded names of each field; the first is its label.
const NAMES: [(FieldName, &[&str]); 20] = [
    (FieldName::Facet(Facet::Region), &["地区", "region", "diqu", "place", "地方", "城市", "dq"]),
    (FieldName::Facet(Facet::Batch), &["批次", "batch", "pici", "pc"]),
    (FieldName::Facet(Facet::Department), &["部门", "department", "bumen", "dept", "单位", "bm"]),
    (FieldName::Facet(Facet::Theme), &["指标", "indicator", "zhibiao", "主题", "zhuti", "zb", "theme"]),
    (FieldName::Facet(Facet::Year), &["年", "year", "nian", "年份", "nianfen"]),
    (FieldName::Facet(Facet::System), &["系统", "system", "xitong", "平台", "pingtai", "系统平台", "xt"]),
    (FieldName::Facet(Facet::Folder), &["夹", "folder", "jia", "案例夹", "anlijia", "收藏夹", "alj"]),
    (FieldName::Facet(Facet::Tag), &["标签", "tag", "biaoqian", "bq"]),
    (FieldName::Facet(Facet::Status), &["状态", "status", "zhuangtai", "采纳", "caina", "zt"]),
    (FieldName::Notes, &["批注", "note", "pizhu", "notes", "pz"]),
    (FieldName::Due, &["期限", "due", "qixian", "qx"]),
    (FieldName::Unread, &["未读", "unread", "weidu", "wd"]),
    (FieldName::Id, &["编号", "id", "bianhao", "bh"]),
    (FieldName::Like, &["相似", "like", "xiangsi"]),
    (FieldName::Scope(Scope::Title), &["标题", "title", "biaoti", "bt"]),
    (FieldName::Scope(Scope::Body), &["正文", "text", "zhengwen", "body", "zw"]),
    (FieldName::Scope(Scope::Section(SectionKind::Background)), &["背景", "background", "beijing", "bj"]),
    (FieldName::Scope(Scope::Section(SectionKind::Practice)), &["做法", "practice", "zuofa", "举措", "zf"]),
    (FieldName::Scope(Scope::Section(SectionKind::Result)), &["成效", "result", "chengxiao", "results", "cx"]),
    (FieldName::Scope(Scope::Section(SectionKind::Other)), &["其他", "other", "qita"]),
];

impl FieldName {
    /// Returns `true` if the field alone is a condition, without a value: something is kept there.
    pub(super) fn stands_alone(self) -> bool {
        match self {
            Self::Facet(facet) => facet.is_of_desk(),
            Self::Notes | Self::Due | Self::Unread => true,
            Self::Scope(_) | Self::Like | Self::Id => false,
        }
    }
}

/// Returns the field of this name.
pub(super) fn field(name: &str) -> Option<FieldName> {
    let name = Folded::new(name);
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
}

/// Returns the facet of this name; `None` for a field without a list of values.
pub fn facet_of(name: &str) -> Option<Facet> {
    match field(name) {
        Some(FieldName::Facet(facet)) => Some(facet),
        _ => None,
    }
}

/// Returns the fields of which a name begins with the typed text, each by the name that continues it: 地区 for 地, dq for d.
pub fn fields_like(typed: &str) -> Vec<&'static str> {
    let typed = Folded::new(typed);
    let continues = |name: &&&str| name.starts_with(typed.as_str());
    NAMES.iter().filter_map(|(_, names)| names.iter().find(continues).copied()).collect()
}

impl Facet {
    /// Returns the name of the facet as the program writes it in a query.
    pub(crate) fn label(self) -> &'static str {
        let names = NAMES.iter().find(|(name, _)| *name == FieldName::Facet(self));
        names.map_or("", |(_, names)| names[0])
    }
}
