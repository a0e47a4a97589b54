"""A figure that is a picture: the new picture comes in a new part; its size in the file stays as editors have it."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from typing import Final

from docgen.model.manifest import FigureEntry
from docgen.ooxml.xml import NAMESPACES, element, name
from docgen.revise.package import Package
from docgen.revise.revision import Revision
from docgen.revise.shapes import Shape
from docgen.wording.messages import message

_TYPES: Final = ("png", "svg")
_LIST: Final = name("a:extLst")
_EMBED: Final = name("r:embed")
_PREFIX: Final = {"r": NAMESPACES["r"]}


def refresh_picture(
    base: FigureEntry, ours: FigureEntry, shape: Shape, fresh: Shape, revision: Revision
) -> FigureEntry:
    """Swaps a picture that editors left as it was → what is remembered of it from now on."""
    package = revision.theirs
    part = package.target(package.main, shape.relation)
    theirs = digest(package.blob(part)) if part else ""
    new = (ours.sha256, ours.kind)
    if not theirs:
        revision.tell(
            "ask", "figure", message("{base_label}的图片部件不在文件里", base_label=base.label), shape.run, base.id
        )
        return base
    if theirs == ours.sha256:
        return ours
    if theirs != base.sha256:
        _tell_replaced(base, ours, shape, revision)
        return base
    if new == (base.sha256, base.kind):
        return base
    revision.tell("changed", "figure", message("{base_label}换成新图", base_label=base.label), shape.run, base.id)
    swap_graphic(shape, fresh, revision) if ours.kind != base.kind else _swap(shape, fresh, revision)
    return ours


def digest(data: bytes) -> str:
    """Bytes → their SHA-256 as the manifest has it."""
    return hashlib.sha256(data).hexdigest()


def _tell_replaced(base: FigureEntry, ours: FigureEntry, shape: Shape, revision: Revision) -> None:
    if (ours.sha256, ours.kind) != (base.sha256, base.kind):
        words = message("{base_label}的图片是编辑换上的，保留；它的数据已变，请核对。", base_label=base.label)
        revision.ask("figure", words, shape.run, base.id, data=ours.sha256)
    else:
        revision.tell(
            "kept", "figure", message("{base_label}的图片是编辑换上的，保留", base_label=base.label), shape.run, base.id
        )


def _swap(shape: Shape, fresh: Shape, revision: Revision) -> None:
    """The new bitmap, and its SVG, in new parts; the old ones go when nothing else shows them."""
    old = [shape.relation, *([] if shape.vector is None else [shape.vector.get(_EMBED, "")])]
    for extensions in shape.holder.findall(_LIST):
        shape.holder.remove(extensions)
    shape.point_at(take_over(fresh.relation, revision))
    shape.holder.extend(deepcopy(extensions) for extensions in fresh.holder.findall(_LIST))
    if shape.vector is not None:
        shape.vector.set(_EMBED, take_over(shape.vector.get(_EMBED, ""), revision))
    for relation in old:
        release(revision.theirs, relation)


def give_vector(shape: Shape, fresh: Shape, revision: Revision) -> None:
    """The vector of the new file's picture to the same picture that has lost its own; other extensions stay."""
    vector = fresh.vector
    assert vector is not None
    made = deepcopy(vector.getparent())
    assert made is not None
    made[0].set(_EMBED, take_over(vector.get(_EMBED, ""), revision))
    extensions = shape.holder.find(_LIST)
    if extensions is None:
        extensions = element("a:extLst")
        shape.holder.append(extensions)
    extensions.append(made)


def swap_graphic(shape: Shape, fresh: Shape, revision: Revision) -> None:
    """A chart where a picture was (its data are known now), or the other way: the new graphic in the old frame."""
    old = [shape.relation, *([] if shape.vector is None else [shape.vector.get(_EMBED, "")])]
    graphic, new = (next(s.drawing.iter(name("a:graphic"))) for s in (shape, fresh))
    above = graphic.getparent()
    assert above is not None
    made = deepcopy(new)
    above.replace(graphic, made)
    here = Shape(shape.drawing, fresh.kind, next(made.iter(fresh.holder.tag)))
    here.point_at(take_over(fresh.relation, revision))
    if here.vector is not None:
        here.vector.set(_EMBED, take_over(here.vector.get(_EMBED, ""), revision))
    for relation in old:
        release(revision.theirs, relation)


def take_over(relation: str, revision: Revision) -> str:
    """A part that the new document leads to, with the parts behind it → a copy in theirs, the id of its relation."""
    source, package = revision.fresh, revision.theirs
    found = next(r for r in source.relations(source.main) if r.id == relation)
    made = _copied(found.target, source, package)
    for inner in source.relations(found.target):
        if not inner.external and inner.target in source:
            package.relate(made, _copied(inner.target, source, package), inner.type, inner.id)
    return package.relate(package.main, made, found.type)


def _copied(part: str, source: Package, package: Package) -> str:
    """A part → the same in another package; pictures are named after what they show."""
    folder, _, file = part.rpartition("/")
    extension = file.rpartition(".")[2]
    data = source.blob(part)
    wanted = f"{folder}/figure-{digest(data)[:12]}.{extension}" if extension in _TYPES else part
    return package.add(wanted, data, source.content_type(part))


def release(package: Package, relation: str) -> None:
    """Removes a relation of the document that nothing in it uses any more, and the part behind it."""
    used = package.document.xpath("//@r:embed | //@r:link | //@r:id | //@r:pict", namespaces=_PREFIX)
    if relation and relation not in used:  # type: ignore[operator]
        package.unrelate(package.main, relation)
