"""HTML → Text: the article of a web page, without menus, cookie banners and share links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.cleaning import fold, is_chrome
from corpus.errors import UnreadableFile
from corpus.read_text import decode
from corpus.types import Block, BlockKind, Text

MAX_NODES = 2_000_000
_LINK_LIST = 0.7  # share of a list's letters that stand in links, from which it is a menu
_CELL_CHARS = 600  # a longer "cell" is the layout of the page, not data

_DROPPED = {
    *"script style nav footer aside noscript template iframe svg math button select form".split(),
    *"dialog object audio video canvas head datalist textarea input".split(),
}
_DROPPED_ROLES = {
    *"navigation banner contentinfo search complementary dialog alertdialog menu menubar".split(),
    *"toolbar tablist".split(),
}
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip(?:-?link)?|share|sharing|social|menu|"
    r"navbar|nav|sidebar|pagination|related|banner|toolbar|brodsmul\w*|dela)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS,
    *"p div section article main body header li ul ol dl dt dd table caption tr thead".split(),
    *"tbody tfoot blockquote pre figure figcaption hr address details summary fieldset".split(),
    "center",
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)


@dataclass
class _Writer:
    """Gathers inline text and puts it down as blocks; `lists` and `rows` tell where we are."""

    blocks: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)  # of the row that is being read
    lists: int = 0
    heading: int = 0

    def end_block(self) -> None:
        """Put down the text so far."""
        text = fold("".join(self.text))
        self.text = []
        if not text or (is_chrome(text) and not self.heading):
            return
        if self.cells:
            self.cells[-1].append(text)
        elif self.heading:
            self.blocks.append(Block(BlockKind.HEADING, text, self.heading))
        else:
            kind = BlockKind.LIST_ITEM if self.lists else BlockKind.PARAGRAPH
            self.blocks.append(Block(kind, text))

    def end_row(self) -> None:
        """Put down the cells so far as one row."""
        cells = [" ".join(cell) for cell in self.cells]
        self.cells = []
        if any(cells):
            self.blocks.append(Block(BlockKind.TABLE_ROW, " | ".join(cells).strip()))


def read_html(data: bytes, name: str) -> Text:
    """Return the text of a web page's article.

    Raises:
        UnreadableFile: the page is empty, or no text but chrome is left.
    """
    tree = LexborHTMLParser(_decode(data, name))
    writer = _Writer()
    root = _root(tree)
    if root is not None:
        _write(root, writer, name)
    if not writer.blocks:
        raise UnreadableFile(
            name, "Webbsidan har ingen text. Spara sidan på nytt, eller kopiera texten till en fil."
        )
    headings = (block.text for block in writer.blocks if block.kind is BlockKind.HEADING)
    title = tree.css_first("title")
    named = fold(title.text()) if title else ""
    return Text(next(headings, named) or named, tuple(writer.blocks))


def _decode(data: bytes, name: str) -> str:
    charset = _CHARSET.search(data[:4096])
    if charset and charset[1].lower() in (b"iso-8859-1", b"latin-1", b"windows-1252"):
        return data.decode("cp1252", errors="replace").replace("\x00", "")
    return decode(data, name)


def _root(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the article where the page marks it and it holds most of a text, else the body."""
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(fold(found[0].text()[:2000])) >= 80:
            return found[0]
    return tree.body


def _write(root: LexborNode, writer: _Writer, name: str) -> None:
    inner = root.tag != "body"  # a header within the article holds its title
    layout: list[bool] = []  # for each open table: is it the layout of the page?
    for count, (node, enters) in enumerate(_walk(root, inner=inner)):
        if count > MAX_NODES:
            raise UnreadableFile(name, "Webbsidan är för stor. Spara den del som behövs.")
        tag = node.tag
        if tag == "-text":
            writer.text.append(node.text(deep=False) or "")
        elif tag == "br":
            writer.text.append(" ")
        elif tag == "table":
            writer.end_block()
            layout = [*layout, _is_layout(node)] if enters else layout[:-1]
        elif tag in ("td", "th", "tr") and layout and not layout[-1]:
            _cell(tag, writer, enters=enters)
        elif tag in ("td", "th") or tag in _BLOCKS:
            writer.end_block()
            if tag == "li":
                writer.lists += 1 if enters else -1
            if tag in _HEADINGS:
                writer.heading = _HEADINGS[tag] if enters else 0
    writer.end_row()
    writer.end_block()


def _cell(tag: str, writer: _Writer, *, enters: bool) -> None:
    writer.end_block()
    if tag == "tr":
        writer.end_row()
    elif enters:
        writer.cells.append([])


def _walk(root: LexborNode, *, inner: bool) -> Iterator[tuple[LexborNode, bool]]:
    """Yield the nodes below `root`, chrome left out, as they are entered and left."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, enters = stack.pop()
        if enters and node.tag != "-text" and node is not root and _is_chrome(node, inner=inner):
            continue
        yield node, enters
        if not enters or node.tag == "-text":
            continue
        stack.append((node, False))
        children = []
        child = node.child
        while child is not None:
            children.append((child, True))
            child = child.next
        stack += reversed(children)


def _is_chrome(node: LexborNode, *, inner: bool) -> bool:
    tag = node.tag or ""
    if tag in _DROPPED or tag in ("-comment", "!doctype"):
        return True
    if tag == "header":
        return not inner
    attributes = node.attributes
    role = (attributes.get("role") or "").lower()
    if role in _DROPPED_ROLES or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if tag not in _BLOCKS and tag not in ("a", "span"):
        return False
    # A class of the body or of the article says nothing about its text.
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if tag not in ("body", "main", "article") and _CHROME_NAME.search(named):
        return True
    return (tag in ("ul", "ol", "p") and _is_link_list(node)) or (
        tag == "a" and _is_skip_link(node)
    )


def _is_link_list(node: LexborNode) -> bool:
    """Return whether `node` is a menu: three links or more, and hardly a word beside them."""
    links = node.css("a")
    if len(links) < 3:
        return False
    text = fold(node.text())
    linked = sum(len(fold(link.text())) for link in links)
    return linked >= _LINK_LIST * len(text) and not re.search(r"[^.]\.(?:\s|$)", text)


def _is_skip_link(node: LexborNode) -> bool:
    target = node.attributes.get("href") or ""
    return target.startswith("#") and is_chrome(fold(node.text()))


def _is_layout(table: LexborNode) -> bool:
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    if table.css_first("table table, h1, h2, h3, h4, h5, h6") is not None:
        return True
    return any(len(cell.text()) > _CELL_CHARS for cell in table.css("td"))
