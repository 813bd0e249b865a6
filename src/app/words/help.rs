//! The long help of the commands: examples, environment, files.

use super::catalogue::messages;

messages! {
    /// A part of the long help. An example is a line of shell, then two blanks or more, then what it does.
    pub enum HelpMsg {
        ExamplesAre => "示例：", "範例：", "Examples:";
        Browse =>
            "  anli browse fujian-2025-1/27          打开一个案例\n  anli browse --query '地区:莆田 零工'  从这次搜索开始",
            "  anli browse fujian-2025-1/27          開啟一個案例\n  anli browse --query '地區:莆田 零工'  從這次搜尋開始",
            "  anli browse fujian-2025-1/27          open with a case\n  anli browse --query '地区:莆田 零工'  open with a search";
        List =>
            "  anli list --region 福州 --indicator 政务           两个条件都要满足\n  anli list --sort published --reverse --limit 5     最新的五个\n  anli list --systems                                各系统平台\n  anli list --json                                   供程序读取",
            "  anli list --region 福州 --indicator 政務           兩個條件都要滿足\n  anli list --sort published --reverse --limit 5     最新的五個\n  anli list --systems                                各系統平台\n  anli list --json                                   供程式讀取",
            "  anli list --region 福州 --indicator 政务           both must hold\n  anli list --sort published --reverse --limit 5     the five newest\n  anli list --systems                                systems and their cases\n  anli list --json                                   for programs";
        Show =>
            "  anli show fujian-2025-1/27                       全文，较长时分页\n  anli show fujian-2025-1/27 --source              通知中的原文和行号\n  anli show fujian-2025-1/27 --citation-style gbt  参考文献的写法\n  anli show fujian-2025-1/27 --format md           Markdown",
            "  anli show fujian-2025-1/27                       全文，較長時分頁\n  anli show fujian-2025-1/27 --source              通知中的原文和行號\n  anli show fujian-2025-1/27 --citation-style gbt  參考文獻的寫法\n  anli show fujian-2025-1/27 --format md           Markdown",
            "  anli show fujian-2025-1/27                       the text, paged if long\n  anli show fujian-2025-1/27 --source              the lines of the notice\n  anli show fujian-2025-1/27 --citation-style gbt  as in a list of references\n  anli show fujian-2025-1/27 --format md           Markdown";
        Search =>
            "  anli search 零工 莆田                       两个词都要有\n  anli search bdy --explain                   不动产、不打烊……并说明原因\n  anli search '地区:莆田|福州 零工' --limit 3  条件用引号括起来",
            "  anli search 零工 莆田                       兩個詞都要有\n  anli search bdy --explain                   不動產、不打烊……並說明原因\n  anli search '地區:莆田|福州 零工' --limit 3  條件用引號括起來",
            "  anli search 零工 莆田                       both words\n  anli search bdy --explain                   by pinyin, with the reasons\n  anli search '地区:莆田|福州 零工' --limit 3  quote what the shell would read";
        QueryLanguage => "搜索语法：", "搜尋語法：", "The query language:";
        Export =>
            "  anli export fujian-2025-1/28 fujian-2023-2/2 -o 参考.docx  Word 文件\n  anli export --search 零工 -o 零工.csv                      搜索到的，一行一例\n  anli export --batch shaanxi-2023 --format md               输出到屏幕",
            "  anli export fujian-2025-1/28 fujian-2023-2/2 -o 參考.docx  Word 檔案\n  anli export --search 零工 -o 零工.csv                      搜尋到的，一列一例\n  anli export --batch shaanxi-2023 --format md               輸出到螢幕",
            "  anli export fujian-2025-1/28 fujian-2023-2/2 -o two.docx   a Word document\n  anli export --search 零工 -o hits.csv                      what is found, a row each\n  anli export --batch shaanxi-2023 --format md               printed";
        Import =>
            "  anli import 通知.txt --id my-1 -o my-1         写入文件夹 my-1\n  anli import 通知.txt --id my-1 --add --no-review  加入自己的案例库",
            "  anli import 通知.txt --id my-1 -o my-1         寫入資料夾 my-1\n  anli import 通知.txt --id my-1 --add --no-review  加入自己的案例庫",
            "  anli import 通知.txt --id my-1 -o my-1            into the folder my-1\n  anli import 通知.txt --id my-1 --add --no-review  into your own corpus";
        Check =>
            "  anli check           程序会读取的全部文件\n  anli check --json    供程序读取",
            "  anli check           程式會讀取的全部檔案\n  anli check --json    供程式讀取",
            "  anli check           all files that the program would read\n  anli check --json    for programs";
        Batches =>
            "  anli batches            编号、案例数、日期、标题\n  anli batches --jsonl    供程序读取",
            "  anli batches            編號、案例數、日期、標題\n  anli batches --jsonl    供程式讀取",
            "  anli batches            id, cases, date, title\n  anli batches --jsonl    for programs";
        Remove => "  anli remove my-1 --yes    删除自己导入的 my-1", "  anli remove my-1 --yes    刪除自己匯入的 my-1", "  anli remove my-1 --yes    a batch of your own";
        Keys =>
            "  anli keys                 现在的按键\n  anli keys --keymap vim    另一种键位",
            "  anli keys                 現在的按鍵\n  anli keys --keymap vim    另一種按鍵配置",
            "  anli keys                 the keys as they are\n  anli keys --keymap vim    those of another keymap";
        Schema =>
            "  anli schema config > config.schema.json    供编辑器检查 config.json\n  anli schema search                         anli search --json 的格式",
            "  anli schema config > config.schema.json    供編輯器檢查 config.json\n  anli schema search                         anli search --json 的格式",
            "  anli schema config > config.schema.json    for an editor\n  anli schema search                         the format of anli search --json";
        Config =>
            "  anli config          各选项的值和来源\n  anli config path     配置文件的位置\n  anli config edit     用 $VISUAL 或 $EDITOR 打开配置文件",
            "  anli config          各選項的值和來源\n  anli config path     設定檔的位置\n  anli config edit     用 $VISUAL 或 $EDITOR 開啟設定檔",
            "  anli config          every option, its value, where it comes from\n  anli config path     the place of the file\n  anli config edit     the file in $VISUAL or $EDITOR";
        Completions =>
            "  anli completions bash > anli.bash    存为文件，在 ~/.bashrc 中用 source 读取",
            "  anli completions bash > anli.bash    存成檔案，在 ~/.bashrc 中用 source 讀取",
            "  anli completions bash > anli.bash    source this file in ~/.bashrc";
        Play =>
            "  anli play docs/demo/demo.json                                  放映\n  anli play demo.json --record demo.cast --print 100x30          不用终端，录成录像\n  anli check demo.json                                           检查脚本",
            "  anli play docs/demo/demo.json                                  放映\n  anli play demo.json --record demo.cast --print 100x30          不用終端機，錄成錄影\n  anli check demo.json                                           檢查腳本",
            "  anli play docs/demo/demo.json                           before a room\n  anli play demo.json --record demo.cast --print 100x30   record without a terminal\n  anli check demo.json                                    look for mistakes";
        Present =>
            "  anli present fujian-2025-1/27 fujian-2025-1/28    两个案例\n  anli present --folder 周会 --place 三楼会议室     一个案例夹",
            "  anli present fujian-2025-1/27 fujian-2025-1/28    兩個案例\n  anli present --folder 週會 --place 三樓會議室     一個案例夾",
            "  anli present fujian-2025-1/27 fujian-2025-1/28     two cases\n  anli present --folder weekly --place \"Room 301\"    a folder";
        Tour => "  anli tour    约三分钟", "  anli tour    約三分鐘", "  anli tour    three minutes";
        Help =>
            "  anli help search    搜索语法\n  anli help import    导入",
            "  anli help search    搜尋語法\n  anli help import    匯入",
            "  anli help search    the query language\n  anli help import    how to import";
        Environment =>
            "环境变量：\n  ANLI_HOME                          所有文件都放在这个文件夹\n  ANLI_CORPUS                        另外读取的批次，用 : 隔开\n  ANLI_LANG                          界面语言\n  NO_COLOR CLICOLOR CLICOLOR_FORCE   颜色，见 --color\n  PAGER                              分页程序，默认 less\n  VISUAL EDITOR                      anli config edit 用的编辑器\n  XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME\n                                     文件的位置",
            "環境變數：\n  ANLI_HOME                          所有檔案都放在這個資料夾\n  ANLI_CORPUS                        另外讀取的批次，用 : 隔開\n  ANLI_LANG                          介面語言\n  NO_COLOR CLICOLOR CLICOLOR_FORCE   顏色，見 --color\n  PAGER                              分頁程式，預設 less\n  VISUAL EDITOR                      anli config edit 用的編輯器\n  XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME\n                                     檔案的位置",
            "Environment:\n  ANLI_HOME                          one folder for all files\n  ANLI_CORPUS                        more batches, separated by :\n  ANLI_LANG                          the language\n  NO_COLOR CLICOLOR CLICOLOR_FORCE   colours, see --color\n  PAGER                              the pager, else less\n  VISUAL EDITOR                      the editor of anli config edit\n  XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME\n                                     where files are";
        /// {0}, {1}, {2}, {3} the folders of configuration, data, state and cache.
        Files =>
            "文件：\n  {0}\n      config.json（anli config）、keymaps/、themes/、synonyms.txt\n  {1}\n      corpus/（自己的批次）、desk.json（案头）\n  {2}\n      浏览状态（--no-state 不用）\n  {3}\n      缓存，可以删除（--no-cache 不用）",
            "檔案：\n  {0}\n      config.json（anli config）、keymaps/、themes/、synonyms.txt\n  {1}\n      corpus/（自己的批次）、desk.json（案頭）\n  {2}\n      瀏覽狀態（--no-state 不用）\n  {3}\n      快取，可以刪除（--no-cache 不用）",
            "Files:\n  {0}\n      config.json (anli config), keymaps/, themes/, synonyms.txt\n  {1}\n      corpus/ (your own batches), desk.json\n  {2}\n      session state (not with --no-state)\n  {3}\n      the cache, which can be deleted (not used with --no-cache)";
        /// {0} the version, {1} the commit, {2} the date, {3} the features.
        LongVersion =>
            "{0}\n提交：{1}\n日期：{2}\n功能：{3}", "{0}\n提交：{1}\n日期：{2}\n功能：{3}",
            "{0}\ncommit: {1}\ndate: {2}\nfeatures: {3}";
        Unknown => "不明", "不明", "unknown";
    }
}
