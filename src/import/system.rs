//! Telling named systems (闽政通, 执行诉求管理系统) from generic words (服务平台, 办事大厅).
//!
//! A name is quoted and followed by what it is (“平易讼”综合性服务平台), or ends in such a word itself and says enough
//! before it (涉诉主体信息查询共享平台), or is a hotline's number, or mixes letters and Han as apps do (e福州).

use super::notice::{han, starts_with};

/// A place that names a system, in folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The paragraph of the case, from 0.
    pub(crate) paragraph: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The name there, folded.
    pub(crate) name: String,
    /// A name that stands for itself wherever it is used.
    pub(crate) brand: bool,
}

/// Systems that are known by name all over the country or in a province.
pub(crate) const WELL_KNOWN: [&str; 62] = [
    "闽政通",
    "e福州",
    "i厦门",
    "e三明",
    "e龙岩",
    "榕e办",
    "信用中国",
    "网上国网",
    "交管12123",
    "秦务员",
    "i西安",
    "浙里办",
    "粤省事",
    "粤商通",
    "随申办",
    "皖事通",
    "苏服办",
    "渝快办",
    "渝快政",
    "赣服通",
    "爱山东",
    "豫事办",
    "鄂汇办",
    "湘易办",
    "辽事通",
    "吉事办",
    "津心办",
    "冀时办",
    "蒙速办",
    "甘快办",
    "新服办",
    "天府通办",
    "一部手机办事通",
    "海易办",
    "智桂通",
    "京通",
    "穗好办",
    "i深圳",
    "浙政钉",
    "粤政易",
    "亲清在线",
    "北京通",
    "掌上12333",
    "中国裁判文书网",
    "人民法院在线服务",
    "移动微法院",
    "中国人大代表联络站",
    "国家政务服务平台",
    "全国一体化政务服务平台",
    "国家企业信用信息公示系统",
    "全国投资项目在线审批监管平台",
    "国际贸易单一窗口",
    "国际贸易“单一窗口”",
    "电子税务局",
    "信易贷",
    "金服云",
    "福建省网上办事大厅",
    "亲清惠企",
    "云闪付",
    "辽宁政务服务网",
    "浙江政务服务网",
    "法拍e掌通",
];

/// What systems are called, longest first where one ends another.
const KINDS: [&str; 34] = [
    "微信小程序",
    "小程序",
    "微信公众号",
    "公众号",
    "服务号",
    "APP",
    "App",
    "app",
    "客户端",
    "平台",
    "系统",
    "热线",
    "网上办事大厅",
    "网上服务大厅",
    "掌上大厅",
    "办事大厅",
    "政务大厅",
    "服务大厅",
    "大厅",
    "数据库",
    "信息库",
    "项目库",
    "人才库",
    "知识库",
    "案例库",
    "数据仓",
    "门户网站",
    "政务服务网",
    "服务网",
    "网站",
    "官网",
    "终端",
    "专窗系统",
    "云",
];

/// Words that say nothing of which system is meant.
const GENERIC: [&str; 94] = [
    "服务",
    "公共",
    "综合",
    "综合性",
    "数字化",
    "数字",
    "信息化",
    "信息",
    "线上",
    "线下",
    "网上",
    "智能化",
    "智能",
    "智慧",
    "一体化",
    "创新",
    "共享",
    "管理",
    "应用",
    "新的",
    "新",
    "统一",
    "开放",
    "互联网",
    "政务",
    "办事",
    "交易",
    "对接",
    "业务",
    "各类",
    "各级",
    "各",
    "该",
    "本",
    "多个",
    "多",
    "等",
    "一个",
    "三个",
    "两个",
    "四个",
    "五个",
    "此",
    "其",
    "大数据",
    "数据",
    "云端",
    "云",
    "电子",
    "自助",
    "媒体",
    "新媒体",
    "社交",
    "第三方",
    "专业",
    "专业化",
    "相关",
    "现有",
    "自建",
    "部门",
    "内部",
    "外部",
    "企业",
    "群众",
    "行政",
    "便民",
    "基层",
    "招聘",
    "就业",
    "创业",
    "高质量",
    "核心",
    "交流",
    "沟通",
    "展示",
    "全市",
    "全省",
    "全县",
    "全区",
    "市级",
    "省级",
    "区级",
    "县级",
    "市",
    "省",
    "区",
    "县",
    "我市",
    "我省",
    "手机",
    "微信",
    "工作",
    "运营",
    "体系",
];

