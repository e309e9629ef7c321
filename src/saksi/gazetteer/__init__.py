"""
Countries, cities, areas and demonyms by name: compact tables compiled from open data.

    country_of("Suriah", "id")       "SY"; names, short forms ("AS", "U.S."), people's words ("Syrian", "Russians")
    is_demonym("Syrian", "en")       True
    country_codes("SY")              alpha3 "SYR", number 760, fips "SY"
    lookup("Purwodadi")              Candidates, the likeliest first; lookup(name, "id") for one language
    is_place_name("Kuningan")        whether any table has the name
    area_name("ID.07")               "Jawa Tengah"

The tables are read when first asked for, each once. `sources.toml` names their sources and licences.
"""

from __future__ import annotations

from saksi.gazetteer.areas import Candidate, area_name, is_place_name, lookup
from saksi.gazetteer.countries import Codes, begins_country, country_codes, country_names, country_of, is_demonym
from saksi.gazetteer.names import name_key

__all__ = [
    "Candidate",
    "Codes",
    "area_name",
    "begins_country",
    "country_codes",
    "country_names",
    "country_of",
    "is_demonym",
    "is_place_name",
    "lookup",
    "name_key",
]
