//! The words of the desk, in the browser and on the command line.

use super::catalogue::messages;
use crate::desk::Status;

messages! {
    /// A message about the desk; those of the help have the names of their commands, arguments and options.
    pub enum DeskMsg {
        Desk => "案头：收藏、案例夹、标签、批注、采纳", "案頭：收藏、案例夾、標籤、批註、採納", "The desk: folders, tags, notes, adoption";
        List => "列出案头的案例，或案例夹", "列出案頭的案例，或案例夾", "List the cases on the desk, or the folders";
        Add => "把案例放进案例夹", "把案例放進案例夾", "Put cases into a folder";
        Remove => "把案例移出案例夹；不写案例时删除案例夹", "把案例移出案例夾；不寫案例時刪除案例夾", "Take cases out; without a case, remove the folder";
        Move => "在案例夹里移动案例", "在案例夾裡移動案例", "Move a case in its folder";
        Tag => "给案例加标签，或去掉标签", "給案例加標籤，或去掉標籤", "Tag a case, or take tags away";
        Note => "写批注，改批注，删批注", "寫批註，改批註，刪批註", "Write, change or delete a note";
        Adopt => "登记采纳：状态、责任单位、期限", "登記採納：狀態、責任單位、期限", "Decide on the adoption of a case";
        Read => "标为已读或未读", "標為已讀或未讀", "Mark cases as read or unread";
        Export => "导出案头，或几个案例夹，供同事导入", "匯出案頭，或幾個案例夾，供同事匯入", "Write the desk, or some folders, for a colleague";
        Import => "导入同事的案头文件", "匯入同事的案頭檔案", "Take in the bundle of a colleague";
        Examples =>
            "示例：\n  anli desk add --folder 会议 fujian-2025-1/28 fujian-2025-1/2\n  anli desk tag fujian-2025-1/28 零工\n  anli desk note fujian-2025-1/28 可以照办 --at 整合零工市场资源\n  anli desk adopt fujian-2025-1/28 推进中 --who 市人社局 --due 2026-12-31\n  anli desk list --folder 会议\n  anli desk export --folder 会议 -o 会议.json",
            "範例：\n  anli desk add --folder 會議 fujian-2025-1/28 fujian-2025-1/2\n  anli desk tag fujian-2025-1/28 零工\n  anli desk note fujian-2025-1/28 可以照辦 --at 整合零工市場資源\n  anli desk adopt fujian-2025-1/28 推進中 --who 市人社局 --due 2026-12-31\n  anli desk list --folder 會議\n  anli desk export --folder 會議 -o 會議.json",
            "Examples:\n  anli desk add --folder 会议 fujian-2025-1/28 fujian-2025-1/2\n  anli desk tag fujian-2025-1/28 零工\n  anli desk note fujian-2025-1/28 可以照办 --at 整合零工市场资源\n  anli desk adopt fujian-2025-1/28 in-progress --who 市人社局 --due 2026-12-31\n  anli desk list --folder 会议\n  anli desk export --folder 会议 -o meeting.json";
        FolderName => "案例夹；默认收藏", "案例夾；預設收藏", "The folder; 收藏 if none is named";
        InFolder => "只要这个案例夹的，按夹内次序", "只要這個案例夾的，依夾內次序", "Only those of this folder, in its order";
        WithNotes => "加入自己写的批注", "加入自己寫的批註", "With one's own notes on the cases";
        OutOfFolder => "案例夹；不写时移出所有案例夹", "案例夾；不寫時移出所有案例夾", "The folder; all of them if none is named";
        ExportFolder => "案例夹，可重复；不写时导出全部", "案例夾，可重複；不寫時匯出全部", "The folder, repeatable; all if none is named";
        Folders => "列出案例夹和其中的案例数", "列出案例夾和其中的案例數", "List the folders with their number of cases";
        OfTag => "只要有这个标签的", "只要有這個標籤的", "Only those with this tag";
        OfStatus => "只要这个状态的：{0}", "只要這個狀態的：{0}", "Only those in this state: {0}";
        Unread => "标为未读", "標為未讀", "Count them as unread";
        OnlyUnread => "只要未读的", "只要未讀的", "Only those that were not read";
        TagName => "标签", "標籤", "Tag";
        TakeAway => "去掉这些标签", "去掉這些標籤", "Take these tags away";
        NoteText => "批注的文字；不写而有 --edit 时删除该批注", "批註的文字；不寫而有 --edit 時刪除該批註", "The words; none with --edit deletes that note";
        NoteAt => "批注所在的原文，须在案例中只出现一次", "批註所在的原文，須在案例中只出現一次", "The words of the case that it is about, which stand there once";
        NoteEdit => "改这条批注（编号见 desk list --json）", "改這條批註（編號見 desk list --json）", "Change this note (its id: desk list --json)";
        NoteShared => "导出时带上这条批注", "匯出時帶上這條批註", "Others may read it: it goes into bundles";
        StatusName => "状态：待研究、拟借鉴、推进中、已落地、不采纳，none 取消", "狀態：待研究、擬借鑑、推進中、已落地、不採納，none 取消", "State: to-study, to-adopt, in-progress, done, rejected; none";
        Who => "责任单位或责任人；空字符取消", "責任單位或責任人；空字串取消", "Office or person that looks after it; empty for none";
        Due => "期限，如 2026-12-31；空字符取消", "期限，如 2026-12-31；空字串取消", "Until when, like 2026-12-31; empty for none";
        Position => "移到第几个", "移到第幾個", "Its new position, from 1";
        AllNotes => "也带上未标明共享的批注", "也帶上未標明共享的批註", "Also notes that are not shared";
        BundleFile => "案头文件", "案頭檔案", "The bundle";
        NoFolder => "没有案例夹“{0}”", "沒有案例夾「{0}」", "there is no folder \"{0}\"";
        FoldersAre => "现有：{0}。", "現有：{0}。", "There are: {0}.";
        NotKept => "{0} 不在案头", "{0} 不在案頭", "{0} is not on the desk";
        SeeDesk => "运行 anli desk list 查看。", "執行 anli desk list 查看。", "Run anli desk list to see what is.";
        NoNote => "案例 {0} 没有批注 {1}", "案例 {0} 沒有批註 {1}", "{0} has no note {1}";
        NoNoteText => "没有写批注的文字", "沒有寫批註的文字", "a note needs words";
        GiveNoteText => "写在编号之后；删除用 --edit 编号而不写文字。", "寫在編號之後；刪除用 --edit 編號而不寫文字。", "Write them behind the id; to delete one, use --edit without words.";
        NoteTooLong => "批注太长：{0} 字节，最多 {1} 字节", "批註太長：{0} 位元組，最多 {1} 位元組", "the note is too long: {0} bytes, at most {1}";
        Shorten => "请缩短，或分成几条。", "請縮短，或分成幾條。", "Shorten it, or make several of it.";
        NotThere => "案例中没有“{0}”", "案例中沒有「{0}」", "the case does not have \"{0}\"";
        NotOnce => "“{0}”在案例中出现 {1} 次", "「{0}」在案例中出現 {1} 次", "\"{0}\" stands in the case {1} times";
        QuoteMore => "请照抄案例中更长的一段。", "請照抄案例中更長的一段。", "Quote a longer stretch of the case.";
        BadStatus => "没有状态“{0}”", "沒有狀態「{0}」", "there is no state \"{0}\"";
        BadDue => "“{0}”不是日期", "「{0}」不是日期", "\"{0}\" is no day";
        DueForm => "写成 2026-12-31、2026年12月 或 12-31。", "寫成 2026-12-31、2026年12月 或 12-31。", "Write 2026-12-31, 2026-12 or 12-31.";
        EmptyName => "名称是空的", "名稱是空的", "the name is empty";
        GiveName => "请写一个名称。", "請寫一個名稱。", "Give a name.";
        Nothing => "案头没有这样的案例", "案頭沒有這樣的案例", "nothing like that is on the desk";
        Unchanged => "没有变化", "沒有變化", "nothing has changed";
        /// {0} the number of cases.
        Changed => "已更新 {0} 个案例", "已更新 {0} 個案例", "{0} {0:case|cases} changed";
        FolderRemoved => "已删除案例夹“{0}”，案例本身不变", "已刪除案例夾「{0}」，案例本身不變", "removed the folder \"{0}\"; its cases keep all else";
        /// {0} cases, {1} notes.
        Taken => "已导入：{0} 个案例有新内容，批注 {1} 条", "已匯入：{0} 個案例有新內容，批註 {1} 條", "taken in: {0} {0:case|cases} with something new, {1} {1:note|notes}";
        /// {0} ids.
        UnknownIds => "这里没有这些案例，条目已保留：{0}", "這裡沒有這些案例，條目已保留：{0}", "these cases are not here; what is kept of them stays: {0}";
        FoldersTitle => "案例夹", "案例夾", "Folders";
        IntoTitle => "放进案例夹", "放進案例夾", "Put into a folder";
        TagsTitle => "标签（再选一次即去掉）", "標籤（再選一次即去掉）", "Tags (again to take away)";
        AdoptionTitle => "采纳", "採納", "Adoption";
        WhoTitle => "责任单位或责任人", "責任單位或責任人", "Office or person";
        NotesTitle => "批注", "批註", "Notes";
        New => "新建", "新增", "new";
        NoStatus => "不登记状态", "不登記狀態", "no state";
        WhoLabel => "责任单位", "責任單位", "Who";
        DueLabel => "期限", "期限", "Until";
        NoWho => "不登记责任单位", "不登記責任單位", "none";
        NoDue => "不设期限", "不設期限", "no day";
        /// {0} the words that it would be about.
        NewNote => "新批注 {0}", "新批註 {0}", "new note {0}";
        PickHint => "拼音、首字母或汉字；可写新名称", "拼音、首字母或漢字；可寫新名稱", "pinyin, initials or Han; or a new name";
        NotePrompt => "批注", "批註", "Note";
        DuePrompt => "期限", "期限", "Until";
        DueHint => "如 12-31、2026-12-31；空着即不设", "如 12-31、2026-12-31；空著即不設", "like 12-31 or 2026-12-31; empty for none";
        /// {0} words of the case.
        NoteAbout => "批在：{0}", "批在：{0}", "about: {0}";
        /// {0} cases, {1} folder.
        SaidPut => "已收藏 {0} 个案例到“{1}”", "已收藏 {0} 個案例到「{1}」", "{0} {0:case|cases} put into \"{1}\"";
        SaidTakenOut => "已把 {0} 个案例移出“{1}”", "已把 {0} 個案例移出「{1}」", "{0} {0:case|cases} taken out of \"{1}\"";
        SaidTagged => "已加标签“{0}”", "已加標籤「{0}」", "tagged \"{0}\"";
        SaidUntagged => "已去掉标签“{0}”", "已去掉標籤「{0}」", "tag \"{0}\" taken away";
        SaidAdopted => "采纳：{0}", "採納：{0}", "adoption: {0}";
        SaidNoted => "已写批注", "已寫批註", "note written";
        SaidDeleted => "已删批注", "已刪批註", "note deleted";
        SaidRead => "{0} 个案例标为已读", "{0} 個案例標為已讀", "{0} {0:case|cases} marked as read";
        SaidUnread => "{0} 个案例标为未读", "{0} 個案例標為未讀", "{0} {0:case|cases} marked as unread";
        /// {0} the step, {1} the key.
        SaidWithUndo => "{0}（{1} 撤销）", "{0}（{1} 復原）", "{0} ({1} undoes it)";
        SaidUndone => "已撤销：{0}", "已復原：{0}", "undone: {0}";
        NothingToUndo => "案头没有可撤销的改动", "案頭沒有可復原的改動", "nothing on the desk to undo";
        TooManyAtOnce => "一次最多 {0} 个案例", "一次最多 {0} 個案例", "at most {0} cases at once";
        FieldFolder => "夹", "夾", "folder";
        /// {0} folders, tags, state.
        OnDesk => "案头：{0}", "案頭：{0}", "Desk: {0}";
        NoteCount => "批注 {0} 条", "批註 {0} 條", "{0} {0:note|notes}";
        NoteMark => "批", "批", "n";
        Orphan => "原文已变", "原文已變", "its words are gone";
        Gone => "案例已不在", "案例已不在", "the case is gone";
        IsUnread => "未读", "未讀", "unread";
    }
}

messages! {
    for Status {
        Self::ToStudy => "待研究", "待研究", "to study";
        Self::ToAdopt => "拟借鉴", "擬借鑑", "to adopt";
        Self::InProgress => "推进中", "推進中", "in progress";
        Self::Done => "已落地", "已落地", "done";
        Self::Rejected => "不采纳", "不採納", "rejected";
    }
}
