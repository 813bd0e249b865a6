//! The binary image of cases: round trips, and detection of damage.

use std::path::{Path, PathBuf};

use anli::corpus::{
    Batch, BatchSummary, Case, Corpus, Level, Origin, Segment, Source,
    image::{Bytes, CaseSummary, Damage, Pack, SegmentBuilder},
    load::read_batch,
    seeds,
};
use proptest::prelude::*;

use crate::common::fresh::is_fresh_bytes;

fn seed_path(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("seeds/{id}/batch.json"))
}

/// Returns the seed batches, read from their files.
fn seed_batches() -> Vec<Batch> {
    seeds::ids().map(|id| read_batch(&seed_path(id)).unwrap()).collect()
}

fn segment<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Segment {
    let mut builder = SegmentBuilder::default();
    cases.into_iter().for_each(|case| builder.push(case).unwrap());
    builder.finish()
}

/// Asserts that a summary agrees with its case.
fn assert_summary(head: &CaseSummary<'_>, case: &Case) {
    assert_eq!((head.number(), head.lines(), head.title()), (case.number, case.lines, case.title.as_str()));
    assert_eq!((head.title_source(), head.region()), (case.title_source, case.region.clone()));
    assert_eq!((head.department(), head.region_name()), (case.department.as_deref(), case.region.name()));
    assert_eq!(head.themes().collect::<Vec<_>>(), case.themes);
    assert_eq!(head.aliases().collect::<Vec<_>>(), case.aliases);
    let names = |named: &[anli::corpus::Named]| named.iter().map(|named| named.name.clone()).collect::<Vec<_>>();
    assert_eq!(head.systems().collect::<Vec<_>>(), names(&case.systems));
    assert_eq!(head.documents().collect::<Vec<_>>(), names(&case.documents));
}

/// Asserts that a summary agrees with its batch.
fn assert_batch_summary(summary: &BatchSummary, batch: &Batch) {
    assert_eq!(**summary, Batch { cases: Vec::new(), furniture: Vec::new(), ..batch.clone() });
    assert_eq!(summary.furniture(), batch.furniture);
    assert_eq!(summary.published(), batch.published.as_deref().unwrap_or_default());
}

#[test]
fn batch_summaries_agree_with_their_batches() {
    let batches = seed_batches();
    let all = batches.iter().map(|batch| (batch.clone(), Origin::File(Level::Option, seed_path("a").into())));
    let corpus = Corpus::of(all);
    for batch in &batches {
        let at = corpus.find_batch(batch.id.as_str()).unwrap();
        assert_batch_summary(&corpus.batches()[at].batch, batch);
    }
    assert_eq!(corpus.find_batch("no-such-batch"), None);
}

#[test]
fn the_embedded_image_is_fresh() {
    let image = seeds::image(seed_batches(), anli::search::build).unwrap();
    is_fresh_bytes("seeds/seeds.image", &image);
}

#[test]
fn seeds_round_trip_through_the_image() {
    let batches = seed_batches();
    let cases: Vec<&Case> = batches.iter().flat_map(|batch| &batch.cases).collect();
    let segment = segment(cases.iter().copied());
    assert_eq!(segment.case_count() as usize, cases.len());
    for (head, case) in segment.summaries().zip(&cases) {
        assert_summary(&head, case);
        assert_eq!(head.case().as_ref(), Some(*case));
    }
    assert!(segment.summary(segment.case_count()).is_none());
}

#[test]
fn cases_have_their_positions() {
    let corpus = Corpus::of(seed_batches().into_iter().map(|batch| {
        let path = seed_path(batch.id.as_str());
        (batch, Origin::File(Level::Option, path.into()))
    }));
    for found in corpus.iter() {
        let (segment, local) = corpus.location_of(found.ix).unwrap();
        assert_eq!(corpus.ix_of(segment, local), Some(found.ix));
        assert_eq!(corpus.find(&found.id()), Some(found.ix));
        assert_eq!(corpus.segments()[segment].summary(local).unwrap().title(), found.title());
    }
    assert_eq!(corpus.ix_of(0, corpus.len() as u32), None);
    assert_eq!(corpus.ix_of(1, 0), None);
}

#[test]
fn a_grown_corpus_finds_earlier_cases() {
    let with = |ids: &[&str]| {
        Corpus::of(ids.iter().map(|id| {
            let path = seed_path(id);
            (read_batch(&path).unwrap(), Origin::File(Level::Option, path.into()))
        }))
    };
    let (small, large) = (with(&["fujian-2023-2", "shaanxi-2023"]), with(&["fujian-2025-1", "shaanxi-2023"]));
    for found in small.iter() {
        let moved = large.relocate(found.ix, &small).and_then(|ix| large.get(ix)).map(|found| found.id());
        assert_eq!(moved, (found.batch.id.as_str() == "shaanxi-2023").then(|| found.id()));
    }
}

