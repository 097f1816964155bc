"""Short, familiar and foreign forms of given names, and the names that they may stand for.

Facts about names, gathered by hand: Spain with Catalonia, Galicia and the Basque Country, Mexico,
and English. A form may stand for several names («Beto»); a name with two words is compound.
"""

from functools import lru_cache
from typing import Final

_TABLE: Final = """
adolfo: fito adolf
agustin: agus tin agusti austin
alberto: beto alber berto albert
alejandra: ale alex jandra sandra alexandra
alejandro: ale alex jandro alexandro alexandre alexander sandro alec
alfonso: fonso poncho alfons
alfredo: fredo alfred
alicia: ali licha alice
amparo: amparito
ana: anita ani anna ann anne annie
andrea: andre andreia
andres: andy andreu andrew drew
angel: angelito gelo
angela: angelita angie
antonia: tona toni antonieta tonia
antonio: tono toni antoni anton tony anthony tonin
araceli: ara celi
arturo: artur arthur art
asuncion: asun chon
aurelio: aurelito
beatriz: bea betty beatriu beatrice beatrix
begona: bego begoña
benito: beni
benjamin: ben benja benji
bernardo: nardo bernat bernard bernie
carlos: carlitos charly charlie carles charles chuck
carmen: carmela carmencita menchu carmina carme
carolina: caro caroline carol
catalina: cata caterina catherine cathy kate katie kathryn katherine kathy
cecilia: ceci chila
cesar: cesc
christopher: chris kit
concepcion: concha conchi conchita chon concepcio
consuelo: chelo chelito consu
cristina: cris cristi tina christina kristina
cristobal: tobal cristofol christopher
daniel: dani danny dan
daniela: dani
david: davit dave davy
diego: dieguito
dolores: lola loli lolita dolors
domingo: mingo domenec txomin
eduardo: edu lalo eduard edward eddie ed ted
elena: lena nena helena helen ellen
elisabeth: isabel lisa liz eli
elizabeth: liz beth betty lizzie eliza elisa betsy
emilia: emi mila
emilio: emi milo
encarnacion: encarna encarni
enrique: quique kike quico enric henry harry hank
ernesto: neto ernest
esperanza: espe pera
esther: ester
estefania: fani estefi stephanie
eugenio: genio eugeni eugene gene
eva: evita eve
federico: fede fico federic frederick fred freddy
felipe: pipe felip philip phil
felix: felis
fernando: fer nando fernan ferran
francisca: paca paqui pancha paquita francesca frances fran
francisco: paco fran pancho curro kiko quico frasco paquito francesc patxi fco frank xisco cisco
frederick: fred freddy
gabriel: gabi gabo gabe
gabriela: gabi gaby
gerardo: gera gerard
gloria: glorita
gonzalo: gonza gonçal chalo
gregorio: goyo grego gregori gregory greg
guadalupe: lupe lupita gpe
guillermo: guille memo willy guillem william
gustavo: gus tavo
hector: hec
humberto: beto berto
ignacio: nacho ignasi inaki
inmaculada: inma macu immaculada
inocencio: chencho
isabel: isa bel chabela isabella elisabet
isidro: sidro isidre
jacinto: chinto
jaime: jaume jimmy jaimito jim james
james: jim jimmy jamie
javier: javi xavier xavi xabier xabi
jennifer: jenny jen
jesus: chuy chus suso josu
jesusa: chusa
joaquin: quino ximo joaquim chimo quim kino
jorge: coque jordi george koke xurxo
jose: pepe pepito chepe josep joseph joe josé joxe xose pep
josefa: pepa fina josefina pepita chefa fefa
josefina: fina pepa chepina
joseph: joe joey
juan: juanito joan jon xoan john johnny jack juancho ion
juana: juanita joana jane joan
julia: julita
julian: juli julio
julio: juli julito juli
laura: lau laurita
leonardo: leo nardo leonard
leticia: leti
lorenzo: lencho llorenc lawrence larry
lourdes: lurdes
lucia: lucy luci llucia
luis: lucho lluis luisito koldo louis lewis luiz
luisa: luisita lluisa louise
magdalena: magda malena lena
manuel: manolo manu lolo manel manny nel
manuela: manoli manola manuelita
marcelino: chelino
marcos: marc mark marcus
margarita: marga rita margot mago margaret maggie meg peggy
maria: ma mary mari maruja marieta mia marie maryam maruxa miren
mariano: nano
mario: mayo
marta: martita martha
martin: marti
mateo: mateu matthew matt
matilde: mati
mercedes: merche meche merce merches chedes
miguel: miki miquel mikel michael mike mick migue
monica: moni
montserrat: montse
nicolas: nico colas nicolau nicholas nick
nuria: nuri
octavio: tavo
oscar: oscarin
pablo: pau paul pablito
patricia: patri paty pat patty tricia trish
paula: pau paulita
pedro: perico pere peter peio pete pedrito
pilar: pili piluca
purificacion: puri
rafael: rafa fali rafel rafi
ramon: moncho mon raimon
raquel: raque rachel
raul: rul
ricardo: ricky richi ricard richard rick dick
roberto: beto rober berto robert bob bobby rob tito
rodrigo: rodri roi
rodolfo: fito rudy rodolf rodo
rosa: rosita rosi rose
rosario: charo chayo rosi
ruben: rub
salvador: salva chava salvi
samuel: samu sam sammy
sandra: sandrita
santiago: santi chago jaume yago sant iago james
sebastian: sebas basti sebastia
sergio: sergi checo serge
silvia: silvi
sofia: sofi sophia sophie chofi
soledad: sole chole marisol
susana: susi susan sue susanna suzanne
teodoro: teo doro theodore ted
teresa: tere teresita maite resa terese theresa
thomas: tom tommy
timothy: tim
tomas: tomasito tom thomas tommy
trinidad: trini
valentin: valen
vanesa: vane vanessa
veronica: vero veronica
vicente: chente vicent vincent vicen
victor: vic vito
victoria: vicky vicki toya tori
virginia: vir ginny
william: bill will billy willie
yolanda: yoli
zacarias: zac zach
robert: bob bobby rob bert
richard: dick rick ricky rich
edward: ed eddie ted ned
margaret: maggie meg peggy
andrew: andy drew
anthony: tony
michael: mike mick
benedict: ben
alexander: alex sandy
patrick: pat paddy
nicholas: nick
matthew: matt
stephen: steve steven
samantha: sam
jonathan: jon
joshua: josh
gregory: greg
abigail: abby
deborah: deb debbie
jessica: jess jessie
kimberly: kim
pamela: pam
rebecca: becky
"""
_COMPOUND: Final = """
maricarmen: maria carmen
mamen: maria carmen
marisa: maria luisa
marilu: maria luisa
marisol: maria soledad
maite: maria teresa
mayte: maria teresa
maritere: maria teresa
marite: maria teresa
maripili: maria pilar
maripaz: maria paz
mariluz: maria luz
marijose: maria jose
majo: maria jose
mariajose: maria jose
mariangeles: maria angeles
mariant: maria antonia
marian: maria angeles
malu: maria luisa
malena: maria magdalena
maribel: maria isabel
marimar: maria mar
maripuri: maria purificacion
marifer: maria fernanda
mafer: maria fernanda
marife: maria fe
mariajesus: maria jesus
juanjo: juan jose
juanma: juan manuel
juanlu: juan luis
juanki: juan carlos
juanca: juan carlos
juancarlos: juan carlos
juanra: juan ramon
juampa: juan pablo
juanpa: juan pablo
juampe: juan pedro
juampi: juan pablo
juanan: juan antonio
juanfran: juan francisco
juanmi: juan miguel
josemari: jose maria
josema: jose maria
chema: jose maria
txema: jose maria
joseba: jose
joselu: jose luis
joseluis: jose luis
josean: jose antonio
josemi: jose miguel
josele: jose
luismi: luis miguel
luisja: luis javier
luisfer: luis fernando
anabel: ana isabel
anamari: ana maria
anamaria: ana maria
rosamari: rosa maria
rosamaria: rosa maria
miguelangel: miguel angel
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(forms.split())
        for name, _, forms in (line.partition(": ") for line in table.strip().splitlines())
    }


COMPOUND: Final = _read(_COMPOUND)
"""One written word that stands for two names."""


def _full_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, forms in _read(_TABLE).items():
        for form in (name, *forms):
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


FULL_NAMES: Final = _full_names()
"""Each form with the names that it may stand for, itself included when it is one."""


@lru_cache(maxsize=1 << 16)
def same_given_name(one: str, other: str) -> bool:
    """Whether two folded words may be the same given name: «paco» and «francisco».

    >>> same_given_name("paco", "francisco"), same_given_name("paco", "pablo")
    (True, False)
    """
    if one == other:
        return True
    return bool(FULL_NAMES.get(one, frozenset()) & FULL_NAMES.get(other, frozenset()))


def is_given_name(word: str) -> bool:
    """Whether a folded word is known as a given name or a form of one."""
    return word in FULL_NAMES or word in COMPOUND
