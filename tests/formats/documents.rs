//! Documents made for tests.

use std::{
    fmt::Write as _,
    io::{Cursor, Write},
};

use zip::{ZipWriter, write::SimpleFileOptions};

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

/// A Word document of parts: the content of the body, of the styles and of the lists.
pub(crate) fn docx(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let relations = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let parts = [
        ("_rels/.rels", relations.to_owned()),
        (
            "word/document.xml",
            format!("<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
        ),
        ("word/styles.xml", format!("<w:styles {NAMESPACES}>{styles}</w:styles>")),
        ("word/numbering.xml", format!("<w:numbering {NAMESPACES}>{numbering}</w:numbering>")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph of Word with properties.
pub(crate) fn paragraph(properties: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// The properties of a paragraph in a list.
pub(crate) fn numbered(list: u32, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

/// A list whose levels have formats and patterns.
pub(crate) fn list(id: u32, levels: &[(&str, &str)]) -> String {
    let mut made = format!("<w:abstractNum w:abstractNumId=\"{id}\">");
    for (at, (format, text)) in levels.iter().enumerate() {
        write!(
            made,
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
        .unwrap();
    }
    made + &format!("</w:abstractNum><w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>")
}

/// A line of a page: left end and base line in points from the lower left, size, text.
pub(crate) type Placed<'a> = (f64, f64, f64, &'a str);

/// A PDF whose font is not embedded and names no characters: `encoding` is a predefined one of Chinese.
pub(crate) fn pdf(pages: &[Vec<Placed<'_>>], encoding: &str, encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let font = format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [4 0 R] >>"
    );
    let descendant = "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
        /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>";
    let descriptor = "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 \
        /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>";
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 6 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        font,
        descendant.to_owned(),
        descriptor.to_owned(),
    ];
    for (at, lines) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            7 + 2 * at
        ));
        let mut content = String::new();
        for (x, y, size, text) in lines {
            let hex: String = encode(text).iter().map(|byte| format!("{byte:02x}")).collect();
            writeln!(content, "BT /F1 {size} Tf {x} {y} Td <{hex}> Tj ET").unwrap();
        }
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    assembled(&objects)
}

/// A PDF of one page that is a picture.
pub(crate) fn scan() -> Vec<u8> {
    let content = "q 500 0 0 700 40 40 cm /Im1 Do Q";
    assembled(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im1 5 0 R >> >> /Contents 4 0 R >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n\
            stream\n0\nendstream"
            .to_owned(),
    ])
}

/// Objects as a file with its table of places.
fn assembled(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.extend(trailer.into_bytes());
    file
}

/// The bytes of UCS-2, big end first.
pub(crate) fn ucs2(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

/// A document of Word 97 with this text, its paragraphs ended by CR.
pub(crate) fn doc(text: &str) -> Vec<u8> {
    const TEXT_AT: usize = 1024;
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u32::try_from(units.len()).unwrap();
    // One piece: its two positions, then its place in the stream.
    let mut pieces = vec![2];
    pieces.extend(16_u32.to_le_bytes());
    pieces.extend([0_u32.to_le_bytes(), count.to_le_bytes()].concat());
    pieces.extend([&[0, 0][..], &u32::try_from(TEXT_AT).unwrap().to_le_bytes(), &[0, 0]].concat());
    let mut word = vec![0; TEXT_AT];
    let mut put = |at: usize, bytes: &[u8]| word[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &0xa5ec_u16.to_le_bytes());
    put(2, &0x00c1_u16.to_le_bytes());
    put(10, &0x0200_u16.to_le_bytes());
    put(32, &14_u16.to_le_bytes());
    put(62, &22_u16.to_le_bytes());
    put(64 + 3 * 4, &count.to_le_bytes());
    put(152, &93_u16.to_le_bytes());
    put(154 + 33 * 8 + 4, &u32::try_from(pieces.len()).unwrap().to_le_bytes());
    word.extend(units.into_iter().flat_map(u16::to_le_bytes));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, content) in [("/WordDocument", word), ("/1Table", pieces)] {
        file.create_stream(name).unwrap().write_all(&content).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}