/// Returns an image of few cases, short enough to damage each of its bytes.
fn small_pack() -> Vec<u8> {
    let mut batch = read_batch(&seed_path("putian-2024-2")).unwrap();
    batch.cases.truncate(2);
    batch.furniture.clear();
    for case in &mut batch.cases {
        case.sections.truncate(1);
        case.sections[0].paragraphs.truncate(1);
    }
    seeds::image(vec![batch], |_| b"index".to_vec()).unwrap()
}

/// Reads everything that a pack holds, cases and indexes; `None` if damage is found.
fn read_all(bytes: Vec<u8>) -> Option<(Vec<Case>, Vec<Vec<u8>>)> {
    let damage = Damage::default();
    let pack = Pack::open(&Bytes::from(bytes), Some(&damage)).ok()?;
    let summaries = pack.segments.iter().flat_map(|(segment, _)| segment.summaries());
    let cases: Option<Vec<Case>> = summaries.map(|summary| summary.case()).collect();
    let indexes = pack.segments.iter().map(|(_, index)| index.checked().to_vec()).collect();
    assert_eq!(cases.is_none() || pack.segments[0].1.checked().is_empty(), damage.is_found());
    cases.filter(|_| !damage.is_found()).map(|cases| (cases, indexes))
}

#[test]
fn truncated_images_are_refused() {
    let whole = small_pack();
    assert!(read_all(whole.clone()).is_some());
    for end in 0..whole.len() {
        assert!(Pack::open(&Bytes::from(whole[..end].to_vec()), None).is_err(), "{end}");
    }
}

#[test]
fn damaged_bytes_are_detected_or_harmless() {
    let whole = small_pack();
    let good = read_all(whole.clone());
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x10;
        let found = read_all(damaged);
        assert!(found.is_none() || found == good, "byte {at}");
    }
}

proptest! {
    #[test]
    fn bytes_that_are_no_image_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Pack::open(&Bytes::from(bytes.clone()), None).is_err());
        prop_assert!(Segment::open(Bytes::from(bytes), None).is_err());
    }

    /// Batch summaries with arbitrary texts.
    #[test]
    fn any_batch_text_round_trips(
        title in ".*", number in proptest::option::of(".*"), note in proptest::option::of(".*"),
        announced in proptest::option::of(any::<u32>()), others in proptest::collection::vec(".*", 7),
    ) {
        let mut batch = read_batch(&seed_path("putian-2024-2")).unwrap();
        let [issuer, published, province, file, original_name, sha256, encoding] = others.try_into().unwrap();
        batch.source = Source { file, original_name, sha256, encoding, ..batch.source };
        let batch = Batch { title, document_number: number, note, announced, issuer, published: Some(published), province, ..batch };
        let corpus = Corpus::of([(batch.clone(), Origin::File(Level::Option, seed_path("a").into()))]);
        assert_batch_summary(&corpus.batches()[0].batch, &batch);
    }

    /// Case summaries with arbitrary texts.
    #[test]
    fn any_text_round_trips(title in ".*", city in proptest::option::of(".*"), names in proptest::collection::vec(".*", 0..4)) {
        let mut case = read_batch(&seed_path("putian-2024-2")).unwrap().cases.remove(0);
        case.title_repairs.clear();
        case.title = title;
        case.region.city = city;
        case.aliases = names;
        let segment = segment([&case, &case]);
        for head in segment.summaries() {
            assert_summary(&head, &case);
            prop_assert_eq!(head.case(), Some(case.clone()));
        }
    }
}

/// A change of a stored type must raise the version of images, or a cache written by another version of the program
/// would be misread. Then put the new sum here.
#[test]
fn the_image_version_is_pinned_to_the_format() {
    let mut schema = schemars::schema_for!(Batch).to_value();
    forget_words(&mut schema);
    let form = anli::corpus::image::checksum(schema.to_string().as_bytes());
    assert_eq!((anli::corpus::image::VERSION, form), (7, 16626155107919959063), "count VERSION up and put {form} here");
}

/// Removes documentation from a schema.
fn forget_words(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(fields) => {
            fields.remove("description");
            fields.values_mut().for_each(forget_words);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(forget_words),
        _ => {}
    }
}

#[test]
fn stored_texts_equal_the_case() {
    let batches = seed_batches();
    let cases: Vec<&Case> = batches.iter().flat_map(|batch| &batch.cases).collect();
    let segment = segment(cases.iter().copied());
    for (head, case) in segment.summaries().zip(cases) {
        let sections = head.sections().unwrap();
        assert_eq!(sections.len(), case.sections.len());
        for (found, section) in sections.iter().zip(&case.sections) {
            assert_eq!((found.kind, found.heading), (section.kind, section.heading.as_deref().map(str::as_bytes)));
            let texts = |paragraph: &anli::corpus::Paragraph| (paragraph.text.clone(), paragraph.heading.clone());
            let expected: Vec<_> =
                section.paragraphs.iter().map(|at| (texts(at), at.level, at.repairs.clone())).collect();
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
            let found = found.paragraphs.iter();
            let found: Vec<_> =
                found.map(|at| ((text(at.text), at.heading.map(text)), at.level, at.repairs.clone())).collect();
            assert_eq!(found, expected);
        }
    }
}
