//! Generates batches: skeletons of the seeds, filled with their paragraphs, with other regions, names and numbers.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

use anli::{
    corpus::{
        At, Batch, Case, Figure, Furniture, FurnitureKind, Lines, Named, Paragraph, Region, Script, Section, Source,
        Span, TitleSource, model::Format,
    },
    text::script::{self, convert},
};
use sha2::{Digest, Sha256};

use super::{
    chance::Chance,
    edit::{Edited, numbers},
    names::Names,
    regions::{Province, provinces, short},
    stock::{Piece, Slot, Stock, slot},
};

/// A batch, its notice, and the paragraphs of the seeds that it uses.
pub(crate) struct Made {
    pub(crate) batch: Batch,
    pub(crate) notice: String,
    pub(crate) pieces: Vec<(Script, Slot, usize)>,
}

/// Generates one batch after the other.
pub(crate) struct Maker {
    chance: Chance,
    names: Names,
    provinces: Vec<Province>,
    hans: Stock,
    hant: Stock,
    titles: HashSet<u64>,
    /// The number of batches of a province in a year.
    serials: HashMap<(usize, usize), usize>,
}

/// One notice of this number is in traditional characters, as among the seeds.
const TRADITIONAL: usize = 5;
/// One paragraph of this number has a sentence about a person or firm.
const TOLD: usize = 3;

impl Maker {
    pub(crate) fn new(seeds: &[Batch], seed: u64) -> Self {
        Self {
            chance: Chance::new(seed),
            names: Names::new(),
            provinces: provinces(),
            hans: Stock::new(seeds, Script::Hans),
            hant: Stock::new(seeds, Script::Hant),
            titles: HashSet::new(),
            serials: HashMap::new(),
        }
    }

    /// Returns the number of seed paragraphs for a slot.
    pub(crate) fn choice(&self, script: Script, slot: Slot) -> usize {
        let stock = if script == Script::Hant { &self.hant } else { &self.hans };
        stock.pieces.get(&slot).map_or(0, Vec::len)
    }

