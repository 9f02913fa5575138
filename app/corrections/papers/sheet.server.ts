/**
 * A sheet of A4 as PDF: Japanese text with its font embedded, tagged for assistive technology, one column from top to
 * bottom.
 */
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { encode } from "uqr";

const { resolve } = createRequire(import.meta.url);
// SIL Open Font License 1.1; only the glyphs that are used go into a file.
const FONTS = {
  regular: resolve("@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf"),
  bold: resolve("@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf"),
  // For what the first two lack: kanji beyond the first plane, as in 𠮷, and letters of foreign names, as in ễ.
  "regular-more": resolve("@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf"),
  "bold-more": resolve("@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf"),
};
type Font = keyof typeof FONTS;

interface OpenFont {
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ascender: number;
}

interface Run {
  font: Font;
  text: string;
}

const MM = 72 / 25.4;
const MARGIN = 18 * MM;
const WIDTH = 210 * MM - 2 * MARGIN;
const QR_SIZE = 28 * MM;
const CORD = "#003640";
const INK = "#1a1a1a";

const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** What no font has a sign for: the mark that Japanese printers set in its place (U+3013). */
const GETA = "〓";

export interface SheetSettings {
  title: string;
  language: "ja" | "en";
  /** Of running text. Points; a closing letter in large print has 16. */
  size: number;
  /** At the foot of every page: `page` and `pages` are numbers. */
  footer(page: number, pages: number): string;
}

export class Sheet {
  private readonly doc: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(private readonly settings: SheetSettings) {
    const { title, language } = settings;
    this.doc = new PDFDocument({
      size: "A4",
      margin: MARGIN,
      lang: language,
      tagged: true,
      displayTitle: true,
      pdfVersion: "1.7",
      bufferPages: true,
      info: { Title: title, Creator: "わたしのひもづけ" },
    });
    for (const [name, file] of Object.entries(FONTS)) this.doc.registerFont(name, file);
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
  }

  /** The one title. */
  title(text: string): void {
    this.write("H1", text, { font: "bold", size: this.settings.size * 1.8, after: 0.6 });
  }

  heading(text: string): void {
    const { doc } = this;
    if (doc.y > 270 * MM - MARGIN) doc.addPage();
    doc.moveDown(0.8);
    this.write("H2", text, { font: "bold", size: this.settings.size * 1.25, color: CORD, after: 0.3 });
  }

  /** A number or word to be found at once. */
  large(text: string): void {
    this.write("P", text, { font: "bold", size: this.settings.size * 2, after: 0.4 });
  }

  paragraph(text: string): void {
    this.write("P", text, { after: 0.5 });
  }

  small(text: string): void {
    this.write("P", text, { size: this.settings.size * 0.8, after: 0.4 });
  }

  /** A file inside the file, byte for byte. */
  attach(name: string, text: string): void {
    this.doc.file(Buffer.from(text, "utf8"), { name, type: "application/json" });
  }

  /** Each with its label over it. */
  rows(rows: readonly { label: string; value: string }[]): void {
    for (const { label, value } of rows) {
      this.write("P", label, { size: this.settings.size * 0.8, after: 0 });
      this.write("P", value, { font: "bold", after: 0.4 });
    }
  }

  /** A line with a mark before it. */
  item(text: string, more?: string): void {
    this.write("P", text, { font: "bold", after: 0, indent: 4 * MM });
    if (more) this.write("P", more, { size: this.settings.size * 0.9, after: 0, indent: 4 * MM });
    this.doc.moveDown(0.35);
  }

  /** In the upper right corner of the first page; `meaning` is read in its place. */
  qr(url: string, meaning: string): void {
    const { data, size } = encode(url, { ecc: "M", border: 0 });
    const unit = QR_SIZE / size;
    const [left, top] = [210 * MM - MARGIN - QR_SIZE, MARGIN];
    const draw = () => {
      this.doc.save().fillColor("#000000");
      data.forEach((row, y) =>
        row.forEach((dark, x) => dark && this.doc.rect(left + x * unit, top + y * unit, unit * 1.02, unit * 1.02)),
      );
      this.doc.fill().restore();
    };
    this.root.add(this.doc.struct("Figure", { alt: meaning }, draw));
    const after = this.doc.y;
    this.doc.font("regular").fontSize(8).fillColor(INK);
    this.root.add(
      this.doc.struct("Caption", {}, () =>
        this.doc.text(this.printable(meaning), left, top + QR_SIZE + MM, { width: QR_SIZE, align: "center" }),
      ),
    );
    this.doc.x = MARGIN;
    this.doc.y = after;
  }

