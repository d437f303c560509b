"""Names of administrative divisions without their class words: `Clay` of `Clay County`, `Ardèche` of its
département."""

from __future__ import annotations

import re

_AFTER = (
    "County|Parish|Borough|Census Area|Municipality|District|Region|Province|Governorate|Department|Prefecture|"
    "Division|Oblast|Raion|Rayon|Krai|Kray|Okrug|Republic|Canton|State|Territory|Regency|City|Township|Powiat|Shi|"
    "Gun|Qu|Xian|Subdistrict|Sub-District|Arrondissement|Cercle|Woreda|Zone|Local Government Area|Area|Council|"
    "Regional Unit|Metropolitan Borough|District Municipality|Local Municipality|Subcounty|Constituency|kommun|"
    "Kommune|Municipio"
)
_OF = (
    "City and Borough|City|Borough|County|District|Province|Region|Department|Municipality|Commune|Parish|State|"
    "Republic|Metropolitan City|Royal Borough|London Borough|Metropolitan Borough|Autonomous Province|Shire|Town"
)
_BEFORE = (
    r"Powiat|Landkreis|Kreis|Kreisfreie Stadt|Okres|Kabupaten|Kota|Amphoe|Huy[eệ]n|Comuna|Comuna de|Communauté de|"
    r"Gmina|Municipio de|Município de|Municipiul|Oraș|Partido de|Departamento de|"
    r"D[eé]partement (?:de la|de l['’]|du|des|de)|Provincia di|Provincia de|Province (?:de|di|du)|Provinsi|"
    r"Concelho de|Distrito de|Cantón|Arrondissement (?:de la|de l['’]|du|des|de)|Qada['’]? |Wilaya de|"
    r"Urban District of|Gorod|Città Metropolitana di|Libero consorzio comunale di|Bezirk|Politischer Bezirk|Rayon|"
    r"Raion|Rajon|Gemeente"
)
_FORMS = (
    re.compile(rf"(?P<name>.+?) (?:{_AFTER})", re.I),
    re.compile(rf"(?:The )?(?:{_OF}) of (?P<name>.+)", re.I),
    re.compile(rf"(?:{_BEFORE}) ?(?P<name>.+)"),
)


def bare_names(name: str) -> list[str]:
    """A division's name without class words before or after it; none where it has no such words."""
    return list(dict.fromkeys(match["name"] for form in _FORMS if (match := form.fullmatch(name))))
