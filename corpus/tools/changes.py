"""Checks a hand-written list of changes between two documents against their texts.

`changes.tsv`: kind, place in the old document, place in the new one, wording that went, wording that came. Each wording
must stand in its document, so that the list cannot drift from the sources.
"""
from source import LINE_BREAK, SourceError

KINDS = {"wording", "number", "date", "moved", "split", "merged", "added", "dropped", "renumbered", "table row",
         "table cell", "recipient", "signer", "citation"}


def plain(text):
    return text.replace(LINE_BREAK, " ").replace("\t", " ")


def check_changes(path, old_source, new_source):
    """The number of changes listed. Raises SourceError for the first line that does not agree with the sources."""
    old, new = (plain(source.read_text(encoding="utf-8")) for source in (old_source, new_source))
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    for number, line in enumerate(lines[1:], 2):
        kind, _, _, before, after = line.split("\t")
        if kind not in KINDS:
            raise SourceError(f"{path.name}:{number}: no kind of change is named {kind!r}")
        for wording, text, source in ((before, old, old_source), (after, new, new_source)):
            if wording not in text:
                raise SourceError(f"{path.name}:{number}: {wording!r} does not stand in {source.parent.name}/{source.name}")
    return len(lines) - 1
