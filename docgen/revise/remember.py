"""What was written → the manifest of the refreshed file: a base text moves on only where the file says the new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from docgen.model.manifest import Behind, Binding, FigureEntry, Manifest, Passage, TableEntry, to_json, versioned
from docgen.ooxml import custom
from docgen.revise.package import Package
from docgen.revise.revision import Revision
from docgen.revise.tables.grid import control_keys, keys_in

_XML = "application/xml"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the steps of a refresh remember: each thing by its key or id; keys of controls that were taken out."""

    bindings: Mapping[str, Binding]
    behind: tuple[Behind, ...]
    lines: Mapping[str, Passage]
    figures: Mapping[str, FigureEntry]
    tables: Mapping[str, TableEntry]
    dropped: Collection[str]
    asked: tuple[str, ...]


def manifest_after(revision: Revision, of: Remembered) -> Manifest:
    """The manifest that travels in the refreshed file; the old one, if nothing has moved on."""
    base, bindings = revision.base, _bindings(revision, of)
    known = {binding.key for binding in bindings}
    made = replace(
        base,
        bindings=bindings,
        passages=_passages(revision, of, {part.key for binding in bindings for part in binding.parts}),
        figures=tuple(of.figures.get(figure.id, figure) for figure in base.figures),
        tables=tuple(of.tables.get(table.id, table) for table in base.tables),
        draft=revision.ours.draft,
        asked=of.asked,
        behind=tuple(one for one in of.behind if one.key in known),
    )
    return base if made == base else versioned(made)[0]


def _passages(revision: Revision, of: Remembered, keys: Collection[str]) -> tuple[Passage, ...]:
    """Passages with their templates: a change that was 持平 and moves now has a control more."""
    ours = {passage.id: passage for passage in revision.ours.passages}
    found = []
    for passage in revision.base.passages:
        new = ours.get(passage.id)
        kept = of.lines.get(passage.id, passage)
        if new and new.source == passage.source and kept is passage and set(control_keys(new.template)) <= set(keys):
            stale = set(control_keys(passage.template)) - set(control_keys(new.template))
            kept = passage if stale & set(keys) else replace(passage, template=new.template)
        found.append(kept)
    return tuple(found)


def _bindings(revision: Revision, of: Remembered) -> tuple[Binding, ...]:
    """Those of the file's old manifest without what was taken out, then those that came with new rows and columns."""
    kept = [b for b in revision.base.bindings if not any(part.key in of.dropped for part in b.parts)]
    known = {binding.key for binding in revision.base.bindings}
    inside = {key for part in revision.theirs.texts() for key in keys_in(revision.theirs.tree(part))}
    new = [b for b in revision.ours.bindings if b.key not in known and any(part.key in inside for part in b.parts)]
    return (*(of.bindings.get(binding.key, binding) for binding in kept), *new)


def store(manifest: Manifest, package: Package, part: str) -> None:
    """Puts a manifest into the file: into its part, or a new one where a program has dropped it."""
    text = to_json(manifest)
    if part:
        if custom.text_of(package.blob(part)) != text:
            package.replace(part, custom.text_part(text))
        return
    made = package.add("customXml/item1.xml", custom.text_part(text), _XML)
    properties = package.add("customXml/itemProps1.xml", custom.properties_part(text), custom.CONTENT_TYPE)
    package.relate(made, properties, custom.PROPERTIES_RELATION)
    package.relate(package.main, made, custom.RELATION)
