"""Who works at ConectaSur, and where its customers live; every name is invented."""

from dataclasses import dataclass

from vinculo.kernel.actor import Role


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service with its queue and team; lengths in open hours of the shop.

    From ``people`` on: what it takes and gives in a month, in euros. What earns nothing by itself,
    such as bills, has a margin of nought.
    """

    key: str
    name: str
    queue: str
    team: str
    owner: str
    benefit: str
    benefit_en: str
    answer_hours: int
    resolve_hours: int
    people: str = "0"
    hours: int = 0
    cost: int = 0
    margin: int = 0
    customers: int = 0


NOT_LOOKED_AT = frozenset({"tv"})
"""Services whose address nobody has asked for a person yet."""
OLD = "averias"
"""The service, queue and team that the practice company has already."""

SERVICES = (
    Service(
        key="fibra",
        name="Fibra en casa",
        queue="Fibra: dudas y cambios",
        team="fibra",
        owner="nuria",
        benefit="Trabajar, estudiar y ver una película a la vez, sin pensar en la conexión.",
        benefit_en="Working, studying and watching a film at once, without a thought for the line.",
        answer_hours=4,
        resolve_hours=20,
        people="4.5",
        hours=690,
        cost=17_600,
        margin=38_400,
        customers=1_510,
    ),
    Service(
        key="movil",
        name="Línea móvil",
        queue="Móvil",
        team="movil",
        owner="esteban",
        benefit="Hablar y navegar en toda la provincia con una factura que no da sorpresas.",
        benefit_en="Calls and data all over the province with a bill that holds no surprises.",
        answer_hours=4,
        resolve_hours=16,
        people="3.0",
        hours=455,
        cost=11_900,
        margin=17_200,
        customers=980,
    ),
    Service(
        key="fijo",
        name="Teléfono fijo",
        queue="Teléfono fijo",
        team="hogar",
        owner="esteban",
        benefit="El número de siempre, también cuando se cambia de casa.",
        benefit_en="The number you always had, also when you move house.",
        answer_hours=6,
        resolve_hours=24,
        people="1.5",
        hours=225,
        cost=5_800,
        margin=6_900,
        customers=610,
    ),
    Service(
        key="tv",
        name="Televisión",
        queue="Televisión",
        team="hogar",
        owner="esteban",
        benefit="Los canales contratados, en todos los televisores de la casa.",
        benefit_en="The channels of your contract on every television at home.",
        answer_hours=6,
        resolve_hours=24,
        people="1.5",
        hours=230,
        cost=6_100,
        margin=5_400,
        customers=430,
    ),
    Service(
        key="altas",
        name="Altas y traslados",
        queue="Altas y traslados",
        team="altas",
        owner="nuria",
        benefit="Entrar en la casa nueva con la línea puesta el día acordado.",
        benefit_en="Moving into the new home with the line working on the day agreed.",
        answer_hours=4,
        resolve_hours=40,
        people="2.5",
        hours=380,
        cost=10_300,
        margin=3_200,
        customers=140,
    ),
    Service(
        key="facturas",
        name="Facturas y contratos",
        queue="Facturas y contratos",
        team="facturas",
        owner="carmela",
        benefit="Entender cada euro de la factura y que un error se devuelva sin discutir.",
        benefit_en="Understanding every euro of the bill; a mistake is paid back without dispute.",
        answer_hours=4,
        resolve_hours=16,
        people="3.0",
        hours=450,
        cost=11_400,
        margin=0,
        customers=1_930,
    ),
)

TEAMS = {
    "fibra": "Fibra",
    "movil": "Móvil",
    "hogar": "Fijo y televisión",
    "altas": "Altas y traslados",
    "facturas": "Facturas y contratos",
}

STAFF: dict[str, tuple[tuple[str, str], ...]] = {
    "averias": (
        ("sergio", "Sergio Cabrera"),
        ("elena", "Elena Pulido"),
        ("paco", "Francisco Toscano"),
        ("yolanda", "Yolanda Macías"),
        ("dani", "Daniel Borrero"),
    ),
    "fibra": (
        ("lourdes", "Lourdes Carrasco"),
        ("ivan", "Iván Moya"),
        ("silvia", "Silvia Hierro"),
        ("alberto", "Alberto Quintero"),
        ("noelia", "Noelia Vizcaíno"),
    ),
    "movil": (
        ("ruben", "Rubén Salas"),
        ("irene", "Irene Cordero"),
        ("jesus", "Jesús Almansa"),
        ("patri", "Patricia Lozano"),
        ("hugo", "Hugo Barragán"),
    ),
    "hogar": (
        ("encarna", "Encarnación Vera"),
        ("tomas", "Tomás Bermejo"),
        ("lidia", "Lidia Rosado"),
        ("adrian", "Adrián Cáceres"),
    ),
    "altas": (
        ("teresa", "Teresa Maldonado"),
        ("nacho", "Ignacio Pineda"),
        ("sonia", "Sonia Gallego"),
        ("felix", "Félix Arroyo"),
        ("miriam", "Miriam Tejada"),
    ),
    "facturas": (
        ("consuelo", "Consuelo Bravo"),
        ("andres", "Andrés Camacho"),
        ("rosa", "Rosa Ledesma"),
        ("victor", "Víctor Zamora"),
        ("gema", "Gema Osuna"),
    ),
}
"""Of each team who it is; the first of a new team leads it."""

OTHERS: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("nuria", "Nuria Escobar", (Role.OWNER,)),
    ("esteban", "Esteban Rico", (Role.OWNER,)),
    ("carmela", "Carmela Duarte", (Role.OWNER,)),
    ("olga", "Olga Reina", (Role.ANALYST,)),
    ("auditora", "Begoña Salinas", (Role.AUDITOR,)),
)

NAMES = {"marta": "Marta Rey", "javier": "Javier Ruiz"} | {
    key: name for people in STAFF.values() for key, name in people
}
"""Who answers, by key; two of them are of the practice company."""

FIRST = (
    "María", "Carmen", "Ana", "Isabel", "Laura", "Cristina", "Marta", "Dolores", "Lucía", "Pilar",
    "Rosario", "Manuela", "Mercedes", "Paula", "Rocío", "Inmaculada", "Concepción", "Beatriz",
    "Alicia", "Sara", "Nerea", "Macarena", "Esperanza", "Amparo", "Antonio", "José", "Manuel",
    "Francisco", "Juan", "David", "Javier", "Daniel", "Carlos", "Jesús", "Alejandro", "Miguel",
    "Rafael", "Pedro", "Pablo", "Ángel", "Sergio", "Fernando", "Luis", "Jorge", "Alberto",
    "Álvaro", "Diego", "Adrián", "Raúl", "Enrique", "Ramón", "Vicente", "Andrés", "Joaquín",
    "Santiago", "Víctor", "Eduardo", "Mohamed", "Fátima", "Ioana", "Valentina", "Samir", "Olena",
)  # fmt: skip
LAST = (
    "García", "Rodríguez", "González", "Fernández", "López", "Martínez", "Sánchez", "Pérez",
    "Gómez", "Martín", "Jiménez", "Ruiz", "Hernández", "Díaz", "Moreno", "Muñoz", "Álvarez",
    "Romero", "Alonso", "Gutiérrez", "Navarro", "Torres", "Domínguez", "Vázquez", "Ramos", "Gil",
    "Ramírez", "Serrano", "Blanco", "Molina", "Morales", "Suárez", "Ortega", "Delgado", "Castro",
    "Ortiz", "Rubio", "Marín", "Sanz", "Núñez", "Iglesias", "Medina", "Garrido", "Cortés",
    "Castillo", "Santos", "Lozano", "Guerrero", "Cano", "Prieto", "Méndez", "Cruz", "Calvo",
    "Gallego", "Vidal", "León", "Márquez", "Herrera", "Peña", "Flores", "Cabrera", "Campos",
    "Vega", "Fuentes", "Carrasco", "Diez", "Caballero", "Reyes", "Nieto", "Aguilar", "Pascual",
    "Santana", "Herrero", "Montero", "Lorenzo", "Hidalgo", "Giménez", "Ibáñez", "Ferrer", "Durán",
)  # fmt: skip
FIRMS = (
    "Panadería {last}", "Talleres {last}", "Farmacia {last}", "Bar {first}", "Gestoría {last}",
    "Peluquería {first}", "Academia {last}", "Ferretería {last}", "Clínica {last}",
    "Restaurante {town}", "Cooperativa Virgen de {town}", "Hotel {town}", "Autoescuela {last}",
    "Librería {first}", "Carpintería {last}", "Asesoría {last} y {other}",
)  # fmt: skip
TOWNS = (
    "Huelva", "Almonte", "Lepe", "Isla Cristina", "Moguer", "Ayamonte", "Aracena", "Valverde",
    "Bollullos", "Cartaya", "Écija", "Utrera", "Lebrija", "Osuna", "Ronda", "Antequera", "Nerja",
    "Baza", "Guadix", "Lucena", "Cabra", "Priego", "Úbeda", "Linares", "Zafra", "Almendralejo",
    "Jerez de los Caballeros", "Llerena", "Trujillo", "Plasencia", "Coria", "Lorca", "Totana",
    "Caravaca", "Cieza", "Águilas", "Mazarrón", "Yecla",
)  # fmt: skip
STORM_TOWNS = ("Almonte", "Bollullos", "Moguer", "Lepe", "Cartaya")
STREETS = (
    "calle Real", "calle Nueva", "avenida de la Constitución", "calle Ancha", "calle del Pozo",
    "plaza de España", "calle San Sebastián", "calle Cervantes", "avenida de Andalucía",
    "calle La Fuente", "calle Santa Ana", "camino Viejo", "calle Pilarejo", "ronda del Puente",
)  # fmt: skip
