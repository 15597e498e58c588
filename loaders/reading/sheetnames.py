"""Which sheet of a workbook stands in which part of its package."""

import posixpath
import zipfile
from xml.etree import ElementTree

_RELATION_ID = "}id"


def sheet_names(package: zipfile.ZipFile) -> dict[str, str]:
    """Part name → sheet name; empty where the package does not say. Its XML holds no entities: asked before."""
    try:
        workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))  # noqa: S314
        relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (KeyError, ElementTree.ParseError):
        return {}
    parts = {relation.get("Id"): _part(relation.get("Target", "")) for relation in relations}
    names = {}
    for sheet in workbook.iter():
        if sheet.tag.endswith("}sheet"):
            relation_id = next((value for name, value in sheet.attrib.items() if name.endswith(_RELATION_ID)), None)
            names[parts.get(relation_id, "")] = sheet.get("name", "")
    return names


def _part(target: str) -> str:
    return posixpath.join("/xl", target).lstrip("/")