    /// Generates a batch of this many cases.
    pub(crate) fn batch(&mut self, cases: usize) -> Made {
        let (province, year) = (self.chance.below(self.provinces.len()), self.chance.between(2016, 2025));
        let serial = self.serials.entry((province, year)).or_default();
        *serial += 1;
        let serial = *serial;
        let script = if self.chance.once_in(TRADITIONAL) { Script::Hant } else { Script::Hans };
        let (month, day) = (self.chance.between(1, 12), self.chance.between(1, 28));
        let (name, slug) = (self.provinces[province].name, self.provinces[province].slug);
        let id = format!("gen-{slug}-{year}-{serial}");
        let set = |text: String| set(&text, script);
        let title = set(format!("{name}优化营商环境典型经验做法({year}年第{serial}批)"));
        let issuer = set(format!("{name}发展和改革委员会"));
        let number = set(format!("{}营商〔{year}〕{serial}号", short(name).unwrap_or(name)));
        let mut pieces = Vec::new();
        let mut made: Vec<Case> =
            (1..=cases).map(|number| self.case(number as u32, province, script, &mut pieces)).collect();

        let mut notice = Notice::default();
        let letter = [
            title.clone(),
            number.clone(),
            set("各市(州、盟)人民政府,各有关单位:".to_owned()),
            set(format!("现将{name}{year}年第{serial}批共{cases}个典型经验做法印发给你们,请结合实际学习借鉴。")),
            issuer.clone(),
            set(format!("{year}年{month}月{day}日")),
        ];
        let lines = Lines(1, notice.lines + letter.len() as u32);
        letter.iter().for_each(|line| notice.line(line));
        let mut furniture = vec![Furniture { lines, kind: FurnitureKind::Letter, text: letter.join("\n") }];
        let list: Vec<String> = made.iter().map(|case| format!("{}.{}", case.number, case.title)).collect();
        let lines = Lines(notice.lines + 1, notice.lines + list.len() as u32);
        list.iter().for_each(|line| notice.line(line));
        furniture.push(Furniture { lines, kind: FurnitureKind::AnnexList, text: list.join("\n") });
        made.iter_mut().for_each(|case| notice.case(case));

        let sha256 = Sha256::digest(notice.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let batch = Batch {
            schema: 1,
            id: id.parse().unwrap(),
            title,
            title_source: TitleSource::Printed,
            issuer,
            document_number: Some(number),
            published: Some(format!("{year}-{month:02}-{day:02}")),
            province: name.to_owned(),
            announced: Some(cases as u32),
            script,
            note: Some("由种子案例拼合而成的测试数据,不是真实文件。".to_owned()),
            source: Source {
                file: "notice.txt".to_owned(),
                original_name: format!("{id}.txt"),
                sha256,
                encoding: "utf-8".to_owned(),
                format: Format::Txt,
                original: None,
            },
            furniture,
            cases: made,
        };
        Made { batch, notice: notice.text, pieces }
    }

    fn case(&mut self, number: u32, province: usize, script: Script, used: &mut Vec<(Script, Slot, usize)>) -> Case {
        let Self { chance, names, provinces, hans, hant, titles, .. } = self;
        let stock = if script == Script::Hant { hant } else { hans };
        let region = provinces[province].place(chance);
        let (skeleton, first) = stock.skeleton(chance);
        let (skeleton, first) = (skeleton.clone(), first.to_owned());
        let place = [&region.county, &region.city].into_iter().flatten().next().unwrap_or(&region.province);
        let title = loop {
            let brand = if chance.once_in(3) { format!("“{}”", names.brand(chance)) } else { String::new() };
            let title = set(&format!("{place}{first}{brand} {}", stock.second(chance)), script);
            let mut hash = DefaultHasher::new();
            title.hash(&mut hash);
            if titles.insert(hash.finish()) {
                break title;
            }
        };
        let department = skeleton
            .department
            .as_deref()
            .map(|name| office(&moved(name, &skeleton.region, &region, script), &region, script));
        let mut case = Case {
            number,
            label: Some(format!("附件{number}")),
            title,
            title_repairs: Vec::new(),
            title_lines: None,
            title_source: TitleSource::Printed,
            aliases: Vec::new(),
            by_hand: Vec::new(),
            lines: Lines(1, 1),
            department,
            region,
            themes: skeleton.themes.clone(),
            sections: Vec::new(),
            systems: Vec::new(),
            documents: Vec::new(),
            figures: Vec::new(),
        };
        let mut brands: HashMap<String, String> = HashMap::new();
        let mut at = 0;
        for old in &skeleton.sections {
            let mut section = Section {
                kind: old.kind,
                heading: old.heading.clone(),
                heading_repairs: Vec::new(),
                lines: Lines(1, 1),
                paragraphs: Vec::new(),
            };
            for place in &old.paragraphs {
                let slot = slot(old.kind, place);
                let (card, piece) = stock.piece(slot, chance);
                used.push((script, slot, card));
                let mut writer = Writer { chance, names, script, region: &case.region, brands: &mut brands };
                let (paragraph, edited) = writer.paragraph(place, piece);
                name_all(&mut case.systems, at, &edited, &piece.systems);
                name_all(&mut case.documents, at, &edited, &piece.documents);
                for (range, about) in &piece.figures {
                    let range = edited.range(*range);
                    let about = about.map_or_else(String::new, |about| edited.get(edited.range(about)));
                    case.figures.push(Figure {
                        text: edited.get(range),
                        about,
                        at: vec![At(at, range.0, range.1)],
                        to: None,
                    });
                }
                section.paragraphs.push(paragraph);
                at += 1;
            }
            case.sections.push(section);
        }
        case
    }
}

/// Returns an office without the regions before its own.
fn office(name: &str, of: &Region, script: Script) -> String {
    let places = [&of.county, &of.city].into_iter().flatten().chain([&of.province]).map(|place| set(place, script));
    let at = places.filter_map(|place| name.find(&place)).min();
    at.and_then(|at| name.get(at..)).unwrap_or(name).to_owned()
}

/// Returns text in the script of a notice.
pub(crate) fn set(text: &str, script: Script) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if script == Script::Hant {
        convert(&mut chars, script::Script::Traditional, false);
    }
    chars.into_iter().collect()
}

/// Adds the names of a paragraph to those of its case.
fn name_all(all: &mut Vec<Named>, paragraph: u32, edited: &Edited, ranges: &[(u32, u32)]) {
    for range in ranges {
        let (start, end) = edited.range(*range);
        let name = edited.get((start, end));
        let at = At(paragraph, start, end);
        match all.iter_mut().find(|named| named.name == name) {
            Some(named) => named.at.push(at),
            None => all.push(Named { name, at: vec![at] }),
        }
    }
}

/// Returns the region names of `from`, longest first, with their replacements of `to`.
fn places(from: &Region, to: &Region, script: Script) -> Vec<(Vec<char>, String)> {
    let city = to.city.as_ref().or(to.county.as_ref()).unwrap_or(&to.province);
    let county = to.county.as_ref().unwrap_or(city);
    let pairs = [(from.county.as_ref(), county), (from.city.as_ref(), city), (Some(&from.province), &to.province)];
    let mut found = Vec::new();
    for (from, to) in pairs.into_iter().filter_map(|(from, to)| Some((from?, to))) {
        found.push((set(from, script).chars().collect(), set(to, script)));
        if let (Some(from), to) = (short(from), short(to).unwrap_or(to)) {
            found.push((set(from, script).chars().collect(), set(to, script)));
        }
    }
    found.sort_by_key(|(from, _): &(Vec<char>, String)| std::cmp::Reverse(from.len()));
    found
}