/// Without one of these a 系统 is a branch of administration (税务系统), not a program.
const FUNCTIONS: [&str; 52] = [
    "管理",
    "审批",
    "监管",
    "分析",
    "查询",
    "评审",
    "评价",
    "审判",
    "查控",
    "公示",
    "公开",
    "登记",
    "填单",
    "辅助",
    "审图",
    "核算",
    "认证",
    "检测",
    "识别",
    "诉求",
    "办案",
    "庭审",
    "开庭",
    "管控",
    "填报",
    "申报",
    "报建",
    "会议",
    "咨询",
    "报装",
    "预警",
    "工改",
    "建管",
    "税务局",
    "案件",
    "调度",
    "监控",
    "信用",
    "电网",
    "身份",
    "评标",
    "应用",
    "定位",
    "服务",
    "PMS",
    "ERP",
    "大数据",
    "预算一体化",
    "推送",
    "执法",
    "指挥",
    "联审",
];

/// Words that end what stands before a name: verbs, prepositions, conjunctions.
const STOPS: [&str; 128] = [
    "搭建",
    "建设",
    "建成",
    "建立",
    "打造",
    "依托",
    "通过",
    "利用",
    "运用",
    "上线",
    "开发",
    "研发",
    "推出",
    "融合",
    "对接",
    "接入",
    "登录",
    "登陆",
    "使用",
    "推广",
    "升级",
    "优化",
    "完善",
    "整合",
    "汇聚",
    "汇集",
    "设立",
    "开设",
    "开通",
    "推行",
    "实施",
    "推动",
    "推进",
    "借助",
    "借力",
    "借鉴",
    "融入",
    "纳入",
    "进入",
    "嵌入",
    "入驻",
    "进驻",
    "联通",
    "打通",
    "贯通",
    "连接",
    "衔接",
    "关联",
    "扫描",
    "下载",
    "关注",
    "拨打",
    "创新",
    "首创",
    "率先",
    "探索",
    "自主",
    "聚焦",
    "围绕",
    "针对",
    "实现",
    "形成",
    "构建",
    "规划",
    "全面",
    "统筹",
    "主动",
    "积极",
    "加快",
    "持续",
    "深化",
    "拓展",
    "延伸",
    "提供",
    "提升",
    "强化",
    "加强",
    "引入",
    "基于",
    "以及",
    "或者",
    "还有",
    "包括",
    "涵盖",
    "其中",
    "同时",
    "成为",
    "作为",
    "并在",
    "可在",
    "已在",
    "均可",
    "可通过",
    "需在",
    "只需",
    "仅需",
    "链接",
    "注册",
    "并行",
    "全新",
    "先后",
    "正式",
    "以",
    "在",
    "将",
    "与",
    "和",
    "及",
    "或",
    "的",
    "到",
    "为",
    "由",
    "从",
    "向",
    "对",
    "把",
    "于",
    "用",
    "至",
    "被",
    "是",
    "了",
    "即",
    "则",
    "也",
    "经",
    "跨",
];

/// Slogans that are quoted before 平台 and the like, but name none.
const SLOGANS: [&str; 40] = [
    "一站式",
    "一件事",
    "全链条",
    "一网通办",
    "不见面",
    "全程网办",
    "点单式",
    "互联网+",
    "单打独斗",
    "多平台",
    "跨系统",
    "一窗受理",
    "集成服务",
    "线上",
    "线下",
    "云端",
    "标准+",
    "信用+",
    "三大",
    "一库",
    "免申即享",
    "一对一",
    "零距离",
    "掌上办",
    "指尖办",
    "一窗通办",
    "零跑动",
    "一体化",
    "全流程",
    "7×24",
    "24小时",
    "全天候",
    "家门口",
    "标准化",
    "便捷",
    "一码通",
    "云智慧",
    "全方位",
    "水电气",
    "一企一",
];

/// Finds what names a system by itself in the paragraphs of one case.
pub(crate) fn hits(paragraphs: &[Vec<char>]) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::new();
    for (paragraph, chars) in (0..).zip(paragraphs) {
        let mut found = Vec::new();
        quoted(chars, &mut found);
        hotlines(chars, &mut found);
        mixed(chars, &mut found);
        plain(chars, &mut found);
        found.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
        let mut last = 0;
        for (start, end, brand) in found {
            if start >= last {
                let name = chars.get(start..end).unwrap_or(&[]).iter().collect();
                out.push(Hit { paragraph, start, end, name, brand });
                last = end;
            }
        }
    }
    out
}

/// A quotation that is a name: ends in a kind, or a kind follows it.
fn quoted(chars: &[char], out: &mut Vec<(usize, usize, bool)>) {
    let mut open: Option<usize> = None;
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '“' | '「' => open = Some(at + 1),
            '"' if open.is_none() => open = Some(at + 1),
            '”' | '」' | '"' => {
                let Some(start) = open.take() else { continue };
                let inner = chars.get(start..at).unwrap_or(&[]);
                if !(2..=24).contains(&inner.len()) || inner.iter().any(|c| matches!(c, ',' | '。' | ';' | '+' | '、'))
                {
                    continue;
                }
                let text: String = inner.iter().collect();
                if SLOGANS.iter().any(|slogan| text.contains(slogan))
                    && !ends_in_kind(inner).is_some_and(|n| inner.len() - n >= 6)
                {
                    continue;
                }
                let own =
                    ends_in_kind(inner).is_some_and(|kind| specific(inner.get(..inner.len() - kind).unwrap_or(&[])));
                if own || followed(chars, at + 1) {
                    out.push((start, at, inner.len() >= 3));
                }
            }
            '。' => open = None,
            _ => {}
        }
    }
}

