use anli::text::{PinyinPattern, PinyinQuality, fold::fold_han, pinyin::is_homophone};
use proptest::prelude::*;

use super::samples::{mixture, seeds};
use PinyinQuality::{Full, Initials, Mixed, Unusual};

/// Returns the text that the letters match, without marks, and the quality of the match.
fn found(letters: &str, text: &str) -> Option<(String, PinyinQuality)> {
    let found = PinyinPattern::new(letters)?.find(text)?;
    let chars: Vec<char> = text.chars().collect();
    Some((found.ranges.iter().flat_map(|range| &chars[range.clone()]).collect(), found.quality))
}

#[test]
fn pinyin_matches_han() {
    let table = [
        // whole, initials, mixed, unfinished
        ("budayang", "西安“不打烊”窗口", "不打烊", Full),
        ("bu da yang", "西安“不打烊”窗口", "不打烊", Full),
        ("BuDaYang", "西安“不打烊”窗口", "不打烊", Full),
        ("ｂｄｙ", "西安“不打烊”窗口", "不打烊", Initials),
        ("xianbudayang", "西安“不打烊”窗口", "西安不打烊", Full),
        ("xianbdy", "西安“不打烊”窗口", "西安不打烊", Mixed),
        ("zhengwuf", "便民政务服务", "政务服", Mixed),
        ("zhengwufuw", "便民政务服务", "政务服务", Mixed),
        ("zhengwufuwu", "便民政务服务", "政务服务", Full),
        ("ywtb", "推行一网通办", "一网通办", Initials),
        ("yshuanj", "营商环境", "营商环境", Mixed),
        ("yingshanghu", "营商环境", "营商环", Full),
        ("pt", "莆田市", "莆田", Initials),
        ("zhsh", "综合商事", "综合商", Initials),
        ("zhzh", "综合整治政治", "综合整", Initials),
        ("zhzhi", "综合,整治政治", "整治", Mixed),
        ("chqing", "重庆市", "重庆", Mixed),
        ("xian", "西安市", "西安", Full),
        ("xi'an", "县西安", "西安", Full),
        ("xian", "县西安", "县", Full),
        ("zhen", "政府", "政", Mixed),
        // v and u for ü
        ("lvse", "绿色金融", "绿色", Full),
        ("luse", "绿色金融", "绿色", Full),
        ("lüse", "绿色金融", "绿色", Full),
        ("nv", "妇女", "女", Full),
        ("zhanlue", "战略", "战略", Full),
        ("zhanlve", "战略", "战略", Full),
        ("xvke", "许可", "许可", Full),
        // readings by the word
        ("yinhang", "莆田银行", "银行", Full),
        ("yinxing", "莆田银行", "银行", Unusual),
        ("xingzheng", "行政审批", "行政", Full),
        ("hangzheng", "行政审批", "行政", Unusual),
        ("lvxing", "旅行社", "旅行", Full),
        ("chongqing", "重庆", "重庆", Full),
        ("zhongqing", "重庆", "重庆", Unusual),
        ("zhongdian", "重点企业", "重点", Full),
        ("xiamen", "厦门市", "厦门", Full),
        ("kuaiji", "会计师", "会计", Full),
        ("huiyi", "会议", "会议", Full),
        ("putian", "莆田市", "莆田", Full),
        ("changle", "长乐区", "长乐", Full),
        ("zhangle", "长乐区", "长乐", Unusual),
        ("zengzhang", "增长", "增长", Full),
        ("yueqing", "乐清市", "乐清", Full),
        ("luan", "六安市", "六安", Full),
        ("panyu", "番禺", "番禺", Full),
        ("bengbu", "蚌埠", "蚌埠", Full),
        ("hongtong", "洪洞县", "洪洞", Full),
        ("shanxian", "单县", "单县", Full),
        ("bozhou", "亳州", "亳州", Full),
        ("taizhou", "台州", "台州", Full),
        ("lishui", "丽水", "丽水", Full),
        ("zengcuoan", "曾厝垵", "曾厝垵", Full),
        ("zhuoli", "着力", "着力", Full),
        ("xietiao", "协调", "协调", Full),
        ("diaocha", "调查", "调查", Full),
        ("shoudu", "首都", "首都", Full),
        ("wubu", "吴堡县", "吴堡", Full),
        ("zhuankou", "武汉沌口", "沌口", Full),
        ("haizhou", "运城解州", "解州", Full),
        ("xiezhou", "运城解州", "解州", Full),
        ("baoguang", "公开曝光", "曝光", Full),
        ("puqi", "曝气池", "曝气", Full),
        // characters outside the common block
        ("wushui", "㵲水", "㵲水", Full),
        ("chuhe", "䢺河", "䢺河", Full),
        ("sishui", "㟃水", "㟃水", Full),
        ("weishui", "𣲗水", "𣲗水", Full),
        ("zhashui", "柞水县", "柞水", Full),
        ("zhuming", "著名", "著名", Full),
        ("zhuoli", "著力推進", "著力", Full),
        // traditional
        ("chongqing", "重慶", "重慶", Full),
        ("xiamen", "廈門", "廈門", Full),
        ("shanxi", "陜西省", "陜西", Full),
        ("yshj", "營商環境", "營商環境", Initials),
        // marks in between, and Latin in the text
        ("tuixingyic", "推行“一窗”受理", "推行一窗", Mixed),
        ("putianshi yichuang", "莆田市　“一窗”", "莆田市一窗", Full),
        ("mztapp", "依托闽政通APP", "闽政通APP", Initials),
        ("mztap", "依托闽政通APP", "闽政通AP", Initials),
        ("ewtb", "“e网通办”", "e网通办", Initials),
        ("ixiamen", "“i厦门”平台", "i厦门", Full),
        ("12345rexian", "12345便民热线 12345热线", "12345热线", Full),
    ];
    let mut wrong = Vec::new();
    for (letters, text, han, quality) in table {
        let is = found(letters, text);
        if is != Some((han.to_owned(), quality)) {
            wrong.push(format!("{letters} in {text}: {is:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn pinyin_matches_nothing_else() {
    let table = [
        // never a subsequence of letters, nor within a syllable
        ("bdy", "不能打烊"),
        ("ingsh", "营商"),
        ("yangx", "不打烊"),
        ("xi an", "县"),
        ("ganxi", "光辉"),
        // rare readings are off; a place's reading is for that place
        ("an", "广"),
        ("ku", "圣"),
        ("lu", "六个"),
        ("tong", "洞口"),
        // Latin by itself is no pinyin, and a word is matched from its beginning
        ("app", "APP"),
        ("pp", "APP平台"),
        ("mzt", ""),
    ];
    for (letters, text) in table {
        assert_eq!(found(letters, text), None, "{letters} in {text}");
    }
    for letters in ["", " ", "123", "营商", "yin行", "uuu", "vi", "ж", "!", &"a".repeat(61)] {
        assert!(PinyinPattern::new(letters).is_none(), "{letters}");
    }
    assert!(PinyinPattern::new(&"a".repeat(60)).is_some());
}

#[test]
fn every_pinyin_match_is_found() {
    let text = "政务服务、政务“服”务,郑伟";
    let all = |letters: &str| -> Vec<Vec<(usize, usize)>> {
        let found = PinyinPattern::new(letters).unwrap().find_all(text);
        found.into_iter().map(|found| found.ranges.iter().map(|range| (range.start, range.end)).collect()).collect()
    };
    assert_eq!(all("zhengwu"), [[(0, 2)], [(5, 7)]]);
    assert_eq!(all("zwfw"), [vec![(0, 4)], vec![(5, 7), (8, 9), (10, 11)]]);
    assert_eq!(PinyinPattern::new("zw fw").unwrap().letters(), 4);
}

#[test]
fn the_best_match_is_chosen() {
    assert_eq!(found("yinhang", "引航员与银行"), Some(("引航".to_owned(), Full)));
    assert_eq!(found("chang", "成行,长期"), Some(("长".to_owned(), Full)));
}

/// The first two, three and four Han of every line of the seeds are found by their usual readings.
#[test]
fn the_seeds_can_be_typed() {
    use pinyin::ToPinyin;
    let mut misses = Vec::new();
    for line in seeds() {
        let han: Vec<char> = line.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).take(4).collect();
        let letters: String =
            han.iter().filter_map(|c| fold_han(*c).to_pinyin()).map(|p| p.plain().replace('ü', "v")).collect();
        let initials: String = han.iter().filter_map(|c| fold_han(*c).to_pinyin()).map(|p| p.first_letter()).collect();
        if han.len() == 4 {
            for typed in [letters, initials] {
                if found(&typed, &han.iter().collect::<String>()).is_none() {
                    misses.push(format!("{typed} {han:?}"));
                }
            }
        }
    }
    assert!(misses.is_empty(), "{misses:?}");
}

#[test]
fn homophones_match() {
    for (a, b) in [('公', '工'), ('事', '市'), ('長', '常'), ('行', '航'), ('陜', '闪')] {
        assert!(is_homophone(a, b) && is_homophone(b, a), "{a} {b}");
    }
    for (a, b) in [('公', '市'), ('a', 'a'), ('，', '，'), ('公', 'g')] {
        assert!(!is_homophone(a, b), "{a} {b}");
    }
}

proptest! {
    #[test]
    fn any_text_and_pattern_are_safe(text in mixture(), letters in "[a-z1 ']{0,12}") {
        if let Some(pattern) = PinyinPattern::new(&letters) {
            let count = text.chars().count();
            let mut end = 0;
            for found in pattern.find_all(&text) {
                prop_assert!(!found.ranges.is_empty());
                for range in found.ranges {
                    prop_assert!(range.start >= end && range.start < range.end && range.end <= count);
                    end = range.end;
                }
            }
        }
    }
}

#[test]
fn one_typo_is_forgiven_in_whole_syllables() {
    use anli::text::PinyinTypo;
    let found = |typed: &str, text: &str| {
        let typo = PinyinTypo::new(&PinyinPattern::new(typed)?)?;
        let chars: Vec<char> = text.chars().collect();
        let found = typo.find(text)?;
        Some(found.ranges.into_iter().flat_map(|range| chars[range].to_vec()).collect::<String>())
    };
    let table = [
        ("waguanggao", "户外广告审批", "外广告"),
        ("waiguangao", "户外广告审批", "外广告"),
        ("waiguanggoa", "户外“广告”审批", "外广告"),
        ("yingshanghuanjing", "优化营商环境", "营商环境"),
        ("yinshanghuanjing", "优化营商环境", "营商环境"),
        ("yingshangghuanjin", "优化营商环境", "营商环境"),
        ("yinhnag", "兴业银行", "银行"),
    ];
    for (typed, text, expected) in table {
        let exact = PinyinPattern::new(typed).is_some_and(|pattern| pattern.find(text).is_some());
        assert_eq!(found(typed, text).as_deref(), (!exact).then_some(expected), "{typed}");
    }
    for (typed, text) in
        [("yshj", "营商环境"), ("wguanggao", "外广播"), ("waguang", "外 gua 广"), ("wxgxxngao", "外广告")]
    {
        assert_eq!(found(typed, text), None, "{typed}");
    }
}