/// Returns a text with other regions.
fn moved(text: &str, from: &Region, to: &Region, script: Script) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut edits = Vec::new();
    replace(&chars, 0, &places(from, to, script), &mut edits);
    Edited::new(&chars, &edits).text.into_iter().collect()
}

fn replace(text: &[char], from: usize, names: &[(Vec<char>, String)], edits: &mut Vec<(Range<usize>, String)>) {
    let mut at = from;
    while at < text.len() {
        match names.iter().find(|(name, _)| text[at..].starts_with(name)) {
            Some((name, with)) => {
                // Without a city, a county after its city becomes one region.
                let again = edits.last().is_some_and(|(before, same)| before.end == at && same == with);
                edits.push((at..at + name.len(), if again { String::new() } else { with.clone() }));
                at += name.len();
            }
            None => at += 1,
        }
    }
}

/// Writes the paragraphs of one case.
struct Writer<'m> {
    chance: &'m mut Chance,
    names: &'m Names,
    script: Script,
    region: &'m Region,
    /// The name of the service in this case.
    brands: &'m mut HashMap<String, String>,
}

impl Writer<'_> {
    /// Returns the words of `piece` in the slot of `place`.
    fn paragraph(&mut self, place: &Paragraph, piece: &Piece) -> (Paragraph, Edited) {
        let old: Vec<char> = piece.paragraph.text.chars().collect();
        let own = piece.paragraph.label.as_deref().filter(|label| piece.paragraph.text.starts_with(label));
        let label_end = own.map_or(0, |label| label.chars().count());
        let label = place.label.clone().unwrap_or_default();
        let mut edits = vec![(0..label_end, label.clone())];
        let mut names = places(&piece.region, self.region, self.script);
        for (start, end) in &piece.systems {
            let name: String = old[*start as usize..*end as usize].iter().collect();
            let is_brand = (2..=5).contains(&(end - start)) && name.chars().all(|c| c > '\u{2fff}');
            if is_brand {
                let brand = self.brands.entry(name.clone()).or_insert_with(|| self.names.brand(self.chance));
                names.insert(0, (name.chars().collect(), brand.clone()));
            }
        }
        replace(&old, label_end, &names, &mut edits);
        for range in numbers(&old) {
            let free = edits.iter().all(|(taken, _)| range.end <= taken.start || taken.end <= range.start);
            if free && range.start >= label_end {
                let first = self.chance.between(1, 9).to_string();
                let digits = (1..range.len()).fold(first, |digits, _| digits + &self.chance.below(10).to_string());
                edits.push((range, digits));
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        let changed = edits.len() > 1;
        let whole = old.last() == Some(&'。');
        if whole && (!changed || self.chance.once_in(TOLD)) {
            edits.push((old.len()..old.len(), set(&self.names.sentence(self.chance), self.script)));
        }
        let edited = Edited::new(&old, &edits);
        let text: String = edited.text.iter().collect();
        let heading = piece.paragraph.heading.as_deref().map(|heading| {
            let chars: Vec<char> = heading.chars().collect();
            let at = old.windows(chars.len().max(1)).position(|window| window == chars);
            at.map_or(String::new(), |at| edited.get(edited.range((at as u32, (at + chars.len()) as u32))))
        });
        let paragraph = Paragraph {
            text,
            label: place.label.clone(),
            heading: heading.filter(|heading| !heading.is_empty()),
            level: place.level,
            lines: Lines(1, 1),
            points: piece
                .paragraph
                .points
                .iter()
                .map(|at| edited.range((at.0, at.1)))
                .map(|at| Span(at.0, at.1))
                .collect(),
            repairs: Vec::new(),
        };
        (paragraph, edited)
    }
}

/// A notice under construction.
#[derive(Default)]
struct Notice {
    text: String,
    lines: u32,
}

impl Notice {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }

    /// Prints a case and records its lines.
    fn case(&mut self, case: &mut Case) {
        self.line("");
        self.line(&format!("  {}", case.label.as_deref().unwrap_or_default()));
        let first = self.lines;
        self.line(&format!("  {}", case.title));
        case.title_lines = Some(Lines(self.lines, self.lines));
        for section in &mut case.sections {
            let first = self.lines + 1;
            if let Some(heading) = &section.heading {
                self.line(&format!("  {heading}"));
            }
            for paragraph in &mut section.paragraphs {
                self.line(&format!("  {}", paragraph.text));
                paragraph.lines = Lines(self.lines, self.lines);
            }
            section.lines = Lines(first, self.lines.max(first));
        }
        case.lines = Lines(first, self.lines);
    }
}
