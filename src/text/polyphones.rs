//! Data: Han characters with more than one reading in common words, by 现代汉语词典 and, for places, the names of GB/T 2260.
//!
//! The reading that the `pinyin` crate gives first is the usual one and is not listed, unless words are read so against
//! another reading of the list. Readings without an entry here are off: nobody types 广 as an.

/// One reading of a character.
pub(super) struct Polyphone {
    /// The character, simplified.
    pub(super) c: char,
    /// The reading, without tone; v for ü.
    pub(super) reading: &'static str,
    /// Whether the reading is also common outside the words.
    pub(super) alone: bool,
    /// The words that are read so, with one space between them.
    pub(super) words: &'static str,
}

const fn say(c: char, reading: &'static str, words: &'static str) -> Polyphone {
    Polyphone { c, reading, alone: true, words }
}

const fn only(c: char, reading: &'static str, words: &'static str) -> Polyphone {
    Polyphone { c, reading, alone: false, words }
}

/// Every such reading, in order of the character: `say` stands alone, `only` is for its words.
#[rustfmt::skip]
pub(super) const POLYPHONES: &[Polyphone] = &[
    say('乐', "yue", "音乐 乐清 乐器 乐队 乐团 乐曲 乐谱 声乐 民乐 乐章 配乐 奏乐"),
    only('乐', "lao", "乐亭 乐陵"),
    say('了', "liao", "了解 明了 了结 了事 终了 一目了然 了如指掌 未了 一了百了 了却 了不起"),
    say('什', "shi", "什邡 什锦 什刹海 家什"),
    say('会', "kuai", "会计 财会 会稽"),
    say('传', "zhuan", "传记 自传 列传 水浒传"),
    only('似', "shi", "似的"),
    only('便', "pian", "便宜 大腹便便"),
    only('六', "lu", "六安 六合"),
    say('刹', "cha", "古刹 宝刹 什刹海 名刹"),
    only('剥', "bao", "剥皮"),
    say('劲', "jing", "强劲 劲旅 劲敌 刚劲 苍劲"),
    only('勒', "lei", "勒紧"),
    only('单', "shan", "单县 单父"),
    say('卡', "qia", "卡脖子 关卡 卡点 卡口 卡壳 发卡 哨卡"),
    say('厦', "xia", "厦门 厦大 厦航 厦漳泉 厦深 厦金 鹭厦 i厦门 在厦 入厦 来厦 驻厦 闽厦"),
    only('参', "cen", "参差"),
    say('参', "shen", "人参 党参 海参 参茸 西洋参 丹参 沙参 玄参 高丽参 刺参 红参"),
    only('吁', "yu", "呼吁 吁请"),
    only('咖', "ga", "咖喱"),
    only('圈', "juan", "猪圈 羊圈 圈养 牛圈"),
    say('圩', "xu", "圩日 赶圩 圩镇 圩市 圩街"),
    only('地', "de", "快速地 有效地 积极地 切实地"),
    only('埔', "bu", "大埔 柴埔"),
    say('堡', "bu", "吴堡 堡子 柴堡 瓦窑堡 镇北堡"),
    only('堡', "pu", "十里堡 铺堡"),
    say('塞', "se", "堵塞 阻塞 闭塞 塞责 梗塞 栓塞 淤塞 搪塞"),
    only('壳', "qiao", "地壳 金蝉脱壳"),
    only('大', "dai", "大夫 大城县"),
    only('宿', "xiu", "一宿 星宿"),
    only('尉', "yu", "尉犁 尉迟"),
    only('屏', "bing", "屏除 屏弃 屏息"),
    say('差', "chai", "出差 差旅 差遣 公差 邮差 当差 钦差 差事 开小差"),
    only('差', "ci", "参差"),
    only('巷', "hang", "巷道"),
    say('幢', "zhuang", "一幢 幢楼 每幢 整幢"),
    say('弹', "tan", "弹性 反弹 弹簧 弹力 弹奏 弹琴 弹劾"),
    only('强', "jiang", "倔强"),
    only('扎', "za", "包扎 捆扎 结扎"),
    only('折', "she", "折本"),
    only('拓', "ta", "拓片 碑拓 拓本"),
    only('提', "di", "提防"),
    say('曾', "zeng", "曾厝垵 曾国藩 曾氏 曾姓 曾孙 曾都"),
    only('朝', "zhao", "今朝 朝夕 朝气 朝阳产业 有朝"),
    only('杉', "sha", "杉木"),
    only('柞', "zuo", "柞蚕"),
    say('校', "jiao", "校验 校对 校正 校准 校核 校订 校勘 审校 调校"),
    only('槟', "bing", "槟榔"),
    say('模', "mu", "模板 模样 模具 铜模 字模"),
    say('没', "mo", "罚没 没收 沉没 埋没 淹没 没落 出没 吞没 覆没"),
    say('泊', "bo", "停泊 漂泊 淡泊 泊位 泊车"),
    only('泌', "bi", "泌阳"),
    only('洞', "tong", "洪洞"),
    only('浒', "xu", "浒墅关 浒湾"),
    only('浚', "xun", "浚县"),
    only('涡', "guo", "涡阳"),
    only('熨', "yu", "熨帖"),
    only('牟', "mu", "中牟 牟平 牟定"),
    only('犍', "qian", "犍为"),
    say('率', "shuai", "率先 表率 统率 草率 率领 轻率 坦率 直率 率队"),
    only('番', "pan", "番禺"),
    only('百', "bo", "百色"),
    say('的', "di", "目的 的确 标的 的士 有的放矢"),
    only('盛', "cheng", "盛放"),
    only('省', "xing", "反省 内省 不省人事"),
    only('眙', "yi", "盱眙"),
    say('着', "zhuo", "着力 着重 着眼 着手 着陆 着装 着落 着色 着实 着想 着墨 执着 沉着 附着 衣着 穿着 胶着"),
    only('着', "zhao", "着急 着火 着凉 睡着 着迷"),
    only('秘', "bi", "秘鲁"),
    say('称', "chen", "对称 称职 相称 匀称 称心 称意"),
    only('筠', "jun", "筠连"),
    say('粘', "nian", "粘性 粘土 粘液"),
    only('系', "ji", "系鞋带 系好 系安全带 系上"),
    say('给', "ji", "给予 供给 配给 补给 给付 给水 自给 给养"),
    only('色', "shai", "掉色 色子"),
    only('荥', "ying", "荥经"),
    only('莘', "shen", "莘县 莘莘学子"),
    only('莘', "xin", "莘庄"),
    only('落', "la", "丢三落四"),
    only('蔓', "wan", "瓜蔓 藤蔓"),
    only('蔚', "yu", "蔚县"),
    say('薄', "bo", "薄弱 淡薄 单薄 微薄 刻薄 浅薄 稀薄 薄利 厚积薄发 绵薄 鄙薄"),
    only('薄', "bao", "薄片 薄膜"),
    say('藏', "zang", "西藏 宝藏 藏药 藏族 藏医 青藏 川藏 矿藏 库藏 藏区"),
    only('蚌', "beng", "蚌埠"),
    say('行', "hang", "银行 行业 分行 支行 总行 央行 行长 行情 行规 同行 商行 工行 农行 建行 中行 车行 行家 行市 行帮 行号 排行 行列 本行 入行 跨行业 各行各业"),
    say('角', "jue", "角色 主角 配角 角逐 口角 丑角"),
    only('解', "xie", "解州 浑身解数"),
    only('识', "zhi", "标识 博闻强识"),
    only('说', "shui", "游说 说客"),
    say('调', "tiao", "调解 调整 协调 调剂 调节 空调 调试 调控 调配 调处 调和 调优 调适 调价 调理 调停 调频 调味 调养 失调 烹调 微调 下调 上调 联调 诉调 调顺"),
    only('调', "diao", "调查 调研 调度 调取 调动 调用 调阅 调拨 调入 调出 调离 强调 抽调 内调 外调 声调 格调"),
    only('轧', "zha", "轧钢 热轧 冷轧"),
    say('还', "huan", "返还 归还 退还 偿还 还款 还贷 还本 还清 还原 交还 还建 还债 还付 奉还 无还本"),
    say('都', "du", "首都 成都 都市 都江堰 古都 都会 国都 京都 都匀 于都 大都 都安 都昌 丰都 酒都 商都 鞋都 石都 瓷都 茶都"),
    say('重', "chong", "重庆 重复 重新 重组 重整 重构 重塑 重启 重建 重合 重叠 重生 重申 重演 重影 重修 重置 重振 重返 重名 重阳 双重 多重 三重 一重"),
    only('铅', "yan", "铅山"),
    say('长', "chang", "长乐 长汀 长泰 长安 长沙 长春 长江 长三角 长城 长治 长武 长海 长丰 长兴 长阳 长寿 长宁 长葛 长垣 长岛 长期 长效 长远 长久 长途 长度 长短 长足 长项 \
        长性 长征 长廊 长处 长辈 延长 时长 特长 专长 全长 周长 漫长 冗长 最长 超长 更长 较长 长时 长链 长线 长假 长条 拉长"),
    only('长', "zhang", "局长 市长 县长 区长 镇长 乡长 村长 厅长 部长 省长 处长 科长 所长 院长 校长 组长 队长 链长 行长 会长 董事长 林长 河长 路长 首长 家长 成长 增长 \
        生长 长大 助长 长势"),
    only('阿', "e", "东阿 阿胶 山阿 阿弥陀佛"),
    only('陂', "pi", "黄陂"),
    say('降', "xiang", "投降 降伏 降服"),
    only('陕', "shan", "陕西"),
    only('陕', "shaan", "陕西"),
    say('靓', "liang", "靓丽 靓化 扮靓 靓汤"),
];

const _: () = {
    let mut at = 1;
    while at < POLYPHONES.len() {
        assert!(POLYPHONES[at - 1].c <= POLYPHONES[at].c, "readings are looked up by halving");
        at += 1;
    }
};
