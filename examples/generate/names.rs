//! Invented names of firms, people, villages and services. A growing corpus has mostly new names.

use super::chance::Chance;

/// The common characters of GB 2312, level 1: 3,755 of them.
pub(crate) fn common() -> Vec<char> {
    let mut found = Vec::new();
    for row in 0xB0..=0xD7_u8 {
        for column in 0xA1..=0xFE_u8 {
            let bytes = [row, column];
            let (text, _, wrong) = encoding_rs::GBK.decode(&bytes);
            found.extend(text.chars().filter(|_| !wrong && (row, column) < (0xD7, 0xFA)));
        }
    }
    found
}

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
const TRADES: [&str; 24] = [
    "科技",
    "机械制造",
    "纺织",
    "食品",
    "物流",
    "新材料",
    "电子",
    "农业开发",
    "建材",
    "生物医药",
    "新能源",
    "家居",
    "贸易",
    "文化传媒",
    "环保",
    "精密铸造",
    "渔业",
    "茶业",
    "陶瓷",
    "鞋服",
    "汽车零部件",
    "半导体",
    "餐饮",
    "劳务",
];
const PLACES: [&str; 10] = ["村", "社区", "街道", "镇", "工业园", "产业园", "码头", "商圈", "批发市场", "便民服务站"];
const POSTS: [&str; 10] =
    ["负责人", "总经理", "财务主管", "办事员", "法定代表人", "项目经理", "店主", "会计", "合伙人", "经办人"];
const DEEDS: [&str; 16] = [
    "办理营业执照变更",
    "申请贷款贴息",
    "咨询用地手续",
    "申报稳岗返还",
    "办理水电气联合报装",
    "申请环评审批",
    "办理不动产登记",
    "申请信用修复",
    "办理出口退税",
    "申报专精特新企业",
    "办理食品经营许可",
    "申请施工许可",
    "办理社保缴费",
    "申请专利预审",
    "办理商标变更",
    "提交投标保函",
];
const ENDS: [&str; 10] = [
    "全程只跑了一趟",
    "当天就拿到了批复",
    "少交了{few}份材料",
    "比过去提前了{few}天",
    "节省成本{n}万元",
    "资金{few}小时内到账",
    "前后用了不到{few}分钟",
    "由专员全程帮办代办",
    "在家门口就办好了",
    "减少跑动{few}次",
];
/// Patterns of sentences with names.
const SHAPES: [&str; 14] = [
    "如{firm}{post}{person}{deed},{end}。",
    "{place}{firm}{deed}时,{end}。",
    "“过去要跑好几个窗口,现在{end}。”{firm}{post}{person}说。",
    "目前,已在{place}、{place}等{few}处设立“{brand}”服务点。",
    "{firm}成为首家受益企业,{deed}{end}。",
    "同步开发“{brand}”应用,累计服务{firm}等企业{n}家。",
    "选派{person}、{person}等{few}名专员驻点{place},为企业{deed}。",
    "{place}试点以来,帮助{firm}等{n}家企业{deed}。",
    "针对{firm}反映的问题,专班{few}小时内协调解决,企业{end}。",
    "{firm}与{firm}通过“{brand}”对接,达成合作{few}项。",
    "今年以来,{place}共受理{n}件,其中{person}反映的事项{end}。",
    "依托“{brand}”开展预约服务,{firm}{deed},{end}。",
    "经{person}现场核验,{firm}{end}。",
    "“{brand}”上线后,{place}商户{person}{deed},{end}。",
];

/// Makes names.
pub(crate) struct Names {
    common: Vec<char>,
}

impl Names {
    pub(crate) fn new() -> Self {
        Self { common: common() }
    }

    fn word(&self, chance: &mut Chance, len: usize) -> String {
        (0..len).map(|_| *chance.pick(&self.common)).collect()
    }

    /// Returns the name of a service, such as 衡岚通.
    pub(crate) fn brand(&self, chance: &mut Chance) -> String {
        let ends = ["通", "办", "码", "在线", "e家", "快办", "直通车", "易企", "云窗", "管家"];
        let word = self.word(chance, 2);
        word + chance.pick::<&str>(&ends)
    }

    fn part(&self, name: &str, chance: &mut Chance) -> String {
        let two_or_three = chance.between(2, 3);
        match name {
            "firm" => format!("{}{}有限公司", self.word(chance, two_or_three), chance.pick::<&str>(&TRADES)),
            "person" => {
                let surnames: Vec<char> = SURNAMES.chars().collect();
                let given = chance.between(1, 2);
                format!("{}{}", chance.pick(&surnames), self.word(chance, given))
            }
            "place" => format!("{}{}", self.word(chance, 2), chance.pick(&PLACES)),
            "brand" => self.brand(chance),
            "post" => (*chance.pick(&POSTS)).to_owned(),
            "deed" => (*chance.pick(&DEEDS)).to_owned(),
            "few" => chance.between(2, 40).to_string(),
            "n" => chance.between(2, 980).to_string(),
            "end" => {
                let end = *chance.pick(&ENDS);
                self.fill(end, chance)
            }
            _ => String::new(),
        }
    }

    fn fill(&self, shape: &str, chance: &mut Chance) -> String {
        let mut text = String::new();
        let mut rest = shape;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            text.push_str(before);
            text.push_str(&self.part(name, chance));
            rest = after;
        }
        text + rest
    }

    /// Returns a sentence about a person or firm.
    pub(crate) fn sentence(&self, chance: &mut Chance) -> String {
        let shape = *chance.pick(&SHAPES);
        self.fill(shape, chance)
    }
}