/// Whether a kind follows within a few characters: “厦绿融”数字化服务平台, “榕e办”智慧政务终端.
fn followed(chars: &[char], from: usize) -> bool {
    let mut at = from;
    while chars.get(at) == Some(&' ') {
        at += 1;
    }
    (0..=10).any(|skip| {
        let between = chars.get(at..at + skip).unwrap_or(&[' ']);
        let rest = chars.get(at + skip..).unwrap_or(&[]);
        let plain = between.iter().all(|&c| han(c))
            && !STOPS.iter().any(|stop| stop.chars().count() >= 1 && contains_stop(between, stop));
        plain && KINDS.iter().any(|kind| *kind != "云" && *kind != "大厅" && starts_with(rest, kind))
    })
}

fn contains_stop(between: &[char], stop: &str) -> bool {
    // Inside such short phrases only real connectives count; 服务于 and the like do not occur.
    super::notice::contains(between, stop) && !matches!(stop, "用" | "是" | "以" | "经" | "为" | "创新" | "管理")
}

/// The length of the kind that `text` ends in.
fn ends_in_kind(text: &[char]) -> Option<usize> {
    KINDS
        .iter()
        .map(|kind| kind.chars().count())
        .zip(KINDS)
        .filter(|&(n, kind)| text.len() > n && starts_with(text.get(text.len() - n..).unwrap_or(&[]), kind))
        .map(|(n, _)| n)
        .max()
}

/// Whether words before a kind say which system is meant: two characters beyond the generic ones.
fn specific(words: &[char]) -> bool {
    let mut text: String = words.iter().collect();
    for generic in GENERIC {
        text = text.replace(generic, "");
    }
    text.chars().filter(|c| han(*c) || c.is_alphanumeric()).count() >= 2
}

/// Hotlines by their numbers: 12345热线, 12345政务服务便民热线, 12309, 968871热线.
fn hotlines(chars: &[char], out: &mut Vec<(usize, usize, bool)>) {
    let mut at = 0;
    while at < chars.len() {
        let run = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let digits: String = chars.iter().skip(at).take(run).collect();
        let public = run == 5 && (digits.starts_with("123") || digits.starts_with("121") || digits.starts_with("955"));
        let mut end = at + run;
        let quoted = matches!(chars.get(end), Some('”' | '"'));
        let mut next = end + usize::from(quoted);
        while chars.get(next) == Some(&' ') {
            next += 1;
        }
        let tail = (0..=8).find_map(|skip| {
            let between = chars.get(next..next + skip)?;
            let rest = chars.get(next + skip..)?;
            let kind = ["热线", "平台"].iter().find(|kind| starts_with(rest, kind))?;
            between.iter().all(|&c| han(c)).then(|| next + skip + kind.chars().count())
        });
        let counted = chars.get(end).is_some_and(|c| {
            matches!(c, '个' | '件' | '户' | '人' | '家' | '条' | '万' | '次' | '项' | '元' | '宗' | '.' | '%')
        });
        if ((public && !counted) || run >= 5 && run <= 8 && tail.is_some() && !counted) && (tail.is_some() || public) {
            if let (Some(tail), false) = (tail, quoted) {
                end = tail;
            }
            out.push((at, end, false));
        }
        at = end.max(at + 1);
    }
}

/// Names that mix one small letter with Han, as apps do: e福州, 榕e办, 龙文e企通.
fn mixed(chars: &[char], out: &mut Vec<(usize, usize, bool)>) {
    for (at, &c) in chars.iter().enumerate() {
        if !matches!(c, 'e' | 'i' | 'E')
            || at > 0 && chars[at - 1].is_ascii_alphanumeric()
            || chars.get(at + 1).is_none_or(|c| !han(*c))
        {
            continue;
        }
        // Only inside quotes can the beginning be told; else the letter begins the name.
        let open = (at.saturating_sub(6)..at).rev().find(|&i| matches!(chars[i], '“' | '"' | '”'));
        let quoted = open.filter(|&i| chars[i] != '”');
        let start = quoted.map_or(at, |i| i + 1);
        let end = match quoted {
            Some(_) => match (at..chars.len().min(at + 8)).find(|&i| matches!(chars[i], '”' | '"')) {
                Some(end) => end,
                None => continue,
            },
            None => {
                let tail = chars.iter().skip(at + 1).take_while(|c| han(**c)).take(2).count();
                at + 1 + tail
            }
        };
        let product = chars.get(end - 1).is_some_and(|c| matches!(c, '贷' | '保' | '卡'));
        if end - start >= 3 && !product {
            out.push((start, end, true));
        }
    }
}

