"""Invented customers with Spanish names, some of them twice, with the truth beside them.

Households share surnames, address and telephone, so that likeness is not enough; doubles carry the
errors of real files: short forms, lost accents, a missing second surname, swapped fields, slips of
the keyboard, exchanged day and month, moves, other telephones.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

GIVEN = """María Carmen|Ana|Laura|Marta|Lucía|Cristina|Isabel|Dolores|Pilar|Teresa|Rosario|Elena
Francisca|Antonia|Mercedes|Concepción|Paula|Sara|Raquel|Beatriz|Rocío|Nuria|Inés|Julia|Silvia
María José|María Teresa|María Luisa|María Isabel|Ana María|Rosa María|María Dolores|Montserrat
José|Antonio|Manuel|Francisco|Juan|David|Javier|Daniel|Carlos|Jesús|Alejandro|Miguel|Rafael|Pedro
Pablo|Ángel|Sergio|Fernando|Luis|Jorge|Alberto|Álvaro|Ignacio|Enrique|Ramón|Vicente|Joaquín
José Antonio|José Luis|Juan Carlos|Juan José|Francisco Javier|José Manuel|Miguel Ángel|Juan Antonio
José María|Luis Miguel|Santiago|Guillermo|Eduardo|Óscar|Rubén|Iván|Andrés|Jaime|Gonzalo|Hugo
Guadalupe|Ximena|Valentina|Camila|Sofía|Emiliano|Mateo|Diego|Gabriel|Nicolás""".replace("\n", "|")
SURNAMES = """García|Rodríguez|González|Fernández|López|Martínez|Sánchez|Pérez|Gómez|Martín|Jiménez
Hernández|Ruiz|Díaz|Moreno|Muñoz|Álvarez|Romero|Gutiérrez|Alonso|Navarro|Torres|Domínguez|Ramos
Vázquez|Ramírez|Gil|Serrano|Molina|Blanco|Suárez|Castro|Ortega|Delgado|Ortiz|Morales|Rubio|Marín
Sanz|Iglesias|Núñez|Medina|Garrido|Cortés|Castillo|Santos|Lozano|Guerrero|Cano|Prieto|Méndez|Cruz
Gallego|Vidal|León|Herrera|Márquez|Peña|Cabrera|Flores|Campos|Vega|Fuentes|Carrasco|Diez|Caballero
Nieto|Reyes|Aguilar|Pascual|Herrero|Santana|Lorenzo|Hidalgo|Montero|Ibáñez|Giménez|Ferrer|Durán
de la Fuente|de la Torre|del Río|Echevarría|Zubizarreta|Puig|Carballo|Quiroga|Hinojosa|Villaseñor
San Martín|Santamaría|Benítez|Vicente|Mora|Arias|Vargas|Carmona|Crespo|Román|Pastor|Soto""".replace(
    "\n", "|"
)
STREETS = """Mayor|Real|del Carmen|de la Constitución|San Juan|de Cervantes|del Sol|de la Iglesia
Nueva|de Alcalá|de la Paz|de las Flores|del Pilar|de Goya|de Velázquez|General Pardiñas|de Colón
de Santa Ana|de Miguel Hernández|del Doctor Fleming|de Isaac Peral|de Rosalía de Castro
de Antonio Machado|de la Libertad|de España|de Andalucía|del Puerto|de los Olivos""".replace(
    "\n", "|"
)
CITIES = """28001 Madrid|28013 Madrid|28045 Madrid|41001 Sevilla|41010 Sevilla|08001 Barcelona
08025 Barcelona|46001 Valencia|50001 Zaragoza|21001 Huelva|29001 Málaga|48001 Bilbao|15001 A Coruña
33201 Gijón|30001 Murcia|47001 Valladolid|18001 Granada|03001 Alicante""".replace("\n", "|")
KINDS = {"Calle": ("C/", "Calle", "CL", "c/"), "Avenida": ("Avda.", "Av.", "Avenida")}
SHORT = {
    "Francisco": ("Paco", "Fran", "Fco."),
    "José": ("Pepe",),
    "Dolores": ("Lola", "Loli"),
    "Concepción": ("Concha", "Conchi"),
    "Ignacio": ("Nacho",),
    "Enrique": ("Quique",),
    "Jesús": ("Chus", "Suso"),
    "Rosario": ("Charo",),
    "Guadalupe": ("Lupita",),
    "Manuel": ("Manolo",),
    "Francisco Javier": ("Fco. Javier", "Javier", "Fran"),
    "María Carmen": ("Mª Carmen", "Mari Carmen", "Carmen", "Maricarmen"),
    "María José": ("Mª José", "Marijose"),
    "María Teresa": ("Maite", "Mª Teresa", "Teresa"),
    "María Luisa": ("Marisa", "Mª Luisa"),
    "José María": ("Chema", "Jose Mª"),
    "Juan José": ("Juanjo",),
    "Juan Carlos": ("Juancarlos", "Juan"),
    "José Antonio": ("Jose A.", "José"),
}
DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
PLAIN = str.maketrans("áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN")
FIELDS = [
    "given_name",
    "first_surname",
    "second_surname",
    "birth_date",
    "national_id",
    "phone",
    "mail",
    "address",
    "postcode",
    "city",
]

Hit = Callable[[float], bool]


@dataclass(frozen=True)
class Invented:
    """Rows by field, and which customer each row is."""

    columns: dict[str, list[str]]
    customer: list[int]

    def true_pairs(self) -> set[tuple[int, int]]:
        rows: dict[int, list[int]] = {}
        for row, customer in enumerate(self.customer):
            rows.setdefault(customer, []).append(row)
        return {(a, b) for same in rows.values() for i, a in enumerate(same) for b in same[i + 1 :]}


def _dni(chance: random.Random) -> str:
    number = chance.randrange(10_000_000, 90_000_000)
    return f"{number}{DNI_LETTERS[number % 23]}"


def _slip(text: str, chance: random.Random) -> str:
    if len(text) < 3:
        return text
    at = chance.randrange(1, len(text) - 1)
    letter = chance.choice("0123456789" if text[at].isdigit() else "aeiorstnlmd")
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at + 1 :],
            text[:at] + letter + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


def _heard(text: str, chance: random.Random) -> str:
    """Spelled as it sounds."""
    old, new = chance.choice(
        (("v", "b"), ("z", "s"), ("ll", "y"), ("h", ""), ("j", "g"), ("qu", "k"))
    )
    return text.replace(old, new) if old in text[1:] else text


def _surname(chance: random.Random, common: list[str], weights: list[float]) -> str:
    if chance.random() < 0.25:
        start = chance.choice(
            [
                "Ar",
                "Bel",
                "Cor",
                "Den",
                "Esp",
                "For",
                "Gal",
                "Ler",
                "Mon",
                "Nav",
                "Oli",
                "Pal",
                "Quin",
                "Riv",
                "Sal",
                "Tor",
            ]
        )
        return (
            start
            + chance.choice(["ab", "er", "in", "os", "ul", "ant", "ill", "arr", "ez"])
            + chance.choice(
                ["eda", "ona", "ero", "ales", "ino", "iza", "uela", "ate", "osa", "era"]
            )
        )
    return chance.choices(common, weights)[0]


def _customer(chance: random.Random, home: dict[str, str], given: str) -> dict[str, str]:
    month, day = chance.randrange(1, 13), chance.randrange(1, 29)
    born = f"{chance.randrange(1935, 2006)}-{month:02d}-{day:02d}"
    person = dict(home, given_name=given, birth_date=born, national_id=_dni(chance))
    plain = (
        f"{given.partition(' ')[0]}.{home['first_surname'].rpartition(' ')[2]}".lower().translate(
            PLAIN
        )
    )
    person["mail"] = (
        f"{plain}{chance.randrange(1, 9999)}@{chance.choice(['gmail.com', 'hotmail.es'])}"
    )
    if chance.random() < 0.6:
        person["phone"] = f"6{chance.randrange(10_000_000, 99_999_999)}"
    return person


def _home(chance: random.Random, common: list[str], weights: list[float]) -> dict[str, str]:
    postcode, _, city = chance.choice(CITIES.split("|")).partition(" ")
    street = chance.choice(STREETS.split("|"))
    return {
        "first_surname": _surname(chance, common, weights),
        "second_surname": _surname(chance, common, weights),
        "phone": f"9{chance.randrange(10_000_000, 99_999_999)}",
        "address": f"{chance.choice(list(KINDS))} {street}, {chance.randrange(1, 120)}",
        "postcode": postcode,
        "city": city,
    }


def _spoiled(person: dict[str, str], chance: random.Random, damage: float) -> dict[str, str]:
    """The same person as somebody else typed them another day."""
    row = dict(person)

    def hit(share: float) -> bool:
        return chance.random() < share * damage

    for spoil in (_spoil_names, _spoil_order, _spoil_birth, _spoil_contacts, _spoil_address):
        spoil(row, chance, hit)
    for field in ("birth_date", "phone", "address", "mail"):
        if hit(0.06):
            row[field] = ""
    return row


def _spoil_names(row: dict[str, str], chance: random.Random, hit: Hit) -> None:
    if row["given_name"] in SHORT and hit(0.5):
        row["given_name"] = chance.choice(SHORT[row["given_name"]])
    for field in ("given_name", "first_surname", "second_surname"):
        if hit(0.4):
            row[field] = row[field].translate(PLAIN)
        if hit(0.08):
            row[field] = _slip(row[field], chance)
        if hit(0.06):
            row[field] = _heard(row[field], chance)


def _spoil_order(row: dict[str, str], chance: random.Random, hit: Hit) -> None:
    if hit(0.2):
        row["second_surname"] = ""
    elif hit(0.03):
        row["first_surname"], row["second_surname"] = row["second_surname"], row["first_surname"]
    elif hit(0.02):
        row["given_name"], row["first_surname"] = row["first_surname"], row["given_name"]
    if hit(0.2):
        row["given_name"] = row["given_name"].upper()
        row["first_surname"] = row["first_surname"].upper()


def _spoil_birth(row: dict[str, str], chance: random.Random, hit: Hit) -> None:
    year, month, day = row["birth_date"].split("-")
    if hit(0.05):
        row["birth_date"] = f"{year}-{day}-{month}" if int(day) < 13 else row["birth_date"]
    elif hit(0.08):
        row["birth_date"] = f"{year[:3]}{chance.randrange(10)}-{month}-{day}"
    elif hit(0.2):
        row["birth_date"] = f"{day}/{month}/{year}"


def _spoil_contacts(row: dict[str, str], chance: random.Random, hit: Hit) -> None:
    if hit(0.35):
        row["national_id"] = ""
    elif hit(0.06):
        row["national_id"] = _slip(row["national_id"], chance)
    if hit(0.35):
        row["phone"] = f"6{chance.randrange(10_000_000, 99_999_999)}"
    elif hit(0.3):
        row["phone"] = f"+34 {row['phone'][:3]} {row['phone'][3:6]} {row['phone'][6:]}"
    if hit(0.4):
        row["mail"] = ""
    elif hit(0.1):
        row["mail"] = _slip(row["mail"], chance)


def _spoil_address(row: dict[str, str], chance: random.Random, hit: Hit) -> None:
    kind, _, rest = row["address"].partition(" ")
    if hit(0.15):
        moved = _home(chance, ["x"], [1])
        row.update({key: moved[key] for key in ("address", "postcode", "city")})
    elif hit(0.7):
        before_number = chance.choice([" ", ", nº ", ", "])
        row["address"] = f"{chance.choice(KINDS[kind])} {rest.replace(', ', before_number)}"


def invented_people(
    size: int, *, seed: int = 7, doubles: float = 0.15, damage: float = 1.0
) -> Invented:
    """``size`` rows; about ``doubles`` of the customers stand there again, once or twice."""
    chance = random.Random(seed)
    common = SURNAMES.split("|")
    weights = [1 / (i + 3) for i in range(len(common))]
    given = GIVEN.split("|")
    rows: list[tuple[int, dict[str, str]]] = []
    customer = 0
    while len(rows) < size:
        home = _home(chance, common, weights)
        for member in range(chance.choices((1, 2, 3, 4), (60, 22, 10, 8))[0]):
            own = dict(home)
            if member == 1 and chance.random() < 0.6:  # a spouse has other surnames
                own |= {k: v for k, v in _home(chance, common, weights).items() if "surname" in k}
            person = _customer(chance, own, chance.choice(given))
            rows.append((customer, person))
            while chance.random() < doubles:
                rows.append((customer, _spoiled(person, chance, damage)))
            customer += 1
    rows = rows[:size]
    chance.shuffle(rows)
    return Invented(
        {field: [row[field] for _, row in rows] for field in FIELDS}, [owner for owner, _ in rows]
    )