  /** @returns the file */
  async finish(): Promise<Buffer<ArrayBuffer>> {
    const { doc } = this;
    this.root.end();
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      // Below the margin, where text would begin a new page.
      doc.page.margins.bottom = 0;
      doc.markContent("Artifact", { type: "Pagination" });
      doc.font("regular").fontSize(8).fillColor(INK);
      doc.text(this.printable(this.settings.footer(page + 1, count)), MARGIN, 297 * MM - 12 * MM, {
        width: WIDTH,
        lineBreak: false,
      });
      doc.endMarkedContent();
    }
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((done) => doc.once("end", () => done()));
    doc.end();
    await ended;
    return Buffer.concat(chunks);
  }

  private write(
    tag: "H1" | "H2" | "P",
    text: string,
    style: { font?: "regular" | "bold"; size?: number; color?: string; indent?: number; after: number },
  ): void {
    const { font = "regular", size = this.settings.size, color = INK, indent = 0, after } = style;
    const width = this.isBesideQr() ? WIDTH - QR_SIZE - 6 * MM : WIDTH;
    const runs = this.runsOf(text, font);
    const drawn = runs.map((run) => run.text).join("");
    // What is read, copied or spoken is the text itself, whatever of it can be drawn.
    const meant = drawn === text ? {} : { actual: text };
    const draw = () => this.draw(runs, { font, size, color, indent, width });
    this.root.add(this.doc.struct(tag, meant, draw));
    this.doc.moveDown(after);
  }

  /** One text in the fonts that its signs need, on one base line and with one distance between the lines. */
  private draw(
    runs: readonly Run[],
    { font, size, color, indent, width }: { font: Font; size: number; color: string; indent: number; width: number },
  ): void {
    const { doc } = this;
    const { ascender } = this.open(font);
    const lineHeight = doc.fontSize(size).currentLineHeight(true) + size * 0.35;
    doc.fillColor(color);
    doc.x = MARGIN + indent;
    runs.forEach((run, index) => {
      doc.font(run.font).fontSize(size);
      doc.text(run.text, {
        width: width - indent,
        lineGap: lineHeight - doc.currentLineHeight(true),
        baseline: (-ascender / 1000) * size,
        continued: index < runs.length - 1,
      });
    });
  }

  private isBesideQr(): boolean {
    return this.doc.bufferedPageRange().count === 1 && this.doc.y < MARGIN + QR_SIZE + 6 * MM;
  }

  /** The font, opened, and set for what is drawn next. */
  private open(font: Font): OpenFont {
    this.doc.font(font);
    return (this.doc as unknown as Record<"_font", OpenFont>)["_font"];
  }

  /** As `runsOf`, in the one font in which the portal's own words are. */
  private printable(text: string): string {
    const { font } = this.open("regular");
    return [...text].map((sign) => (font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : GETA)).join("");
  }

  /**
   * What is drawn of a text: each sign in the first font that has it. Variation selectors go, since no font here has
   * the variants; what none can show becomes a mark that says so.
   */
  private runsOf(text: string, font: "regular" | "bold"): Run[] {
    const fonts: readonly Font[] = [font, `${font}-more`];
    const runs: Run[] = [];
    for (const sign of text.replaceAll(SELECTORS, "")) {
      const last = runs.at(-1);
      const drawn = sign === "\n" ? last?.font : fonts.find((each) => this.shows(each, sign));
      const run = { font: drawn ?? font, text: drawn || sign === "\n" ? sign : GETA };
      if (last?.font === run.font) last.text += run.text;
      else runs.push(run);
    }
    return runs.length > 0 ? runs : [{ font, text: "" }];
  }

  private shows(font: Font, sign: string): boolean {
    return this.open(font).font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  }
}