/// Names without quotes: the words before a kind, back to a verb, a connective or a mark.
fn plain(chars: &[char], out: &mut Vec<(usize, usize, bool)>) {
    for at in 0..chars.len() {
        let rest = chars.get(at..).unwrap_or(&[]);
        let Some(kind) = KINDS.iter().filter(|kind| starts_with(rest, kind)).max_by_key(|kind| kind.len()) else {
            continue;
        };
        if matches!(
            *kind,
            "云" | "终端" | "官网" | "大厅" | "网站" | "客户端" | "办事大厅" | "政务大厅" | "服务大厅" | "热线"
        ) {
            continue;
        }
        let end = at + kind.chars().count();
        if chars.get(end).is_some_and(|c| matches!(c, '性' | '化' | '内' | '谋' | '推' | '整')) {
            continue;
        }
        let inner = |c: char| han(c) || c.is_ascii_alphanumeric();
        let mut start = at;
        while start > 0 && inner(chars[start - 1]) && at - start < 26 {
            start -= 1;
        }
        // Back from the kind, the nearest stop word begins the name.
        let mut cut = start;
        for stop in STOPS {
            let n = stop.chars().count();
            for i in start..at.saturating_sub(n - 1) {
                let inside = starts_with(chars.get(i..at).unwrap_or(&[]), stop);
                if inside && i + n > cut && !word_inside(chars, i, n) {
                    cut = i + n;
                }
            }
        }
        while cut < at
            && matches!(chars[cut], '了' | '着' | '过' | '好' | '新' | '全' | '一' | '个' | '套' | '款' | '该' | '此')
            && !starts_with(chars.get(cut..).unwrap_or(&[]), "全国")
            && !starts_with(chars.get(cut..).unwrap_or(&[]), "一体化")
        {
            cut += 1;
        }
        let words = chars.get(cut..at).unwrap_or(&[]);
        let text: String = words.iter().collect();
        let program = *kind != "系统" || FUNCTIONS.iter().any(|f| text.contains(f));
        let shop = matches!(*kind, "项目库" | "人才库" | "信息库" | "数据库") && words.len() < 4;
        if words.len() >= 2 && program && !shop && specific(words) {
            out.push((cut, end, false));
        }
    }
}

/// Whether a one-character stop is part of a longer word there: 应用, 以及, 在线, 对接, 为企, 公用.
fn word_inside(chars: &[char], at: usize, length: usize) -> bool {
    const WORDS: [&str; 58] = [
        "应用",
        "公用",
        "信用",
        "用工",
        "用地",
        "用户",
        "用电",
        "用水",
        "用气",
        "费用",
        "利用",
        "专用",
        "在线",
        "实在",
        "存在",
        "对接",
        "对外",
        "面对",
        "为企",
        "作为",
        "行为",
        "和谐",
        "共和",
        "及时",
        "普及",
        "目的",
        "到位",
        "自由",
        "由于",
        "方向",
        "定向",
        "双向",
        "把关",
        "关于",
        "至今",
        "经营",
        "经济",
        "财经",
        "经办",
        "跨境",
        "跨省",
        "跨市",
        "跨区",
        "跨部门",
        "跨域",
        "创新驱动",
        "建设项目",
        "工程建设",
        "登录",
        "注册登记",
        "登记注册",
        "综合服务",
        "全面",
        "实施方案",
        "监督对接",
        "推进会",
        "规划许可",
        "参与",
    ];
    WORDS.iter().any(|word| {
        let n = word.chars().count();
        n > length
            && (at.saturating_sub(n - length)..=at)
                .any(|i| i + n >= at + length && starts_with(chars.get(i..).unwrap_or(&[]), word))
    })
}

/// Whether a known name found at `start..end` is only part of a longer word.
pub(crate) fn runs_on(chars: &[char], start: usize, end: usize) -> bool {
    let latin = chars.get(start).is_some_and(char::is_ascii_alphanumeric);
    latin && start > 0 && chars[start - 1].is_ascii_alphanumeric() || chars.get(end).is_some_and(|c| matches!(c, '贷'))
}

/// Whether two names mean one system: one with the place before it, or a hotline by its number.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let number = |name: &str| {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        (digits.len() >= 5).then_some(digits)
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => return a == b,
        (None, None) => {}
        _ => return false,
    }
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let place = long.strip_suffix(short).map(|before| before.chars().count());
    a == b || (short.chars().count() >= 3 && place.is_some_and(|n| n <= 6))
}
