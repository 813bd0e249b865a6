//! The words of comparisons.

use super::catalogue::messages;

messages! {
    /// A word of a comparison.
    pub enum CompareMsg {
        /// {0} the number of the case, {1} its place.
        Name => "{0} {1}", "{0} {1}", "{0} {1}";
        /// {0} the name of a case.
        Only => "（仅见于 {0}）", "（僅見於 {0}）", "(only in {0})";
        Missing => "（没有这一部分）", "（沒有這一部分）", "(no such section)";
        Figures => "数字", "數字", "Figures";
        /// {0} the case, {1} the key.
        Chosen => "再到另一案例上按 {1} 即对比；已选：{0}", "再到另一案例上按 {1} 即對比；已選：{0}", "press {1} on another case to compare it with {0}";
        /// {0} the case.
        Dropped => "不再对比：{0}", "不再對比：{0}", "no longer compared: {0}";
        /// {0} the key.
        Third => "到第三个案例上按 {0} 即一并对比", "到第三個案例上按 {0} 即一併對比", "press {0} on a third case";
        Most => "最多对比三个案例", "最多對比三個案例", "three cases at most";
    }
}
